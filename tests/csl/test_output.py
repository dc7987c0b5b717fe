"""Runs as text, HTML and Markdown: what stood on a page stays text."""

from __future__ import annotations

import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from refkit.csl import Run, to_html, to_markdown, to_text
from refkit.csl.output import escape_markdown

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "a & b &amp; &lt; &#60;",
    "*not* _emphasis_ **or** `code` [link](x) ![image](y) <b>",
    "# no heading",
    "1. no list",
    "- no list",
    "---",
    "===",
    "> no quotation",
    "~~~ no fence",
    "a|b|c $x^2$",
    "\\* \\<",
    "javascript:alert(1)",
    "http://example.org/<script>",
]


class Reader(HTMLParser):
    """Text and tags of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader


CHARACTERS = st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn"))
TEXTS = st.one_of(st.text(CHARACTERS, max_size=30), st.sampled_from(HOSTILE))
FLAGS = st.booleans()
RUNS = st.lists(
    st.builds(
        Run, TEXTS, italic=FLAGS, bold=FLAGS, underline=FLAGS, small_caps=FLAGS, superscript=FLAGS, subscript=FLAGS
    ),
    max_size=5,
)
OURS = {
    ("i", ()), ("b", ()), ("u", ()), ("sup", ()), ("sub", ()), ("span", (("style", "font-variant:small-caps"),)),
}  # fmt: skip


@given(RUNS)
def test_html_read_back_gives_the_text_and_no_tag_but_ours(runs: list[Run]) -> None:
    found = read(to_html(runs))
    assert found.text == to_text(runs)
    for tag, attributes in found.tags:
        if tag == "a":
            [(name, address)] = attributes
            assert name == "href"
            assert address is not None
            assert address.startswith(("http://", "https://"))
        else:
            assert (tag, attributes) in OURS


@given(RUNS)
def test_html_without_links_has_none(runs: list[Run]) -> None:
    assert not any(tag == "a" for tag, _ in read(to_html(runs, links=False)).tags)


def folded(text: str) -> str:
    return " ".join(text.split())


# Markdown readers fold white space, and show an address in their own spelling.
PLAIN = st.one_of(
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp")), max_size=30).filter(
        lambda text: "://" not in text
    ),
    st.sampled_from([text for text in HOSTILE if "://" not in text]),
)
MARKED = st.lists(
    st.builds(Run, PLAIN, italic=FLAGS, bold=FLAGS, superscript=FLAGS, small_caps=FLAGS), min_size=1, max_size=5
)


@given(MARKED)
def test_markdown_read_back_gives_the_text_and_no_tag_but_ours(runs: list[Run]) -> None:
    html = MarkdownIt("commonmark").render(to_markdown(runs))
    found = read(html)
    assert folded(found.text) == folded(to_text(runs))
    assert {tag for tag, _ in found.tags} <= {"p", "em", "strong", "i", "b", "sup"}


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_hostile_text_as_it_is(text: str) -> None:
    found = read(MarkdownIt("commonmark").render(escape_markdown(text)))
    assert found.text.strip() == text
    assert [tag for tag, _ in found.tags] == ["p"]


def test_an_address_is_linked_without_the_punctuation_behind_it() -> None:
    runs = [Run("(see https://doi.org/10.3319/TAO.2009.05.25.02(IWNOP).)")]
    assert to_html(runs) == (
        '(see <a href="https://doi.org/10.3319/TAO.2009.05.25.02(IWNOP)">'
        "https://doi.org/10.3319/TAO.2009.05.25.02(IWNOP)</a>.)"
    )
    assert to_markdown(runs) == "(see <https://doi.org/10.3319/TAO.2009.05.25.02(IWNOP)>.)"


def test_an_ampersand_in_an_address_is_escaped_once() -> None:
    assert to_html([Run("https://example.org/?a=1&b=2")]) == (
        '<a href="https://example.org/?a=1&amp;b=2">https://example.org/?a=1&amp;b=2</a>'
    )


def test_emphasis_leaves_the_spaces_outside() -> None:
    assert to_markdown([Run("In "), Run("Nature ", italic=True), Run("6", bold=True)]) == "In *Nature* **6**"


def test_emphasis_inside_a_word_is_written_as_a_tag() -> None:
    assert to_markdown([Run("pre"), Run("fix", italic=True), Run("ed")]) == "pre<i>fix</i>ed"


def test_all_formatting_in_html() -> None:
    assert to_html([Run("x", italic=True, bold=True), Run("y", underline=True, small_caps=True)]) == (
        '<i><b>x</b></i><u><span style="font-variant:small-caps">y</span></u>'
    )


def test_characters_that_a_page_cannot_hold_are_dropped() -> None:
    assert to_html([Run("a\x00b\x0bc\ud800d")]) == "abcd"
    assert unicodedata.category("\x00") == "Cc"
    assert to_markdown([Run("a\x00b")]) == "ab"
