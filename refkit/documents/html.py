"""An annotated bibliography as one HTML file that stands alone: no script, nothing loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from refkit import csl
from refkit.documents import Document, Options
from refkit.documents.entries import DocumentEntry, contents
from refkit.documents.layouts import Layout
from refkit.documents.page import foot, head
from refkit.documents.prose import own_words
from refkit.documents.quotations import Quotation
from refkit.model import Library

_LISTED_FROM = 8  # entries from which a table of contents helps
_SHOWN = 3  # statements of citing papers that are open to the eye; the others fold

_ORIGIN_NOTE = "Quotations are to the letter; numbers of characters count in the decoded text of the file named."


def write(library: Library, options: Options) -> Iterator[str]:
    """The file, an entry a piece."""
    page = contents(library, options)
    yield head(page.title, page.summary, "bibliography.css", _indents(page.layout))
    if len(page.entries) >= _LISTED_FROM:
        yield from _list(page.entries)
    yield "<main>\n"
    for entry in page.entries:
        yield _article(entry, page.hanging_indent)
    yield "</main>\n"
    if page.problems:
        items = "".join(f"<li>{escape(problem)}</li>\n" for problem in page.problems)
        yield f'<section class="problems">\n<h2>Problems</h2>\n<ul>\n{items}</ul>\n</section>\n'
    if options.findings and page.entries:
        yield f"<footer>{_ORIGIN_NOTE}</footer>\n"
    yield foot()


def _indents(layout: Layout) -> str:
    """The indents of the style, 4.5 rem to the inch."""
    lengths = (("hanging", layout.hanging), ("annotation", layout.annotation), ("first-line", layout.first_line))
    return f":root {{ {' '.join(f'--{name}: {inches * 4.5:g}rem;' for name, inches in lengths)} }}\n"


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
    yield from own_words(entry.annotation) if entry.annotation else _abstract(entry)
    if entry.findings:
        yield "<h3>Quoted from the work</h3>\n"
    for finding in entry.findings:
        yield _figure(finding, _lang(entry))
    if entry.annotation:
        yield from _abstract(entry)
    elif entry.absence:
        yield f'<p class="absent">{escape(entry.absence)}</p>\n'
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
    """Folded beside an annotation, and where findings are quoted from it; not on paper, where it stands in."""
    if not entry.abstract:
        return
    state = ' class="aside"' if entry.annotation else "" if entry.findings else " open"
    yield f"<details{state}>\n<summary>{entry.abstract_title}</summary>\n"
    for label, text in entry.abstract_lines:
        head = f'<b class="section">{escape(label)}</b> ' if label else ""
        yield f"<p{_lang(entry)}>{head}{escape(text)}</p>\n"
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
    if not entry.origin_rows:
        return
    yield "<dl>\n"
    for name, lines in entry.origin_rows:
        yield f"<dt>{name}</dt>{''.join(f'<dd>{_value(name, line)}</dd>' for line in lines)}\n"
    yield "</dl>\n"


def _value(name: str, line: str) -> str:
    tags = {"Problems": ('<span class="problem">', "</span>"), "Key": ("<code>", "</code>")}
    before, after = tags.get(name, ("", ""))
    return f"{before}{escape(line)}{after}"


HTML = Document("html", "Annotated bibliography, HTML", (".html", ".htm"), write, priority=10)
