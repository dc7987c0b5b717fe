"""Whatever comes over the wire is read without an error, or said to be nothing."""

from __future__ import annotations

import time
from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.enrich import agencies
from refkit.enrich.crossref import CROSSREF
from refkit.enrich.datacite import DATACITE
from refkit.enrich.settings import Settings
from refkit.enrich.wire import Reply
from refkit.model import DOI

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["message", "message-type", "items", "DOI", "data", "id", "type", "RA", "status"]),
            inner,
        )
    ),
    max_leaves=12,
)


@given(st.binary(max_size=80) | JSON.map(lambda value: __import__("json").dumps(value).encode()))
def test_no_body_makes_reading_raise(body: bytes) -> None:
    reply = Reply(200, {}, body)
    for read in (CROSSREF.item, CROSSREF.items, DATACITE.item, DATACITE.items, agencies.agency):
        read(reply)
    for provider in (CROSSREF, DATACITE):
        provider.read(body, "2026-01-01")


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_header_makes_waiting_raise_or_negative(said: str, date: str) -> None:
    wait = Reply(429, {"retry-after": said, "date": date}).retry_after(time.time())
    assert wait is None or wait >= 0


@given(st.text(max_size=40))
def test_no_location_makes_redirecting_raise(location: str) -> None:
    target = Reply(301, {"location": location}, url="http://127.0.0.1:1/works/x").target
    assert target == "" or target.startswith("http://127.0.0.1:1/")


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("7", 7.0), ("0", 0.0), ("", None), ("soon", None), ("-3", None), ("1" * 400, 111_111_111_111.0), ("²", None)],
)
def test_retry_after_in_seconds(said: str, seconds: float | None) -> None:
    assert Reply(429, {"retry-after": said}).retry_after(0.0) == seconds


def test_retry_after_as_a_date_is_counted_by_the_servers_clock() -> None:
    now = time.time()
    headers = {"retry-after": formatdate(now + 5000, usegmt=True), "date": formatdate(now + 4960, usegmt=True)}
    assert Reply(429, headers).retry_after(now) == 40.0
    assert Reply(429, {"retry-after": formatdate(now - 50, usegmt=True)}).retry_after(now) == 0.0


@given(st.lists(st.from_regex(r"10\.[0-9]{4}/[!-~à-ü]{1,40}", fullmatch=True).map(DOI), max_size=20))
def test_a_batch_asks_for_each_of_its_dois_within_the_request_line(asked: list[DOI]) -> None:
    from urllib.parse import parse_qs, urlsplit

    for request, some in CROSSREF.batches(asked, Settings()):
        query = parse_qs(urlsplit(request.url).query)
        assert query["filter"] == [",".join(f"doi:{doi.folded}" for doi in some)]
        assert query["rows"] == [str(len(some))]
        assert len(request.url) < 4000
    for request, some in DATACITE.batches(asked, Settings()):
        assert parse_qs(urlsplit(request.url).query)["ids"] == [",".join(doi.folded for doi in some)]


@given(st.from_regex(r"10\.[0-9]{4}/[!-~à-ü]{1,40}", fullmatch=True).map(DOI))
def test_a_doi_stands_whole_in_its_address(doi: DOI) -> None:
    from urllib.parse import unquote, urlsplit

    for provider in (CROSSREF, DATACITE):
        address = urlsplit(provider.single(doi, Settings()).url)
        assert address.query == address.fragment == ""
        assert unquote(address.path.rpartition("/")[2]) == doi.folded
