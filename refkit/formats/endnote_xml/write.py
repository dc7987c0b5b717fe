"""Library → EndNote's XML."""

from __future__ import annotations

from collections.abc import Iterator

from refkit.formats.endnote_types import NAME_OF, UNKNOWN
from refkit.formats.endnote_xml.table import ROWS, Row
from refkit.formats.tagged import dates, values
from refkit.formats.xml_elements import escape, pieces
from refkit.model import Library, Name, PartialDate, Record, Work
from refkit.model.work import ATTRIBUTES
from refkit.text.notes import unsaid
from refkit.text.printable import one_line, paragraphs, sections

_FACES = (("b", "bold"), ("i", "italic"), ("sup", "superscript"), ("sub", "subscript"))
_WRITTEN = tuple(row for row in ROWS if row.written)


def write(library: Library) -> Iterator[str]:
    """A `<record>` a record. Findings are research notes, each an element; the citation key is the label."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n'
    for number, (key, record) in enumerate(library.items(), 1):
        yield _record(number, key, record)
    yield "</records></xml>\n"


def _record(number: int, key: str, record: Record) -> str:
    work = record.work
    name, code = NAME_OF.get(work.type, UNKNOWN)
    out = [
        '<record><source-app name="refkit" version="1">refkit</source-app>'
        f'<rec-number>{number}</rec-number><ref-type name="{name}">{code}</ref-type>'
    ]
    opened: list[str] = []
    said: dict[str, str] = {}
    variables: set[str] = set()
    for row in _WRITTEN:
        if (row.types and work.type not in row.types) or row.variable in variables:
            continue
        if row.path in said and (row.kind != "serial"):
            continue
        variables.add(row.variable)
        inner = _inner(row, work)
        if row.kind == "serial" and row.path in said:
            continue
        if inner:
            said[row.path] = inner
            *groups, leaf = row.path.split("/")
            _open(out, opened, groups)
            out.append(inner if row.kind in ("names", "keywords", "date") else f"<{leaf}>{inner}</{leaf}>")
    _open(out, opened, [])
    out += (
        [f"<research-notes>{_note(one_line(said))}</research-notes>" for said in unsaid(record)]
        if record.findings
        else []
    )
    if key:
        out.append(f"<label>{escape(one_line(key))}</label>")
    out.append("</record>\n")
    return "".join(out)


def _open(out: list[str], opened: list[str], groups: list[str]) -> None:
    """Close the groups that end and open those that begin."""
    common = 0
    while common < min(len(opened), len(groups)) and opened[common] == groups[common]:
        common += 1
    while len(opened) > common:
        out.append(f"</{opened.pop()}>")
    for group in groups[common:]:
        opened.append(group)
        out.append(f"<{group}>")


def _inner(row: Row, work: Work) -> str:
    value = getattr(work, ATTRIBUTES[row.variable])
    if not value:
        return ""
    if row.kind == "names":
        return "".join(f"<author>{escape(line)}</author>" for name in value if (line := _name(name)))
    if row.kind == "keywords":
        return "".join(f"<keyword>{escape(one_line(word.replace(';', ',')))}</keyword>" for word in value)
    if row.kind == "date":
        return _date(value)
    if row.kind == "access":
        return escape(one_line(dates.write(value)))
    if row.kind == "serial":
        both = (*work.isbn, *work.issn)
        return escape(" ".join(map(one_line, both)))
    if row.kind == "rich":
        return "".join(map(_run, pieces(one_line(value))))
    if row.kind == "abstract":
        return escape("\n\n".join(sections(value)))
    if row.kind == "note":
        return "\n\n".join(map(_note, paragraphs(value)))
    return escape(one_line(str(value)))


def _name(name: Name) -> str:
    """`Family, Given, Suffix`; an organisation with a comma behind it, by which EndNote knows one."""
    return f"{one_line(name.literal.replace(',', ' '))}," if name.literal else values.person(name)


def _run(piece: tuple[str, frozenset[str]]) -> str:
    text, tags = piece
    if not tags:
        return escape(text)
    face = " ".join(word for tag, word in _FACES if tag in tags)
    return f'<style face="{face}" font="default" size="100%">{escape(text)}</style>'


def _date(value: PartialDate) -> str:
    if value.year is None:
        return f"<year>{escape(one_line(value.literal))}</year>"
    year = f"{value.year:04d}"
    more = dates.write(value).replace(year, "", 1).strip()
    return f"<year>{year}</year>" + (f"<pub-dates><date>{more}</date></pub-dates>" if more else "")


def _note(text: str) -> str:
    """A note is HTML for Zotero: what would be a tag or a reference in it is escaped once more."""
    return escape(text.replace("&", "&amp;").replace("<", "&lt;"))
