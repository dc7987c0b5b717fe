"""The RTF document: ASCII, closed groups, indents in twips, and every character comes back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.csl import Run
from refkit.documents import Options
from refkit.documents.rtf import escape, to_rtf
from tests.documents.kinds import read_rtf, written
from tests.documents.library import LIBRARY, hostile


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_every_character_is_read_back(text: str) -> None:
    assert read_rtf(f"{{{escape(text)}}}") == text


def test_it_is_ascii_and_its_groups_close_whatever_is_in_it() -> None:
    for library in (LIBRARY, hostile()):
        text = written("rtf", library)
        assert text.isascii()
        assert re.fullmatch(r"\{\\rtf1.*\}\n", text, re.S)
        bare = re.sub(r"\\[\\{}]", "", text)
        assert bare.count("{") == bare.count("}")


def test_formatting_and_links() -> None:
    text = to_rtf([Run("x", italic=True), Run('https://example.org/"a\\b{c}')])
    assert text.startswith("{\\i x}")
    assert 'HYPERLINK "https://example.org/"}' in text


@pytest.mark.parametrize(
    ("style", "reference", "annotation", "later"),
    [
        ("apa", "\\li720\\fi-720", "\\li720\\fi0", "\\li720\\fi720"),
        ("modern-language-association", "\\li720\\fi-720", "\\li1440\\fi0", "\\li1440\\fi0"),
        ("chicago-author-date", "\\li720\\fi-720", "\\li720\\fi0", "\\li720\\fi0"),
    ],
)
def test_indents_are_those_of_the_style(style: str, reference: str, annotation: str, later: str) -> None:
    text = written("rtf", options=Options(style=style))
    for name, codes in (("Reference", reference), ("Annotation", annotation), ("Annotation Continued", later)):
        assert re.search(rf"\{{\\s\d+{re.escape(codes)}\\[^{{}}]* {name};\}}", text), name
