"""Library → .ris."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any

from refkit.formats.ris.table import LABELS, ROWS, TYPES, UNKNOWN_TYPE, Kind
from refkit.model import DOI, Abstract, ArticleNumber, Library, Name, Pages, PartialDate, Record, Work
from refkit.model.work import ATTRIBUTES
from refkit.text.notes import unsaid
from refkit.text.printable import one_line, paragraphs, sections

_SEASONS = ("Spring", "Summer", "Autumn", "Winter")

# Adds the lines of a value, each with its tag in front.
_Put = Callable[[Callable[[str], None], str, Any], None]


def write(library: Library) -> Iterator[str]:
    r"""A record after the other, lines ended by CR LF, each record by `ER  - `, a blank line between."""
    for key, record in library.items():
        yield _record(key, record)


def _record(key: str, record: Record) -> str:
    work = record.work
    ris_type, fetch, lines = _PLANS.get(work.type) or _PLANS["document"]
    out = [ris_type]
    add = out.append
    for value, (head, put) in zip(fetch(work), lines, strict=True):
        if not value:
            continue
        if put is None:
            # Most values are one printable line already; no other value may end the line.
            add(head + (value if value.isprintable() else one_line(value)))
        else:
            put(add, head, value)
    for finding in unsaid(record) if record.findings else ():
        add("N1  - " + _note(one_line(finding)))
    if key:
        add("M2  - Citation Key: " + one_line(key))
    add("ER  - \r\n\r\n")
    return "\r\n".join(out)


def _names(add: Callable[[str], None], head: str, value: tuple[Name, ...]) -> None:
    for name in value:
        if written := name_line(name):
            add(head + written)


def name_line(name: Name) -> str:
    """`Last, First, Suffix`; an organisation without a comma.

    The comma is what tells a person from an organisation. So a person of one name keeps one behind it
    ("Aristotle,"), and an organisation loses those in its name ("University of California, Berkeley" is
    written without): the words stay, in their order, and compare equal once punctuation is folded away.
    EndNote's own way out, a doubled comma, would make a person of it everywhere else.
    """
    if name.literal:
        return one_line(name.literal.replace(",", " "))
    family, given, suffix = name.family, name.given, name.suffix
    if name.dropping_particle or name.non_dropping_particle:
        family = " ".join(part for part in (name.dropping_particle, name.non_dropping_particle, family) if part)
    if "," in family or "," in given or "," in suffix:
        family, given, suffix = family.replace(",", " "), given.replace(",", " "), suffix.replace(",", " ")
    line = f"{family}, {given}, {suffix}" if suffix else f"{family}, {given}" if given else f"{family},"
    if not family:
        line = f"{given or suffix},"
    return line if line.isprintable() and "  " not in line else one_line(line)


def _date(add: Callable[[str], None], head: str, value: PartialDate) -> None:
    """The year in PY; month and day, or a season or words, in DA as `YYYY/MM/DD/other`."""
    if value.year is not None:
        add(f"PY  - {value.year:04d}")
    rest = ""
    if value.season or value.literal:
        rest = _SEASONS[value.season - 1] if value.season and 1 <= value.season <= 4 else one_line(value.literal)
        rest = rest.replace("/", " ")
    if value.month or rest:
        year = f"{value.year:04d}" if value.year is not None else ""
        add(f"{head}{year}/{_two(value.month)}/{_two(value.day)}/{rest}")


def _two(number: int | None) -> str:
    return _TWO_DIGITS[number] if number and 0 < number < 32 else ""


_TWO_DIGITS = tuple(f"{number:02d}" for number in range(32))


def _accessed(add: Callable[[str], None], head: str, value: PartialDate) -> None:
    if value.year is not None:
        add(f"{head}{value.year:04d}/{_two(value.month)}/{_two(value.day)}/")


def _pages(add: Callable[[str], None], head: str, value: Pages) -> None:
    """SP and EP; an article number is in SP alone, so that nobody makes a range of it."""
    if isinstance(value, ArticleNumber):
        add(head + one_line(value.number))
        return
    first, last = value.first, value.last
    add(head + (first if first.isprintable() else one_line(first)))
    if last:
        add("EP  - " + (last if last.isprintable() else one_line(last)))


def _numbers(add: Callable[[str], None], head: str, value: tuple[str, ...]) -> None:
    for number in value:
        add(head + (number if number.isprintable() else one_line(number)))


def _keywords(add: Callable[[str], None], head: str, value: tuple[str, ...]) -> None:
    """A line a keyword. Every reader parts a line at semicolons, so one inside is a comma. Zotero parts a
    single line at its commas too: it stands twice then, which is one tag there, and one keyword here."""
    joined = "".join(value)
    if len(value) > 1 and ";" not in joined and joined.isprintable() and all(value):
        for keyword in value:
            add(head + keyword)
        return
    written = [line for keyword in value if (line := one_line(keyword.replace(";", ",")))]
    if len(written) == 1 and "," in written[0]:
        written *= 2
    for keyword in written:
        add(head + keyword)


def _abstract(add: Callable[[str], None], head: str, value: Abstract) -> None:
    """One line; RIS has no paragraphs."""
    if line := " ".join(sections(value)):
        add(head + line)


def _doi(add: Callable[[str], None], head: str, value: DOI) -> None:
    text = value.text
    add(head + (text if text.isprintable() else one_line(text)))


def _notes(add: Callable[[str], None], head: str, value: str) -> None:
    for paragraph in paragraphs(value):
        add(head + _note(paragraph))


def _genre(add: Callable[[str], None], head: str, value: str) -> None:
    """The type of work, unless it looks like a DOI, which Zotero would prefer to the one in DO."""
    if "10." not in value:
        add(head + one_line(value))


_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ, "


def _note(text: str) -> str:
    """A note as HTML, which `<p>` says it is. A colon behind the name of a field is written as a character
    reference, or Zotero would take the note for that field: it asks what stands before the first colon."""
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    colon = text.find(":")
    while colon >= 0:
        before = text[max(0, colon - 40) : colon]
        label = before[len(before.rstrip(_LETTERS)) :]
        if label:
            if label.strip() in LABELS:
                text = f"{text[:colon]}&#58;{text[colon + 1 :]}"
            break
        colon = text.find(":", colon + 1)
    return f"<p>{text}</p>"


_PUT: dict[Kind, _Put | None] = {
    "text": None,
    "names": _names,
    "date": _date,
    "accessed": _accessed,
    "pages": _pages,
    "number": _numbers,
    "keywords": _keywords,
    "abstract": _abstract,
    "doi": _doi,
    "notes": _notes,
}

_Plan = tuple[str, Callable[[Work], tuple[Any, ...]], tuple[tuple[str, _Put | None], ...]]


def _plan(ris_type: str) -> _Plan:
    """What is written for a type: its first line, the attributes to fetch, and what is done with each."""
    attributes, lines = [], []
    seen: set[str] = set()
    for row in ROWS:
        holds = (not row.types or ris_type in row.types) and ris_type not in row.but
        # A tag has one meaning for a type, that of its first row; serial numbers and notes have two.
        if holds and row.kind != "key" and (row.tag not in seen or row.kind in ("number", "notes")):
            seen.add(row.tag)
            attributes.append(ATTRIBUTES[row.variable])
            lines.append((f"{row.tag}  - ", _genre if row.variable == "genre" else _PUT[row.kind]))
    return f"TY  - {ris_type}", attrgetter(*attributes), tuple(lines)


_PLANS: dict[str, _Plan] = {}
for _csl, _ris in TYPES:
    if _csl not in _PLANS:
        _PLANS[_csl] = _plan(_ris)
_PLANS.setdefault("document", _plan(UNKNOWN_TYPE))
