"""Sentences of scholarly prose: what splits them, what does not, and that nothing is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model import Span
from refkit.text.sentences import sentences

# Each line is a text; "¦" stands where a new sentence begins.
TRICKY = """
Peer support helps many people.2 ¦Despite this, few services offer it.
Waiting lists grew in every region.3,4 ¦Staff left.
The trend held for a decade.5–7 ¦It ended in 2019.
Outcomes improved in both arms.¹² ¦No harm was seen.
Groups meet every week.[1,6] ¦Some meet more often.
Groups meet every week. [7] ¦Some meet more often.
Groups meet every week [1, 6]. ¦Some meet more often.
As Okafor et al. [22] showed, contact matters. ¦It lowers stigma.
Okafor et al. (2010) disagree. ¦So do others.
We follow the method of Okafor et al. ¦The results differ.
See Okafor et al. 2011 for the protocol. ¦It is long.
Therapy vs. usual care was tested. ¦Both helped.
Therapy vs. Medication was the old question. ¦It is settled.
Some devices, e.g. Holter monitors, are heavy. ¦Others are not.
Small mammals, i.e. mice, were trapped. ¦They were released.
Candida spp. were cultured. ¦Two grew.
All isolates were Candida spp. ¦The others were bacteria.
The effect was significant at p < .05. ¦It vanished later.
A value of .05 was chosen. ¦It is customary.
The slope was −.3 in men. ¦In women it was .4.
See Figs. 1. and 2. for the layout. ¦They are schematic.
Growth is shown in Fig. 3 and in Fig. S1. ¦Decay is not.
Equation (Eq. 4) gives the rate. ¦It is constant.
The book by J. Smith and A. B. Jones is old. ¦It is still read.
The model of J.-P. Renard was used. ¦It converged.
Everyone took vitamin D. ¦Nobody took iron.
Patients were in group B. ¦Patients in group A were older.
It appeared in J. Am. Chem. Soc. 2010, volume 132. ¦It was cited often.
Proc. Natl. Acad. Sci. printed the reply. ¦Nobody answered.
Dr. Weber and Prof. Lund led the ward. ¦Mrs. Adeyemi managed it.
The dose was 2.5 mg per kg. ¦It was raised to 3.0 mg.
The rate fell from 0.38 to 0.21. ¦Nothing else changed.
The mean was 25.8 ± 4.0 kg. ¦The range was wide.
He wrote: “so it goes…” ¦Then he stopped.
He wrote “so it goes…” and stopped. ¦Nobody minded.
She asked: “Why me?” ¦Nobody knew.
"Really?" he asked. ¦Nobody answered.
Is it safe? ¦It is!
What a result! ¦It stands alone.
The aims are (1) to find causes, (2) to test them. ¦Both were met.
We did three things. ¦(1) We asked. ¦(2) We listened. ¦(3) We wrote.
Results: Contact rose by half. ¦It fell again later.
Nothing was known. ¦Results: Contact rose by half.
Conclusions. Contact works. ¦It is cheap.
RESULTS. Contact rose. ¦It fell.
1. First come the methods. ¦2. Then come the results.
Transcription stopped. ¦mRNA levels fell at once.
Two genes were knocked out. ¦p53 was one of them.
The α-subunit was cloned. ¦β-blockers were not used.
The buffer was changed. ¦pH was kept at 7.4.
The trial ran in the U.S. ¦The second ran in Japan.
The U.S. Government paid. ¦The U.K. did not.
It was given by Acme Inc. in 2004. ¦It was withdrawn.
It was given at 9 a.m. and at 5 p.m. ¦The nurses kept a log.
Patients were seen after 48 h. ¦Thirty came back.
Surgery took less than 60 min. ¦Recovery took days.
Fruit, nuts, seeds, etc. were weighed. ¦They were dried.
Fruit, nuts, seeds, etc. ¦Animals were not weighed.
See No. 5 in the list. ¦We asked and they said no. ¦Then they left.
About 40 % (approx. 20 people) stayed. ¦The rest left.
The service (see above). ¦It closed.
The service (It closed in May.) reopened. ¦It thrives.
The word was "peer". ¦The other was 'worker'.
They met at www.example.org. ¦It was down.
It happened in 2010. ¦25 patients were asked.
Temperature rose to 5 °C. ¦Rain fell.
Patients with MS. ¦Those with AD. ¦Those with neither.
The state of the art. ¦A critical review.
; Vandewalle et al . ; Watson ). ¦Thus, leadership is not unique.
bridge gaps (Simpson et al . , Watson ). ¦They say so.
支持很重要。¦我们发现了三点！¦真的吗？¦是的。
同伴支持（见表1。）很常见。¦效果良好。
「そうだ。」と彼は言った。¦次の文です。
結果は良好であった。¦考察を述べる。
No patient had a QTc above 500 ms. ¦Indacaterol was safe.
Fluid was given at 30 ml. ¦Blood was drawn.
Ms. Okafor and Dr. Lund disagreed. ¦They met again.
OR 1.4 (95% CI 1.1–1.8; p = .01). ¦No other effect was seen.
The slope was steep (β = −.31, p<.001). ¦The curve was flat.
Mean age was 41.2 yr. ¦Most were women.
Follow-up was 12 mo. ¦Few were lost.
It spread to the lung (cf. Fig. 2b). ¦It did not spread to bone.
They used SPSS v. 22 for this. ¦Others used R.
Pp. 3–9 hold the proof. ¦It is short.
The SASA! study ran for years. ¦It worked.
Methods: We asked 12 people. ¦Results: All of them agreed.
BACKGROUND: Little is known. ¦METHODS: We asked.
Escherichia coli (E. coli) was found. ¦It grew at 37 °C.
Homo sapiens and H. erectus are compared. ¦They differ.
The St. John's wort group fared best. ¦Placebo came last.
Was it due to chance? ¦P values say no.
It cost US$ 3.50 vs. €2.10 in 2019. ¦Prices rose.
The data are at https://example.org/a.b?c=d. ¦They are open.
Version 2.0.1 was used. ¦It crashed.
He said, “We left.” ¦She stayed.
She stayed [12–14]. ¦We did not.(15) ¦They did.
They agreed.¹ ¦Nobody else did.²
The reaction ran at pH 7.4. ¦At pH 5 it stopped.
Nurses (n = 40) answered; doctors (n = 12) did not. ¦Both groups were paid.
干预组好转率为85.2%（P＜0.05）。¦差异有统计学意义。
対象は40名（平均年齢41.2歳）であった。¦有意差はなかった。
目的：研究同伴支持。¦方法：调查四十个病房。
The first line ends here.
"""
CASES = TRICKY.strip().split("\n")


@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
def test_splits_where_a_reader_would(case: str) -> None:
    text = case.replace("¦", "")
    assert [span.of(text) for span in sentences(text)] == [part.strip() for part in case.split("¦")]


def test_the_sentences_above_are_a_hundred_and_fifty_at_least() -> None:
    assert sum(case.count("¦") + 1 for case in CASES) >= 150


def test_a_blank_line_ends_a_sentence_and_a_line_end_does_not() -> None:
    text = "A heading\n\nA sentence over\ntwo lines. Another.\n"
    assert [span.of(text) for span in sentences(text)] == ["A heading", "A sentence over\ntwo lines.", "Another."]


def test_places_are_those_of_the_text() -> None:
    assert sentences("  One. Two.\n") == [Span(2, 6), Span(7, 11)]


def test_no_text_has_no_sentences() -> None:
    assert sentences("") == sentences(" \n\t\n ") == []


@given(st.text(alphabet=st.one_of(st.sampled_from(list(".!?…。\n []()123,“”'\"AaBb。」")), st.characters())))
def test_nothing_but_white_space_is_left_out(text: str) -> None:
    spans = sentences(text)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)


HOSTILE = [
    ".",
    ". ",
    "…",
    "\n",
    " ",
    "\n ",
    ".)",
    '."',
    ".1,",
    ".1,2 ",
    ".[1",
    ". [1,",
    ".(1",
    ".(1,",
    ".(1,2) ",
    "A. ",
    "vs.\t",
    "。",
    "。」",
    "。）",
    "a.b",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_comes_to_an_end(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    assert all(0 <= span.start < span.end <= len(text) for span in sentences(text))
