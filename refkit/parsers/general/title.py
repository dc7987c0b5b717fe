"""Which line of a page is the title of its work."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from refkit.parsers.general.view import Line

_CJK = re.compile(r"[぀-ヿ㐀-鿿가-힯]")
_LONGEST = 420
_TITLE_AT_LATEST = 8  # the line of the title of a page that tells nothing else
_SHORT_TITLE = 200
_SENTENCE_END = (";", ":", ",", "…", "...", ">", "»")
_NOT_TITLE = re.compile(
    r"(?i)\[version \d|\{at\}|\[at\]|\borcid\b|\bbibtex\b|\bris citation|https?:|www\.|\S@\S|©|\bcookies?\b|"
    r"\bjavascript\b|"
    r"\bcontributed equally\b|\blog ?in\b|\bsign (?:in|up)\b|\bdownload(?:ed|s)?\b|"
    r"\bsubscri(?:be|ption)|\bissn\b|\bdoi\b|[|›»•]|\buniversity of\b|\bdepartment of\b|\bschool of\b|"
    r"\binstitute of\b|\bfaculty of\b|all rights reserved|\bcreative commons\b|\bopen access article\b|"
    r"\bvol(?:ume)?\.? ?\d|\bpp?\. ?\d|[$€£]\s?\d|\bpassword\b|\bclick here\b|\bbrowser\b"
)
# How a page's own furniture begins: what to do, what a line is about, where somebody works.
_FURNITURE = re.compile(
    r"(?i)(?:find|buy|view|please|ensure|search|see|show|get|share|export|browse|submit|click|follow|skip|jump|"
    r"register|contact|about (?:this|us|the)|home\b|menu|advertisement|announcing|published|received|accepted|"
    r"posted|available|current address|present address|"
    r"this (?:article|version|paper|page|site|is an?|work|content|website)|you (?:have|are|can|may)|thank you|"
    r"we use|by continuing|"
    r"there is a (?:newer|more recent)|these authors|"
    r"all (?:versions|rights|issues)|to whom|peer[- ]reviewed?|data publisher|publication date|editorial board|"
    r"edited by|reviewed by|handling editor|academic editor|associate editor|correspondence|corresponding|e-?mail|"
    r"tel[.:]|"
    r"new articles|latest|current issue|table of contents|special issue|part of|from the|purchase|"
    r"access (?:through|to|provided|options)|"
    r"institution(?:al)?\b|back to|go to|keep up|sign|log ?[io]n|save|print|cite|citation|download|permissions|"
    r"copyright|licen[sc]e|rights|issue\b|volume\b|journal (?:home|of|menu|tools)|pages?\b|figures?\b|tables?\b|"
    r"read (?:the|more)|"
    r"published in|first published|original language|international weekly|official journal|aims and scope|"
    r"articles? (?:published|views|metrics|lookup|information)|author (?:information|affiliations|links|"
    r"guidelines|notes)|"
    r"affiliations?\b|author contributions|metrics|citations?\b|\d+ (?:citations|views|downloads|total|shares|"
    r"accesses))(?![\w-])"
)
_PLACE = re.compile(
    r"(?i)\b(?:university|universit[àéäy]\w*|universidad|universidade|department|dept|institut\w*|hospital|"
    r"laborator\w+|"
    r"faculty|college|school|academy|centre|center)\b"
)
_JOURNAL = re.compile(
    r"(?:The )?(?:(?:International|European|American|British|Canadian|Asian|Indian|Scandinavian) )?(?:Journal|"
    r"Annals|"
    r"Archives|Proceedings|Transactions|Annual Review|Bulletin|Acta|Revista|Zeitschrift) (?:of|de|für) "
)
_MARKED_NAME = re.compile(r"[a-z]\d(?:,|$| )|\b\d{5}\b|\+\d\d|^\d[A-Z][a-z]")
_SITE = re.compile(r"\s{1,9}[|\-–—:•·»]\s{1,9}\S")


# The first words of what `_NOT_TITLE` knows, and its signs: a line without any of them need not be looked through.
_LETTERS = re.compile(r"[a-z]+")
_NOT_TITLE_WORDS = frozenset(
    """
    all at bibtex browser click contributed cookie cookies creative department doi download downloaded downloads
    faculty http https institute issn javascript log login open orcid p password pp ris school sign subscribe
    subscription university version vol volume www
    """.split()
)
_NOT_TITLE_SIGNS = re.compile(r"[@©|›»•$€£]|subscri")
_DIGIT = re.compile(r"\d")


def _is_no_title(line: str) -> bool:
    low = line.lower()
    if _NOT_TITLE_WORDS.isdisjoint(_LETTERS.findall(low)) and not _NOT_TITLE_SIGNS.search(low):
        return False
    return _NOT_TITLE.search(line) is not None


def plausible(line: str) -> float:
    """How much a line reads like a title by itself: 0 not at all, about 1.5 very much."""
    size = len(line)
    if size > _LONGEST or size < 4:
        return 0.0
    if not line.isascii() and _CJK.search(line):
        if size < 5 or size > 120 or line.endswith(("。", "：", "，", "；")) or _is_no_title(line):
            return 0.0
        return 0.9 + min(size, 30) / 60
    words = line.split()
    count = len(words)
    if count < 2 or size < 10 or line.endswith(_SENTENCE_END):
        return 0.0
    first = line[0]
    if not (
        first.isupper()
        or first.isdigit()
        or first in "“\"'‘«[(¿¡αβγδεκλμπσωΔΓ"
        or (first.islower() and len(words[0]) <= 6 and not words[0].isalpha())
    ):
        return 0.2 if first.islower() and count > 5 and not line.endswith(".") else 0.0
    numbered = not line.isascii() or _DIGIT.search(line) is not None
    if _FURNITURE.match(line) or (numbered and "," in line and _MARKED_NAME.search(line)) or _is_no_title(line):
        return 0.0
    if "et al" in line and (count < 9 or line.endswith(("et al", "et al."))):
        return 0.0
    score = 0.6 + min(count, 12) / 14
    if line.endswith("."):
        score -= 0.15 if line.count(". ") == 0 else 0.7
    if ("," in line and _PLACE.search(line)) or (count < 10 and _JOURNAL.match(line)):
        score -= 0.8
    if count < 4:
        score -= 0.35
    capitals = sum(word[0].isupper() for word in words) / count
    if capitals > 0.9 and count < 5:
        score -= 0.2
    if numbered and sum(map(str.isdigit, line)) * 4 > size:
        score -= 0.8
    return max(score, 0.0)


def without_site(line: str, others: Collection[str]) -> str:
    """`line` without the name of the site or journal behind it ("Title | Site"), if the title stands alone too."""
    for match in _SITE.finditer(line):
        if line[: match.start()] in others:
            return line[: match.start()]
    return line


def repeats(lines: Sequence[Line]) -> dict[str, int]:
    """How often each text stands as a line, or begins one that a site's name follows, among `lines`."""
    counts: dict[str, int] = {}
    for line in lines:
        if 9 < len(line.text) < _LONGEST:
            key = line.text.casefold()
            counts[key] = counts.get(key, 0) + 1
    for line in lines[:3]:
        for match in _SITE.finditer(line.text[:_LONGEST]):
            key = line.text[: match.start()].casefold()
            if key in counts:
                counts[key] += 1
                break
    return counts


def above_the_text(lines: Sequence[Line]) -> int:
    """The line that reads like a title at the top of a page that goes on in paragraphs: its index, -1 for none."""
    for index, line in enumerate(lines[:_TITLE_AT_LATEST]):
        if len(line.text) > _SHORT_TITLE or (len(line.text) > 60 and line.text.endswith(".")):
            return -1
        if not line.kind and not line.marker and plausible(line.text) > 0.9:
            below = lines[index + 1 : index + 60]
            if any(len(other.text) > 200 for other in below[:3]) and sum(len(o.text) > 200 for o in below) > 2:
                return index
    return -1
