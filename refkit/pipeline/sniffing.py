"""What a file is: a reference file of a format, or a page."""

from __future__ import annotations

from functools import cache

from refkit import formats

_PAGES = frozenset({".xml"})  # endings that say nothing by themselves


@cache
def by_suffix() -> dict[str, tuple[formats.Format, ...]]:
    """The formats that are read, by ending, in their order."""
    found: dict[str, list[formats.Format]] = {}
    for fmt in formats.all_formats()[0]:
        if fmt.read is not None:
            for suffix in fmt.suffixes:
                found.setdefault(suffix, []).append(fmt)
    return {suffix: tuple(named) for suffix, named in found.items()}


def format_of(text: str, suffix: str) -> formats.Format | None:
    """The format of a file with the ending `suffix`; None for a page.

    An ending decides among the formats that have it; of several the one that the text begins as. Without one, the
    text must plainly begin as a reference file.
    """
    text = text.removeprefix("\ufeff")
    named = by_suffix().get(suffix, ())
    if len({fmt.read for fmt in named}) == 1 and suffix not in _PAGES:
        return named[0]
    for fmt in named or formats.all_formats()[0]:
        if fmt.read is not None and fmt.begins is not None and fmt.begins(text, suffix):
            return fmt
    return named[0] if named and suffix not in _PAGES else None
