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
from refkit.errors import StyleError

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


def test_a_macro_that_calls_itself_is_an_error_with_its_line() -> None:
    with pytest.raises(StyleError, match=r"line 1: macro 'm' calls itself"):
        style_of('<text macro="m"/>', '<macro name="m"><text macro="m"/></macro>')


def test_a_macro_that_is_not_there_is_an_error_with_its_line() -> None:
    with pytest.raises(StyleError, match="there is no macro 'm'"):
        style_of('<text macro="m"/>')


def test_an_old_style_is_refused() -> None:
    with pytest.raises(StyleError, match=r"CSL 0\.8"):
        Style.parse('<style xmlns="http://purl.org/net/xbiblio/csl"><citation/></style>')


def test_an_unknown_element_is_an_error_that_names_the_rule() -> None:
    with pytest.raises(StyleError, match="Rendering Elements"):
        style_of("<blink/>")
