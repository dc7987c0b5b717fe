"""One name, set (specification 1.0.2, "Name-part Order", "Name-part Formatting", "Particles", initialize-with)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from refkit.csl.processor.casing import text_case
from refkit.csl.processor.compiling import formatting
from refkit.csl.processor.context import Context
from refkit.csl.processor.initials import initials
from refkit.csl.processor.items import Person
from refkit.csl.processor.texts import pieces
from refkit.csl.processor.tree import Format, Node, Piece, plain

NONE, INITIALS, FULL = 0, 1, 2  # how much of a given name


class PartDress:
    """`cs:name-part`: formatting, case and affixes of the family or given name."""

    __slots__ = ("case", "fmt", "prefix", "suffix")

    def __init__(self, attrs: Mapping[str, Any]) -> None:
        self.fmt: Format = formatting(attrs)
        self.case = attrs.get("text-case") or ""
        self.prefix, self.suffix = attrs.get("prefix") or "", attrs.get("suffix") or ""


class PersonStyle:
    """How names of one `cs:name` are set.

    form:    long, short (count is no business of a single name)
    initial: what stands behind initials; None without `initialize-with`
    demote:  never, sort-only, display-and-sort
    """

    __slots__ = ("demote", "family", "form", "given", "hyphen", "initial", "initialize", "separator")

    def __init__(self, options: Mapping[str, str], parts: Mapping[str, Mapping[str, Any]], root: Any) -> None:
        self.form = options.get("form", "long")
        self.initial = options.get("initialize-with")
        self.initialize = options.get("initialize", "true") != "false"
        self.separator = options.get("sort-separator", ", ")
        self.hyphen = root.get("initialize-with-hyphen", "true") != "false"
        self.demote = root.get("demote-non-dropping-particle", "display-and-sort")
        self.family = PartDress(parts.get("family", {}))
        self.given = PartDress(parts.get("given", {}))

    def least(self) -> int:
        """How much of given names is shown without disambiguation."""
        if self.form == "short":
            return NONE
        return INITIALS if self.initial is not None and self.initialize else FULL


def given_name(person: Person, style: PersonStyle, level: int) -> str:
    """The given name at a level."""
    if level == NONE or not person.given:
        return ""
    if style.initial is None:
        return person.given
    return initials(person.given, style.initial, style.hyphen, level == INITIALS and style.initialize)


def set_person(person: Person, style: PersonStyle, level: int, inverted: bool, ctx: Context) -> Piece:
    """A name as it is printed. inverted: family name first. Set once, however often a person is named."""
    key = (style, level, inverted, ctx.sorting)
    found = person.set.get(key)
    if found is None:
        found = person.set[key] = _set(person, style, level, inverted, ctx)
    return found


def _set(person: Person, style: PersonStyle, level: int, inverted: bool, ctx: Context) -> Piece:
    if person.literal:
        return _part(person.literal, style.family.fmt, style.family.case, ctx) or person.literal
    given = given_name(person, style, level)
    if not person.roman:
        return _joined_east(person, style, given, level, ctx)
    family_part, given_part = style.family, style.given
    family = _part(person.family, family_part.fmt, family_part.case, ctx)
    particle = _part(person.non_dropping, family_part.fmt, family_part.case, ctx)
    if level == NONE:
        return _affixed([particle, family], family_part)
    first = _part(given, given_part.fmt, given_part.case, ctx)
    dropping = _part(person.dropping, given_part.fmt, given_part.case, ctx)
    suffix = _part(person.suffix, (), "", ctx)
    if inverted:
        demoted = style.demote == "display-and-sort" or (style.demote == "sort-only" and ctx.sorting)
        if demoted:
            behind = _affixed([first, dropping, particle], given_part)
            kids = [_affixed([family], family_part), behind, suffix]
        else:
            behind = _affixed([first, dropping], given_part)
            kids = [_affixed([particle, family], family_part), behind, suffix]
        found: list[Piece] = [kid for kid in kids if kid and not _blank(kid)]
        return found[0] if len(found) == 1 else Node(found, delim=" " if ctx.sorting else style.separator)
    if person.static:
        return _spaced([_affixed([particle, family], family_part), _affixed([first], given_part)])
    if suffix and person.comma_suffix:
        family_first = _affixed([dropping, particle, family], family_part)
        return Node([_spaced([_affixed([first], given_part), family_first]), suffix], delim=", ")
    return _spaced([_affixed([first], given_part), _affixed([dropping, particle, family, suffix], family_part)])


def _blank(piece: Piece) -> bool:
    return isinstance(piece, Node) and not piece.kids


def _joined_east(person: Person, style: PersonStyle, given: str, level: int, ctx: Context) -> Piece:
    """Names in scripts without name-part spaces: family and given name together, in that order."""
    family = _affixed([_part(person.family, style.family.fmt, style.family.case, ctx)], style.family)
    behind = _affixed([_part(person.given if given else "", style.given.fmt, style.given.case, ctx)], style.given)
    kids = [piece for piece in (family, behind) if piece and not _blank(piece)]
    return kids[0] if len(kids) == 1 else Node(kids)


def _part(text: str, fmt: Format, case: str, ctx: Context) -> Piece | None:
    """A name-part, formatted."""
    if not text:
        return None
    parsed = pieces(text, ctx)
    if case:
        parsed = text_case(parsed, case)
    if fmt:
        return Node(parsed, fmt)
    return parsed[0] if len(parsed) == 1 else Node(parsed)


def _affixed(kids: list[Piece | None], dress: PartDress) -> Piece:
    """Parts with spaces between them, in the affixes of a name-part."""
    body = _spaced(kids)
    if (dress.prefix or dress.suffix) and body and not _blank(body):
        return Node([body], (), dress.prefix, dress.suffix)
    return body


def _spaced(kids: list[Piece | None]) -> Piece:
    """Parts with a space between them, but none behind an apostrophe or hyphen that ends a particle."""
    found: list[Piece] = [kid for kid in kids if kid and not _blank(kid)]
    if not found:
        return ""
    if len(found) == 1:
        return found[0]
    if all(isinstance(kid, str) for kid in found):
        out = ""
        for kid in found:
            out += kid if not out or _clings(out) else f" {kid}"  # type: ignore[operator]
        return out
    body: list[Piece] = []
    for kid in found:
        if body and not _clings(plain(body[-1])):
            body.append(" ")
        body.append(kid)
    return Node(body)


def _clings(text: str) -> bool:
    word = text.rsplit(" ", 1)[-1]
    if text[-1:].isspace():
        return True
    return text[-1:] in "'’ʻ-\u2010" and (len(word) <= 3 or word[:1].islower())
