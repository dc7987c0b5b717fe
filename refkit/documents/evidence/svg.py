"""What the pictures of an evidence table are drawn with: SVG inside the page, with its words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from refkit.documents.wrapping import width

WIDE = 420  # of every picture, in its own units; a letter of the labels is 12 high
LINE = 20  # from one label to the next below


def figure(name: str, caption: str, words: str, high: int, shapes: Sequence[str]) -> str:
    """A picture of `shapes` under its caption. `name` tells it from others; `words` say all that it shows."""
    return (
        f'<figure>\n<figcaption>{escape(caption)}</figcaption>\n<svg viewBox="0 0 {WIDE} {high}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc">\n<title id="{name}-title">{escape(caption)}</title>\n'
        f'<desc id="{name}-desc">{escape(words)}</desc>\n{"".join(shapes)}</svg>\n</figure>\n'
    )


def text(x: float, y: float, words: str, anchor: str = "start", css: str = "") -> str:
    """A label at its base line; `anchor` is the end of it, or the middle, that stands at `x`."""
    style = f' class="{css}"' if css else ""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}"{style}>{escape(words)}</text>\n'


def bar(x: float, y: float, wide: float, high: float, css: str = "bar", words: str = "") -> str:
    """A rectangle; `words` are shown to who points at it."""
    shape = f'<rect class="{css}" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}"'
    return f"{shape}><title>{escape(words)}</title></rect>\n" if words else f"{shape}/>\n"


def short(words: str, columns: int) -> str:
    """`words` in at most `columns` columns."""
    if width(words) <= columns:
        return words
    kept = ""
    for char in words:
        if width(kept + char) >= columns:
            break
        kept += char
    return kept.rstrip() + "…"
