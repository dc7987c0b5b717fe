"""Numbers and page ranges as CSL prints them. Strings in, strings out."""

from __future__ import annotations

import re
from collections.abc import Callable

_ITEM = r"[^\W\d_]*\d+[^\W\d_]*"
_NUMERIC = re.compile(rf"\s*{_ITEM}(?:\s*[,&–-]\s*{_ITEM})*\s*")
_SEPARATOR = re.compile(r"\s*([,&–-])\s*")
_NUMERAL = r"(?:[ivxlcdm]+|[IVXLCDM]+)"
_SEVERAL = re.compile(rf"\d\W*(?:[,&–-]|\band\b)\W*(?:[^\W\d_]*)\d|\b{_NUMERAL}\s*[,&–-]\s*{_NUMERAL}\b")
_RANGE = re.compile(r"(?<![\w-])([^\W\d_]*)(\d+)\s*[-–—]\s*([^\W\d_]*)(\d+)(?![\w-])")
_ROMAN_RANGE = re.compile(rf"(?<![\w-])({_NUMERAL})\s*[-–—]\s*({_NUMERAL})(?![\w-])")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def is_numeric(value: str) -> bool:
    """Whether `value` consists of numbers only, with or without affixes: "2", "D2", "2b", "2, 3", "2-4"
    (specification 1.0.2, "Choose", is-numeric)."""
    return _NUMERIC.fullmatch(value) is not None


def is_plural(value: str) -> bool:
    """Whether `value` holds several numbers: "1-3", "2 & 4" (specification, "Label")."""
    return _SEVERAL.search(value) is not None


def each_number(value: str, change: Callable[[int], str]) -> str:
    """`value` with every bare number changed and the separators set as the specification ("Number") says.
    What is not numeric stays as it is."""
    if not is_numeric(value):
        return value
    out = []
    for piece in _SEPARATOR.split(value.strip()):
        if piece.isdecimal() and len(piece) <= 9:
            out.append(change(int(piece)))
        else:
            out.append({",": ", ", "&": " & ", "-": "–"}.get(piece, piece))
    return "".join(out)


def roman(number: int) -> str:
    """Lower-case Roman numeral; what has none (0, 4000 and more) stays in digits."""
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out += letters * count
    return out


def page_ranges(value: str, form: str | None, delimiter: str) -> str:
    """Page ranges in `form` (specification 1.0.2, Appendix V) with `delimiter` between first and last page.

    A range has the same letters before both numbers ("S12-S15") or none; what is no range ("110-N6", "3-B")
    stays as it is.
    """
    value = _ROMAN_RANGE.sub(lambda match: f"{match[1]}{delimiter}{match[2]}", value)
    return _RANGE.sub(lambda match: _page_range(match, form, delimiter), value)


def _page_range(match: re.Match[str], form: str | None, delimiter: str) -> str:
    prefix, first, end_prefix, last = match.groups()
    if end_prefix != prefix:
        return match[0]
    if form is None or len(first) > 15 or len(last) > 15:
        return f"{prefix}{first}{delimiter}{end_prefix}{last}"
    full = first[: max(0, len(first) - len(last))] + last
    shown = full if int(full) <= int(first) or len(full) != len(first) else _shortened(first, full, form)
    return f"{prefix}{first}{delimiter}{end_prefix if shown == full else ''}{shown}"


def _shortened(first: str, last: str, form: str) -> str:
    """`last` (as many digits as `first`, and larger) without the digits that `form` leaves out."""
    common = next(k for k in range(len(first)) if first[k] != last[k])
    changed = len(last) - common
    number = int(first)
    if form == "minimal":
        return last[common:]
    if form == "minimal-two":
        return last[-max(changed, 2) :]
    if form.startswith("chicago"):
        if number < 100 or number % 100 == 0:
            return last
        if form != "chicago-16" and len(first) == 4 and changed >= 3:
            return last
        if 1 <= number % 100 <= 9:
            return last[common:]
        return last[-max(changed, 2) :]
    return last
