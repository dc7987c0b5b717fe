"""Article page of a Chinese journal (the systems of Magtech and RHHZ).

    题名                                                 the title, often twice
    王某某, 李某某
    赵某, 钱某. 别的题名[J]. 刊名, 2021, 16(3): 527-532.   RHHZ: the citation, on some pages another article's
    引用本文: 王某某, 李某某. 题名[J]. 刊名, 2018, 13(2): 388-398. doi: DOI
    Citation: WANG M, LI M. TITLE[J]. JOURNAL, 2018, 13(2): 388-398. doi: DOI
    摘要: …  关键词: 甲 / 乙

    文章信息                                             RHHZ's full text: names, title, and where it appeared
    - 王某某, 李某某
    - 题名
    - 刊名, 2010, 46(9): 164-171.

    刊名 ›› 2020, Vol. 75 ›› Issue (8): 1699-1710. doi: DOI        Magtech
    引用本文
    王某某, 李某某. 题名[J]. 刊名, 2020, 75(8): 1699-1710.

What stands behind 引用本文 ("cite this article") is the article's own; the year may stand behind the authors.
"""

from __future__ import annotations

import re
from itertools import islice

from refkit.model import Abstract, Name, PartialDate, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.lines import rows
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import line_end, lines_with
from refkit.text.dates import find_dates
from refkit.text.dois import find_dois
from refkit.text.folding import fold
from refkit.text.people import parse_name

_LABEL = re.compile(
    r"^[ \t•]{0,9}(?:引用本文|本文引用格式|引用格式|文章引用)[ \t]{0,4}[:：]?[ \t]{0,4}\n{0,3}[ \t]{0,9}", re.M
)
_ENGLISH = re.compile(r"^[ \t]{0,9}Citation[ \t]{0,3}[:：][ \t]{0,4}", re.M)
_WHERE = re.compile(
    r"[,，]\s{0,2}(?:(?P<year>(?:19|20)\d\d)(?:[,，]\s{0,2}|(?=[(（])))?(?P<volume>[\dA-Z]{1,5})?\s{0,2}"
    r"(?:[(（]\s{0,2}(?P<issue>[^()（）\n]{1,20})[)）])?\s{0,2}[:：]\s{0,2}"
    r"(?P<page>[A-Za-z]{0,3}\d{1,8}(?:\s{0,2}[-–—−~]\s{0,2}[A-Za-z]{0,3}\d{1,8})?)"
)
_PEOPLE = re.compile(
    r"(?P<people>[^\n]{2,400}?)(?:[,，]\s{0,2}(?P<year>(?:19|20)\d\d))?\s?[.．。](?=\s|[㐀-鿿“])\s{0,3}"
)
_KIND = re.compile(r"\s?\[[A-Z](?:/OL)?\]\s?[.．。,，]?\s{0,3}")
_SENTENCE = re.compile(r"[.．。]\s{0,3}")
_MAGTECH = re.compile(
    r"^[ \t]{0,9}(?P<journal>[^\n›]{2,60}?)\s{0,2}››\s{0,2}(?P<year>(?:19|20)\d\d)"
    r"(?:,\s{0,2}Vol\.\s{0,2}(?P<volume>\d{1,4}))?\s{0,2}(?:››\s{0,2})?(?:Issue\s{0,2})?"
    r"\((?P<issue>[^()\n]{1,20})\)\s{0,2}:\s{0,3}(?P<page>[A-Za-z]{0,3}\d{1,8}(?:-[A-Za-z]{0,3}\d{1,8})?)",
    re.M,
)
_PUBLISHED = re.compile(r"(?<!网络)(?:出版日期|刊出日期)\s{0,2}[:：]\s{0,3}(?=(?:19|20)\d\d-)")
_NEXT = ("Abstract", "文章引用", "引用本文", "Citation:")
_APART = re.compile(r"\S{1,60}(?: \S{1,60}){0,5}")
_PIECE = re.compile(r"[^,，、;；\n]+")
_NAME = re.compile(r"[^\s,，、;；\d*#†()（）]+")
_CJK = re.compile(r"[㐀-鿿][㐀-鿿·•・]{1,15}")


def recognise(page: Page) -> bool:
    """A citation behind the label that says how to cite the article, or the head line of Magtech's pages."""
    text = page.text
    if "››" in text and _MAGTECH.search(text):
        return True
    return bool(_listed(text)) or any(
        _cited(text, label.end()) for label in islice(lines_with("引用", _LABEL, text), 9)
    )


def correct(draft: Draft) -> None:
    """What the article's own citation says, and its authors in full where it cuts them."""
    text = draft.text
    label, own = next(
        ((m, own) for m in islice(lines_with("引用", _LABEL, text), 9) if (own := _cited(text, m.end()))),
        (None, {}),
    )
    if label and (
        english := next((c for m in islice(_ENGLISH.finditer(text), 9) if (c := _cited(text, m.end()))), {})
    ):
        above = {fold(line.text) for line in draft.lines if line.end <= label.start()}
        if fold(own["title"].of(text)) not in above and fold(english["title"].of(text)) in above:
            own = english  # a page in English gives both
    if head := _MAGTECH.search(text):
        shown = {part: Span(*head.span(part)) for part in head.groupdict() if head[part]}
        for line in [] if own else draft.lines[:500]:  # a citation that lost its label, of the same pages
            cited = _cited(text, line.start) if len(line.text) < 900 else {}
            if cited and cited["page"].of(text) == head["page"] and _CJK.search(cited["title"].of(text)):
                own = cited
                break
        own = shown | own
    own = own or _listed(text)
    if "page" not in own:
        return
    for part, field in (("journal", "container-title"), ("volume", "volume"), ("issue", "issue")):
        if part in own:
            draft.set(field, " ".join(own[part].of(text).split()), own[part], 0.95)
    if pages := parse_pages(re.sub("[−~]", "-", own["page"].of(text))):
        draft.set("page", pages, own["page"], 0.95)
    if "year" in own:
        year = int(own["year"].of(text))
        draft.set("issued", PartialDate(year), own["year"], 0.95)
        for match in islice(_PUBLISHED.finditer(text), 9):
            found = next(find_dates(text, match.end(), match.end() + 12), None)
            if found and found.date.year == year:
                draft.set("issued", found.date, found.span, 0.95)
    if "title" in own:
        title = fold(own["title"].of(text))
        span = next((line.span for line in draft.lines if fold(line.text) == title), own["title"])
        draft.set("title", " ".join(span.of(text).split()), span, 0.95)
        _authors(draft, own["people"])
        _doi(draft, own, title)
    _tidy(draft)


def _tidy(draft: Draft) -> None:
    """The abstract without the English one below it; the keywords without their slashes."""
    abstract = draft.claims.get("abstract")
    if abstract:  # the English one follows in the next line
        sections = abstract.value.sections
        count = next((i for i, section in enumerate(sections) if section.text.startswith(_NEXT)), len(sections))
        if 0 < count < len(sections):
            span = Span(abstract.parts[0].start, abstract.parts[count - 1].end)
            value = Abstract(sections[:count])
            draft.set("abstract", value, span, abstract.confidence, abstract.parts[:count])
    if words := draft.claims.get("keyword"):  # RHHZ sets a slash behind each but the last
        last = next((i for i, word in enumerate(words.value) if not word.endswith("/")), len(words.value))
        count = last + 1 if last else len(words.value)
        words_at = zip(words.value[:count], words.parts, strict=False)
        pairs = [(word.rstrip(" /"), place) for word, place in words_at if word.rstrip(" /")]
        if len(pairs) == 1 and "  " in pairs[0][0]:  # or parts them by wide blanks
            value, place = pairs[0]
            pairs = [(m[0], Span(place.start + m.start(), place.end)) for m in _APART.finditer(value)]
        parts = [Span(place.start, place.start + len(word)) for word, place in pairs]
        draft.set_list("keyword", [word for word, _ in pairs], parts, words.confidence)


def _cited(text: str, start: int) -> dict[str, Span]:
    """The places of the parts of the citation that the line from `start` on is; none if it is no citation."""
    end = min(line_end(text, start), start + 900)
    people = _PEOPLE.match(text, start, end)
    where = _WHERE.search(text, people.end(), end) if people else None
    if not people or not where:
        return {}
    first, last = people.end(), where.start()
    kind = _KIND.search(text, first, last + 1)
    if kind and kind.end() < last:
        title, journal = (first, kind.start()), (kind.end(), last)
    else:  # "题名. 刊名" or "题名. 刊名[J]"
        last = kind.start() if kind else last
        point = next(reversed([m for m in _SENTENCE.finditer(text, first, last) if m.end() < last - 1]), None)
        if point is None:
            return {}
        title, journal = (first, point.start()), (point.end(), last)
    places = {"people": people.span("people"), "title": title, "journal": journal, "end": (where.end(), end)}
    places |= {part: where.span(part) for part in ("year", "volume", "issue", "page") if where[part]}
    if people["year"]:
        places["year"] = people.span("year")
    found = {part: _trimmed(text, *place) for part, place in places.items()}
    whole = "year" in found and 3 < title[1] - title[0] < 300 and 1 < journal[1] - journal[0] < 100
    return found if whole else {}


def _listed(text: str) -> dict[str, Span]:
    """The parts in lines of their own below "about the article", names and title in one or two languages."""
    at = text.find("文章信息\n")
    lines: list[Span] = []
    for start, line in rows(text, at + 5, min(len(text), at + 3000))[:8] if at >= 0 else []:
        shown = line.lstrip("-•· ")
        span = Span(start + len(line) - len(shown), start + len(line))
        where = _WHERE.search(text, span.start, span.end)
        if where and where["year"] and len(lines) > 1:
            chinese = [place for place in lines if _CJK.search(place.of(text))]
            chinese = chinese if len(chinese) > 1 else lines
            parts = {part: Span(*where.span(part)) for part in ("year", "volume", "issue", "page") if where[part]}
            journal = _trimmed(text, span.start, where.start())
            return parts | {"people": chinese[0], "title": chinese[-1], "journal": journal, "end": span}
        if shown:
            lines.append(span)
    return {}


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end - 1 and text[start].isspace():
        start += 1
    while end - 1 > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _authors(draft: Draft, people: Span) -> None:
    """The authors as cited; where "等" cuts them, as the line of names gives them that begins with the first."""
    text = draft.text
    places = [_trimmed(text, *match.span()) for match in _PIECE.finditer(text, people.start, people.end)]
    names = [place.of(text) for place in places]
    if names[-1] == "et al" or names[-1].endswith("等"):
        names[-1] = names[-1].removesuffix("等")
        names = [name for name in names if name and name != "et al"]
        for line in draft.lines:
            pieces = [Span(line.start + m.start(), line.start + m.end()) for m in _NAME.finditer(line.text[:500])]
            values = [piece.of(text) for piece in pieces]
            if len(values) >= len(names) and values[0] == names[0] and all(map(_CJK.fullmatch, values)):
                break
        else:
            return
        places, names = pieces, values
    read = [Name(literal=name) if _CJK.search(name) else _latin(name) for name in names]
    if all(read):
        draft.set_list("author", read, places, 0.92)


def _latin(name: str) -> Name | None:
    """A name in Latin letters; its order is known if the family name stands in capitals."""
    family, _, given = name.partition(" ")
    return parse_name(name) if family.isupper() or not given else None


def _doi(draft: Draft, own: dict[str, Span], title: str) -> None:
    """The DOI of the own citation; without one, none that stands in the citation of another article."""
    text, claim = draft.text, draft.claims.get("DOI")
    if found := next(find_dois(text, own["end"].start, own["end"].end), None):
        draft.set("DOI", found.doi, found.span, 0.95)
    elif claim and claim.span:
        other = _cited(text, text.rfind("\n", 0, claim.span.start) + 1)
        if other and fold(other["title"].of(text)) != title:
            draft.drop("DOI")


LAYOUT = Layout(
    "chinese-journal",
    "Article page of a Chinese journal",
    (("››", "引用本文", "引用格式", "文章引用", "文章信息"),),
    recognise,
    corrected("chinese-journal", correct),
)
