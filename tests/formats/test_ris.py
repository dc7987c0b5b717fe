"""RIS: what is written, how rispy reads it, and what is read of what others write."""

from __future__ import annotations

import time
from typing import Any

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from refkit.formats.ris import RIS
from refkit.formats.ris.read import general, read
from refkit.formats.ris.references import Part
from refkit.formats.ris.write import name_line
from refkit.model import (
    DOI,
    Abstract,
    ArticleNumber,
    Claim,
    Finding,
    Library,
    Name,
    PageRange,
    PartialDate,
    Record,
    Section,
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


# --- written ------------------------------------------------------------------------------------------


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


# --- read back ----------------------------------------------------------------------------------------


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


# --- read ---------------------------------------------------------------------------------------------


def entry(text: str) -> dict[str, Any]:
    (found,) = values(read(text, "x.ris"))
    return found


def test_a_byte_order_mark_lf_and_crlf_are_all_accepted() -> None:
    text = "TY  - JOUR\nTI  - T\nER  - \n"
    for variant in (text, "\ufeff" + text, text.replace("\n", "\r\n"), text.replace("  - ", " - ")):
        reading = read(variant, "x.ris")
        assert values(reading) == [{"type": "article-journal", "title": "T"}]
        assert reading.problems == ()


def test_the_last_line_of_a_multi_line_note_is_kept() -> None:
    found = entry("TY  - JOUR\nN1  - first line\nsecond line\n\nlast line\nER  - \n")
    assert found["annote"] == "first line second line last line"
    assert entry("TY  - JOUR\nN1  - first line\nlast line")["annote"] == "first line last line"


def test_every_value_stands_where_its_span_says() -> None:
    text = expected("endnote.ris").replace("\r\n", "\n")
    for record in read(text, "endnote.ris").records:
        for claim in record.claims:
            assert claim.span is not None
            raw = claim.span.of(text)
            assert raw == raw.strip()
            if isinstance(claim.value, str) and claim.field not in ("type", "annote", "citation-key"):
                assert " ".join(raw.split()) == claim.value
            for part in claim.parts:
                assert part.of(text)


def test_what_endnote_and_others_write() -> None:
    reading = read(expected("endnote.ris").replace("\r\n", "\n"), "endnote.ris")
    first, second = values(reading)
    assert first["author"] == (Name("Georgiev", "Danko"), Name("Bello", "Leon", suffix="Jr."), Name(literal="WHO"))
    assert first["container-title"] == "Journal of Neurosurgery"
    assert first["container-title-short"] == "J.Neurosurg."
    assert first["issued"] == PartialDate(1996, 11)
    assert first["page"] == PageRange("476", "481")
    assert first["abstract"] == Abstract((Section("Rats were subjected to a unilateral impact."),))
    assert first["annote"] == "First note\n\nSecond, a<b"
    assert first["DOI"] == DOI("10.1000/abc")
    assert first["ISSN"] == ("0022-3085",)
    assert second["type"] == "document"
    assert second["citation-key"] == "smith2001"
    assert [(p.code, p.line) for p in reading.problems] == [
        ("outside_record", 1),
        ("unknown_tag", 20),
        ("unknown_type", 23),
    ]


@given(
    work=works.works,
    extra=st.sampled_from(["", "AN  - 7\n", "T1  - other\n", "XX  - y\n", "AB  - more\nlines\n"]),
)
def test_a_plain_reference_is_read_as_any_other(work: Work, extra: str) -> None:
    text = "".join(RIS.write(one(work))).replace("\r\n", "\n") if RIS.write else ""
    text = text.replace("ER  - ", f"{extra}ER  - ")
    (quick,) = read(text, "x").records
    slow = [found for found in general(Part(text, 0, 1), Source("file", "ris", "x")) if isinstance(found, Record)]
    assert sorted(quick.claims, key=_field) == sorted(slow[0].claims, key=_field)


def _field(claim: Claim) -> tuple[str, str]:
    return claim.field, str(claim.value)


def test_a_record_without_er_ends_where_the_next_begins() -> None:
    reading = read("TY  - JOUR\nTI  - A\nTY  - BOOK\nTI  - B\n", "x")
    assert [found["title"] for found in values(reading)] == ["A", "B"]


def test_of_several_dates_da_is_preferred_and_one_that_says_otherwise_is_doubtful() -> None:
    (record,) = read("TY  - JOUR\nY1  - 1900/01/01\nDA  - 1950/01/01\nPY  - 1950\nER  - ", "x").records
    dates = [(claim.value, claim.confidence) for claim in record.claims if claim.field == "issued"]
    assert dates == [(PartialDate(1950, 1, 1), 1.0), (PartialDate(1900, 1, 1), 0.5)]


@given(works.anything | st.text("TYAUER - JO\n,/12", max_size=120))
def test_reading_never_raises(text: str) -> None:
    for record in read(text, "x").records:
        for claim in record.claims:
            assert claim.span is not None
            assert 0 <= claim.span.start <= claim.span.end <= len(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "TY  - JOUR",
                "TY  - BOOK",
                "ER  - ",
                "AU  - ,",
                "AU  - A, B",
                "DA  - 99999",
                "DA  - 2020/99/99/x",
                "SP  - ",
                "SP  - 1",
                "EP  - 2",
                "KW  - ;",
                "SN  - 1",
                "DO  - x",
                "M2  - Citation Key: ",
                "N1  - <p>",
                "AB  - …",
                "more",
            ]
        ),
        max_size=20,
    )
)
def test_reading_never_raises_on_what_looks_like_ris(pieces: list[str]) -> None:
    read("\n".join(pieces), "x")


@pytest.mark.parametrize(
    "text",
    ["TY  - JOUR\n" + "AU  - A, B\n" * 50_000, "TY  - JOUR\nN1  - " + "x\n" * 100_000, "TY  - JOUR\n" * 20_000,
     "TY  - JOUR\nEP  - 1\n" + "SP  - 1\n" * 300, "TY  - JOUR\nN1  - " + "<p" * 100_000],
    ids=range(5),
)  # fmt: skip
def test_hostile_files_cost_no_more_than_their_length(text: str) -> None:
    """Nothing is timed: what is quadratic in such a file would not come to an end."""
    reading = read(text, "x")
    assert reading.records or reading.problems


def test_the_file_is_the_one_in_fixtures() -> None:
    assert ris(LIBRARY) == expected("library.ris")


@pytest.mark.parametrize(
    "text",
    ["AB  - words\n" * 40_000, "TY  - JOUR\n" + "ZZ  - words\n" * 40_000,
     "TY  - JOUR\n" + "".join(f"T1  - {n}\n" for n in range(40_000)),
     "TY  - JOUR\n" + "".join(f"KW  - {n}\n" for n in range(40_000)) + "ER  - \n"],
    ids=["no reference", "unknown tags", "titles", "keywords"],
)  # fmt: skip
def test_many_lines_of_a_kind_cost_no_more_than_their_number(text: str) -> None:
    start = time.process_time()
    read(text, "x")
    assert time.process_time() - start < 8


def test_dates_in_words_are_read() -> None:
    (found,) = values(read("TY  - JOUR\nPY  - 2015\nDA  - 12 May 2015\nER  - \n", "x"))
    assert found["issued"] == PartialDate(2015, 5, 12)
    (found,) = values(read("TY  - JOUR\nPY  - in press\nER  - \n", "x"))
    assert found["issued"] == PartialDate(literal="in press")
