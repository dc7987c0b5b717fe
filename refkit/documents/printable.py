"""Text for print: on one line, without control characters. Each document escapes for itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from refkit import csl

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAK = re.compile("[\t\x0b-\r\x85\u2028\u2029]+")

_RICH_TEXT = re.compile(r"</?(?:i|b|sub|sup|sc)>|<span (?:class|style)=\"[^\"<>]{0,60}\">|</span>")


def clean(text: str) -> str:
    """`text` on one line, without characters that are not for print."""
    return " ".join(_CONTROL.sub("", text).split())


def plain_title(text: str) -> str:
    """A title on one line without CSL's rich text (`<i>`, `<sub>`, `<span class="nocase">`)."""
    return clean(_RICH_TEXT.sub("", text))


def printable(runs: Iterable[csl.Run]) -> tuple[csl.Run, ...]:
    """`runs` without characters that are not for print. A line end stays: it separates the blocks of an entry
    (`refkit.csl.Entry.blocks`)."""
    return tuple(msgspec.structs.replace(run, text=_CONTROL.sub("", _BREAK.sub(" ", run.text))) for run in runs)


def plural(count: int, word: str) -> str:
    """`1 work`, `2 works`."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
