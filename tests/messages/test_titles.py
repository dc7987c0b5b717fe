"""Titles as a reader would print them (rules 1 to 9 and 20 of Crossref's data; asks 14 and 16)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.messages.works import claims, registered, resolved

MATH = '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML" display="inline">{}</mml:math>'
SUB = "<mml:msub><mml:mrow>{}</mml:mrow><mml:mrow><mml:mn>{}</mml:mn></mml:mrow></mml:msub>"


@pytest.mark.parametrize("title", [[], None, [""], ["  "], "", {}, [None], ["n/a"]])
def test_a_work_without_a_title_has_none(title: Any) -> None:
    assert "title" not in claims(title=title)


AS_PRINTED = [
    # rule 2: markup
    (
        "Oxidation over RuO<sub>2</sub> by <i>Patella   vulgata</i>:\n an <scp>NMR</scp> study of <sup>13</sup>C",
        "Oxidation over RuO<sub>2</sub> by <i>Patella vulgata</i>: an NMR study of <sup>13</sup>C",
    ),
    ("Update to <emph type='ital'>Guidelines, 2010</emph>: shores", "Update to <i>Guidelines, 2010</i>: shores"),
    (
        "Study of\n   <scp>EGFR</scp>\n   ‐mutant limpets in\n   <scp>US</scp>\n   practice",
        "Study of EGFR-mutant limpets in US practice",
    ),
    ("First line<br/>second line", "First line second line"),
    ("<italic>Limpets</bold> ashore", "Limpets ashore"),
    # rule 3: escaped twice
    ("Reading &lt;scp&gt;DNA&lt;/scp&gt; at home &amp;amp; at sea", "Reading DNA at home & at sea"),
    ("When a&amp;lt;b and c>d", "When a<b and c>d"),
    ("Ca&lt;sup&gt;2+&lt;/sup&gt; flows", "Ca<sup>2+</sup> flows"),
    ("Anemia in an infant&lt;subtitle&gt;A case&lt;/subtitle&gt;", "Anemia in an infant: A case"),
    # rule 4: MathML
    ("In" + MATH.format(SUB.format("<mml:mi>T</mml:mi>", "0")) + "-spaces", "In T<sub>0</sub>-spaces"),
    ("Epitaxial Mn" + MATH.format(SUB.format("", "2")) + "VAl films", "Epitaxial Mn<sub>2</sub>VAl films"),
    (
        "Order with" + MATH.format("<mml:msup><mml:mi>L</mml:mi><mml:mn>1</mml:mn></mml:msup>") + "Data",
        "Order with L<sup>1</sup> Data",
    ),
    ("Dominant" + MATH.format("<mml:mrow><mml:mi>M</mml:mi></mml:mrow>") + "-matrices", "Dominant M-matrices"),
    ('On <math id="M1">\n  <mi>K</mi>\n</math>-g-frames', "On K-g-frames"),
    # rule 7: characters
    ("Long‐term non‑homing", "Long-term non-homing"),
    ("MÃ´nica and JÃ¶rg on dâ\x80\x99Adamo", "Mônica and Jörg on d’Adamo"),
    ("it\x92s \x93tidal\x94", "it’s “tidal”"),
    ("SÃO JOÃO, says São João", "SÃO JOÃO, says São João"),
    # rule 8: what stands behind a title
    ("Tides and the mind.", "Tides and the mind"),
    ("A new species of Patella sp.", "A new species of Patella sp."),
    ("Tides in the U.S.A.", "Tides in the U.S.A."),
    ("And then...", "And then..."),
    ("Tides and the hand*", "Tides and the hand"),
    ("Searching shores with A*", "Searching shores with A*"),
    ("Luminescence of purines<sup>1,2</sup>", "Luminescence of purines"),
    ("Benzoate-1-C<sup>14</sup>", "Benzoate-1-C<sup>14</sup>"),
    ("[On the sleep of limpets]", "On the sleep of limpets"),
    ("[11C]raclopride in [limpets]", "[11C]raclopride in [limpets]"),
    # rule 9: a prefix is a part of the title
    ("RETRACTED: Limpets cure the cold", "RETRACTED: Limpets cure the cold"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "printed"), AS_PRINTED, ids=[printed[:40] for _, printed in AS_PRINTED])
def test_a_title_is_as_it_is_printed(raw: str, printed: str) -> None:
    assert claims(title=[raw])["title"] == printed


def test_capitals_of_the_registry_stay_its_claim_and_are_respelt_once() -> None:
    raw = "MEG SOURCE LOCALIZATION USING AN MLP AT IEEE"
    fields = {
        "title": [raw],
        "author": [{"given": "JOHN", "family": "SMITH"}, {"given": "A.", "family": "VAN ROOSEN"}],
    }
    assert claims(**fields)["title"] == raw
    work = resolved(**fields)
    assert work.title == "Meg Source Localization Using an Mlp at IEEE"
    assert str(work.author[0]) == "Smith, John"


@pytest.mark.parametrize(
    ("title", "subtitle", "printed"),
    [
        ("Homing of limpets", "A field study", "Homing of limpets: A field study"),
        ("Homing of limpets.", "A field study", "Homing of limpets: A field study"),
        ("Homing of whelks: A field study", "A field study", "Homing of whelks: A field study"),
        ("Homing of <i>Patella</i> ashore", "HOMING OF PATELLA", "Homing of <i>Patella</i> ashore"),
        ("Homing of chitons:", "Night observations", "Homing of chitons: Night observations"),
        ("Homing of limpets", "", "Homing of limpets"),
    ],
)  # fmt: skip
def test_a_subtitle_is_joined_once(title: str, subtitle: str, printed: str) -> None:
    assert claims(title=[title], subtitle=[subtitle])["title"] == printed


def test_the_original_title_is_kept_where_it_is_another() -> None:
    both = claims(title=["Homing of limpets"], original_title=["О возвращении блюдечек"])
    assert (both["title"], both["original-title"]) == ("Homing of limpets", "О возвращении блюдечек")
    assert "original-title" not in claims(original_title=["HOMING OF LIMPETS."])
    alone = claims(title=[], original_title=["О возвращении блюдечек"])
    assert alone["title"] == "О возвращении блюдечек"
    assert "original-title" not in alone


def test_a_title_that_lost_characters_is_less_sure() -> None:
    sure = {c.field: c.confidence for c in registered(title=["Homing of na\ufffdve limpets"]).claims}
    assert sure["title"] == 0.5


def test_no_title_makes_a_work_retracted() -> None:
    for title in ("RETRACTED: Limpets", "Erratum", "Retracted feet"):
        assert registered(title=[title]).notices == ()


def test_a_journal_is_read_without_its_escapes_and_a_short_form_that_says_the_same() -> None:
    found = claims(container_title=["Shores &amp;amp; Oceans"], short_container_title=["Shores & Oceans"])
    assert found["container-title"] == "Shores & Oceans"
    assert "container-title-short" not in found
    assert claims(container_title=["Shores"], short_container_title=["Shor."])["container-title-short"] == "Shor."


@pytest.mark.parametrize(
    "both",
    [
        ["Lecture Notes in Invented Science", "The Shore in Pictures"],
        ["The Shore in Pictures", "Lecture Notes in Invented Science"],
    ],
)
def test_of_two_containers_of_a_chapter_the_book_is_the_container_and_the_series_the_collection(
    both: list[str],
) -> None:
    found = claims(type="book-chapter", container_title=both)
    assert found["container-title"] == "The Shore in Pictures"
    assert found["collection-title"] == "Lecture Notes in Invented Science"


def test_the_container_of_a_book_is_its_series_with_the_volume_in_it() -> None:
    found = claims(type="monograph", container_title=["Shore Studies"], volume="12")
    assert (found["collection-title"], found["collection-number"]) == ("Shore Studies", "12")
    assert "container-title" not in found
    assert "volume" not in found


def test_a_grant_is_known_by_the_title_of_its_project() -> None:
    found = claims(
        type="grant", title=None, project=[{"project-title": [{"title": "Limpets at night", "language": "en"}]}]
    )
    assert found["title"] == "Limpets at night"
    assert "type" not in found
