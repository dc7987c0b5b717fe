"""The elements of an XML file, one at a time, without entities and network; and text for XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from refkit.model import Problem
from refkit.text.printable import one_line

Element = Any  # an lxml element; lxml has no types of its own

_DECLARATION = re.compile(r"\s*<\?xml\b[^<>]{0,400}\?>")
# What XML 1.0 has no place for (section 2.2), and a lone surrogate.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_SPECIAL = re.compile('[&<>"]')
_CSL_TAG = re.compile(r"<(/?)(i|b|sub|sup)>")


def elements(pieces: Iterable[str], ref: str, tags: Sequence[str], problems: list[Problem]) -> Iterator[Element]:
    """Every element with one of `tags` (an outer one, not those inside it), emptied after use. Never raises.

    pieces: the text, in as many pieces as it comes in; the XML declaration stands whole in the first
    tags:   names, with their namespace as lxml writes it (`{namespace}name`; `{*}name` for any)

    What is no well-formed XML is one problem with its line; the elements that are whole are given all the same.
    Entities of the file's own are not resolved, and nothing is fetched.
    """
    from lxml import etree

    found = etree.iterparse(
        _Read(_prepared(pieces)), events=("end",), tag=tuple(tags), recover=True, resolve_entities=False,
        no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    wanted = frozenset(tag.rpartition("}")[2] for tag in tags)
    error: tuple[str, int | None] | None = None
    try:
        for _, element in found:
            if any(_local(parent) in wanted for parent in element.iterancestors()):
                continue
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
        serious = [entry for entry in found.error_log if entry.level_name in ("ERROR", "FATAL")]
        error = (serious[0].message, serious[0].line) if serious else None
    except _Empty:
        problems.append(Problem("empty", "error", "The file is empty; export it anew.", ref, line=1))
    except etree.XMLSyntaxError as broken:
        error = broken.msg or "it ends too early", broken.lineno
    if error is not None:
        problems.append(_broken(*error, ref))


def tree(text: str, ref: str, problems: list[Problem]) -> Element | None:
    """The root of an XML file, read whole under the same conditions; None, and a problem, if there is none."""
    from lxml import etree

    prepared = "".join(_prepared([text]))
    if not prepared:
        problems.append(Problem("empty", "error", "The file is empty; export it anew.", ref, line=1))
        return None
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(prepared.encode(), parser)
    except etree.XMLSyntaxError as broken:
        problems.append(_broken(broken.msg or "it ends too early", broken.lineno, ref))
        return None
    serious = [entry for entry in parser.error_log if entry.level_name in ("ERROR", "FATAL")]
    if serious or root is None:
        problems.append(_broken(serious[0].message, serious[0].line, ref) if serious else _broken("no XML", 1, ref))
    return root


def _broken(reason: str, line: int | None, ref: str) -> Problem:
    reason = " ".join(reason.split()).rstrip(". ")
    message = f"The XML is broken at line {line}: {reason}. What can be read was read; export the file anew."
    return Problem("broken_xml", "error", message, ref, line=line)


class _Empty(Exception):
    """There is nothing in the file."""


class _Read:
    """A file for lxml, of pieces of text."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self.pieces = pieces
        self.begun = False

    def read(self, size: int = -1) -> bytes:
        for piece in self.pieces:
            if piece:
                self.begun = True
                return piece.encode()
        if not self.begun:
            raise _Empty
        return b""


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _prepared(pieces: Iterable[str]) -> Iterator[str]:
    """The text as a parser of UTF-8 takes it: no byte order mark, nothing that XML has no place for, and in place
    of the declaration, which may name another encoding than the one made here, its line ends."""
    begun = False
    for raw in pieces:
        piece = raw
        if not begun:
            piece = piece.removeprefix("\ufeff")
            if not piece.strip():
                continue
            declaration = _DECLARATION.match(piece)
            above = declaration.end() if declaration else len(piece) - len(piece.lstrip())
            # No line end may stand above the first element: a comment holds them, so that lines keep their numbers.
            lines = piece.count("\n", 0, above)
            piece = ("<!--" + "\n" * lines + "-->" if lines else "") + piece[above:]
            begun = True
        yield _NO_XML.sub("\ufffd", piece)


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


def below(element: Element, path: str) -> list[Element]:
    """The elements below `element` whose local names make up `path`, in order; namespaces do not matter.

    `name[attribute=value]` is an element whose attribute has that value in any case; with no value, one that does
    not have the attribute.
    """
    found = [element]
    for step in path.split("/"):
        name, _, condition = step.partition("[")
        attribute, _, value = condition.rstrip("]").partition("=")
        found = [
            child
            for parent in found
            for child in parent
            if _local(child) == name and (not attribute or (child.get(attribute) or "").lower() == value.lower())
        ]
    return found


def lines_of(element: Element) -> str:
    """The text of an element, its paragraphs parted by blank lines, blanks folded."""
    text = "".join(element.itertext()).replace("\r\n", "\n").replace("\r", "\n")
    return "\n\n".join(line for part in re.split(r"\n\s*\n", text) if (line := one_line(part)))
