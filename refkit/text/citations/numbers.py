"""The numbers of a line, each with its kind and place: what `refkit.text.citations.orders` is written over."""

from __future__ import annotations

import re

import msgspec

from refkit.model import PartialDate, Span
from refkit.text.citations.labels import COUNTERS, LABELS, LETTERS, MONTHS, SEASONS

_DASHES = "-–—−‐‑‒"
_RUN = re.compile(r"\d+")
# What may go on after a run: a range ("–D42", "-1010.e2"), else a letter ("45a").
_RANGE = re.compile(rf"(?:[A-Za-z](?!\w))?\s?(?:[{_DASHES}]{{1,2}}|\+)\s?([A-Za-z]{{0,3}}\d{{1,7}}[a-z]?)(?![\w%])")
_TAIL = re.compile(r"[A-Za-z](?!\w)|\.e\d{1,3}(?!\w)")
_BRACKET = re.compile(r"\s?[(\[]([^()\[\]\n]{1,40})[)\]]")
_SUPPLEMENT = re.compile(
    r"\s?((?:Suppl?(?:ement)?|Pt|Part|Spec(?:ial)?)\b\.?(?:\s(?:No\.?\s?)?\w{1,6})?)(?=\s?[:(,])"
)
# 2012 Nov 26; 2012 Nov-Dec; 2018-03-12
_AFTER_YEAR = re.compile(
    rf"[ ,]{{1,2}}([^\W\d_]{{3,10}})\.?(?:[{_DASHES}/][^\W\d_]{{3,10}}\.?)?(?:\s(\d{{1,2}})(?![\d(:]))?(?!\w)"
)
_ISO = re.compile(r"[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_CJK_DATE = re.compile(r"\s?年(?:\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?日)?)?")
# 15 November 2018; Nov. 15, 2018; March/April 2010
_BEFORE_YEAR = re.compile(
    rf"(?<!\w)(?:(\d{{1,2}})(?:st|nd|rd|th)?\s)?(?:de\s)?([^\W\d_]{{3,10}})\.?(?:[{_DASHES}/][^\W\d_]{{3,10}}\.?)?"
    r"(?:\s(\d{1,2})(?:st|nd|rd|th)?)?,?\s(?:de\s)?\Z"
)
_SEPARATORS = re.compile(r"[\s,;:.()\[\]|/·•⟨〉〈⟩«»\"'“”–—−-]*")
_LABEL_WORD = re.compile(r"(№|第|n[°º]|[^\W\d_]{1,10})([.:]{0,2})(?:\s{0,3}#?)\Z", re.IGNORECASE)
_ARTICLE_NUMBER_LABEL = re.compile(r"(?i)art(?:icle|\.)?\s(?:number|no\.?|id)[:.]?\s{0,2}#?\Z")
_JUNK_BEFORE = frozenset("$£€¥+#=<>~±@_%&?*×")
_JUNK_AFTER = frozenset("%°=<>±_@&×")
_LOWEST_YEAR, _HIGHEST_YEAR = 1600, 2039


class Number(msgspec.Struct, gc=False):
    """One number: its kind (see `orders`), the place of its value, where it begins with label or bracket and
    ends with a bracket, and the date if it is one."""

    kind: str
    start: int
    end: int
    outer_start: int
    outer_end: int
    date: PartialDate | None = None


def numbers(text: str, start: int, end: int, holes: list[Span]) -> list[Number]:
    """The numbers of `text[start:end]` outside of `holes` (DOIs, addresses), in order; at most 60."""
    found: list[Number] = []
    at = start
    while len(found) < 60:
        run = _RUN.search(text, at, end)
        if run is None:
            break
        a, b = run.span()
        hole = next((h for h in holes if h.start <= a < h.end), None) if holes else None
        if hole:
            at = hole.end
            continue
        number = _number(text, start, end, a, b, found[-1].outer_end if found else start)
        found.append(number)
        at = max(number.outer_end, b)
        if number.kind in "NVLS":
            issue = _issue(text, at, end)
            if issue:
                found.append(issue)
                at = issue.outer_end
    return found


def signature(text: str, found: list[Number]) -> str:
    """One letter a number, and one for what stands between two of them: see `orders`."""
    out: list[str] = []
    for i, number in enumerate(found):
        if i:
            out.append(_between(text, found[i - 1].outer_end, number.outer_start))
        out.append(number.kind)
    return "".join(out)


def _between(text: str, start: int, end: int) -> str:
    if start >= end:
        return "0"
    if end - start > 8:
        return "w" if text[start:end].strip(" \n\t,.;:|()–-") else "_"
    gap = text[start:end]
    match = _SEPARATORS.fullmatch(gap)
    if not match:
        return "w"
    for mark in ";:,.|":
        if mark in gap:
            return mark
    return "_" if not gap.strip() else "-"


def _number(text: str, low: int, high: int, a: int, b: int, floor: int) -> Number:
    left = text[a - 1] if a > low else " "
    right = text[b] if b < high else " "
    if left in _JUNK_BEFORE or right in _JUNK_AFTER:
        return Number("-", a, b, a, b)
    if (left == "." and a - 2 >= low and text[a - 2].isdigit()) or (
        right == "." and b + 1 < high and text[b + 1].isdigit() and not (b - a == 4 and text[a] in "12")
    ):
        return Number("-", a, b, a, b)
    if b - a == 4 and not left.isalpha():
        year = int(text[a:b])
        if _LOWEST_YEAR <= year <= _HIGHEST_YEAR:
            return _dated(text, low, high, a, b, year, floor)
    if left == "/" or (right == "/" and text[b + 1 : b + 2].isdigit()):
        return Number("-", a, b, a, b)
    begin = a
    while begin > low and begin > a - 4 and text[begin - 1].isalpha():
        begin -= 1
    if begin < a:
        if text[begin] in _CJK_LABELS:
            begin = a
        elif begin == a - 4 or (begin > low and (text[begin - 1].isalnum() or text[begin - 1] == "_")):
            glued = LABELS.get(text[begin:a].lower())
            if not glued:
                return Number("-", a, b, a, b)
        if begin < a and text[begin:a].lower() in ("pp", "p", "vol", "no", "nr", "pg"):
            begin = a
    stretch = _RANGE.match(text, b, high)
    if stretch and stretch.end() < high and text[stretch.end()] in _DASHES:
        stretch = None
    last = stretch.end() if stretch else b
    if not stretch:
        tail = _TAIL.match(text, b, high)
        if tail:
            last = tail.end()
        elif b < high and (text[b].isalpha() and text[b] not in COUNTERS):
            return Number("-", a, b, a, b)
    kind = "R" if stretch else "L" if begin < a else "Z" if b - a > 5 or (b - a > 4 and text[a] == "0") else "N"
    if kind == "N" and b - a > 4:
        kind = "L"
    label, outer = _label(text, max(low, floor), begin)
    if label:
        kind = label
    outer_end = last
    counter = COUNTERS.get(text[last : last + 1])
    if counter:
        kind, outer_end = counter, last + 1
    return Number(kind, begin, last, outer, outer_end)


_CJK_LABELS = frozenset("第")


def _label(text: str, low: int, at: int) -> tuple[str, int]:
    """The kind that the label before `at` says, and where it begins; ("", `at`) if there is none."""
    match = _LABEL_WORD.search(text, max(low, at - 16), at)
    if not match:
        return "", at
    word = match[1].lower()
    kind = LABELS.get(word, "")
    if word in ("number", "no", "id") or kind == "A":
        article = _ARTICLE_NUMBER_LABEL.search(text, max(low, at - 22), at)
        if article:
            return "A", article.start()
        if word == "id":
            return "", at
    if not kind or (word in LETTERS and not match[2]):
        return "", at
    if match.start() > low and text[match.start() - 1].isalnum() and text[match.start() - 1].islower():
        return "", at
    return kind, match.start()


def _dated(text: str, low: int, high: int, a: int, b: int, year: int, floor: int) -> Number:
    label, outer = _label(text, max(low, floor), a)
    if label:
        stretch = _RANGE.match(text, b, high) if label == "P" else None
        last = stretch.end() if stretch else b
        return Number(label, a, last, outer, last)
    begin, end, month, day, season = a, b, None, None, None
    iso = _ISO.match(text, b, high)
    stretch = _RANGE.match(text, b, high)
    if iso and 1 <= int(iso[1]) <= 12 and 1 <= int(iso[2]) <= 31:
        month, day, end = int(iso[1]), int(iso[2]), iso.end()
    elif stretch and len(stretch[1]) >= 3:
        if len(stretch[1]) == 4 and _LOWEST_YEAR <= year <= _HIGHEST_YEAR:
            return Number("X", a, stretch.end(), a, stretch.end())
        return Number("R", a, stretch.end(), a, stretch.end())
    elif text[a - 1 : a] == "/" or (text[b : b + 1] == "/" and text[b + 1 : b + 2].isdigit()):
        return Number("-", a, b, a, b)
    else:
        after = _AFTER_YEAR.match(text, b, min(high, b + 40))
        if after and after[1].lower() in MONTHS:
            month, end = MONTHS[after[1].lower()], after.end()
            day = int(after[2]) if after[2] and 1 <= int(after[2]) <= 31 else None
        elif after and after[1].lower() in SEASONS:
            season, end = SEASONS[after[1].lower()], after.end() if not after[2] else after.start(2) - 1
        elif text[b : b + 2].lstrip()[:1] == "年":
            cjk = _CJK_DATE.match(text, b, high)
            if cjk:
                end = cjk.end()
                month = int(cjk[1]) if cjk[1] and 1 <= int(cjk[1]) <= 12 else None
                day = int(cjk[2]) if month and cjk[2] and 1 <= int(cjk[2]) <= 31 else None
        if month is None and season is None and text[a - 1 : a] == " ":
            before = _BEFORE_YEAR.search(text, max(low, a - 32), a)
            word = before[2].lower() if before else ""
            if before and word in MONTHS:
                month, begin = MONTHS[word], before.start()
                digits = before[1] or before[3]
                day = int(digits) if digits and 1 <= int(digits) <= 31 else None
            elif before and word in SEASONS:
                season, begin = SEASONS[word], before.start(2)
    if end == b and b < high and text[b].isalpha():
        if not text[b].islower() or (b + 1 < high and text[b + 1].isalnum()):
            return Number("-", a, b, a, b)
        end = b + 1  # 2010a
    date = PartialDate(year, month, day, season)
    if text[begin - 1 : begin] in ("(", "[") and begin - 1 >= low:
        return Number("y", begin, end, begin - 1, end + 1 if text[end : end + 1] in (")", "]") else end, date)
    return Number("Y", begin, end, begin, end, date)


def _issue(text: str, at: int, high: int) -> Number | None:
    """The bracketed issue or the supplement right behind a volume."""
    match = _BRACKET.match(text, at, high)
    if match:
        inside = match[1]
        if inside.isdigit() and len(inside) == 4 and _LOWEST_YEAR <= int(inside) <= _HIGHEST_YEAR:
            return None
        if len(inside) > 5 and any(
            word.isdigit() and len(word) == 4 and _LOWEST_YEAR <= int(word) <= _HIGHEST_YEAR
            for word in re.split(r"\W+", inside)
        ):
            return None  # a date
        lowered = inside.strip().lower()
        if not any(c.isdigit() for c in inside) and not lowered.startswith(_WORDED_ISSUE):
            return None
        if "%" in inside or "=" in inside or "$" in inside:
            return None
        a, b = match.span(1)
        label = _ISSUE_LABEL.match(text, a, b)
        if label:
            a = label.end()
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        return Number("I", a, b, match.start(), match.end())
    match = _SUPPLEMENT.match(text, at, high)
    if match:
        tail = _BRACKET.match(text, match.end(), high)
        if tail and not (len(tail[1]) == 4 and tail[1].isdigit()):
            return Number("I", match.start(1), tail.end(), match.start(), tail.end())
        return Number("I", match.start(1), match.end(1), match.start(), match.end())
    return None


_ISSUE_LABEL = re.compile(r"(?i)(?:no|nr|issue|iss|n|heft|núm|num)(?:[.:]\s?|\s)(?=\d)|[№#]\s?|n[°º]\s?|第")
_WORDED_ISSUE = (
    "suppl", "database", "web server", "special", "pt", "part", "spec", "sup", "ii", "i", "v", "x", "jan", "feb",
    "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "issue", "winter", "spring", "summer",
    "fall", "autumn", "z", "s", "pp", "c", "a", "b", "d",
)  # fmt: skip
