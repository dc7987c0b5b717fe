"""The evidence table as one HTML file that stands alone; on a narrow screen each row is a card."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from refkit.documents import Document, Options
from refkit.documents.evidence.pictures import pictures
from refkit.documents.evidence.rows import Row, rows, title_of
from refkit.documents.page import foot, head
from refkit.documents.printable import plural
from refkit.documents.prose import own_words
from refkit.documents.quotations import Quotation
from refkit.model import Library

# Heading → class of its cells, which have the widths.
_CSS = {
    "Year": "year", "Work": "work", "Journal": "journal", "Annotation": "annotation", "What was found": "found",
    "Cited by and how": "citing", "Where it was read": "read",
}  # fmt: skip
_YEAR = re.compile(r"[0-9]{1,4}")
_SHOWN = 1  # statements of citing papers that are open to the eye; the others fold


def write(library: Library, options: Options) -> Iterator[str]:
    """The file, a row a piece."""
    found = rows(library, options)
    yield head(title_of(options), _summary(found, options), "evidence.css")
    yield from pictures(library)
    yield "<main>\n"
    if found:
        names = _columns(found, options)
        heads = "".join(f'<th class="{_CSS[name]}" scope="col" role="columnheader">{name}</th>' for name in names)
        yield f'<table role="table">\n<thead role="rowgroup"><tr role="row">{heads}</tr></thead>\n'
        yield '<tbody role="rowgroup">\n'
        for row in found:
            yield _row(row, names)
        yield "</tbody>\n</table>\n"
    yield f"</main>\n{foot()}"


def _columns(found: Sequence[Row], options: Options) -> list[str]:
    """The headings: that of annotations if there are any, and none of findings that are switched off."""
    annotated = ["Annotation"] if any(row.annotation for row in found) else []
    findings = ["What was found", "Cited by and how"] if options.findings else []
    return ["Year", "Work", "Journal", *annotated, *findings, "Where it was read"]


def _summary(found: Sequence[Row], options: Options) -> str:
    if not found:
        return "No works."
    parts = [plural(len(found), "work")]
    years = sorted(int(row.year) for row in found if _YEAR.fullmatch(row.year))
    if years:
        parts.append(f"{years[0]}–{years[-1]}" if years[0] != years[-1] else str(years[0]))
    if options.findings:
        parts.append(f"{sum(bool(row.found) for row in found)} with a stated finding")
    noticed = sum(bool(row.notices) for row in found)
    if noticed:
        parts.append(f"{noticed} with a notice or a contradiction")
    return ", ".join(parts) + "."


def _row(row: Row, names: Sequence[str]) -> str:
    cells = {
        "Year": escape(row.year),
        "Journal": escape(row.journal),
        "What was found": "".join(_found(row)),
        "Annotation": "".join(own_words(row.annotation)) if row.annotation else "",
        "Cited by and how": "".join(_citing(row)),
        "Where it was read": "".join(_read_in(row)),
    }
    pieces = []
    for name in names:
        if name == "Work":
            pieces.append(f'<th class="work" scope="row" role="rowheader">{"".join(_work(row))}</th>\n')
        else:
            css = _CSS[name] if cells[name] else f"{_CSS[name]} empty"
            pieces.append(f'<td class="{css}" role="cell" data-label="{name}">{cells[name]}</td>\n')
    return f'<tr role="row">\n{"".join(pieces)}</tr>\n'


def _lang(row: Row) -> str:
    return f' lang="{escape(row.language)}"' if row.language else ""


def _work(row: Row) -> Iterator[str]:
    if row.authors:
        yield f'<span class="authors">{escape(row.authors)}</span> '
    yield f'<cite class="title"{_lang(row)}>{escape(row.title or row.key)}</cite>'
    if row.doi:
        yield f'<a class="doi" href="{escape(row.address)}">{escape(row.doi)}</a>'
    yield from (f'<span class="notice">{escape(notice)}</span>' for notice in row.notices)


def _found(row: Row) -> Iterator[str]:
    for quotation in row.found:
        yield _figure(quotation, _lang(row))
    if row.absence:
        yield f'<p class="absent">{escape(row.absence)}</p>'


def _citing(row: Row) -> Iterator[str]:
    if row.tallies:
        yield f'<p class="tallies">As the page counts: {escape(row.tallies)}.</p>'
    yield from (_figure(quotation) for quotation in row.citing[:_SHOWN])
    if more := row.citing[_SHOWN:]:
        yield f"<details><summary>{len(more)} more</summary>{''.join(map(_figure, more))}</details>"


def _figure(quotation: Quotation, lang: str = "") -> str:
    about = f", {escape(quotation.about)}" if quotation.about else ""
    kind = f'<span class="kind" title="{escape(quotation.why)}">{escape(quotation.kind)}</span>'
    return (
        f"<figure><blockquote{lang}><p>{escape(quotation.text)}</p></blockquote>"
        f"<figcaption>{kind}{about} · {escape(quotation.place)}</figcaption></figure>"
    )


def _read_in(row: Row) -> Iterator[str]:
    lines = "".join(f"<li>{escape(line)}</li>" for line in row.read_in)
    if lines:
        yield f"<ul>{lines}</ul>"
    if row.mentioned:
        yield '<p class="lacks">listed on these pages</p>'
    if row.missing:
        yield f'<p class="lacks">Missing: {escape(", ".join(row.missing))}</p>'


HTML = Document("evidence-html", "Evidence table, HTML", (), write, priority=70)
