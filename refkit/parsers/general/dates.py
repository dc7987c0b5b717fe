"""The dates that a page gives for its work: received, accepted and published are told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from refkit.model import PartialDate, Span
from refkit.parsers.general.draft import Draft
from refkit.parsers.general.view import Line
from refkit.text.dates import find_dates

_SPLIT = re.compile(
    r"(?i)\b(received|accepted|published|revised|revision received|in revised form|available online|"
    r"first published|"
    r"epub|posted|eingegangen|angenommen|veröffentlicht|reçu|accepté|publié|recibido|aceptado|publicado|recebido|"
    r"aceito|"
    r"收稿日期|修回日期|录用日期|接受日期|出版日期|发布日期|поступила|принята|опубликована)\b"
)
_KINDS = {
    "received": "received", "accepted": "accepted", "published": "published", "revised": "revised",
    "revision received": "revised", "in revised form": "revised", "available online": "online",
    "first published": "online", "epub": "online", "posted": "published", "eingegangen": "received",
    "angenommen": "accepted", "veröffentlicht": "published", "reçu": "received", "accepté": "accepted",
    "publié": "published", "recibido": "received", "aceptado": "accepted", "publicado": "published",
    "recebido": "received", "aceito": "accepted", "收稿日期": "received", "修回日期": "revised",
    "录用日期": "accepted", "接受日期": "accepted", "出版日期": "published", "发布日期": "published",
    "поступила": "received", "принята": "accepted", "опубликована": "published",
}  # fmt: skip
_FIELDS = {"received": "submitted", "accepted": "accepted", "revised": "revised"}
_ONLINE = re.compile(r"(?i)online|epub|first|ahead|网络|web")
_APART = frozenset(["", " ", "\t", "\n", "(", ")", ",", ";", "|", "\xa0"])
_COPYRIGHT = re.compile(r"(?:©|\(c\)|\(C\)|[Cc]opyright)[^\n]{0,80}?\b((?:19|20)\d\d)\b")


def read(draft: Draft, lines: Sequence[Line], title: int) -> None:
    """Claim the dates of labelled lines; `lines` are those in which the page speaks of its own work."""
    for index, line in enumerate(lines):
        kind = line.kind
        if kind not in ("received", "accepted", "published", "revised"):
            continue
        start, end = line.value, line.end
        if line.heading and index + 1 < len(lines):
            start, end = lines[index + 1].start, min(lines[index + 1].end, lines[index + 1].start + 60)
        if end - start > 260:
            continue
        _labelled(draft, kind, line, start, end, index, title)


def _labelled(draft: Draft, kind: str, line: Line, start: int, end: int, index: int, title: int) -> None:
    text = draft.text
    label = text[line.start : line.value]
    online = bool(_ONLINE.search(label))
    cuts = [(match.start(), _KINDS.get(match[1].lower(), "")) for match in _SPLIT.finditer(text, start, end)]
    for found in find_dates(text, start, end):
        here = kind
        for at, other in cuts:
            if at < found.span.start and other:
                here = other
        date, span = found.date, found.span
        if date.year is None:
            continue
        if here in _FIELDS:
            draft.suggest(_FIELDS[here], date, span, 0.85)
        else:
            is_online = here == "online" or (online and not cuts)
            # The date of an issue beats that of its first appearance on line, a date near the title one afar.
            near = 0.03 if title >= 0 and abs(index - title) < 40 else 0.0
            confidence = (0.62 if is_online else 0.7) + near + 0.005 * len(date.parts)
            if is_online:
                draft.suggest("available-date", date, span, confidence)
            draft.suggest("issued", date, span, confidence)


def near(draft: Draft, lines: Sequence[Line], at: int) -> None:
    """The date on the line at index `at` or on one next to it, where no label gives one: the line of the DOI."""
    if "issued" in draft.claims or at < 0:
        return
    for index in (at, at - 1, at + 1):
        if 0 <= index < len(lines) and len(lines[index].text) < 200 and lines[index].kind not in _FIELDS:
            for found in find_dates(draft.text, lines[index].start, lines[index].end):
                start, end = found.span.start, found.span.end
                apart = draft.text[start - 1 : start] in _APART and draft.text[end : end + 1] in _APART
                if found.date.year is not None and apart:  # not the year in "10.5555/tide.2016"
                    draft.set("issued", found.date, found.span, 0.55)
                    return


def from_copyright(draft: Draft, start: int, end: int) -> None:
    """The year of the copyright line, where nothing better says when the work appeared."""
    text = draft.text
    if "issued" in draft.claims:
        return
    at = -1
    for sign in ("©", "opyright", "(c) ", "(C) "):
        place = text.find(sign, start, end)
        if place >= 0 and (at < 0 or place < at):
            at = max(start, place - 1)
    if at < 0:
        return
    match = _COPYRIGHT.search(text, at, min(end, at + 400))
    if match:
        draft.suggest("issued", PartialDate(int(match[1])), Span(match.start(1), match.end(1)), 0.4)
