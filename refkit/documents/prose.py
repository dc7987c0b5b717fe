"""The person's own words as HTML: what the annotated bibliography and the evidence table share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from refkit import csl
from refkit.documents.side_file import Paragraph


def own_words(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Paragraphs and lists in a block of their own; nothing in them is markup but emphasis and links."""
    yield '<div class="own">\n'
    for tag, group in groupby(paragraphs, _list):
        if tag:
            yield f"<{tag}>\n{''.join(map(_item, group))}</{tag}>\n"
        else:
            yield from (f"<p>{csl.to_html(paragraph.runs)}</p>\n" for paragraph in group)
    yield "</div>\n"


def _list(paragraph: Paragraph) -> str:
    """The list that an item belongs to, by its mark; "" for a paragraph."""
    return "" if not paragraph.mark else "ul" if paragraph.mark == "•" else "ol"


def _item(paragraph: Paragraph) -> str:
    number = paragraph.mark.rstrip(".")
    value = f' value="{escape(number)}"' if number.isdecimal() else ""
    return f"<li{value}>{csl.to_html(paragraph.runs)}</li>\n"
