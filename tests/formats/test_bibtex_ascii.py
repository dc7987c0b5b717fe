r"""BibTeX in ASCII: `Fran{\c c}ois`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.formats.bibtex import BIBTEX_ASCII
from refkit.formats.losses import losses
from refkit.model import DOI, Name, Work
from tests.formats.formats import read_values, written
from tests.formats.works import one

# Letters of the languages that LaTeX's accents and named letters write.
_LATIN = "àâäãåáéèêëíìîïñóòôöõøúùûüýÿçćčďđěęğľłńňőřśšşťůűźžżßæœþðŋÀÂÄÅÇÉØŠŽŁÞ–“”«»"


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("François", "Fran{\\c c}ois"),
        ("Straße", "Stra{\\ss}e"),
        ("naïve", 'na{\\"\\i}ve'),
        ("Šťastný", "{\\v S}{\\v t}astn{\\'y}"),
        ("ế", "{\\'{\\^e}}"),
        ("2010–2020 — “so”", "2010--2020 --- ``so''"),
        ("α-helix ≤ 5", "$\\alpha$-helix $\\leq$ 5"),
        ("e\u0301", "{\\'e}"),
        ("ﬁ", "fi"),
        ("中", "中"),
        ("CO₂ and 10⁻³ m²", "CO$_{2}$ and 10$^{-3}$ m$^{2}$"),
        ("Ω = ½ + ⅓", "$\\Omega$ = {\\textonehalf} + $1/3$"),
        ("ά and ϕ", "$\\acute{\\alpha}$ and $\\phi$"),
        ("$α_2$", "$\\alpha _2$"),
        ("a\u0323\u0302", "{\\^{\\d a}}"),
        ("} \u0301", "{\\textbraceright} {\\'{}}"),
    ],
)
def test_letters_and_signs_are_commands(text: str, latex: str) -> None:
    assert f"publisher = {{{latex}}}" in written(BIBTEX_ASCII, one(Work(type="book", publisher=text)))


def test_addresses_are_percent_encoded_and_never_commands() -> None:
    text = written(BIBTEX_ASCII, one(Work(type="book", url="https://x.example/ü_%20", doi=DOI("10.5555/ä_1"))))
    assert "url = {https://x.example/%C3%BC_%20}" in text
    assert "doi = {10.5555/%C3%A4_1}" in text
    assert read_values(BIBTEX_ASCII, text)[0]["DOI"] == DOI("10.5555/ä_1")


@given(title=st.text(st.sampled_from(_LATIN + "abcXYZ ,.-"), min_size=1, max_size=30).map(" ".join))
def test_latin_letters_come_back_as_they_were(title: str) -> None:
    work = Work(type="book", title=" ".join(title.split()), author=(Name("Lévesque", "Zoë"),))
    assert written(BIBTEX_ASCII, one(work)).isascii()
    assert list(losses(one(work), BIBTEX_ASCII)) == []
