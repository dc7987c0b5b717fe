"""The numbers of a line, each with its kind and place: what `refkit.text.citations.orders` is written over."""

from __future__ import annotations

import re

import msgspec

from refkit.model import PartialDate, Span
from refkit.text.citations.labels import COUNTERS, LABELS, LETTERS, MONTHS, SEASONS

_DASHES = "-–—−‐‑‒"
# What may go on after a run: a range ("–D42", "-1010.e2"), else a letter ("45a").
_RANGE = re.compile(rf"(?:[A-Za-z](?!\w))?\s?(?:[{_DASHES}]{{1,2}}|\+)\s?([A-Za-z]{{0,3}}\d{{1,7}}[a-z]?)(?![\w%])")
_TAIL = re.compile(r"[A-Za-z](?!\w)|\.e\d{1,3}(?!\w)")
# A run of digits with what goes on: the run, the end of the range. A first digit alone is found faster than a run.
_RUN = re.compile(rf"(\d\d*)(?:{_RANGE.pattern}|{_TAIL.pattern})?")
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
# What a bracketed issue or a supplement begins with; what no label ends with.
_NO_LABEL = frozenset(',;()[]/|"“”-–—−0123456789')
_OPENS_ISSUE = frozenset("([SP")
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
        if holes and (hole := next((h for h in holes if h.start <= run.start() < h.end), None)):
            at = hole.end
            continue
        number = _number(text, start, end, run, at if found else start)
        found.append(number)
        at = max(number.outer_end, run.end(1))
        if number.kind in "NVLS" and (issue := _issue(text, at, end)):
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
    gap = text[start:end]
    return _USUAL_GAPS.get(gap) or _mark_of(gap)


def _mark_of(gap: str) -> str:
    if len(gap) > 8:
        return "w" if gap.strip(" \n\t,.;:|()–-") else "_"
    if not _SEPARATORS.fullmatch(gap):
        return "w"
    for mark in ";:,.|":
        if mark in gap:
            return mark
    return "_" if not gap.strip() else "-"


_USUAL_GAPS = {gap: _mark_of(gap) for gap in (" ", ";", "; ", ":", ": ", ",", ", ", ".", ". ", " (", "), ", ") ")}


def _number(text: str, low: int, high: int, run: re.Match[str], floor: int) -> Number:
    a, b = run.span(1)
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
            return _dated(text, low, high, run, year, floor)
    if left == "/" or (right == "/" and text[b + 1 : b + 2].isdigit()):
        return Number("-", a, b, a, b)
    begin = a
    if left.isalpha():
        while begin > low and begin > a - 4 and text[begin - 1].isalpha():
            begin -= 1
        if text[begin] in _CJK_LABELS:
            begin = a
        elif begin == a - 4 or (begin > low and (text[begin - 1].isalnum() or text[begin - 1] == "_")):
            glued = LABELS.get(text[begin:a].lower())
            if not glued:
                return Number("-", a, b, a, b)
        if begin < a and text[begin:a].lower() in ("pp", "p", "vol", "no", "nr", "pg"):
            begin = a
    stretch, last = run[2] is not None, run.end()
    if stretch and last < high and text[last] in _DASHES:
        tail = _TAIL.match(text, b, high)
        stretch, last = False, tail.end() if tail else b
    if last == b and right.isalpha() and right not in COUNTERS:
        return Number("-", a, b, a, b)
    kind = "R" if stretch else "L" if begin < a else "Z" if b - a > 5 or (b - a > 4 and text[a] == "0") else "N"
    if kind == "N" and b - a > 4:
        kind = "L"
    label, outer = _label(text, floor, begin)
    if label:
        kind = label
    outer_end = last
    if counter := COUNTERS.get(text[last : last + 1]):
        kind, outer_end = counter, last + 1
    return Number(kind, begin, last, outer, outer_end)


_CJK_LABELS = frozenset("第")
# How labels end, by their length: a word that ends otherwise need not be looked at.
_ENDINGS = frozenset(label[-3:] for label in LABELS if len(label) > 2)
_TWO_LETTERS = frozenset(label for label in LABELS if len(label) == 2)
_ONE_LETTER = frozenset(label for label in LABELS if len(label) == 1)


def _label(text: str, low: int, at: int) -> tuple[str, int]:
    """The kind that the label before `at` says, and where it begins; ("", `at`) if there is none."""
    last = at - 2 if text[at - 1] == " " else at - 1
    if last < low or text[last] in _NO_LABEL or not _ends_as_label(text, max(low, at - 16), last):
        return "", at
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


def _ends_as_label(text: str, low: int, last: int) -> bool:
    """Whether what ends at `last`, stops and blanks left out, ends as a label does: nearly nothing does."""
    while last >= low and (text[last] in ".:#" or text[last].isspace()):
        last -= 1
    if last < low:
        return False
    end = text[max(low, last - 2) : last + 1].lower().rjust(3)[-3:]
    return (
        end in _ENDINGS
        or (end[1:] in _TWO_LETTERS and not end[0].isalpha())
        or (end[2] in _ONE_LETTER and not end[1].isalpha())
        or end[2] in "№°"
    )


def _dated(text: str, low: int, high: int, run: re.Match[str], year: int, floor: int) -> Number:
    a, b = run.span(1)
    label, outer = _label(text, floor, a)
    if label:
        last = run.end() if label == "P" and run[2] else b
        return Number(label, a, last, outer, last)
    begin, end, month, day, season = a, b, None, None, None
    right = text[b] if b < high else " "
    iso = _ISO.match(text, b, high) if right in "-/." else None
    if iso and 1 <= int(iso[1]) <= 12 and 1 <= int(iso[2]) <= 31:
        month, day, end = int(iso[1]), int(iso[2]), iso.end()
    elif run[2] and len(run[2]) >= 3:
        return Number("X" if len(run[2]) == 4 else "R", a, run.end(), a, run.end())
    elif text[a - 1 : a] == "/" or (text[b : b + 1] == "/" and text[b + 1 : b + 2].isdigit()):
        return Number("-", a, b, a, b)
    else:
        after = _AFTER_YEAR.match(text, b, min(high, b + 40)) if right in " ," else None
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
        if (
            month is None
            and season is None
            and text[a - 1 : a] == " "
            and _may_be_dated(text[max(low, a - 32) : a])
        ):
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


def _may_be_dated(before: str) -> bool:
    """Whether what stands before a year, and the blank between, can end in a month, with or without its day."""
    word = before[before.rfind(" ", 0, -1) + 1 : -1].strip(".,")
    return not word.isalpha() or word == "de" or (low := word.lower()) in MONTHS or low in SEASONS


def _issue(text: str, at: int, high: int) -> Number | None:
    """The bracketed issue or the supplement right behind a volume."""
    first = text[at : at + 1]
    if first not in _OPENS_ISSUE and not (first.isspace() and text[at + 1 : at + 2] in _OPENS_ISSUE):
        return None
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
