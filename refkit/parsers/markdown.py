"""Text that is written in Markdown, as extractors and note-takers save pages, without its marks.

Only what such tools write is known: headings ("# …" and underlined ones), emphasis, links, pictures, tables,
quotes, escapes, rules. Each character that is left knows its place in the source.
"""

from __future__ import annotations

import re

from refkit.parsers.placing import Rewriting, Rewritten

_MOST_LINE = 20_000  # characters of a line in which marks are looked for
# What only Markdown writes: a heading, an underline, a link with its address, a line in bold, the rule of a table.
_IS = re.compile(
    r"^#{1,6} \S|^={3,}$|^\*\*[^\s*\n][^*\n]{0,300}\*\*$|\]\((?:https?:|/|#)[^\s()]|^\|?[ :]{0,3}-{3,}[ :]{0,3}\|",
    re.MULTILINE,
)
# Without one of these there is nothing to look for: no more than a glance at nearly every page. A character is
# found in no time, so it is looked for first.
_SIGNS_OF_IT = (("#", "\n#"), ("]", "]("), ("=", "\n==="), ("*", "**\n"), ("|", "---"))
_HEADING = re.compile(r"(#{1,6})[ \t]{1,9}(?=\S)")
_CLOSING = re.compile(r"[ \t]#{1,6}$")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})$")
_RULE = re.compile(r"(?:[-*_] ?){3,}$")
_QUOTE = re.compile(r"(?:> ?){1,5}")
_ITEM = re.compile(r"[*+-](?=[ \t]{1,9}\S)")
_TABLE_RULE = re.compile(r"\|?(?:[ \t]{0,9}:?-{2,}:?[ \t]{0,9}\|){1,60}(?:[ \t]{0,9}:?-{2,}:?)?[ \t]{0,9}$")
_CELLS = re.compile(r"[ \t]{0,9}(?<!\\)\|[ \t]{0,9}")
_FENCE = ("```", "~~~")
# A mark in a line: an escape, a picture, a link, an address in angle brackets, emphasis, code.
_MARK = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|!\[[^\[\]\n]{0,300}\]\([^\s()]{0,1000}(?:\([^\s()]{0,200}\)[^\s()]{0,200})?(?:\s\"[^\"\n]{0,300}\")?\)"
    r"|(?P<open>\[)(?P<label>(?:[^\[\]\n]|\[[^\[\]\n]{0,80}\]){0,400})\]"
    r"\(<?(?P<url>[^\s()<>]{0,1000}(?:\([^\s()]{0,200}\)[^\s()<>]{0,200}){0,2})>?(?:\s\"[^\"\n]{0,300}\")?\)"
    r"|<(?P<address>https?://[^\s<>]{1,1000})>"
    r"|(?<![\w*])(?P<stars>\*{1,3})(?=[^\s*])(?P<strong>[^*\n]{1,500})(?<=[^\s*\\])(?P=stars)(?![\w*])"
    r"|(?<![\w_])(?P<lines>_{1,3})(?=[^\s_])(?P<weak>[^_\n]{1,300})(?<=[^\s_\\])(?P=lines)(?![\w_])"
    r"|`(?P<code>[^`\n]{1,300})`"
)
_SIGNS = ("\\", "](", "<http", "*", "_", "`")
_KEPT = re.compile(r"(?:https?:)?//(?:dx\.|www\.)?doi\.org/10\.")


def is_markdown(text: str) -> bool:
    """Whether `text` bears marks that only Markdown has."""
    may_be = text[:1] == "#" or any(char in text and sign in text for char, sign in _SIGNS_OF_IT)
    return may_be and _IS.search(text) is not None


def unmarked(source: str) -> tuple[Rewritten, tuple[tuple[int, int], ...]]:
    """`source` without the marks of Markdown, and the places of its headings of the first level. Never raises.

    Of a link its text is left, and its address too where that is a DOI's which the text does not tell. The cells of
    a table are a tab apart, items of lists begin with "•". Pictures and rules are left out. Code between fences
    stays as it is.
    """
    out = Rewriting()
    at = 0
    headings: list[tuple[int, int]] = []
    lines = source.split("\n")
    in_table = in_code = False
    fences = sum(line.lstrip()[:3] in _FENCE for line in lines) // 2 * 2  # one that is not closed is none
    for index, line in enumerate(lines):
        begin, at = at, at + len(line) + 1
        bare = line.strip()
        end = begin + len(line.rstrip())
        start = begin + len(line) - len(line.lstrip())
        after = lines[index + 1].strip() if index + 1 < len(lines) else ""
        if bare[:3] in _FENCE and fences:
            in_code, fences = not in_code, fences - 1
            continue
        if in_code:
            out.add(line, begin)
        elif not bare:
            in_table = False
        elif _UNDERLINE.match(bare) and index and lines[index - 1].strip() and out.size:
            continue
        elif _TABLE_RULE.match(bare):
            in_table = True
            continue
        elif _RULE.match(bare):
            continue
        else:
            level = 0
            if quote := _QUOTE.match(bare):
                start += quote.end()
                bare = bare[quote.end() :]
            if heading := _HEADING.match(bare):
                level = len(heading[1])
                start += heading.end()
                if closing := _CLOSING.search(source, start, end):
                    end = closing.start()
            elif (
                len(bare) < 400
                and bare[:1] not in ("", "|", "-", "*", ">")
                and after[:3] in ("===", "---")
                and _UNDERLINE.match(after)
            ):
                level = 1 if after[0] == "=" else 2
            made = out.size
            if _ITEM.match(bare):
                out.add("•", start)
                start += 1
            if bare[:1] == "|" or in_table or (after and _TABLE_RULE.match(after)):
                _row(out, source, start, end)
            else:
                _text(out, source, start, end)
            if level == 1 and out.size > made:
                headings.append((made, out.size))
        if at <= len(source):
            out.add("\n", at - 1)
    return out.done(), tuple(headings)


def _row(out: Rewriting, source: str, start: int, end: int) -> None:
    """A row of a table, its cells a tab apart."""
    at, begun = start, False
    for joint in (*_CELLS.finditer(source, start, end), None):
        stop = joint.start() if joint else end
        if stop > at:
            if begun:
                out.add("\t", at - 1)
            _text(out, source, at, stop)
            begun = True
        if joint:
            at = joint.end()


def _text(out: Rewriting, source: str, start: int, end: int) -> None:
    """What stands between the marks of `source[start:end]`, a line or a part of one."""
    at = start
    last = min(end, start + _MOST_LINE)
    piece = source[start:last]
    if any(sign in piece for sign in _SIGNS):
        for match in _MARK.finditer(source, start, last):
            if match.start() < at:
                continue
            out.add(source[at : match.start()], at)
            at = match.end()
            if match["open"]:
                _link(out, source, match)
            elif name := next((n for n in ("escaped", "address", "strong", "weak", "code") if match[n]), ""):
                inner = match.span(name)
                if name in ("strong", "weak") and any(sign in match[name] for sign in _SIGNS):
                    _text(out, source, *inner)
                else:
                    out.add(source[inner[0] : inner[1]], inner[0])
    out.add(source[at:end], at)


def _link(out: Rewriting, source: str, match: re.Match[str]) -> None:
    start, end = match.span("label")
    _text(out, source, start, end)
    if "10." not in match["label"] and _KEPT.match(match["url"]):
        place = match.start("url")
        out.add(" ", place - 1)
        out.add(match["url"], place)
