"""Volumes, pages and article numbers (rules 17 to 19 and 23 of Crossref's data; ask 15)."""

from __future__ import annotations

import pytest

from refkit.model import ArticleNumber, PageRange, Pages
from tests.messages.works import claims, resolved

PAGES: list[tuple[str, Pages | None]] = [
    ("472-472", PageRange("472")),
    ("472-480", PageRange("472", "480")),
    ("ix-ix", PageRange("ix")),
    ("no-no", None),
    ("0-0", None),
    ("n/a", None),
    ("None-None", None),
    ("null", None),
    ("7-7, 12", PageRange("7, 12")),
    ("1-4, 11-11, 12", PageRange("1-4, 11, 12")),
    ("998-100", PageRange("998", "100")),
    ("233-240.e2", PageRange("233", "240.e2")),
    ("xvii-xviii", PageRange("xvii", "xviii")),
    ("e10-e10", ArticleNumber("e10")),
]


@pytest.mark.parametrize(("raw", "pages"), PAGES, ids=[raw for raw, _ in PAGES])
def test_pages_are_what_a_reference_prints(raw: str, pages: Pages | None) -> None:
    assert claims(page=raw).get("page") == pages


def test_an_article_number_is_used_where_there_is_no_page_and_makes_no_range() -> None:
    assert claims(article_number="014602")["page"] == ArticleNumber("014602")
    assert claims(page="n/a", article_number="58")["page"] == ArticleNumber("58")
    assert str(resolved(article_number="014602").page) == "014602"


def test_a_page_that_is_the_article_number_is_one() -> None:
    assert claims(page="58", article_number="58")["page"] == ArticleNumber("58")
    assert claims(page="58-58", article_number="58")["page"] == ArticleNumber("58")
    assert claims(page="1-12", article_number="58")["page"] == PageRange("1", "12")


@pytest.mark.parametrize(
    "volume", ["Publish Ahead of Print", "ahead-of-print", "Online First", "null", "n/a", "0", " "]
)
def test_what_is_no_volume_yet_is_none(volume: str) -> None:
    assert "volume" not in claims(volume=volume)
    assert "issue" not in claims(issue=volume)


@pytest.mark.parametrize(
    ("raw", "volume"), [("12", "12"), ("XII", "XII"), ("199-200", "199-200"), ("n° 95", "95"), ("A12", "A12")]
)
def test_a_volume_is_kept_as_printed(raw: str, volume: str) -> None:
    assert claims(volume=raw)["volume"] == volume


def test_old_answers_write_identifiers_as_addresses() -> None:
    found = claims(
        ISBN=["http://id.crossref.org/isbn/9780000000026", "9780000000026"],
        ISSN=["http://id.crossref.org/issn/2999-000x"],
    )
    assert found["ISBN"] == ("9780000000026",)
    assert found["ISSN"] == ("2999-000X",)
