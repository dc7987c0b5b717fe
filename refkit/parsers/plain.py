"""Text, as the tool that saved it left it: read without the blanks, line breaks and marks that the tool added."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from refkit.model import Reading
from refkit.parsers.broken_lines import dedented, joined
from refkit.parsers.markdown import is_markdown, unmarked
from refkit.parsers.page import Page
from refkit.parsers.placing import Placed, moved_reading

_BLANKS = "\xa0\u2002\u2003\u2007\u2008\u2009\u202f"  # blanks of other widths, and those at which no line ends


def read_plain(page: Page, read_text: Callable[[Page], Reading]) -> Reading:
    """The reading of a page that is no HTML; `read_text` reads what its lines say. The spans are places in the page
    as it is."""
    text = page.text
    made: list[Placed] = []
    hints = page.hints
    for whole in (joined, dedented):
        if (found := whole(text)) is not None:
            made.append(found)
            text = found.text
    for blank in _BLANKS:
        if blank in text:
            text = text.replace(blank, " ")
    if is_markdown(text):
        shown, headings = unmarked(text)
        made.append(shown)
        text = shown.text
        hints = msgspec.structs.replace(hints, headings=headings)
    if text is page.text:
        return read_text(page)
    reading = read_text(msgspec.structs.replace(page, text=text, hints=hints))
    for one in reversed(made):
        reading = moved_reading(reading, one)
    return reading
