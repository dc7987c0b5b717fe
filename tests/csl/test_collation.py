"""Lists sort as a dictionary of their language does."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.csl.processor import Processor, Style
from refkit.csl.processor.alphabets import LANGUAGES
from refkit.csl.processor.collation import Alphabet, collation_key


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "10 2 abbé Abel Ångström Łukasz luz Øst ostrich Smith smithy Straße strata Ünal unit zebra Þór Ж"),
        ("en", "cote coté côte côté coter"),
        ("en", "data Data DATA datum"),
        ("sv", "abc udde ynka ünlü zorn Ångström ärlig äska öga Østergaard"),
        ("da", "Zebra Ægir Öberg Østergaard Åkjær ålborg Aarhus"),
        ("nb", "zoo ære ødem år aas"),
        ("de", "Adler Ähre Bauer Müller Mulligan Muster Straße Strauss Übel"),
        ("es", "chico cuna llama luz nube ñandú ocho"),
        ("cs", "cena cukr čas dům hora humr chata idea řeka sen šaty zub žena"),
        ("pl", "ara ądr bal cud ćma lot łoś zez źle żal"),
        ("hu", "cukor csak dob orr öböl ősz pad sok szó zene zseb"),
        ("tr", "cam çam dam ırmak ışık iz kum orman ördek son şal"),
        ("et", "sool šokk zoo žest tuul väli õde äär öö üle"),
        ("is", "dagur ðe ey þór ær öl"),
        ("lt", "yla ilgas iš jonas"),
        ("ru", "ежа ёжик ели зима икра йод кот"),
        ("uk", "гай ґава дім екран єдність ива ім'я їжак йод"),
        ("ja", "あき アサ いし うし カサ きく"),
    ],
)
def test_words_stand_in_the_order_of_the_language(language: str, words: str) -> None:
    expected = words.split()
    assert sorted(sorted(expected), key=lambda word: collation_key(word, language)) == expected


def test_spaces_come_before_letters_and_leading_quotation_marks_do_not_count() -> None:
    expected = ["De la Cruz", "“De Luca”", "Deacon", "O'Brien", "Obama", "(Smith)"]
    assert sorted(sorted(expected), key=collation_key) == expected


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_letters_of_an_alphabet_stand_in_its_order(language: str) -> None:
    key = Alphabet(language).key
    for line in LANGUAGES[language].split():
        letters = [group.split("=")[0] for group in line.split("<")]
        assert sorted(sorted(letters), key=key) == letters
        for one, two in itertools.pairwise(letters):
            assert key(one + "ww")[1] < key(two)[1]


@given(st.text(), st.sampled_from(["", *LANGUAGES]))
def test_any_text_has_a_place(text: str, language: str) -> None:
    assert collation_key(text, language) == Alphabet(language).key(text)


def test_a_list_follows_the_locale() -> None:
    style = Style.parse(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        "<citation><layout/></citation>"
        '<bibliography><sort><key variable="title"/></sort><layout><text variable="title"/></layout></bibliography>'
        "</style>"
    )
    items = [{"id": title, "type": "book", "title": title} for title in ("Zorn", "Ångström", "Adler")]
    english, swedish = (list(Processor(style, items, tag).registry().order) for tag in ("en-US", "sv-SE"))
    assert english == ["Adler", "Ångström", "Zorn"]
    assert swedish == ["Adler", "Zorn", "Ångström"]
