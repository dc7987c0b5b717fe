"""Where in its container a work stands: a page range, or an article number."""

from __future__ import annotations

import re

import msgspec


class PageRange(
    msgspec.Struct,
    frozen=True,
    omit_defaults=True,
    repr_omit_defaults=True,
    gc=False,
    tag="range",
    tag_field="kind",
):
    """Pages `first` to `last`, both as printed ("S12", "xiv"); `last` is empty for a single or open page."""

    first: str
    last: str = ""

    def __str__(self) -> str:
        return f"{self.first}-{self.last}" if self.last else self.first


class ArticleNumber(msgspec.Struct, frozen=True, gc=False, tag="article-number", tag_field="kind"):
    """The number under which a journal without page numbers files an article ("e15572", "014602")."""

    number: str

    def __str__(self) -> str:
        return self.number


Pages = PageRange | ArticleNumber

_ARTICLE_NUMBER = re.compile(r"(?i)e\d+|[a-z]{0,3}\d{6,}|0\d{4,}|article\s+\w+")
_RANGE = re.compile(r"\s*([^\s/–—−-]+)\s*(?:-{1,2}|[/–—−])\s*([^\s/–—−-]+)\s*")
_NONE = frozenset({"", "0", "0-0", "no-no", "no", "n/a", "na", "-", "none", "unknown"})


def parse_pages(text: str) -> Pages | None:
    """Read what a page field holds: "165 / 187", "336-341", "12", "e15572".

    A range that says one page twice is that page. "n/a", "no-no" and "0" are none. An abbreviated or odd
    list ("7-7, 12") is kept as printed, in `first`. Nothing is completed: "998-100" stays so.
    """
    text = text.strip()
    if text.lower() in _NONE:
        return None
    if _ARTICLE_NUMBER.fullmatch(text):
        return ArticleNumber(text)
    match = _RANGE.fullmatch(text)
    if not match:
        return PageRange(text)
    first, last = match.groups()
    return PageRange(first) if last in (first, "+") else PageRange(first, last)  # "28 / +": the last is not known


def pages_of(first: str, last: str = "") -> Pages | None:
    """First and last page as two tags give them. "e15572" is an article number, whatever the last one says."""
    first = first.strip()
    pages = parse_pages(first)
    if pages is None or isinstance(pages, ArticleNumber) or not last or last == first or "-" in str(pages):
        return pages
    return PageRange(first, last)


def start_of(pages: Pages | None) -> str:
    """The first page, or the article number; "" for none."""
    return "" if pages is None else pages.first if isinstance(pages, PageRange) else pages.number
