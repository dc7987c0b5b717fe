"""A library → the rows of an evidence table. No CSL style is asked: a table has columns."""

from __future__ import annotations

import msgspec

from refkit.documents import Options
from refkit.documents.entries import language
from refkit.documents.notices import notices
from refkit.documents.origins import origins
from refkit.documents.own_words import own_words
from refkit.documents.printable import clean, plain_title
from refkit.documents.quotations import Quotation, absence, quotations, tallies
from refkit.documents.side_file import Paragraph
from refkit.model import Library, Record
from refkit.text.missing import lost_names, missing

_NAMED = 3  # authors that are named; of more, the first and "et al."
_LAST_YEAR = 10**6  # where a work without a year stands


class Row(msgspec.Struct, frozen=True):
    """One work. Everything is plain text on one line, "" or () where nothing is known.

    year:      as it is known, a number if it is one
    authors:   as a table names them: three at most
    found:     its own findings; `absence` why there is none
    citing:    what citing papers say; `tallies` what the page counts
    read_in:   pages and files, each with its reader
    mentioned: whether pages only list it
    """

    key: str
    year: str
    authors: str
    title: str
    journal: str
    doi: str
    address: str
    language: str
    annotation: tuple[Paragraph, ...]
    found: tuple[Quotation, ...]
    absence: str
    citing: tuple[Quotation, ...]
    tallies: str
    notices: tuple[str, ...]
    read_in: tuple[str, ...]
    missing: tuple[str, ...]
    mentioned: bool


def title_of(options: Options) -> str:
    """The title of the table."""
    return clean(options.title) or "Evidence table"


def rows(library: Library, options: Options) -> list[Row]:
    """A row for each work, the oldest first, those without a year last; in a year by author and title."""
    made = [(_order(key, record), _row(key, record, options)) for key, record in library.items()]
    return [row for _, row in sorted(made, key=lambda pair: pair[0])]


def _order(key: str, record: Record) -> tuple[int, str, str, str]:
    issued = record.work.issued
    year = issued.year if issued and issued.year is not None else _LAST_YEAR
    names = record.work.author or record.work.editor
    return year, str(names[0]).casefold() if names else "\U0010ffff", record.work.title.casefold(), key


def _row(key: str, record: Record, options: Options) -> Row:
    work = record.work
    issued = work.issued
    found, citing = quotations(record) if options.findings else ((), ())
    return Row(
        key=clean(key),
        year=(str(issued.year) if issued.year is not None else clean(issued.literal)) if issued else "",
        authors=_authors(record),
        title=plain_title(work.title),
        journal=plain_title(work.container_title or work.container_title_short),
        doi=clean(str(work.doi)) if work.doi else "",
        address=work.doi.url if work.doi else "",
        language=language(record),
        annotation=own_words(record, options.annotations.get(key, ()))[0],
        found=found,
        absence=absence(record) if options.findings and not found else "",
        citing=citing,
        tallies=tallies(record.context) if options.findings else "",
        notices=notices(record),
        read_in=tuple(f"{origin.ref} ({origin.reader})" for origin in origins(record)),
        missing=tuple(missing(record)),
        mentioned=record.role == "mentioned",
    )


def _authors(record: Record) -> str:
    names = [clean(name.literal or f"{name.non_dropping_particle} {name.family}") for name in record.work.author]
    names = [name for name in names if name]
    if not names:
        return clean(lost_names(record))
    if len(names) > _NAMED:
        return f"{names[0]} et al."
    return ", ".join(names[:-1]) + (" & " if len(names) > 1 else "") + names[-1]
