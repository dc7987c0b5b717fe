"""COinS: a citation as an OpenURL in the title of an empty `<span class="Z3988">` (NISO Z39.88-2004).

One that is filled speaks of the page's own work; several are a bibliography.
"""

from __future__ import annotations

from urllib.parse import parse_qs

from refkit.model import Claim, Name
from refkit.parsers.embedded.claiming import Claims, doi_in
from refkit.parsers.html.tags import Meta, coins_of
from refkit.parsers.page import Page

_TEXT = {
    "rft.atitle": "title", "rft.jtitle": "container-title", "rft.btitle": "container-title", "rft.volume": "volume",
    "rft.issue": "issue", "rft.pub": "publisher", "rft.place": "publisher-place",
    "rft.stitle": "container-title-short",
}  # fmt: skip
_GENRES = {
    "article": "article-journal", "proceeding": "paper-conference", "conference": "paper-conference",
    "book": "book",
    "bookitem": "chapter", "dissertation": "thesis", "report": "report", "preprint": "article",
}  # fmt: skip
_MOST = 500


def claims(page: Page) -> list[list[Claim]]:
    """The claims of each span that names a work."""
    return [found for meta in coins_of(page.text)[:_MOST] if (found := _claims(meta, page))]


def _claims(meta: Meta, page: Page) -> list[Claim]:
    try:
        fields = parse_qs(meta.value, max_num_fields=200)
    except ValueError:
        return []
    made = Claims(page, "coins")

    def text(key: str) -> str:
        return next((value.strip() for value in fields.get(key, ()) if value.strip()), "")

    def one(field: str, key: str) -> None:
        if value := text(key):
            made.text(field, Meta(key, value, meta.span))

    for key, field in _TEXT.items():
        one(field, key)
    genre = text("rft.genre")
    if not made.has("title"):
        one("title", "rft.btitle" if genre == "book" or text("rft.btitle") else "rft.title")
        if not made.has("title"):
            one("title", "rft.title")
    else:
        one("container-title", "rft.title")
    if not made.has("title") and "rft_id" not in fields:
        return []
    if value := text("rft.date"):
        made.date("issued", Meta("rft.date", value, meta.span))
    _people(made, fields, meta)
    first, last, pages = text("rft.spage"), text("rft.epage"), text("rft.pages") or text("rft.artnum")
    if first or pages:
        made.pages(Meta("", first or pages, meta.span), Meta("", last, meta.span) if first and last else None)
    made.issns([Meta("", value, meta.span) for key in ("rft.issn", "rft.eissn") for value in fields.get(key, ())])
    for value in fields.get("rft_id", ()):
        if doi := doi_in(value):
            made.add("DOI", doi, meta.span)
    made.add("type", _GENRES.get(genre, ""), meta.span)
    return made.claims if made.has("title") or made.has("DOI") else []


def _people(made: Claims, fields: dict[str, list[str]], meta: Meta) -> None:
    family, given = fields.get("rft.aulast", [""])[0].strip(), fields.get("rft.aufirst", [""])[0].strip()
    if family and given and len(fields.get("rft.au", ())) < 2:
        made.add("author", (Name(family, given),), meta.span, (meta.span,))
    elif fields.get("rft.au"):
        made.people("author", [Meta("rft.au", value, meta.span) for value in fields["rft.au"]])
