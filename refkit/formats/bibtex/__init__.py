"""BibTeX and BibLaTeX (.bib): two dialects written, one reader for both."""

from __future__ import annotations

from collections.abc import Iterator

from refkit.formats import Format, beginnings
from refkit.model import Library, Reading


def _read(text: str, ref: str) -> Reading:
    from refkit.formats.bibtex.read import read

    return read(text, ref)


def _write_bibtex(library: Library) -> Iterator[str]:
    from refkit.formats.bibtex.write import write_bibtex

    return write_bibtex(library)


def _write_biblatex(library: Library) -> Iterator[str]:
    from refkit.formats.bibtex.write import write_biblatex

    return write_biblatex(library)


def _write_bibtex_ascii(library: Library) -> Iterator[str]:
    from refkit.formats.bibtex.write import write_bibtex_ascii

    return write_bibtex_ascii(library)


# Of the two, BibTeX is what a file called .bib holds unless BibLaTeX is asked for: every tool reads it.
BIBTEX = Format("bibtex", "BibTeX", (".bib",), _read, _write_bibtex, priority=10, begins=beginnings.bibtex)
BIBLATEX = Format("biblatex", "BibLaTeX", (".bib",), _read, _write_biblatex, priority=20)
BIBTEX_ASCII = Format("bibtex-ascii", "BibTeX in ASCII", (".bib",), _read, _write_bibtex_ascii, priority=30)
