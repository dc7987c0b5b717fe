"""Pages that were made to harm: bombs, endless nesting, bytes that are no text.

Nothing is timed; what is quadratic in these sizes would not come to an end, and what is recursive would fall over.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.model import Reading
from refkit.parsers import Layout, Page, all_layouts, containers, decode, read
from refkit.parsers.containers import Held
from refkit.pipeline import opening
from refkit.pipeline.inputs import Input
from tests.conftest import FIXTURES
from tests.fuzz.one_input import check

MEGABYTE = 1_000_000
TAGS = '<html><head><meta name="citation_title" content="On limpets"></head><body>'


def graph(size: int) -> str:
    """Nodes that each hold the next twice, by name: 2 ** size nodes for who follows the names."""
    nodes = [
        {"@id": f"#{n}", "@type": "Article", "name": "a", "author": [{"@id": f"#{n + 1}"}, {"@id": f"#{n + 1}"}]}
        for n in range(size)
    ]
    return json.dumps(
        {"@graph": [*nodes, {"@id": f"#{size}", "@type": "Person", "name": "b", "author": {"@id": "#0"}}]}
    )


def ld(data: str) -> str:
    return f'{TAGS}<script type="application/ld+json">{data}</script>'


ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
PAGES = {
    "a billion laughs": f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "ha">{ENTITIES}]>{TAGS}<p>&l9;</p>',
    "a billion laughs in JSON-LD": ld(graph(2000)),
    "entities in JSON-LD": ld('{"@type":"Article","name":"' + "&amp;amp;" * 100_000 + '"}'),
    "JSON-LD, deep": ld('{"@type":"Article","author":' * 100_000),
    "JSON-LD, deep and whole": ld("[" * 100_000 + "]" * 100_000),
    "JSON-LD, a lone surrogate": ld('{"@type":"Article","name":"a \\ud800 b","author":"\\udfff"}'),
    "JSON-LD, a number without end": ld('{"@type":"Article","name":"a","datePublished":' + "9" * MEGABYTE + "}"),
    "JSON-LD, many blocks": ld('{"@type":"Article","name":"a"}') * 9000,
    "nested tags": TAGS + "<div>" * 100_000 + "text" + "</div>" * 100_000,
    "nested lists": TAGS + "<ul><li>" * 100_000,
    "nested tables": TAGS + "<table><tr><td>" * 60_000,
    "nested items": TAGS + '<div itemscope itemtype="https://schema.org/Article" itemprop="author">' * 20_000,
    "an attribute of 10 MB": f'<html><head><meta name="citation_title" content="{"a " * 5 * MEGABYTE}">',
    "an attribute of 10 MB without an end": f'<html><meta name="citation_title" content="{"a" * 10 * MEGABYTE}',
    "an abstract of 1 MB": f'<html><head><meta name="citation_abstract" content="{"<p>b, " * 150_000}">',
    "a hundred thousand authors": TAGS + '<meta name="citation_author" content="Li, Wei">' * 100_000,
    "a hundred thousand attributes": f"<html><body {' '.join(f'a{n}=b' for n in range(100_000))}>",
    "COinS without an end": TAGS + '<span class="Z3988" title="' + "rft.au=a&amp;" * 100_000 + '">',
    "a refresh of spaces": f'<html><meta http-equiv="refresh" content="1{" " * 10_000}x">',
    "NULs": "\0" * MEGABYTE,
    "NULs in HTML": TAGS.replace("limpets", "lim\0pets") + "<p>a\0b</p>" * 1000,
    "NULs in text": "A title of some words\n\0\nAbstract\n\0 a \0\ndoi:10.5555/\0a\n" * 1000,
    "bullets": "•" * MEGABYTE,
    "bullets and spaces": "• " * (MEGABYTE // 2),
    "bullets on lines": "•\n" * (MEGABYTE // 2),
    "combining marks": "a" + "\u0301" * MEGABYTE,
    "right to left marks": "\u202e" * MEGABYTE,
    "a lone surrogate": "A title of some words \ud800\n\nAbstract\nText \udfff.\n\ndoi:10.5555/a\ud800",
    "lone surrogates": "\ud800" * 100_000,
    "JSON, deep": '{"message":' + '{"a":' * 100_000,
    "JSON, deep lists": '{"a":' + "[" * 500_000,
    "JSON, backslashes": '{"a": "' + "\\" * MEGABYTE,
    "JSON, a lone surrogate": '{"status":"ok","message":{"DOI":"10.5555/a","title":["a \\ud800"],'
    '"author":[{"family":"\\udfff"}]}}',
    "JSON, a number without end": '{"status":"ok","message":{"issued":' + "1" * MEGABYTE,
    "names without an end": "On limpets of the shore\n" + "Wei Li, " * 100_000 + "\nAbstract\nText.",
    "capitals": "Ab Cd, " * 140_000,
    "references": "Title of a page\n\nReferences\n" + "[1] A. B., C, 2016, 1(1):1-2. doi:10.5555/a\n" * 4000,
    "BibTeX on the page": "@article{a,\n title={" + "{" * 500_000,
    "RIS on the page": "TY  - JOUR\n" + "AU  - Li, W\n" * 50_000,
}  # fmt: skip


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES.keys())
def test_a_hostile_page_gives_an_answer(text: str) -> None:
    page = decode(text.encode("utf-8", "surrogatepass"), "page.html")
    check(page, read(page))
    if page.text != text:  # what bytes cannot hold, a caller's text can
        check(Page(text, "page.html"), read(Page(text, "page.html")))


# A few examples for each of many layouts.
PART = settings(max_examples=2000 if settings.get_current_profile_name() == "fuzz" else 15)


def words(layout: Layout) -> list[str]:
    return [mark if isinstance(mark, str) else mark[0] for mark in layout.marks]


def page_of(layout: Layout) -> str:
    paths = sorted((FIXTURES / "pages" / layout.name).glob("*.txt"))
    return paths[0].read_text("utf-8") if paths else "\n".join(words(layout))


@pytest.mark.parametrize("layout", all_layouts()[0], ids=[layout.name for layout in all_layouts()[0]])
def test_a_layout_comes_to_an_end_of_its_own_words_without_number(layout: Layout) -> None:
    """Each line of the layout's page, again and again; and its page without line ends."""
    own = page_of(layout)
    for text in (own * 20, own.replace("\n", " ") * 20, *(f"{line}\n" * 2000 for line in words(layout))):
        page = Page(f"{own}\n{text}", "page.txt")
        layout.recognise(page)
        layout.read(page)


@pytest.mark.parametrize("layout", all_layouts()[0], ids=[layout.name for layout in all_layouts()[0]])
@PART
@given(data=st.data())
def test_a_layout_reads_any_part_of_its_page_in_any_order(layout: Layout, data: st.DataObject) -> None:
    lines = page_of(layout).split("\n")
    chosen = data.draw(st.lists(st.sampled_from(lines) | st.text(max_size=12), max_size=40))
    page = Page("\n".join(chosen), "page.txt")
    layout.recognise(page)
    for record in layout.read(page).records:
        check(page, Reading((record,)))


class TestBombs:
    def test_a_gzip_bomb_is_left_at_the_limit(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(opening, "LARGEST", 1 << 20)
        path = tmp_path / "page.html.gz"
        path.write_bytes(gzip.compress(b"<html>" + b"\0" * (64 << 20)))
        (found,) = opening.open_input(Input(str(path)), None, ())
        assert not isinstance(found, Held)
        assert found.code == "too_large"

    def test_gzip_in_gzip_is_not_unpacked_further(self, tmp_path: Path) -> None:
        path = tmp_path / "page.gz"
        path.write_bytes(gzip.compress(gzip.compress(b"<html>" * 1000)))
        (found,) = opening.open_input(Input(str(path)), None, ())
        assert not isinstance(found, Held)
        assert found.code == "nested"

    def test_a_zip_of_zips_is_not_unpacked_further(self) -> None:
        data = b"a page"
        for depth in range(6):
            packed = io.BytesIO()
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
                for copy in range(10):
                    archive.writestr(f"{copy}.{'zip' if depth else 'txt'}", data)
            data = packed.getvalue()
        (found,) = containers.pages("zip", io.BytesIO(data), "z.zip")
        assert not isinstance(found, Held)
        assert found.code == "left_out"
        assert ".zip 10" in found.message

    def test_a_zip_that_calls_a_zip_a_page_gives_a_problem_for_it(self) -> None:
        inner, outer = io.BytesIO(), io.BytesIO()
        with zipfile.ZipFile(inner, "w") as archive:
            archive.writestr("a.txt", "a page")
        with zipfile.ZipFile(outer, "w") as archive:
            archive.writestr("b.txt", inner.getvalue())
        (found,) = containers.pages("zip", io.BytesIO(outer.getvalue()), "z.zip")
        assert isinstance(found, Held)
        assert isinstance(found.data, bytes)
        assert [problem.code for problem in read(decode(found.data, found.ref)).problems] == ["binary"]

    @pytest.mark.parametrize(
        "line",
        [
            '{"text": "a title \\ud800 of words", "url": "\\udfff"}',
            '{"text": "a", "x": ' + "[" * 200_000 + "]" * 200_000 + "}",
            '{"text": "a", "x": ' + '{"a":' * 200_000,
            '{"text": "' + "\\u0000" * 100_000 + '"}',
            '{"text": NaN}',
            '{"text": "a", "n": ' + "9" * 200_000 + "}",
        ],
        ids=["lone surrogates", "deep", "deep and cut", "NULs", "NaN", "a number without end"],
    )
    def test_a_hostile_line_of_json_is_a_page_or_a_problem(self, line: str) -> None:
        (found,) = containers.pages("json-lines", io.BytesIO(line.encode()), "a.jsonl")
        if isinstance(found, Held):
            assert isinstance(found.data, str)
            page = decode(found.data.encode("utf-8", "surrogatepass"), found.ref, found.url)
            check(page, read(page))
            read(Page(found.data, found.ref, found.url))
