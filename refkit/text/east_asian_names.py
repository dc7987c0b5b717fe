"""Lines of names in Chinese, Japanese and Korean script."""

from __future__ import annotations

import re

from refkit.model import Name, Span
from refkit.text.name_tables import CHINESE_COMPOUND_NAMES, CHINESE_FAMILY_NAMES, KOREAN_FAMILY_NAMES
from refkit.text.people import parse_name

_SCRIPT = re.compile(r"[぀-ヿ㐀-鿿가-힯々]")
_LATIN = re.compile(r"[A-Za-z]{3}")
_SEPARATOR = re.compile(r"[,;、，；·・•|\n\t*†‡§¶#‖★☆△◊¹²³⁰⁴-⁹\d\u200b.]+|\s{2,}")
_OTHERS = frozenset(("等", "ほか", "他", "외"))
# What somebody did: wrote the review, revised it, put it in order, translated it.
_ROLE = re.compile(r"(?<=[\d*])\s{1,3}(?:综述|审校|审阅|整理|翻译)(?=\s{0,9}(?:[,，;；]|$))")
_NEVER = re.compile(r"[的是与和及在为对等第年月日号期卷页院所系部会室刊报科研究究院病]|学$|[のをはがにで]")


def read_east_asian(
    line: str, base: int, *, labelled: bool
) -> tuple[tuple[Name, ...], tuple[Span, ...], float] | None:
    """Names, spans and score of a line in East Asian script; no names if it holds something else.

    None for lines in other scripts.
    """
    if not _SCRIPT.search(line):
        return None
    nothing: tuple[tuple[Name, ...], tuple[Span, ...], float] = ((), (), 0.0)
    if _LATIN.search(line) or len(line) > 4000:
        return nothing
    parts: list[tuple[int, str]] = []
    line = _ROLE.sub(lambda match: "," * len(match[0]), line)
    at = 0
    marked = False
    for joint in (*_SEPARATOR.finditer(line), None):
        part = line[at : joint.start() if joint else len(line)]
        if part.strip():
            parts.append((at + len(part) - len(part.lstrip()), part.strip()))
        if joint:
            marked = marked or any(char.isdigit() or char in "*†‡" for char in joint[0])
            at = joint.end()
    if len(parts) == 1 and parts[0][1].count(" ") > 1:  # "张三 李四 王五"
        start, whole = parts[0]
        parts = [(start + match.start(), match[0]) for match in re.finditer(r"\S+", whole)]
    names: list[Name] = []
    spans: list[Span] = []
    known = 0
    for start, part in parts:
        if part in _OTHERS:
            continue
        part = part.removesuffix("等") if len(part) > 3 else part
        if len(part) > 11 or not all(_SCRIPT.match(char) or char == " " for char in part):
            return nothing
        name = parse_name(part)
        if name is None or (not labelled and _NEVER.search(part)):
            return nothing
        if _is_person(part):
            known += 1
        elif not labelled and not 1 < len(part.replace(" ", "")) < 4:
            return nothing
        names.append(name)
        spans.append(Span(base + start, base + start + len(part)))
    if not names or (not labelled and known < len(names) and not (marked and known * 2 >= len(names))):
        return nothing  # a rare family name stands among others, with their marks
    score = 0.3 + 0.4 * known / len(names) if len(names) > 1 else 0.2 * known + 0.15
    return tuple(names), tuple(spans), min(1.0, score + 0.15 * marked + 0.35 * labelled)


def _is_person(part: str) -> bool:
    """Whether a Chinese or Korean family name begins the piece, or a space parts two short names."""
    if " " in part:
        family, _, given = part.partition(" ")
        return len(family) <= 3 and len(given) <= 4
    if not 2 <= len(part) <= 4:
        return False
    return (part[0] in CHINESE_FAMILY_NAMES and len(part) <= 3) or part[:2] in CHINESE_COMPOUND_NAMES or (
        part[0] in KOREAN_FAMILY_NAMES and len(part) == 3
    )  # fmt: skip
