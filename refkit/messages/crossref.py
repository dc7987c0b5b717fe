"""Crossref's message about a work → claims.

Cleaned as Crossref's data need it: titles escaped twice and with markup, placeholders for names, groups deposited
as persons, dates of print and of the first appearance, series and books as containers of one chapter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from refkit.messages.node import NOTHING, Node
from refkit.model import (
    DOI,
    Abstract,
    ArticleNumber,
    Claim,
    Name,
    Notice,
    PartialDate,
    Section,
    Source,
    Span,
    parse_pages,
)
from refkit.model.csl_item import values_from_csl
from refkit.model.section_labels import role_of
from refkit.model.work import TYPES
from refkit.text.markup import unescape
from refkit.text.name_tables import BODIES
from refkit.text.people import parse_name
from refkit.text.rich_text import clean, rich

# Crossref's type → CSL's. What is not here (component, grant, other) has none.
KINDS = {
    "journal-article": "article-journal", "posted-content": "article", "proceedings-article": "paper-conference",
    "book-chapter": "chapter", "book-section": "chapter", "book-part": "chapter", "book-track": "chapter",
    "reference-entry": "entry", "book": "book", "monograph": "book", "edited-book": "book",
    "reference-book": "book", "book-set": "book", "proceedings": "book", "dissertation": "thesis",
    "dataset": "dataset", "database": "dataset", "report": "report", "report-component": "report",
    "standard": "standard", "peer-review": "review", "journal": "periodical", "journal-issue": "periodical",
    "journal-volume": "periodical",
}  # fmt: skip
_GLUED = re.compile(r"(?<=[a-z])(?=<mml:math)|(?<=</mml:math>)(?=[A-Za-z])")
_MATHS = re.compile(r"</?mml:[a-zA-Z]{1,20}(?:\s[^<>]{0,200})?/?>")
_RAISED = re.compile(
    r"<mml:ms(ub|up)>\s{0,20}<mml:m\w>([^<>]{1,40})</mml:m\w>\s{0,20}<mml:m\w>([^<>]{1,40})</mml:m\w>\s{0,20}"
    r"</mml:ms(?:ub|up)>"
)
# What parts an abstract; all other markup stands inside a sentence.
_BLOCK = re.compile(r"<(/?)(?:jats:)?(title|sec|p|list|list-item|abstract)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_LONGEST_TITLE = 80
_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TITLE = re.compile(r"(?i)(?:abstract|summary)[.:]?")
_ORCID = re.compile(r"(?:\d{4}-){3}\d{3}[\dX]")
_NOBODY = frozenset({"na", "&na;", "et", "al", "al.", "et al", "et al.", "anonymous", "none"})
_COUNT = re.compile(r"\d{1,9}")


def claims_of(work: Node, text: str, source: Source) -> list[Claim]:
    """What a message says of its work; `text` is that of the page, in which the places are."""
    claims: list[Claim] = []

    def add(field: str, value: Any, span: Span, confidence: float = 1.0, parts: tuple[Span, ...] = ()) -> None:
        if value:
            claims.append(Claim(field, value, source, span if span.start < span.end else None, confidence, parts))

    doi = work.get("DOI")
    add("DOI", DOI.parse(doi.text), doi.span)
    raw = work.get("type")
    kind = KINDS.get(raw.text, raw.text if raw.text in TYPES else "")
    add("type", kind, raw.span)
    _titles(work, add)
    for field in ("author", "editor", "translator", "chair"):
        people: dict[Name, Span] = {}  # some are deposited twice
        for node in work.get(field).items:
            if name := _name(node):
                people.setdefault(name, node.span)
        if people:
            spans = tuple(people.values())
            add(field, tuple(people), Span(spans[0].start, spans[-1].end), parts=spans)
    _container(work, kind, add)
    for field, key in (("volume", "volume"), ("issue", "issue"), ("edition", "edition-number")):
        node = work.get(key)
        if any(map(str.isdigit, node.text)) or " " not in node.text:  # not "Publish Ahead of Print"
            add(field, clean(node.text), node.span)
    page, number = work.get("page"), work.get("article-number")
    if pages := parse_pages(unescape(page.text)):
        add("page", pages, page.span)
    elif number.text:
        add("page", ArticleNumber(number.text), number.span)
    _dates(work, add)
    for field in ("ISSN", "ISBN"):
        nodes = [node for node in work.get(field).items if node.text]
        if nodes:  # older answers write addresses: http://id.crossref.org/isbn/9780000000000
            values = tuple(dict.fromkeys(node.text.rpartition("/")[2] for node in nodes))
            add(field, values, Span(nodes[0].span.start, nodes[-1].span.end), parts=())
    publisher = work.get("publisher")
    if kind == "article":  # the server of a preprint
        publisher = next((node.get("name") for node in work.get("institution").items), publisher)
    add("publisher", clean(unescape(publisher.text)), publisher.span)
    for field, key in (("publisher-place", "publisher-location"), ("language", "language")):
        add(field, clean(work.get(key).text), work.get(key).span)
    event = work.get("event", "name")
    add("event-title", clean(unescape(event.text)), event.span)
    _abstract(work.get("abstract"), text, add)
    for field, key in (("times-cited", "is-referenced-by-count"), ("reference-count", "reference-count")):
        if _COUNT.fullmatch(work.get(key).text):
            count = work.get(key)
            claims.append(Claim(field, int(count.text), source, count.span))
    return claims


def _titles(work: Node, add: Any) -> None:
    title, subtitle = work.get("title").first, work.get("subtitle").first
    value, more = rich_title(title.text), rich_title(subtitle.text)
    if not value:
        return
    span = title.span
    if more and more.casefold() not in value.casefold():
        value = f"{value} {more}" if value.endswith(":") else f"{value}: {more}"
        span = Span(min(span.start, subtitle.span.start), max(span.end, subtitle.span.end))
    add("title", value, span)


def rich_title(text: str) -> str:
    """A title, unescaped as often as it was escaped, with CSL's rich text and no other markup."""
    text = unescape(unescape(text)) if "&" in text else text
    if "<mml:" in text:
        text = _MATHS.sub("", _RAISED.sub(r"\2<s\1>\3</s\1>", _GLUED.sub(" ", text)))
    return rich(text)


def _name(node: Node) -> Name | None:
    family, given = (unescape(clean(node.get(key).text)) for key in ("family", "given"))
    literal = unescape(clean(node.get("name").text or node.get("literal").text))
    if (family or literal).casefold() in _NOBODY:
        return None
    places = tuple(name for place in node.get("affiliation").items if (name := place.get("name").text))
    orcid = _ORCID.search(node.get("ORCID").text)
    if not family or given.casefold().startswith(("for the", "on behalf of")):
        body = literal or family
        return Name(literal=body, affiliations=places) if body else (parse_name(given) if given else None)
    if not given and family.rpartition(" ")[2].casefold() in BODIES:
        return Name(literal=family, affiliations=places)
    suffix = node.get("suffix").text
    if "," in family or (not given and " " in family) or any(char.isdigit() or char == "*" for char in family):
        read = parse_name(f"{family}, {given}" if given else family)
        if read is None or read.literal:
            return read
        family, given, suffix = read.family, read.given, suffix or read.suffix
    return Name(family, given, suffix=suffix, affiliations=places, orcid=orcid[0] if orcid else "")


def _container(work: Node, kind: str, add: Any) -> None:
    """The journal; of a chapter or paper with two titles, the series comes first and the book last."""
    titles = [node for node in work.get("container-title").items if node.text]
    if not titles:
        return
    whole = titles[-1] if kind in ("chapter", "paper-conference", "entry") else titles[0]
    value = clean(unescape(unescape(whole.text)))
    add("container-title", value, whole.span)
    if whole is not titles[0]:
        add("collection-title", clean(unescape(unescape(titles[0].text))), titles[0].span)
    short = work.get("short-container-title").first
    if short.text and len(titles) == 1 and (shorter := clean(unescape(unescape(short.text)))) != value:
        add("container-title-short", shorter, short.span)


def _dates(work: Node, add: Any) -> None:
    """When it appeared: in print where volume and pages are those of print, else first. Never when it was made."""
    printed = work.get("published-print")
    printed = printed if _date(printed) else work.get("journal-issue", "published-print")
    paged = work.get("volume").text and (work.get("page").text or work.get("article-number").text)
    order = [work.get(key) for key in ("issued", "published", "published-online", "posted", "approved")]
    dated = next((node for node in ([printed] if paged else []) + [*order, printed] if _date(node)), NOTHING)
    add("issued", _date(dated), dated.get("date-parts").span)
    online = work.get("published-online")
    add("available-date", _date(online), online.get("date-parts").span)


def _date(node: Node) -> PartialDate | None:
    date = values_from_csl({"issued": {"date-parts": node.get("date-parts").plain}})[0].get("issued")
    return date if isinstance(date, PartialDate) else None


def _abstract(node: Node, text: str, add: Any) -> None:
    sections = sections_of(node.value if isinstance(node.value, str) else "")
    if sections:
        add("abstract", Abstract(sections), node.span, 1.0, places_of(sections, text, node.span))


def sections_of(raw: str) -> tuple[Section, ...]:
    """The sections of an abstract in JATS, their titles as labels; a title "Abstract" is none."""
    sections: list[Section] = []
    label = ""
    for chunk, titled in _chunks(raw):
        if titled and len(chunk) > _LONGEST_TITLE:  # one that was not closed
            sections.append(_parted(chunk))
        elif titled:
            label = "" if _TITLE.fullmatch(chunk) else chunk.rstrip(":. ")
        else:
            sections.append(Section(chunk, label))
            label = ""
    return tuple(sections)


def _parted(chunk: str) -> Section:
    """A section whose label is glued to its text: "PurposeThe …"."""
    for joint in _JOINT.finditer(chunk, 0, _LONGEST_TITLE):
        if role_of(chunk[: joint.start()]):
            return Section(chunk[joint.start() :], chunk[: joint.start()])
    return Section(chunk)


def places_of(sections: tuple[Section, ...], text: str, span: Span) -> tuple[Span, ...]:
    """Where the sections stand to the letter; none if one of them does not."""
    places = [text.find(section.text, span.start, span.end) for section in sections]
    if min(places) < 0:
        return ()
    return tuple(Span(at, at + len(one.text)) for at, one in zip(places, sections, strict=True))


def _chunks(raw: str) -> Iterator[tuple[str, bool]]:
    """What stands between the blocks of an abstract, and whether it is a title."""
    raw = unescape(raw) if "&lt;" in raw else raw
    last, title = 0, False
    for match in [*_BLOCK.finditer(raw), None]:
        chunk = raw[last : match.start() if match else len(raw)]
        chunk = " ".join(unescape(clean(_MATHS.sub("", chunk))).split())
        if chunk:
            yield chunk, title
        if match:
            last, title = match.end(), match[2].lower() == "title" and not match[1]


def notices_of(work: Node, source: Source) -> tuple[Notice, ...]:
    """Retractions and corrections that the message names."""
    return tuple(
        Notice(kind.text, node.get("DOI").text, source.name, str(_date(node.get("updated")) or ""))
        for node in work.get("updated-by").items
        if (kind := node.get("type")).text
    )
