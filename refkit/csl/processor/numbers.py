"""Number variables and locators: what is numeric, what is plural, how parts and ranges are set.

Specification 1.0.2, "Number", "Label" (contextual plurals), "Choose" (is-numeric), "Page Ranges".
"""

from __future__ import annotations

import re
from functools import lru_cache

from refkit.csl.processor.locale import Locale
from refkit.csl.processor.ordinals import long_ordinal, ordinal, roman
from refkit.csl.processor.pages import short_end

NUMBER_VARIABLES = frozenset(
    """chapter-number citation-number collection-number edition first-reference-note-number issue locator number
    number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number version
    volume""".split()
)

_ONE = r"[A-Za-z]{0,4}\d+[A-Za-z]{0,4}"
_ROMAN = r"[ivxlcmIVXLCM]+"
_NUMERIC = re.compile(rf"^\s*{_ONE}(?:\s*[-–&,;]\s*{_ONE}|\s+(?:and)\s+{_ONE})*\s*$")
_PLURAL_PART = rf"(?:{_ONE}|{_ROMAN})"
_PLURAL = re.compile(
    rf"(?:\d[A-Za-z]*|\b{_ROMAN})\s*(?<!\\)(?:[-–]+|(?:,\s*)?\band\b|,|&|;)\s*(?:[A-Za-z]{{0,4}}\d|{_ROMAN}\b)"
)
_SPLIT = re.compile(r"(\s{0,9}(?:\\-|[-–]+|&|,\s{1,9}and\s|,|;|\band\b)\s{0,9})")


@lru_cache(maxsize=8192)
def is_numeric(value: str) -> bool:
    """Whether `value` is a number or several: "2", "D2", "2b", "2, 3", "2-4", "2 & 4"."""
    return bool(_NUMERIC.match(value))


@lru_cache(maxsize=8192)
def is_plural(value: str, conjunction: str = "and") -> bool:
    """Whether `value` names more than one: "5, 6", "5-6", "ii-iv"; with the "and" of the locale too."""
    if conjunction and conjunction != "and":
        value = value.replace(f" {conjunction} ", " and ")
    return bool(_PLURAL.search(value))


def ampersand(locale: Locale) -> str:
    """The symbol for "and": that of the locale, unless it only repeats the word."""
    symbol = locale.find("and", "symbol")
    return symbol if symbol and symbol != locale.find("and") else "&"


def in_form(value: str, form: str, locale: Locale, gender: str) -> str:
    """A numeric value with each plain number in it as ordinal, long-ordinal or roman."""
    if form == "numeric":
        return value
    parts = _SPLIT.split(value)
    out = []
    for k, part in enumerate(parts):
        if k % 2 or not part.strip().isdecimal() or len(part) > 18:
            out.append(part)
            continue
        number = int(part)
        if form == "ordinal":
            out.append(ordinal(number, locale, gender))
        elif form == "long-ordinal":
            out.append(long_ordinal(number, locale, gender))
        else:
            out.append(roman(number))
    return "".join(out)


def set_number(value: str, variable: str, locale: Locale, page_format: str) -> str:
    """A value with its hyphens as the locale's dash, `&` and commas spaced, page ranges as the style wants."""
    if "-" not in value and "–" not in value and "&" not in value and "," not in value and " and " not in value:
        return value
    parts = _SPLIT.split(value)
    dash = locale.term("page-range-delimiter") or "–"
    out = [parts[0].strip()]
    for k in range(1, len(parts), 2):
        sign, right = parts[k].strip(), parts[k + 1].strip()
        left = parts[k - 1].strip()
        if sign == "\\-":
            out.append("-" + right)
        elif sign in ("-", "–", "--", "—"):
            if _range(left, right):
                if variable in ("page", "page-locator") and page_format and _rangeable(parts, k):
                    right = short_end(left, right, page_format)
                out.append(dash + right)
            else:
                out.append(sign + right)
        elif sign == "&":
            out.append(f" {ampersand(locale)} {right}")
        elif sign in (",", ";"):
            out.append(f"{sign} {right}")
        else:
            out.append(parts[k] + right)
    return "".join(out)


_PARTS = re.compile(rf"((?:\d*[A-Za-z]+0*)?)(\d+[a-z]*)|({_ROMAN})")


def _range(left: str, right: str) -> bool:
    """Whether a hyphen between the two makes a range: what stands before the digits is the same."""
    one, two = _PARTS.fullmatch(left), _PARTS.fullmatch(right)
    return bool(one and two and one[1] == two[1])


def _rangeable(parts: list[str], k: int) -> bool:
    """Whether the hyphen at `k` makes a range of two, and is not one of several: "1-2-3"."""
    before = parts[k - 2].strip() if k >= 2 else ""
    after = parts[k + 2].strip() if k + 2 < len(parts) else ""
    return before not in ("-", "–", "--") and after not in ("-", "–", "--")
