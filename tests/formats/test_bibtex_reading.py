"""What is read from a .bib file, of either dialect and of any quality."""

from __future__ import annotations

import subprocess
import sys

import pytest

from refkit.formats.bibtex.read import read
from refkit.merge import resolve
from refkit.model import Abstract, ArticleNumber, Library, Name, PageRange, PartialDate, Section, Work
from tests.formats.bibtex_files import bibliography, entry
from tests.formats.fixtures import expected
from tests.formats.works import one, values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r"{\"o}", "ö"),
        (r"\c{c}", "ç"),
        (r"{\ss}", "ß"),
        (r"Fran{\c c}ois", "François"),
        (r"A \& B", "A & B"),
        (r"{The} {UK}", "The UK"),
        (r"$\omega$-rewriting", r"$\omega$-rewriting"),
        (r"\$1 billion", "$1 billion"),
        (r"H$_2$O and $10^{-3}$", r"H<sub>2</sub>O and $10^{-3}$"),
        (r"\textit{Natrix}", "<i>Natrix</i>"),
        ("two\n   lines", "two lines"),
    ],
)
def test_latex_is_decoded(text: str, value: str) -> None:
    assert entry(f"title = {{{text}}}")["title"] == value


def test_strings_are_put_in_and_joined_and_months_known() -> None:
    text = (
        '@string{j = "Journal of " # {Things}}\n@string(k = j # {, Part })\n'
        '@article{a, journal = k # 2, year = 2019, month = jun # "~9"}'
    )
    (found,) = values(read(text, "x.bib"))
    assert found["container-title"] == "Journal of Things, Part 2"
    assert found["issued"] == PartialDate(2019, 6, 9)


def test_a_macro_that_is_not_defined_is_told_and_its_name_kept() -> None:
    reading = read("@article{a,\n journal = jmh}", "x.bib")
    assert values(reading)[0]["container-title"] == "jmh"
    assert [(p.code, p.line) for p in reading.problems] == [("unknown_macro", 2)]


def test_macros_that_double_with_every_line_do_not_fill_the_memory() -> None:
    lines = ["@string{a0 = {xxxxxxxxxx}}"] + [f"@string{{a{i} = a{i - 1} # a{i - 1}}}" for i in range(1, 60)]
    reading = read("\n".join([*lines, "@misc{k, title = a59}"]), "x.bib")
    assert "long_macro" in {p.code for p in reading.problems}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("van Inwagen, Peter", (Name("van Inwagen", "Peter"),)),
        ("Peter van Inwagen", (Name("van Inwagen", "Peter"),)),
        ("{{Department for Education}}", (Name(literal="Department for Education"),)),
        ("{Barnes and Noble} and Knuth, Donald E.", (Name(literal="Barnes and Noble"), Name("Knuth", "Donald E."))),
        ("King, Jr., Martin Luther", (Name("King", "Martin Luther", suffix="Jr."),)),
        (r"{\'E}lie Cartan", (Name("Cartan", "Élie"),)),
        (r"M{\"u}ller, J{\"o}rg AND\nEli{\'a}{\v{s}}, Marek", (Name("Müller", "Jörg"), Name("Eliáš", "Marek"))),
        ("Plato", (Name("Plato"),)),
        ("Viktorov, Michail~Markovitch", (Name("Viktorov", "Michail Markovitch"),)),
        ("family=Berg, given=Jan, prefix=van der", (Name("van der Berg", "Jan"),)),
    ],
)
def test_names_are_taken_apart_as_bibtex_does(text: str, names: tuple[Name, ...]) -> None:
    assert entry(f"author = {{{text}}}".replace("\\n", "\n"))["author"] == names


def test_and_others_is_noted_and_no_author() -> None:
    reading = read("@article{a, author = {Smith, Ann and others}}", "x.bib")
    assert values(reading)[0]["author"] == (Name("Smith", "Ann"),)
    assert [p.code for p in reading.problems] == ["and_others"]


@pytest.mark.parametrize(
    "text",
    [
        expected("troubled.bib"),
        "\ufeff" + expected("troubled.bib"),
        expected("troubled.bib").replace("\n", "\r\n"),
        expected("library.biblatex.bib"),
    ],
    ids=["troubled", "byte order mark", "CR LF", "library"],
)
def test_every_value_has_a_place_in_the_text_that_was_read(text: str) -> None:
    for record in read(text, "troubled.bib").records:
        keys = [claim.span.of(text) for claim in record.claims if claim.field == "citation-key" and claim.span]
        assert keys == [claim.value for claim in record.claims if claim.field == "citation-key"]
        for claim in record.claims:
            assert claim.span is not None
            raw = text[claim.span.start : claim.span.end]
            assert raw == raw.strip()
            assert raw
            for part in claim.parts:
                assert claim.span.start <= part.start < part.end <= claim.span.end


def test_the_place_of_a_value_is_inside_its_delimiters() -> None:
    (record,) = read("@article{key1, title = {The {UK}}, author = {A, B and {C D}}, year = 1999}", "x").records
    text = "@article{key1, title = {The {UK}}, author = {A, B and {C D}}, year = 1999}"
    by_field = {claim.field: claim for claim in record.claims}
    spans = {field: claim.span.of(text) for field, claim in by_field.items() if claim.span}
    assert spans == {
        "citation-key": "key1",
        "type": "article",
        "title": "The {UK}",
        "author": "A, B and {C D}",
        "issued": "1999",
    }
    assert [part.of(text) for part in by_field["author"].parts] == ["A, B", "{C D}"]


def test_a_duplicate_key_a_duplicate_field_and_a_broken_entry_are_all_reported_with_line_and_key() -> None:
    reading = read(expected("troubled.bib"), "troubled.bib")
    found = {(p.code, p.line) for p in reading.problems}
    assert {("duplicate_field", 7), ("broken_entry", 10), ("duplicate_key", 14), ("unknown_type", 20)} <= found
    for problem in reading.problems:
        assert problem.where == "troubled.bib"
        key = {"broken_entry": "broken", "unknown_type": "game2019"}.get(problem.code, "smith2001")
        assert key in problem.message, problem
    assert [values["citation-key"] for values in values(reading)] == [
        "smith2001",
        "smith2001",
        "last2002",
        "game2019",
    ]


def test_both_values_of_a_duplicate_field_are_claims_and_the_second_is_doubtful() -> None:
    (record,) = read("@article{a, title={One}, title={Two}}", "x").records
    titles = [(claim.value, claim.confidence) for claim in record.claims if claim.field == "title"]
    assert titles == [("One", 1.0), ("Two", 0.5)]


def test_a_field_without_a_place_is_reported_with_what_it_held() -> None:
    reading = read("@article{a,\n  title={T},\n  mood = {good}\n}", "x.bib")
    (problem,) = reading.problems
    assert (problem.code, problem.line, problem.evidence) == ("unknown_field", 3, "good")
    assert "'mood'" in problem.message
    assert "'a'" in problem.message


def test_both_dialects_are_understood() -> None:
    found = entry(
        "journaltitle={J}, date={2020-06-09}, eid={e1}, location={Oxford}, annotation={x}, eventtitle={E},"
        " eprint={123}, eprinttype={pubmed}, subtitle={S}, title={T}"
    )
    assert found["container-title"] == "J"
    assert found["issued"] == PartialDate(2020, 6, 9)
    assert found["page"] == ArticleNumber("e1")
    assert found["publisher-place"] == "Oxford"
    assert found["annote"] == "x"
    assert found["event-title"] == "E"
    assert found["PMID"] == "123"
    assert found["title"] == "T: S"


@pytest.mark.parametrize(
    ("kind", "csl", "genre"),
    [
        ("article", "article-journal", None),
        ("inproceedings", "paper-conference", None),
        ("conference", "paper-conference", None),
        ("phdthesis", "thesis", "PhD thesis"),
        ("mastersthesis", "thesis", "Master's thesis"),
        ("online", "webpage", None),
        ("dataset", "dataset", None),
        ("misc", "document", None),
        ("videogame", "document", None),
    ],
)
def test_types(kind: str, csl: str, genre: str | None) -> None:
    found = entry("title={T}", kind)
    assert found["type"] == csl
    assert found.get("genre") == genre


def test_an_arxiv_entry_is_a_preprint_with_its_number() -> None:
    found = entry("title={T}, eprint={2101.00001}, archiveprefix={arXiv}", "misc")
    assert found["type"] == "article"
    assert found["number"] == "arXiv:2101.00001"


def test_an_arxiv_number_of_a_work_that_is_no_preprint_is_where_a_copy_is_kept() -> None:
    found = entry("title={T}, number={3}, eprint={hep-th/9711200}, archivePrefix={arXiv}")
    assert (found["type"], found["issue"]) == ("article-journal", "3")
    assert (found["archive"], found["archive_location"]) == ("arXiv", "hep-th/9711200")
    assert "number" not in found
    found = entry("title={T}, number={TR-5}, eprint={arXiv:2101.00001}", "misc")
    assert (found["type"], found["number"], found["archive_location"]) == ("article", "TR-5", "2101.00001")


def test_an_eprint_in_another_archive_is_kept_and_one_in_none_is_reported() -> None:
    found = entry("title={T}, eprint={10.2307/a_b--c}, eprinttype={jstor}")
    assert (found["archive"], found["archive_location"]) == ("jstor", "10.2307/a_b--c")
    for fields, named in ("eprinttype={attic}", "'attic'"), ("mood={}", "names no archive"):
        reading = read(f"@misc{{a,\n eprint={{17}}, {fields}}}", "x.bib")
        (problem,) = [problem for problem in reading.problems if problem.code == "unknown_archive"]
        assert (problem.where, problem.line, problem.evidence) == ("x.bib", 2, "17")
        assert named in problem.message
        assert set(values(reading)[0]) == {"citation-key", "type", "other-fields"}


@pytest.mark.parametrize(
    "text",
    [
        "@misc{k,\n  title = {Tea},\n  eprint = {2101.00001v2},\n  ARCHIVE = {arXiv},\n}\n\n",
        "@article{k,\n  title = {Tea},\n  number = {3},\n  eprint = {hep-th/9711200},\n  ARCHIVE = {arXiv},\n}\n\n",
        "@misc{k,\n  title = {Tea},\n  number = {TR-5},\n  eprint = {2101.1},\n  ARCHIVE = {arXiv},\n}\n\n",
        "@book{k,\n  title = {Tea},\n  eprint = {a_b%1},\n  ARCHIVE = {hdl},\n  pmid = {7},\n}\n\n",
    ],
    ids=["preprint", "article", "numbered preprint", "handle and PubMed"],
)
@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_an_eprint_comes_back_as_it_was(text: str, dialect: str) -> None:
    text = text.replace("ARCHIVE", {"bibtex": "archiveprefix", "biblatex": "eprinttype"}[dialect])
    if dialect == "biblatex":
        text = text.replace("@misc{k,", "@misc{k,\n  entrysubtype = {preprint},")
    reading = read(text, "x.bib")
    assert reading.problems == ()
    written = bibliography(Library(tuple(map(resolve, reading.records)), ("k",)), dialect)
    assert sorted(written.splitlines()) == sorted(text.splitlines())


def test_a_number_that_no_verbatim_field_can_hold_is_written_as_a_number() -> None:
    for work in Work(type="article", number="arXiv:a{b"), Work(type="report", number="arXiv:2101.00001"):
        for dialect in ("bibtex", "biblatex"):
            text = bibliography(one(work), dialect)
            assert "eprint = " not in text
            assert values(read(text, "x"))[0]["number"] == work.number
    assert "eprint = " not in bibliography(one(Work(archive="Bodleian", archive_location="12")), "biblatex")


def test_what_a_crossref_names_is_inherited_and_its_doi_is_not() -> None:
    text = "@inproceedings{a, title={T}, crossref={p}}\n@proceedings{p, title={Proc}, year=2001, doi={10.1000/xyz}}"
    found = values(read(text, "x"))[0]
    assert found["container-title"] == "Proc"
    assert found["issued"] == PartialDate(2001)
    assert "DOI" not in found


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1000/a_b%c&d", "10.1000/a_b%c&d"),
        (r"10.1000/a\_b\%c\&d", "10.1000/a_b%c&d"),
        ("https://doi.org/10.1000/abc", "10.1000/abc"),
        ("{10.1000/abc}", "10.1000/abc"),
        (r"10.1002/(SICI)1{\textless}2::3{\textgreater}4", "10.1002/(SICI)1<2::3>4"),
        (r"10.1002/(SICI)1$<$2::3$>$4", "10.1002/(SICI)1<2::3>4"),
    ],
)
def test_a_doi_is_read_however_it_was_escaped(text: str, doi: str) -> None:
    assert entry(f"doi = {{{text}}}")["DOI"].text == doi


def test_a_doi_that_is_none_is_reported() -> None:
    reading = read("@article{a, doi = {see website}}", "x")
    assert [(p.code, p.evidence) for p in reading.problems] == [("bad_value", "see website")]


def test_lists() -> None:
    assert entry("keywords = {a, b; {c, d}}")["keyword"] == ("a", "b", "c, d")
    assert entry("issn = {1234-5678, 8765-4321}")["ISSN"] == ("1234-5678", "8765-4321")


def test_pages() -> None:
    assert entry("pages = {1--10}")["page"] == PageRange("1", "10")
    assert entry("pages = {e15572}")["page"] == ArticleNumber("e15572")


def test_an_abstract_keeps_its_sections() -> None:
    found = entry("abstract = {Background: We asked.\n\nResults: It is.}")
    assert found["abstract"] == Abstract((Section("We asked.", "Background"), Section("It is.", "Results")))


def test_comments_preambles_and_a_byte_order_mark_are_no_entries() -> None:
    text = (
        '\ufeffA word before.\n@comment{jabref-meta: x}\n@preamble{"\\newcommand{\\x}{y}"}\n@misc{a, title={T}}\n'
    )
    reading = read(text, "x")
    assert len(reading.records) == 1
    assert reading.problems == ()
    assert [(block.kind, block.text, block.before) for block in reading.blocks] == [
        ("text", "A word before.", "a"),
        ("comment", "@comment{jabref-meta: x}", "a"),
        ("preamble", '@preamble{"\\newcommand{\\x}{y}"}', "a"),
    ]


def test_the_libraries_are_loaded_only_when_a_file_is_read() -> None:
    code = (
        "import sys; from refkit.formats import bibtex, csl_json, records, ris;"
        "from refkit.formats.bibtex import write;"
        "assert not {'bibtexparser', 'pybtex', 'rispy'} & set(sys.modules), sorted(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_of_two_months_the_first_counts() -> None:
    (found,) = values(read("@article{a, year = 2019, month = {Dec/Jan}}", "x"))
    assert found["issued"] == PartialDate(2019, 12)
