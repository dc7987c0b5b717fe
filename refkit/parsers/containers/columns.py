"""What corpora call the columns that hold a page and its address, the best first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

HTML = ("html", "raw_html", "page_html", "html_content", "content_html")
TEXT = ("text", "raw_content", "content", "plain_text", "page_content", "body", "markdown", "raw_text")
URL = ("url", "uri", "source_url", "page_url", "target_uri", "warc_target_uri", "WARC-Target-URI", "link")
# Objects in which an address may stand too ("metadata": {"url": …}).
INNER = ("metadata", "meta", "warc_headers")


def column(names: Iterable[str], wanted: Sequence[str]) -> str | None:
    """The first of `wanted` that is among `names`."""
    there = set(names)
    return next((name for name in wanted if name in there), None)
