"""Open Graph, Twitter cards and the plain tags of HTML: what pages tell search engines and social networks."""

from __future__ import annotations

import re

from refkit.model import Claim, Span
from refkit.parsers.embedded.claiming import Claims
from refkit.parsers.html.tags import Head, Meta
from refkit.parsers.page import Page

_SITE_AFTER = re.compile(r"\s{1,9}[|–—•·»:-]{1,5}\s{1,9}(?=[^|–—•·»]{2,60}$)")
_ADDRESS = re.compile(r"(?i)^(?:https?:)?//")


def claims(tags: dict[str, list[Meta]], page: Page) -> list[Claim]:
    """Title, description, date and author, with the DOI of the page's address."""
    made = Claims(page, "open-graph")

    def first(*names: str) -> Meta | None:
        return next((tags[name][0] for name in names if name in tags), None)

    site = first("og.site_name", "application-name")
    for name in ("og.title", "twitter.title"):
        if name in tags:
            _title(made, tags[name][0], site.value if site else "")
    if (url := first("og.url", "twitter.url")) is not None:
        made.doi(url)
        if _ADDRESS.match(url.value):
            made.text("URL", url)
    if (
        published := first("article.published_time", "article.published", "og.published_time", "date", "pubdate")
    ) is not None:
        made.date("issued", published)
    people = [
        meta for meta in tags.get("article.author", []) + tags.get("author", []) if not _ADDRESS.match(meta.value)
    ]
    if people and not (site and people[0].value == site.value):
        made.people("author", people[:1] if len(people) > 1 and "," in people[0].value else people)
    for name in ("og.description", "twitter.description", "description"):
        if name in tags and not made.has("abstract"):
            meta = tags[name][0]
            if not (site and meta.value.casefold().startswith(site.value.casefold())):
                made.abstract(meta)
    kind = first("og.type")
    if kind is not None and kind.value.lower() == "article" and site is not None and made.has("title"):
        made.text("container-title", site)
    return made.claims


def page_title(head: Head, page: Page) -> list[Claim]:
    """The text of `<title>`, without the site's name behind it, as the last resort."""
    if head.title is None or len(head.title.value) < 8:
        return []
    made = Claims(page, "page-title")
    _title(made, head.title, "")
    return made.claims


def _title(made: Claims, meta: Meta, site: str) -> None:
    value = meta.value
    if site and value.casefold().endswith(site.casefold()) and len(value) > len(site) + 5:
        value = value[: -len(site)].rstrip(" |–—•·»:-")
    elif match := _SITE_AFTER.search(value):
        shorter = value[: match.start()]
        if len(shorter) > 20 and shorter.count(" ") > 2:
            value = shorter
    made.add("title", value, Span(meta.span.start, meta.span.end))
