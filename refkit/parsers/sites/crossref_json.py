"""Crossref's answer in JSON, as the text of a page.

    {"status":"ok","message-type":"work","message-version":"1.0.0","message":{
      "publisher":"…","issue":"3","short-container-title":["…"],"abstract":"<jats:p>…</jats:p>",
      "published-print":{"date-parts":[[2016,9]]},"DOI":"10.5555/…","type":"journal-article","page":"12-34",
      "title":["TITLE"],"volume":"8","author":[{"given":"Ada","family":"Okonkwo","sequence":"first",…}],
      "reference":[{"key":"1","DOI":"10.5555/…"}],"container-title":["JOURNAL"],"issued":{…},"ISSN":["…"],…}}

A list ("message-type":"work-list") has its works under "items": all of them are mentioned ones. The message may
also stand alone, with Crossref's types and lists or, from content negotiation, with those of CSL.
"""

from __future__ import annotations

import re

from refkit.messages.crossref import claims_of, notices_of
from refkit.model import Reading
from refkit.parsers import json_text
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page

_START = re.compile(r'\{\s{0,99}"(?:status|message(?:-type|-version)?)"')
_MESSAGE = re.compile(r'"message-type"\s{0,9}:\s{0,9}"work(?:-list)?"')
_KEYS = ('"is-referenced-by-count"', '"reference-count"', '"content-domain"')
_END = 12_000


def recognise(page: Page) -> bool:
    """JSON with Crossref's envelope, or with the keys of its message."""
    start = json_text.begin(page.text)
    if start < 0:
        return False
    ends = page.text[:_END] + page.text[-_END:]
    if _START.match(page.text, start):
        return bool(_MESSAGE.search(ends))
    return all(key in ends for key in _KEYS)


def read(page: Page) -> Reading:
    """The one work, or the works of a list as mentioned ones."""
    text, source = page.text, page.source("crossref-json")
    root, unclosed = json_text.parse(text, max(0, json_text.begin(text)))
    message = root.get("message") if root.get("message").value else root
    return json_text.read(
        page,
        message,
        message.get("items"),
        unclosed,
        1 if message is root else 2,
        lambda work: claims_of(work, text, source),
        lambda work: notices_of(work, source),
    )


LAYOUT = Layout("crossref-json", "Crossref's answer in JSON", ('"DOI"',), recognise, read)
