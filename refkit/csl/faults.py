"""Where a style breaks the schema of CSL 1.0.2, and which rule: for those who are to mend it.

Only on the way to an error: a style that works is never checked, and a few hundred milliseconds do not matter then.
libxml2 names the part of a style in which its schema (RELAX NG) stops to match, seldom the fault itself. So the
fault is searched for: names that the schema does not know; else the innermost element that is wrong when it
stands alone in a macro; and of that the attribute or child without which it is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from refkit.csl import style_file
from refkit.csl.locales import folder
from refkit.csl.style_file import CSL

_RNG = "{http://relaxng.org/ns/structure/1.0}"
_RENDERING = tuple(CSL + name for name in ("text", "number", "date", "names", "label", "group", "choose"))
_EMPTY = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>t</title><id>i</id>'
    "<updated>2020-01-01T00:00:00+00:00</updated></info>"
    '{}<citation><layout><text value="x"/></layout></citation></style>'
)
# Values that are right for attributes which some element cannot do without.
_RIGHT = {
    "variable": ("title", "author", "issued", "page"), "term": ("and",), "name": ("year", "family", "x"),
    "type": ("book",), "position": ("first",), "locator": ("page",), "is-numeric": ("issue",),
    "is-uncertain-date": ("issued",), "class": ("in-text",), "form": ("text",),
}  # fmt: skip
# Element → the section of the specification that says what it may have.
_SECTIONS = {
    "style": "The Root Element - cs:style", "info": "Info", "locale": "Locale", "macro": "Macro", "term": "Terms",
    "citation": "Citation", "bibliography": "Bibliography", "layout": "Style Structure", "sort": "Sorting",
    "key": "Sorting", "text": "Text", "number": "Number", "date": "Date", "date-part": "Date-part",
    "names": "Names", "name": "Name", "name-part": "Name-part", "et-al": "Et-al", "substitute": "Substitute",
    "label": "Label", "group": "Group", "choose": "Choose", "if": "Choose", "else-if": "Choose", "else": "Choose",
}  # fmt: skip


def of_file(path: Path) -> str:
    """The first fault of the style at `path`, a sentence that names its file and line; "" if it is valid."""
    said = fault(style_file.read(path))
    return f"Style {path.name}, {said}" if said else ""


def fault(root: Any) -> str:
    """The first fault of a style: `line 12: cs:text has no attribute 'varible'; see “Text” of CSL 1.0.2.`.

    "" for a style that is valid. One without citations is taken as it is, and gets some here.
    """
    schema = _schema()
    if root.find(CSL + "citation") is None and root.find(CSL + "bibliography") is not None:
        root.find(CSL + "bibliography").addprevious(etree.fromstring(_EMPTY.format("")).find(CSL + "citation"))
    if schema.validate(root):
        return ""
    for element in root.iter(etree.Element):
        if said := _unknown(element):
            return said
    for part in root:
        for element in _innermost_first(part):
            if not schema.validate(_alone(element)):
                return _inside(element)
    return _around(root)


@cache
def _schema() -> Any:
    return etree.RelaxNG(etree.parse(str(_schema_folder() / "csl.rng")))


def _schema_folder() -> Path:
    return folder().parent / "schema" / "schemas" / "styles"


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """All names of elements and of attributes in the schema."""
    names: dict[str, set[str]] = {"element": set(), "attribute": set()}
    for path in sorted(_schema_folder().glob("*.rng")):
        for kind, found in names.items():
            for node in etree.parse(str(path)).iter(_RNG + kind):
                found.update((node.get("name") or "").split(":")[-1:])
                found.update(name.text.strip() for name in node.iterchildren(_RNG + "name") if name.text)
    return frozenset(names["element"]), frozenset(names["attribute"])


def _unknown(element: Any) -> str:
    elements, attributes = _known()
    if element.tag.startswith(CSL) and _name(element) not in elements:
        return f"line {element.sourceline}: CSL has no element cs:{_name(element)[:40]}; take it out or correct it."
    for attribute in element.attrib:
        if etree.QName(attribute).localname not in attributes:
            return _sentence(element, f"has no attribute {attribute[:40]!r}")
    return ""


def _innermost_first(part: Any) -> Iterator[Any]:
    """The rendering elements in a part of a style, those inside others before these."""
    for child in part.iterchildren(etree.Element):
        yield from _innermost_first(child)
    if part.tag in _RENDERING and part.getparent().tag != CSL + "names":  # a label of names is another element
        yield part


def _alone(element: Any) -> Any:
    """A style that is right but for `element`, in a macro."""
    root = etree.fromstring(_EMPTY.format('<macro name="m"/>'))
    copied = deepcopy(element)
    copied.tail = None
    root.find(CSL + "macro").append(copied)
    return root


def _inside(element: Any) -> str:
    """What is wrong with an element in which all rendering elements are right."""
    root = _alone(element)
    copied = root.find(CSL + "macro")[0]
    lines = dict(zip(copied.iter(etree.Element), element.iter(etree.Element), strict=True))
    return _first_change(root, lines) or _sentence(element, "lacks something, or has several faults")


def _around(root: Any) -> str:
    """What is wrong with a style in which all rendering elements are right: each part of it is tried alone."""
    bare = etree.fromstring(_EMPTY.format(""))
    for part in root.iterchildren(etree.Element):
        copied = deepcopy(part)
        lines = dict(zip(copied.iter(etree.Element), part.iter(etree.Element), strict=True))
        tried = deepcopy(bare)
        like = tried.find(part.tag)
        if like is not None:
            tried.replace(like, copied)
        else:
            tried.find(CSL + "citation").addprevious(copied)
            if part.tag == CSL + "bibliography":
                copied.addprevious(tried.find(CSL + "citation"))
        _emptied(copied)
        if not _schema().validate(tried):
            left = {element: lines[element] for element in copied.iter(etree.Element) if element in lines}
            return _first_change(tried, left) or _sentence(part, "lacks something, or has several faults")
    for attribute, value in root.attrib.items():
        bare.set(attribute, value)
    if not _schema().validate(bare) and (said := _one_change(bare, bare, {bare: root})):
        return said
    _schema().validate(root)
    error = next(iter(_schema().error_log), None)
    line, message = (error.line, error.message[:100]) if error else (root.sourceline, "incomplete")
    return f"line {line}: it breaks the schema of CSL 1.0.2 ({message})."


def _emptied(part: Any) -> None:
    """`part` with a plain text for each rendering element, whatever that holds."""
    for child in part.iterchildren(etree.Element):
        if child.tag in _RENDERING and part.tag != CSL + "names":
            tail = child.tail
            child.clear()
            child.tag, child.tail = CSL + "text", tail
            child.set("value", "x")
        else:
            _emptied(child)


def _first_change(root: Any, lines: dict[Any, Any]) -> str:
    """The one thing in `root` without which it is valid, the inner elements first; "" if there is none.

    lines: its elements → those that know their lines
    """
    for element in reversed(lines):
        if element.tag in _RENDERING and element.getparent().tag != CSL + "macro":
            continue  # right, as is known
        if said := _one_change(root, element, lines):
            return said
    return ""


def _one_change(root: Any, element: Any, lines: dict[Any, Any]) -> str:
    valid, original = _schema().validate, lines[element]
    for attribute, value in list(element.attrib.items()):
        del element.attrib[attribute]
        wrong = valid(root)
        for right in _RIGHT.get(attribute, ()):
            element.set(attribute, right)
            wrong = wrong or valid(root)
        element.set(attribute, value)
        if wrong:
            return _sentence(original, f"cannot have {attribute}={value[:60]!r}")
    for attribute, values in _RIGHT.items():
        if attribute not in element.attrib:
            for right in values:
                element.set(attribute, right)
                lacking = valid(root)
                del element.attrib[attribute]
                if lacking:
                    return _sentence(original, f"lacks the attribute {attribute!r}")
    if _without_text(root, element):
        return _sentence(original, "cannot hold text of its own")
    for child in element.iterchildren(etree.Element):
        at = element.index(child)
        element.remove(child)
        wrong = valid(root)
        element.insert(at, child)
        if wrong:
            return _sentence(
                lines.get(child, original), f"lacks something, or may not stand in cs:{_name(element)} here"
            )
    return ""


def _without_text(root: Any, element: Any) -> bool:
    """Whether `root` is valid without the text that stands in `element` beside its children."""
    children = list(element)
    if not any((text or "").strip() for text in (element.text, *(child.tail for child in children))):
        return False
    kept = element.text, [child.tail for child in children]
    element.text = None
    for child in children:
        child.tail = None
    valid: bool = _schema().validate(root)
    element.text = kept[0]
    for child, tail in zip(children, kept[1], strict=True):
        child.tail = tail
    return valid


def _sentence(element: Any, said: str) -> str:
    name = _name(element)
    section = next((_SECTIONS[_name(e)] for e in (element, *element.iterancestors()) if _name(e) in _SECTIONS), "")
    return f"line {element.sourceline}: cs:{name} {said}; see “{section or 'Style Structure'}” of CSL 1.0.2."


def _name(element: Any) -> str:
    return str(etree.QName(element).localname)
