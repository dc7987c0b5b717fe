"""RIS: what is written, and how rispy and refkit itself read it back."""

from __future__ import annotations

import pytest
import rispy
from hypothesis import given

from refkit.formats.ris import RIS
from refkit.formats.ris.read import read
from refkit.formats.ris.write import name_line
from refkit.model import (
    DOI,
    Abstract,
    ArticleNumber,
    Finding,
    Library,
    Name,
    PageRange,
    PartialDate,
    Source,
    Work,
)
from refkit.text.notes import notes
from tests.formats import works
from tests.formats.fixtures import expected
from tests.formats.works import LIBRARY, one, values


def ris(library: Library) -> str:
    assert RIS.write is not None
    return "".join(RIS.write(library))


def lines(work: Work, key: str = "") -> list[str]:
    return ris(one(work, key)).split("\r\n")


def tags(work: Work, tag: str) -> list[str]:
    return [line[6:] for line in lines(work) if line.startswith(tag)]


def test_every_line_is_a_tag_and_ends_with_cr_lf_and_every_record_with_er() -> None:
    text = ris(LIBRARY)
    assert text.count("\n") == text.count("\r\n")
    for record in text.split("\r\n\r\n")[:-1]:
        record_lines = record.split("\r\n")
        assert record_lines[0].startswith("TY  - ")
        assert record_lines[-1] == "ER  - "
        assert all(line[2:6] == "  - " and line[:2].isalnum() and line[:2].isupper() for line in record_lines)


def test_three_authors_are_three_lines() -> None:
    work = Work(author=(Name("A", "X"), Name("B", "Y"), Name("C", "Z", suffix="Jr.")))
    assert tags(work, "AU") == ["A, X", "B, Y", "C, Z, Jr."]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (Name("van der Berg", "Jan"), "van der Berg, Jan"),
        (Name("Beethoven", "Ludwig", non_dropping_particle="van"), "van Beethoven, Ludwig"),
        (Name("King", "M. L.", suffix="Jr."), "King, M. L., Jr."),
        (Name(literal="Department for Education"), "Department for Education"),
        (Name(literal="University of California, Berkeley"), "University of California Berkeley"),
        (Name("Aristotle"), "Aristotle,"),
        (Name("Smith, Jones", "A,B"), "Smith Jones, A B"),
    ],
)
def test_a_comma_tells_a_person_from_an_organisation(name: Name, line: str) -> None:
    assert name_line(name) == line


def test_the_journal_stands_in_t2_alone_and_its_abbreviation_in_j2() -> None:
    work = Work(type="article-journal", container_title="Journal of Things", container_title_short="J. Th.")
    text = "\n".join(lines(work))
    assert "T2  - Journal of Things" in text
    assert "J2  - J. Th." in text
    assert not any(f"\n{tag}  - " in text for tag in ("JF", "JO", "JA", "T3"))


@pytest.mark.parametrize(
    ("date", "py", "da"),
    [
        (PartialDate(2020, 6, 9), ["2020"], ["2020/06/09/"]),
        (PartialDate(2020, 6), ["2020"], ["2020/06//"]),
        (PartialDate(2020), ["2020"], []),
        (PartialDate(2020, season=1), ["2020"], ["2020///Spring"]),
        (PartialDate(literal="in press"), [], ["///in press"]),
        (None, [], []),
    ],
)
def test_dates(date: PartialDate | None, py: list[str], da: list[str]) -> None:
    work = Work(issued=date)
    assert tags(work, "PY") == py
    assert tags(work, "DA") == da


def test_an_article_number_has_no_end_page() -> None:
    assert tags(Work(type="article-journal", page=ArticleNumber("e15572")), "SP") == ["e15572"]
    assert tags(Work(type="article-journal", page=ArticleNumber("e15572")), "EP") == []
    assert tags(Work(type="article-journal", page=PageRange("1", "9")), "EP") == ["9"]


def test_on_a_book_sp_is_the_number_of_pages() -> None:
    work = Work(type="book", page=PageRange("1", "9"), number_of_pages="320")
    assert tags(work, "SP") == ["320"]
    assert tags(work, "EP") == []


def test_the_doi_is_bare_and_no_m3_looks_like_one() -> None:
    work = Work(type="report", doi=DOI("10.1000/a_b&c"), genre="see 10.1000/other")
    assert tags(work, "DO") == ["10.1000/a_b&c"]
    assert tags(work, "M3") == []
    assert tags(Work(type="report", genre="Working paper"), "M3") == ["Working paper"]


def test_a_single_keyword_with_a_comma_is_not_taken_apart() -> None:
    single = Work(keyword=("Diabetes Mellitus, Type 2",))
    assert tags(single, "KW") == ["Diabetes Mellitus, Type 2"] * 2
    assert values(read(ris(one(single)), "x"))[0]["keyword"] == single.keyword
    assert tags(Work(keyword=("a", "b, c")), "KW") == ["a", "b, c"]
    assert tags(Work(keyword=("a",)), "KW") == ["a"]


def test_each_finding_is_a_note_of_one_line_with_less_than_escaped() -> None:
    found = [line[6:] for line in ris(LIBRARY).split("\r\n") if line.startswith("N1")]
    assert len(found) == 2
    assert all(note.startswith("<p>") and note.endswith("</p>") for note in found)
    assert "p &lt; 0.05" in found[0]
    assert "A &amp; B" in found[1]


def test_no_note_is_taken_for_a_field() -> None:
    finding = Finding("result", "It grew (Language: English).", Source("page", "p"))
    text = ris(one(Work(note="Edition: second", annote="Language: English"), findings=(finding,)))
    assert "N1  - <p>Edition&#58; second</p>" in text
    assert "N1  - <p>Language&#58; English</p>" in text
    assert "(Language&#58; English)" in text
    assert "Effect Size: 3" in ris(one(Work(note="Effect Size: 3")))


def test_the_key_is_in_m2_and_nothing_else_goes_to_extra() -> None:
    found = [line for line in ris(LIBRARY).split("\r\n") if line[:2] in ("M2", "ID", "C1", "U1", "LB")]
    assert found == [f"M2  - Citation Key: {key}" for key in LIBRARY.keys]


@pytest.mark.parametrize(
    ("csl", "ty"),
    [
        ("article-journal", "JOUR"),
        ("chapter", "CHAP"),
        ("paper-conference", "CPAPER"),
        ("thesis", "THES"),
        ("report", "RPRT"),
        ("dataset", "DATA"),
        ("webpage", "ELEC"),
        ("book", "BOOK"),
        ("article", "UNPD"),
        ("", "GEN"),
        ("document", "GEN"),
        ("no such type", "GEN"),
    ],
)
def test_types(csl: str, ty: str) -> None:
    assert lines(Work(type=csl, title="T"))[0] == f"TY  - {ty}"


def test_an_unknown_type_keeps_all_fields() -> None:
    work = Work(title="T", container_title="C", volume="1", issue="2", publisher="P", doi=DOI("10.1000/x"))
    found = values(read(ris(one(work)), "x"))[0]
    assert [found[name] for name in ("title", "container-title", "volume", "issue", "publisher")] == [
        "T", "C", "1", "2", "P",
    ]  # fmt: skip


def test_editors_of_a_chapter_and_of_a_book() -> None:
    editor = (Name("E", "X"),)
    assert tags(Work(type="chapter", editor=editor, collection_editor=(Name("S", "Y"),)), "A2") == ["E, X"]
    assert tags(Work(type="chapter", editor=editor, collection_editor=(Name("S", "Y"),)), "A3") == ["S, Y"]
    assert tags(Work(type="book", editor=editor), "A3") == ["E, X"]


@given(works.wild_works, works.anything)
def test_no_value_spans_lines_whatever_it_holds(work: Work, key: str) -> None:
    finding = Finding("result", work.title, Source("page", "p", work.title))
    text = ris(Library((*one(work, key, (finding,)).records, works.CHAPTER), (key, "last")))
    text.encode()
    for line in text.split("\r\n"):
        assert not line or (line[2:6] == "  - " and line[:2].isupper())
        assert not any(char in line for char in "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
    assert len(rispy.loads(text.replace("\r\n", "\n"))) == 2
    assert len(read(text, "x").records) == 2


def test_rispy_reads_what_the_records_say() -> None:
    first, chapter, dataset, unknown = rispy.loads(ris(LIBRARY).replace("\r\n", "\n"))
    work = works.PEER_SUPPORT.work
    assert first["type_of_reference"] == "JOUR"
    assert first["title"] == work.title
    assert first["authors"] == ["van der Berg, Jan, Jr.", "Müller, Jörg", "Department for Education"]
    assert first["secondary_title"] == work.container_title
    assert first["alternate_title1"] == work.container_title_short
    assert first["year"] == "2020"
    assert first["date"] == "2020/06/09/"
    assert first["start_page"] == "e15572"
    assert "end_page" not in first
    assert first["doi"] == str(work.doi)
    assert first["urls"] == [work.url]
    assert first["issn"] == work.issn[0]
    assert first["keywords"] == list(work.keyword)
    assert first["abstract"] == "Background: We asked if a<b. Results: It is, p < 0.05."
    assert len(first["notes"]) == 2
    assert chapter["start_page"] == "165"
    assert chapter["end_page"] == "187"
    assert chapter["secondary_authors"] == ["O'Neill, Tom", "Lévesque, Marie"]
    assert dataset["authors"] == ["Ministry of Health Welfare and Sport"]
    assert unknown["type_of_reference"] == "GEN"


def test_the_library_reads_back_equal_to_its_records() -> None:
    reading = read(ris(LIBRARY), "x.ris")
    assert reading.problems == ()
    for found, (key, record) in zip(values(reading), LIBRARY.items(), strict=True):
        work = record.work
        assert found["citation-key"] == key
        assert found["type"] == (work.type or "document")
        assert found["title"] == work.title
        assert found["issued" if work.issued else "title"] == (work.issued or work.title)
        assert found.get("page") == work.page
        assert found.get("DOI") == work.doi
        assert found.get("URL", "") == work.url
        assert found.get("container-title", "") == work.container_title
        assert found.get("publisher", "") == work.publisher
        assert found.get("editor", ()) == work.editor
        assert found.get("keyword", ()) == work.keyword
        assert found.get("ISSN", ()) == work.issn
        assert found.get("ISBN", ()) == work.isbn
        assert found.get("annote", "") == "\n\n".join(notes(record))
        if key != "ministry2021":  # an organisation loses the commas in its name
            assert found["author"] == work.author


@given(works.works)
def test_any_work_reads_back_as_it_was(work: Work) -> None:
    reading = read(ris(one(work)), "x.ris")
    assert [p.code for p in reading.problems] == []
    (found,) = values(reading)
    assert found["citation-key"] == "k"
    assert found["title"] == work.title
    assert found["issued"] == work.issued
    assert found.get("DOI") == work.doi
    assert found.get("URL", "") == work.url
    assert found.get("publisher", "") == work.publisher
    assert found.get("keyword", ()) == work.keyword
    assert found.get("abstract") == (Abstract.parse(work.abstract.text) if work.abstract else None)
    for name, back in zip(work.author, found.get("author", ()), strict=True):
        if "," not in str(name.family) + name.given + name.suffix + name.literal:
            assert back == name


def test_the_file_is_the_one_in_fixtures() -> None:
    assert ris(LIBRARY) == expected("library.ris")
