"""Titles as they are meant."""

from __future__ import annotations

import re

from refkit.messages.wording import rich_wording
from refkit.text.abbreviations import MAY_END
from refkit.text.folding import fold

# Some are deposited with their subtitle inside, in a tag of its own.
_SUBTITLE = re.compile(r"(?:<|&lt;)(/?)subtitle(?:>|&gt;)")
# What is left of a footnote: "Luminescence of Purines<sup>1</sup>", "Tides and the hand*".
_FOOTNOTE = re.compile(
    r"(?:(?<=[a-z)]{4})\s?<sup>[\d,*†‡§\s]{1,9}</sup>|(?:(?<=[A-Za-z]{4})|(?<=[\s.?!)])|(?<=</i>))\s?[*†‡]{1,3})$"
)
_MARKS = ("</sup>", "*", "†", "‡")
_STOP = re.compile(r"(?:^|[\s(/-])(\S*)\.$")


def rich_title(text: str) -> str:
    """A title, unescaped as often as it was escaped, with CSL's rich text and no other markup."""
    if "subtitle" in text:
        text = _SUBTITLE.sub(lambda tag: "" if tag[1] else ": ", text)
    return rich_wording(text)


def title_of(text: str) -> str:
    """The same without what is no part of a title: a footnote's mark, a full stop, brackets around all of it.

    An abbreviation keeps its stop, and an ellipsis its dots. Brackets say that a title is translated.
    """
    title = rich_title(text)
    if title.endswith(_MARKS):
        title = _FOOTNOTE.sub("", title)
    if title.endswith("]") and title.startswith("[") and title.find("]") == len(title) - 1:
        title = title[1:-1].strip()
    if title.endswith(".") and not title.endswith("..") and (last := _STOP.search(title)):
        word = last[1].casefold()
        if "." not in word and word not in MAY_END and not (len(word) == 1 and last[1].isupper()):
            title = title[:-1].rstrip()
    return title


def with_subtitle(title: str, subtitle: str) -> str:
    """Both, joined by ": ", unless the title holds the subtitle already, or ends with a colon of its own."""
    subtitle = subtitle.lstrip(": ")
    if not title or not subtitle or fold(subtitle) in fold(title):
        return title
    return f"{title} {subtitle}" if title.endswith(":") else f"{title}: {subtitle}"
