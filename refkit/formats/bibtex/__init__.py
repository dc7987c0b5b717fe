"""BibTeX and BibLaTeX (.bib): two dialects written, one reader for both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from refkit.formats import Format, beginnings
from refkit.model import Library, Reading


def _read(text: str, ref: str) -> Reading:
    from refkit.formats.bibtex.read import read

    return read(text, ref)


def _write_bibtex(library: Library) -> Iterator[str]:
    from refkit.formats.bibtex.write import BIBTEX_AS_IT_IS

    return BIBTEX_AS_IT_IS.write(library)


def _write_biblatex(library: Library) -> Iterator[str]:
    from refkit.formats.bibtex.write import BIBLATEX_AS_IT_IS

    return BIBLATEX_AS_IT_IS.write(library)


def _write_ascii(library: Library) -> Iterator[str]:
    return _ascii_set({})(library)


def _bibtex_set(settings: Mapping[str, str]) -> Callable[[Library], Iterator[str]]:
    from refkit.formats.bibtex import bibtex_table
    from refkit.formats.bibtex.settings import Settings
    from refkit.formats.bibtex.write import Writer

    return Writer(bibtex_table.TABLE, Settings.of(settings)).write


def _biblatex_set(settings: Mapping[str, str]) -> Callable[[Library], Iterator[str]]:
    from refkit.formats.bibtex import biblatex_table
    from refkit.formats.bibtex.settings import Settings
    from refkit.formats.bibtex.write import Writer

    return Writer(biblatex_table.TABLE, Settings.of(settings)).write


def _ascii_set(settings: Mapping[str, str]) -> Callable[[Library], Iterator[str]]:
    return _bibtex_set({"encoding": "ascii", **settings})


# Problems about what was read and is written again: such a file may be replaced.
_KEEPS = frozenset(
    {"unknown_field", "unknown_type", "unknown_archive", "unknown_crossref", "bad_value", "and_others"}
)
# Of the two, BibTeX is what a file called .bib holds unless BibLaTeX is asked for: every tool reads it.
BIBTEX = Format(
    "bibtex", "BibTeX", (".bib",), _read, _write_bibtex,
    priority=10, begins=beginnings.bibtex, settings=_bibtex_set, keeps=_KEEPS,
)  # fmt: skip
BIBLATEX = Format(
    "biblatex", "BibLaTeX", (".bib",), _read, _write_biblatex,
    priority=20, settings=_biblatex_set, keeps=_KEEPS,
)  # fmt: skip
# BibTeX with `encoding=ascii`, under a name of its own: it is what people look for who have an old LaTeX.
BIBTEX_ASCII = Format(
    "bibtex-ascii", "BibTeX in ASCII", (".bib",), _read, _write_ascii,
    priority=30, settings=_ascii_set, keeps=_KEEPS,
)  # fmt: skip
