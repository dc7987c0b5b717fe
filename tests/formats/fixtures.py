"""The files in fixtures/formats.

`library.*` are what the writers make of `works.LIBRARY`; after a change that is wanted,
`python -m tests.formats.fixtures` writes them anew, to be read before they are kept.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parents[2] / "fixtures" / "formats"

# Format → the file that its writer makes.
FILES = {
    "bibtex": "library.bib",
    "biblatex": "library.biblatex.bib",
    "bibtex-ascii": "library.ascii.bib",
    "literature-notes": "library.notes.md",
    "ris": "library.ris",
    "csl-json": "library.json",
    "csl-yaml": "library.yaml",
    "nbib": "library.nbib",
    "enw": "library.enw",
    "wos": "library.ciw",
    "endnote-xml": "library.endnote.xml",
    "mods": "library.mods",
    "zotero-rdf": "library.rdf",
    "csv": "library.csv",
    "tsv": "library.tsv",
}


def expected(name: str) -> str:
    """The text of a fixture, line ends as they are in the file."""
    return (FOLDER / name).read_bytes().decode()


def _write() -> None:
    from tests.formats.formats import BOTH_WAYS
    from tests.formats.works import LIBRARY

    for fmt in BOTH_WAYS:
        if fmt.write is not None:
            (FOLDER / FILES[fmt.name]).write_bytes("".join(fmt.write(LIBRARY)).encode())


if __name__ == "__main__":
    _write()
