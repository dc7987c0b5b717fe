"""By-lines as extractors leave them, and lines that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.text.bylines import read_byline, read_byline_rows


def _families(line: str) -> list[str]:
    byline = read_byline(line)
    assert byline is not None, line
    assert byline.score >= 0.5, (line, byline.score)
    return [name.family or name.literal for name in byline.names]


@pytest.mark.parametrize(
    ("line", "families"),
    [
        ("1. Ada Okonkwo1,", ["Okonkwo"]),
        ("Liang Chen1,*,", ["Chen"]),
        ("• Ada Lindqvist,", ["Lindqvist"]),
        ("& Yuan Chen1,", ["Chen"]),
        ("Jane Okello5 and", ["Okello"]),
        ("Smith A 1, Roe B 2 3", ["Smith", "Roe"]),
        ("Jane R. Roe,a Anders Holm,b Daniel G. Fosterb and Eugen Stark*a", ["Roe", "Holm", "Foster", "Stark"]),
        ("Francis DUPONT, Marie SAINT MARTIN & Philippe HUET", ["DUPONT", "SAINT MARTIN", "HUET"]),
        ("By Jane Roe on March 5", ["Roe"]),
        ("par Florence Lenoir , le 15 septembre 2009", ["Lenoir"]),
        ("Authors: Jane Roe, John Smith", ["Roe", "Smith"]),
        ("Author:\tPaula Schäfer, Stefan Ulmer", ["Schäfer", "Ulmer"]),
        ("Jane Roe, Example University and Red Hat; Ann Das and Stefan Holm, Red Hat", ["Roe", "Das", "Holm"]),
        ("Kazimir Nowak  View ORCID Profile, Jane Roe  View ORCID Profile", ["Nowak", "Roe"]),
        ("Jane Roe (University of Example), John Smith", ["Roe", "Smith"]),
        ("SMITH J.; ROE P.", ["SMITH", "ROE"]),
        ("Smith, John; Roe, Jane", ["Smith", "Roe"]),
        ("A. Smith and B. Roe", ["Smith", "Roe"]),
        ("Smith, D. J., Roe, J. N. P., Holm, C. and Stark, D. M.", ["Smith", "Roe", "Holm", "Stark"]),
        (",   and  John Okello ,   and  Ginny Hendry", ["Okello", "Hendry"]),
        ("Jane Roe, MD, PhD, John A. Smith, MS", ["Roe", "Smith"]),
        (
            "Jane A Roe12*, Jenny Holm3, Luke D Stark3 and for the EXAMPLE group",
            ["Roe", "Holm", "Stark", "EXAMPLE group"],
        ),
        ("J Roe,1 I Holm,2 J-B Okello,5 and B Stark3", ["Roe", "Holm", "Okello", "Stark"]),
        ("Иванов И.И., Петров П.П.", ["Иванов", "Петров"]),
        ("作者：张三, 李四", ["张三", "李四"]),
        ("张三1，李四2，王小明1*", ["张三", "李四", "王小明"]),
        ("山田 太郎, 佐藤 花子", ["山田", "佐藤"]),
        ("Florence Lenoir", ["Lenoir"]),
    ],
)
def test_by_lines_are_read(line: str, families: list[str]) -> None:
    assert _families(line) == families


@pytest.mark.parametrize(
    "line",
    [
        "Regulation of Growth, Development and Death",
        "School of Chemistry, University of Sydney, Sydney 2006, Australia",
        "Home, About, Login, Register",
        "Nature, Science and Cell",
        "Obesity, PET, ventral striatum",
        "Body mass index, Food addiction",
        "Body Mass Index, Food Addiction",
        "Paris, France",
        "Boston, MA, USA",
        "Springfield, IL",
        "Materials and Methods",
        "Results and Discussion",
        "Download PDF, Share, Cite",
        "J. Phys. Chem.",
        "Angew. Chem. Int. Ed. 2006, 45, 7896.",
        "Vitamin D, Hepatitis B",
        "Kazuhiro Imai Hiroyuki Nakajima",
        "By using this site you agree",
        "Edited by Jane Roe",
        ", , &",
        "肥胖, 饮食, 糖尿病",
        "| Example | – | 116 | R |",
        "",
        " ",
    ],
)
def test_other_lines_are_refused(line: str) -> None:
    byline = read_byline(line)
    assert byline is None or byline.score < 0.5


@pytest.mark.parametrize("tail", [", et al.", " et al", ", …", ", ...", " [+3 authors]", ", and others"])
def test_a_list_that_goes_on_is_marked_as_cut(tail: str) -> None:
    byline = read_byline(f"Jane Roe, John Smith{tail}")
    assert byline is not None
    assert byline.cut
    assert [name.family for name in byline.names] == ["Roe", "Smith"]


def test_each_name_comes_with_its_place_and_orcid() -> None:
    text = "TITLE\nJane Roe1 https://orcid.org/0000-0002-1825-0097, John Smith2*\nAbstract"
    byline = read_byline(text, 6, text.rindex("\n"))
    assert byline is not None
    assert [span.of(text) for span in byline.spans] == ["Jane Roe", "John Smith"]
    assert [name.orcid for name in byline.names] == ["0000-0002-1825-0097", ""]


def _rows(text: str) -> list[tuple[int, str]]:
    rows, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            rows.append((at, line))
        at += len(line) + 1
    return rows


def test_rows_are_read_up_to_the_first_that_is_no_name() -> None:
    names = "  1. Ada Okonkwo1,\n  2. Oddny Fjeldsoe2,\n  3. Jane Roe1,* and\n  4. Wim Zuidema3"
    text = f"{names}\nArticle first published online"
    byline = read_byline_rows(text, _rows(text))
    assert byline is not None
    assert [name.family for name in byline.names] == ["Okonkwo", "Fjeldsoe", "Roe", "Zuidema"]
    assert byline.rows == 4


def test_affiliations_between_the_rows_of_a_list_are_passed_over() -> None:
    between = "  roe@example.org\n\n  Affiliation: Example Institute, Oslo\n\n  X"
    text = f"• Jane Roe mail,\n\n{between}\n• John Smith\nAbstract"
    byline = read_byline_rows(text, _rows(text))
    assert byline is not None
    assert [name.family for name in byline.names] == ["Roe", "Smith"]


def test_rows_without_a_name_are_no_by_line() -> None:
    text = "Home\nAbout\nContact"
    assert read_byline_rows(text, _rows(text)) is None
    assert read_byline_rows("", []) is None


@given(st.text(max_size=200), st.integers(0, 50))
def test_any_text_is_a_by_line_or_none(text: str, start: int) -> None:
    byline = read_byline(text, start)
    if byline is not None:
        assert len(byline.names) == len(byline.spans) > 0
        assert all(start <= span.start < span.end <= len(text) for span in byline.spans)
        assert 0 <= byline.score <= 1


@given(
    st.lists(
        st.sampled_from("Jane Roe J. van Smith , ; and & 1 * † et al. ( ) [ ] a 张三 @ orcid | By \n".split(" ")),
        max_size=30,
    )
)
def test_any_mix_of_its_parts_is_read_or_refused(parts: list[str]) -> None:
    text = " ".join(parts)
    byline = read_byline(text)
    assert byline is None or all(str(name) for name in byline.names)
    read_byline_rows(text, _rows(text))


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "a ",
        "A ",
        "A. B, ",
        "(",
        "and ",
        "et al ",
        "1",
        "@",
        "a@",
        "Jane Roe, ",
        "|",
        "orcid ",
        "张三 ",
        "a,b,",
    ],
)
def test_a_megabyte_of_one_sign_is_refused(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    assert read_byline(text) is None
    read_byline(text, 0, 11_000)
    read_byline_rows(text, [(at, text[at : at + 100]) for at in range(0, 100_000, 100)])
