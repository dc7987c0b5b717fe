"""Markup in running text: character references."""

from __future__ import annotations

import html
import re

# Python refuses to make a number of more than some thousand digits (`sys.set_int_max_str_digits`); no character
# has more than seven.
_ENDLESS = re.compile(r"&#(?=\d{20})")


def unescape(text: str) -> str:
    """`text` with its character references resolved once (WHATWG HTML, 13.5). Never raises.

    A reference to a number that is no character's is left as it stands.
    """
    if "&" not in text:
        return text
    if "&#" in text and _ENDLESS.search(text):
        return "&#".join(html.unescape(part) for part in _ENDLESS.split(text))
    return html.unescape(text)
