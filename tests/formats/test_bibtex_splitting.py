"""Entries in the usual form are taken apart by refkit, all others by bibtexparser: both must see the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.formats.bibtex import blocks, regular
from refkit.formats.bibtex.read import read
from tests.formats import works
from tests.formats.bibtex_files import bibliography
from tests.formats.fixtures import expected
from tests.formats.works import values

_PIECES = (
    "@article{k,", "@a{", "@string{s = {x}}", "@comment{", "@book(", "title", " = ", "=", "{", "}", '"', '{"}', ",",
    "\n", "\n@b{c,", " #", "jan", "s", "2020", "word", "\\", '\\"', "\\{", "\\\\", "@", " ", "{{}}",
    "year = 1,", "%", "\n\n", "(", ")",
)  # fmt: skip


def by_bibtexparser(monkeypatch: pytest.MonkeyPatch, text: str) -> blocks.Blocks:
    with monkeypatch.context() as patched:
        patched.setattr(regular, "LONGEST", -1)
        return blocks.split(text, "x")


def same(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    ours, theirs = blocks.split(text, "x"), by_bibtexparser(monkeypatch, text)
    assert ours.entries == theirs.entries
    assert ours.others == theirs.others
    assert ours.problems == theirs.problems


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join) | works.anything)
def test_any_text_is_taken_apart_as_bibtexparser_does(text: str) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        same(monkeypatch, text)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["title", "Year", " note ", "a-b"]),
            st.sampled_from(["{%s}", '"%s"', "{{%s}}", "{a {b {c {%s}}}}"]),
            st.sampled_from(["x", "a\nb", r"G{\"o}del", r"\{", r"5\%", "a {b} c", '{"}', "a@b{c}", "", " ", "=,"]),
        ),
        max_size=6,
    )
)
def test_an_entry_of_the_usual_form_is_taken_apart_as_bibtexparser_does(fields: list[tuple[str, str, str]]) -> None:
    inside = ",\n".join(f"{name} = {form % value}" for name, form, value in fields)
    with pytest.MonkeyPatch.context() as monkeypatch:
        same(monkeypatch, f"@Article {{ key1,\n{inside}\n}}\n\nwords\n")
        same(monkeypatch, f"@article{{key1, {inside},}} @misc{{k, x = 1}}")


@pytest.mark.parametrize("name", ["library.bib", "library.biblatex.bib", "troubled.bib"])
def test_files_are_taken_apart_as_bibtexparser_does(name: str) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        same(monkeypatch, expected(name))


def test_what_refkit_writes_needs_no_other_splitter(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be slow and right; that it is fast is this test's matter."""

    def refuse(*_: object) -> None:
        raise AssertionError("not of the usual form")

    monkeypatch.setattr(blocks._Splitting, "irregular", refuse)
    for dialect in ("bibtex", "biblatex"):
        assert len(blocks.split(bibliography(works.LIBRARY, dialect), "x").entries) == len(works.LIBRARY.records)


def test_a_missing_brace_costs_one_entry_and_is_told_with_line_and_key() -> None:
    text = "@misc{a, title={A}}\n\n@misc{broken,\n  title={B},\n  note={never closed\n}\n\n@misc{c, title={C}}\n"
    reading = read(text, "x.bib")
    assert [found["citation-key"] for found in values(reading)] == ["a", "c"]
    (problem,) = reading.problems
    assert (problem.code, problem.line) == ("broken_entry", 3)
    assert "'broken'" in problem.message


def test_a_file_that_was_cut_off_gives_all_but_its_last_entry() -> None:
    text = bibliography(works.LIBRARY, "bibtex")
    reading = read(text[: text.rindex("title")], "x.bib")
    assert len(reading.records) == len(works.LIBRARY.records) - 1
    (problem,) = reading.problems
    assert problem.code == "broken_entry"
    assert repr(works.LIBRARY.keys[-1]) in problem.message


def test_an_entry_without_end_is_left_out_by_name_and_the_rest_is_read() -> None:
    text = "@misc{a, title={A}}\n@misc{huge,\n title={" + "x" * 33_000_000 + "\n@misc{c, title={C}}\n"
    reading = read(text, "x.bib")
    assert [found["citation-key"] for found in values(reading)] == ["a", "c"]
    assert [(problem.code, problem.line) for problem in reading.problems] == [("long_entry", 2)]
    assert "'huge'" in reading.problems[0].message
