"""A .csl file, read as something a stranger may have made: no network, no entities, checked before use."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from refkit.errors import StyleError

CSL = "{http://purl.org/net/xbiblio/csl}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_LARGEST = 4_000_000  # bytes; the largest official style has 170,000
_MOST_STEPS = 4_000_000  # elements in all branches, macros unfolded; the largest official style has 1.3 million
_DEEPEST = 120  # elements inside each other, macros unfolded; the deepest official style has 64


def parser() -> etree.XMLParser:
    """An XML parser that fetches nothing, resolves nothing and keeps libxml2's limits."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def read(path: Path, reader: etree.XMLParser | None = None) -> etree._Element:
    """The root of the style at `path`, independent or dependent.

    Raises `StyleError`: unreadable, not XML, not CSL, CSL 0.8, another version, a document type declaration.
    """
    name = path.name
    try:
        if path.stat().st_size > _LARGEST:
            raise StyleError(f"Style file {name} is larger than {_LARGEST // 1_000_000} MB; give a CSL style.")
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StyleError(f"Style file {name} cannot be read ({reason}); check the path and its rights.") from error
    return parse(data, name, reader)


def parse(data: bytes, name: str, reader: etree.XMLParser | None = None) -> etree._Element:
    """The root of the style in `data`; raises as `read` does."""
    try:
        root = etree.fromstring(data, reader or parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise StyleError(
            f"Style file {name} is not well-formed XML ({_first_line(error)}); get it again from its source."
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise StyleError(f"Style file {name} has a document type declaration, which CSL does not know; remove it.")
    check_root(root, name)
    return root


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or ["no content"])[0][:200]


def check_root(root: etree._Element, name: str) -> None:
    """Raise `StyleError` for what is no CSL 1.0 style: a locale, other XML, CSL 0.8, another version."""
    if root.tag == CSL + "locale":
        raise StyleError(f"{name} is a CSL locale, not a style; pass its language as the locale instead.")
    if root.tag != CSL + "style":
        raise StyleError(f"{name} is not a CSL style (its root is {_local(root)!r}); give a .csl file.")
    version = root.get("version")
    if version is None:
        raise StyleError(f"{name} is a style in CSL 0.8, which is not read; use its CSL 1.0 edition or convert it.")
    if version != "1.0" and not version.startswith("1.0."):
        raise StyleError(f"{name} is written for CSL {version[:20]}, which is not read; use its CSL 1.0 edition.")


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2][:40]


def parent(root: etree._Element) -> str | None:
    """The name of the style that a dependent style takes its rules from; None for an independent one."""
    for link in root.iterfind(f"{CSL}info/{CSL}link"):
        if link.get("rel") == "independent-parent":
            return (link.get("href") or "").rstrip("/").rpartition("/")[2].removesuffix(".csl")
    return None


def check(root: etree._Element, name: str, *, lists: bool = True) -> None:
    """Raise `StyleError` if the style cannot set a bibliography (with `lists`): it has none; or if a macro is
    missing or calls itself, or the macros unfold into more than an entry may cost."""
    bibliography = root.find(CSL + "bibliography")
    if bibliography is None and lists:
        raise StyleError(f"Style {name} has no bibliography, only citations; choose a style that has one.")
    if bibliography is not None and bibliography.find(CSL + "layout") is None:
        raise StyleError(f"Style {name} has a bibliography without a layout; get it again from its source.")
    macros = {str(macro.get("name")): macro for macro in root.iterfind(CSL + "macro")}

    @cache
    def cost(macro: str) -> tuple[int, int]:
        """Elements touched by a call of `macro`, and how deep they go."""
        open_calls.append(macro)
        result = weigh(macros[macro])
        open_calls.pop()
        return result

    def weigh(element: etree._Element) -> tuple[int, int]:
        steps, depth = 1, 0
        parts = [weigh(child) for child in element]
        if (called := element.get("macro")) is not None:
            at = f"line {element.sourceline}: {called[:60]!r}"
            if called in open_calls:
                raise StyleError(f"Style {name} has a macro that calls itself ({at}); take the call out.")
            if called not in macros:
                raise StyleError(f"Style {name} calls a macro that it does not have ({at}); add it.")
            parts.append(cost(called))
        for child_steps, child_depth in parts:
            steps, depth = steps + child_steps, max(depth, child_depth)
        if steps > _MOST_STEPS or depth >= _DEEPEST:
            raise StyleError(f"Style {name} nests its macros too deeply to be used; simplify them.")
        return steps, depth + 1

    open_calls: list[str] = []
    try:
        if bibliography is not None:
            weigh(bibliography)
        if (citation := root.find(CSL + "citation")) is not None:  # for telling works of one year apart
            weigh(citation)
    except RecursionError:
        raise StyleError(f"Style {name} nests its macros too deeply to be used; simplify them.") from None


def annotated(root: etree._Element) -> bool:
    """Whether a style prints annotations: CSL `note` as a block of its own."""
    return root.find(f".//{CSL}text[@variable='note'][@display]") is not None


def in_style_locales(root: etree._Element, tag: str) -> Iterator[Any]:
    """The cs:locale elements of a style that apply to language `tag`, most particular first
    (specification, "Locale Fallback": the dialect, the language, no language)."""
    for wanted in dict.fromkeys((tag, tag.split("-")[0], None)):
        yield from (locale for locale in root.iterfind(CSL + "locale") if locale.get(LANG) == wanted)
