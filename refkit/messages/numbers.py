"""Volumes, issues, editions, pages and article numbers as depositors write them."""

from __future__ import annotations

import re

from refkit.messages.wording import wording
from refkit.model import ArticleNumber, PageRange, Pages, parse_pages

_NOT_YET = re.compile(
    r"(?i)ahead[- ]of[- ]print|publish(?:ed)? ahead|(?:on-?line|early)[- ]?(?:first|view|access|online)?|"
    r"in[- ]press|just accepted|forthcoming|e-?pub\b.*"
)
_WORD = re.compile(r"(?i)(?:vol(?:ume)?|n[o°º]|nr|№|issue|iss|band|bd|jg)\.?\s?(?=\d)")
_NONE = frozenset({"", "0", "no", "n/a", "na", "none", "null", "unknown", "-", "nan", "undefined"})
_SAME_TWICE = re.compile(r"([^\s,–-]+)\s?[–-]\s?\1")


def volume_of(text: str) -> str:
    """A volume, issue or edition; "" for "Publish Ahead of Print" and its like, and for 0."""
    if text.isascii() and text.isalnum() and text != "0" and text.strip("0") and any(map(str.isdigit, text)):
        return text
    value = wording(text)
    if value.casefold() in _NONE or _NOT_YET.match(value):
        return ""
    if not any(map(str.isdigit, value)) and " " in value:
        return ""
    return _WORD.sub("", value, count=1) if _WORD.match(value) else value


def pages_of_message(page: str, number: str) -> tuple[Pages | None, bool]:
    """Where a work stands in its container, and whether it is `page` that says so.

    An article number is used where there is no page, or where it is the page. "472-472" is 472, in lists too;
    "no-no", "None-None" and "0-0" are none. Ranges that are abbreviated or run backwards stay as they are.
    """
    page, number = wording(page), wording(number)
    number = "" if number.casefold() in _NONE else number
    if not page or all(part.strip().casefold() in _NONE for part in re.split(r"[-–,]", page)):
        return (ArticleNumber(number) if number else None), False
    if page == number or (number and page.casefold() == f"{number}-{number}".casefold()):
        return ArticleNumber(number), True
    if "," in page:
        parts = [part.strip() for part in page.split(",") if part.strip()]
        once = [twice[1] if (twice := _SAME_TWICE.fullmatch(part)) else part for part in parts]
        return PageRange(", ".join(once)), True
    if twice := _SAME_TWICE.fullmatch(page):
        page = twice[1]
    return parse_pages(page), True
