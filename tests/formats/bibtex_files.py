"""Writing and reading .bib text in tests."""

from __future__ import annotations

from typing import Any

from refkit.formats.bibtex import BIBLATEX, BIBTEX
from refkit.formats.bibtex.read import read
from refkit.model import Library
from tests.formats.works import values


def entry(fields: str, kind: str = "article") -> dict[str, Any]:
    """The values of one entry."""
    reading = read(f"@{kind}{{k,\n{fields}\n}}", "x.bib")
    (found,) = values(reading)
    return found


def bibliography(library: Library, dialect: str) -> str:
    write = {"bibtex": BIBTEX, "biblatex": BIBLATEX}[dialect].write
    assert write is not None
    return "".join(write(library))
