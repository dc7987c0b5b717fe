"""CSL: reference lists and citations in some ten thousand styles. A library in itself.

    from refkit.csl import Processor, Style, find_style

    processor = Processor(Style.load(find_style("apa")), items)  # items: CSL-JSON
    processor.cite([{"id": "doe2020", "locator": "5"}])          # '(Doe, 2020, p. 5)'
    processor.bibliography()                                     # HTML, or what `output` asks for

`Document` keeps the citations of a text while they come, go and change. All of these are of `refkit.csl.processor`,
refkit's own CSL 1.0.2 processor, and are imported when they are first asked for.

`bibliography` is what the rest of refkit uses: refkit's works instead of items, runs of text instead of markup, and
citeproc-py (`refkit.csl.citeproc_py`) as a second engine to compare with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from refkit.csl.output import Bibliography, Entry, Run, to_html, to_markdown, to_text
from refkit.errors import UnknownName
from refkit.model import Problem, Work

if TYPE_CHECKING:
    from refkit.csl.processor import Citation, Document, Locale, Processor, Style
    from refkit.csl.styles import find as find_style

__all__ = [
    "ENGINES",
    "Bibliography",
    "Citation",
    "Document",
    "Entry",
    "Locale",
    "Processor",
    "Run",
    "Style",
    "annotated",
    "bibliography",
    "find_style",
    "to_html",
    "to_markdown",
    "to_text",
]

# Public name → where it is, for those that are imported when they are first used.
_HOMES = {
    **{name: ("processor", name) for name in ("Citation", "Document", "Locale", "Processor", "Style")},
    "find_style": ("styles", "find"),
}

ENGINES = ("refkit", "citeproc-py")


def bibliography(
    works: Sequence[tuple[str, Work]],
    style: str | Path = "apa",
    locale: str | None = None,
    engine: str = "refkit",
    annotations: Mapping[str, Sequence[str]] | None = None,
) -> Bibliography:
    """Format `works` (key and work each) as a reference list.

    style:  the name of a style that `refkit styles` lists, or the path of a .csl file
    locale: a language tag ("en-US"); None takes the style's own, or en-US
    engine: one of `ENGINES`
    annotations: key → paragraphs. An annotated style (`annotated`) prints them below the entry, behind the work's
                 own `note`; other styles print none

    Every work gives an entry: one that the processor cannot format is set by a plain rule instead, and a
    problem (code "style_failed") says so; if the style is not valid CSL, another (code "style_invalid") says which
    line breaks which rule. Raises `UnknownName` (no such style, locale or engine; names the
    nearest) and `StyleError` (not a CSL style, or one without a bibliography).
    """
    from refkit.csl import styles  # heavy: XML and the style index

    if engine not in ENGINES:
        raise UnknownName("engine", engine, ENGINES)
    path, own_locale = styles.resolve(style)
    if engine == "citeproc-py":
        from refkit.csl import citeproc_py

        made = citeproc_py.bibliography(works, path, locale or own_locale, annotations or {})
    else:
        from refkit.csl import lists

        made = lists.bibliography(works, path, locale or own_locale, annotations or {})
    return _with_fault(made, path) if made.problems else made


def _with_fault(made: Bibliography, path: Path) -> Bibliography:
    """`made`, in which entries failed, with a problem that says where the style is no CSL, if it is none."""
    from refkit.csl import faults

    if not (said := faults.of_file(path)):
        return made
    told = Problem("style_invalid", "warning", said, path.name)
    return Bibliography(made.entries, (*made.problems, told), made.hanging_indent, made.entry_spacing)


def annotated(style: str | Path) -> bool:
    """Whether a style prints annotations: CSL `note` as a block of its own. Raises as `bibliography` does."""
    from refkit.csl import lists, styles

    return lists.load(styles.resolve(style)[0]).annotated


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _HOMES[name]
    found = globals()[name] = getattr(import_module(f"{__name__}.{module}"), attribute)
    return found
