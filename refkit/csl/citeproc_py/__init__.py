"""Reference lists by citeproc-py 0.11, hardened.

The library reads a style into XML elements that render themselves. Here those elements are of classes of our
own (`lookup`, `nodes`, `names`, `dates`), derived from the library's with nearly all of their rendering
overridden, and everything that changes while an entry is set is kept in an `Engine` made for one call. From the
library come the tree of element classes, the locales and the schema. Its flaws that this mends: entries lost or
crashing, titles printed twice, dates glued, markup of fields passed on, keys lower-cased, state left in shared
locales, cost that grows with the square of the list.

What is not done: telling citations apart by more names (a bibliography needs only the year suffix), a title that
stands for names in "Reference Grouping", and the collation of a locale (accents and case are set aside instead).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from refkit.csl import style_file
from refkit.csl.citeproc_py.engine import Engine
from refkit.csl.citeproc_py.entries import rendered
from refkit.csl.citeproc_py.items import Item
from refkit.csl.citeproc_py.lookup import lookup
from refkit.csl.citeproc_py.sorting import in_order
from refkit.csl.citeproc_py.suffixes import set_year_suffixes
from refkit.csl.locales import find_locale
from refkit.csl.output import Bibliography
from refkit.model import Work


def bibliography(
    works: Sequence[tuple[str, Work]],
    style_path: Path,
    locale: str | None = None,
    annotations: Mapping[str, Sequence[str]] | None = None,
) -> Bibliography:
    """`works` (key and work each) as a list in the independent style at `style_path`.

    annotations: key → paragraphs, which an annotated style prints behind the `note` of the work.

    Every work gives one entry, in the order of the style. Raises `StyleError` (the file is no style that sets a
    bibliography) and `UnknownName` (no such locale).
    """
    engine = Engine(style_path, find_locale(locale) if locale else None, lookup())
    try:
        said = annotations or {} if style_file.annotated(engine.root) else {}
        items = in_order(
            engine, [Item(index, key, work, said.get(key, ())) for index, (key, work) in enumerate(works)]
        )
        for number, item in enumerate(items, 1):
            item.number = number
        set_year_suffixes(engine, items)
        entries, problems = rendered(engine, items, style_path.stem)
        options = engine.bibliography
        spacing = options.get("entry-spacing", "1")
        return Bibliography(
            tuple(entries),
            tuple(problems),
            hanging_indent=options.get("hanging-indent") == "true",
            entry_spacing=int(spacing) if spacing.isdecimal() and len(spacing) < 3 else 1,
        )
    finally:
        engine.close()
