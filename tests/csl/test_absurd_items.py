"""Items with values that no item should have: the rest of them is rendered, a problem says what is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.csl import styles
from refkit.csl.processor import Citation, Document, Processor, Style

_STYLES = {
    name: Style.load(styles.find(name))
    for name in ("apa", "chicago-notes-bibliography", "ieee", "din-1505-2-alphanumeric")
}
_WORDS = st.text(max_size=20) | st.sampled_from(
    [
        "9" * 5000,
        "1-" + "2" * 5000,
        "²",
        "۴۲",
        "-5",
        "<i>",
        '"',
        "<b></i>",
        "1999-99-99",
        "-0001/..",
        "\0",
        "\ud800",
    ]
)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.just(10**1000) | st.floats() | _WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["family", "given", "literal", "date-parts", "season", "raw", "circa", "suffix", "year", "edtf",
         "non-dropping-particle"]), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
_VARIABLES = (
    "type", "title", "author", "editor", "translator", "issued", "accessed", "original-date", "page", "volume",
    "edition", "note", "language", "DOI", "container-title", "container-title-short", "number-of-volumes",
    "year-suffix", "citation-label", "number", "event-date", "publisher",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(_STYLES)), st.dictionaries(st.sampled_from(_VARIABLES), _VALUES), _VALUES)
def test_absurd_values_never_raise(name: str, values: dict[str, Any], more: Any) -> None:
    sound = {"id": "sound", "type": "book", "title": "A sound book", "author": [{"family": "Doe", "given": "J."}]}
    processor = Processor(_STYLES[name], [{"id": "x", **values}, sound, more])
    assert "sound book" in processor.bibliography().lower()
    processor.cite([{"id": "x", "locator": more, "prefix": 'see "', "suffix": "'"}, {"id": "sound", "label": more}])
    document = Document(processor)
    document.set(
        [Citation("1", [{"id": "x"}], 1), Citation("2", [{"id": "x", "locator": more}, {"id": "sound"}], 2)]
    )
    assert all(problem.message for problem in processor.problems())


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"title": ["a", "b"]}, "not_text"),
        ({"volume": 10**5000}, "not_text"),
        ({"author": "Doe, Jane"}, "not_names"),
        ({"author": [None, {"family": "Doe"}]}, "not_a_name"),
        ({"issued": {"date-parts": [["soon"]]}}, "unreadable_date"),
    ],
)
def test_a_value_that_cannot_be_printed_is_a_problem(values: dict[str, Any], code: str) -> None:
    processor = Processor(_STYLES["apa"], [{"id": "x", "type": "book", "publisher": "Press", **values}])
    assert "Press" in processor.bibliography()
    (problem,) = processor.problems()
    assert (problem.code, problem.where) == (code, "x")
    assert problem.message.startswith("x has")


def test_an_item_that_contains_itself_and_one_that_is_none_are_left_out_as_far_as_they_must() -> None:
    item: dict[str, Any] = {"id": "x", "type": "book", "title": "Round", "related": None, "publisher": None}
    item["related"], item["publisher"] = [item], item
    processor = Processor(_STYLES["apa"], [item, None, item])  # type: ignore[list-item]
    assert processor.bibliography().count("Round") == 1
    assert [problem.code for problem in processor.problems()] == [
        "not_text",
        "not_an_item",
        "repeated_id",
        "not_text",
    ]


def test_sound_items_have_no_problems() -> None:
    item = {"id": "x", "type": "book", "title": "Sound", "volume": 3, "issued": {"date-parts": [["2001", 2]]},
            "author": [{"literal": "WHO"}], "custom": {"a": 1}, "keyword": ["b"], "note": ""}  # fmt: skip
    assert Processor(_STYLES["apa"], [item]).problems() == []


@pytest.mark.parametrize(
    "text",
    [
        "<i>" * 20000 + "x" + "</i>" * 20000,
        '"a ' * 20000,
        "a" + " " * 40000 + "b",
        "{:a:" * 20000,
        "1-" * 20000,
        "x, " * 20000,
        "-" * 40000,
        "I" * 40000,
    ],
    ids=lambda text: text[:3],
)
@pytest.mark.parametrize("variable", ["title", "page", "note", "volume", "family", "given", "raw"])
def test_a_hostile_text_is_rendered(variable: str, text: str) -> None:
    item: dict[str, Any] = {"id": "x", "type": "book", "publisher": "Press", "author": [{"family": "Doe"}]}
    if variable in ("family", "given"):
        item["author"] = [{"family": "Doe", "given": "Jane", variable: text}]
    elif variable == "raw":
        item["issued"] = {"raw": text}
    else:
        item[variable] = text
    assert "Press" in Processor(_STYLES["apa"], [item]).bibliography()  # what goes by the square takes minutes
