"""What citing papers say: each said once, the page's own words kept, nothing judged."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from refkit.findings import find
from refkit.model import Name, PartialDate, Span, Statement, Work
from tests.findings.abstracts import cited

LONG = "Contact on wards has been shown to lower stigma among staff and patients alike in several trials"


def test_the_pages_own_words_are_kept() -> None:
    statement = Statement("Contact helps [3].", "Discussion", "mentioning", 0.99, Span(5, 23))
    (finding,) = find(cited(statement))
    assert finding.kind == "citation"
    assert (finding.text, finding.span) == (statement.text, statement.span)
    assert (finding.section, finding.stance, finding.printed_confidence) == ("Discussion", "mentioning", 0.99)


def test_the_same_words_are_quoted_once() -> None:
    findings = find(cited("Contact helps [3].", "Contact  helps [4].", "contact helps", "Contact hurts."))
    assert [finding.text for finding in findings] == ["Contact helps [3].", "Contact hurts."]


def test_of_two_that_contain_each_other_the_longer_is_kept() -> None:
    findings = find(cited(f"{LONG}.", f"In a large review of the field, {LONG.lower()}, and to save costs."))
    assert [finding.text[:10] for finding in findings] == ["In a large"]


def test_statements_that_share_a_few_words_are_both_kept() -> None:
    assert (
        len(find(cited(f"{LONG}.", "Contact on wards has been shown to cost more than any trust can pay for it.")))
        == 2
    )


def test_those_that_cite_the_work_by_name_come_first() -> None:
    work = Work(author=(Name("Okafor", "A."),), issued=PartialDate(2011))
    findings = find(
        cited(
            "Nobody is cited here.",
            "Somebody is cited [12].",
            "Others said so (Weber, 2011).",
            "She said so (Okafor and Lund, 2011).",
            work=work,
        )
    )
    assert [finding.reason for finding in findings] == [
        "cites Okafor 2011 by name",
        "cites a work of 2011",
        "holds a citation mark",
        "holds no citation mark that can be seen",
    ]


def test_statements_of_one_rank_keep_the_order_of_the_page() -> None:
    assert [finding.text for finding in find(cited("B is so.", "A is so.", "C is so."))] == [
        "B is so.",
        "A is so.",
        "C is so.",
    ]


def test_many_long_statements_are_told_apart() -> None:
    findings = find(
        cited(*(f"{LONG} in trial {chr(97 + n % 26)}{chr(97 + n // 26)}x, " * 3 for n in range(600)), "a " * 50_000)
    )
    assert len(findings) >= 2


def test_any_number_of_statements_that_share_a_phrase_are_told_apart() -> None:
    words = ["".join(chr(97 + int(digit)) for digit in f"{n:05}") for n in range(30_000)]
    texts = [f"{LONG}, says {' '.join(f'{word}{letter}' for letter in 'abcdefghi')}" for word in words]
    findings = find(cited(*texts, LONG, texts[0], f"{texts[-1]}."))
    assert [finding.text for finding in findings] == texts


@given(st.lists(st.text(max_size=80), max_size=6))
def test_any_statements_are_read(texts: list[str]) -> None:
    findings = find(cited(*texts))
    assert {finding.text for finding in findings} <= set(texts)
    assert bool(findings) == any(text.strip() for text in texts)
