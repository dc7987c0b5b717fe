"""JSON-LD with schema.org's types: `<script type="application/ld+json">`.

A page may hold several scripts, graphs and arrays, most of them about the site. The work is the node of a
scholarly type; what stands under `citation` are its references.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from refkit.model import Claim, Name, Problem, Span, pages_of
from refkit.parsers.embedded.claiming import Claims, doi_in
from refkit.parsers.html.tags import Meta, plain
from refkit.parsers.page import Page
from refkit.text.people import parse_name, parse_names
from refkit.text.rich_text import clean

# schema.org type → CSL type, the most telling first.
TYPES = {
    "ScholarlyArticle": "article-journal", "MedicalScholarlyArticle": "article-journal", "Thesis": "thesis",
    "Chapter": "chapter", "Dataset": "dataset", "SoftwareSourceCode": "software", "SoftwareApplication": "software",
    "Report": "report", "TechArticle": "report", "Book": "book",
    "BlogPosting": "post-weblog",
    "NewsArticle": "article-newspaper", "Article": "article", "CreativeWork": "",
    "PresentationDigitalDocument": "speech",
    "Preprint": "article",
}  # fmt: skip
_RANKS = {kind: rank for rank, kind in enumerate(TYPES)}
_PARENTS = ("isPartOf", "publication", "partOf", "periodical")
_MOST_MISSED = 100
_MOST_SCRIPTS, _LARGEST, _MOST_NODES, _DEEPEST = 40, 2_000_000, 4000, 24
_TRAILING_COMMA = re.compile(r",(?=\s{0,200}[}\]])")
_WRAPPING = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\s*\]\]>|\]\]>|/\*\]\]>\*/);?\s*\Z"
)

Node = dict[str, Any]


def claims(page: Page, scripts: tuple[Span, ...]) -> tuple[list[Claim], list[Problem]]:
    """What the page's own node says, and the scripts that could not be read."""
    problems: list[Problem] = []
    found: list[tuple[int, Node, Span]] = []
    for span in scripts[:_MOST_SCRIPTS]:
        found.extend(
            (rank, node, span) for node in _nodes(_load(page, span, problems)) if (rank := _rank(node)) >= 0
        )
    if not found:
        return [], problems
    rank = min(rank for rank, _, _ in found)
    best = [(node, span) for its, node, span in found if its == rank]
    titles = {_string(node.get("headline")) or _string(node.get("name")) for node, _ in best}
    if len(titles) > 2:  # a list of works, none of which is the page's own; two may be the title in two forms
        return [], problems
    return _claims(page, *best[0]), problems


def _load(page: Page, span: Span, problems: list[Problem]) -> Any:
    """The data of one script; a trailing comma, a raw line break and comment marks around it are forgiven."""
    raw = page.text[span.start : span.end]
    if len(raw) > _LARGEST:
        problems.append(_bad(page, span, "is too large"))
        return None
    for text in (raw, _TRAILING_COMMA.sub("", _WRAPPING.sub("", raw))):
        try:
            return json.loads(text, strict=False)
        except RecursionError:
            problems.append(_bad(page, span, "is nested too deeply"))
            return None
        except ValueError:
            continue
    if raw.strip():
        problems.append(_bad(page, span, "is broken"))
    return None


def _bad(page: Page, span: Span, what: str) -> Problem:
    return Problem(
        "bad_json_ld",
        "note",
        f"A block of JSON-LD in {page.ref or 'the page'} {what}; the page's other metadata was read.",
        page.ref,
        span,
        evidence=page.text[span.start : span.start + 120],
    )


def _nodes(data: Any) -> Iterator[Node]:
    """The nodes of a document that can be about the page: of its top, its graph, its main entity."""
    stack, count = [(data, 0)], 0
    while stack and count < _MOST_NODES:
        item, depth = stack.pop()
        count += 1
        if isinstance(item, list):
            if depth < _DEEPEST:
                stack.extend((part, depth + 1) for part in reversed(item[:_MOST_NODES]))
        elif isinstance(item, dict):
            yield item
            held = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
            stack.extend(
                (item[key], depth + 1)
                for key in held
                if isinstance(item.get(key), dict | list) and depth < 4 and not (key == "hasPart" and depth)
            )


def _kinds(node: Node) -> list[str]:
    kinds = node.get("@type")
    found = kinds if isinstance(kinds, list) else [kinds]
    return [str(kind).rpartition("/")[2].rpartition(":")[2] for kind in found if isinstance(kind, str)]


def _rank(node: Node) -> int:
    """How surely a node is the work: the smaller, the surer; -1 for none."""
    ranks = [_RANKS[kind] for kind in _kinds(node) if kind in _RANKS]
    if not ranks or not (_string(node.get("name")) or _string(node.get("headline"))):
        return -1
    return min(ranks)


def _claims(page: Page, node: Node, span: Span) -> list[Claim]:
    made = Claims(page, "json-ld")
    missed = 0

    def place(value: str) -> Span:
        """Where the script writes `value`, or the whole script where it escapes it."""
        nonlocal missed
        at = page.text.find(value, span.start, span.end) if value and missed < _MOST_MISSED else -1
        missed += at < 0  # each search costs the length of the script
        return Span(at, at + len(value)) if at >= 0 else span

    def text(field: str, value: Any) -> None:
        raw = _string(value)
        if raw:
            made.text(field, Meta(field, plain(raw), place(raw)))

    text(
        "title",
        node.get("headline")
        if len(_string(node.get("headline"))) > len(_string(node.get("name")))
        else node.get("name"),
    )
    if not made.has("title"):
        text("title", node.get("headline"))
    people = _people(node.get("author") or node.get("creator"), place)
    if people:
        names, parts = zip(*people, strict=True)
        made.add("author", names, Span(min(p.start for p in parts), max(p.end for p in parts)), parts)
    for key in ("datePublished", "dateCreated"):
        raw = _string(node.get(key))
        if raw and not made.has("issued"):
            made.date("issued", Meta(key, raw, place(raw)))
    for raw in _identifiers(node):
        if (doi := doi_in(raw)) is not None:
            made.add("DOI", doi, place(raw))
    _container(node, text, made, place)
    text("volume", node.get("volumeNumber"))
    text("issue", node.get("issueNumber"))
    _pages(node, made, place)
    publisher = node.get("publisher") or node.get("provider")
    text("publisher", publisher.get("name") if isinstance(publisher, dict) else publisher)
    raw = _string(node.get("abstract"))
    if raw:
        made.abstract(Meta("abstract", plain(raw), place(raw)))
    if not made.has("abstract") and (raw := _string(node.get("description"))):
        made.abstract(Meta("description", plain(raw), place(raw)))
    language = node.get("inLanguage")
    text("language", language.get("alternateName") if isinstance(language, dict) else language)
    issn = node.get("issn")
    made.issns(
        [
            Meta("issn", str(value), place(str(value)))
            for value in (issn if isinstance(issn, list) else [issn])
            if value
        ]
    )
    isbn = _string(node.get("isbn"))
    if isbn:
        made.add("ISBN", (isbn,), place(isbn))
    kind = next((TYPES[kind] for kind in _kinds(node) if TYPES.get(kind)), "")
    made.add("type", kind, span)
    return made.claims


def _string(value: Any) -> str:
    """A text, of an object `@value` or `name`, of a list the first."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            value = value.get("@value") or value.get("name") or ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).encode("utf-8", "replace").decode()  # no lone surrogate


def _people(value: Any, place: Any) -> list[tuple[Name, Span]]:
    found: list[tuple[Name, Span]] = []
    for entry in (value if isinstance(value, list) else [value])[:3000]:
        if isinstance(entry, dict):
            family, given = _string(entry.get("familyName")), _string(entry.get("givenName"))
            written = _string(entry.get("name"))
            name: Name | None
            if family and given and "," not in family:
                name = Name(family=plain(family), given=plain(given))
            elif "Organization" in _kinds(entry) and clean(written):
                name = Name(literal=plain(written))
            else:
                name = parse_name(plain(written)) if clean(written) else None
            if name:
                found.append((name, place(written or family)))
        elif isinstance(entry, str) and clean(entry):
            one = parse_name(plain(entry)) if isinstance(value, list) and ";" not in entry else None
            found.extend((name, place(entry)) for name in ([one] if one else parse_names(plain(entry))))
    return found


def _identifiers(node: Node) -> Iterator[str]:
    for key in ("identifier", "doi", "sameAs", "@id", "url", "mainEntityOfPage"):
        value = node.get(key)
        for entry in (value if isinstance(value, list) else [value])[:50]:
            if isinstance(entry, str):
                yield entry
            elif isinstance(entry, dict):
                raw = entry.get("value") or entry.get("@id") or ""
                if isinstance(raw, str):
                    yield raw


def _container(node: Node, text: Any, made: Claims, place: Any) -> None:
    """The periodical or book of a work, through issue and volume, which may stand between them."""
    parent: Any = next((node[key] for key in _PARENTS if node.get(key)), None)
    name = ""
    for _ in range(5):
        if isinstance(parent, list):
            parent = parent[0] if parent else None
        if not isinstance(parent, dict):
            break
        kinds = _kinds(parent)
        text("volume", parent.get("volumeNumber"))
        text("issue", parent.get("issueNumber"))
        if (
            not {"PublicationVolume", "PublicationIssue", "WebSite", "WebPage"} & set(kinds)
            or "Periodical" in kinds
        ):
            name = name or _string(parent.get("name"))
        issn = parent.get("issn")
        if issn:
            values = issn if isinstance(issn, list) else [issn]
            made.issns([Meta("issn", str(v), place(str(v))) for v in values])
        parent = next((parent[key] for key in _PARENTS if parent.get(key)), None)
    if isinstance(parent, str) and "://" not in parent:
        name = name or parent
    text("container-title", name)


def _pages(node: Node, made: Claims, place: Any) -> None:
    first, last = _string(node.get("pageStart")), _string(node.get("pageEnd"))
    pagination = _string(node.get("pagination")) or _string(node.get("articleNumber"))
    if first or pagination:
        made.add("page", pages_of(first or pagination, last if first else ""), place(first or pagination))
