"""The processor by itself: styles and items in, text out."""

from __future__ import annotations

import sys
import threading
from typing import Any

import pytest

from benchmarks.csl_items import smiths, varied
from benchmarks.csl_styles import independent_styles, trouble
from refkit.csl import styles
from refkit.csl.processor import Citation, Document, Processor, Style
from refkit.errors import StyleError, UnknownName

_HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">'
_BOOKS = [
    {"id": "a", "type": "book", "title": "On <i>Homo</i> & others", "author": [{"family": "Doe", "given": "Jane"}],
     "issued": {"date-parts": [[2001]]}},
    {"id": "b", "type": "book", "title": "More", "author": [{"family": "Roe", "given": "Ann"}],
     "issued": {"date-parts": [[2002]]}},
]  # fmt: skip


def style_of(layout: str, macros: str = "", options: str = "") -> Style:
    """A style with `layout` for cites."""
    return Style.parse(f"{_HEAD}{macros}<citation {options}><layout>{layout}</layout></citation></style>")


_IBID = style_of(
    '<choose><if position="ibid"><text term="ibid"/></if><else><text variable="title"/></else></choose>'
)

# Sixty of the 2,851: benchmarks/csl_styles.py goes through them all. Some styles print nothing for some types,
# by their own conditions; for a book and an article of a journal all of these do.
_SAMPLE = independent_styles()[::48][:60]
_MUST = {f"{kind} of item-{name} is empty" for kind in ("entry", "cite") for name in ("book", "article-journal")}


@pytest.mark.parametrize("path", _SAMPLE, ids=lambda path: path.stem)
def test_a_style_of_the_repository_formats_a_mixed_set(path: Any) -> None:
    found = trouble(path)
    assert not [line for line in found if line in _MUST or not line.endswith("is empty")]


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("html", "<b>On <i>Homo</i> &#38; others</b>"),
        ("text", "On Homo & others"),
        ("markdown", "**On *Homo* & others**"),
        ("latex", r"\textbf{On \emph{Homo} \& others}"),
        ("rtf", r"{\b{}On {\i{}Homo} & others}"),
    ],
)
def test_an_output_form_escapes_and_formats(output: str, expected: str) -> None:
    style = style_of('<text variable="title" font-weight="bold"/>')
    assert Processor(style, _BOOKS, output=output).cite([{"id": "a"}]) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("AT&amp;T & co", "AT\\&amp;T & co"),
        ("1. Of lists", "1\\. Of lists"),
        ("- and - of dashes", "\\- and - of dashes"),
        ("a_b*c <u>", "a\\_b\\*c \\<u\\>"),
    ],
)
def test_markdown_shows_a_title_as_it_is(title: str, expected: str) -> None:
    processor = Processor(style_of('<text variable="title"/>'), [{"id": "a", "title": title}], output="markdown")
    assert processor.cite([{"id": "a"}]) == expected


def test_latex_shows_signs_that_old_fonts_lack() -> None:
    processor = Processor(style_of('<text variable="title"/>'), [{"id": "a", "title": "p < .05"}], output="latex")
    assert processor.cite([{"id": "a"}]) == r"p \textless{} .05"


def test_a_language_is_known_as_people_write_it_or_told_to_be_none() -> None:
    assert Processor(_IBID, locale="de_at").locale.tag == "de-AT"
    with pytest.raises(UnknownName, match="'tlh'"):
        Processor(_IBID, locale="tlh")


def test_an_unknown_output_form_names_those_there_are() -> None:
    with pytest.raises(UnknownName, match="html, latex, markdown, rtf, text"):
        Processor(_IBID, output="docx")


def test_a_style_given_as_text_is_checked_as_a_file_is() -> None:
    bomb = "".join(
        f'<macro name="m{n}"><text macro="m{n + 1}"/><text macro="m{n + 1}"/></macro>' for n in range(60)
    )
    with pytest.raises(StyleError, match="too deeply"):
        style_of('<text macro="m0"/>', f'{bomb}<macro name="m60"><text value="x"/></macro>')
    with pytest.raises(StyleError, match="document type declaration"):
        Style.parse(f'<!DOCTYPE style [<!ENTITY e "x">]>{_HEAD}<citation><layout/></citation></style>')
    with pytest.raises(StyleError, match="; "):
        Style.parse(f"{_HEAD}<citation>")


def test_a_dependent_style_says_what_to_do() -> None:
    with pytest.raises(StyleError, match="give an independent style"):
        Style.parse(f"{_HEAD}<info/></style>")


def test_two_papers_of_the_same_three_thousand_authors_are_told_apart() -> None:
    authors = [{"family": f"Name{n}", "given": "Ann"} for n in range(3000)]
    items = [{"id": key, "type": "article-journal", "title": key, "author": authors[: 3000 - skipped],
              "issued": {"date-parts": [[2012]]}} for key, skipped in (("a", 0), ("b", 0), ("c", 1))]  # fmt: skip
    processor = Processor(Style.load(styles.find("apa")), items, output="text")  # name by name it takes minutes
    cited = [processor.cite([{"id": item["id"]}]) for item in items]
    assert [text[-8:] for text in cited] == [", 2012a)", ", 2012b)", "8, 2012)"]


@pytest.mark.parametrize("rule", ["complete-each", "partial-each", "partial-first"])
def test_repeated_authors_are_replaced_one_by_one(rule: str) -> None:
    authors = [{"family": "Doe"}, {"family": "Roe"}]
    xml = (
        f'{_HEAD}<bibliography subsequent-author-substitute="—" subsequent-author-substitute-rule="{rule}"><layout>'
        '<names variable="author"/></layout></bibliography></style>'
    )
    items = [{"id": key, "author": authors} for key in "ab"]
    items.append({"id": "c", "author": [*authors[:1], {"family": "Poe"}]})
    listed = Processor(Style.parse(xml), items, output="text").bibliography().splitlines()
    assert (
        listed
        == {
            "complete-each": ["Doe, Roe", "—, —", "Doe, Poe"],
            "partial-each": ["Doe, Roe", "—, —", "—, Poe"],
            "partial-first": ["Doe, Roe", "—, Roe", "—, Poe"],
        }[rule]
    )


def test_the_same_call_gives_the_same_text_also_from_four_threads() -> None:
    path = styles.find("chicago-author-date")
    items = [*_BOOKS, *varied(30), *smiths(10)]
    alone = Processor(Style.load(path), items).bibliography()
    shared, style = Processor(Style.load(path), items), Style.load(path)  # neither has rendered anything yet
    found: list[str] = []

    def both() -> None:
        found.append(shared.bibliography())
        found.append(Processor(style, items).bibliography())

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        threads = [threading.Thread(target=both) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert found == [alone] * 8
    assert shared.cite([{"id": "a"}]) == shared.cite([{"id": "a"}])


def test_an_edit_changes_the_citations_that_it_touches() -> None:
    document = Document(Processor(_IBID, _BOOKS, output="text"))
    document.set([Citation("1", [{"id": "a"}], 1), Citation("2", [{"id": "a"}], 2)])
    assert document.texts == {"1": "On Homo & others", "2": "Ibid."}
    changed = document.set(
        [Citation("1", [{"id": "a"}], 1), Citation("new", [{"id": "b"}], 2), Citation("2", [{"id": "a"}], 3)]
    )
    assert sorted(changed) == ["2", "new"]
    assert document.texts["2"] == "On Homo & others"
    assert document.remove("new") == ["2"]
    assert document.texts["2"] == "Ibid."


def test_a_document_says_what_it_made_anew_and_whom_it_does_not_know() -> None:
    document = Document(Processor(Style.load(styles.find("apa")), _BOOKS, output="text"))
    one, two = Citation("1", [{"id": "a"}]), Citation("2", [{"id": "b"}, {"id": "lost"}])
    document.set([one, two])
    assert (document.rendered, document.unknown) == (["1", "2"], ["lost"])
    assert document.texts == {"1": "(Doe, 2001)", "2": "(Roe, 2002)"}
    document.set([two, one])
    assert (document.rendered, document.unknown) == ([], ["lost"])


def test_a_macro_that_calls_itself_is_an_error_with_its_line() -> None:
    with pytest.raises(StyleError, match=r"macro that calls itself \(line 1: 'm'\)"):
        style_of('<text macro="m"/>', '<macro name="m"><text macro="m"/></macro>')


def test_a_macro_that_is_not_there_is_an_error_with_its_line() -> None:
    with pytest.raises(StyleError, match="a macro that it does not have"):
        style_of('<text macro="m"/>')


def test_an_old_style_is_refused() -> None:
    with pytest.raises(StyleError, match=r"CSL 0\.8"):
        Style.parse('<style xmlns="http://purl.org/net/xbiblio/csl"><citation/></style>')


def test_an_unknown_element_is_an_error_that_names_the_rule() -> None:
    with pytest.raises(StyleError, match="Rendering Elements"):
        style_of("<blink/>")
