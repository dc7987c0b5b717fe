"""The files in fixtures/formats.

`library.*` are what the writers make of `works.LIBRARY`; after a change that is wanted,
`python -m tests.formats.fixtures` writes them anew, to be read before they are kept.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parents[2] / "fixtures" / "formats"


def expected(name: str) -> str:
    """The text of a fixture, line ends as they are in the file."""
    return (FOLDER / name).read_bytes().decode()


def _write() -> None:
    from refkit import formats
    from tests.formats.works import LIBRARY

    for name, file in (("bibtex", "bib"), ("biblatex", "biblatex.bib"), ("ris", "ris"), ("csl-json", "json")):
        write = formats.get(name).write
        if write is not None:
            (FOLDER / f"library.{file}").write_bytes("".join(write(LIBRARY)).encode())


if __name__ == "__main__":
    _write()
