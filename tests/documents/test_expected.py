"""The documents of the small library with `fixtures/annotations/notes.md`, as they stand there.

`python -m tests.documents.test_expected` writes them anew: look at what changed.
"""

from __future__ import annotations

import re

import pytest

from refkit.documents import Document, Options
from refkit.documents.evidence import CSV
from refkit.documents.evidence import HTML as TABLE
from refkit.documents.side_file import assign
from tests.conftest import ROOT
from tests.documents.kinds import KINDS, made
from tests.documents.library import LIBRARY

FOLDER = ROOT / "fixtures" / "annotations"
EXPECTED: dict[str, Document] = {
    "expected.txt": KINDS["text"],
    "expected.md": KINDS["markdown"],
    "expected.tex": KINDS["latex"],
    "expected.rtf": KINDS["rtf"],
    "expected.csv": CSV,
    "expected.html": TABLE,
}

_STYLE_SHEET = re.compile(rb"<style>.*?</style>", re.DOTALL)  # has files of its own


def document(name: str) -> bytes:
    notes = (FOLDER / "notes.md").read_text("utf-8")
    found = made(EXPECTED[name], LIBRARY, Options(annotations=assign(notes, "notes.md", LIBRARY).by_key))
    return _STYLE_SHEET.sub(b"<style></style>", found)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_document_is_as_it_stands(name: str) -> None:
    assert document(name) == (FOLDER / name).read_bytes()


if __name__ == "__main__":
    for each in EXPECTED:
        (FOLDER / each).write_bytes(document(each))
