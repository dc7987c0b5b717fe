"""By-lines: lines of a page that list the names of a work's authors.

The reader refuses first: prose, menus, affiliations, headings and keyword lists are told by their lower-case words,
by their signs and by words that no name has. What is left is taken apart at commas, "and" and marks of affiliation,
and every piece must be a person; how sure that is stands in `Byline.score`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from refkit.model import Name, Span
from refkit.text.byline_words import Word, is_degree, word_of
from refkit.text.east_asian_names import read_east_asian
from refkit.text.name_tables import BODIES, US_STATES
from refkit.text.people import parse_name

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
_ASIDE = re.compile(r"\([^()\n]{0,300}\)|\[[^\[\]\n]{0,100}\]")
_ORCID = re.compile(r"(?i)(?:https?://)?(?:www\.)?orcid\.org/(?:\d{4}-){3}\d{3}[\dX]|(?:\d{4}-){3}\d{3}[\dX]")
_BUTTONS = re.compile(
    r"(?i)(?:view )?orcid(?: (?:profile|logo|id|icon|record))?(?-i:(?![a-z])):?|(?<=[\s\d])na\d{1,2}(?!\w)|"
    r"author links open overlay panel|search for (?:more|other) (?:papers|works) by (?:this|the) author|"
    r"\b(?:corresponding|equal|co-?first) author\b|\bequal (?:group )?contributors?\b|\bcontributed equally\b|"
    r"\bsearch for articles by (?:this|the) author\b|\bview author publications\b|"
    r"(?<![a-z])(?:email author|e-?mail|(?<=\s)mail)(?![a-z])|"
    r"mailto:|\[?email protected\]?|envelope|✉|[^\s,;]{1,80}@[^\s,;]{1,80}"
)
_BUTTON_SIGNS = ("rcid", "RCID", "@", "uthor", "mail", "✉", "rotected", "nvelope", "qual", "na1", "na2", "na3")
_SIGNS = re.compile(r"[^,;、，；·・•|\n\t*†‡§¶¤#‖★☆△◊¹²³⁰⁴-⁹\d\u200b]{1,}")
_AND = re.compile(r"\s(?:and|&|et|und|y|и|och|og)\s|(?<=\S)&(?=\S)|\s&\s?|^(?:&|and|et|und|y|и)\s")
_EDGE = " \t\r\xa0.-–—‐'’`​﻿\u2002\u2003\u2009\u202f"
_CONJUNCTIONS = frozenset({"and", "und", "et", "y", "и"})
# What stands between the rows of a list of names, where each has its affiliation below it.
_BETWEEN = re.compile(
    r"(?i)(?:affiliations?\b|current address|contributed equally|equal contribut|roles?\b|e-?mail|\*|¤|x$|×$|⨯$|"
    r"view orcid|orcid|https?://orcid|these authors|corresponding author|\W{0,2}current|deceased|¶|‡|"
    r"[^\s@]{1,60}@\S)"
)
_MOST_BETWEEN = 8
_LETTER_MARK = re.compile(r"[a-z](?:\s|$)")
_LETTERED = re.compile(r",[a-f](?:,[a-f]){0,5}[\s*]")  # "Burns,a Preus,b Singletona and Stulz*a"
_ON_BEHALF = re.compile(r"(?i)(?:and\s+)?(?:on behalf of|for)\s+(?:the\s+)?")
# Years and other long numbers of their own, digits inside a word.
_NUMBERS = re.compile(r"\d{4}(?<!\S\d{4})|\d[a-z](?<=[a-zA-Z]\d[a-z])(?!nd\b|t\b)")
_MARKS = frozenset("0123456789*†‡§¶¤#‖¹²³⁰⁴⁵⁶⁷⁸⁹")
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


class _Piece(msgspec.Struct, gc=False):
    """A piece of a line between separators: words of a name, or the `literal` of a group; `bad`: neither."""

    start: int
    end: int
    words: tuple[Word, ...] = ()
    literal: str = ""
    bad: bool = False
    joined: bool = False  # by "and" to the piece before
    group: int = 0  # between which semicolons it stands


_Found = tuple[_Piece, _Piece | None]  # a name, and the piece with its given names if that stands apart


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
    line = _without_asides(line)
    if _REFUSED.search(line) or (not labelled and (line.count("|") > 2 or _NUMBERS.search(line))):
        return None
    if not line.isascii() and (east := read_east_asian(line, start, labelled=labelled)) is not None:
        found_names, found_spans, score = east
        cut = cut or "等" in line[-3:]
        return Byline(found_names, found_spans, cut, score, labelled=labelled) if found_names else None
    pieces = _pieces(line, labelled=labelled)
    people = _people(line, pieces) if pieces else []
    if not people:
        return None
    score = _score(line, people, labelled=labelled)
    if score < least:
        return None
    names = [_name(line, item, people) for item in people]
    if "orcid.org/" in text[start:end]:
        _add_orcids(text[start:end], people, names)
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
            marks = (len(line) <= 60 and not any(map(str.isalpha, line))) or stripped in _CONJUNCTIONS
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


def _without_asides(line: str) -> str:
    """Brackets, ORCIDs, addresses and buttons turned into separators; every character left keeps its place."""
    if any(sign in line for sign in _BUTTON_SIGNS):
        line = _ORCID.sub(_comma, line) if "rcid" in line or "RCID" in line else line
        line = _BUTTONS.sub(_comma, line)
    if "(" in line or "[" in line:
        line = _ASIDE.sub(_comma, line)
    return line


def _comma(match: re.Match[str]) -> str:
    return "," + " " * (len(match[0]) - 1)


def _pieces(line: str, *, labelled: bool) -> list[_Piece] | None:
    """The pieces that can be names or parts of them; None as soon as one cannot.

    Between semicolons affiliations may stand beside names, so there all pieces come back.
    """
    grouped = ";" in line or "；" in line
    lettered = _LETTERED.search(line) is not None
    pieces: list[_Piece] = []
    group = last = 0
    for match in _SIGNS.finditer(line):
        begin = match.start()
        if grouped and begin > last:
            group += line.count(";", last, begin) + line.count("；", last, begin)
        last = match.end()
        chunk, at, joined = match[0], 0, False
        for joint in (*_AND.finditer(chunk), None):
            stop = joint.start() if joint else len(chunk)
            piece = _piece(chunk[at:stop], begin + at, glued=lettered and joint is not None)
            if piece is not None:
                if piece.bad and not grouped:
                    return pieces if labelled and pieces else None
                piece.joined, piece.group = joined, group
                pieces.append(piece)
                joined = False
            if joint:
                at, joined = joint.end(), True
    return pieces


def _piece(part: str, start: int, *, glued: bool) -> _Piece | None:
    """A piece without what sticks to it; None if nothing is left."""
    kept = part.lstrip(_EDGE)
    if kept[:4] in ("and ", "und ") and not _ON_BEHALF.match(kept):
        kept = kept[4:].lstrip(_EDGE)
    while kept and (mark := _LETTER_MARK.match(kept)):
        kept = kept[mark.end() :].lstrip(_EDGE)
    start += len(part) - len(kept)
    kept = kept.rstrip(_EDGE)
    if kept[-2:-1] == " " and kept[-1].islower():
        kept = kept[:-2].rstrip(_EDGE)
    if kept.endswith((" and", " und", " et", "\xa0and")):
        kept = kept[:-4].rstrip(_EDGE) if kept[-3:] != " et" else kept[:-3].rstrip(_EDGE)
    if kept in _CONJUNCTIONS or not any(map(str.isalpha, kept)) or is_degree(kept):
        return None
    if part.rstrip()[-1:] == "." and (len(kept) < 3 or kept[-2] in ". -" or kept[-2].isupper()):
        kept += "."  # of an initial
    if found := _ON_BEHALF.match(kept):
        group = kept[found.end() :]
        return _Piece(start + found.end(), start + len(kept), literal=group, bad=not group or len(group) > 150)
    words = kept.split()
    if glued and len(words) > 1 and len(words[-1]) > 3 and words[-1][-1] in "abcdef":
        kept, words[-1] = kept[:-1], words[-1][:-1]
    while len(words) > 2 and is_degree(words[-1]) and not (len(words[-1]) < 3 and words[-1].isupper()):
        kept = kept[: -len(words.pop())].rstrip()
    end = start + len(kept)
    if len(words) > 8:
        return _Piece(start, end, bad=True)
    if len(words) > 1 and (words[-1].lower() in BODIES or (words[0] == "The" and words[-1] == "Editors")):
        return _Piece(start, end, literal=kept)
    kinds = tuple(map(word_of, words))
    return _Piece(start, end, kinds, bad=_is_bad(kinds))


def _is_bad(words: tuple[Word, ...]) -> bool:
    """Whether one of the words is in no name, or the words together are none."""
    if words[-1].kind == "P" and len(words) > 1:
        return True
    for word in words:
        if word.kind == "X":
            return True
        if word.never and not (word.soft and any(other.given or other.kind == "I" for other in words)):
            return True
    # "Kazuhiro Imai Hiroyuki Nakajima": two people, or who knows how many
    return len(words) > 6 or (len(words) > 3 and words[0].given and words[2].given and not words[1].given
                              and words[1].kind == "N")  # fmt: skip


def _is_whole(piece: _Piece) -> bool:
    """Whether a piece can be a name with its given names or initials."""
    words = piece.words
    return sum(word.kind != "P" for word in words) > 1 and any(word.kind == "N" for word in words)


def _is_initials(piece: _Piece) -> bool:
    return 0 < len(piece.words) <= 4 and all(word.kind == "I" for word in piece.words)


def _people(line: str, pieces: list[_Piece]) -> list[_Found]:
    """Pieces put together as people; none if that does not come out even."""
    if pieces[-1].group:
        return _grouped(pieces)
    if len(pieces) == 2 and not pieces[1].joined and not pieces[0].literal:
        family, given = pieces
        if not _is_initials(given) and (not _is_whole(family) or not _is_whole(given)):
            sure = (
                given.words and (given.words[0].given or given.words[-1].kind == "I") and not given.words[0].place
            )
            plain = len(family.words) < 4 and not any(word.kind == "I" or word.place for word in family.words)
            sure = sure or line[given.end : given.end + 1] in _MARKS
            between = line[family.end : given.start].strip()
            return [(family, given)] if sure and plain and between == "," else []
    people: list[_Found] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        following = pieces[at + 1] if at + 1 < len(pieces) else None
        if (
            following
            and _is_initials(following)
            and not _is_initials(piece)
            and not piece.literal
            and line[piece.end : following.start].strip() in (",", ".,")
        ):
            if any(word.place or word.kind == "I" for word in piece.words):
                return []
            people.append((piece, following))
            at += 2
            if len(pieces) == 2 and line[following.start : following.end] in US_STATES:
                return []  # "Stillwater, OK"
            continue
        if not piece.literal and not _is_whole(piece):
            return _alternating(pieces) if not people else []
        people.append((piece, None))
        at += 1
    return people if any(not name.literal for name, _ in people) else []


def _alternating(pieces: list[_Piece]) -> list[_Found]:
    """ "Smith, John, Roe, Jane": family and given names in turn, which the given names must show."""
    if len(pieces) % 2 or len(pieces) < 4 or any(piece.literal for piece in pieces):
        return []
    given = sum(piece.words[0].given for piece in pieces[1::2])
    if given * 4 < len(pieces) or any(_is_initials(piece) or len(piece.words) > 3 for piece in pieces[::2]):
        return []
    return list(zip(pieces[::2], pieces[1::2], strict=True))


def _grouped(pieces: list[_Piece]) -> list[_Found]:
    """Between semicolons: "Family, Given", a whole name, or names with their affiliation."""
    groups: list[list[_Piece]] = [[] for _ in range(pieces[-1].group + 1)]
    for piece in pieces:
        groups[piece.group].append(piece)
    groups = [group for group in groups if group]
    affiliated = any(
        piece.bad or bool(piece.literal) or len(group) > 2 or any(word.place for word in piece.words)
        for group in groups
        for piece in group[1:]
    )
    people: list[_Found] = []
    for group in groups:
        first = group[0]
        if first.bad or not (first.words or first.literal):
            return []
        if len(group) == 2 and not affiliated and not group[1].joined and not first.literal:
            people.append((first, group[1]))
            continue
        # All before and behind an "and" are names, unless an affiliation stands among them.
        whole = next((i for i, piece in enumerate(group) if piece.bad or not _is_whole(piece)), len(group))
        last = next((i for i in range(whole - 1, 0, -1) if group[i].joined), 0)
        named = group[: last + 1]
        if any(piece.bad or not (piece.literal or _is_whole(piece)) for piece in named):
            return []
        people += [(piece, None) for piece in named]
    return people


def _name(line: str, item: _Found, people: list[_Found]) -> Name:
    """The name of a piece, by the custom of the whole line where the piece itself leaves it open."""
    piece, given = item
    written = line[piece.start : piece.end]
    if piece.literal:
        return Name(literal=" ".join(piece.literal.split()))
    if given:
        return Name(" ".join(written.split()), " ".join(line[given.start : given.end].split()))
    words = written.split()
    last = piece.words[-1]
    if last.capitals and len(words) > 1 and not piece.words[0].capitals:
        others = [name.words for name, apart in people if not apart and name is not piece and len(name.words) > 1]
        behind = any(ws[-1].kind == "I" and ws[-1].capitals and ws[0].kind == "N" for ws in others)
        if last.capitals == 3 and behind:
            return Name(" ".join(words[:-1]), words[-1])  # "Smith J, Roe JAB"
        if last.kind == "I" and last.capitals == 2 and any(ws[-1].capitals > 3 for ws in others):
            return Name(words[-1], " ".join(words[:-1]))  # "Xu LI, Jane MILLER"
    return parse_name(written) or Name(literal=written)


def _add_orcids(line: str, people: list[_Found], names: list[Name]) -> None:
    """Give each name the ORCID that stands between it and the next."""
    ends = [(given or name).end for name, given in people]
    for match in _ORCID.finditer(line):
        owner = bisect_right(ends, match.start()) - 1
        if owner >= 0 and not names[owner].literal:
            names[owner] = msgspec.structs.replace(names[owner], orcid=match[0][-19:])


def _evidence(piece: _Piece, given: _Piece | None) -> float:
    """How much a name looks like a person's: 0 to 1."""
    words = piece.words
    if piece.literal:
        return 0.5
    if given:
        return 0.95 if _is_initials(given) or given.words[0].given else 0.5
    first, last = words[0], words[-1]
    initials = [word for word in words if word.kind == "I"]
    if initials and words.index(initials[0]) == 1 and last.kind == "I" and first.given and not first.family:
        return 0.4  # "Jonathan R.": the family name is lost
    if any(word.given for word in words[:-1]) or (last.given and first.family):
        return 1.0
    dotted = any(not word.capitals for word in initials)
    if first.kind == "I":
        return 0.9 if dotted or len(initials) > 1 or first.capitals > 1 or last.family else 0.4
    if initials:
        return 0.8 if dotted or first.family else 0.6
    if any(word.family or word.given for word in words):
        return 0.7
    if any(word.kind == "P" for word in words[1:]):
        return 0.6
    return 0.72 if last.capitals > 2 and not first.capitals else 0.0


def _score(line: str, people: list[_Found], *, labelled: bool) -> float:
    strong = sum(_evidence(name, given) for name, given in people) / len(people)
    ends = [(given or name).end for name, given in people]
    marked = sum(line[end : end + 2].strip(" ,")[:1] in _MARKS for end in ends)
    joined = any(name.joined for name, _ in people[1:])
    score = 0.7 * strong
    if len(people) > 1:
        score = 0.25 + 0.5 * strong + 0.05 * joined + 0.05 * (len(people) > 2)
    if any(word.place for name, _ in people for word in name.words):
        score -= 0.2
    return max(0.0, min(1.0, score + 0.2 * (marked * 2 >= len(people)) + 0.35 * labelled))
