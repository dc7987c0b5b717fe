"""An annotated bibliography as one HTML file that stands alone: no script, nothing loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from refkit import csl
from refkit.documents import Document, Options
from refkit.documents.entries import Contents, DocumentEntry, Quotation, contents
from refkit.model import Library

_LISTED_FROM = 8  # entries from which a table of contents helps
_SHOWN = 3  # statements of citing papers that are open to the eye; the others fold

# Nothing may be loaded or run; only the style in the file itself applies.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_ORIGIN_NOTE = "Quotations are to the letter; numbers of characters count in the decoded text of the file named."


def write(library: Library, options: Options) -> Iterator[str]:
    """The file, an entry a piece."""
    page = contents(library, options)
    yield from _head(page)
    if len(page.entries) >= _LISTED_FROM:
        yield from _list(page.entries)
    yield "<main>\n"
    for entry in page.entries:
        yield _article(entry, page.hanging_indent)
    yield "</main>\n"
    if page.problems:
        items = "".join(f"<li>{escape(problem)}</li>\n" for problem in page.problems)
        yield f'<section class="problems">\n<h2>Problems</h2>\n<ul>\n{items}</ul>\n</section>\n'
    if page.entries:
        yield f"<footer>{_ORIGIN_NOTE}</footer>\n"
    yield "</div>\n</body>\n</html>\n"


@cache
def _style() -> str:
    return files("refkit.documents").joinpath("bibliography.css").read_text(encoding="utf-8")


def _head(page: Contents) -> Iterator[str]:
    title = escape(page.title)
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="generator" content="refkit">\n'
        f"<title>{title}</title>\n<style>\n{_style()}</style>\n</head>\n"
    )
    yield f'<body>\n<div class="page">\n<header>\n<h1>{title}</h1>\n'
    yield f'<p class="summary">{escape(page.summary)}</p>\n</header>\n'


def _list(entries: Sequence[DocumentEntry]) -> Iterator[str]:
    yield '<nav aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n<ol>\n'
    for entry in entries:
        yield f'<li><a href="#{_id(entry)}"{_lang(entry)}>{escape(entry.title or entry.key)}</a></li>\n'
    yield "</ol>\n</nav>\n"


def _id(entry: DocumentEntry) -> str:
    return f"work-{entry.anchor}"


def _lang(entry: DocumentEntry) -> str:
    """A `lang` attribute; the language is told apart from markup by `entries` already."""
    return f' lang="{escape(entry.language)}"' if entry.language else ""


def _article(entry: DocumentEntry, hanging: bool) -> str:
    reference = csl.to_html(entry.reference.blocks[0]).strip()
    if entry.reference.label:
        label = csl.to_html(entry.reference.label).strip()
        heading = f'<h2 class="reference labelled"><span>{label}</span> <span>{reference}</span></h2>'
    else:
        heading = f'<h2 class="reference{" hanging" if hanging else ""}">{reference}</h2>'
    return (
        f'<article id="{_id(entry)}">\n{heading}\n<div class="annotation">\n'
        f"{''.join(_annotation(entry))}</div>\n</article>\n"
    )


def _annotation(entry: DocumentEntry) -> Iterator[str]:
    for block in entry.reference.blocks[1:]:
        yield f"<p>{csl.to_html(block)}</p>\n"
    for notice in entry.notices:
        yield f'<p class="notice">{escape(notice)}</p>\n'
    for finding in entry.findings:
        yield _figure(finding, _lang(entry))
    if entry.absence:
        yield f'<p class="absent">{escape(entry.absence)}</p>\n'
    if entry.abstract:
        yield from _abstract(entry)
    if entry.citing:
        yield from _citing(entry)
    yield from _origin(entry)


def _figure(quotation: Quotation, lang: str = "", kind: bool = True) -> str:
    """A quotation with what it is and where it stands; without `kind` where a heading has said that."""
    about = [f'<span class="kind" title="{escape(quotation.why)}">{quotation.kind}</span>'] if kind else []
    about += [escape(quotation.about)] if quotation.about else []
    caption = " · ".join(part for part in (", ".join(about), escape(quotation.place)) if part)
    return (
        f"<figure>\n<blockquote{lang}><p>{escape(quotation.text)}</p></blockquote>\n"
        f"<figcaption>{caption}</figcaption>\n</figure>\n"
    )


def _abstract(entry: DocumentEntry) -> Iterator[str]:
    cut = " (cut off on the page)" if entry.abstract_cut else ""
    yield f"<details>\n<summary>Abstract{cut}</summary>\n"
    for number, (label, text) in enumerate(entry.abstract, 1):
        head = f'<b class="section">{escape(label)}</b> ' if label else ""
        end = " …" if entry.abstract_cut and number == len(entry.abstract) else ""
        yield f"<p{_lang(entry)}>{head}{escape(text)}{end}</p>\n"
    yield "</details>\n"


def _citing(entry: DocumentEntry) -> Iterator[str]:
    yield '<section class="citing">\n<h3>What citing papers say</h3>\n'
    if entry.tallies:
        yield f'<p class="tallies">As the page counts: {escape(entry.tallies)}.</p>\n'
    yield from (_figure(quotation, kind=False) for quotation in entry.citing[:_SHOWN])
    if more := entry.citing[_SHOWN:]:
        yield f"<details>\n<summary>{len(more)} more</summary>\n"
        yield from (_figure(quotation, kind=False) for quotation in more)
        yield "</details>\n"
    yield "</section>\n"


def _origin(entry: DocumentEntry) -> Iterator[str]:
    rows = [("Listed in" if entry.mentioned else "Read in", _where(entry))]
    if entry.tallies and not entry.citing:
        rows.append(("Page counts", [escape(entry.tallies)]))
    rows.append(("Joined because", [escape(reason) for reason in entry.joined]))
    rows.append(("Missing", [escape(", ".join(entry.missing))] if entry.missing else []))
    rows.append(("Problems", [f'<span class="problem">{escape(problem)}</span>' for problem in entry.problems]))
    rows.append(("Key", [f"<code>{escape(entry.key)}</code>"]))
    yield "<dl>\n"
    for name, values in rows:
        if values:
            yield f"<dt>{name}</dt>{''.join(f'<dd>{value}</dd>' for value in values)}\n"
    yield "</dl>\n"


def _where(entry: DocumentEntry) -> list[str]:
    """Each page with its reader and, where there are several, what was taken from it."""
    lines = []
    for origin in entry.origins:
        taken = f": {', '.join(origin.fields)}" if origin.fields else ""
        lines.append(escape(f"{origin.ref} ({origin.reader}){taken}"))
    return lines


HTML = Document("html", "Annotated bibliography, HTML", (".html", ".htm"), write, priority=10)
