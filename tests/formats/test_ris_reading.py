"""RIS: what is read of what others write."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.formats.ris import RIS
from refkit.formats.ris.read import general, read
from refkit.formats.ris.references import Part
from refkit.model import (
    DOI,
    Abstract,
    Claim,
    Name,
    PageRange,
    PartialDate,
    Record,
    Section,
    Source,
    Work,
)
from tests.formats import works
from tests.formats.fixtures import expected
from tests.formats.works import one, values


def entry(text: str) -> dict[str, Any]:
    (found,) = values(read(text, "x.ris"))
    return found


def test_a_byte_order_mark_lf_and_crlf_are_all_accepted() -> None:
    text = "TY  - JOUR\nTI  - T\nER  - \n"
    for variant in (text, "\ufeff" + text, text.replace("\n", "\r\n"), text.replace("  - ", " - ")):
        reading = read(variant, "x.ris")
        assert values(reading) == [{"type": "article-journal", "title": "T"}]
        assert reading.problems == ()


def test_the_last_line_of_a_multi_line_note_is_kept() -> None:
    found = entry("TY  - JOUR\nN1  - first line\nsecond line\n\nlast line\nER  - \n")
    assert found["annote"] == "first line second line last line"
    assert entry("TY  - JOUR\nN1  - first line\nlast line")["annote"] == "first line last line"


def test_every_value_stands_where_its_span_says() -> None:
    text = expected("endnote.ris").replace("\r\n", "\n")
    for record in read(text, "endnote.ris").records:
        for claim in record.claims:
            assert claim.span is not None
            raw = claim.span.of(text)
            assert raw == raw.strip()
            if isinstance(claim.value, str) and claim.field not in ("type", "annote", "citation-key"):
                assert " ".join(raw.split()) == claim.value
            for part in claim.parts:
                assert part.of(text)


def test_what_endnote_and_others_write() -> None:
    reading = read(expected("endnote.ris").replace("\r\n", "\n"), "endnote.ris")
    first, second = values(reading)
    assert first["author"] == (Name("Georgiev", "Danko"), Name("Bello", "Leon", suffix="Jr."), Name(literal="WHO"))
    assert first["container-title"] == "Journal of Neurosurgery"
    assert first["container-title-short"] == "J.Neurosurg."
    assert first["issued"] == PartialDate(1996, 11)
    assert first["page"] == PageRange("476", "481")
    assert first["abstract"] == Abstract((Section("Rats were subjected to a unilateral impact."),))
    assert first["annote"] == "First note\n\nSecond, a<b"
    assert first["DOI"] == DOI("10.1000/abc")
    assert first["ISSN"] == ("0022-3085",)
    assert second["type"] == "document"
    assert second["citation-key"] == "smith2001"
    assert [(p.code, p.line) for p in reading.problems] == [
        ("outside_record", 1),
        ("unknown_tag", 20),
        ("unknown_type", 23),
    ]


@given(
    work=works.works,
    extra=st.sampled_from(["", "AN  - 7\n", "T1  - other\n", "XX  - y\n", "AB  - more\nlines\n"]),
)
def test_a_plain_reference_is_read_as_any_other(work: Work, extra: str) -> None:
    text = "".join(RIS.write(one(work))).replace("\r\n", "\n") if RIS.write else ""
    text = text.replace("ER  - ", f"{extra}ER  - ")
    (quick,) = read(text, "x").records
    slow = [found for found in general(Part(text, 0, 1), Source("file", "ris", "x")) if isinstance(found, Record)]
    assert sorted(quick.claims, key=_field) == sorted(slow[0].claims, key=_field)


def _field(claim: Claim) -> tuple[str, str]:
    return claim.field, str(claim.value)


def test_a_record_without_er_ends_where_the_next_begins() -> None:
    reading = read("TY  - JOUR\nTI  - A\nTY  - BOOK\nTI  - B\n", "x")
    assert [found["title"] for found in values(reading)] == ["A", "B"]


def test_of_several_dates_da_is_preferred_and_one_that_says_otherwise_is_doubtful() -> None:
    (record,) = read("TY  - JOUR\nY1  - 1900/01/01\nDA  - 1950/01/01\nPY  - 1950\nER  - ", "x").records
    dates = [(claim.value, claim.confidence) for claim in record.claims if claim.field == "issued"]
    assert dates == [(PartialDate(1950, 1, 1), 1.0), (PartialDate(1900, 1, 1), 0.5)]


@given(works.anything | st.text("TYAUER - JO\n,/12", max_size=120))
def test_reading_never_raises(text: str) -> None:
    for record in read(text, "x").records:
        for claim in record.claims:
            assert claim.span is not None
            assert 0 <= claim.span.start <= claim.span.end <= len(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "TY  - JOUR",
                "TY  - BOOK",
                "ER  - ",
                "AU  - ,",
                "AU  - A, B",
                "DA  - 99999",
                "DA  - 2020/99/99/x",
                "SP  - ",
                "SP  - 1",
                "EP  - 2",
                "KW  - ;",
                "SN  - 1",
                "DO  - x",
                "M2  - Citation Key: ",
                "N1  - <p>",
                "AB  - …",
                "more",
            ]
        ),
        max_size=20,
    )
)
def test_reading_never_raises_on_what_looks_like_ris(pieces: list[str]) -> None:
    read("\n".join(pieces), "x")


@pytest.mark.parametrize(
    "text",
    ["TY  - JOUR\n" + "AU  - A, B\n" * 50_000, "TY  - JOUR\nN1  - " + "x\n" * 100_000, "TY  - JOUR\n" * 20_000,
     "TY  - JOUR\nEP  - 1\n" + "SP  - 1\n" * 300, "TY  - JOUR\nN1  - " + "<p" * 100_000],
    ids=range(5),
)  # fmt: skip
def test_hostile_files_cost_no_more_than_their_length(text: str) -> None:
    """Nothing is timed: what is quadratic in such a file would not come to an end."""
    reading = read(text, "x")
    assert reading.records or reading.problems


@pytest.mark.parametrize(
    "text",
    ["AB  - words\n" * 40_000, "TY  - JOUR\n" + "ZZ  - words\n" * 40_000,
     "TY  - JOUR\n" + "".join(f"T1  - {n}\n" for n in range(40_000)),
     "TY  - JOUR\n" + "".join(f"KW  - {n}\n" for n in range(40_000)) + "ER  - \n"],
    ids=["no reference", "unknown tags", "titles", "keywords"],
)  # fmt: skip
def test_many_lines_of_a_kind_cost_no_more_than_their_number(text: str) -> None:
    start = time.process_time()
    read(text, "x")
    assert time.process_time() - start < 8


def test_dates_in_words_are_read() -> None:
    (found,) = values(read("TY  - JOUR\nPY  - 2015\nDA  - 12 May 2015\nER  - \n", "x"))
    assert found["issued"] == PartialDate(2015, 5, 12)
    (found,) = values(read("TY  - JOUR\nPY  - in press\nER  - \n", "x"))
    assert found["issued"] == PartialDate(literal="in press")
