"""HTML: what a page embeds and what it shows, as one reading.

The tags are believed first. The visible text is read where they are silent: pages whose tags have no abstract,
or only some of the authors, and pages without tags. Where tags speak of a work, the works that it cites are those
that tags name: else whether they are told would hang on what else the tags lack.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from refkit.model import Claim, Problem, Reading, Record, Span
from refkit.parsers.embedded import GENERIC, read_embedded
from refkit.parsers.html.visible import Visible, visible
from refkit.parsers.page import Hints, Page
from refkit.text.folding import fold

_HTML = re.compile(r"(?i)<(?:!doctype html|html|head|meta|body|title)\b")
_CLOSING = re.compile(r"</(?:p|div|span|a|td|li|h\d|section|article)>", re.IGNORECASE)
# With all of these from the tags there is nothing left to look for.
_WHOLE = frozenset({"title", "author", "issued", "abstract", "DOI"})
_MOST_SHOWN = 400_000  # characters of visible text that are looked at


def is_html(text: str) -> bool:
    """Whether `text` is the source of an HTML page."""
    return ("<" in text[:4000] and bool(_HTML.search(text, 0, 4000))) or len(_CLOSING.findall(text, 0, 20_000)) > 5


def read_html(page: Page, read_text: Callable[[Page], Reading]) -> Reading:
    """The reading of an HTML page; `read_text` reads its visible text."""
    claims, problems, mentioned = read_embedded(page)
    scholarly = any(claim.source.name not in GENERIC for claim in claims)
    fields = {claim.field for claim in claims}
    if scholarly and fields >= _WHOLE:
        return Reading((Record(tuple(claims)), *mentioned), tuple(problems))
    shown = visible(page.text, _MOST_SHOWN)
    best = {field: _surest(claims, field) for field in ("title", "DOI", "URL")}
    hints = Hints(
        tuple((heading.start, heading.end) for heading in shown.headings if heading.level == 1),
        str(best["title"].value) if best["title"] else "",
        best["DOI"].value.text if best["DOI"] else "",
        references=not scholarly,
    )
    url = page.url or (str(best["URL"].value) if best["URL"] else "")
    text = read_text(Page(shown.text, page.ref, url, page.encoding, (), hints))
    own = next((record for record in text.records if record.role == "primary"), None)
    rest = [_placed(record, shown) for record in text.records if record.role != "primary"]
    if own is None and not scholarly:
        return Reading((*mentioned, *rest), (*problems, *_moved(text.problems, shown)))
    added = [_moved_claim(claim, shown) for claim in own.claims] if own else []
    if scholarly:
        return Reading((Record((*claims, *_that_agree(claims, added))), *mentioned, *rest), tuple(problems))
    notes = tuple(problem for problem in text.problems if problem.severity != "error")
    return Reading((Record((*claims, *added)), *mentioned, *rest), (*problems, *_moved(notes, shown)))


def _surest(claims: list[Claim], field: str) -> Claim | None:
    return max((c for c in claims if c.field == field), key=lambda claim: claim.confidence, default=None)


def _that_agree(tags: list[Claim], shown: list[Claim]) -> list[Claim]:
    """The claims of the visible text that can be about the work of the tags."""
    doi, title = _surest(tags, "DOI"), _surest(tags, "title")
    seen = {claim.field: claim for claim in shown}
    doubtful: set[str] = set()
    if doi and "DOI" in seen and seen["DOI"].value != doi.value:
        doubtful.add("DOI")
    if title and "title" in seen:
        mine, its = fold(str(title.value)), fold(str(seen["title"].value))
        if mine != its and mine not in its and its not in mine:
            doubtful.update(("title", "author"))
    return [claim for claim in shown if claim.field not in doubtful]


def _moved_claim(claim: Claim, shown: Visible) -> Claim:
    span = shown.place(claim.span.start, claim.span.end) if claim.span else None
    parts = tuple(shown.place(part.start, part.end) for part in claim.parts)
    return msgspec.structs.replace(claim, span=span, parts=parts)


def _placed(record: Record, shown: Visible) -> Record:
    return msgspec.structs.replace(record, claims=tuple(_moved_claim(claim, shown) for claim in record.claims))


def _moved(problems: tuple[Problem, ...], shown: Visible) -> list[Problem]:
    return [
        msgspec.structs.replace(problem, span=_place(problem.span, shown)) if problem.span else problem
        for problem in problems
    ]


def _place(span: Span | None, shown: Visible) -> Span | None:
    return shown.place(span.start, span.end) if span else None
