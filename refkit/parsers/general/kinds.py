"""Pages that are about no work: challenges, log-on walls, errors, search results, lists of works."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from refkit.parsers.general.view import Line
from refkit.text.any_of import any_of

_SHORT = 4000


class Kind(msgspec.Struct, frozen=True):
    """A kind of page without a work: the code of its problem, and what to tell."""

    code: str
    what: str


_CHALLENGE = Kind("challenge_page", "is a check for robots, not the page that was meant; save it from a browser")
_WALL = Kind("log_on_page", "is a log-on page, not the page that was meant; log in and save it again")
_ERROR = Kind("error_page", "is an error message of its site, not the page that was meant; check its address")
_SEARCH = Kind("search_page", "is a list of search results, about no one work; save the page of the work")
_LIST = Kind(
    "list_page", "is a list of works (an issue, a topic, a profile), about no one of them; save their pages"
)

_CHALLENGES = any_of(
    r"just a moment\b", "checking your browser", "verify(?:ing)? (?:that )?you are (?:a )?human",
    "are you a robot", "not a robot", "enable javascript and cookies to continue", "attention required",
    "ddos protection", "unusual traffic", "captcha",
    "access (?:to this (?:page|site) )?(?:has been|is) (?:denied|blocked|temporarily)", "access denied",
    "request unsuccessful", "incapsula", "cloudflare ray id", "security check",
    "performing security verification", "please wait while (?:we|your)",
    "automated (?:access|requests|queries)", "too many requests", "安全验证", "人机验证", "请完成验证",
    "проверка браузера",
)  # fmt: skip
_WALLS = any_of(
    "log ?in (?:to|with|via|using)", "sign ?in (?:to|with|via|using)", "forgot(?:ten)? (?:your )?password",
    "enter your password", "institutional (?:login|sign)", "create (?:an |your )?account",
    "username or e-?mail", "please (?:log|sign) ?in", "anmelden", "se connecter", "iniciar sesión", "请登录",
    "登录", "войти",
)  # fmt: skip
_ERRORS = any_of(
    r"\b40[34]\b.{0,30}(?:not found|forbidden|error)", "page (?:not|cannot be|could not be|can't be) found",
    "doi not found", "page you (?:requested|are looking for|were looking for)", "no longer (?:available|exists)",
    "service unavailable", "internal server error", "bad gateway", "gateway time-?out",
    "session (?:has )?expired", "item (?:not found|has been withdrawn)", "oops!", "something went wrong",
    "seite nicht gefunden", "页面不存在", "page introuvable", "página no encontrada",
)  # fmt: skip
_SEARCHES = re.compile(
    r"(?i)\b(?:about )?[\d,.]{1,9} (?:search )?results?\b|\bsearch results\b|"
    r"\bresults? \d{1,5}\s?[-–]\s?\d{1,5} of\b|"
    r"\bshowing \d{1,5}\s?[-–]\s?\d{1,5} of\b|\b\d{1,4}\s?[-–]\s?\d{1,4} of [\d,]{1,9}\b|"
    r"\bsort(?:ed)? by:? relevance|\brefine (?:your )?(?:search|results)|"
    r"\byour search (?:for|returned)|检索结果|搜索结果|約 [\d,]{1,9} 件|résultats de recherche|suchergebnisse"
)
# A page without any of these need not be looked through for what `_SEARCHES` knows.
_SEARCH_PARTS = any_of(
    "result",
    " of ",
    "relevance",
    "refine",
    "your search",
    "检索结果",
    "搜索结果",
    "約 ",
    "résultats",
    "suchergebnisse",
)
_LISTS = re.compile(
    r"(?i)^(?:table of contents|in this issue|articles in this issue|issue information|browse (?:issues|articles)|"
    r"all articles|current issue|"
    r"latest articles|list of publications|publications|inhaltsverzeichnis|sommaire|"
    r"本期目录|目录|selected publications)$"
)
_LIST_TITLE = re.compile(
    r"(?i)^(?:(?:vol(?:ume|\.)?|band|tome)\s{0,2}\d{1,4}\s?[,.;:|–-]?\s?(?:issue|no\.?|number|heft|"
    r"n°)\s{0,2}\d{1,4}.{0,60}|"
    r".{3,90}[|–-] ?(?:vol(?:ume|\.)?) \d{1,4},? ?(?:issue|no\.?|number) \d{1,4}.{0,50})$"
)


def of(text: str, lines: Sequence[Line], *, has_abstract: bool, has_doi: bool, works: int) -> Kind | None:
    """The kind of page, if it is one about no work; None if it may be about one.

    works: how many works it seems to list (DOIs that are introduced as such, lines that cite)
    """
    head = text[:2500]
    if len(text) < _SHORT and not has_abstract and not has_doi:
        low = head.lower()
        if _CHALLENGES.search(low):
            return _CHALLENGE
        if _ERRORS.search(low):
            return _ERROR
        if _WALLS.search(low) and sum(len(line.text) > 120 for line in lines) < 3:
            return _WALL
    if has_abstract:
        return None
    if not has_doi and works > 2 and _SEARCH_PARTS.search(head.lower()) and _SEARCHES.search(head):
        return _SEARCH
    if (
        not has_doi
        and works > 4
        and any(_LISTS.match(line.text) or _LIST_TITLE.match(line.text) for line in lines[:80])
    ):
        return _LIST
    return None
