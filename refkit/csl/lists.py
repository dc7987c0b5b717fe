"""refkit's works through refkit's own processor: an item for each work, and entries as runs of text."""

from __future__ import annotations

import re
from collections import UserString
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from refkit.csl.cleaning import clean, noted
from refkit.csl.locales import find_locale
from refkit.csl.output import Bibliography, Entry, Run
from refkit.csl.processor import Processor, Style
from refkit.csl.processor.joining import Token
from refkit.errors import StyleError
from refkit.model import ArticleNumber, Problem, Work
from refkit.model.csl_item import to_csl
from refkit.model.work import DATE_VARIABLES, NAME_VARIABLES

# CSL means a word or sign by `annote`; in refkit's works it is what people wrote on a work, paragraphs of it, which
# go to the styles that have a place for them (`bibliography`).
_LEFT_OUT = frozenset({"note", "annote", "citation-key"})
_FIELDS = {
    ("font-style", "italic"): ("italic", True),
    ("font-style", "oblique"): ("italic", True),
    ("font-style", "normal"): ("italic", False),
    ("font-weight", "bold"): ("bold", True),
    ("font-weight", "normal"): ("bold", False),
    ("font-variant", "small-caps"): ("small_caps", True),
    ("font-variant", "normal"): ("small_caps", False),
    ("text-decoration", "underline"): ("underline", True),
    ("text-decoration", "none"): ("underline", False),
    ("vertical-align", "sup"): ("superscript", True),
    ("vertical-align", "sub"): ("subscript", True),
    ("vertical-align", "baseline"): ("superscript", False),
}
_PLAIN = Run("")


class Loaded(msgspec.Struct, frozen=True):
    """A style ready for use, and whether it prints CSL `note` as a block of its own: an annotation."""

    style: Style
    annotated: bool


def bibliography(
    works: Sequence[tuple[str, Work]],
    style_path: Path,
    locale: str | None = None,
    annotations: Mapping[str, Sequence[str]] | None = None,
) -> Bibliography:
    """`works` (key and work each) as a list in the independent style at `style_path`.

    annotations: key → paragraphs, which an annotated style prints behind the `note` of the work.

    Every work gives one entry, in the order of the style. Raises `StyleError` (the file is no style that sets a
    bibliography) and `UnknownName` (no such locale).
    """
    loaded = load(style_path)
    style = loaded.style
    tag = find_locale(locale) if locale else None
    said = annotations or {} if loaded.annotated else {}
    items = {str(index): _item(str(index), work, said.get(key, ())) for index, (key, work) in enumerate(works)}
    rendered, failed = _rendered(style, items, tag)
    if twice := [key for key, tokens in rendered.items() if _twice(items[key], works[int(key)][1], tokens)]:
        for key in twice:
            del items[key]["number"]
        rendered, failed = _rendered(style, items, tag)
    entries: list[Entry] = []
    problems: list[Problem] = []
    for key in dict.fromkeys([*rendered, *failed, *items]):
        name, work = works[int(key)]
        label, runs = _runs(rendered.get(key, []), work)
        if not any(char.isalnum() for run in runs for char in run.text):
            from refkit.csl.plain import plain_entry

            reason = failed.get(key, "gives no entry for it")
            problems.append(_problem(name, work, style_path.stem, reason))
            runs = plain_entry(work)
        entries.append(Entry(name, runs, label))
    options = style.bibliography.options if style.bibliography else {}
    spacing = options.get("entry-spacing", "1")
    return Bibliography(
        tuple(entries),
        tuple(problems),
        hanging_indent=options.get("hanging-indent") == "true",
        entry_spacing=int(spacing) if spacing.isdecimal() and len(spacing) < 3 else 1,
    )


def load(path: Path) -> Loaded:
    """The independent style at `path`. Raises `StyleError`."""
    return _load(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=16)
def _load(path: Path, changed: int) -> Loaded:
    """The style at `path`; a file that changed is read again."""
    from refkit.csl import style_file

    root = style_file.read(path)
    if (parent := style_file.parent(root)) is not None:
        raise StyleError(f"Style {path.name} only stands for {parent!r}; name that style instead.")
    style_file.check(root, path.name)
    try:
        return Loaded(Style(root, path.stem), style_file.annotated(root))
    except Exception as error:  # whatever a file that is no CSL makes the compiler do
        from refkit.csl import faults

        if said := faults.of_file(path):
            raise StyleError(said) from error
        if isinstance(error, StyleError):
            raise
        raise StyleError(f"Style {path.name} cannot be used ({type(error).__name__}); please report it.") from error


def _rendered(
    style: Style, items: Mapping[str, dict[str, Any]], locale: str | None
) -> tuple[dict[str, list[Token]], dict[str, str]]:
    """Tokens of each entry in order, and why the others have none. One that fails takes no other with it."""
    failed: dict[str, str] = {}
    try:
        rendered = dict(Processor(style, items.values(), locale).entries(failed=failed))
    except Exception:  # in sorting or telling apart: find out whose
        for key, item in items.items():
            try:
                Processor(style, [item], locale).entries()
            except Exception as error:
                failed[key] = type(error).__name__
        good = [item for key, item in items.items() if key not in failed]
        rendered = dict(Processor(style, good, locale).entries()) if failed else {}
    return rendered, {key: f"fails on it ({kind})" for key, kind in failed.items()}


def _item(key: str, work: Work, annotation: Sequence[str]) -> dict[str, Any]:
    """A work as a CSL-JSON item, cleaned of what is not for print; `annotation` (paragraphs) behind its note."""
    item: dict[str, Any] = {}
    for variable, value in to_csl(work).items():
        if variable in _LEFT_OUT:
            continue
        if variable in NAME_VARIABLES:
            names = [p for name in value if (p := {k: t for k, v in name.items() if (t := clean(str(v)))})]
            if names:  # the model has told particles and suffixes from the rest
                item[variable] = [{**name, "parse-names": False} for name in names]
        elif variable in DATE_VARIABLES:
            item[variable] = {**value, **({"literal": clean(value["literal"])} if "literal" in value else {})}
        elif text := clean(str(value)):
            item[variable] = text
    # An article number is printed by most styles where the pages go. APA, IEEE, NLM and Chicago print "Article
    # e15572" and the like when an article-journal has a `number`, and then leave `page` out, so it gets both.
    if isinstance(work.page, ArticleNumber) and work.type == "article-journal" and "page" in item:
        item.setdefault("number", item["page"])
    if note := noted(work, annotation):
        # Not a `str`, in which the processor would look for citeproc-js's "{:key: value}": this is a sentence.
        item["note"] = UserString(note)
    item["id"] = key
    return item


def _twice(item: Mapping[str, Any], work: Work, tokens: Sequence[Token]) -> bool:
    """Whether a style prints an article number as `number` and as `page` too."""
    if not isinstance(work.page, ArticleNumber) or item.get("number") != item.get("page"):
        return False
    text = "".join(token for token in tokens if isinstance(token, str))
    text = re.sub(r"https?://\S+|10\.\d{4,}/\S+", "", text)
    return len(re.findall(rf"(?<!\w){re.escape(item['page'])}(?!\w)", text)) > 1


def _runs(tokens: Sequence[Token], work: Work) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """(label, the rest) of an entry: formatting as fields of runs, display blocks as lines."""
    label: list[Run] = []
    runs: list[Run] = []
    target = runs
    stack = [_PLAIN]
    for token in tokens:
        if isinstance(token, str):
            _add(target, msgspec.structs.replace(stack[-1], text=token))
        elif token.key == "display":
            if token.value == "left-margin":
                target = label if token.opens else runs
            elif token.value in ("block", "indent") and runs and not runs[-1].text.endswith("\n"):
                _add(runs, Run("\n"))
        elif token.key == "quote":
            _add(target, msgspec.structs.replace(stack[-1], text=token.value))
        elif token.opens:
            field = _FIELDS.get((token.key, token.value))
            stack.append(msgspec.structs.replace(stack[-1], **{field[0]: field[1]}) if field else stack[-1])
        else:
            stack.pop()
    if work.doi is not None:
        # "<" and "#" cannot stand in an address.
        address = f"https://doi.org/{work.doi}"
        runs = [
            msgspec.structs.replace(run, text=run.text.replace(address, work.doi.url))
            if address in run.text
            else run
            for run in runs
        ]
    return _trimmed(label), _trimmed(runs)


def _add(runs: list[Run], run: Run) -> None:
    """`run` behind `runs`, joined to the last if it looks the same."""
    if runs and msgspec.structs.replace(runs[-1], text="") == msgspec.structs.replace(run, text=""):
        runs[-1] = msgspec.structs.replace(run, text=runs[-1].text + run.text)
    else:
        runs.append(run)


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """`runs` without white space at either end."""
    out = list(runs)
    while out and not out[0].text.strip():
        del out[0]
    while out and not out[-1].text.strip():
        del out[-1]
    if out:
        out[0] = msgspec.structs.replace(out[0], text=out[0].text.lstrip())
        out[-1] = msgspec.structs.replace(out[-1], text=out[-1].text.rstrip())
    return tuple(out)


def _problem(key: str, work: Work, style: str, reason: str) -> Problem:
    return Problem(
        code="style_failed",
        severity="warning",
        message=f"Style {style} {reason}; {key!r} is set plainly, check it by hand.",
        where=key,
        evidence=(work.title or str(work.doi or ""))[:200],
    )
