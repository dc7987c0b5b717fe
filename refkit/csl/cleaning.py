"""Fields as they may stand in an entry."""

from __future__ import annotations

import re
from collections.abc import Sequence

from refkit.model import Work

# Private-use characters (marks among them), control characters, lone surrogates and non-characters.
_DROPPED = re.compile(
    "[\ue000-\uf8ff\U000f0000-\U0010ffff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_SPACE = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")


def clean(value: str) -> str:
    """A field's value as it may stand in an entry: on one line, without private-use or control characters."""
    return _SPACE.sub(" ", _DROPPED.sub("", value)).strip(" ")


def noted(work: Work, annotation: Sequence[str] = ()) -> str:
    """CSL's `note`: that of a work, and the paragraphs of an annotation behind it, a line each."""
    return "\n".join(line for text in (work.note, *annotation) if (line := clean(text)))
