"""Detail page of the China National Knowledge Infrastructure (知网), in Chinese.

潮汐研究 . 2023 ,45 (03)              journal, year, volume, issue; of a thesis its school and degree
查看该刊数据库收录来源                 controls
题名
张小潮1 李伟1,2                       authors with the numbers of their places
1. 海洋大学 2. 滨海学院
摘要：…
关键词： 帽贝;归巢;
DOI： 10.5555/j.cnki.…                each label before its value or on the line above it
专辑： / 专题： / 分类号：             sections of the database, class
在线公开时间： 2023-05-16 09:12（知网平台在线公开时间，不代表文献的发表时间）
导师： / 学科专业：                    only of a thesis
下载：1204 / 页码：312-327 / 页数：16 / 大小：2048K
参考文献 / 相似文献                    other works, with DOIs
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from refkit.model import PartialDate, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.general.view import Line
from refkit.parsers.layout import Layout
from refkit.parsers.lines import whole
from refkit.parsers.page import Page
from refkit.text.bylines import read_byline
from refkit.text.dates import find_dates

_LABELS = re.compile(
    r"(?:^|\n)[ \t•]{0,9}(专辑|专题|分类号|页码|页数|大小|下载|在线公开时间|导师|学科专业)\s?[:：]"
)
_FIRST = re.compile(r"[\[【]?(?:摘\s?要|DOI|关键词|基金资助|专辑)[\]】]?\s?[:：]?")
_JOURNAL = re.compile(
    r"(?P<journal>[^\d.．\n][^.．\n]{1,60}?)\s?[.．]\s{0,3}(?P<year>(?:19|20)\d\d)\s?"
    r"(?:[,，]\s?(?P<volume>\d{1,4})\s?)?[(（]\s?(?P<issue>[\w+-]{1,8})\s?[)）]"
)
_ALONE = re.compile(r"(?P<journal>[\u4e00-\u9fff（）()·]{2,30})\s?[.．]$")
_CONTROL = re.compile(
    r"查看该刊|网络首发|北大核心|CSSCI|CSCD|AMI|EI$|SCI$|手机阅读|AI|HTML|CAJ|PDF|免费阅读|附视频|开放获取|优先出版|"
    r"分享|收藏|引用|打印|关注|记笔记|原版阅读|在线阅读|分页下载|分章下载|整本下载|硕士$|博士$"
)
_VALUE = r"\s?[:：]\s{0,9}"
_PAGES = re.compile(rf"(?:^|\n)[ \t•]{{0,9}}页码{_VALUE}([\dA-Z]{{1,8}}(?:[-–+,][\dA-Z]{{1,8}}){{0,6}})")
_SIZE = re.compile(rf"(?:^|\n)[ \t•]{{0,9}}页数{_VALUE}(\d{{1,5}})")
_FIRST_ONLINE = re.compile(rf"网络首发时间{_VALUE}([^\n]{{8,30}})")
_NEWSPAPER = re.compile(rf"报纸日期{_VALUE}([^\n]{{8,12}})")
_THESIS = re.compile(r"(?:^|\n)[ \t•]{0,9}(导师|学科专业)\s?[:：]")
_SCHOOL = re.compile(
    r"[\u4e00-\u9fff]{2,20}(?:大学|学院|研究院|研究所|研究生院)(?:[（(][\u4e00-\u9fff]{2,8}[)）])?"
)


def recognise(page: Page) -> bool:
    """The labels of section and class at the beginning of lines, and two more."""
    found = {match[1] for match in _LABELS.finditer(page.text)}
    return found >= {"专辑", "专题"} and len(found) > 3


def correct(draft: Draft) -> None:
    """Journal, title and names by their order above the abstract; no date of the platform as one of the work."""
    text, lines = draft.text, draft.lines
    stop = next((i for i, line in enumerate(lines) if _FIRST.match(line.text)), len(lines))
    head = lines[:stop]
    draft.drop("issued", "available-date", "publisher", "type", "language")
    thesis = _THESIS.search(text)
    place = -1 if thesis else _place(draft, head)
    title = next((i for i in range(place + 1, len(head)) if _is_title(head[i].text)), -1)
    if place < 0:  # nothing tells where the title begins but its length
        title = max(
            (i for i in range(len(head)) if _is_title(head[i].text)), key=lambda i: len(head[i].text), default=-1
        )
    if title >= 0:
        draft.set("title", head[title].text, head[title].span, 0.9)
        _authors(draft, head[title + 1 : title + 4])
    if thesis:
        draft.drop("container-title", "volume", "issue", "page")
        draft.set("type", "thesis", Span(*thesis.span(1)), 0.9)
        school = next((line for line in head[title + 1 :] if _SCHOOL.fullmatch(line.text)), None)
        if title >= 0 and school:
            draft.set("publisher", school.text, school.span, 0.85)
    elif (found := _PAGES.search(text)) and (pages := parse_pages(found[1])):
        draft.set("page", pages, Span(*found.span(1)), 0.92)
    if found := _SIZE.search(text):
        draft.set("number-of-pages", found[1], Span(*found.span(1)), 0.85)
    for pattern, field in ((_FIRST_ONLINE, "available-date"), (_NEWSPAPER, "issued")):
        if (found := pattern.search(text)) and (date := next(find_dates(text, *found.span(1)), None)):
            draft.set(field, date.date, date.span, 0.9)
            draft.suggest("issued", date.date, date.span, 0.8)
            if field == "issued":
                draft.set("type", "article-newspaper", date.span, 0.85)
    draft.claims = {claim.field: claim for claim in whole(draft.claims.values(), draft.text)}


def _place(draft: Draft, head: Sequence[Line]) -> int:
    """The line that names the journal, and what it says."""
    for index, line in enumerate(head):
        found = _JOURNAL.match(line.text) or _ALONE.match(line.text)
        if not found:
            continue
        groups = {key: value for key, value in found.groupdict().items() if value}
        spans = {key: Span(line.start + found.start(key), line.start + found.end(key)) for key in groups}
        draft.drop("volume", "issue")
        name = groups["journal"]
        draft.set("container-title", name.strip(), Span(line.start, line.start + len(name.rstrip())), 0.95)
        draft.set("type", "article-journal", spans["journal"], 0.85)
        if "year" in groups:
            draft.set("issued", PartialDate(int(groups["year"])), spans["year"], 0.95)
            draft.set("issue", groups["issue"].lstrip("0") or "0", spans["issue"], 0.95)
        if "volume" in groups:
            draft.set("volume", groups["volume"], spans["volume"], 0.95)
        return index
    return -1


def _is_title(text: str) -> bool:
    return len(text) > 4 and not _CONTROL.match(text) and not _SCHOOL.fullmatch(text) and not _JOURNAL.match(text)


def _authors(draft: Draft, lines: Sequence[Line]) -> None:
    """The first line of names below the title."""
    for line in lines:
        byline = read_byline(draft.text, line.start, line.end)
        if byline and byline.names and not byline.cut:
            draft.set_list("author", byline.names, byline.spans, 0.9)
            return
        if byline or _SCHOOL.match(line.text):
            return


LAYOUT = Layout("cnki", "CNKI detail page", ("专辑", "专题"), recognise, corrected("cnki", correct))
