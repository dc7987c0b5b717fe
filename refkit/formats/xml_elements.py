"""The elements of an XML file, one at a time, without entities and network; and text for XML."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from refkit.model import Problem
from refkit.text.printable import one_line

Element = Any  # an lxml element; lxml has no types of its own

_EVIDENCE = 160
_DECLARATION = re.compile(r"\s*<\?xml\b[^<>]{0,400}\?>")
# What XML 1.0 has no place for (section 2.2), and a lone surrogate.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_SPECIAL = re.compile('[&<>"]')
_CSL_TAG = re.compile(r"<(/?)(i|b|sub|sup)>")


def elements(text: str, ref: str, tags: Sequence[str], problems: list[Problem]) -> Iterator[Element]:
    """Every element with one of `tags` (an outer one, not those inside it), emptied after use. Never raises.

    What is no well-formed XML is one problem with its line; the elements that are whole are given all the same.
    Entities of the file's own are not resolved, and nothing is fetched.
    """
    from lxml import etree

    if not text.strip():
        problems.append(Problem("empty", "error", "The file is empty; export it anew.", ref, line=1))
        return
    declaration = _DECLARATION.match(text.removeprefix("\ufeff"))
    body = text.removeprefix("\ufeff")
    if declaration:
        # It may name another encoding than the one made here; its line stays.
        body = "\n" * declaration[0].count("\n") + body[declaration.end() :]
    data = _NO_XML.sub("\ufffd", body).lstrip(" \t\r").encode()
    found = etree.iterparse(
        io.BytesIO(data.lstrip(b"\n") if not declaration else data.lstrip()),
        events=("end",),
        tag=tuple(tags),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    wanted = frozenset(tags)
    try:
        for _, element in found:
            if any(parent.tag in wanted for parent in element.iterancestors()):
                continue
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        problems.append(_broken(error.msg or "it ends too early", error.lineno, text, ref))
        return
    errors = [entry for entry in found.error_log if entry.level_name in ("ERROR", "FATAL")]
    if errors:
        problems.append(_broken(errors[0].message, errors[0].line, text, ref))


def _broken(reason: str, line: int | None, text: str, ref: str) -> Problem:
    lines = text.split("\n", line) if line else []
    evidence = lines[line - 1][:_EVIDENCE] if line and line <= len(lines) else text[:_EVIDENCE]
    reason = " ".join(reason.split()).rstrip(". ")
    message = f"The XML is broken at line {line}: {reason}. What can be read was read; export the file anew."
    return Problem("broken_xml", "error", message, ref, line=line, evidence=evidence)


def text_of(element: Element | None) -> str:
    """All text of an element on one line, markup left out; "" for none."""
    if element is None:
        return ""
    if len(element) == 0:
        return one_line(element.text or "")
    return one_line("".join(element.itertext()))


def escape(value: str) -> str:
    """`value` as XML text or attribute; characters that XML cannot hold are U+FFFD."""
    if _SPECIAL.search(value):
        value = _SPECIAL.sub(lambda match: _ESCAPED[match[0]], value)
    return value if value.isprintable() else _NO_XML.sub("\ufffd", value)


def pieces(value: str) -> Iterator[tuple[str, frozenset[str]]]:
    """CSL's rich text as runs with their tags (i, b, sub, sup); one without its partner is text."""
    matches = list(_CSL_TAG.finditer(value))
    paired: set[int] = set()
    opened: list[int] = []
    for number, match in enumerate(matches):
        if not match[1]:
            opened.append(number)
        elif opened and matches[opened[-1]][2] == match[2]:
            paired |= {opened.pop(), number}
    active: list[str] = []
    run, last = "", 0
    for number, match in enumerate(matches):
        if number not in paired:
            continue
        run = value[last : match.start()]
        if run:
            yield run, frozenset(active)
        last = match.end()
        if match[1]:
            active.pop()
        else:
            active.append(match[2])
    if last < len(value):
        yield value[last:], frozenset(active)
