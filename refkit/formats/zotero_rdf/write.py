"""Library → Zotero RDF."""

from __future__ import annotations

from collections.abc import Iterator

from refkit.formats.bibtex.values import date as iso
from refkit.formats.xml_elements import escape
from refkit.formats.zotero_rdf.table import NAMES, NAMESPACES, ROWS, TYPES, Row
from refkit.model import Library, Name, PartialDate, Record, Work
from refkit.model.work import ATTRIBUTES
from refkit.text.notes import unsaid
from refkit.text.printable import one_line, paragraphs, sections

_FORMAT = "zotero-rdf"
_OF: dict[str, tuple[str, str, str]] = {}
for _csl, _zotero, _element, _host in TYPES:
    _OF.setdefault(_csl, (_zotero, _element, _host))
_HOLDERS: dict[str, str] = {}
for _variable, _holder in NAMES:
    _HOLDERS.setdefault(_variable, _holder)


def write(library: Library) -> Iterator[str]:
    """An item a record, each note with the link by which Zotero files it under its item; collections at the end."""
    declared = "\n ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF {declared}>\n'
    collections: dict[str, list[str]] = {}
    for number, (key, record) in enumerate(library.items(), 1):
        address = f"#item_{number}"
        for claim in record.claims:
            if claim.field == "other-fields":
                for other in claim.value:
                    if other.format == _FORMAT and other.name == "collection":
                        collections.setdefault(other.value, []).append(address)
        yield _item(key, record, address)
    yield from _collections(collections)
    yield "</rdf:RDF>\n"


def _item(key: str, record: Record, address: str) -> str:
    work = record.work
    zotero, element, host = _OF.get(work.type, _OF["document"])
    parts: dict[str, list[str]] = {"": [f"<z:itemType>{zotero}</z:itemType>"], ">": [], ">>": []}
    said: set[str] = set()
    for row in ROWS:
        depth = row.path[: len(row.path) - len(row.path.lstrip(">"))]
        if (
            (row.types and work.type not in row.types)
            or row.variable in said
            or (row.path in said and row.kind == "text")
        ):
            continue
        said |= {row.variable, row.path}
        value = key or work.citation_key if row.kind == "key" else getattr(work, ATTRIBUTES[row.variable])
        for inner in _inner(row, value) if value else ():
            parts[depth].append(_wrapped(row.path.lstrip(">"), inner))
    own = parts[""]
    own += _publisher(work)
    for variable, holder in _HOLDERS.items():
        people = [_person(name) for name in getattr(work, ATTRIBUTES[variable])]
        if any(people):
            listed = "".join(f"<rdf:li>{person}</rdf:li>" for person in people if person)
            own.append(f"<{holder}><rdf:Seq>{listed}</rdf:Seq></{holder}>")
    notes = [*paragraphs(work.annote), *(map(one_line, unsaid(record)) if record.findings else ())]
    memos = []
    for number, note in enumerate(notes, 1):
        link = f"{address}_note_{number}"
        own.append(f'<dcterms:isReferencedBy rdf:resource="{link}"/>')
        memos.append(f'<bib:Memo rdf:about="{link}"><rdf:value>{_html(note)}</rdf:value></bib:Memo>\n')
    series = f"<dcterms:isPartOf><bib:Series>{''.join(parts['>>'])}</bib:Series></dcterms:isPartOf>"
    within = "".join(parts[">"]) + (series if parts[">>"] else "")
    if parts[">"] or (parts[">>"] and host):
        holder = host or "bib:Journal"
        own.append(f"<dcterms:isPartOf><{holder}>{within}</{holder}></dcterms:isPartOf>")
    elif parts[">>"]:
        own.append(series)
    return f'<{element} rdf:about="{address}">{"".join(own)}</{element}>\n' + "".join(memos)


def _wrapped(path: str, inner: str) -> str:
    for step in reversed(path.split("/")):
        inner = f"<{step}>{inner}</{step}>"
    return inner


def _inner(row: Row, value: object) -> list[str]:
    """What stands in an element each."""
    if row.kind in ("issn", "isbn"):
        assert isinstance(value, tuple)  # noqa: S101 - the type of the variable
        return [f"{row.kind.upper()} {escape(' '.join(map(one_line, value)))}"]
    if row.kind == "keywords":
        assert isinstance(value, tuple)  # noqa: S101
        return [escape(line) for word in value if (line := one_line(word))]
    if row.kind == "doi":
        return [f"DOI {escape(one_line(str(value)))}"]
    if row.kind == "date":
        assert isinstance(value, PartialDate)  # noqa: S101
        return [escape(one_line(value.literal if value.year is None else iso(value)))]
    if row.kind == "abstract":
        return [escape("\n\n".join(sections(value)))]  # type: ignore[arg-type]
    if row.kind == "note":
        return ["\n\n".join(map(escape, paragraphs(str(value))))]
    return [line] if (line := escape(one_line(str(value)))) else []


def _publisher(work: Work) -> list[str]:
    place, name = escape(one_line(work.publisher_place)), escape(one_line(work.publisher))
    where = f"<vcard:adr><vcard:Address><vcard:locality>{place}</vcard:locality></vcard:Address></vcard:adr>"
    inner = (where if place else "") + (f"<foaf:name>{name}</foaf:name>" if name else "")
    return [f"<dc:publisher><foaf:Organization>{inner}</foaf:Organization></dc:publisher>"] if inner else []


def _person(name: Name) -> str:
    """Zotero takes a name without a given one for an organisation's, and knows no suffix: it goes to the given."""
    family = " ".join(part for part in (name.dropping_particle, name.non_dropping_particle, name.family) if part)
    family = one_line(name.literal or family)
    given = one_line(", ".join(part for part in (name.given, name.suffix) if part)) if not name.literal else ""
    if not family:
        family, given = given, ""
    inner = f"<foaf:surname>{escape(family)}</foaf:surname>"
    if given:
        inner += f"<foaf:givenName>{escape(given)}</foaf:givenName>"
    return f"<foaf:Person>{inner}</foaf:Person>" if family else ""


def _html(note: str) -> str:
    """A note is HTML, escaped as any text is."""
    plain = note.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escape(f"<p>{plain}</p>")


def _collections(found: dict[str, list[str]]) -> Iterator[str]:
    """The collections, with those around them."""
    members: dict[str, list[str]] = {}
    for path, items in found.items():
        members.setdefault(path, []).extend(items)
        while "/" in path:
            path, inside = path.rpartition("/")[0], path
            above = members.setdefault(path, [])
            if inside not in above:
                above.append(inside)
    addresses = {path: f"#collection_{number}" for number, path in enumerate(members, 1)}
    for path, its in members.items():
        title = escape(one_line(path.rpartition("/")[2]))
        inner = "".join(f'<dcterms:hasPart rdf:resource="{addresses.get(item, item)}"/>' for item in its)
        yield f'<z:Collection rdf:about="{addresses[path]}"><dc:title>{title}</dc:title>{inner}</z:Collection>\n'
