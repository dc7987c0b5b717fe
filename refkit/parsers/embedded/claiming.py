"""From the text of a tag to a typed claim: what all readers of embedded metadata share."""

from __future__ import annotations

import re
from typing import Any

from refkit.model import DOI, Abstract, Claim, Name, Section, Source, Span, pages_of
from refkit.parsers.embedded.weights import weight
from refkit.parsers.html.tags import Meta
from refkit.parsers.page import Page
from refkit.text.citations import find_citation
from refkit.text.dates import parse_date
from refkit.text.dois import find_dois
from refkit.text.name_tables import GIVEN_NAMES
from refkit.text.people import parse_name, parse_names
from refkit.text.rich_text import clean, rich

_ISSN = re.compile(r"(?<!\d)(\d{4})-?(\d{3}[\dXx])(?!\d)")
_CUT = re.compile(r"\s{0,9}(?:\.\.\.|…|\[…\])\s{0,9}$")
_LABEL = re.compile(r"(?i)^(?:full text abstract|abstract|summary)\s{0,9}[:.—–-]\s{0,9}")
_NUMBER_LABEL = re.compile(r"(?i)^(?:vol(?:ume)?|no|nr|issue|number|n°|nº|heft|band)\.?\s{0,4}[:.]?\s{0,4}(?=\w)")
_SLOGAN = re.compile(
    r"(?i)open[- ]access[^.]{0,80}\b(?:journal|resource|publisher)\b|"
    r"peer[- ]reviewed[^.]{0,60}\b(?:journal|resource)\b|"
    r"\bofficial journal\b|\bfind the fascicle\b|\bread (?:the|this) (?:article|paper) (?:on|at)\b|"
    r"\bdownload (?:citation|pdf|full)\b|"
    r"\brequest pdf\b|\bon researchgate\b|^(?:the )?world'?s\b|"
    r"\bpublishes\b[^.]{0,80}\b(?:articles|research|papers)\b|"
    r"\bis an? (?:international|interdisciplinary|online|leading|weekly|monthly|quarterly)[^.]{0,80}\bjournal\b"
)


class Claims:
    """Claims of one reader about a page's work, the first of each field."""

    def __init__(self, page: Page, reader: str) -> None:
        self.source = Source("embedded", reader, page.ref, page.encoding)
        self.reader = reader
        self.claims: list[Claim] = []
        self._fields: set[str] = set()

    def add(
        self, field: str, value: Any, span: Span, parts: tuple[Span, ...] = (), confidence: float | None = None
    ) -> None:
        """Claim `value`, if it is one and nothing was claimed for `field` before."""
        if value and field not in self._fields:
            self._fields.add(field)
            sure = weight(self.reader, field) if confidence is None else confidence
            self.claims.append(Claim(field, value, self.source, span, sure, parts))

    def has(self, field: str) -> bool:
        """Whether something is claimed for `field`."""
        return field in self._fields

    def text(self, field: str, meta: Meta) -> None:
        """A title, a name of a journal, a number: its text without markup; none where it says "n/a"."""
        if value := rich(meta.value) if field == "title" else clean(meta.value):
            if field in ("volume", "issue"):
                value = "" if value == "0" else _NUMBER_LABEL.sub("", value)
            self.add(field, value[:2000], meta.span)

    def date(self, field: str, meta: Meta) -> None:
        """A date in any of the usual forms."""
        self.add(field, parse_date(meta.value), meta.span)

    def doi(self, meta: Meta) -> None:
        """The one DOI that a value is or holds."""
        if found := doi_in(meta.value):
            self.add("DOI", found, meta.span)

    def people(self, field: str, metas: list[Meta]) -> None:
        """Names, one a tag or several in one."""
        names: list[Name] = []
        parts: list[Span] = []
        for meta in metas:
            if not clean(meta.value):
                continue
            one = parse_name(meta.value) if is_one_person(meta, alone=len(metas) == 1) else None
            for name in [one] if one else parse_names(meta.value):
                names.append(name)
                parts.append(meta.span)
        if names:
            whole = Span(min(part.start for part in parts), max(part.end for part in parts))
            self.add(field, tuple(names), whole, tuple(parts))

    def pages(self, first: Meta | None, last: Meta | None) -> None:
        """Pages from the tags of the first and the last."""
        if first is None or not clean(first.value):
            return
        end = clean(last.value) if last else ""
        span = first.span if last is None else Span(
            min(first.span.start, last.span.start), max(first.span.end, last.span.end)
        )  # fmt: skip
        self.add("page", pages_of(first.value, end), span)

    def issns(self, metas: list[Meta]) -> None:
        """Every ISSN that the tags give, once."""
        found = [(f"{m[1]}-{m[2].upper()}", meta.span) for meta in metas for m in _ISSN.finditer(meta.value)]
        values = tuple(dict.fromkeys(number for number, _ in found if number != "0000-0000"))
        if values:
            spans = [span for _, span in found]
            self.add("ISSN", values, Span(min(s.start for s in spans), max(s.end for s in spans)))

    def abstract(self, meta: Meta, *, sure: bool = False) -> None:
        """An abstract. A description that is a citation or a slogan is none; a cut one says so."""
        text = _LABEL.sub("", clean(meta.value))
        if len(text) < 60 or (not sure and is_no_abstract(text)):
            return
        text, cut = _CUT.subn("", text)
        self.add("abstract", Abstract((Section(text),), bool(cut)), meta.span)

    def words(self, metas: list[Meta]) -> None:
        """Keywords, one a tag or several in one."""
        values, parts = [], []
        for meta in metas:
            separator = ";" if ";" in meta.value else ","
            for word in meta.value.split(separator):
                if word.strip() and len(word) < 100:
                    values.append(word.strip())
                    parts.append(meta.span)
        if values:
            whole = Span(min(p.start for p in parts), max(p.end for p in parts))
            self.add("keyword", tuple(dict.fromkeys(values)), whole)


def is_one_person(meta: Meta, *, alone: bool) -> bool:
    """Whether a tag's value is one name, as the guidelines have it, and not a list of them.

    "García Márquez, Gabriel José" is one; "Ann Lee, Bob Stone" is two, for both sides of its comma begin with a
    given name; so is any list in a tag whose name is a plural. A tag that stands alone may hold all authors.
    """
    value = meta.value
    if ";" in value or (alone and (value.count(",") > 1 or " and " in value)):
        return False
    before, comma, after = (part.split() for part in value.partition(","))
    if not comma or len(before) < 2 or len(after) < 2:
        return True
    plural = meta.name.endswith(("authors", "creators"))
    return not (plural or {before[0].lower(), after[0].lower()} <= GIVEN_NAMES)


def doi_in(value: str) -> DOI | None:
    """The DOI that `value` is or holds; None if it holds several."""
    if "10." not in value:
        return None
    found = {found.doi for found in find_dois(value)}
    return found.pop() if len(found) == 1 else None


def is_no_abstract(text: str) -> bool:
    """Whether a description is a citation or a slogan of the site."""
    if len(text) < 320 and any(map(str.isdigit, text)):
        citation = find_citation(text, 0, len(text))
        if citation is not None and citation.volume and (citation.page or citation.year) and citation.score >= 0.5:
            return True
    return bool(_SLOGAN.search(text, 0, 500)) and len(text) < 700
