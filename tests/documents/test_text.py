"""The text document: 78 columns, hanging references, indented annotations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.documents import Options
from refkit.documents.text import TEXT
from refkit.documents.wrapping import WIDTH, width, wrap
from tests.documents.library import LIBRARY, hostile


@pytest.mark.parametrize("library", [LIBRARY, hostile()], ids=["usual", "hostile"])
def test_no_line_is_too_long_unless_one_word_is(library: object) -> None:
    assert isinstance(library, type(LIBRARY))
    for line in "".join(TEXT.write(library, Options())).split("\n"):
        assert width(line) <= WIDTH or len(line.split()) == 1


def test_references_hang_and_annotations_are_indented() -> None:
    lines = "".join(TEXT.write(LIBRARY, Options())).split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith("Okafor"))
    assert lines[at + 1].startswith("    ")
    body = lines[at + 1 : lines.index("", at + 30)]
    assert all(not line or line.startswith("    ") for line in body)
    assert "    “Stigma fell by half.”" in lines


def test_wide_characters_take_two_columns() -> None:
    text = wrap("同伴支持有助于减少污名。" * 8, "    ")
    assert all(width(line) <= WIDTH for line in text.split("\n"))
    assert not any(line.lstrip().startswith("。") for line in text.split("\n"))
    assert len(text.split("\n")) == 3


def test_an_address_is_never_broken() -> None:
    address = "https://example.org/" + "a" * 90
    assert address in wrap(f"See {address} there.", "  ").split()


@given(st.text(alphabet="ab 同。-", max_size=400))
def test_wrapping_loses_no_letter(text: str) -> None:
    assert "".join(wrap(text, "> ", "  ").removeprefix("> ").split()) == "".join(text.split())
