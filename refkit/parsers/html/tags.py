"""The tags of an HTML page that can say something of its work, with their places in the source.

One pass by names, not a tree: no tree library tells where in the source a value stands (decision 0008).
Comments, scripts and styles hold no tags (WHATWG HTML, 13.2.5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from refkit.model import Span
from refkit.text.any_of import any_of
from refkit.text.markup import unescape

# The first two letters are looked at first: nearly all tags are others.
_TAG = re.compile(
    r"<(?=[!mMlLtTsShH][-eEiIcCtT])(?:!--|(meta|link|title|script|style|textarea|html)(?=[\s/>]))", re.IGNORECASE
)
_CLOSE = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style", "title", "textarea")
}
# Nearly all `<meta>` tags, at one look; the others are read attribute by attribute.
_META = re.compile(
    r"""\s{1,9}(?:(?:name|property)="([^"]{0,99})"\s{1,9}content="([^"]{0,9999})"|"""
    r"""content="([^"]{0,9999})"\s{1,9}(?:name|property)="([^"]{0,99})")\s{0,9}/?>"""
)
_TELLING = any_of("canonical", "doi", "cite-as")  # what links say that tell something of the page's work
_COINS = "Z3988"  # ANSI/NISO Z39.88
_WORD_GOES_ON = re.compile(r"\w")
_ITEM_TAG = re.compile(r"<[A-Za-z][A-Za-z0-9]{0,10}\s")
_LONGEST_ITEM = 620
# Nearly all attributes, at one look: without a value, or with one in quotation marks.
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s"'<>/=]{1,60}+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)')|(?!\s*=))""")
_NAME = re.compile(r"[\s/]*([^\s\"'<>/=]{1,60})(?:\s*=\s*)?")
_UNQUOTED = re.compile(r"[^\s\"'<>=`]{1,2000}")
_MOST_ATTRIBUTES = 24
_MOST_TAGS = 5000
_LONGEST_VALUE = 200_000
_LONGEST_UNTELLING = 2000
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,10});")

Attributes = dict[str, tuple[str, int]]  # name in lower case → raw value and where it begins


class Meta(msgspec.Struct, frozen=True, gc=False):
    """A `<meta>`: `name` in lower case, `value` with entities resolved and white space folded, its place."""

    name: str
    value: str
    span: Span


class Head(msgspec.Struct, frozen=True):
    """What a page's tags hold, in order.

    metas: those with a name (or property) and a content
    links: rel in lower case and address; those are left out that name neither the page itself nor a DOI
    title: the text of `<title>`
    scripts: the contents of `application/ld+json` scripts
    refresh: the address that `<meta http-equiv="refresh">` leads to
    """

    metas: tuple[Meta, ...]
    links: tuple[Meta, ...]
    title: Meta | None
    scripts: tuple[Span, ...]
    refresh: Meta | None
    language: Meta | None


def plain(raw: str) -> str:
    """An attribute's text: entities resolved, once more where an author escaped them twice; white space folded."""
    value = unescape(raw)
    if "&" in value and _ENTITY.search(value):
        value = unescape(value)
    return " ".join(value.split())


def meta_of(name: str, raw: str, start: int) -> Meta:
    """A named value with the place of its text."""
    lead = len(raw) - len(raw.lstrip())
    return Meta(name, plain(raw), Span(start + lead, start + max(lead, len(raw.rstrip()))))


def head_of(text: str) -> Head:
    """The tags of the page `text`. Linear; never raises."""
    metas: list[Meta] = []
    links: list[Meta] = []
    scripts: list[Span] = []
    title: Meta | None = None
    refresh: Meta | None = None
    language: Meta | None = None
    at = count = 0
    while (match := _TAG.search(text, at)) and count < _MOST_TAGS:
        kind = (match[1] or "").lower()
        if not kind:
            end = text.find("-->", match.end())
            if end < 0:
                break
            at = end + 3
            continue
        at = match.end()
        if kind == "meta" and (usual := _META.match(text, at)):
            count, at = count + 1, usual.end()
            of_name, of_content = (1, 2) if usual[1] is not None else (4, 3)
            raw, start = usual[of_content], usual.start(of_content)
            if raw.strip() and len(raw) <= _LONGEST_VALUE:
                metas.append(meta_of(usual[of_name].strip().lower(), raw, start))
            continue
        attributes: Attributes = {}
        if stop := _untelling(kind, text, at):
            at = stop
        else:
            attributes, at = attributes_of(text, at)
        if kind in ("script", "style", "title", "textarea"):
            opened = text.find(">", at)
            ended = _CLOSE[kind].search(text, max(opened, at))
            if ended is None or opened < 0:
                break
            close = ended.start()
            if kind == "title" and title is None and opened + 1 <= close:
                title = meta_of("title", text[opened + 1 : close], opened + 1)
            elif kind == "script" and "ld+json" in attributes.get("type", ("", 0))[0].lower():
                scripts.append(Span(opened + 1, close))
            at = close + len(kind) + 2
            continue
        count += 1
        if kind == "meta":
            raw, start = attributes.get("content", ("", 0))
            if not raw.strip() or len(raw) > _LONGEST_VALUE:
                continue
            name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
            if name:
                metas.append(meta_of(name[0].strip().lower(), raw, start))
            elif attributes.get("http-equiv", ("", 0))[0].strip().lower() == "refresh":
                refresh = refresh or meta_of("refresh", raw, start)
        elif kind == "link" and "href" in attributes:
            rel = attributes.get("rel", ("", 0))[0].strip().lower()
            links.append(meta_of(rel, *attributes["href"]))
        elif kind == "html" and language is None and "lang" in attributes:
            language = meta_of("lang", *attributes["lang"])
    return Head(tuple(metas), tuple(links), title, tuple(scripts), refresh, language)


def _untelling(kind: str, text: str, at: int) -> int:
    """Where the tag of a link, script or style ends whose attributes need not be read one by one; else 0."""
    stop = text.find(">", at, at + _LONGEST_UNTELLING) if kind in ("link", "script", "style") else -1
    tag = text[at:stop].lower() if stop >= 0 else ""
    if stop < 0 or tag.count('"') & 1 or tag.count("'") & 1 or (kind == "script" and "ld+json" in tag):
        return 0
    return 0 if kind == "link" and _TELLING.search(tag) else stop


def coins_of(text: str) -> list[Meta]:
    """The `title` of each `<span class="Z3988">`."""
    found = []
    last = 0
    for mark in _places(_COINS, text):
        end = max(text.rfind("<span", last, mark), text.rfind("<SPAN", last, mark)) + len("<span")
        if end < len("<span") or text[end].isalnum():
            last = mark  # the same tag again, or no tag
            continue
        attributes, last = attributes_of(text, end)[0], end
        if _COINS in attributes.get("class", ("", 0))[0] and attributes.get("title", ("", 0))[0].strip():
            raw, start = attributes["title"]
            found.append(Meta(_COINS, unescape(raw), Span(start, start + len(raw))))
    return found


def _places(word: str, text: str) -> Iterator[int]:
    """Where `word` stands in `text`. A fixed word is found many times as fast as any tag."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def items_of(text: str) -> list[tuple[Attributes, int]]:
    """The tags with `itemscope` or `itemprop`: their attributes, and where the tag ends."""
    if "itemprop" not in text:
        return []
    found: list[tuple[Attributes, int]] = []
    last = -1
    marks = ((mark, mark + len(word)) for word in ("itemprop", "itemscope") for mark in _places(word, text))
    for mark, end in sorted(marks):
        if text[mark - 1].isalnum() or _WORD_GOES_ON.match(text, end):
            continue
        start = text.rfind("<", max(last + 1, mark - _LONGEST_ITEM), mark)
        if start < 0 or text.find(">", start, mark) >= 0:
            continue  # the same tag again, or no tag
        last = start
        if tag := _ITEM_TAG.match(text, start):
            found.append(attributes_of(text, tag.end()))
            if len(found) > _MOST_TAGS:
                break
    return found


def attributes_of(text: str, at: int) -> tuple[Attributes, int]:
    """The attributes of the tag whose name ends at `at`: name → raw value and its place; and where to go on.

    A value in quotation marks may hold anything, "<" and ">" too. One that is not closed ends the page.
    """
    attributes: Attributes = {}
    for _ in range(_MOST_ATTRIBUTES):
        if usual := _ATTRIBUTE.match(text, at):
            at, group = usual.end(), usual.lastindex or 1
            attributes.setdefault(usual[1].lower(), (usual[group], usual.start(group)) if group > 1 else ("", at))
            continue
        name = _NAME.match(text, at)
        if not name:
            break
        at = name.end()
        if not name[0].rstrip().endswith("="):
            attributes.setdefault(name[1].lower(), ("", at))
            continue
        quote = text[at : at + 1]
        if quote in ('"', "'") and quote:
            end = text.find(quote, at + 1)
            if end < 0:
                return {}, len(text)
            attributes.setdefault(name[1].lower(), (text[at + 1 : end], at + 1))
            at = end + 1
        elif unquoted := _UNQUOTED.match(text, at):
            attributes.setdefault(name[1].lower(), (unquoted[0], at))
            at = unquoted.end()
    return attributes, at
