"""Cells that a spreadsheet would run instead of showing.

OWASP, "CSV Injection": a cell that begins with one of these signs is a formula to Excel, LibreOffice and others.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"[\s\"'\ufeff\u200b-\u200f\u2060]*[=+\-@\t\r\n＝＋－＠|%]")
_NUMBER = re.compile(r"-?\d{1,9}")


def runs_as_formula(text: str) -> bool:
    """Whether a spreadsheet could take `text` for a formula; a number with its sign is none."""
    return _FORMULA.match(text) is not None and _NUMBER.fullmatch(text) is None
