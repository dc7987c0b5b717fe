"""What is written into a .bib file, and how bibtexparser and pybtex read it."""

from __future__ import annotations

import re

import pybtex.database
import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given

from refkit.formats.bibtex import BIBLATEX, BIBTEX
from refkit.formats.bibtex.protection import CLOSE, OPEN, protect
from refkit.formats.bibtex.write import written_key
from refkit.model import DOI, ArticleNumber, Finding, Library, Name, PageRange, PartialDate, Source, Work
from refkit.text.latex import decode
from refkit.text.notes import notes
from tests.conftest import tries
from tests.formats import works
from tests.formats.works import LIBRARY, one


def bibtex(library: Library) -> str:
    assert BIBTEX.write is not None
    return "".join(BIBTEX.write(library))


def biblatex(library: Library) -> str:
    assert BIBLATEX.write is not None
    return "".join(BIBLATEX.write(library))


def fields(text: str) -> dict[str, str]:
    """The fields of the first entry, as bibtexparser splits them."""
    library = parse_string(text)
    assert not library.failed_blocks
    return {field.key: field.value for field in library.entries[0].fields}


def written(work: Work) -> dict[str, str]:
    return fields(bibtex(one(work)))


# --- read back by others ------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [bibtex(LIBRARY), biblatex(LIBRARY)], ids=["bibtex", "biblatex"])
def test_bibtexparser_reads_every_entry(text: str) -> None:
    library = parse_string(text)
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == list(LIBRARY.keys)


@pytest.mark.parametrize("text", [bibtex(LIBRARY), biblatex(LIBRARY)], ids=["bibtex", "biblatex"])
def test_pybtex_reads_every_entry_and_its_people(text: str) -> None:
    entries = pybtex.database.parse_string(text, "bibtex").entries
    assert list(entries) == list(LIBRARY.keys)
    first = entries["vanderberg2020"]
    assert [str(person) for person in first.persons["author"]] == [
        "van der Berg, Jr., Jan",
        "Müller, Jörg",
        "{Department for Education}",
    ]
    assert first.persons["author"][0].prelast_names == ["van", "der"]
    assert first.fields["doi"] == "10.1002/(SICI)1097-0258(19980815)17:15/16<1661::AID-SIM968>3.0.CO;2-2"
    assert entries["garcia1999"].fields["pages"] == "165--187"


@tries(100)
@given(works.wild_works, works.anything)
def test_no_text_breaks_the_file_for_any_reader(work: Work, key: str) -> None:
    finding = Finding("result", work.title, Source("page", "p", work.title))
    for write in (bibtex, biblatex):
        text = write(Library((*one(work, key or "x", (finding,)).records, works.CHAPTER), (key or "x", "last")))
        text.encode()
        library = parse_string(text)
        assert library.failed_blocks == []
        assert [entry.key for entry in library.entries][-1:] == ["last"]
        assert len(library.entries) == 2 or key == "last"
        parsed = pybtex.database.parse_string(text, "bibtex")
        assert "last" in parsed.entries
        assert _balanced(text)


def _balanced(text: str) -> bool:
    """By BibTeX's own count, for which no brace is escaped."""
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


# --- the traps ----------------------------------------------------------------------------------------


def test_specials_are_escaped_in_text_and_nothing_is_in_doi_and_url() -> None:
    work = Work(
        title="S_Dbw & 50% #1", doi=DOI("10.1000/a_b%c&d#e"), url="https://x.org/a_b?c=%20&d#e~f", publisher="A & B"
    )
    found = written(work)
    assert found["title"] == r"{S\_Dbw} \& 50\% \#1"
    assert found["publisher"] == r"A \& B"
    assert found["doi"] == "10.1000/a_b%c&d#e"
    assert found["url"] == "https://x.org/a_b?c=%20&d#e~f"


def test_less_than_and_greater_than_are_raw() -> None:
    assert written(Work(title="p < 0.05 > 0"))["title"] == "p < 0.05 > 0"


def test_a_lone_brace_in_url_or_doi_is_percent_encoded() -> None:
    found = written(Work(url="https://x.org/{a", doi=DOI("10.1000/a}b")))
    assert found["url"] == "https://x.org/%7Ba"
    assert found["doi"] == "10.1000/a%7Db"


def test_markup_becomes_what_zotero_understands() -> None:
    work = Work(title="<i>Natrix</i>, RuO<sub>2</sub>, 4<sup>th</sup>, <b>bold</b>")
    assert written(work)["title"] == r"\textit{Natrix}, {RuO}$_{2}$, 4$^{\textrm{th}}$, \textbf{bold}"


def test_maths_stays_and_money_is_escaped() -> None:
    assert written(Work(title=r"$\omega$-rewriting"))["title"] == r"$\omega$-rewriting"
    assert written(Work(title="between $1 and $2 billion"))["title"] == r"between \$1 and \$2 billion"


def test_findings_are_notes_in_annote_a_paragraph_each_and_never_in_note() -> None:
    for text, names in ((bibtex(LIBRARY), ["annote"]), (biblatex(LIBRARY), ["annotation", "annote"])):
        found = fields(text)
        assert "note" not in found
        for name in names:
            said = [decode(paragraph) for paragraph in found[name].split("\n\n")]
            assert said == notes(works.PEER_SUPPORT)
            assert "“It is, p < 0.05.”" in said[0]
    assert "annotation" not in fields(bibtex(LIBRARY))


def test_a_paragraph_that_opens_with_an_at_sign_is_no_new_entry() -> None:
    text = bibtex(one(Work(annote="one\n\n@article{x, title={y}}")))
    assert fields(text)["annote"].split("\n\n")[1].startswith("{@}article")


def test_an_article_number_is_eid_in_biblatex_and_pages_in_bibtex_and_never_a_range() -> None:
    work = Work(type="article-journal", page=ArticleNumber("014602"))
    assert fields(bibtex(one(work)))["pages"] == "014602"
    found = fields(biblatex(one(work)))
    assert found["eid"] == "014602"
    assert "pages" not in found


def test_a_page_range_has_two_hyphens() -> None:
    assert written(Work(page=PageRange("S1", "S9")))["pages"] == "S1--S9"
    assert fields(biblatex(one(Work(page=PageRange("7")))))["pages"] == "7"


def test_month_is_a_macro_in_bibtex_and_part_of_the_date_in_biblatex() -> None:
    work = Work(type="article-journal", issued=PartialDate(2020, 6, 9), issue="3")
    assert "  year = {2020},\n  month = jun,\n  day = {9},\n" in bibtex(one(work))
    found = fields(biblatex(one(work)))
    assert found["date"] == "2020-06-09"
    assert found["number"] == "3"


@pytest.mark.parametrize(
    ("date", "text"),
    [
        (PartialDate(1999, until=PartialDate(2000)), "1999/2000"),
        (PartialDate(1850, circa=True), "1850~"),
        (PartialDate(2020, season=1), "2020-21"),
        (PartialDate(-43), "-043"),
        (PartialDate(literal="in press"), "in press"),
    ],
)
def test_dates_of_every_kind_in_biblatex(date: PartialDate, text: str) -> None:
    assert fields(biblatex(one(Work(issued=date))))["date"] == text


@pytest.mark.parametrize(
    ("csl", "entry"),
    [
        ("dataset", "misc"),
        ("article", "misc"),
        ("software", "misc"),
        ("webpage", "misc"),
        ("", "misc"),
        ("document", "misc"),
        ("article-journal", "article"),
        ("paper-conference", "inproceedings"),
        ("chapter", "incollection"),
        ("report", "techreport"),
    ],
)
def test_bibtex_knows_no_types_that_zotero_drops(csl: str, entry: str) -> None:
    assert bibtex(one(Work(type=csl, title="t"))).startswith(f"@{entry}{{k,")


def test_a_thesis_is_called_a_phd_thesis_only_if_someone_says_so() -> None:
    assert written(Work(type="thesis"))["type"] == "Thesis"
    assert bibtex(one(Work(type="thesis", genre="Master's thesis"))).startswith("@mastersthesis{")
    assert written(Work(type="thesis", genre="PhD thesis", publisher="MIT")) == {
        "type": "PhD thesis",
        "school": "MIT",
    }


def test_a_type_without_an_entry_type_is_a_subtype_in_biblatex() -> None:
    text = biblatex(one(Work(type="article-newspaper")))
    assert text.startswith("@article{")
    assert fields(text)["entrysubtype"] == "newspaper"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (Name(literal="Department for Education"), "{{Department for Education}}"),
        (Name("van der Berg", "Jan", suffix="Jr"), "{van der Berg, Jr, Jan}"),
        (Name("Beethoven", "Ludwig", non_dropping_particle="van"), "{van Beethoven, Ludwig}"),
        (Name("Goethe", "J. W.", dropping_particle="von"), "{von Goethe, J. W.}"),
        (Name("Smith, Jones", "Jan"), "{{Smith, Jones}, Jan}"),
        (Name("Marks and Spencer", "M."), "{{Marks and Spencer}, M.}"),
        (Name("Aristotle"), "{Aristotle}"),
        (Name("King", "Martin", suffix="Jr"), "{King, Jr, Martin}"),
        (Name("others"), "{{others}}"),
        (Name("R&D", "X_Y"), r"{R\&D, X\_Y}"),
    ],
)
def test_names(name: Name, text: str) -> None:
    assert f"author = {text}," in bibtex(one(Work(author=(name,))))


@pytest.mark.parametrize(
    ("title", "marked"),
    [
        ("Peer support in the UK", "Peer support in the [UK]"),
        ("The effect of PSSs on fMRI and RuO2", "The effect of [PSSs] on [fMRI] and [RuO2]"),
        ("The Effects of Training on Health in Schools", "The Effects of Training on Health in Schools"),
        ("A Review of the Literature on Peer Support", "A Review of the Literature on Peer Support"),
        (
            "Simplex sigillum veri: Peano, Frege, and Peirce on the primitives of logic",
            "Simplex sigillum veri: [Peano], [Frege], and [Peirce] on the primitives of logic",
        ),
        ("Memory: A review of evidence", "Memory: A review of evidence"),
        ("Vitamin D in older adults", "Vitamin [D] in older adults"),
        ("ALL CAPITALS SAY NOTHING", "ALL CAPITALS SAY NOTHING"),
        ("Bose–Einstein condensation of cold atoms", "Bose–[Einstein] condensation of cold atoms"),
        ("", ""),
    ],
)
def test_only_words_that_need_it_keep_their_capitals(title: str, marked: str) -> None:
    assert protect(title).replace(OPEN, "[").replace(CLOSE, "]") == marked


def test_no_title_has_double_braces() -> None:
    for title in ("UK", "The UK", "{UK}", "fMRI"):
        assert not re.search(r"title = \{\{.*\}\}", bibtex(one(Work(title=f"On {title} and more"))))


def test_keys_never_change_and_only_what_no_file_can_hold_is_coded() -> None:
    for key in ("davidson1999", "Kn2008a", "DBLP:conf/x+y", "колмогоров1933", "a.b-c_d"):
        assert written_key(key) == key
    assert written_key("a,b") == "a+2Cb"
    assert written_key("a b") == "a+20b"


def test_the_same_library_is_written_to_the_same_bytes_in_a_fixed_order_of_fields() -> None:
    assert bibtex(LIBRARY) == bibtex(LIBRARY)
    order = [field.split(" =")[0] for field in re.findall(r"^  \w+ =", bibtex(LIBRARY), re.MULTILINE)]
    assert order[:5] == ["  author", "  title", "  journal", "  shortjournal", "  volume"]


def test_the_files_are_those_in_fixtures() -> None:
    from tests.formats.fixtures import expected

    assert bibtex(LIBRARY) == expected("library.bib")
    assert biblatex(LIBRARY) == expected("library.biblatex.bib")
