"""What a careful reader would quote from the abstracts of the five seed pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from refkit.findings import absence, find
from refkit.model import Abstract, Claim, Record, Section, Source, Span

SEEDS = Path(__file__).parents[2] / "seeds"


def abstract(name: str, *sections: tuple[str, str, str], cut: bool = False) -> tuple[str, Record]:
    """The text of a page, and a record with the abstract that stands there: label, first and last words of each
    section."""
    text = (SEEDS / name).read_bytes().decode("utf-8")
    spans = []
    for _, first, last in sections:
        start = text.index(first)
        spans.append(Span(start, text.index(last, start) + len(last)))
    value = Abstract(tuple(Section(span.of(text), s[0]) for s, span in zip(sections, spans, strict=True)), cut)
    source = Source("page", "test", name)
    return text, Record((Claim("abstract", value, source, Span(spans[0].start, spans[-1].end), 1.0, tuple(spans)),))


EXPECTED = [
    (
        "chinese-index-metasynthesis.txt",
        [("", "Objectives: Peer", "health peer support programs.")],
        {
            "result": "Recipients of peer support services experienced increased",
            "conclusion": "The findings highlight training",
        },
    ),
    (
        "chinese-index-severe-mental-illness.txt",
        [("", "This article reviews", "research, and practice.")],
        {
            "result": "Existing studies of mutual support groups suggest",
            "conclusion": "Consumer-run services and the use of consumers as providers promise",
        },
    ),
    (
        "scienceopen-peer-support-literature-review.txt",
        [
            ("Background", "A growing gap", "probable waste of resources."),
            ("Objective", "In this general review", "in such fields."),
            ("Methods", "The review was conducted", "integrated care."),
            ("Results", "There is abundant", "of this workforce."),
            ("Conclusions", "There is an internationally", "other stakeholders."),
        ],
        {"result": "The effects of PSSs are extensive", "conclusion": "There is an internationally growing trend"},
    ),
    (
        "scite-mechanisms-of-peer-support.txt",
        [("", "The identified mechanisms", "different contexts.")],
        {"conclusion": "The identified mechanisms can underpin"},
    ),
]


@pytest.mark.parametrize(("name", "sections", "expected"), EXPECTED, ids=[case[0] for case in EXPECTED])
def test_findings_of_a_seed(name: str, sections: list[tuple[str, str, str]], expected: dict[str, str]) -> None:
    text, record = abstract(name, *sections)
    findings = find(record)
    assert {finding.kind for finding in findings} == set(expected)
    for finding in findings:
        assert finding.text.startswith(expected[finding.kind])
        assert finding.span is not None
        assert finding.span.of(text) == finding.text


def test_the_narrative_review_that_is_cut_states_none() -> None:
    sections = ("", "We conducted a comprehensive", "met the inclusion criteria")
    _, record = abstract("scite-lessons-from-peer-support.txt", sections, cut=True)
    assert find(record) == ()
    assert absence(record).startswith("The abstract is cut off")


def test_a_mentioned_work_that_only_says_what_a_word_means_states_none() -> None:
    sections = ("", "People with serious mental illness are increasingly", "wellbeing in this group.")
    _, record = abstract("scienceopen-peer-support-literature-review.txt", sections)
    assert find(record) == ()
    assert absence(record) == "No finding is stated in the abstract."
