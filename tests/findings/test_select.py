"""Which sentences of an abstract are quoted, and that an abstract that states nothing says so."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.findings import absence, find, stated
from refkit.findings.scoring import Judgement, Sentence
from refkit.model import Abstract, Claim, Finding, Record, Section, Source
from tests.findings.abstracts import PAGE, page, record


def chosen(made: Record) -> dict[str, str]:
    findings = find(made)
    assert len({finding.kind for finding in findings}) == len(findings)
    return {finding.kind: finding.text for finding in findings}


def test_labels_decide_before_cues() -> None:
    made = record(
        ("Background", "We found that contact significantly reduced stigma in earlier trials (p < .01)."),
        ("Results", "Attendance was steady."),
        ("Conclusions", "Contact on wards is worth its cost."),
    )
    assert chosen(made) == {"result": "Attendance was steady.", "conclusion": "Contact on wards is worth its cost."}


def test_labels_inside_running_text_are_labels_and_are_not_quoted() -> None:
    made = record(
        "Objectives: Contact was studied. Method: Forty wards took part. Results: Contact lowered stigma by half. "
        "Conclusions and Implications for Practice: Wards should plan for contact."
    )
    assert chosen(made) == {
        "result": "Contact lowered stigma by half.",
        "conclusion": "Wards should plan for contact.",
    }
    assert [finding.section for finding in find(made)] == ["Results", "Conclusions and Implications for Practice"]


@pytest.mark.parametrize(
    "text",
    [
        "METHODS Forty wards took part. RESULTS Contact lowered stigma. CONCLUSIONS Wards gain from contact.",
        "Methods. Forty wards took part. Results. Contact lowered stigma. Conclusions. Wards gain from contact.",
        "Methods\nForty wards took part.\nResults\nContact lowered stigma.\nConclusions\nWards gain from contact.",
        "[Methods] Forty wards took part. [Results] Contact lowered stigma. [Conclusions] Wards gain from contact.",
        "METHODS: Forty wards took part (n = 40) Results: Contact lowered stigma. "
        "CONCLUSIONS: Wards gain from contact.",
        "Ward Setting and Sample: Forty wards took part. Key Results: Contact lowered stigma. "
        "Impact of the Study: Wards gain from contact.",
    ],
    ids=["capitals", "stops", "lines", "brackets", "no stop before", "unknown heads"],
)
def test_every_way_to_print_a_label_is_understood(text: str) -> None:
    assert chosen(record(text)) == {"result": "Contact lowered stigma.", "conclusion": "Wards gain from contact."}


def test_labels_in_chinese_are_understood() -> None:
    made = record("目的：研究同伴支持。方法：调查四十个病房。结果：污名减少了一半。结论：接触有益。")
    assert chosen(made) == {"result": "污名减少了一半。", "conclusion": "接触有益。"}


def test_a_section_of_results_and_conclusions_gives_both() -> None:
    made = record(
        ("Methods", "Forty wards took part."), ("Results and Conclusions", "Stigma fell by 12%. Contact works.")
    )
    assert chosen(made) == {"result": "Stigma fell by 12%.", "conclusion": "Contact works."}


def test_without_labels_cues_and_place_decide() -> None:
    made = record(
        "Stigma is common on wards. We compared forty wards with and without contact. "
        "Stigma was significantly lower in wards with contact than in those without (p < .05). "
        "These findings suggest that contact may lower stigma."
    )
    assert chosen(made) == {
        "result": "Stigma was significantly lower in wards with contact than in those without (p < .05).",
        "conclusion": "These findings suggest that contact may lower stigma.",
    }


def test_what_other_studies_found_is_the_result_of_a_review() -> None:
    made = record(
        "This article reviews contact on wards. We describe three forms of contact. "
        "Existing studies of short visits suggest that they may lower stigma. "
        "Longer visits promise to change attitudes, but research on them is only beginning. "
        "We discuss what this means for policy."
    )
    assert chosen(made) == {
        "result": "Existing studies of short visits suggest that they may lower stigma.",
        "conclusion": "Longer visits promise to change attitudes, but research on them is only beginning.",
    }


NEVER = [
    "We discuss issues entailed in contact on wards.",
    "Further research should compare longer visits.",
    "Future studies are needed to confirm this.",
    "Implications for practice are discussed.",
    "The purpose of this review was to describe contact.",
    "This paper aims to show how contact works.",
    "However, further research is needed before contact is recommended.",
    "It remains unclear whether contact helps.",
    "We offer a perspective on how contact could advance care.",
    "Little is known about contact on wards.",
    "Fifty-one studies, including 8 reviews, met the inclusion criteria.",
    "Findings will be disseminated.",
    "The results will be presented at conferences and published in journals.",
    "The findings will be submitted to a journal.",
    "A report will be published next year.",
    "All data will be made available.",
    "These results are discussed in the context of programmes that may support contact.",
    "This protocol describes how contact should be measured.",
    "We would like to thank the wards, without which contact could not improve.",
]


@pytest.mark.parametrize("sentence", NEVER)
@pytest.mark.parametrize("label", ["", "Results", "Conclusions"])
def test_an_announcement_is_no_finding_however_labelled(sentence: str, label: str) -> None:
    made = record((label, sentence))
    assert find(made) == ()
    assert absence(made) == "No finding is stated in the abstract."


@pytest.mark.parametrize(
    "sentence",
    [
        "It is defined as giving help.",
        "The sky is grey.",
        "This form of talk among people online is often referred to as peer support.",
        "Peer support refers to help between equals.",
        "Help between equals is known as peer support.",
        "Help that may be given by equals is called peer support.",
    ],
)
def test_place_alone_makes_no_conclusion_and_neither_does_a_definition(sentence: str) -> None:
    assert find(record(f"We visited forty wards. {sentence}")) == ()
    assert chosen(record(("Conclusions", sentence))) == {"conclusion": sentence}


def test_of_sentences_that_say_as_much_the_one_that_stands_by_itself_is_quoted() -> None:
    text = "Forty wards took part. {} stigma was lower in wards with contact. Fear was lower in wards with contact."
    assert chosen(record(("Results", text.format("Also,"))))["result"].startswith("Fear")
    assert chosen(record(("Results", text.format("At home"))))["result"].startswith("At home")


def test_a_cue_that_leans_is_named() -> None:
    (finding,) = find(record("We visited forty wards. Longer visits are unlikely to change that."))
    assert finding.kind == "conclusion"
    assert finding.reason == "sentence 2 of 2; says what follows: “unlikely”"


def test_more_is_called_for_is_no_definition() -> None:
    text = "More training of staff is called for."
    assert chosen(record(f"We visited forty wards. {text}")) == {"conclusion": text}


def test_a_finding_with_a_caveat_behind_it_is_one() -> None:
    text = "Contact on wards significantly lowers stigma, but further research is needed."
    assert chosen(record(("Conclusions", text))) == {"conclusion": text}


def test_the_last_broken_off_sentence_of_a_cut_abstract_is_not_quoted() -> None:
    whole = record(("Results", "Stigma fell by half. Attendance rose significantly in all wards and"))
    cut = record(("Results", "Stigma fell by half. Attendance rose significantly in all wards and"), cut=True)
    assert chosen(whole) == {"result": "Attendance rose significantly in all wards and"}
    assert chosen(cut) == {"result": "Stigma fell by half."}


def test_a_cut_abstract_that_ends_with_a_whole_sentence_keeps_it() -> None:
    assert chosen(record(("Results", "Stigma fell by half.2"), cut=True)) == {"result": "Stigma fell by half.2"}


def test_why_nothing_is_quoted_is_said_in_a_sentence() -> None:
    assert absence(Record((Claim("title", "A title", PAGE),))) == "No abstract on the page."
    assert (
        absence(Record((Claim("title", "A title", Source("file", "bibtex", "x.bib")),))) == "No abstract is given."
    )
    assert absence(record("We reviewed the literature.", cut=True)) == (
        "The abstract is cut off on the page; the part that is shown states no finding."
    )
    assert absence(record("We reviewed the literature.")) == "No finding is stated in the abstract."


def test_a_citation_statement_is_no_finding_of_the_works_own() -> None:
    made = msgspec.structs.replace(record("Nothing."), findings=(Finding("citation", "It helps.", PAGE),))
    assert not stated(made)
    assert absence(made) == "No finding is stated in the abstract."


def test_a_stated_finding_has_no_absence() -> None:
    made = record(("Results", "Stigma fell by half."))
    made = msgspec.structs.replace(made, findings=find(made))
    assert stated(made)
    assert absence(made) == ""


def test_the_span_shows_the_quotation_on_the_page() -> None:
    made = record(
        "Forty wards took part.",
        ("Results", "Of these, two closed. Stigma\nfell by 12%. "),
        ("Conclusions", "It works."),
    )
    findings = find(made)
    assert [finding.span.of(page(made)) for finding in findings if finding.span] == [
        "Stigma\nfell by 12%.",
        "It works.",
    ]
    assert [finding.text for finding in findings] == ["Stigma\nfell by 12%.", "It works."]


def test_without_places_on_the_page_there_is_no_span() -> None:
    claim = Claim("abstract", Abstract((Section("Stigma fell.", "Results"),)), Source("file", "bibtex", "x.bib"))
    (finding,) = find(Record((claim,)))
    assert finding.span is None
    assert finding.source.ref == "x.bib"


def test_before_merging_the_whole_abstract_is_preferred_to_a_cut_one() -> None:
    def claim(text: str, cut: bool) -> Claim:
        return Claim("abstract", Abstract((Section(text, "Results"),), cut), PAGE)

    claims = (claim("Stigma fell by half. Staff stayed.", True), claim("Stigma fell.", False))
    assert chosen(Record(claims)) == {"result": "Stigma fell."}


def test_reasons_name_the_heading_and_the_words() -> None:
    labelled, free = (
        find(record(("Results", "Stigma was significantly lower with contact."))),
        find(record("Forty wards took part. We found that stigma was significantly lower with contact.")),
    )
    assert (
        labelled[0].reason == "under the heading Results; says what was found: “was significantly”, “significantly”"
    )
    assert free[0].reason.startswith("sentence 2 of 2; says what was found: “we found”")
    assert all(0 <= finding.score <= 1 for finding in labelled + free)


class LastIsAll(msgspec.Struct, frozen=True):
    """A scorer that takes the last sentence for the result and nothing for a conclusion."""

    threshold: float = 0.5

    def judge(self, sentences: Sequence[Sentence], title: str, cut: bool) -> list[Judgement]:
        return [Judgement(float(sentence is sentences[-1]), 0.0) for sentence in sentences]


def test_another_scorer_can_take_over() -> None:
    (finding,) = find(record("We found that it works. The sky is grey."), LastIsAll())
    assert (finding.kind, finding.text, finding.score) == ("result", "The sky is grey.", 1.0)


@pytest.mark.parametrize(
    "piece",
    ["studies ", "are discussed ", "we discuss ", "we found ", "x ", ". Results: ", "is is ", "(n = 5), ", "1 "],
)
def test_hostile_text_comes_to_an_end(piece: str) -> None:
    made = record("Some words before the comma stand here, and " + piece * (200_000 // len(piece)))
    assert len(find(made)) <= 2


TEXTS = st.text(alphabet=st.one_of(st.sampled_from(list("Results: We found 5%.\n")), st.characters()), max_size=200)


@given(
    st.lists(st.tuples(st.sampled_from(["", "Results", "Conclusions", "Résumé:"]), TEXTS), max_size=4),
    st.booleans(),
)
def test_any_abstract_is_read_and_quoted_to_the_letter(sections: list[tuple[str, str]], cut: bool) -> None:
    made = record(*sections, cut=cut)
    for finding in find(made):
        assert finding.span is not None
        assert finding.span.of(page(made)) == finding.text
        assert finding.text.strip()
