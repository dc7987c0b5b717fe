"""Library → Web of Science's tagged text, as CiteSpace, VOSviewer and bibliometrix read it."""

from __future__ import annotations

from collections.abc import Iterator

from refkit.formats.tagged import dates, values
from refkit.formats.tagged.rows import Kind
from refkit.formats.tagged.wos.table import ROWS, TYPES
from refkit.model import DOI, ArticleNumber, Library, Name, Pages, PartialDate, Record
from refkit.text.printable import one_line

# Where a group of authors and an article number stand.
_APART = {"AF": "CA", "BP": "AR"}
_LISTS = frozenset({"AU", "AF", "BE", "BF", "CA"})
_TYPES: dict[str, tuple[str, str]] = {}
for _csl, _pt, _dt in TYPES:
    _TYPES.setdefault(_csl, (_pt, _dt))


def write(library: Library) -> Iterator[str]:
    """A reference a record, from `PT` to `ER`. The format has no place for notes, addresses and citation keys."""
    yield "FN refkit\nVR 1.0\n"
    for record in library.records:
        yield _reference(record)
    yield "EF\n"


def _reference(record: Record) -> str:
    work = record.work
    kind, document = _TYPES.get(work.type, ("J", ""))
    out = [f"PT {kind}", *_short(work.author, "AU")]
    last = ""
    for tag, line in values.written(work, work.type if work.type in _TYPES else "document", ROWS, _PUT):
        if line.startswith("\x00"):  # a group of authors, an article number
            tag, line = _APART.get(tag, tag), line[1:]
        if tag == "PY" and work.issued is not None and work.issued.year is not None:
            if rest := line.replace(f"{work.issued.year:04d}", "", 1).strip():
                out.append(f"PD {rest}")
            line = f"{work.issued.year:04d}"
        if tag == "BP" and "\x00" in line:
            first, _, end = line.partition("\x00")
            out += [f"BP {first}", f"EP {end}"]
            continue
        out.append(f"   {line}" if tag == last and tag in _LISTS else f"{tag} {line}")
        last = tag
    if document:
        out.append(f"DT {document}")
    return "\n".join([*out, "ER", "", ""])


def _names(value: tuple[Name, ...]) -> list[str]:
    return [f"\x00{one_line(name.literal)}" if name.literal else values.person(name) for name in value]


def _short(people: tuple[Name, ...], tag: str) -> list[str]:
    """The names as `Family, AB`, which programs that know no full names read."""
    lines: list[str] = []
    for name in people:
        family, _, rest = values.person(name).partition(", ")
        given = rest.partition(", ")[0].replace(".", " ").replace("-", " ")
        initials = "".join(part[0] for part in given.split() if part[0].isalpha())
        if family and not name.literal:
            lines.append(f"{'  ' if lines else tag} {family}{', ' + initials if initials else ''}")
    return lines


def _date(value: PartialDate) -> list[str]:
    return [one_line(dates.write(value))]


def _pages(value: Pages) -> list[str]:
    """First and last page, parted by a NUL; an article number behind one."""
    if isinstance(value, ArticleNumber):
        return [f"\x00{one_line(value.number)}"]
    return [f"{one_line(value.first)}\x00{one_line(value.last)}" if value.last else one_line(value.first)]


def _keywords(value: tuple[str, ...]) -> list[str]:
    return ["; ".join(one_line(word.replace(";", ",")) for word in value)]


def _serials(value: tuple[str, ...]) -> list[str]:
    return ["; ".join(map(one_line, value))]


def _doi(value: DOI) -> list[str]:
    return [one_line(value.text)]


_PUT: dict[Kind, values.Put] = {
    "text": values.text,
    "names": _names,
    "date": _date,
    "pages": _pages,
    "number": _serials,
    "keywords": _keywords,
    "abstract": values.abstract,
    "doi": _doi,
}
