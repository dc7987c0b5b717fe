"""Abstracts in JATS or HTML, as registries have them → sections with labels.

Paragraphs, list items and sections of the source are sections here; their titles are labels. Text below and above
the line is kept, other markup is not. What is escaped as text ("a&lt;b") is text, an escaped tag is a tag.
"""

from __future__ import annotations

import re

from refkit.messages.wording import mended
from refkit.model import Abstract, Section, Span
from refkit.model.section_labels import role_of
from refkit.text.jats import ATTRIBUTES, math_as_text, without_tex
from refkit.text.markup import unescape
from refkit.text.scripts import raised

_TAG = re.compile(rf"<(/?)(?:[a-z][a-z0-9]{{0,8}}:)?([a-zA-Z][a-zA-Z0-9-]{{0,30}})({ATTRIBUTES})/?>")
_BLOCKS = frozenset(
    """
    title sec p list list-item abstract trans-abstract disp-formula disp-quote def-list def-item def term div ul ol
    li h1 h2 h3 h4 h5 h6 table tr blockquote br break
    """.split()
)
_HEADS = frozenset({"title", "h1", "h2", "h3", "h4", "h5", "h6"})
_SCRIPTS = {"sub": "sub", "inf": "sub", "sup": "sup"}
_EMPHASIS = frozenset({"b", "bold", "strong", "i", "italic", "em", "u", "underline"})
_ESCAPED = re.compile(
    r"&lt;(/?(?:jats:)?(?:p|b|i|u|br|em|li|ul|ol|sub|sup|sec|div|bold|span|list|title|italic|strong|list-item)"
    r"(?:\s[\w:-]{1,20}=\"[^\"<>]{0,200}\"){0,5}\s?/?)&gt;"
)
# Titles that say no more than that an abstract begins, by the language that they are in.
_TITLES = {
    "abstract": "en", "summary": "en", "zusammenfassung": "de", "kurzfassung": "de", "résumé": "fr",
    "resume": "fr", "resumen": "es", "resumo": "pt", "riassunto": "it", "sommario": "it", "samenvatting": "nl",
    "аннотация": "ru", "резюме": "ru", "анотація": "uk", "özet": "tr", "öz": "tr", "streszczenie": "pl",
    "abstrakt": "cs", "sammanfattning": "sv", "abstrak": "id", "摘要": "zh", "要旨": "ja", "抄録": "ja",
    "초록": "ko", "چکیده": "fa", "الملخص": "ar", "ملخص": "ar",
}  # fmt: skip
_LANGUAGE = re.compile(r"lang\s?=\s?[\"']([a-zA-Z]{2})")
_LEADING = re.compile(r"(?:ABSTRACT\s+(?=[A-Z][a-z])|(?:Abstract|ABSTRACT)(?:\s?[.:—–-]\s?(?=\S)|(?=[A-Z][a-z])))")
_NONE = re.compile(
    r"(?i)\[?(?:no|without|without an)\s(?:abstract|summary)(?:\s(?:is\s)?(?:available|provided|supplied))?"
    r"[.\s]*\]?|"
    r"\[?(?:abstract\s)?(?:is\s)?(?:not\s(?:available|provided)|n/?a|null|none)[.\s]*\]?|[\W_]*"
)
_LONGEST_TITLE = 80
_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])")


def abstract_of(raw: str, language: str = "", *, to_the_letter: bool = False) -> Abstract | None:
    """The abstract in `raw`; of several, that in `language` (two letters), else the first. None for none.

    Characters are put right as in other values, unless it is to stay `to_the_letter`: on a page, its places count.
    """
    sections = sections_of(raw if to_the_letter else mended(raw), language)
    if not sections:
        return None
    last = sections[-1]
    if last.text.endswith((" …", " ...", "[…]", "[...]")) and (text := last.text.rstrip(" .…[]")):
        return Abstract((*sections[:-1], Section(text, last.label)), cut=True)
    return Abstract(sections)


def sections_of(raw: str, language: str = "") -> tuple[Section, ...]:
    """The sections of an abstract, their titles as labels; a title "Abstract" is none."""
    if "&lt;" in raw:
        raw = _ESCAPED.sub(r"<\1>", raw)
    if "<" in raw:
        raw = math_as_text(without_tex(raw))
    reading = _Reading()
    last = 0
    for tag in _TAG.finditer(raw):
        reading.write(raw[last : tag.start()])
        reading.tag(tag[2].lower(), tag[3], closing=bool(tag[1]), empty=tag[0].endswith("/>"))
        last = tag.end()
    reading.write(raw[last:])
    reading.flush()
    if reading.label and not any(sections for _, sections in reading.abstracts):  # a text that is called a title
        reading.abstracts[-1][1].append(Section(reading.label))
    return reading.chosen(language[:2].casefold())


class _Reading:
    """What has been read of an abstract: for each language its sections, and the text that is being written."""

    def __init__(self) -> None:
        self.abstracts: list[tuple[str, list[Section]]] = [("", [])]
        self.pieces: list[str] = []
        self.label = ""
        self.titled = False
        self.opened: list[tuple[str, int]] = []

    def write(self, text: str) -> None:
        if text:
            self.pieces.append(unescape(unescape(text)) if "&" in text else text)

    def tag(self, name: str, attributes: str, *, closing: bool, empty: bool) -> None:
        if name in _BLOCKS:
            self.flush()
            self.titled = name in _HEADS and not closing and not empty
            if name in ("abstract", "trans-abstract") and not closing:
                found = _LANGUAGE.search(attributes)
                self.begin(found[1].lower() if found else "")
        elif name == "label" and closing:
            self.pieces.append(" ")
        elif name in _SCRIPTS or name in _EMPHASIS:
            if closing:
                self.close(name)
            elif not empty:
                self.opened.append((name, len(self.pieces)))

    def close(self, name: str) -> None:
        """The end of a script, or of words that are set apart and may be a label."""
        at = next((place for place in range(len(self.opened) - 1, -1, -1) if self.opened[place][0] == name), -1)
        if at < 0:
            return
        start = self.opened[at][1]
        del self.opened[at:]
        text = "".join(self.pieces[start:])
        if script := _SCRIPTS.get(name):
            self.pieces[start:] = [raised(script, text)] if text.strip() else []
        elif len(text) < _LONGEST_TITLE and role_of(words := text.strip(" .:—–-\n\t")) and not self.titled:
            before = "".join(self.pieces[:start]).rstrip()
            if not before or text.rstrip().endswith((":", ".")) or before.endswith((".", "!", "?")):
                del self.pieces[start:]
                self.flush()
                self.label = " ".join(words.split())

    def flush(self) -> None:
        """The text so far is a title, or a section under the label that stands above it."""
        chunk = " ".join("".join(self.pieces).split())
        self.pieces.clear()
        self.opened.clear()
        if not chunk:
            return
        sections = self.abstracts[-1][1]
        if self.titled and len(chunk) > _LONGEST_TITLE:  # one that was not closed
            sections.append(_parted(chunk))
        elif self.titled:
            self.head(chunk)
        else:
            if not self.label and not sections and (leading := _LEADING.match(chunk)):
                chunk = chunk[leading.end() :]
            label, chunk = self.label, chunk.lstrip(": ") if self.label else chunk
            if not label:
                first, colon, rest = chunk[:_LONGEST_TITLE].partition(": ")
                if colon and rest and role_of(first):
                    label, chunk = first, chunk[len(first) + 2 :].lstrip()
            if chunk:
                sections.append(Section(chunk, label))
            self.label = ""

    def head(self, chunk: str) -> None:
        words = chunk.strip(" .:").casefold()
        language = _TITLES.get(words, "")
        last, sections = self.abstracts[-1]
        if language and not (words == "summary" and sections and last in ("", "en")):
            self.begin(language)
        else:  # a section's, or "Summary" above the last section of an abstract
            self.label = chunk.rstrip(":. ")

    def begin(self, language: str) -> None:
        """Another abstract begins, unless nothing has been read yet."""
        self.label = ""
        if self.abstracts[-1][1]:
            self.abstracts.append((language, []))
        else:
            self.abstracts[-1] = (language or self.abstracts[-1][0], self.abstracts[-1][1])

    def chosen(self, language: str) -> tuple[Section, ...]:
        found = [(its, tuple(sections)) for its, sections in self.abstracts if _says_something(sections)]
        if not found:
            return ()
        return next((sections for its, sections in found if its and its == language), found[0][1])


def _says_something(sections: list[Section]) -> bool:
    return bool(sections) and not (len(sections) == 1 and _NONE.fullmatch(sections[0].text))


def _parted(chunk: str) -> Section:
    """A section whose label is glued to its text: "PurposeThe …"."""
    for joint in _JOINT.finditer(chunk, 0, _LONGEST_TITLE):
        if role_of(chunk[: joint.start()]):
            return Section(chunk[joint.start() :], chunk[: joint.start()])
    return Section(chunk)


def places_of(sections: tuple[Section, ...], text: str, span: Span) -> tuple[Span, ...]:
    """Where the sections stand to the letter; none if one of them does not."""
    places = [text.find(section.text, span.start, span.end) for section in sections]
    if min(places, default=-1) < 0:
        return ()
    return tuple(Span(at, at + len(one.text)) for at, one in zip(places, sections, strict=True))
