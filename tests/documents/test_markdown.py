"""The Markdown document: special characters show as they are, and blocks do not run into each other."""

from __future__ import annotations

import re
from itertools import pairwise

from refkit.documents import Options
from refkit.documents.markdown import MARKDOWN
from refkit.model import Library
from tests.documents.library import LIBRARY, hostile


def written(library: Library = LIBRARY) -> str:
    return "".join(MARKDOWN.write(library, Options()))


def test_no_markup_of_a_page_survives() -> None:
    text = re.sub(r"<https?://[^\s<>]+>", "", written(hostile()))
    assert not re.search(r"(?<!\\)[<\[\]`|~$]", text)
    assert "javascript:" in text  # as words, not as a link
    assert not re.search(r"(?<!\\)\]\(", text)


def test_every_block_is_set_apart_by_a_blank_line() -> None:
    lines = written(hostile()).split("\n")
    for before, line in pairwise(lines):
        if line == "---":
            assert before == ""
        if line.startswith(">") and not before.startswith(">"):
            assert before == ""
        if line.startswith("- ") and not before.startswith("- "):
            assert before == ""


def test_a_quotation_is_a_block_quote_with_its_source() -> None:
    assert (
        "\n> “Stigma fell by half.”\n>\n> **Result**, section Results; contact.txt, characters 40–60\n" in written()
    )


def test_the_journal_is_set_in_italics_and_the_doi_is_a_link() -> None:
    assert re.search(r"\*Journal of Ward Studies[^*]*\*", written())
    assert "<https://doi.org/10.1000/ward.4>" in written()
