r"""Lists of names in the grammar of BibTeX (btxdoc, section 4) ⇄ `Name`.

    von Last, First      von Last, Jr, First      First von Last      {An organisation and its name}

Names with commas are taken apart here; where the "von" begins in a name without a comma says pybtex's grammar.
"""

from __future__ import annotations

import re
from functools import lru_cache

from refkit.model import Name
from refkit.text import latex
from refkit.text.printable import one_line

_MARK = re.compile(r"\\.|[{}]|(?<=\s)and(?=\s)", re.IGNORECASE | re.DOTALL)
_PIECE = re.compile(r"\\.|[{},]", re.DOTALL)
_EXTENDED = re.compile(r"\s*(family|given|prefix|suffix)(?:-i)?\s*=\s*", re.IGNORECASE)
_PLAIN = re.compile(r"[^{}\\$~]*")
# Longer or deeper than any name: pybtex would recurse, and take time that grows with the square.
_LONGEST, _DEEPEST = 400, 20


def split(text: str) -> list[tuple[int, int]]:
    """Where each name of a list stands: names are parted by "and" outside braces. Empty ones are left out."""
    cuts, depth, start = [], 0, 0
    if (
        "{" not in text
        and "\\" not in text
        and text.isprintable()
        and text.lower().count(" and ") == text.count(" and ")
    ):
        while (found := text.find(" and ", start)) >= 0:
            cuts.append((start, found))
            start = found + 4  # the blank behind it may be that before another one
        return _stripped(text, [*cuts, (start, len(text))])
    for match in _MARK.finditer(text):
        mark = match.group()
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth = max(0, depth - 1)
        elif depth == 0 and mark[0] != "\\":
            cuts.append((start, match.start()))
            start = match.end()
    return _stripped(text, [*cuts, (start, len(text))])


def _stripped(text: str, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans = []
    for begin, end in cuts:
        piece = text[begin:end]
        stripped = piece.strip()
        if stripped:
            begin += len(piece) - len(piece.lstrip())
            spans.append((begin, begin + len(stripped)))
    return spans


@lru_cache(maxsize=20_000)
def parse(text: str) -> Name | None:
    """One name. Braces around the whole make it an organisation; a particle stays with the family name.

    None for a name without a letter. A name that no grammar can take apart is kept whole, as `literal`.
    """
    text = " ".join(text.split())
    inner = _braced(text)
    if inner is not None:
        literal = _plain(inner)
        return Name(literal=literal) if literal else None
    pieces = _commas(text)
    if len(pieces) == 1:
        return _first_von_last(text)
    if all(_EXTENDED.match(piece) for piece in pieces):
        return _extended(pieces)
    family, *suffix, given = [_plain(piece) for piece in pieces]
    if not family:
        family, given = given, ""
    return Name(family=family, given=given, suffix=", ".join(part for part in suffix if part)) if family else None


def _plain(text: str) -> str:
    """What a part of a name says; a tie (`~`) is a blank between names."""
    if not _PLAIN.fullmatch(text):
        text = latex.decode(text).replace("\u00a0", " ")
    return " ".join(text.split())


def _braced(text: str) -> str | None:
    """What stands in the braces if one pair encloses all of `text`."""
    if not (text.startswith("{") and text.endswith("}")):
        return None
    depth = 0
    for match in _PIECE.finditer(text):
        mark = match.group()
        depth += (mark == "{") - (mark == "}")
        if depth == 0 and match.end() < len(text):
            return None
    return text[1:-1] if depth == 0 else None


def _commas(text: str) -> list[str]:
    """The parts between the commas outside braces; what follows a third comma belongs to the first names."""
    pieces: list[str] = []
    depth, start = 0, 0
    for match in _PIECE.finditer(text):
        mark = match.group()
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth = max(0, depth - 1)
        elif mark == "," and depth == 0 and len(pieces) < 2:
            pieces.append(text[start : match.start()])
            start = match.end()
    return [*pieces, text[start:]]


def _extended(pieces: list[str]) -> Name | None:
    """Biblatex's extended format: `family=Berg, given=Jan, prefix=van der` (biblatex manual, 3.5)."""
    parts: dict[str, str] = {}
    for piece in pieces:
        match = _EXTENDED.match(piece)
        if match:
            parts.setdefault(match[1].lower(), _plain(_unquoted(piece[match.end() :].strip())))
    family = " ".join(part for part in (parts.get("prefix", ""), parts.get("family", "")) if part)
    name = Name(family=family, given=parts.get("given", ""), suffix=parts.get("suffix", ""))
    return name if name != Name() else None


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text


def _first_von_last(text: str) -> Name | None:
    if len(text) > _LONGEST or text.count("{") > _DEEPEST:
        return Name(literal=_plain(text)) if _plain(text) else None
    if " " not in text and "~" not in text:
        family = _plain(text)
        return Name(family=family) if family else None
    from pybtex.database import Person

    try:
        person = Person(text)
    except Exception:  # its grammar has no name for what it refuses; the words are kept
        return Name(literal=_plain(text)) if _plain(text) else None
    family = _plain(" ".join(person.prelast_names + person.last_names))
    given = _plain(" ".join(person.first_names + person.middle_names))
    if not family:
        family, given = given, ""
    return Name(family=family, given=given) if family else None


_NEEDS_BRACES = re.compile(r"[,=]|\b(?:and|others)\b", re.IGNORECASE)


_RESERVED = ("and", "others")


def write(name: Name) -> str:
    """`name` as BibTeX has it, in LaTeX; "" for a name without a letter.

    Particles lead ("van der Berg, Jr, Jan"), as BibTeX knows no other place for them. A part that holds a
    comma or an "and" is braced. An organisation is braced whole. So is a single name of several words
    ("Leonardo da Vinci" without a family name), which BibTeX would take apart; it reads back as an
    organisation, for BibTeX has no other word for it.
    """
    if name.literal:
        literal = latex.encode(one_line(name.literal))
        return f"{{{literal}}}" if literal else ""
    family = name.family
    if name.dropping_particle or name.non_dropping_particle:
        family = " ".join([p for p in (name.dropping_particle, name.non_dropping_particle, family) if p])
    family = _part(family)
    given = _part(name.given)
    if family and given and not name.suffix:
        return f"{family}, {given}"
    suffix = _part(name.suffix)
    if not family:
        family, given = given, ""
    if not family:
        return suffix and f"{{{suffix}}}"
    if suffix:
        return f"{family}, {suffix}, {given or '{}'}"
    if given:
        return f"{family}, {given}"
    return f"{{{family}}}" if " " in family and family[0] != "{" else family


def _part(text: str) -> str:
    if text.isalpha() and text.lower() not in _RESERVED:
        return text  # most names
    if not text:
        return ""
    encoded = latex.encode(one_line(text))
    return f"{{{encoded}}}" if _NEEDS_BRACES.search(encoded) else encoded
