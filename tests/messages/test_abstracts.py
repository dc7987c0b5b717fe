"""Abstracts in JATS (rule 21 of Crossref's data; ask 13)."""

from __future__ import annotations

import pytest

from refkit.messages.abstracts import abstract_of, places_of, sections_of
from refkit.model import Abstract, Section, Span
from tests.messages.works import claims

STRUCTURED = """<jats:title>Abstract</jats:title><jats:sec>
  <jats:title>Background</jats:title>
  <jats:p>If a&lt;b the limpet stays, in H<jats:sub>2</jats:sub>O at 10<jats:sup>−3</jats:sup> Pa.</jats:p>
  </jats:sec>
  <jats:sec><jats:title>Results:</jats:title><jats:p>It <jats:italic>stayed</jats:italic>,
  P&amp;lt;.05.</jats:p></jats:sec>"""


def test_paragraphs_and_headings_are_kept_and_a_smaller_than_sign_is_whole() -> None:
    assert claims(abstract=STRUCTURED)["abstract"] == Abstract(
        (
            Section("If a<b the limpet stays, in H₂O at 10⁻³ Pa.", "Background"),
            Section("It stayed, P<.05.", "Results"),
        )
    )


SHAPES: list[tuple[str, list[tuple[str, str]]]] = [
    ("<jats:p>One.</jats:p><jats:p>Two.</jats:p>", [("", "One."), ("", "Two.")]),
    ("<ns3:p>One.</ns3:p>", [("", "One.")]),
    ("Plain text with a<b and c>d.", [("", "Plain text with a<b and c>d.")]),
    ("<jats:title>Summary</jats:title><jats:p>One.</jats:p>", [("", "One.")]),
    ("<p>Abstract: One.</p>", [("", "One.")]),
    ("<p>AbstractThis is it.</p>", [("", "This is it.")]),
    ("<p>Abstract algebra is old.</p>", [("", "Abstract algebra is old.")]),
    ("<jats:title>PurposeThe aim was to see whether limpets go home at all at night, or to some other place.",
     [("Purpose", "The aim was to see whether limpets go home at all at night, or to some other place.")]),
    ("<jats:p>&lt;b&gt;&lt;i&gt;Background:&lt;/i&gt;&lt;/b&gt; One. &lt;b&gt;Methods:&lt;/b&gt; Two.</jats:p>",
     [("Background", "One."), ("Methods", "Two.")]),
    ("<p>Objective: One.</p>", [("Objective", "One.")]),
    ("<jats:p><jats:list><jats:list-item><jats:p>One.</jats:p></jats:list-item>"
     "<jats:list-item><jats:p>Two.</jats:p></jats:list-item></jats:list></jats:p>", [("", "One."), ("", "Two.")]),
    ("<p>Values of k<sub>L</sub>a at 15 mm<sup>2</sup>.</p>", [("", "Values of k<sub>L</sub>a at 15 mm².")]),
    ("<p>On <jats:inline-formula><jats:tex-math>\\begin{document}$x^2$\\end{document}</jats:tex-math>"
     "</jats:inline-formula> shores.</p>", [("", "On x^2 shores.")]),
    ("<p>At <mml:math><mml:msup><mml:mn>10</mml:mn><mml:mn>3</mml:mn></mml:msup></mml:math> m.</p>",
     [("", "At 10³ m.")]),
    ("<p>Long‐term.</p>", [("", "Long-term.")]),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "sections"), SHAPES, ids=[raw[:40] for raw, _ in SHAPES])
def test_an_abstract_is_read_in_its_parts(raw: str, sections: list[tuple[str, str]]) -> None:
    found = claims(abstract=raw)["abstract"]
    assert [(section.label, section.text) for section in found.sections] == sections


@pytest.mark.parametrize(
    "raw", ["", "<jats:p/>", "<jats:p>-</jats:p>", "<p>No abstract available.</p>", "n/a", None, 3]
)
def test_an_abstract_that_says_nothing_is_none(raw: object) -> None:
    assert "abstract" not in claims(abstract=raw)


TWO = (
    "<jats:title>Zusammenfassung</jats:title><jats:p>Napfschnecken.</jats:p>"
    "<jats:title>Summary</jats:title><jats:p>Limpets.</jats:p><jats:p>More.</jats:p>"
)


def test_of_several_abstracts_that_in_the_language_of_the_work_is_taken_else_the_first() -> None:
    assert claims(abstract=TWO, language="en")["abstract"].text == "Limpets.\n\nMore."
    assert claims(abstract=TWO, language="de")["abstract"].text == "Napfschnecken."
    assert claims(abstract=TWO)["abstract"].text == "Napfschnecken."
    marked = '<jats:abstract xml:lang="fr"><jats:p>Une.</jats:p></jats:abstract><abstract xml:lang="en"><p>One.'
    assert claims(abstract=marked, language="en")["abstract"].text == "One."


def test_a_summary_behind_other_sections_is_one_of_them() -> None:
    found = sections_of("<title>Aims</title><p>One.</p><title>Summary</title><p>Two.</p>")
    assert [section.label for section in found] == ["Aims", "Summary"]


def test_an_abstract_that_breaks_off_says_so() -> None:
    found = claims(abstract="<jats:p>Peer review is the basis of […]</jats:p>")["abstract"]
    assert found == Abstract((Section("Peer review is the basis of"),), cut=True)


def test_on_a_page_the_letters_stay_so_that_they_have_places() -> None:
    raw = "<p>Long‐term limpets.</p>"
    found = abstract_of(raw, to_the_letter=True)
    assert found is not None
    assert [span.of(raw) for span in places_of(found.sections, raw, Span(0, len(raw)))] == ["Long‐term limpets."]
    assert places_of(found.sections, "elsewhere", Span(0, 9)) == ()
