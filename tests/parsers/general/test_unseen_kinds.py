"""Kinds of pages that no layout knows: what they print is read, and what only looks like it is not."""

from __future__ import annotations

from typing import Any

import pytest

from refkit import parsers
from refkit.merge import resolve
from refkit.model import Work

PROSE = (
    "Reed beds slow the water that comes down from the hills and keep much of what it carries. We measured "
    "nitrate, phosphate and turbidity at 14 sites for three summers and found that "
    "two thirds of the nitrate stayed there."
)


def _work(text: str) -> Work | None:
    records = parsers.read(parsers.decode(text.encode(), "page.txt")).records
    own = next((record for record in records if record.role == "primary"), None)
    return resolve(own).work if own else None


def _read(text: str) -> Work:
    work = _work(text)
    assert work is not None
    return work


def _families(work: Work) -> list[str]:
    return [name.family or name.literal for name in work.author]


def _sections(work: Work) -> list[tuple[Any, str]]:
    assert work.abstract is not None
    return [(section.label, section.text[:12]) for section in work.abstract.sections]


def test_labels_in_one_row_with_bars_between() -> None:
    work = _read(
        "Year : 2015  |  Volume : 59  |  Issue : 8  |  Page : 465-470\n\n"
        "Reed beds of the upper valley in dry summers\n\nDate of Web Publication17-Aug-2015\n\n"
        f"DOI: 10.5555/0019-5049.1629\n\nAbstract\n\n{PROSE}\n\nIntroduction Top\n"
    )
    assert (work.volume, work.issue, str(work.page)) == ("59", "8", "465-470")
    assert work.issued is not None
    assert work.issued.year == 2015


def test_an_abstract_in_sections_with_headings_of_another_language() -> None:
    text = f"Leitos de junco no vale superior e a água\n\nRESUMO\n\nObjetivo:\n\n{PROSE}\n\nMétodo:\n\n{PROSE}\n\n"
    text += f"Resultados:\n\n{PROSE}\n\nDESCRITORES\nJunco; Nitrato\n"
    work = _read(text)
    assert _sections(work) == [("Objetivo", PROSE[:12]), ("Método", PROSE[:12]), ("Resultados", PROSE[:12])]
    assert list(work.keyword) == ["Junco", "Nitrato"]


def test_a_section_that_is_called_introduction_is_of_the_abstract() -> None:
    work = _read(
        f"Reed beds of the upper valley in dry summers\n\nAbstract\n\nIntroduction: {PROSE}\nAims: {PROSE}\n"
    )
    assert [label for label, _ in _sections(work)] == ["Introduction", "Aims"]


def test_roman_numerals_behind_names_are_marks() -> None:
    work = _read(
        "Adaptação do protocolo de juncos para a realidade brasileira\n\n"
        "Juliana MaltezI; Carolina S. de M. LisbelaII,III; "
        f"Margarida G. de MatozIII\n\nIUniversidade de Exemplo, Vale, Brasil\n\nResumo\n\n{PROSE}\n"
    )
    assert _families(work) == ["Maltez", "Lisbela", "de Matoz"]


def test_names_with_orcids_on_lines_between_them() -> None:
    orcids = [f"http://orcid.org/0000-0002-3451-86{n}9" for n in range(3, 6)]
    names = ["Luciana Antonacci", "Otaviana Cardoso Chaves", "Fernanda Marcelina Silva"]
    rows = "\n".join(f"{name}\n{orcid}" for name, orcid in zip(names, orcids, strict=True))
    work = _read(f"Artigo Original\n\nJuncos do vale superior em verões secos\n\n{rows}\n\nRESUMO\n\n{PROSE}\n")
    assert len(work.author) == 3


def test_a_list_of_chinese_names_with_marks_is_no_title() -> None:
    abstract = (
        "芦苇床减缓了山上流下的水,并保留了水中携带的大部分物质。三个夏季的测量结果表明三分之二的硝酸盐留在那里。"
    )
    byline = "帅学倩1, 梅 广2, 李 莉2, 吴 珩3 综述, 赵旭东4 审校"
    work = _read(
        f"上游芦苇床对硝酸盐截留作用的研究进展\n\n{byline}\n\n【摘要】 {abstract}\n\n【关键词】 芦苇; 硝酸盐\n"
    )
    assert work.title == "上游芦苇床对硝酸盐截留作用的研究进展"
    assert len(work.author) == 5
    without = _work(
        f"{byline}\n(1.示例大学医学院,新疆 832000;2.示例大学附属医院,新疆 832000)\n【摘要】{abstract}\n"
    )
    assert without is None or not without.title


def test_a_section_letter_before_the_volume() -> None:
    work = _read(
        "Acta Cryst. (2007). E63, m1841-m1842    [ doi:10.5555/S1600536807025834 ]\n\n"
        "Poly[reed-bridged dicopper(II)] hydrate of the upper valley\n\n"
        f"A. Okonkwo and W. Li\n\nAbstract top\n\n{PROSE}\n"
    )
    assert (work.container_title, work.volume, str(work.page)) == ("Acta Cryst.", "E63", "m1841-m1842")


def test_the_formula_of_a_compound_is_no_citation() -> None:
    work = _read(
        "CRYSTAL STRUCTURE OF A REED COMPLEX OF Cu(II) WITH IMIDAZOLE, Cu2(C10H2O8)(C3H4N2)6(H2O)4 · 4H2O\n\n"
        f"AB Okonkwo,CD Li,EF Roe\nDOI: https://doi.org/10.5555/0095897010802\n2001-01-01\nAbstract:{PROSE}\n"
        "What problem does this paper attempt to address?\n"
    )
    assert (work.container_title, work.volume, work.issue) == ("", "", "")
    assert [text[:4] for _, text in _sections(work)] == [PROSE[:4]]
    assert "What problem" not in str(work.abstract)


def test_the_issue_of_a_year() -> None:
    work = _read(
        "Published in: Der Deichgraf und seine Zeit 6/2005\n\n01-06-2005 | Article\n\n"
        "Reed beds of the upper valley\n\nAuthors: A. Okonkwo, W. Li\n\n"
        f"Published in: Der Deichgraf und seine Zeit | Issue 6/2005\n\nAbstract\n\n{PROSE}\n"
    )
    assert (work.container_title, work.issue) == ("Der Deichgraf und seine Zeit", "6")
    assert work.issued is not None
    assert work.issued.year == 2005


def test_names_with_patronymics() -> None:
    work = _read(
        "DOI: 10.5555/2686-9241.2024\nО камышах верхней долины в засушливое лето\n"
        f"Анна Анатольевна Примерова1, Оксана Валерьевна Образцова2\nАннотация\n{PROSE}\n"
    )
    assert _families(work) == ["Примерова", "Образцова"]


def test_furniture_of_other_languages_is_no_title() -> None:
    for line in (
        "Navigation – Plan du site",
        "Der Bote Aims and scope Submit manuscript",
        "1 [email protected], 2 X",
    ):
        work = _work(f"{line}\n\nAbstract\n\n{PROSE}\n")
        assert work is None or not work.title


def test_the_label_of_a_title_above_it() -> None:
    work = _read(
        "Title of article :\nReed beds of the upper valley\nAuthor/Authors :\nOkonkwo, Ada and Li, Wei\n"
        f"From page :\n41\nAbstract :\n{PROSE}\nJournal title :\nMarsh Letters\nSerial Year :\n2013\n"
    )
    assert (work.title, work.container_title, str(work.page)) == (
        "Reed beds of the upper valley",
        "Marsh Letters",
        "41",
    )


def test_the_description_of_goods_is_no_work() -> None:
    assert (
        _work(
            f"Free shipping\nWaterproof Hiking Boots for Men\nPrice: $89.99\nDescription\n{PROSE}\nVolume: 12 l\n"
        )
        is None
    )
    assert (
        _work(f"Instructions\n\n• Abstract A concise summary of it. {PROSE}\n\n• Citation A reference to it.\n")
        is None
    )


def test_a_title_that_is_broken_over_lines() -> None:
    work = _read(
        "Analysis of Field Investigations of\nSelf-Similar Reed Beds in\nUpper Valleys at Large Water Levels\n\n"
        f"G. I. Okonkwo, A. J. Li and V. M. Roe\n\nAbstract.\n\n{PROSE}\n\n1 Introduction\n"
    )
    assert (
        work.title
        == "Analysis of Field Investigations of Self-Similar Reed Beds in Upper Valleys at Large Water Levels"
    )
    assert len(work.author) == 3


def test_a_running_head_and_the_sign_of_a_note_are_no_part_of_the_title() -> None:
    title = "Reed Beds and Their Nitrate in a Changing Valley"
    work = _read(f"Shen and Sun: {title}\n\nChao Shen and Zhong Sun\n\n{title}\n\nAbstract: {PROSE}\n")
    assert work.title == title
    assert _read(f"{title} †\n\nAda Okonkwo and Wei Li\n\nAbstract\n\n{PROSE}\n").title == title


def test_capitals_behind_names_in_full_are_marks() -> None:
    orcid = "https://orcid.org/0000-0001-6390-5382"
    names = f"Yui Okada {orcid} A E , Oliver Knox B , Gunter Nachtigal C and Brian Wilson {orcid} A D"
    work = _read(f"Effects of reed cutting on dynamics of the soil\n\n{names}\n\nAbstract\n\n{PROSE}\n")
    assert [(name.family, name.given) for name in work.author] == [
        ("Okada", "Yui"), ("Knox", "Oliver"), ("Nachtigal", "Gunter"), ("Wilson", "Brian"),
    ]  # fmt: skip


def test_a_korean_journal_with_its_type_before_the_title_and_no_heading_above_the_abstract() -> None:
    work = _read(
        "HOME > J Marsh Acad Nurs > Volume 50(2); 2020 > Article\n"
        "Review Article Trends of Reed Development in Valleys Published in Korean Journals\n"
        "Lee, Sumi , Lee, Jinhae , Hwang, Yugyeong , Ko, Il Sun\nDOI: https://doi.org/10.5555/jman.2020.50.2.178\n"
        f"Published online: April 30, 2020\n\nPurpose\n{PROSE}\nMethods\n{PROSE}\nResults\n{PROSE}\n"
    )
    assert work.title == "Trends of Reed Development in Valleys Published in Korean Journals"
    assert _families(work) == ["Lee", "Lee", "Hwang", "Ko"]
    assert (work.container_title, work.volume, work.issue) == ("J Marsh Acad Nurs", "50", "2")
    assert [label for label, _ in _sections(work)] == ["Purpose", "Methods", "Results"]


def test_the_copyright_of_a_site_gives_no_year() -> None:
    work = _read(
        f"Reed beds of the upper valley in dry summers\n\nAda Okonkwo\n\nAbstract\n\n{PROSE}\n\nRelated articles\n"
        "Nitrate in the waters of a much lower valley\nAbout us\n© 2023 The Publisher. All rights reserved.\n"
    )
    assert work.issued is None


@pytest.mark.parametrize(
    "title",
    [
        "Search for supersymmetry in proton-proton collisions at 13 TeV",
        "Price elasticity of demand for alcohol in the United Kingdom",
        "Contact inhibition of locomotion in neural crest cells",
        "Access to health care among refugees with chronic disease",
        "Issue framing and public opinion in the welfare debate",
    ],
)
def test_a_title_that_begins_as_furniture_does_is_a_title(title: str) -> None:
    text = f"Skip to content\nSearch for more papers\n\n{title}\n\nMary A. Smith and John Brown\n\ndoi:10.5555/a1\n"
    assert _read(text).title == title


@pytest.mark.parametrize(
    "line",
    [
        "Search for more papers by the same group",
        "Issue 3 , March 2010 , Pages 12 - 45",
        "Received 12 January 2010; accepted 3 March 2011",
        "Published online by Cambridge University Press",
        "Share on Facebook Twitter LinkedIn Email Print",
        "Get access to the full version of the article",
    ],
)
def test_furniture_of_many_words_is_no_title(line: str) -> None:
    text = f"{line}\n\nMary A. Smith and John Brown\n\ndoi:10.5555/a1\n"
    assert _read(text).title == ""
