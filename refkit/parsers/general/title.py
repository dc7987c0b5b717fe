"""Which line of a page is the title of its work."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from refkit.parsers.general.view import Line
from refkit.text.any_of import any_of

_CJK = re.compile(r"[぀-ヿ㐀-鿿가-힯]")
# A list of names with the marks of their affiliations: "帅学倩1, 梅 广2"
_CJK_NAMES = re.compile(
    r"[㐀-鿿]\s{0,3}[㐀-鿿]{1,3}\s?[\d*#△]{1,3}(?:[,，][\d*#△]{1,2}){0,4}\s{0,3}(?:$|[,，、;；]\s{0,3}[㐀-鿿])"
)
_CJK_PLACE = re.compile(r"[(（]?\d?[.．]?\s?[㐀-鿿].{0,80}(?:大学|医院|学院|研究所|研究院|中心|公司).{0,60}\d{6}")
_LONGEST = 420
_TITLE_AT_LATEST = 8  # the line of the title of a page that tells nothing else
_SHORT_TITLE = 200
_SENTENCE_END = (";", ":", ",", "…", "...", ">", "»")
_NOT_TITLE = any_of(
    r"\borcid\b", r"\bbibtex\b", r"\bris citation", "https?:", r"www\.", r"\bcookies?\b", r"\bjavascript\b",
    r"\bcontributed equally\b", r"\blog ?in\b", r"\bsign (?:in|up)\b", r"\bdownload(?:ed|s)?\b",
    r"\bsubscri(?:be|ption)", r"\bissn\b", r"\bdoi\b", r"\buniversity of\b", r"\bdepartment of\b",
    r"\bschool of\b", r"\binstitute of\b", r"\bfaculty of\b", "all rights reserved", r"\bcreative commons\b",
    r"\bopen access article\b", r"\bvol(?:ume)?\.? ?\d", r"\bpp?\. ?\d", r"\bpassword\b", r"\bclick here\b",
    r"\bbrowser\b", r"\baims and scope\b", r"\bsubmit (?:your |a )?manuscript\b",
)  # fmt: skip
_NOT_TITLE_SIGNS = re.compile(r"[|›»•©]|[$€£]\s?\d|\[(?:version \d|at\]|email\s?protected\])|\{at\}|(?<=\S)@\S")
_SIGNS = re.compile(r"[|›»•©$€£\[{@]")
# How a page's own furniture begins, in lower case: what to do, what a line is about, where somebody works.
_FURNITURE = re.compile(
    r"(?:calls? for papers|just published|to the extent possible|news?:|rating|price|"
    r"brand|free shipping|add to cart|"
    r"find|buy|view|please|ensure|search|see|show|get|share|export|browse|submit|click|follow|skip|jump|"
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
    r"accesses)|"
    r"navigation|plan du site|aller (?:au|à)|accueil|rechercher|se connecter|texte intégral|"
    r"inicio|buscar|ir al|pasar al|saltar al|menú|acceder|iniciar sesión|texto completo|versión|versão|ir para|"
    r"acessibilidade|serviços|servicios|enviar|imprimir|compartilhar|compartir|descargar|baixar|"
    r"zum (?:inhalt|hauptinhalt)|startseite|suche\b|anmelden|herunterladen|drucken|volltext|"
    r"главная|поиск|войти|регистрация|скачать|научная статья|полный текст|расширенный поиск|сетевое издание|"
    r"научный журнал)(?![\w-])"
)
# Words of furniture that begin titles too: "Search for the Higgs boson", "Price elasticity of demand". A line of
# some words is then doubtful only, unless it speaks of the page, or to who reads it.
_BEGINS_TITLES = re.compile(
    r"(?:find|search|show|get|share|browse|follow|skip|jump|register|contact|home|menu|announcing|published|received|"
    r"accepted|available|news|rating|price|brand|issue|volume|pages?|figures?|tables?|rights|"
    r"licen[sc]e|permissions|access|citations?|metrics|correspondence|latest|part of|from the|sign|print|save|"
    r"affiliations?|peer[- ]reviewed?|export|special issue)\b"
)
_TO_READERS = re.compile(
    r"\b(?:you|your|us|our|we|here|this|more|now|online|pdf|html|article|articles|page|journal|content|account|"
    r"author|authors|publisher|publication|website|cart|doi|issue|updates|e-?mail|twitter|facebook|login|"
    r"options|preview|institution|institutional|by|under|department|university|https?|(?:19|20)\d\d)\b|^\W{0,3}\d"
)
_DOUBTFUL = 0.35
_PLACE = any_of(
    r"\buniversit[àéäy]", r"\buniversidade?\b", r"\bdepartment\b", r"\bdept\b", r"\binstitut", r"\bhospital\b",
    r"\blaborator\w", r"\bfaculty\b", r"\bcollege\b", r"\bschool\b", r"\bacademy\b", r"\bcentre\b",
    r"\bcenter\b",
)  # fmt: skip
_JOURNAL = re.compile(
    r"(?:The )?(?:(?:International|European|American|British|Canadian|Asian|Indian|Scandinavian) )?(?:Journal|"
    r"Annals|"
    r"Archives|Proceedings|Transactions|Annual Review|Bulletin|Acta|Revista|Zeitschrift) (?:of|de|für) "
)
_MARKED_NAME = re.compile(r"[a-z]\d(?:,|$| )|\b\d{5}\b|\+\d\d|^\d[A-Z][a-z]")
_SITE = re.compile(r"\s{1,9}[|\-–—:•·»]\s{1,9}\S")


_DIGIT = re.compile(r"\d")


def _is_no_title(line: str, low: str) -> bool:
    """Whether `line`, `low` in lower case, has a word or a sign that no title has."""
    return bool(_NOT_TITLE.search(low) or (_SIGNS.search(line) and _NOT_TITLE_SIGNS.search(low)))


def plausible(line: str) -> float:
    """How much a line reads like a title by itself: 0 not at all, about 1.5 very much."""
    size = len(line)
    if size > _LONGEST or size < 4:
        return 0.0
    if not line.isascii() and _CJK.search(line):
        if (
            size < 5
            or size > 120
            or _CJK_NAMES.match(line)
            or _CJK_PLACE.match(line)
            or line.endswith(("。", "：", "，", "；"))
            or _is_no_title(line, line.lower())
        ):
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
    low = line.lower()
    numbered = not line.isascii() or _DIGIT.search(line) is not None
    if (numbered and "," in line and _MARKED_NAME.search(line)) or _is_no_title(line, low):
        return 0.0
    furniture = _FURNITURE.match(low)
    if furniture and (count < 5 or not _BEGINS_TITLES.match(low) or _TO_READERS.search(low[furniture.end() :])):
        return 0.0
    if "et al" in line and (count < 9 or line.endswith(("et al", "et al."))):
        return 0.0
    score = 0.6 + min(count, 12) / 14 - (_DOUBTFUL if furniture else 0)
    if line.endswith("."):
        score -= 0.15 if line.count(". ") == 0 else 0.7
    if ("," in line and _PLACE.search(low)) or (count < 10 and _JOURNAL.match(line)):
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
