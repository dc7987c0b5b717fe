"""What a reference lacks that readers look for."""

from __future__ import annotations

from refkit.model import Record, Work

_JOURNAL_TYPES = frozenset({"", "article-journal", "article-magazine", "review", "review-book", "document"})
_WANTED: dict[str, tuple[str, ...]] = {
    "journal": ("title", "authors", "year", "journal", "volume", "pages", "DOI", "abstract"),
    "article": ("title", "authors", "year", "DOI", "abstract"),
    "article-newspaper": ("title", "authors", "year", "newspaper"),
    "book": ("title", "authors", "year", "publisher"),
    "chapter": ("title", "authors", "year", "book title", "pages", "publisher"),
    "entry-encyclopedia": ("title", "year", "book title"),
    "entry-dictionary": ("title", "year", "book title"),
    "paper-conference": ("title", "authors", "year", "proceedings", "pages", "DOI", "abstract"),
    "thesis": ("title", "authors", "year", "university"),
    "report": ("title", "authors", "year", "publisher"),
    "dataset": ("title", "authors", "year", "publisher", "DOI"),
    "software": ("title", "authors", "year"),
    "webpage": ("title", "address"),
    "post-weblog": ("title", "authors", "year", "address"),
}
_USUAL = ("title", "authors", "year")


def missing(record: Record) -> list[str]:
    """What `record` lacks for a work of its type, in a fixed order, in words for people: "authors", "DOI".

    A work of no known type is taken for an article in a journal. Authors whose names were lost are missing; an
    article number stands for pages, and editors for authors.
    """
    kind = "journal" if record.work.type in _JOURNAL_TYPES else record.work.type
    return [name for name in _WANTED.get(kind, _USUAL) if not _has(record.work, name)]


def lost_names(record: Record) -> str:
    """`2 authors, names not on the page` if that is all that is known of the authors, else ""."""
    count = record.context.author_count
    if record.work.author or not count:
        return ""
    return "1 author, name not on the page" if count == 1 else f"{count} authors, names not on the page"


def _has(work: Work, name: str) -> bool:
    match name:
        case "authors":
            return bool(work.author or work.editor or work.editor_translator or work.translator)
        case "year":
            issued = work.issued
            return bool(issued and (issued.year is not None or issued.literal))
        case "journal" | "book title" | "proceedings" | "newspaper":
            return bool(work.container_title or work.container_title_short)
        case "publisher" | "university":
            return bool(work.publisher)
        case "pages":
            return bool(work.page or work.page_first or work.number)
        case "DOI":
            return bool(work.doi)
        case "address":
            return bool(work.url or work.doi)
    return bool(getattr(work, name))
