"""Text dumps of tools that leave marks: Markdown, lines broken at a width, blanks that are no spaces."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit import parsers
from refkit.merge import resolve
from refkit.model import Record, Work
from refkit.parsers.broken_lines import dedented, joined
from refkit.parsers.markdown import is_markdown, unmarked

ABSTRACT = (
    "Reed beds slow the water that comes down from the hills and keep much of what it carries. We measured "
    "nitrate, phosphate and turbidity at 14 sites for three summers, above and below beds of Phragmites "
    "australis, and found that two thirds of the nitrate stayed there. Cutting the reed in "
    "autumn halved this share in the year after."
)
PLAIN = f"""Marsh Journal of Ecology
Research Article

How reed beds of the upper valley hold back nitrate in three dry summers and one wet

Ada Okonkwo1, Wei Li2,* and João Fernandes1

Marsh J Ecol 2016, 12(3): 45-57. doi:10.5555/mje.2016.0345

Abstract

{ABSTRACT}

Keywords: reed; nitrate; wetland

1. Introduction

Wetlands are the kidneys of a landscape, as a much repeated phrase has it, and it is worth a closer look.
"""
MARKED = f"""# [Marsh Journal of Ecology](https://marsh.example/journal)

![logo](https://marsh.example/logo_(1).png "Logo")

*Research Article*

How reed beds of the upper valley hold back nitrate in three dry summers and one wet
====================================================================================

[Ada Okonkwo](https://marsh.example/a/1)1, **Wei Li**2,\\* and João Fernandes1

*Marsh J Ecol* **2016**, *12*(3): 45-57. [doi:10.5555/mje.2016.0345](https://doi.org/10.5555/mje.2016.0345)

---

## Abstract

{ABSTRACT.replace("Phragmites australis", "*Phragmites australis*")}

**Keywords:** reed; nitrate; wetland

## 1. Introduction

Wetlands are the kidneys of a landscape, as a much repeated phrase has it, and it is worth a closer look.
"""


def _read(text: str) -> tuple[parsers.Page, Record, Work]:
    page = parsers.decode(text.encode(), "reed.txt")
    record = next(record for record in parsers.read(page).records if record.role == "primary")
    return page, record, resolve(record).work


def _said(work: Work) -> tuple[object, ...]:
    return (
        str(work.doi),
        work.title,
        [name.family for name in work.author],
        work.issued and work.issued.year,
        work.container_title,
        work.volume,
        work.issue,
        str(work.page),
        work.abstract and " ".join(part.text for part in work.abstract.sections),
    )


EXPECTED = _said(_read(PLAIN)[2])


def test_the_plain_page_is_read_whole() -> None:
    assert EXPECTED == (
        "10.5555/mje.2016.0345",
        "How reed beds of the upper valley hold back nitrate in three dry summers and one wet",
        ["Okonkwo", "Li", "Fernandes"],
        2016,
        "Marsh Journal of Ecology",
        "12",
        "3",
        "45-57",
        ABSTRACT,
    )


def _wrapped(width: int) -> str:
    return "\n".join(textwrap.fill(line, width) for line in PLAIN.split("\n"))


VARIANTS = {
    "markdown": MARKED,
    "bold for headings": PLAIN.replace("Abstract\n", "**Abstract**\n").replace("How reed", "**How reed").replace(
        "and one wet\n", "and one wet**\n"
    ),
    "broken at 72": _wrapped(72),
    "broken at 80, indented": textwrap.indent(_wrapped(80), "   "),
    "set in": textwrap.indent(PLAIN, "    "),
    "blanks that do not break": PLAIN.replace(", ", ",\xa0").replace("of the", "of\u2009the"),
    "windows line ends": MARKED.replace("\n", "\r\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", VARIANTS)
def test_a_page_says_the_same_however_it_was_saved(name: str) -> None:
    assert _said(_read(VARIANTS[name])[2]) == EXPECTED


@pytest.mark.parametrize("name", VARIANTS)
def test_spans_are_places_in_the_page_as_it_is(name: str) -> None:
    page, record, _ = _read(VARIANTS[name])
    places = {claim.field: claim.span for claim in record.claims}
    for field, begins, ends in (
        ("title", "How reed beds", "one wet"),
        ("DOI", "10.5555/", "0345"),
        ("author", "Ada", "Fernandes"),
        ("volume", "12", "12"),
        ("abstract", "Reed beds slow", "in the year after."),
    ):
        span = places[field]
        assert span is not None
        shown = " ".join(page.text[span.start : span.end].split())
        assert shown.startswith(begins), field
        assert shown.endswith(ends), field


def test_a_doi_that_only_a_link_tells_is_read() -> None:
    text = MARKED.replace("[doi:10.5555/mje.2016.0345]", "[DOI]")
    assert str(_read(text)[2].doi) == "10.5555/mje.2016.0345"


def test_the_cells_of_a_table_are_labels_and_values() -> None:
    text = f"# {EXPECTED[1]}\n\n## Abstract\n\n{ABSTRACT}\n\n" + (
        "Original language | English |\n---|---|\nPages (from-to) | 45-57 |\nJournal | Marsh Journal of Ecology |\n"
        "Volume | 12 |\nIssue number | 3 |\nPublication status | Published - 10 Jan 2016 |\n"
    )
    work = _read(text)[2]
    assert (work.container_title, work.volume, work.issue, str(work.page)) == (
        "Marsh Journal of Ecology", "12", "3", "45-57",
    )  # fmt: skip
    assert work.issued is not None
    assert work.issued.year == 2016


def test_marks_of_authors_are_no_emphasis() -> None:
    text = "# T\nAda Okonkwo*; Wei Li**; João Fernandes*** and snake_case_name 2 * 3 * 4"
    assert unmarked(text)[0].text == text.removeprefix("# ")


def test_text_without_marks_is_left_alone() -> None:
    assert not is_markdown(PLAIN)
    assert joined(PLAIN) is None


def test_lines_that_end_early_stay_apart() -> None:
    whole = joined(_wrapped(72))
    assert whole is not None
    assert "\nAda Okonkwo1, Wei Li2,* and João Fernandes1\n" in whole.text
    assert ABSTRACT in whole.text


@given(st.text(alphabet=st.sampled_from("#*_`|>-=[]()!\\<: \t\nab1.•"), max_size=400))
def test_no_marks_in_any_order_fail_and_every_character_knows_its_place(text: str) -> None:
    for rewritten in (unmarked(text)[0], joined(text), dedented(text)):
        if rewritten is not None:
            for at, char in enumerate(rewritten.text):
                place = rewritten.place(at, at + 1)
                if char not in " \t•":
                    assert text[place.start : place.end] == char


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (r"Ada Okonkwo\*, Wei Li\*", "Ada Okonkwo*, Wei Li*"),
        (r"the genes \_a\_ and *b\* c*", "the genes _a_ and *b* c*"),
        (r"a \\ b", r"a \ b"),
        ("| a \\| b | c |\n|---|---|", "a | b\tc\n"),
        ("```\n# install it\n*b* {\\_}\n```\nText", "# install it\n*b* {\\_}\nText"),
        ("```\n**not closed**", "```\nnot closed"),
    ],
    ids=["marks of authors", "underlines", "a backslash", "a cell's bar", "code", "no code"],
)
def test_what_is_escaped_and_code_stay_as_they_are_meant(source: str, shown: str) -> None:
    text, headings = unmarked(source)
    assert text.text == shown
    assert not headings


def test_an_address_below_a_title_is_not_joined_to_it() -> None:
    address = "https://doi.org/10.5555/mje.2016.0345.reed-beds"
    wrapped = textwrap.fill(ABSTRACT, 72)
    found = joined(f"How reed beds hold back nitrate\n{address}\n\n{wrapped}\n\n{ABSTRACT[:50]}.\n{address}\n")
    assert found is not None
    assert found.text.split("\n")[:2] == ["How reed beds hold back nitrate", address]
    assert found.text.endswith(f"{ABSTRACT[:50]}. {address}\n")  # of a reference it is a part
