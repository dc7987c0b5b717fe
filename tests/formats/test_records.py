"""Record files: everything comes back."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from refkit.formats.records import RECORDS, encode, read
from refkit.model import (
    DOI,
    FIELD_TYPES,
    ArticleNumber,
    Claim,
    Finding,
    Library,
    Name,
    Notice,
    PageRange,
    PartialDate,
    Record,
    Source,
    Span,
    Statement,
    Work,
)
from tests.formats import works

PAGE = Source("page", "scite", "page.txt", "gb18030", "2024-05-01")
RECORD = Record(
    (
        Claim("DOI", DOI("10.2196/15572"), PAGE, Span(3, 16)),
        Claim("page", ArticleNumber("e15572"), PAGE, confidence=0.5),
        Claim("page", PageRange("1", "9"), Source("registry", "crossref")),
        Claim("author", (Name("Smith", "Ann", orcid="0000"),), PAGE, Span(1, 2), parts=(Span(1, 2),)),
        Claim("issued", PartialDate(2020, 6, until=PartialDate(2021)), PAGE),
        Claim("statements", (Statement("said", "Results", "supporting", 0.99, Span(4, 5)),), PAGE),
    ),
    role="mentioned",
    findings=(Finding("result", "It works.", PAGE, Span(9, 18), 0.7, "Results", "label"),),
    verdict="verified",
    notices=(Notice("retraction", "10.1/x"),),
    joined=("same DOI",),
)


def test_a_record_comes_back_as_it_was() -> None:
    assert read(encode(RECORD), "r.jsonl").records == (RECORD,)


@given(works.records)
def test_any_record_comes_back_as_it_was(record: Record) -> None:
    line = encode(record)
    assert "\n" not in line
    line.encode()  # a file can hold it
    reading = read(line, "r.jsonl")
    assert reading.problems == ()
    assert reading.records == (record,)


def test_every_field_type_has_a_strategy() -> None:
    for kind in FIELD_TYPES.values():
        works.of_type(kind)


def test_a_source_is_written_once_a_line_and_claims_point_to_it() -> None:
    data = json.loads(encode(RECORD))
    assert data["schema"] == 1
    assert [source["name"] for source in data["sources"]] == ["scite", "crossref"]
    assert [claim["source"] for claim in data["claims"]] == [0, 0, 1, 0, 0, 0]


def test_the_item_is_csl_json_for_people_and_is_not_read_back() -> None:
    merged = Record(RECORD.claims, work=Work(type="article-journal", title="T", doi=DOI("10.2196/15572")))
    line = encode(merged)
    assert json.loads(line)["item"] == {"type": "article-journal", "title": "T", "DOI": "10.2196/15572"}
    assert read(line, "").records[0].work == Work()
    assert "item" not in json.loads(encode(RECORD))


def test_a_library_is_a_line_a_record() -> None:
    assert RECORDS.write is not None
    text = "".join(RECORDS.write(Library((RECORD, RECORD), ("a", "b"))))
    assert text.count("\n") == 2
    assert read("\ufeff" + text.replace("\n", "\r\n"), "r").records == (RECORD, RECORD)


def test_what_is_no_record_is_named_by_line_and_the_others_are_read() -> None:
    good = encode(RECORD)
    newer = json.dumps({"schema": 2, "claims": "another form"})
    text = "\n".join([good, "not json", "[]", '{"claims": []}', newer, "", good])
    reading = read(text, "r.jsonl")
    assert len(reading.records) == 2
    assert [(p.code, p.line, p.where) for p in reading.problems] == [
        ("no_record", 2, "r.jsonl"),
        ("no_record", 3, "r.jsonl"),
        ("no_record", 4, "r.jsonl"),
        ("newer_schema", 5, "r.jsonl"),
    ]
    assert "Update refkit" in reading.problems[3].message


def test_a_line_without_a_claim_is_an_error_and_no_record() -> None:
    refused = json.dumps({"schema": 1, "claims": [{"field": "mood", "value": "good", "source": 0}]})
    reading = read("\n".join([encode(RECORD), '{"schema":1}', refused]), "r.jsonl")
    assert reading.records == (RECORD,)
    assert [(p.code, p.severity, p.line, p.where) for p in reading.problems] == [
        ("no_record", "error", 2, "r.jsonl"),
        ("unknown_field", "warning", 3, "r.jsonl"),
        ("no_record", "error", 3, "r.jsonl"),
    ]


def test_a_claim_that_cannot_be_read_is_reported_and_the_rest_of_its_line_is_kept() -> None:
    line = {
        "schema": 1,
        "sources": [{"kind": "user", "name": "me"}],
        "claims": [
            {"field": "mood", "value": "good", "source": 0},
            {"field": "DOI", "value": "no doi", "source": 0},
            {"field": "title", "value": "T", "source": 7},
            {"field": "times-cited", "value": "many", "source": 0},
            {"field": "title", "value": "kept", "source": 0},
        ],
        "findings": [{"kind": "result", "text": "x", "source": 3}],
    }
    reading = read(json.dumps(line), "r")
    assert [claim.value for claim in reading.records[0].claims] == ["kept"]
    assert [p.code for p in reading.problems] == [
        "unknown_field",
        "bad_value",
        "no_source",
        "bad_value",
        "no_source",
    ]
    assert all(p.line == 1 for p in reading.problems)


@given(works.anything | st.text('{}[]":,schema1claims\n', max_size=80))
def test_reading_never_raises(text: str) -> None:
    read(text, "r")


def test_reading_survives_deep_nesting_and_huge_numbers() -> None:
    for text in ("[" * 100_000, '{"schema":' + "9" * 5000 + "}", '{"schema":1,"item":' + '{"a":' * 90_000):
        assert read(text, "r").problems
