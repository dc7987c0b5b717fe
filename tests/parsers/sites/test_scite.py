"""scite.ai paper pages: the two seeds, and a page of the same kind with other contents."""

from __future__ import annotations

import pytest

from refkit.model import DOI, PartialDate, Record
from tests.parsers.pages import VARIANTS, Change, check_spans, claim_of, fixture, page_of, seed, values

LESSONS, MECHANISMS = "scite-lessons-from-peer-support", "scite-mechanisms-of-peer-support"


@pytest.fixture(params=VARIANTS.values(), ids=list(VARIANTS))
def change(request: pytest.FixtureRequest) -> Change:
    found: Change = request.param
    return found


def only(name: str, change: Change) -> Record:
    page, reading = seed(name, change)
    assert not reading.problems
    assert check_spans(page, reading) == len(reading.records[0].claims)
    (record,) = reading.records
    assert record.role == "primary"
    return record


def test_everything_on_the_lessons_page_is_read(change: Change) -> None:
    record = only(LESSONS, change)
    found = values(record)
    statements = found.pop("statements")
    abstract = found.pop("abstract")
    assert found == {
        "issued": PartialDate(2012),
        "DOI": DOI("10.2174/1745017901208010022"),
        "title": "Lessons from Peer Support Among Individuals with Mental Health Difficulties: "
        "A Review of the Literature",
        "citing-publications": 121,
        "statement-count": 138,
        "reference-count": 56,
        "tally-supporting": 5,
        "tally-mentioning": 132,
        "tally-contrasting": 0,
        "tally-unclassified": 1,
    }
    assert abstract.cut
    (section,) = abstract.sections
    assert section.label == ""
    assert section.text.startswith("We conducted a comprehensive narrative review")
    assert section.text.endswith("19 qualitative studies, met the inclusion criteria")
    assert [(s.section, s.type, s.confidence) for s in statements] == [
        ("Discussion", "mentioning", 0.99),
        ("Discussion", "mentioning", 0.99),
        ("Discussion", "mentioning", 0.99),
        ("Introduction", "mentioning", 0.99),
    ]
    assert statements[0].text == statements[1].text
    assert statements[0].text.startswith("Offering PS may provide psychosocial benefits")
    assert statements[0].text.endswith("may worsen or create new health problems [62].")
    assert statements[2].text.startswith("In particular, service user participants’ expressed")
    assert statements[3].text.endswith("level of reciprocity among network members.")


def test_everything_on_the_mechanisms_page_is_read(change: Change) -> None:
    record = only(MECHANISMS, change)
    found = values(record)
    statements = found.pop("statements")
    abstract = found.pop("abstract")
    assert found == {
        "issued": PartialDate(2017),
        "DOI": DOI("10.1080/09638237.2017.1417559"),
        "title": "The mechanisms underpinning peer support: a literature review",
        "citing-publications": 157,
        "statement-count": 153,
        "reference-count": 36,
        "tally-supporting": 4,
        "tally-mentioning": 138,
        "tally-contrasting": 0,
        "tally-unclassified": 11,
    }
    assert not abstract.cut
    assert [section.text for section in abstract.sections] == [
        "The identified mechanisms can underpin both the success and difficulties associated with peer support "
        "relationships. Further research should review a broader range of literature and clarify how these "
        "mechanisms contribute to peer support in different contexts."
    ]
    assert [s.section for s in statements] == ["Discussion"] * 4 + ["Editorial"]
    assert {s.type for s in statements} == {"mentioning"}
    assert statements[0].text.startswith("; Vandewalle et al . ; Watson ). Thus, if consumer leadership")
    assert statements[3].text.endswith("(Simpson et al 2017, Watson 2017.")
    assert statements[4].text.endswith("(Gillard, Gibson, Holley, & Lucock, 2015a).")


def test_statements_of_every_type_and_counts_with_thousands() -> None:
    page, reading = fixture("scite/many-types.txt")
    check_spans(page, reading)
    (record,) = reading.records
    found = values(record)
    assert found["citing-publications"] == 1204
    assert found["statement-count"] == 1310
    assert "issued" not in found
    assert [(s.section, s.type, s.confidence) for s in found["statements"]] == [
        ("Results", "supporting", 0.87),
        ("Conclusion", "contrasting", 0.91),
        ("", "mentioning", None),
    ]
    assert found["statements"][1].text == "In contrast to “earlier work”, no effect was seen"
    assert claim_of(record, "tally-contrasting").value == 30


def test_tallies_that_do_not_add_up_are_left_out_and_said() -> None:
    text = (
        "2001\nDOI: 10.1234/abc\n|View full text |Cite\n\nA title of length\n\nHelp me understand this report\n"
        "Citation Types\n\n1\n2\n3\n4\n\nCited by 9 publications\n(99 citation statements)\n"
    )
    _, reading = page_of(text)
    assert [problem.code for problem in reading.problems] == ["tallies_differ"]
    assert not [c for c in reading.records[0].claims if c.field.startswith("tally")]


def test_a_title_or_doi_that_the_end_cuts_off_is_not_claimed() -> None:
    _, reading = page_of("2001\nDOI: 10.1234/abc\n|View full text |Cite\n\nA title that is cut o")
    assert set(values(reading.records[0])) == {"issued", "DOI"}
    assert [problem.code for problem in reading.problems] == ["page_cut"]


HEAD = "2001\nDOI: 10.1234/abc\n|View full text |Cite\n\nSign up to set email alerts\n|\n\n"
FOOT = "\n\nAbstract: We saw.\n\nHelp me understand this report\n"


@pytest.mark.parametrize(
    ("lines", "title", "authors"),
    [
        ("How limpets\nbreak over two lines", "How limpets break over two lines", None),
        (
            "How limpets live\nJane Doe, John Roe, Mary Major",
            "How limpets live",
            ["Doe, Jane", "Roe, John", "Major, Mary"],
        ),
        ("How limpets live\n\nJane Doe, John Roe", "How limpets live", ["Doe, Jane", "Roe, John"]),
        ("How limpets live\nJane Doe, John Roe\net al.", "How limpets live", None),
    ],
)
def test_a_title_over_two_lines_and_names_below_it(lines: str, title: str, authors: list[str] | None) -> None:
    page, reading = page_of(HEAD + lines + FOOT)
    check_spans(page, reading)
    found = values(reading.records[0])
    assert found["title"] == title
    assert [str(name) for name in found.get("author", ())] == (authors or [])


def test_an_abstract_that_speaks_of_the_pages_own_controls_is_whole() -> None:
    text = HEAD + "A title" + FOOT.replace("We saw.", "We ask: Help me understand this report, and went on.")
    abstract = values(page_of(text)[1].records[0])["abstract"]
    assert abstract.sections[0].text.endswith("and went on.")
    assert not abstract.cut


@pytest.mark.parametrize(
    "mark", ["A Review of ", "10.2174/17450179012080", "132\n0\n1", "Cited by 12", "confidence: 9"]
)
def test_a_value_that_the_end_of_the_page_may_have_cut_is_not_claimed(mark: str) -> None:
    page, reading = seed(LESSONS)
    whole = {claim.field: claim.value for claim in reading.records[0].claims}
    _, cut = page_of(page.text[: page.text.index(mark) + len(mark)])
    for record in cut.records:
        for claim in record.claims:
            if claim.field == "statements":
                assert set(claim.value) <= set(whole["statements"])
            else:
                assert claim.field == "abstract" or claim.value == whole[claim.field], claim
