"""The stand-in answers as Crossref, DataCite and doi.org were recorded to answer."""

from __future__ import annotations

import gzip
import http.client
import json
import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from tests.stand_in import FIXTURES, Records, StandIn
from tests.stand_in.asking import Got, get

SICI = "10.5555/(SICI)1097-0000(199901)12:1<1::AID-INV1>3.0.CO;2-#"


@pytest.fixture(scope="module")
def server() -> Iterator[StandIn]:
    with StandIn() as running:
        yield running


def works(server: StandIn, **parameters: object) -> Got:
    return get(
        server.url, "/works?" + urlencode({name.replace("_", "."): value for name, value in parameters.items()})
    )


def dois(got: Got) -> list[str]:
    return [item["DOI"] for item in got.json["message"]["items"]]


ODD = [
    SICI,
    *(
        f"10.5555/{rest}"
        for rest in ("a#b", "a?b", "a,b", "semi;colon", "less<than>", "plus+and%25", "closing(bracket)")
    ),
]


@pytest.mark.parametrize("doi", ODD)
def test_a_quoted_doi_finds_its_work_whatever_is_in_it(server: StandIn, doi: str) -> None:
    got = get(server.url, f"/works/{quote(doi, safe='')}")
    assert got.status == 200
    assert got.json["message-type"] == "work"
    assert got.json["message"]["DOI"] == doi


def test_an_unquoted_doi_is_cut_and_finds_another_work(server: StandIn) -> None:
    assert get(server.url, "/works/10.5555/a?b").status == 400  # `b` is taken for a parameter
    assert get(server.url, "/works/10.5555/a").json["message"]["title"] == ["What a cut DOI finds"]


def test_the_case_of_a_doi_does_not_matter(server: StandIn) -> None:
    got = get(server.url, "/works/10.5555/rule-24-CASE")
    assert got.json["message"]["DOI"] == "10.5555/RULE-24-Case"


def test_an_unknown_doi_is_a_sentence_and_not_json(server: StandIn) -> None:
    got = get(server.url, "/works/10.5555/no-such-work")
    assert (got.status, got.body, got.headers["content-type"]) == (404, b"Resource not found.", "text/plain")


def test_an_alias_redirects_and_one_that_is_gone_does_not(server: StandIn) -> None:
    got = get(server.url, "/works/10.5555%2Falias")
    assert (got.status, got.headers["location"], got.body) == (301, "/works/10.5555/primary.v5", b"")
    assert get(server.url, "/works/10.5555/alias-gone").status == 404
    assert get(server.url, "/works/10.5555/alias-gone/agency").json["message"]["agency"]["label"] == "Crossref"


def test_an_empty_doi_gives_the_list_of_all_works(server: StandIn) -> None:
    got = get(server.url, "/works/")
    assert got.status == 200
    assert got.json["message-type"] == "work-list"
    assert got.json["message"]["total-results"] == len(server.records.works)
    assert len(got.json["message"]["items"]) == 20


def test_agencies_are_told_by_crossref_and_by_doi_org(server: StandIn) -> None:
    agency = get(server.url, "/works/10.5556/medra.2020.01/agency").json
    assert agency["message"] == {"DOI": "10.5556/medra.2020.01", "agency": {"id": "medra", "label": "mEDRA"}}
    assert get(server.url, "/works/10.5555/no-such-work/agency").status == 404
    for route in ("ra", "doiRA"):
        assert get(server.doi_url, f"/{route}/10.5072").json == [{"DOI": "10.5072", "RA": "DataCite"}]
        assert get(server.doi_url, f"/{route}/10.5556/medra.2020.01").json[0]["RA"] == "mEDRA"
        unknown = get(server.doi_url, f"/{route}/10.99999/x")
        assert (unknown.status, unknown.json) == (200, [{"DOI": "10.99999/x", "status": "DOI does not exist"}])


def test_doi_org_redirects_a_doi_and_does_not_know_a_dead_one(server: StandIn) -> None:
    assert get(server.doi_url, "/10.5555/corrected").status == 302
    assert get(server.doi_url, "/10.5555/dead").status == 404


def test_a_filter_of_dois_finds_those_it_knows_in_an_order_of_its_own(server: StandIn) -> None:
    asked = ["10.5555/corrected", "10.5555/no-such-work", "10.5555/erratum", "10.5555/PREPRINT", SICI]
    got = works(server, filter=",".join(f"doi:{doi}" for doi in asked), rows=10)
    found = dois(got)
    assert sorted(found) == sorted(["10.5555/corrected", "10.5555/erratum", "10.5555/preprint", SICI])
    assert [doi.lower() for doi in found] != [doi.lower() for doi in asked if doi != "10.5555/no-such-work"]
    assert {item["score"] for item in got.json["message"]["items"]} == {0.0}


def test_two_dois_never_come_in_the_order_they_were_asked_for(server: StandIn) -> None:
    one, two = "10.5555/corrected", "10.5555/erratum"
    assert dois(works(server, filter=f"doi:{one},doi:{two}")) == [two, one]
    assert dois(works(server, filter=f"doi:{two},doi:{one}")) == [one, two]


def test_a_filter_gives_twenty_unless_rows_says_more(server: StandIn) -> None:
    asked = ",".join(f"doi:{doi}" for doi in list(server.records.works)[:30] if "," not in doi)
    assert len(dois(works(server, filter=asked))) == 20
    assert len(dois(works(server, filter=asked, rows=100))) == 30


def test_a_comma_in_a_doi_breaks_the_filter(server: StandIn) -> None:
    got = works(server, filter="doi:10.5555/a,b,doi:10.5555/corrected")
    assert got.status == 400
    assert got.json["message"][0]["type"] == "filter-not-available"


def test_a_doi_that_was_encoded_beforehand_finds_nothing(server: StandIn) -> None:
    assert dois(works(server, filter="doi:10.5555%2Fcorrected")) == []


def test_an_alias_is_not_found_by_a_filter(server: StandIn) -> None:
    assert dois(works(server, filter="doi:10.5555/alias")) == []


def test_other_filters_narrow_and_unknown_ones_are_refused(server: StandIn) -> None:
    assert {item["type"] for item in works(server, filter="type:book-chapter").json["message"]["items"]} == {
        "book-chapter"
    }
    late = works(server, filter="from-pub-date:2021-02,until-pub-date:2021-02-03", rows=50)
    assert set(dois(late)) == {"10.5555/rule-18-article-number"}
    assert "10.5555/retracted" in dois(works(server, filter="has-update:true", rows=50))
    assert dois(works(server, filter="updates:10.5555/of-concern")) == ["10.5555/expression-of-concern"]
    got = works(server, filter="colour:red")
    assert got.status == 400
    assert got.json["message-type"] == "validation-failure"
    assert got.json["message"][0]["value"] == "colour"


BOUNDS = [("rows", "1001", 1000), ("rows", "x", 1000), ("offset", "10001", 10000), ("sample", "101", 100)]


@pytest.mark.parametrize(("name", "value", "limit"), BOUNDS)
def test_numbers_out_of_bounds_are_a_validation_failure(server: StandIn, name: str, value: str, limit: int) -> None:
    got = works(server, **{name: value})
    message = f"Integer specified as {value} but must be a positive integer less than or equal to {limit}. "
    problem = {"type": "integer-not-valid", "value": value, "message": message}
    assert (got.status, got.json) == (
        400,
        {"status": "failed", "message-type": "validation-failure", "message": [problem]},
    )


def test_offset_and_cursor_go_through_the_whole_list(server: StandIn) -> None:
    everything = set(server.records.works)
    by_offset = [doi for at in range(0, 90, 20) for doi in dois(works(server, offset=at))]
    by_cursor: list[str] = []
    cursor = "*"
    while page := dois(got := works(server, cursor=cursor, rows=25)):
        by_cursor += page
        cursor = got.json["message"]["next-cursor"]
    assert {doi.lower() for doi in by_offset} == {doi.lower() for doi in by_cursor} == everything
    assert len(by_offset) == len(by_cursor) == len(everything)


def test_a_cursor_that_is_none_is_a_resource_failure(server: StandIn) -> None:
    got = works(server, query="limpets", cursor="thing")
    assert (got.status, got.json["message-type"]) == (404, "resource-failure")
    assert got.json["message"][0]["type"] == "cursor-invalid"


def test_a_search_puts_the_work_first_and_its_score_grows_with_the_query(server: StandIn) -> None:
    def best(query: str) -> dict[str, Any]:
        item: dict[str, Any] = works(server, query_bibliographic=query, rows=2).json["message"]["items"][0]
        return item

    short = best("mechanisms underpinning peer support")
    long = best(
        "Watson E. The mechanisms underpinning peer support: a literature review. Journal of Mental Health 2019"
    )
    assert short["DOI"] == long["DOI"] == "10.1080/09638237.2017.1417559"
    assert 0 < short["score"] < long["score"]
    got = works(server, query_bibliographic="peer support", rows=5)
    scores = [item["score"] for item in got.json["message"]["items"]]
    assert scores == sorted(scores, reverse=True)
    assert got.json["message"]["query"] == {"start-index": 0, "search-terms": "peer support"}
    assert dois(works(server, query_bibliographic="zyzzyva")) == []


def test_a_search_finds_look_alikes_beside_the_work(server: StandIn) -> None:
    found = dois(works(server, query_bibliographic="Off-diagonal Ramsey numbers", rows=2))
    assert set(found) == {"10.5555/ramsey", "10.5555/ramsey-book"}
    two = works(server, query_bibliographic="Rheumatoid arthritis", query_author="Hand", rows=2)
    assert dois(two) == ["10.5555/generic-2"]


def test_select_is_refused_for_some_fields_and_makes_the_score_nothing(server: StandIn) -> None:
    refused = works(server, query_bibliographic="limpets", select="DOI,language,subtype")
    assert refused.status == 400
    assert [each["value"] for each in refused.json["message"]] == ["language", "subtype"]
    items = works(server, query_bibliographic="limpets", select="DOI,score").json["message"]["items"]
    assert set(items[0]) == {"DOI", "score"}
    assert {item["score"] for item in items} == {0.0}


def test_a_request_line_beyond_4096_bytes_is_too_long(server: StandIn) -> None:
    room = 4096 - len("GET /works?filter= HTTP/1.1")
    fits, over = ("doi:10.5555/" + "x" * (size - len("doi:10.5555/")) for size in (room, room + 1))
    assert get(server.url, f"/works?filter={fits}").status == 200
    assert get(server.url, f"/works?filter={over}").status == 414


def test_only_get_and_head_are_allowed_and_head_has_no_body(server: StandIn) -> None:
    host = server.url.removeprefix("http://")
    connection = http.client.HTTPConnection(host, timeout=5)
    connection.request("POST", "/works", body=b"filter=doi:10.5555/a")
    refused = connection.getresponse()
    refused.read()
    assert refused.status == 405
    connection.request("HEAD", "/works/10.5555/corrected")  # on the same connection: the body of the POST was read
    head = connection.getresponse()
    assert head.read() == b""
    whole = get(server.url, "/works/10.5555/corrected")
    assert head.headers["content-length"] == str(len(whole.body)) == whole.headers["content-length"]
    connection.close()


def test_headers_are_those_that_crossref_sends(server: StandIn) -> None:
    headers = get(server.url, "/works/10.5555/corrected").headers
    assert headers["content-type"] == "application/json"
    assert headers["x-rate-limit-interval"] == "1s"
    assert headers["date"].endswith("GMT")
    assert {"vary", "server", "x-api-pool", "x-rate-limit-limit", "x-concurrency-limit"} <= set(headers)
    assert "transfer-encoding" not in headers


def test_datacite_gives_a_document_and_its_own_not_found(server: StandIn) -> None:
    got = get(server.datacite_url, "/dois/10.5072%2FLIMPET.1")
    assert got.json["data"]["attributes"]["titles"] == [{"title": "Data from: Homing of limpets"}]
    missing = get(server.datacite_url, "/dois/10.5072/none")
    assert missing.status == 404
    assert missing.json == {
        "errors": [{"status": "404", "title": "The resource you are looking for doesn't exist."}]
    }


def test_datacite_lists_by_words_by_dois_and_by_pages(server: StandIn) -> None:
    by_words = get(server.datacite_url, "/dois?" + urlencode({"query": "homing limpets", "page[size]": 5})).json
    assert [each["id"] for each in by_words["data"]] == ["10.5072/limpet.1"]
    clause = 'doi:"10.5072/limpet.1" OR doi:"10.5072/limpet.3"'
    by_doi = get(server.datacite_url, "/dois?" + urlencode({"query": clause, "page[size]": 1})).json
    assert by_doi["meta"] == {"total": 2, "totalPages": 2, "page": 1}
    assert len(by_doi["data"]) == 1


def test_one_connection_serves_many_requests_and_the_log_tells_so() -> None:
    with StandIn() as server:
        connection = http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=5)
        for doi in list(server.records.works)[:10]:
            connection.request("GET", f"/works/{quote(doi, safe='')}?mailto=me@example.org")
            assert connection.getresponse().read()
        connection.close()
        get(server.url, "/works/10.5555/none")
        assert server.connections == 2
        assert [seen.connection for seen in server.requests] == [1] * 10 + [2]
        assert server.statuses() == {200: 10, 404: 1}
        assert server.requests[0].query == {"mailto": "me@example.org"}
        assert server.requests[0].dois == [next(iter(server.records.works))]
        assert server.answered() == dict.fromkeys(list(server.records.works)[:10], 1)
        times = [seen.time for seen in server.requests]
        assert times == sorted(times)


def test_bodies_are_compressed_for_those_who_ask() -> None:
    with StandIn(gzipped=True) as server:
        plain = get(server.url, "/works/10.5555/corrected")
        packed = get(server.url, "/works/10.5555/corrected", headers={"Accept-Encoding": "gzip"})
        assert packed.headers["content-encoding"] == "gzip"
        assert gzip.decompress(packed.body) == plain.body


def test_records_come_from_files_from_answers_and_from_dicts(tmp_path: Any) -> None:
    message = {"_source": "somewhere", "DOI": "10.5555/x", "title": ["T"], "score": None, "_tier": "A"}
    lines = tmp_path / "works.jsonl"
    lines.write_text(json.dumps(message) + "\n", "utf-8")
    whole = tmp_path / "answer.json"
    whole.write_text(json.dumps({"status": "ok", "message-type": "work", "message": message}), "utf-8")
    for source in (lines, whole, [message], [FIXTURES, lines]):
        with StandIn(source) as server:
            got = get(server.url, "/works/10.5555/x").json["message"]
            assert got == {"DOI": "10.5555/x", "title": ["T"], "score": 1.0}


def test_every_cleaning_rule_has_a_work_and_every_seed_its_own() -> None:
    records = Records.read(FIXTURES)
    rules = {doi[len("10.5555/rule-") :][:2] for doi in records.works if doi.startswith("10.5555/rule-")}
    assert rules == {f"{number:02}" for number in range(1, 25)}
    seeds = ("10.2174/1745017901208010022", "10.2196/15572", "10.1093/clipsy/6.2.165", "10.1037/h0094744")
    assert all(records.works[doi].value["author"] for doi in (*seeds, "10.1080/09638237.2017.1417559"))


@pytest.mark.parametrize("sent", [b"\x16\x03\x01 not http\r\n\r\n", b"GET /works\r\n\r\n", b"\xff" * 100_000])
def test_what_is_not_http_is_refused_and_harms_nobody(server: StandIn, sent: bytes) -> None:
    host, port = server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        connection.sendall(sent)
        assert connection.recv(100).startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 414 "))
    assert get(server.url, "/works/10.5555/corrected").status == 200


@pytest.mark.parametrize(
    "path", ["/works/%00", "/works/%ff%fe", "/works//", "/works/10.5555%2F", "/members/98", "/"]
)
def test_hostile_paths_are_answered(server: StandIn, path: str) -> None:
    assert get(server.url, path).status in (200, 404)
