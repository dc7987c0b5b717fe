"""The abstract of a page's work: under its heading, behind its label, or before the introduction."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from refkit.model import Abstract, Section, Span
from refkit.model.section_labels import role_of
from refkit.parsers.general.view import Line

_LEAST, _LEAST_CJK = 80, 40
_MOST = 7000
_CJK = re.compile(r"[぀-ヿ㐀-鿿가-힯]")
_ENDS = frozenset(
    "body references neighbours keywords how-to-cite other-abstract received accepted revised doi authors journal "
    "volume pages issn pmid pmcid type publisher language article-number issue isbn".split()
)
_NO_PROSE = re.compile(
    r"(?i)(?:this is a preview of subscription|©|copyright\b|\(c\) ?\d{4}|pmid\b|download\b|view\b|share\b|"
    r"export\b|find articles|figure \d|"
    r"fig\. \d|table \d|"
    r"jel classification|mathematics subject|msc\b|pacs\b|conflict of interest|this article is|this is an open|"
    r"supplementary|supporting information|to whom|correspond|e-?mail\b|editor:|academic editor|citation:|doi:|"
    r"https?://|"
    r"published by|licen[sc]e|access options|read more|show more|purchase|buy |get access|log ?in|sign ?in)"
)
_CUT = re.compile(
    r"\s{0,9}(?:…|\.\.\.|\[…\]|\(\.\.\.\)|\(…\))\s{0,9}(?:(?:show|read|see|view) (?:more|all|less)|more)?\s{0,9}$",
    re.IGNORECASE,
)
_LONGEST_CUT = 60
_INLINE = re.compile(
    r"(?i)(abstract|summary|zusammenfassung|résumé|resumen|resumo|аннотация|摘\s?要|要旨)(?:[\s.:：—–-]{1,4}|"
    r"(?<=[要旨]))(?=\S)"
)
_LABELLED = re.compile(r"([^\W\d_][^:.!?\n]{2,50}?)\s{0,2}[:：.]\s{0,3}(?=\S)")


# Headings under which an article begins; a licence or a note on copyright may stand above the abstract.
_OPENS_BODY = re.compile(
    r"(?i)(?:[1I][.:)]?\s{0,3})?(?:introduction|background|(?:materials and )?methods|results|main|discussion|"
    r"article|"
    r"full text|einleitung|introducci|introdu|введение|引言|前言|緒言|はじめに)"
)


class Found(msgspec.Struct):
    """An abstract with its place, the places of its sections' texts, the lines it takes, and how sure it is."""

    value: Abstract
    span: Span
    parts: tuple[Span, ...]
    first: int
    last: int
    confidence: float


def find(text: str, lines: Sequence[Line]) -> Found | None:
    """The abstract that stands in `lines` under or behind a label; None if there is none.

    "Summary", "Description" and the like head other things too: they count where no surer label does.
    """
    weak: Found | None = None
    described = sum(line.kind == "abstract" and _label(line) == "description" for line in lines)
    for index, line in enumerate(lines):
        if line.kind == "abstract":
            if (weak and _is_weak(line)) or (described > _FILES and _label(line) == "description"):
                continue
            at, value = (index + 1, 0) if line.heading else (index, line.value)
            found = _below(text, lines, at, index, value)
            if found and _label(line) in _OF_ANYTHING and found.span.end - found.span.start < _SHORT:
                found.confidence = 0.48
            if found and not _is_weak(line):
                # Below an English summary its translation may stand under a label that is surer in itself.
                english = weak is None or _label(line) in _ENGLISH or _label(lines[weak.first]) != "summary"
                return found if english else weak
            weak = weak or found
        elif line.kind == "body" and line.heading:
            opens = index + 1 < len(lines) and len(lines[index + 1].text) > 300 and _OPENS_BODY.match(line.text)
            if weak or opens:
                break
        elif line.kind == "" and not line.marker and len(line.text) > 100 and (label := _INLINE.match(line.text)):
            value = line.start + label.end()
            apart = label[0][-1] in ":：.—–-要旨" or label[0].strip()[-1] in ":：.—–-"
            if label[1][0].islower() or not (apart or text[value].isupper()):
                continue
            found = _below(text, lines, index, index, value)
            if found and label[1].casefold() != "summary":
                return found
            weak = weak or found
        elif weak is None and _opens_sections(lines, index):
            weak = _below(text, lines, index, index)
    return weak


def _opens_sections(lines: Sequence[Line], index: int) -> bool:
    """Whether an abstract without a heading of its own begins here: "Purpose", "Methods" and "Results", each with a
    paragraph below it. Of the body these have more."""
    if len(lines[index].text) > 30 or index + 5 >= len(lines):
        return False
    for at, roles in ((0, ("objective", "background")), (2, ("methods",)), (4, ("results",))):
        if role_of(lines[index + at].text) not in roles or not _LEAST < len(lines[index + at + 1].text) < 1500:
            return False
    return not lines[index].text.casefold().startswith("intro")


_WEAK = frozenset(
    "summary description overview synopsis sinopsis resume sommaire inhalt abstract/summary "
    "реферат резюме 概要 요약".split()
)


# What goods and places have too: such a text, if it is short, alone makes no page one about a work.
_SHORT = 800
_FILES = 2  # of which a page gives descriptions: more than the work's own and its translation
_OF_ANYTHING = frozenset("description overview inhalt 概要".split())
_ENGLISH = frozenset(("abstract", "structured abstract", "graphical abstract"))


def _label(line: Line) -> str:
    return line.text[: line.value - line.start].casefold().strip(" :：\t.")


def _is_weak(line: Line) -> bool:
    label = _label(line)
    return label in _WEAK or label == "author summary"


def before_the_body(text: str, lines: Sequence[Line], start: int, body: int) -> Found | None:
    """The paragraph that stands by itself between the title and the first heading of the body."""
    for index in range(start, body):
        line = lines[index]
        if line.kind or not _is_prose(line.text):
            continue
        if index + 1 < len(lines) and index + 1 <= body:
            after = lines[index + 1]
            if after.kind in ("body", "keywords", "references", "how-to-cite") or index + 1 == body:
                span = line.span
                return Found(Abstract((Section(line.text),)), span, (span,), index, index, 0.5)
        return None
    return None


def _is_prose(line: str) -> bool:
    size = len(line)
    if size >= 200:
        return " " in line and not _NO_PROSE.match(line)
    return size >= _LEAST_CJK and bool(_CJK.search(line)) and "。" in line


def _below(text: str, lines: Sequence[Line], at: int, heading: int, value: int = 0) -> Found | None:
    """The paragraphs from line `at` on, the first from offset `value` on, up to what ends an abstract."""
    sections: list[Section] = []
    parts: list[Span] = []
    label, size, last, stopped, structured = "", 0, at, False, False
    seen: set[str] = set()
    begin = 0
    index = at
    while index < len(lines):
        line = lines[index]
        first = index == at
        start = value if first and value else line.start
        content = text[start : line.end]
        role = role_of(content) if len(content) < 80 and not (first and value) else ""
        if first and not value and not role and not line.kind and _opens_a_section(lines, index):
            role = "unknown"
        if role and role != "other" and (not sections or structured or not _ends_here(lines, index)):
            key = content.casefold().rstrip(":")
            if key in seen or (sections and not structured):
                stopped = True
                break
            seen.add(key)
            label, structured = content.rstrip(": "), True
            begin = begin or line.start
            index += 1
            continue
        if not (first and value):
            passed = line.kind in ("", "abstract", "article-type", "published", "title") or _is_section(text, line)
            if not passed and (line.kind in _ENDS or line.heading):
                stopped = True
                break
            if line.kind == "abstract" and line.heading:
                if sections:
                    stopped = True
                    break
                index += 1
                continue
        short = len(content) < (_LEAST_CJK if _CJK.search(content) else _LEAST)
        if short and not content.rstrip('”"’)]').endswith((".", "。", "?", "!")) and not label:
            if sections or index > at + 2:
                stopped = bool(sections)
                break
            index += 1
            continue
        if sections and not label and (_NO_PROSE.match(content) or (short and content[-1] == "?")):
            stopped = True
            break
        if not sections and _NO_PROSE.match(content):
            return None
        if size + len(content) > _MOST:
            break
        inline = _LABELLED.match(content) if not label else None
        if inline and (role_of(inline[1]) or (structured and inline[1].isupper())):
            name = inline[1]
            if name.casefold() in seen:
                stopped = True
                break
            seen.add(name.casefold())
            structured = structured or len(seen) > 1
            begin = begin or start
            start += inline.end()
            content = text[start : line.end]
            label = name
        sections.append(Section(content, label))
        parts.append(Span(start, line.end))
        begin = begin or start
        size += len(content)
        label, last = "", index
        index += 1
        if len(sections) > 14:
            break
    else:
        stopped = True
    if not sections:
        return None
    if not stopped or (not structured and len(sections) > 3):
        # No heading closes it: what follows the first paragraph may be the body.
        keep = 1 if len(sections[0].text) > 250 else min(2, len(sections))
        if structured:
            keep = len(sections)
        sections, parts, last = sections[:keep], parts[:keep], min(last, at + keep - 1)
        size = sum(len(section.text) for section in sections)
    joined = sections[-1].text
    cut = _CUT.search(joined, max(0, len(joined) - _LONGEST_CUT))
    if cut:
        kept = joined[: cut.start()]
        if kept:
            sections[-1] = Section(kept, sections[-1].label)
            parts[-1] = Span(parts[-1].start, parts[-1].start + len(kept))
    if size < (_LEAST_CJK if _CJK.search(sections[0].text) else _LEAST):
        return None
    span = Span(min(begin, parts[0].start), parts[-1].end)
    return Found(Abstract(tuple(sections), bool(cut)), span, tuple(parts), heading, last, 0.9)


def _opens_a_section(lines: Sequence[Line], index: int) -> bool:
    """Whether the first line under "Abstract" is a heading in it that authors made up ("Purpose of the Review")."""
    text = lines[index].text
    if len(text) > 60 or text[-1] in ".?!。" or not text[0].isupper() or index + 2 >= len(lines):
        return False
    return len(lines[index + 1].text) > 80 and bool(role_of(lines[index + 2].text))


def _is_section(text: str, line: Line) -> bool:
    """Whether a line that begins as the body might is a section of the abstract: "Introduction: In dry years …"."""
    return line.kind == "body" and not line.heading and role_of(text[line.start : line.value]) not in ("", "other")


def _ends_here(lines: Sequence[Line], index: int) -> bool:
    """Whether a heading such as "Background" opens the body: nothing says so but what came before it."""
    return lines[index].kind == "body"
