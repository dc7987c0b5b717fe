"""Text that is safe to write into a file made of lines: one line, or paragraphs of one line each."""

from __future__ import annotations

import re

from refkit.model import Abstract

# Runs of blanks with a C0 or C1 control, a line or a paragraph separator among them; and runs of plain
# blanks, which TeX would fold anyway.
_BREAKS = re.compile(r" *[\x00-\x1f\x7f-\x9f\u2028\u2029][\x00-\x20\x7f-\x9f\u2028\u2029]*| {2,}")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


def one_line(text: str) -> str:
    """`text` on one line: breaks and control characters are blanks, runs of blanks are one, no blank at the
    ends. A lone surrogate, which no UTF-8 file can hold, is U+FFFD. A no-break space stays."""
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    return _SURROGATES.sub("\ufffd", _BREAKS.sub(" ", text)).strip(" ")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of `text`, which blank lines part, each on one line; none empty."""
    if "\n" not in text:
        line = one_line(text)
        return [line] if line else []
    return [line for part in _BLANK_LINES.split(text.replace("\r\n", "\n")) if (line := one_line(part))]


def sections(abstract: Abstract) -> list[str]:
    """The sections of `abstract`, each on one line behind its label: what `Abstract.text` says, line by line."""
    lines = []
    for section in abstract.sections:
        line = one_line(section.text)
        lines.append(f"{one_line(section.label)}: {line}" if section.label else line)
    if abstract.cut and lines:
        lines[-1] += " …"
    return [line for line in lines if line]
