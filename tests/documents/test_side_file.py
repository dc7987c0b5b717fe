"""The person's own annotations: what a Markdown or YAML side file says, and what is told of a troubled one."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.csl import Run
from refkit.documents.side_file import Annotations, assign, load, noted, paragraphs
from refkit.documents.side_file.inline import runs
from refkit.errors import UsageError
from refkit.model import Library
from tests.conftest import ROOT
from tests.documents.library import BARE, CONTACT, LIBRARY

FIXTURES = ROOT / "fixtures" / "annotations"


def said(found: Annotations, key: str) -> list[str]:
    return [paragraph.text for annotation in found.by_key[key] for paragraph in annotation.paragraphs]


def messages(found: Annotations) -> list[str]:
    return [f"{problem.line or 0} {problem.severity}: {problem.message}" for problem in found.problems]


@pytest.mark.parametrize("name", ["notes.md", "notes.yaml"])
def test_markdown_and_yaml_say_the_same_by_doi_and_by_key(name: str) -> None:
    found = load(FIXTURES / name, LIBRARY)
    assert list(found.by_key) == ["silent", "contact2011"]
    assert said(found, "silent") == ["Not read to the end; look it up again."]
    assert said(found, "contact2011") == [
        "The first ward trial; forty wards, 50 % of them rural. Compare Table 2 & the data (https://example.org/a_b?c=1&d=%20).",
        "Its weak side is the short follow-up:",
        "• six months only",
        "• no blinding",
        "“We cannot say how long it lasts.”",
        "What I take from it",
        "Contact works, for a while.",
    ]  # fmt: skip


def test_works_without_an_annotation_are_named() -> None:
    found = load(FIXTURES / "notes.yaml", LIBRARY)
    assert [problem.code for problem in found.problems] == ["annotation_missing"]
    assert found.problems[0].message.startswith("1 work has no annotation in ")
    assert found.problems[0].message.endswith(": zero1999; the abstract stands in where there is one.")


def test_what_is_wrong_in_a_markdown_file_is_told_with_its_line() -> None:
    assert messages(load(FIXTURES / "troubled.md", LIBRARY))[1:] == [
        "7 warning: The annotation of '10.1000/gone' belongs to no work here; "
        "it may be stale: no work has this DOI.",
        "11 warning: The heading 'Some thoughts on method' is no DOI and no citation key, so the text under it "
        "is not printed; write one of them there.",
        "15 warning: contact2011 is annotated 2 times (lines 3, 15); all are printed, one behind the other.",
        "19 note: The annotation of 'silent' is empty; write it, or take the name out.",
    ]


def test_what_is_wrong_in_a_yaml_file_is_told_with_its_line() -> None:
    assert messages(load(FIXTURES / "troubled.yaml", LIBRARY))[1:] == [
        "2 warning: The annotation of '10.1000/gone' belongs to no work here; "
        "it may be stale: no work has this DOI.",
        "3 warning: The annotation of 'silent' is no text; write the words behind the name, "
        "or under `annotation:`.",
        "6 warning: contact2011 is annotated 2 times (lines 1, 6); all are printed, one behind the other.",
        "7 note: The annotation of 'zero1999' is empty; write it, or take the name out.",
    ]


def test_a_name_that_stands_twice_in_yaml_loses_nothing() -> None:
    found = assign("silent: One.\nsilent: Two.\n", "x.yaml", LIBRARY)
    assert said(found, "silent") == ["One.", "Two."]
    assert "annotated 2 times (lines 1, 2)" in " ".join(messages(found))


def test_a_list_in_yaml_names_its_works_by_key_or_doi() -> None:
    text = "- key: silent\n  annotation: One.\n- doi: https://doi.org/10.1000/zero\n  annotation: Two.\n"
    text += "- annotation: Three.\n"
    found = assign(text, "x.yml", LIBRARY)
    assert said(found, "silent") + said(found, "zero1999") == ["One.", "Two."]
    assert "5 warning: An entry of the annotations names no work; write `DOI or key: text`." in messages(found)


def test_yaml_that_is_none_is_an_error_with_its_line_and_no_other_is_told() -> None:
    found = assign("silent: [a\nother: b: c\n", "x.yaml", LIBRARY)
    assert [(problem.severity, problem.line) for problem in found.problems] == [("error", 2)]
    assert found.by_key == {}


def test_a_yaml_bomb_and_endless_nesting_are_no_trouble() -> None:
    lines = ["a0: &a0 x"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    assert assign("\n".join(lines), "x.yaml", LIBRARY).by_key == {}
    assert assign("[" * 100_000, "x.yaml", LIBRARY).problems[0].severity == "error"


def test_a_doi_that_two_works_have_asks_for_the_key() -> None:
    twice = Library((CONTACT, CONTACT), ("a", "b"))
    (problem, *_) = [p for p in assign("## 10.1000/ward.4\n\nX.\n", "x.md", twice).problems if p.line]
    assert problem.message.endswith("it fits a, b; write the citation key.")


def test_headings_on_any_level_open_an_annotation_if_they_name_a_work() -> None:
    found = assign("# silent\n\nOne.\n\n### zero1999\n\nTwo.\n", "x.md", LIBRARY)
    assert said(found, "silent") == ["One."]
    assert said(found, "zero1999") == ["Two."]


def test_a_hash_inside_a_fence_is_no_heading() -> None:
    found = assign("## silent\n\n```\n# zero1999\n```\n", "x.md", LIBRARY)
    assert list(found.by_key) == ["silent"]


def test_a_file_that_is_not_there_or_not_utf_8_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read: No such file"):
        load(tmp_path / "none.md", LIBRARY)
    (tmp_path / "x.md").write_bytes(b"## silent\n\nna\xefve")
    with pytest.raises(UsageError, match=r"is not UTF-8 \(byte 13\); save it as UTF-8"):
        load(tmp_path / "x.md", LIBRARY)
    (tmp_path / "bom.md").write_bytes(b"\xef\xbb\xbf## silent\r\n\r\nOne.\r\n")
    assert said(load(tmp_path / "bom.md", LIBRARY), "silent") == ["One."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", [Run("plain")]),
        ("*a* b", [Run("a", italic=True), Run(" b")]),
        ("**a *b***", [Run("a ", bold=True), Run("b", italic=True, bold=True)]),
        ("2 * 3 * 4", [Run("2 * 3 * 4")]),
        ("snake_case_name", [Run("snake_case_name")]),
        ("_a_ and __b__", [Run("a", italic=True), Run(" and "), Run("b", bold=True)]),
        (r"\*a\*", [Run("*a*")]),
        ("`a*b*`", [Run("a*b*")]),
        ("*open", [Run("*open")]),
        ("[t](u) <https://x.org/>", [Run("t (u) https://x.org/")]),
        ("<b>x</b>", [Run("<b>x</b>")]),
    ],
    ids=str,
)  # fmt: skip
def test_emphasis_code_and_links_are_read_and_nothing_else(text: str, expected: list[Run]) -> None:
    assert list(runs(text)) == expected


@given(st.text(alphabet="ab *_`[]()<>#-\n\\1.>~ "))
def test_no_word_is_lost_whatever_the_marks_are(text: str) -> None:
    letters = "".join(paragraph.text for paragraph in paragraphs(text))
    assert [c for c in letters if c in "ab"] == [c for c in text if c in "ab"]


@given(st.text(), st.sampled_from(["x.md", "x.yaml"]))
def test_reading_never_raises(text: str, name: str) -> None:
    assign(text, name, LIBRARY)


@given(
    st.lists(
        st.sampled_from(
            ["# ", "## silent", "zero1999", ": ", "- ", "\n", "10.1000/zero", "  ", "x", "&a", "*a", '"']
        )
    )
)
def test_reading_never_raises_on_pieces_of_files(pieces: list[str]) -> None:  # fmt: skip
    for name in ("x.md", "x.yaml"):
        assign("".join(pieces), name, LIBRARY)


def test_long_lines_of_marks_take_no_long_time() -> None:
    for mark in ("*a ", "_a", "[", "[a](", "`", "**_", "> ", "1. ", "\\", "<https://"):
        paragraphs(mark * 100_000)


def test_reference_files_carry_annotations_as_a_claim_of_the_person() -> None:
    by_key = assign("## zero1999\n\nOne.\n\nTwo.\n", "notes.md", LIBRARY).by_key
    (record, *others) = noted(LIBRARY, by_key).records
    assert record.work.annote == "One.\n\nTwo."
    assert record.chosen["annote"].source.kind == "user"
    assert record.chosen["annote"] in record.claims
    assert others == list(LIBRARY.records[1:])
    again = msgspec.structs.replace(LIBRARY, records=(record, *others))
    assert noted(again, by_key) == again
    assert noted(LIBRARY, {}).records[0] == BARE


def test_an_escape_of_no_character_is_told() -> None:
    (problem, *_) = assign('silent: "\\UFFFFFFFF"', "notes.yaml", LIBRARY).problems
    assert "are not YAML" in problem.message
