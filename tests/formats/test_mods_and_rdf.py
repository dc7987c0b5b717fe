"""MODS and Zotero RDF: what is read, what is written, and files that are broken or meant to harm."""

from __future__ import annotations

import pytest
from lxml import etree

from refkit import merge
from refkit.formats import Format
from refkit.formats.mods import MODS
from refkit.formats.zotero_rdf import ZOTERO_RDF
from refkit.model import DOI, Finding, Library, Name, OtherField, PageRange, PartialDate, Work
from tests.formats.fixtures import expected
from tests.formats.formats import read_values, reading, written
from tests.formats.works import LIBRARY, PAGE, one

FILES = {"mods": expected("mods.xml"), "zotero-rdf": expected("zotero.rdf")}
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def test_mods_is_read_with_its_host_and_by_any_prefix() -> None:
    article, book = read_values(MODS, FILES["mods"])
    assert (article["type"], article["title"]) == ("article-journal", "The grip: of limpets")
    assert article["author"] == (Name("Rock", "Ada"), Name("Sand", "Cy"))
    assert article["editor"] == (Name(literal="Limpet Study Group"),)
    assert (article["container-title"], article["volume"], article["issue"]) == ("Limpet Research", "22", "6")
    assert (article["page"], article["ISSN"]) == (PageRange("475", "482"), ("1234-5679",))
    assert article["issued"] == PartialDate(2020, 6)
    assert (article["DOI"], article["citation-key"]) == (DOI("10.5555/limpet.1"), "rock2020")
    assert article["keyword"] == ("grip", "feet")
    assert article["annote"] == "statement of responsibility: Ada Rock."
    assert (book["type"], book["publisher-place"], book["publisher"]) == ("book", "Leeds", "Cliff Press")
    assert (book["issued"], book["number-of-pages"]) == (PartialDate(1999), "322")
    assert book["ISBN"] == ("978-0-306-40615-7",)


def test_zotero_rdf_is_read_with_notes_tags_collections_and_keys() -> None:
    article, book = read_values(ZOTERO_RDF, FILES["zotero-rdf"])
    assert article["author"] == (Name("Rock", "Ada"), Name(literal="Limpet Study Group"))
    assert article["annote"] == "Read this!\n\na < b"
    assert article["keyword"] == ("grip", "Gastropoda")
    assert article["citation-key"] == "rock2020"
    assert article["other-fields"] == (OtherField("zotero-rdf", "collection", "Thesis/Chapter 1"),)
    assert (article["container-title"], article["container-title-short"]) == ("Limpet Research", "Limpet Res.")
    assert (article["volume"], article["issue"], article["ISSN"]) == ("22", "6", ("1234-5679",))
    assert (article["DOI"], article["URL"]) == (DOI("10.5555/limpet.1"), "https://example.org/1")
    assert article["accessed"] == PartialDate(2021, 2, 3)
    assert (book["publisher"], book["publisher-place"]) == ("Cliff Press", "Leeds")
    assert (book["collection-title"], book["ISBN"]) == ("Shore Studies", ("978-0-306-40615-7",))


def test_a_note_of_no_item_is_told() -> None:
    problems = reading(ZOTERO_RDF, FILES["zotero-rdf"]).problems
    assert [(problem.code, problem.evidence) for problem in problems] == [("loose_note", "Nobody's note")]


def test_collections_survive_a_round_trip() -> None:
    records = tuple(merge.resolve(record) for record in reading(ZOTERO_RDF, FILES["zotero-rdf"]).records)
    again = written(ZOTERO_RDF, Library(records, ("rock2020", "book")))
    (article, _) = read_values(ZOTERO_RDF, again)
    assert article["other-fields"] == (OtherField("zotero-rdf", "collection", "Thesis/Chapter 1"),)


def test_each_note_has_the_link_by_which_zotero_files_it_and_is_escaped_html() -> None:
    text = written(ZOTERO_RDF, one(Work(title="T", annote="x < y"), findings=(Finding("result", "a<b", PAGE),)))
    root = etree.fromstring(text.encode())
    links = [element.get(f"{RDF}resource") for element in root.iter("{http://purl.org/dc/terms/}isReferencedBy")]
    memos = root.findall("{http://purl.org/net/biblio#}Memo")
    assert links == [memo.get(f"{RDF}about") for memo in memos]
    assert memos[0].findtext(f"{RDF}value") == "<p>x &lt; y</p>"
    assert "a&lt;b" in str(memos[1].findtext(f"{RDF}value"))


@pytest.mark.parametrize("fmt", [MODS, ZOTERO_RDF], ids=lambda fmt: fmt.name)
def test_what_is_written_is_well_formed_and_has_every_record(fmt: Format) -> None:
    text = written(fmt, LIBRARY)
    etree.fromstring(text.encode())
    assert len(reading(fmt, text).records) == len(LIBRARY.records)


@pytest.mark.parametrize("fmt", [MODS, ZOTERO_RDF], ids=lambda fmt: fmt.name)
def test_of_a_file_that_was_cut_the_rest_is_read(fmt: Format) -> None:
    text = FILES[fmt.name]
    found = reading(fmt, text[: text.index("The Limpet Book")])
    assert found.records
    (problem,) = [problem for problem in found.problems if problem.code == "broken_xml"]
    assert problem.line


@pytest.mark.parametrize("fmt", [MODS, ZOTERO_RDF], ids=lambda fmt: fmt.name)
def test_entities_grow_into_nothing_and_nothing_is_fetched(fmt: Format) -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "lol">{levels}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    text = FILES[fmt.name].partition("?>")[2] or FILES[fmt.name]
    text = text.replace("Limpet Research", "T&a9;&f;")
    for record in reading(fmt, bomb + text).records:
        assert all(len(str(claim.value)) < 200 for claim in record.claims)


@pytest.mark.parametrize("fmt", [MODS, ZOTERO_RDF], ids=lambda fmt: fmt.name)
@pytest.mark.parametrize("text", ["", "not XML", "<html><p>x</p></html>", "\x00<xml>"])
def test_another_file_is_told_in_one_sentence(fmt: Format, text: str) -> None:
    found = reading(fmt, text)
    assert found.records == ()
    assert len(found.problems) == 1


def test_things_that_are_part_of_each_other_cost_no_more_than_their_number() -> None:
    parts = '<dcterms:isPartOf rdf:resource="#1"/><dcterms:isPartOf rdf:resource="#2"/>' * 300
    items = "".join(
        f'<bib:Book rdf:about="#{number}"><z:itemType>book</z:itemType><dc:title>T</dc:title>{parts}</bib:Book>'
        for number in (1, 2)
    )
    text = FILES["zotero-rdf"]
    assert len(reading(ZOTERO_RDF, f"{text[: text.index('<bib:Article')]}{items}</rdf:RDF>").records) == 2


def test_lists_of_people_that_hold_each_other_come_to_an_end() -> None:
    items = (
        '<rdf:li rdf:nodeID="a"/>' * 50
        + "<rdf:li><foaf:Person><foaf:surname>Rock</foaf:surname></foaf:Person></rdf:li>"
    )
    text = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:bib="http://purl.org/net/biblio#" '
        'xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<bib:Article rdf:about="#1"><bib:authors><rdf:Seq rdf:nodeID="a">{items}</rdf:Seq></bib:authors>'
        "<dc:title>Grip</dc:title></bib:Article></rdf:RDF>"
    )
    (found,) = read_values(ZOTERO_RDF, text)
    assert found["author"] == (Name(literal="Rock"),)
