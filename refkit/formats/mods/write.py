"""Library → MODS."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from refkit.formats.bibtex.values import date as iso
from refkit.formats.mods.table import DETAILS, NAMESPACE, OF_HOST, ROLES, ROWS, TYPES, Row
from refkit.formats.xml_elements import escape
from refkit.model import ArticleNumber, Library, Name, PartialDate, Record, Work
from refkit.model.work import ATTRIBUTES
from refkit.text.notes import unsaid
from refkit.text.printable import one_line, paragraphs, sections

_GENRE: dict[str, tuple[str, str]] = {}
for _csl, _genre, _resource in TYPES:
    _GENRE.setdefault(_csl, (_genre, _resource))
_CODE: dict[str, str] = {}
for _variable, _code, _ in ROLES:
    _CODE.setdefault(_variable, _code)
_CODE |= {"container-author": "aut", "collection-editor": "edt"}
_WRITTEN = tuple(row for row in ROWS if row.written)
_RELATED = ("host", "series")


def write(library: Library) -> Iterator[str]:
    """A `<mods>` a record. Findings are notes; the citation key is the identifier "citekey", as bibutils has it."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<modsCollection xmlns="{NAMESPACE}">\n'
    for key, record in library.items():
        yield _record(key, record)
    yield "</modsCollection>\n"


def _record(key: str, record: Record) -> str:
    work = record.work
    genre, resource = _GENRE.get(work.type, ("document", "text"))
    trees: dict[str, list[str]] = {"": [], "host": [], "series": []}
    for row in _WRITTEN:
        where, path = _place(row.path)
        value = key or work.citation_key if row.kind == "key" else getattr(work, ATTRIBUTES[row.variable])
        for inner in _inner(row, value) if value else ():
            trees[where].append(_wrapped(path, inner))
    trees[""] += [f"<note>{escape(one_line(note))}</note>" for note in unsaid(record)] if record.findings else []
    _add_names(work, trees)
    part = _part(work)
    trees["host" if trees["host"] else ""].append(part)
    kind = work.type or "document"
    out = [
        f'<mods><genre authority="csl">{escape(one_line(kind))}</genre><genre>{genre}</genre>'
        f"<typeOfResource>{resource}</typeOfResource>",
        *trees[""],
    ]
    related = ((name, "".join(trees[name])) for name in _RELATED)
    out += [f'<relatedItem type="{name}">{inner}</relatedItem>' for name, inner in related if inner]
    # One element holds all of the origin: no text can hold the marks, which are escaped there.
    return "".join([*out, "</mods>\n"]).replace("</originInfo><originInfo>", "")


def _place(path: str) -> tuple[str, str]:
    """Which item a path belongs to: the work (""), its host, its series; and the rest of the path."""
    for name in _RELATED:
        if path.startswith(f"relatedItem[type={name}]/"):
            return name, path.partition("/")[2]
    return "", path


def _wrapped(path: str, inner: str) -> str:
    """`inner` in the elements of a path."""
    for step in reversed(path.split("/")):
        name, _, condition = step.partition("[")
        attribute, _, value = condition.rstrip("]").partition("=")
        inner = f"<{name}{f' {attribute}={chr(34)}{value}{chr(34)}' if value else ''}>{inner}</{name}>"
    return inner


def _inner(row: Row, value: Any) -> list[str]:
    """What stands in an element each."""
    if row.kind == "title":
        return [f"<title>{escape(one_line(value))}</title>"]
    if row.kind in ("keywords", "serials"):
        return [escape(line) for word in value if (line := one_line(word))]
    if row.kind == "abstract":
        return [escape("\n\n".join(sections(value)))]
    if row.kind == "notes":
        return list(map(escape, paragraphs(value)))
    if row.kind == "date":
        return [escape(_date(value))]
    return [line] if (line := escape(one_line(str(value)))) else []


def _date(value: PartialDate) -> str:
    return one_line(value.literal if value.year is None else iso(value))


def _add_names(work: Work, trees: dict[str, list[str]]) -> None:
    hosted = bool(trees["host"])
    for variable, code in _CODE.items():
        for name in getattr(work, ATTRIBUTES[variable]):
            where = "host" if variable in OF_HOST and hosted else ""
            where = "series" if variable == "collection-editor" else where
            if variable == "container-author" and not hosted:
                where = "host"
            trees[where].append(_name(name, code))


def _name(name: Name, code: str) -> str:
    role = f'<role><roleTerm type="code" authority="marcrelator">{code}</roleTerm></role>'
    if name.literal:
        return f'<name type="corporate"><namePart>{escape(one_line(name.literal))}</namePart>{role}</name>'
    family = " ".join(part for part in (name.dropping_particle, name.non_dropping_particle, name.family) if part)
    parts = (("family", family), ("given", name.given), ("termsOfAddress", name.suffix))
    inner = "".join(
        f'<namePart type="{kind}">{escape(line)}</namePart>' for kind, text in parts if (line := one_line(text))
    )
    return f'<name type="personal">{inner}{role}</name>' if inner else ""


def _part(work: Work) -> str:
    """Volume, issue and pages."""
    out = []
    written = set()
    for kind, variable in DETAILS:
        value = one_line(getattr(work, ATTRIBUTES[variable]))
        if value and variable not in written:
            written.add(variable)
            out.append(f'<detail type="{kind}"><number>{escape(value)}</number></detail>')
    if isinstance(work.page, ArticleNumber):
        number = escape(one_line(work.page.number))
        out.append(f'<extent unit="pages"><list>{number}</list></extent>' if number else "")
    elif work.page is not None:
        first, last = escape(one_line(work.page.first)), escape(one_line(work.page.last))
        end = f"<end>{last}</end>" if last else ""
        out.append(f'<extent unit="pages"><start>{first}</start>{end}</extent>' if first else "")
    counted = escape(one_line(work.number_of_pages))
    extent = f"<physicalDescription><extent>{counted} p.</extent></physicalDescription>" if counted else ""
    return (f"<part>{''.join(out)}</part>" if any(out) else "") + extent
