"""Pages that tell little of their work: what is there is kept, and what is missing said."""

from __future__ import annotations

from tests.parsers.pages import page_of, values

PROSE = "Limpets come back to the same scar with every tide, and nobody knows how they find it again. " * 3


def test_a_title_above_paragraphs_is_a_work_with_a_warning() -> None:
    _, reading = page_of(f"Menu\nHow Limpets Find Their Way Home\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}\n")
    assert values(reading.records[0]) == {"title": "How Limpets Find Their Way Home"}
    assert [(p.code, p.severity) for p in reading.problems] == [("only_title", "warning")]


def test_paragraphs_without_a_title_are_no_work() -> None:
    _, reading = page_of(f"{PROSE}\n\n{PROSE}\n\n{PROSE}\n")
    assert (reading.records, [p.code for p in reading.problems]) == ((), ["no_work"])


def test_a_title_above_a_line_or_two_is_no_work() -> None:
    _, reading = page_of("How Limpets Find Their Way Home\nShort words here.\n")
    assert (reading.records, [p.code for p in reading.problems]) == ((), ["no_work"])


def test_an_abstract_under_its_heading_is_a_work_though_nothing_else_is_known() -> None:
    _, reading = page_of(
        f"Abstract\nBackground\n{PROSE}\nMethods\n{PROSE}\nResults\n{PROSE}\nKeywords\nlimpets; tides\n"
    )
    (record,) = reading.records
    assert [section.label for section in values(record)["abstract"].sections] == [
        "Background",
        "Methods",
        "Results",
    ]
    assert [(p.code, p.severity) for p in reading.problems] == [("no_title", "warning")]


def test_the_page_cites_itself_under_a_title_that_none_of_its_lines_is() -> None:
    _, reading = page_of(
        "Citation: Okonkwo A, Li B (2012) LimpetMap: Finding the Way Home. Shore Biol 10(10): e1001406. "
        "doi:10.5555/shore.1001406\nPublished: October 16, 2012\n"
        f"We Cannot See the Scars for the Rocks\n{PROSE}\n{PROSE}\n"
    )
    got = values(reading.records[0])
    assert got["title"] == "LimpetMap: Finding the Way Home"
    assert [name.family for name in got["author"]] == ["Okonkwo", "Li"]
