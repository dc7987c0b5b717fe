"""A registry's text as it is meant: escapes resolved, broken characters mended, no markup.

Crossref's depositors escape once or twice, send UTF-8 that was read as Latin-1, and set U+2010 for a hyphen.
"""

from __future__ import annotations

import re
import unicodedata

from refkit.text.jats import math_as_text, without_tex
from refkit.text.markup import unescape
from refkit.text.rich_text import clean, rich, without_markup

# Hyphens as keyboards have them; what cannot be seen; Windows-1252 that was read as Latin-1 ("it\x92s").
_LETTERS: dict[int, str | None] = {
    **{code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)},
    0x2010: "-",
    0x2011: "-",
    0x00AD: None,
    0x200B: None,
    0xFEFF: None,
}
_ODD = re.compile("[\u0080-\u009f\u00ad\u200b\u2010\u2011\ufeff\u00c2-\u00f4]|\\[[Cc]ombining ")
# UTF-8 that was read as Latin-1. Where no C1 control gives it away, a small letter beside it must: "Ã" alone may
# be Portuguese.
_MISREAD = re.compile(
    "[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}"
)
# Line breaks of the depositor's own between a tag and what goes on in the same word: "<scp>EGFR</scp>\n ‐mutant".
_AFTER_TAG = re.compile(r"(</[\w:]{1,20}>)\s{1,40}(?=[-‐‑][^\W\d_]|['’]s\b|[,.;:)])")
_CONTROL = re.compile("[\u0080-\u009f]")
_NAMED = re.compile(r"\[(combining [a-z ]{3,40})\]", re.IGNORECASE)
_LOST = "\ufffd"


def wording(text: str) -> str:
    """A value in plain words: `Shores &amp;amp; Oceans` → "Shores & Oceans"; "" where it says there is none."""
    if not text or (text.isascii() and text.isdigit()):
        return text
    return clean(_unescaped(mended(text)))


def name_wording(text: str) -> str:
    """A part of a name in plain words, whatever it says: "Na" and "None" are names."""
    if text.isascii() and "&" not in text and "<" not in text and "[" not in text:
        return text
    return without_markup(_unescaped(mended(text))).strip()


def rich_wording(text: str) -> str:
    """The same with CSL's rich text (`<i>`, `<b>`, `<sub>`, `<sup>`); MathML is written out."""
    text = _unescaped(mended(text))
    if "<" not in text:
        return clean(text)
    return rich(_AFTER_TAG.sub(r"\1", math_as_text(without_tex(text))))


def confidence_in(text: str) -> float:
    """How sure a value is: one with U+FFFD in it has lost characters."""
    return 0.5 if _LOST in text else 1.0


def mended(text: str) -> str:
    """`text` with characters that were misread put right and hyphens as keyboards have them; U+FFFD stays."""
    if text.isascii() and "ombining " not in text:
        return text
    if not _ODD.search(text):
        return text
    text = _MISREAD.sub(_reread, text)
    if "ombining " in text:
        text = unicodedata.normalize("NFC", _NAMED.sub(_combining, text))
    return text.translate(_LETTERS)


def _reread(match: re.Match[str]) -> str:
    found, text = match[0], match.string
    beside = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    if not _CONTROL.search(found) and not any("a" <= char <= "z" for char in beside):
        return found
    try:
        return found.encode("latin-1").decode()
    except ValueError:
        return found


def _combining(match: re.Match[str]) -> str:
    """ "[Combining Acute Accent]" as the character of that name."""
    try:
        return unicodedata.lookup(match[1].upper())
    except KeyError:
        return match[0]


def _unescaped(text: str) -> str:
    return unescape(unescape(text)) if "&" in text else text
