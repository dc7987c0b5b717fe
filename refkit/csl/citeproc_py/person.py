"""One name as CSL prints or sorts it. A dict of name-parts goes in, plain text comes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

Name = Mapping[str, str]
Style = Callable[[str, str], str]  # (name-part "given" or "family", text) → text with marks

# Scripts that put the family name first, without a space (specification 1.0.2, "Name-part Order").
_FAMILY_FIRST = re.compile(
    "[\u1100-\u11ff\u2e80-\u2fdf\u3005\u3007\u3040-\u30ff\u3130-\u318f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_ARTICLE = re.compile(r"(?i)(?:an?|the)\s+(?=\S)")


def family_first(name: Name) -> bool:
    """Whether the name is written in a script that puts the family name first (Han, kana, Hangul)."""
    return bool(_FAMILY_FIRST.match(name.get("family", "") + name.get("given", "")))


def shown(
    name: Name,
    *,
    short: bool,
    inverted: bool,
    separator: str,
    demoted: bool,
    initials: Callable[[str], str],
    style: Style,
) -> str:
    """A name for display.

    short:    family name and non-dropping particle only
    inverted: family name first ("Doe, Jane"), `separator` between
    demoted:  the non-dropping particle goes behind the given name ("Gogh, Vincent van")
    initials: what to do with a given name
    """
    if "literal" in name and "family" not in name:
        return style("family", name["literal"])
    family, given = name.get("family", ""), name.get("given", "")
    if family_first(name):
        return family if short else family + given
    particle, dropping = name.get("non-dropping-particle", ""), name.get("dropping-particle", "")
    suffix = name.get("suffix", "")
    if not family:
        return style("given", given) if given else suffix
    if short:
        return style("family", _joined(particle, family))
    given = initials(given) if given else ""
    if not inverted:
        return _joined(style("given", _joined(given, dropping)), style("family", _joined(particle, family)), suffix)
    if demoted:
        first, second = (
            style("family", family),
            style("given", " ".join(p for p in (given, dropping, particle) if p)),
        )
    else:
        first, second = style("family", _joined(particle, family)), style("given", _joined(given, dropping))
    return separator.join(part for part in (first, second, suffix) if part)


def sorted_by(name: Name, demoted: bool, short: bool = False, initials: Callable[[str], str] = str) -> str:
    """A name as a sort key (specification, "Name-part Order", sorting order), as much of it as is shown."""
    if "literal" in name and "family" not in name:
        return _ARTICLE.sub("", name["literal"], count=1) if _ARTICLE.match(name["literal"]) else name["literal"]
    particle, dropping = name.get("non-dropping-particle", ""), name.get("dropping-particle", "")
    family, given = name.get("family", ""), name.get("given", "")
    if short:
        return family if demoted else _joined(particle, family)
    given = initials(given) if given else ""
    if demoted:
        parts = (family, _joined(dropping, particle), given, name.get("suffix", ""))
    else:
        parts = (_joined(particle, family), dropping, given, name.get("suffix", ""))
    return " \t".join(parts).rstrip()


def _joined(*parts: str) -> str:
    """The parts with a space between, none after an apostrophe or hyphen ("d’" + "Alembert")."""
    text = ""
    for part in parts:
        if part:
            text += part if not text or text.endswith(("’", "'", "-", "\u2010")) else f" {part}"
    return text


_PIECE = re.compile(r"[^\s.]+\.?")


def initialized(given: str, mark: str, hyphen: bool, shorten: bool) -> str:
    """Given names as initials, each followed by `mark` ("Name", initialize-with).

    hyphen:  compound names keep it ("J.-L."), global option initialize-with-hyphen
    shorten: False leaves whole names and only sets `mark` after initials that stand there (initialize="false")
    """
    out = ""
    after_initial = False
    for word in re.sub(r"\s*[-\u2010\u2011]\s*", "-", given).split():
        text, is_initial = _compound(word, mark, hyphen, shorten)
        if not text:
            continue
        if out and not (is_initial and after_initial):  # names and particles stand apart, initials as `mark` says
            out = f"{out.rstrip()} "
        out += text
        after_initial = is_initial
    return re.sub(r"\s+", " ", out).strip()


def _compound(word: str, mark: str, hyphen: bool, shorten: bool) -> tuple[str, bool]:
    """A word with hyphens or without, and whether it came out as initials. "Jean-Luc" is two names, "Min-jun"
    one: a part in lower case has no initial of its own."""
    parts = [part for part in word.split("-") if part]
    done = [_initials(part, mark, shorten) for part in parts]
    if not done or not done[0][1]:
        return word.strip("-"), False
    kept = [text for text, is_initial in done if is_initial]
    if hyphen:
        return "-".join([*(text.rstrip() for text in kept[:-1]), kept[-1]]), True
    return "".join(kept), True


def _initials(word: str, mark: str, shorten: bool) -> tuple[str, bool]:
    """A word of a given name, and whether it came out as initials."""
    letters = [piece.rstrip(".") for piece in _PIECE.findall(word)]
    if not any(letters) or word == word.lower() != word.upper():
        return word, False  # a particle: "de", "van"
    crowded = letters[0].isupper() and len(letters[0]) <= 3  # initials as registries deposit them: "JA"
    if len(letters) == 1 and not crowded and (not word.endswith(".") or len(letters[0]) > 3):
        return (f"{letters[0][0]}{mark}", True) if shorten else (word, False)
    out = ""
    for letter in letters:
        if letter.isupper() and len(letter) <= 3:
            out += "".join(f"{capital}{mark}" for capital in letter)
        else:  # "Ph.", "Yu." are abbreviations as they stand; what is longer is cut
            out += f"{letter if len(letter) <= 3 else letter[0]}{mark}"
    return out, True
