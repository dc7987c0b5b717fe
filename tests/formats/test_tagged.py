"""MEDLINE, Refer and Web of Science: what is written, what is read of what others write, and what is told."""

from __future__ import annotations

import pytest

from refkit.formats import Format
from refkit.formats.pubmed_xml import PUBMED_XML
from refkit.formats.tagged import dates, values
from refkit.formats.tagged.enw import ENW
from refkit.formats.tagged.nbib import NBIB
from refkit.formats.tagged.wos import WOS
from refkit.model import DOI, ArticleNumber, Name, Notice, PageRange, PartialDate, Work
from tests.formats.formats import read_values, reading, written
from tests.formats.works import one

MEDLINE = """\
PMID- 90000001
OWN - NLM
IS  - 1234-5679 (Print)
VI  - 22
IP  - 6
DP  - 2020 Jan-Feb
TI  - How limpets hold on,
      and why.
PG  - 475-82
LID - 10.5555/limpet.1 [doi]
LID - S1234-5679(20)00001-1 [pii]
AB  - AIM: To hold. RESULTS: They
      hold.
FAU - Rock, Ada M
AU  - Rock AM
CN  - Limpet Study Group
FAU - van Sand, Cy
AU  - van Sand C
LA  - eng
PT  - Journal Article
TA  - Limpet Res
JT  - Limpet research
PMC - PMC9000001
MH  - Gastropoda/*physiology
OT  - *grip

PMID- 90000002
TI  - Second
FED - Cliff, Bo
BTI - The limpet book
XYZQ- what is this
ZZ  - nor this
"""

REFER = """\
%0 Journal Article
%A Rock, Ada M.
%A Limpet Study Group,
%T How limpets hold on
%J Limpet Research
%D 2020
%8 June 9
%V 22
%N 6
%P 475-482
%@ 1234-5679
%R 10.5555/limpet.1
%K grip
foot; shell
%X They
hold.
%Z Read twice.
%F rock2020
%+ Shore Institute
%q

%0 Wonder
%T Second
"""

WEB_OF_SCIENCE = """\
FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Rock, AM
   van Sand, C
AF Rock, Ada M.
   van Sand, Cy
TI How limpets hold on,
   and why
SO LIMPET RESEARCH
DT Article
DE grip; foot of
   the limpet
SN 1234-5679
EI 1234-5687
PD JUN 9
PY 2020
VL 22
IS 6
BP 475
EP 482
DI 10.5555/limpet.1
ER

PT P
AU Rock, A
TI Clamp
PN US1234
AE Shore Inc
PY 2001
ER

EF
"""


def test_medline_is_read_with_all_that_it_says() -> None:
    first, second = read_values(NBIB, MEDLINE)
    assert first["title"] == "How limpets hold on, and why."
    assert first["author"] == (Name("Rock", "Ada M"), Name(literal="Limpet Study Group"), Name("van Sand", "Cy"))
    assert first["issued"] == PartialDate(2020, 1, until=PartialDate(2020, 2))
    assert first["page"] == PageRange("475", "482")
    assert first["DOI"] == DOI("10.5555/limpet.1")
    assert first["keyword"] == ("grip", "Gastropoda/physiology")
    assert first["PMCID"] == "PMC9000001"
    assert second["type"] == "chapter"
    assert second["container-title"] == "The limpet book"


def test_every_value_of_a_tagged_file_has_its_place() -> None:
    for fmt, text in ((NBIB, MEDLINE), (ENW, REFER), (WOS, WEB_OF_SCIENCE)):
        for record in reading(fmt, text).records:
            for claim in record.claims:
                if claim.field in ("title", "volume", "issue", "publisher") and claim.span is not None:
                    assert " ".join(claim.span.of(text).split()) == claim.value


def test_refer_is_read_with_all_that_it_says() -> None:
    first, second = read_values(ENW, REFER)
    assert first["author"] == (Name("Rock", "Ada M."), Name(literal="Limpet Study Group"))
    assert first["issued"] == PartialDate(2020, 6, 9)
    assert first["keyword"] == ("grip", "foot", "shell")
    assert first["annote"] == "Read twice."
    assert first["citation-key"] == "rock2020"
    assert second["type"] == "document"


def test_web_of_science_is_read_with_full_names() -> None:
    first, second = read_values(WOS, WEB_OF_SCIENCE)
    assert first["author"] == (Name("Rock", "Ada M."), Name("van Sand", "Cy"))
    assert first["keyword"] == ("grip", "foot of the limpet")
    assert first["ISSN"] == ("1234-5679", "1234-5687")
    assert first["issued"] == PartialDate(2020, 6, 9)
    assert (second["type"], second["number"]) == ("patent", "US1234")


@pytest.mark.parametrize(
    ("fmt", "text", "codes"),
    [
        (NBIB, "stray\n" + MEDLINE, ["outside_record", "unknown_tag", "unknown_tag"]),
        (ENW, REFER, ["unknown_type"]),
        (WOS, "stray\n" + WEB_OF_SCIENCE, ["outside_record"]),
    ],
    ids=["nbib", "enw", "wos"],
)
def test_what_is_not_read_is_told_with_its_line(fmt: Format, text: str, codes: list[str]) -> None:
    problems = reading(fmt, text).problems
    assert [problem.code for problem in problems] == codes
    assert all(problem.line and problem.where == "dir/x" for problem in problems)


@pytest.mark.parametrize("fmt", [NBIB, ENW, WOS], ids=lambda fmt: fmt.name)
def test_a_value_never_ends_its_line(fmt: Format) -> None:
    text = written(fmt, one(Work(type="book", title="A\nER  - \n%T B\rC", publisher="P\x85TI  - X")))
    assert sum("ER  - " in line or "%T B" in line for line in text.split("\n")) == 1
    assert read_values(fmt, text)[0]["title"] == "A ER - %T B C"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1996 Jul 9", PartialDate(1996, 7, 9)),
        ("2011 Winter", PartialDate(2011, season=4)),
        ("SPR 2011", PartialDate(2011, season=1)),
        ("2019 Nov-2020 Jan", PartialDate(2019, 11, until=PartialDate(2020, 1))),
        ("Article 10 2019", PartialDate(2019)),
        ("forthcoming", PartialDate(literal="forthcoming")),
        ("", None),
    ],
)
def test_dates_of_indexes(text: str, date: PartialDate | None) -> None:
    assert dates.read(text) == date


@pytest.mark.parametrize(
    ("shortened", "full"),
    [("475-82", "475-482"), ("S101-4", "S101-S104"), ("6913-7", "6913-6917"), ("12-3", "12-13"), ("e12", "e12")],
)
def test_shortened_pages_are_written_out(shortened: str, full: str) -> None:
    assert values.full_range(shortened) == full


def test_an_article_number_gets_no_range() -> None:
    work = Work(type="article-journal", title="A", page=ArticleNumber("014602"))
    assert "AR 014602" in written(WOS, one(work))
    assert "PG  - 014602" in written(NBIB, one(work))
    assert "%P 014602" in written(ENW, one(work))


def test_what_stands_where_a_doi_should_and_is_none_is_told() -> None:
    problems = [
        *reading(ENW, "%0 Book\n%T Grip\n%R PMC123\n").problems,
        *reading(WOS, "PT J\nTI Grip\nDI none\nER\n").problems,
        *reading(NBIB, "PMID- 1\nTI  - Grip\nLID - x [doi]\n").problems,
    ]
    assert [(problem.code, problem.line) for problem in problems] == [("bad_value", 3)] * 3


def test_a_retraction_that_the_index_knows_is_a_notice() -> None:
    xml = (
        "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>Grip</ArticleTitle>"
        "<PublicationTypeList><PublicationType>Retracted Publication</PublicationType></PublicationTypeList>"
        "</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"
    )
    for fmt, text, source in (
        (NBIB, "PMID- 1\nTI  - Grip\nPT  - Journal Article\nPT  - Retracted Publication\n", "pubmed"),
        (PUBMED_XML, xml, "pubmed"),
        (WOS, "PT J\nTI Grip\nDT Article; Retracted Publication\nER\n", "wos"),
    ):
        (record,) = reading(fmt, text).records
        assert record.notices == (Notice("retraction", source=source),)
