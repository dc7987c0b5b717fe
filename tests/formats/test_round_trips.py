"""What refkit has exported, read and exported again: nothing is added, nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import refkit
from refkit import formats
from refkit.merge import resolve
from refkit.model import Finding, Library, Problem, Record, Source, Span, Work
from refkit.text.notes import note, notes, told_by, unsaid
from tests.conftest import SEEDS
from tests.formats import works
from tests.formats.fixtures import expected

FILES = [("bibtex", "bib"), ("biblatex", "bib"), ("ris", "ris")]


def exported(library: Library, dialect: str) -> str:
    write = formats.get(dialect).write
    assert write is not None
    return "".join(write(library))


def told(text: str, dialect: str) -> list[str]:
    """The notes of a file, in order."""
    read = formats.get(dialect).read
    assert read is not None
    values = [
        claim.value for record in read(text, "x").records for claim in record.claims if claim.field == "annote"
    ]
    return [paragraph for value in values for paragraph in value.split("\n\n") if told_by(paragraph)]


# --- the seeds ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("dialect", "suffix"), FILES)
def test_the_seeds_go_round_three_times_and_each_finding_stays_one(
    dialect: str, suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"g.{suffix}"
    library = library_of_seeds = refkit.library([SEEDS], mentioned=True)
    trips = []
    for _ in range(4):
        refkit.write(library, path, dialect)
        trips.append(path.read_bytes().decode())
        library = refkit.library([path])
    first = [" ".join(text.split()) for record in library_of_seeds.records for text in notes(record)]
    assert told(trips[0], dialect) == first
    assert told(trips[1], dialect) == first  # to the letter: the origin is still the page
    assert trips[1] == trips[2] == trips[3]


@pytest.mark.parametrize(("dialect", "suffix"), FILES)
def test_pages_read_beside_their_own_export_add_nothing(dialect: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{suffix}"
    library = refkit.library([SEEDS])
    refkit.write(library, path, dialect)
    both = refkit.library([SEEDS, path])
    assert sorted(told(exported(both, dialect), dialect)) == sorted(told(exported(library, dialect), dialect))


# --- one record ---------------------------------------------------------------------------------------

_PAGE = Source("page", "scite", "page.txt")
HARD = (
    'a < b & c > d, "so" they say: “it is”, {x_1} at 5% ~ #2, $5 to $10, $x^{2}$,'
    " it's ``odd'' -- <i>very</i> &lt;"
)


def with_annote(annote: str, *findings: Finding) -> Record:
    return Record((), work=Work(annote=annote), findings=findings)


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex", "ris"])
@pytest.mark.parametrize(
    "text", [HARD, "two  blanks\u00a0and a\nline", "it costs $^{2}$ more", "“quoted” [read in", "p<0.05"]
)
def test_a_finding_with_what_the_formats_mind_is_still_known(dialect: str, text: str) -> None:
    assert_known(dialect, Finding("result", text, _PAGE, Span(3, 9)))


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex", "ris"])
@given(text=works.some_line, kind=st.sampled_from(["result", "conclusion", "citation"]))
def test_any_finding_is_known_when_it_comes_back(dialect: str, text: str, kind: str) -> None:
    assert_known(dialect, Finding(kind, text, _PAGE, section="Results", stance="supporting"))  # type: ignore[arg-type]


def assert_known(dialect: str, finding: Finding) -> None:
    """Its note is not written anew, be it found in the page again or in the file."""
    trip = exported(Library((with_annote("", finding),), ("k",)), dialect)
    for again in range(3):
        read = formats.get(dialect).read
        assert read is not None
        (record,) = map(resolve, read(trip.replace("\r\n", "\n"), "g.bib").records)
        record = Record(record.claims, work=record.work, findings=(finding,))
        assert unsaid(record) == []
        assert again == 0 or trip == exported(Library((record,), ("k",)), dialect)
        trip = exported(Library((record,), ("k",)), dialect)


def test_a_note_of_another_finding_and_what_a_person_wrote_stay() -> None:
    new = Finding("result", "It works.", _PAGE)
    other = note(Finding("result", "It fails.", _PAGE))
    annote = f"Read this!\n\n{other}\n\nIt works."
    assert unsaid(with_annote(annote, new)) == [note(new)]
    text = exported(Library((with_annote(annote, new),), ("k",)), "bibtex")
    assert f"annote = {{{annote}\n\n{note(new)}}}" in text


def test_what_a_citing_paper_says_is_not_what_the_work_says() -> None:
    own, citing = Finding("result", "It works.", _PAGE), Finding("citation", "It works.", _PAGE)
    assert unsaid(with_annote(note(citing), own)) == [note(own)]
    assert unsaid(with_annote(note(own), citing)) == [note(citing)]
    assert unsaid(with_annote(note(own), own, own)) == [note(own)]
    assert unsaid(with_annote("“", own)) == notes(with_annote("", own))


@pytest.mark.parametrize(
    "text",
    [
        "", "“”", "Key finding (result) “x”", "Key finding (result) x” [read in p]", "Key finding “x” [read in p]",
        "My key finding (result) “x” [read in p]", "Key finding (result) “x” [read in p] so there",
        "Citing paper (“x” [read in p]", " “” [read in ]",
    ],
)  # fmt: skip
def test_what_is_no_note_of_ours(text: str) -> None:
    assert told_by(text) is None


# --- problems -----------------------------------------------------------------------------------------

TROUBLED = {
    "bibtex": expected("troubled.bib")
    + "@preamble{{x}}\n@misc{z, mood={good}, journal=none, doi={x}, eprint={1}, crossref={no}}\n@misc x\n@misc{",
    "ris": expected("endnote.ris").replace("\r\n", "\n") + "XX\nTY  - NONE\nDO  - x\nM2  - y\nXY  - z\n",
    "records": '{"schema":1}\n[]\n{"schema":7}\n{"schema":1,"claims":[{"field":"mood","value":1,"source":0}]}\n{',
}


@pytest.mark.parametrize("name", TROUBLED)
def test_every_problem_names_its_file_and_line(name: str) -> None:
    problems = _problems(name, TROUBLED[name])
    assert len(problems) > 4
    for problem in problems:
        assert problem.where == "dir/x"
        assert problem.line, problem


@pytest.mark.parametrize("text", ["{", "7", "[]{}", '[{"mood": 1}, {}, {"DOI": "x"}]'])
def test_every_problem_with_an_item_names_its_file(text: str) -> None:
    problems = _problems("csl-json", text)
    assert problems
    assert all(problem.where == "dir/x" for problem in problems)


def _problems(name: str, text: str) -> tuple[Problem, ...]:
    read = formats.get(name).read
    assert read is not None
    return read(text, "dir/x").problems
