"""The orders in which volume, issue, page and date stand, as patterns over the kinds of the numbers.

A line is written down as a signature: one letter a number, and one mark for what stands between two of them.

    numbers   Y date      y date in brackets      N whole number    L letters and a number (e12, S4, D36)
              Z number too long for a page (014602)   R range    X range of two years   I bracketed issue
              V S P A  volume, issue, page, article number, each by its label        - junk (5%, 1.2, $3)
    between   ; : , . _ (white space) - (dash) | ( ) 0 (nothing)   w (words)

"2012 Nov 26;41(Database issue):D36–D42" is `Y;N(I:R`. In an order, the groups d, v, i, p are the numbers'
parts. The first order that fits a place wins; `score` is how much it alone is to be trusted.
"""

from __future__ import annotations

import re

import msgspec


class Order(msgspec.Struct, frozen=True):
    """One order. `needs_journal`: too weak to hold without a journal name before it."""

    name: str
    pattern: re.Pattern[str]
    score: float
    needs_journal: bool = False


def _order(name: str, pattern: str, score: float, needs_journal: bool = False) -> Order:
    return Order(name, re.compile(pattern), score, needs_journal)


_D = "(?P<d>[Yy])"
_D2 = "(?P<d2>[Yy])"
_V = "(?P<v>[NV])"
_I = "(?P<i>[IS])"
_P = "(?P<p>[RNLZPAX])"
_STRONG_P = "(?P<p>[RLZPA])"

ORDERS: tuple[Order, ...] = (
    # 2012 Nov 26;41(Database issue):D36 / (2012) 40 (D1): D36 / 2014, 4(4), 932 / 2014, 79 (3), pp 880
    _order("date, volume (issue), page", rf"{_D}[^w]{_V}[^w]{_I}[:;,._-]{_P}", 0.95),
    # 2007; 7: 1 / 2014, 15:511 / (2014) 15:511
    _order("date, volume: page", rf"{_D}[;,._:0]{_V}:{_P}", 0.95),
    # 2012,48, 11088-11090
    _order("date, volume, page", rf"{_D}[;,_.]{_V}[,;]{_STRONG_P}", 0.9),
    _order("date, volume, single page", rf"{_D}[;,.]{_V}[,;](?P<p>N)", 0.75, True),
    # Volume 28, Issue 22, 15 November 2012, Pages 2891 / vol. 12, no. 3, pp. 45-67, Mar. 2010
    _order(
        "labels",
        rf"(?:{_D}[^w])?(?P<v>V)(?:[^w]{_I})?(?:[^w]{_D2})?(?:[^w](?P<p>[PARLZX]))?(?:[^w](?P<d3>[Yy]))?",
        0.8,
    ),
    # 164(13): 2507-2538 (15 September 2015) / 28 (22): 2891 / 12(3), 45-67
    _order("volume (issue) page date", rf"{_V}[^w]{_I}[:;,._-]{_P}(?:[^w:]{_D})?", 0.85),
    # 483, 531–533 (2012) / 72, 014602 (2005)
    _order("volume, page (date)", rf"{_V}[,:;._]{_P}[^w:](?P<d>y)", 0.9),
    _order("volume, page, date", rf"{_V}[,:]{_STRONG_P}[,_.;](?P<d>Y)", 0.75, True),
    # 98:377-382 / 6:e4375
    _order("volume: page", rf"{_V}:{_STRONG_P}", 0.7, True),
    _order("volume: single page", rf"{_V}:(?P<p>N)", 0.45, True),
    # 72, 014602 / 12, 45-67
    _order("volume, page", rf"{_V},{_STRONG_P}", 0.6, True),
    # HEALTHCARE, 2024, 12 (02) / BMJ 2012; 345
    _order("date, volume (issue)", rf"{_D}[;,]{_V}[^w]{_I}", 0.6, True),
    _order("date; volume", rf"{_D};{_V}", 0.5, True),
    _order("date (issue): page", rf"{_D}[^w]{_I}[:,]{_P}", 0.6, True),
    _order("date: page", rf"{_D}[:;,]{_STRONG_P}", 0.5, True),
    _order("volume (issue)", rf"{_V}[^w]{_I}(?:[^w:]{_D})?", 0.5, True),
    _order("issue label", rf"(?P<i>S)(?:[^w]{_D})?[^w](?P<p>P)(?:[^w](?P<d2>[Yy]))?", 0.5, True),
    _order("pages", r"(?P<p>P)(?:[^w](?P<d>[Yy]))?", 0.4),
)

# All orders in turn, each a group: the first that fits a place, at one look. Its names are in its own pattern.
ANY_ORDER = re.compile("|".join(f"({re.sub(r'[?]P<[a-z0-9]+>', '?:', order.pattern.pattern)})" for order in ORDERS))


def orders_at(signature: str, at: int) -> tuple[Order, ...]:
    """The orders from the first that fits there on; none if none fits."""
    match = ANY_ORDER.match(signature, at)
    return ORDERS[match.lastindex - 1 :] if match and match.lastindex else ()
