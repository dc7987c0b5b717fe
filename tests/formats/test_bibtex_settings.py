"""What a person may choose about .bib files that are written."""

from __future__ import annotations

import pytest

from refkit.errors import UsageError
from refkit.formats.bibtex import BIBLATEX, BIBTEX
from refkit.formats.bibtex.settings import NAMES, Settings
from refkit.model import DOI, Abstract, Library, Name, PartialDate, Record, Section, Work
from tests.formats import works
from tests.formats.works import one

WORK = Work(
    type="article-journal",
    title="Peer support in the UK",
    author=(Name("Lévesque", "Zoë"),),
    issued=PartialDate(2014),
    doi=DOI("10.5555/a"),
    url="https://x.example/a",
    accessed=PartialDate(2020, 1, 2),
    keyword=("peers",),
    abstract=Abstract((Section("We asked."),)),
)


def written(library: Library, **settings: str) -> str:
    assert BIBTEX.settings is not None
    return "".join(BIBTEX.settings(settings)(library))


def test_fields_are_omitted_by_their_names() -> None:
    text = written(one(WORK), omit="abstract, Keywords")
    assert "abstract" not in text
    assert "keywords" not in text
    assert "title" in text


def test_with_a_doi_there_is_neither_address_nor_the_day_of_a_visit() -> None:
    text = written(one(WORK), url="doi")
    assert "doi = {10.5555/a}" in text
    assert "url" not in text
    assert "url = {https://x.example/a}" in written(one(Work(url="https://x.example/a")), url="doi")


def test_annotations_can_be_omitted() -> None:
    assert "annote" in written(works.LIBRARY)
    assert "annote" not in written(works.LIBRARY, omit="annote")


@pytest.mark.parametrize(("indent", "blanks"), [("4", "    "), ("tab", "\t"), ("0", "")])
def test_fields_are_indented_as_asked(indent: str, blanks: str) -> None:
    assert f"\n{blanks}title = " in written(one(WORK), indent=indent)


@pytest.mark.parametrize(
    ("protect", "title"),
    [
        ("words", "{Peer support in the {UK}}"),
        ("none", "{Peer support in the UK}"),
        ("title", "{{Peer support in the UK}}"),
    ],
)
def test_capitals_are_protected_as_asked(protect: str, title: str) -> None:
    assert f"title = {title},\n" in written(one(WORK), protect=protect)


def test_entries_are_sorted_as_asked() -> None:
    records = tuple(
        Record((), work=Work(author=(Name(family),), issued=PartialDate(year), title=title))
        for family, year, title in [("Özil", 2001, "A"), ("Smith", 1999, "B"), ("Olsen", 2000, "C")]
    )
    library = Library(records, ("z", "B", "a"))
    order = {
        by: [line for line in written(library, sort=by).split("\n") if line[:1] == "@"]
        for by in ("key", "author", "year", "library")
    }
    assert {by: "".join(line[6] for line in lines) for by, lines in order.items()} == {
        "key": "aBz", "author": "azB", "year": "Baz", "library": "zBa",
    }  # fmt: skip


def test_ascii_is_for_both_dialects() -> None:
    for fmt in (BIBTEX, BIBLATEX):
        assert fmt.settings is not None
        text = "".join(fmt.settings({"encoding": "ascii"})(one(WORK)))
        assert r"author = {L{\'e}vesque, Zo{\"e}}" in text


def test_what_is_no_setting_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(UsageError, match=", ".join(NAMES)):
        Settings.of({"colour": "red"})
    with pytest.raises(UsageError, match="words, none, title"):
        Settings.of({"protect": "all"})


@pytest.mark.parametrize(
    ("language", "title", "latex"),
    [
        ("de", "Die Entwicklung der Sprache im Kindesalter", "Die {Entwicklung} der {Sprache} im {Kindesalter}"),
        ("fr-FR", "Le Monde: Histoire d’un journal", "Le {Monde}: Histoire d’un journal"),
        ("en", "The Development of Language in Childhood", "The Development of Language in Childhood"),
        ("", "The Development of Language in Childhood", "The Development of Language in Childhood"),
    ],
)
def test_only_english_titles_may_lose_their_capitals(language: str, title: str, latex: str) -> None:
    assert f"title = {{{latex}}},\n" in written(one(Work(title=title, language=language)))
