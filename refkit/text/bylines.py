"""By-lines: lines of a page that list the names of a work's authors.

The reader refuses first: prose, menus, affiliations, headings and keyword lists are told by their lower-case words,
by their signs and by words that no name has. What is left is taken apart at commas, "and" and marks of affiliation,
and every piece must be a person; how sure that is stands in `Byline.score`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from refkit.model import Name, Span
from refkit.text.byline_people import add_orcids, name_of, people_of, score_of
from refkit.text.byline_pieces import CONJUNCTIONS, pieces_of, without_asides
from refkit.text.east_asian_names import read_east_asian

_LONGEST = 12_000
_PROSE = re.compile(r"\s[a-z]{2,20}\s[a-z]{2,20}\s[a-z]{2,20}\s")
_REFUSED = re.compile(r"[?!\"“”„«»=<>{}%$_©®™:/\\~+→^]")
_LABEL = re.compile(
    r"(?i)\s*(?:(?:main |corresponding )?(?:authors?|author\(s\)|creators?|auteurs?|autor(?:es|en|i|e)?|автор[ы]?|"
    r"作者|著者|저자|written by|posted by|verfasser|autorinnen und autoren)(?:\s?[:：]\s*|\t\s*|\s?\n\s*)|"
    r"(?:by|par|por|von|af|av|door|di)\s+(?=\w))"
)
_EDITORS = re.compile(r"(?i)\s*(?:edit(?:ed|ors?)|reviewed|translat|herausg|academic edit|handling)")
_AFTER_BY = re.compile(r"\s(?:on|at|in|le|el|am|il|for|from|updated|published)\s|\s[|–—-]\s|\s\d|\s?,\s?\d")
_CUT = re.compile(
    r"(?i)(?:\b(?:and |& )?et\s+al\b\.?|\[?\+\s?\d{1,3}\s?(?:more )?authors?\]?|\.\.\.|…|\bи\s+др\b\.?|"
    r"\band (?:\d{1,3} )?(?:others|more)\b|\bshow (?:more|all)\b.{0,20}|\bview all\b.{0,20}|\bet autres\b)"
)
_CUT_SIGNS = ("t al", "T AL", "T Al", "+", "..", "…", "др", "others", "autres", "more", "how ", "iew all")
# What stands between the rows of a list of names, where each has its affiliation below it.
_BETWEEN = re.compile(
    r"(?i)(?:affiliations?\b|current address|contributed equally|equal contribut|roles?\b|e-?mail|\*|¤|x$|×$|⨯$|"
    r"view orcid|orcid|https?://orcid|these authors|corresponding author|\W{0,2}current|deceased|¶|‡|"
    r"[^\s@]{1,60}@\S)"
)
_MOST_BETWEEN = 8
# Years and other long numbers of their own, digits inside a word.
_NUMBERS = re.compile(r"\d{4}(?<!\S\d{4})|\d[a-z](?<=[a-zA-Z]\d[a-z])(?!nd\b|t\b)")
_LEAST, _LEAST_BESIDE = 0.1, 0.3  # of a score: of a line alone; of a row that nothing joins to others
_MARKER = re.compile(r"(?:[•·▪◦*-]|\d{1,3}\.)\s*$")
_ITEM = re.compile(r"\d{1,3}\. ")


class Byline(msgspec.Struct, frozen=True, gc=False):
    """A list of names: `names` with their places in the text (`spans`), in their order.

    `cut`: the page shows no more of a longer list ("et al.", "…", "[+3 authors]"). `score` (0 to 1): how sure it is
    that the line is a list of people; from 0.5 on it is more likely than not. `rows`: how many rows were read.
    `labelled`: the page itself says that they are authors ("By …", "Authors: …").
    """

    names: tuple[Name, ...]
    spans: tuple[Span, ...]
    cut: bool = False
    score: float = 0.0
    rows: int = 1
    labelled: bool = False


def read_byline(text: str, start: int = 0, end: int | None = None) -> Byline | None:
    """Read `text[start:end]`, one line or a few, as a list of names; None if it is something else."""
    return _read(text, start, len(text) if end is None else min(end, len(text)), _LEAST)


def _read(text: str, start: int, end: int, least: float) -> Byline | None:
    if not 1 < end - start <= _LONGEST:
        return None
    prose = _PROSE.search(text, start, min(end, start + 600))
    if prose and " for the " not in prose[0] and text.find("behalf", start, end) < 0:
        return None
    line = text[start:end]
    label = _LABEL.match(line)
    labelled = label is not None and label.end() < len(line)
    if label and labelled:
        line = " " * label.end() + line[label.end() :]
        if label[0].strip().isalpha() and not line[label.end()].isupper():
            return None  # "By using this site …"
        if label[0].strip().isalpha() and (stop := _AFTER_BY.search(line, label.end())):  # "By Jane Roe on March 5"
            line = line[: stop.start()]
    elif _EDITORS.match(line):
        return None
    cut = False
    if any(sign in line for sign in _CUT_SIGNS) and (found := _CUT.search(line)):
        if found.end() < len(line) - 40:
            return None
        cut, line = True, line[: found.start()]
    line = without_asides(line)
    if _REFUSED.search(line) or (not labelled and (line.count("|") > 2 or _NUMBERS.search(line))):
        return None
    if not line.isascii() and (east := read_east_asian(line, start, labelled=labelled)) is not None:
        found_names, found_spans, score = east
        cut = cut or "等" in line[-3:]
        return Byline(found_names, found_spans, cut, score, labelled=labelled) if found_names else None
    pieces = pieces_of(line, labelled=labelled)
    people = people_of(line, pieces) if pieces else []
    if not people:
        return None
    score = score_of(line, people, labelled=labelled)
    if score < least:
        return None
    names = [name_of(line, item, people) for item in people]
    if "orcid.org/" in text[start:end]:
        add_orcids(text[start:end], people, names)
    return Byline(
        tuple(names),
        tuple(Span(start + name.start, start + (given or name).end) for name, given in people),
        cut,
        score,
        labelled=labelled,
    )


def read_byline_rows(text: str, rows: Sequence[tuple[int, str]]) -> Byline | None:
    """Read rows (offset, line) that follow one another, with one name or a few in each.

    Reading stops at the first row that holds none; rows of commas and marks between names do not count. A name that
    no table knows is taken if the list goes on behind it or did so before it: at a comma, an "and" or a bullet.
    `Byline.rows` says how many rows were used.
    """
    names: list[Name] = []
    spans: list[Span] = []
    scores: list[float] = []
    used, cut, labelled, goes_on = 0, False, False, False
    for at, (start, line) in enumerate(rows):
        if cut or at > used + _MOST_BETWEEN:
            break
        byline = _read(text, start, start + len(line), 0.0)
        if byline is None:
            stripped = line.strip()
            if names and stripped.lstrip("•-– ") in ("…", "..."):  # names that a button would show
                cut = True
                break
            marks = (len(line) <= 60 and not any(map(str.isalpha, line))) or stripped in CONJUNCTIONS
            if not names or not (marks or (goes_on and _BETWEEN.match(stripped))):
                break
            goes_on = goes_on or _goes_on(text, start, line)
            continue
        weak = byline.score < _LEAST_BESIDE
        ends_open = _goes_on(text, start, line)
        if names and (byline.labelled or (weak and not (goes_on or (ends_open and len(byline.names) == 1)))):
            break
        if not names and weak and not ends_open:
            break
        names += byline.names
        spans += byline.spans
        scores += [byline.score] * len(byline.names)
        used, cut, labelled, goes_on = at + 1, byline.cut, labelled or byline.labelled, ends_open
    if not names:
        return None
    half = len(names) // 2
    if half > 1 and names[:half] == names[half:]:  # a list that is printed twice
        names, spans, scores = names[:half], spans[:half], scores[:half]
    score = sum(scores) / len(scores)
    if len(scores) > 2:  # a list of them says more than each alone
        score = min(1.0, max(score, 0.25 + 0.8 * score))
    return Byline(tuple(names), tuple(spans), cut, score, used, labelled) if score >= _LEAST else None


def _goes_on(text: str, start: int, line: str) -> bool:
    """Whether a row ends in a comma or an "and", or is an item of a list."""
    line = line.strip()
    if line.endswith((",", "&", " and", "\xa0and", ";", "、", "，")):
        return True
    if line[:2] in ("• ", "- ") or _ITEM.match(line):
        return True
    if line.endswith("and") and line[-4:-3].isdigit():
        return True
    before = text[max(0, start - 6) : start]
    return _MARKER.search(before) is not None
