"""Formatted reference lists in CSL styles.

`bibliography` is what the rest of refkit uses. Behind it stands refkit's own processor (`refkit.csl.processor`,
which is a library in itself), and citeproc-py (`refkit.csl.citeproc_py`) as a second engine to compare with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from refkit.csl.output import Bibliography, Entry, Run, to_html, to_markdown, to_text
from refkit.errors import UnknownName
from refkit.model import Work

__all__ = [
    "ENGINES",
    "Bibliography",
    "Entry",
    "Run",
    "annotated",
    "bibliography",
    "to_html",
    "to_markdown",
    "to_text",
]

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
                 own `note`; other styles print none. citeproc-py prints no notes.

    Every work gives an entry: one that the processor cannot format is set by a plain rule instead, and a
    problem (code "style_failed") says so. Raises `UnknownName` (no such style, locale or engine; names the
    nearest) and `StyleError` (not a CSL style, or one without a bibliography).
    """
    from refkit.csl import styles  # heavy: XML and the style index

    if engine not in ENGINES:
        raise UnknownName("engine", engine, ENGINES)
    path, own_locale = styles.resolve(style)
    if engine == "citeproc-py":
        from refkit.csl import citeproc_py

        return citeproc_py.bibliography(works, path, locale or own_locale)
    from refkit.csl import lists

    return lists.bibliography(works, path, locale or own_locale, annotations or {})


def annotated(style: str | Path) -> bool:
    """Whether a style prints annotations: CSL `note` as a block of its own. Raises as `bibliography` does."""
    from refkit.csl import lists, styles

    return lists.load(styles.resolve(style)[0]).annotated
