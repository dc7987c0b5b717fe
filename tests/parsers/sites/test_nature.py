"""Nature pages that an extractor damaged: what stands is read, and the layout does not fail."""

from __future__ import annotations

from refkit.parsers import Page, read
from tests.conftest import FIXTURES

PAGES = FIXTURES / "pages" / "nature"


def codes(text: str) -> list[str]:
    return [problem.code for problem in read(Page(text, "page.txt")).problems]


def test_a_label_that_is_glued_to_the_line_above_it() -> None:
    text = (PAGES / "news.txt").read_text(encoding="utf-8")
    head, label, rest = text.partition("Search for this author")
    assert label
    assert "parser_failed" not in codes(head.rstrip("\n") + label + rest)


def test_a_page_that_begins_below_the_lines_that_are_looked_at() -> None:
    text = (PAGES / "page.txt").read_text(encoding="utf-8")
    assert "parser_failed" not in codes("a b\n" * 3100 + text)
