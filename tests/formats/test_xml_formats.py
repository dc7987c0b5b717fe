"""EndNote's and PubMed's XML: what is read, what is written, and files that are broken or meant to harm."""

from __future__ import annotations

import pytest
from lxml import etree

from refkit.formats import Format
from refkit.formats.endnote_xml import ENDNOTE_XML
from refkit.formats.pubmed_xml import PUBMED_XML
from refkit.model import DOI, Abstract, Finding, Name, PageRange, PartialDate, Section, Work
from tests.formats.fixtures import expected
from tests.formats.formats import read_values, reading, written
from tests.formats.works import LIBRARY, PAGE, one

ENDNOTE = expected("endnote.xml")


def test_endnote_is_read_with_styles_and_notes() -> None:
    first, second = read_values(ENDNOTE_XML, ENDNOTE)
    assert first["title"] == "Grip of <i>Patella</i> in CO<sub>2</sub>"
    assert first["author"] == (Name("Rock", "Ada"), Name(literal="Limpet Study Group"))
    assert first["issued"] == PartialDate(2020, 6, 9)
    assert (first["ISSN"], first["ISBN"]) == (("1234-5679",), ("978-0-306-40615-7",))
    assert first["DOI"] == DOI("10.5555/limpet.1")
    assert first["annote"] == "First.\n\na < b"
    assert second["type"] == "document"
    assert [problem.code for problem in reading(ENDNOTE_XML, ENDNOTE).problems] == ["unknown_type"]


def test_each_finding_is_a_research_note_with_its_signs_escaped_twice() -> None:
    text = written(ENDNOTE_XML, one(Work(title="T", annote="x < y"), findings=(Finding("result", "a<b", PAGE),)))
    assert "<notes>x &amp;lt; y</notes>" in text
    assert text.count("<research-notes>") == 1
    assert "“a&amp;lt;b”" in text


def test_what_is_written_for_endnote_is_well_formed() -> None:
    root = etree.fromstring(written(ENDNOTE_XML, LIBRARY).encode())
    assert len(root.findall("records/record")) == len(LIBRARY.records)
    assert root.findtext("records/record/label") == "vanderberg2020"


def test_pubmed_is_read_with_all_that_it_says() -> None:
    article, chapter = read_values(PUBMED_XML, expected("pubmed.xml"))
    assert article["title"] == "Grip of <i>Patella vulgata</i> on CO<sub>2</sub>-rich shores."
    assert article["container-title"] == "Limpet research"
    assert article["author"][0].orcid == "0000-0002-1825-0097"
    assert str(article["author"][0]) == "van Rock, Jr, Ada M"
    assert article["author"][1].literal == "Limpet Study Group"
    assert article["issued"] == PartialDate(2020, 6, 9)
    assert article["page"] == PageRange("475", "482")
    assert (article["PMID"], article["PMCID"]) == ("90000001", "PMC9000001")
    assert article["abstract"] == Abstract(
        (Section("To hold < 5 mm2 of rock.", "AIM"), Section("They hold.", "RESULTS"))
    )
    assert article["keyword"] == ("grip", "Gastropoda")
    assert (chapter["type"], chapter["container-title"]) == ("chapter", "The Limpet Book")
    assert chapter["editor"] == (Name("Cliff", "Bo"),)


@pytest.mark.parametrize(("fmt", "text", "end"), [
    (ENDNOTE_XML, ENDNOTE, "Second"), (PUBMED_XML, expected("pubmed.xml"), "Feet"),
], ids=["endnote", "pubmed"])  # fmt: skip
def test_of_a_file_that_was_cut_the_rest_is_read(fmt: Format, text: str, end: str) -> None:
    found = reading(fmt, text[: text.index(end)])
    assert len(found.records) >= 1
    (problem,) = [problem for problem in found.problems if problem.code == "broken_xml"]
    assert problem.line
    assert problem.message.endswith("export the file anew.")


@pytest.mark.parametrize("fmt", [ENDNOTE_XML, PUBMED_XML], ids=lambda fmt: fmt.name)
def test_entities_grow_into_nothing_and_nothing_is_fetched(fmt: Format) -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "lol">{levels}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    inner = "<record><titles><title>T&a9;&f;</title></titles></record>"
    article = "<Article><ArticleTitle>T&a9;&f;</ArticleTitle></Article>"
    pubmed = f"<PubmedArticle><MedlineCitation>{article}</MedlineCitation></PubmedArticle>"
    found = reading(fmt, f"{bomb}<xml>{inner}{pubmed}</xml>")
    assert all(len(str(claim.value)) < 100 for record in found.records for claim in record.claims)


@pytest.mark.parametrize("fmt", [ENDNOTE_XML, PUBMED_XML], ids=lambda fmt: fmt.name)
@pytest.mark.parametrize("text", ["", "not XML", "<html><p>x</p></html>", "\x00<xml>"])
def test_another_file_is_told_in_one_sentence(fmt: Format, text: str) -> None:
    found = reading(fmt, text)
    assert found.records == ()
    assert len(found.problems) == 1
