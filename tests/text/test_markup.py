"""Character references in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.text.markup import unescape


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a &amp; b", "a & b"),
        ("&amp;lt;", "&lt;"),
        ("&#945;&#x3b2;", "αβ"),
        ("R&D", "R&D"),
        ("&eacute&nbsp;", "é\xa0"),
        ("&#99999999;", "�"),
    ],
)
def test_references_are_resolved_once(text: str, read: str) -> None:
    assert unescape(text) == read


def test_a_number_without_end_stays_as_it_is_and_the_rest_is_read() -> None:
    assert unescape("&lt;&#" + "9" * 5000 + ";&gt;") == "<&#" + "9" * 5000 + ";>"


@given(st.text(alphabet="&#x0123456789;ltamp ") | st.text())
def test_any_text_can_be_read(text: str) -> None:
    unescape(text)
