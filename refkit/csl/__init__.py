"""Formatted reference lists in CSL styles.

The door to whatever CSL processor stands behind it: today citeproc-py (`refkit.csl.citeproc_py`), which is
known to it by two functions only. Another processor takes over by offering the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from refkit.csl.output import Bibliography, Entry, Run, to_html, to_markdown, to_text
from refkit.model import Work

__all__ = ["Bibliography", "Entry", "Run", "bibliography", "to_html", "to_markdown", "to_text"]


def bibliography(
    works: Sequence[tuple[str, Work]], style: str | Path = "apa", locale: str | None = None
) -> Bibliography:
    """Format `works` (key and work each) as a reference list.

    style:  the name of a style that `refkit styles` lists, or the path of a .csl file
    locale: a language tag ("en-US"); None takes the style's own, or en-US

    Every work gives an entry: one that the processor cannot format is set by a plain rule instead, and a
    problem (code "style_failed") says so. Raises `UnknownName` (no such style or locale; names the nearest)
    and `StyleError` (not a CSL style, or one without a bibliography).
    """
    from refkit.csl import citeproc_py, styles  # heavy: XML and the style index

    path, own_locale = styles.resolve(style)
    return citeproc_py.bibliography(works, path, locale or own_locale)
