"""What a reader sees in the main styles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from refkit import csl
from refkit.csl import Entry, Run, to_html, to_text
from refkit.model import DOI, Abstract, ArticleNumber, Name, PageRange, PartialDate, Section, Work
from tests.csl.works import ALL, ARTICLE, ARTICLE_NUMBERED, BOOK, WITHOUT_AUTHOR, person

FIXTURES = Path(__file__).parents[2] / "fixtures" / "csl"
EXPECTED: dict[str, dict[str, str]] = json.loads((FIXTURES / "expected.json").read_text("utf-8"))


def printed(entry: Entry) -> str:
    label = f"{to_text(entry.label)} " if entry.label else ""
    return label + to_text(entry.runs)


def one(work: Work, style: str = "apa", locale: str | None = None) -> str:
    """The entry of one work."""
    found = csl.bibliography([("key", work)], style, locale)
    assert not found.problems
    return printed(found.entries[0])


@pytest.mark.parametrize("style", EXPECTED)
def test_a_list_reads_as_the_style_prints_it_and_stands_in_its_order(style: str) -> None:
    found = csl.bibliography(list(ALL.items()), style)
    assert {entry.key: printed(entry) for entry in found.entries} == EXPECTED[style]
    assert [entry.key for entry in found.entries] == list(EXPECTED[style])
    assert found.problems == ()


def test_a_title_that_stands_for_missing_authors_is_printed_once() -> None:
    for style in ("apa", "chicago-author-date", "modern-language-association", "harvard-cite-them-right"):
        assert one(WITHOUT_AUTHOR, style).lower().count("workforce") == 1


def test_italics_and_bold_are_runs() -> None:
    entry = csl.bibliography([("a", ARTICLE)], "apa").entries[0]
    assert [run.text for run in entry.runs if run.italic] == ["Clinical Psychology: Science and Practice", "6"]
    bold = csl.bibliography([("a", ARTICLE)], "nature").entries[0]
    assert [run.text for run in bold.runs if run.bold] == ["6"]


def test_the_number_is_set_apart_without_a_space() -> None:
    found = csl.bibliography([("b", BOOK), ("a", ARTICLE)], "ieee")
    assert [entry.label for entry in found.entries] == [(Run("[1]"),), (Run("[2]"),)]
    assert [entry.key for entry in found.entries] == ["b", "a"]
    assert to_text(found.entries[0].runs).startswith("J.-L. van Mieghem")


def test_the_options_of_the_style_are_told() -> None:
    apa = csl.bibliography([("a", ARTICLE)], "apa")
    assert (apa.hanging_indent, apa.entry_spacing) == (True, 0)
    ieee = csl.bibliography([("a", ARTICLE)], "ieee")
    assert (ieee.hanging_indent, ieee.entry_spacing) == (False, 0)


def test_an_article_number_is_printed_once_and_without_page_label_where_the_style_can() -> None:
    for style, expected in {
        "apa": "7(4), Article e16460.",
        "ieee": "vol. 7, no. 4, Art. no. e16460,",
        "nlm-citation-sequence": "7(4):e16460.",
        "elsevier-vancouver": "7:e16460.",
        "chicago-author-date": "7 (4): e16460.",
        "modern-language-association": "p. e16460,",
    }.items():
        text = one(ARTICLE_NUMBERED, style)
        assert expected in text
        assert text.count("e16460") == 1, style


def test_comma_and_full_stop_go_inside_american_quotation_marks_and_outside_british_ones() -> None:
    assert "evidence,” Clinical" in one(ARTICLE, "ieee", "en-US")
    assert "evidence’, Clinical" in one(ARTICLE, "ieee", "en-GB")
    assert "severe mental illness: a review" not in one(ARTICLE, "ieee")


def test_a_question_mark_takes_the_place_of_the_full_stop() -> None:
    assert "fail? Proceedings" in one(ALL["conference"], "apa")
    assert "Fail?” Proceedings" in one(ALL["conference"], "chicago-author-date")


def test_months_keep_their_form_from_call_to_call() -> None:
    before = one(ALL["web"], "apa")
    one(ARTICLE_NUMBERED, "nlm-citation-sequence")
    one(ALL["web"], "ieee")
    assert one(ALL["web"], "apa") == before
    assert "January 2, 2024" in before


def test_works_of_one_author_and_year_are_told_apart_by_letters() -> None:
    first = Work(type="book", title="Alpha", author=(person("Roe", "Jane"),), issued=PartialDate(2020))
    second = Work(type="book", title="Beta", author=(person("Roe", "Jane"),), issued=PartialDate(2020))
    other = Work(type="book", title="Gamma", author=(person("Roe", "Rachel"),), issued=PartialDate(2020))
    found = csl.bibliography([("b", second), ("o", other), ("a", first)], "apa")
    assert [to_text(entry.runs) for entry in found.entries] == [
        "Roe, J. (2020a). Alpha.",
        "Roe, J. (2020b). Beta.",
        "Roe, R. (2020). Gamma.",
    ]


def test_a_repeated_author_is_a_dash_where_the_style_asks_for_it() -> None:
    works = [(key, Work(type="book", title=key, author=(person("Roe", "Jane"),))) for key in ("one", "two")]
    found = csl.bibliography(works, "modern-language-association")
    assert [to_text(entry.runs) for entry in found.entries] == ["Roe, Jane. One.", "———. Two."]


def test_sorting_sets_accents_and_case_aside() -> None:
    names = ["Zimmer", "Öztürk", "de Vries", "Ortega", "van Gogh", "Über", "Abel"]
    works = [(name, Work(type="book", title="T", author=(person(name, "A"),))) for name in names]
    found = csl.bibliography(works, "apa")
    assert [entry.key for entry in found.entries] == [
        "Abel", "de Vries", "Ortega", "Öztürk", "Über", "van Gogh", "Zimmer",
    ]  # fmt: skip


def test_dates_sort_by_time_and_a_missing_one_comes_last() -> None:
    who = (person("Roe", "Jane"),)
    dates = {"june": PartialDate(2020, 6), "february": PartialDate(2020, 2), "old": PartialDate(999), "none": None}
    works = [(key, Work(type="webpage", title=key, author=who, issued=date)) for key, date in dates.items()]
    found = csl.bibliography(works, "refkit-annotated-author-date")
    assert [entry.key for entry in found.entries] == ["old", "february", "june", "none"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (PartialDate(2020), "2020"),
        (PartialDate(2020, 6), "2020, June"),
        (PartialDate(2020, 6, 9), "2020, June 9"),
        (PartialDate(2020, season=1), "2020, Spring"),
        (PartialDate(2019, until=PartialDate(2021)), "2019–2021"),
        (PartialDate(-44), "44 B.C.E."),
        (PartialDate(literal="in the last century"), "in the last century"),
    ],
    ids=str,
)
def test_a_date_is_printed_as_far_as_it_is_known(date: PartialDate, expected: str) -> None:
    work = Work(type="webpage", title="T", author=(person("Roe", "Jane"),), issued=date)
    assert one(work) == f"Roe, J. ({expected}). T."


def test_a_date_in_the_medical_style_keeps_its_spaces() -> None:
    assert "2020 Apr 3;7(4)" in one(ARTICLE_NUMBERED, "nlm-citation-sequence")


def test_formatting_in_a_title_comes_out_as_formatting_and_other_angle_brackets_stay() -> None:
    work = Work(
        type="article-journal",
        title="<i>Homo sapiens</i> and CO<sub>2</sub>: p < 0.05 & <script>alert(1)</script> "
        '<span class="nocase">x</span>',
        container_title="On <i>Drosophila</i>",
        doi=DOI("10.1002/(SICI)1097-4571(1998)49:8<693::AID-ASI4>3.0.CO;2-O"),
    )
    entry = csl.bibliography([("k", work)], "apa").entries[0]
    assert to_text(entry.runs) == (
        "Homo sapiens and CO2: p < 0.05 & <script>alert(1)</script> x. (n.d.). On Drosophila. "
        "https://doi.org/10.1002/(SICI)1097-4571(1998)49:8%3C693::AID-ASI4%3E3.0.CO;2-O"
    )
    assert [run.text for run in entry.runs if run.italic] == ["Homo sapiens", "On "]  # italics in italics: upright
    assert [run.text for run in entry.runs if run.subscript] == ["2"]
    assert "&lt;script&gt;" in to_html(entry.runs)


def test_a_journal_with_an_ampersand_is_escaped_once() -> None:
    entry = csl.bibliography(
        [("k", Work(type="article-journal", title="T", container_title="A & B"))], "apa"
    ).entries[0]
    assert "A & B" in to_text(entry.runs)
    assert "A &amp; B" in to_html(entry.runs)


def test_typewriter_quotation_marks_become_printed_ones() -> None:
    assert one(Work(type="book", title="""The "big" question: don't ask""")) == (
        "The “big” question: don’t ask. (n.d.)."
    )


def test_keys_come_back_to_the_letter_even_if_they_differ_in_case_only() -> None:
    works = [("Smith2020", ARTICLE), ("smith2020", BOOK), ("SMITH 2020 <&>", THESIS_LIKE), ("", BOOK)]
    for style in ("apa", "ieee"):
        found = csl.bibliography(works, style)
        assert sorted(entry.key for entry in found.entries) == sorted(key for key, _ in works)


THESIS_LIKE = Work(type="thesis", title="On <peers>", author=(person("O'Brien", "Máire"),))


def test_a_key_given_twice_gives_two_entries() -> None:
    found = csl.bibliography([("k", ARTICLE), ("k", BOOK)], "ieee")
    assert [entry.key for entry in found.entries] == ["k", "k"]


def test_the_language_can_be_chosen_by_its_short_name() -> None:
    assert "In J. Smith & J. Doe (Hrsg.)" in one(ALL["chapter"], "apa", "de")
    assert one(ALL["chapter"], "apa", "de") == one(ALL["chapter"], "apa", "DE_de")


ANNOTATED = (
    "refkit-annotated-author-date",
    "refkit-annotated-numeric",
    "apa-annotated-bibliography",
    "chicago-notes-bibliography-annotated",
    "modern-language-association-annotated-bibliography",
)


@pytest.mark.parametrize("engine", csl.ENGINES)
@pytest.mark.parametrize("style", ANNOTATED)
def test_an_annotated_style_prints_the_annotation_as_blocks_below_the_entry(style: str, engine: str) -> None:
    work = Work(type="book", title="Contact", author=(person("Roe", "J"),), note="A note: short.")
    said = {"key": ["First paragraph, “quoted”.", "Second <i>paragraph</i>."]}
    found = csl.bibliography([("key", work), ("other", BOOK)], style, engine=engine, annotations=said)
    entry = next(entry for entry in found.entries if entry.key == "key")
    reference, *blocks = map(to_text, entry.blocks)
    assert "Contact" in reference
    assert blocks == ["A note: short.", "First paragraph, “quoted”.", "Second paragraph."]
    assert [run.text for run in entry.blocks[-1] if run.italic] == ["paragraph"]
    assert [len(entry.blocks) for entry in found.entries if entry.key == "other"] == [1]
    assert csl.annotated(style)


def test_a_style_without_a_place_for_annotations_prints_none() -> None:
    work = Work(type="book", title="T", author=(person("Roe", "J"),), annote="Mine.")
    found = csl.bibliography([("key", work)], "apa", annotations={"key": ["Said."]})
    assert to_text(found.entries[0].runs) == "Roe, J. (n.d.). T."
    assert not csl.annotated("apa")


def test_a_note_is_a_sentence_and_never_a_field() -> None:
    work = Work(type="book", title="T", author=(person("Roe", "J"),), note="publisher: {:volume:9} is not said")
    assert one(work, "apa-annotated-bibliography") == "Roe, J. (n.d.). T.\npublisher: {:volume:9} is not said"


def test_a_block_of_the_style_starts_on_a_line_of_its_own() -> None:
    work = Work(title="T", abstract=Abstract((Section("It works."),)))
    entry = csl.bibliography([("k", work)], FIXTURES / "blocks.csl").entries[0]
    assert to_text(entry.runs) == "T.\nIt works."
    assert to_html(entry.runs) == "T.<br>\nIt works."
    assert [to_text(block) for block in entry.blocks] == ["T.", "It works."]


def test_an_empty_list_is_a_list() -> None:
    assert csl.bibliography([], "apa").entries == ()


def test_pages_are_abridged_as_the_style_says() -> None:
    article = Work(type="article-journal", title="T", container_title="J", page=PageRange("1496", "1504"))
    assert "1496–504" in one(article, "nlm-citation-sequence")
    assert "1496–1504" in one(article, "apa")
    assert "S12–S15" in one(
        Work(type="article-journal", title="T", container_title="J", page=PageRange("S12", "S15"))
    )


def test_an_article_number_and_a_number_of_its_own_are_both_kept() -> None:
    work = Work(type="article-journal", title="T", container_title="J", page=ArticleNumber("e5"), number="77")
    assert "Article 77" in one(work)


def test_an_institution_is_printed_whole() -> None:
    author = (Name(literal="Department of Health, Education and Welfare"),)
    assert one(Work(type="report", title="T", author=author)).startswith(
        "Department of Health, Education and Welfare."
    )
