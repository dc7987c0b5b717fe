"""Each kind of container: what is found in it, what is said of damage, that nothing raises."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zipfile
import zlib
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model import Problem
from refkit.parsers import containers, decode
from refkit.parsers.containers import Held, Members, zips
from refkit.parsers.containers.http_body import body
from tests.parsers.containers.archives import MHTML, html, record


def read(kind: str, data: bytes) -> tuple[list[Held], list[Problem]]:
    found = list(containers.pages(kind, io.BytesIO(data), "c"))
    return [f for f in found if isinstance(f, Held)], [f for f in found if isinstance(f, Problem)]


def compressed(data: bytes) -> tuple[list[Held], list[Problem]]:
    found = list(containers.pages("warc", cast(BinaryIO, Members(io.BytesIO(data))), "c"))
    return [f for f in found if isinstance(f, Held)], [f for f in found if isinstance(f, Problem)]


class TestWarc:
    def test_pages_are_responses_of_status_200_resources_and_conversions_of_a_page_type(self) -> None:
        data = (
            record(0, b"software: x", kind="warcinfo", content_type="application/warc-fields")
            + record(1, html(1))
            + record(2, b"no", status="404 Not Found")
            + record(3, b"GIF89a", content_type="image/gif")
            + record(4, b"text", kind="conversion", content_type="text/plain")
            + record(5, html(5), kind="resource", content_type="text/html")
            + record(6, b"metadata", kind="metadata", content_type="text/plain")
        )
        held, problems = read("warc", data)
        assert [(page.ref, page.url) for page in held] == [
            (f"c#urn:uuid:{n}", f"https://example.org/{n}") for n in (1, 4, 5)
        ]
        assert held[0] == Held("c#urn:uuid:1", html(1), "https://example.org/1", "utf-8")
        assert held[1].data == b"text"
        assert not problems

    @pytest.mark.parametrize(
        ("headers", "sent"),
        [
            ("Content-Encoding: gzip\r\n", gzip.compress(html(1))),
            ("Content-Encoding: deflate\r\n", zlib.compress(html(1))),
            ("Content-Encoding: deflate\r\n", zlib.compress(html(1))[2:-4]),
            ("Transfer-Encoding: chunked\r\n", b"5\r\n" + html(1)[:5] + b"\r\nff;x=1\r\n" + html(1)[5:]),
            ("Transfer-Encoding: chunked\r\n", html(1)),
            ("Content-Encoding: gzip\r\n", html(1)),
            ("Content-Encoding: br\r\n", html(1)),
        ],
        ids=["gzip", "zlib", "deflate", "chunked", "chunked no more", "gzip no more", "brotli no more"],
    )
    def test_http_encodings_are_undone_where_they_are_there(self, headers: str, sent: bytes) -> None:
        held, problems = read("warc", record(1, sent, headers=headers))
        assert [page.data for page in held] == [html(1)]
        assert not problems

    def test_brotli(self) -> None:
        brotli = pytest.importorskip("brotli")
        held, _ = read("warc", record(1, brotli.compress(html(1)), headers="Content-Encoding: br\r\n"))
        assert held[0].data == html(1)

    def test_a_body_that_cannot_be_decoded_does_not_stop_the_archive(self) -> None:
        bad = record(1, b"\x1f\x8b damaged", headers="Content-Encoding: gzip\r\n")
        held, problems = read("warc", bad + record(2, html(2)))
        assert [page.ref for page in held] == ["c#urn:uuid:2"]
        assert [(p.code, p.where) for p in problems] == [("undecodable", "c#urn:uuid:1")]

    def test_a_record_that_breaks_off_is_said_and_what_stands_before_is_kept(self) -> None:
        held, problems = read("warc", record(1, html(1)) + record(2, html(2))[:-20])
        assert [page.ref for page in held] == ["c#urn:uuid:1"]
        assert [p.code for p in problems] == ["truncated"]

    def test_damage_between_records_is_said(self) -> None:
        held, problems = read("warc", record(1, html(1)) + b"garbage\r\n\r\n" + record(2, html(2)))
        assert [page.ref for page in held][:1] == ["c#urn:uuid:1"]
        assert len(held) == 2 or [p.code for p in problems] == ["damaged"]

    @pytest.mark.parametrize("place", [0, 3, 40, -3], ids=["beginning", "flags", "middle", "checksum"])
    def test_behind_a_damaged_record_of_a_compressed_archive_the_others_are_read(self, place: int) -> None:
        packed = [bytearray(gzip.compress(record(n, html(n)))) for n in range(5)]
        for n in (1, 2):
            packed[n][place] ^= 0xFF
        held, problems = compressed(b"".join(packed))
        read = [page.ref[-1] for page in held]
        assert (read[0], read[-2:]) == ("0", ["3", "4"])
        assert [p.code for p in problems if p.code == "damaged"]
        assert "before and after" in problems[0].message

    def test_padding_and_a_last_record_that_breaks_off(self) -> None:
        packed = gzip.compress(record(1, html(1))) + bytes(70_000) + gzip.compress(record(2, html(2)))
        assert [page.ref[-1] for page in compressed(packed)[0]] == ["1", "2"]
        held, problems = compressed(packed[:-30])
        assert [page.ref[-1] for page in held] == ["1"]
        assert {p.code for p in problems} <= {"damaged", "truncated"}
        assert problems

    def test_a_beginning_of_a_record_across_two_pieces_is_found(self) -> None:
        first = gzip.compress(record(1, html(1)))
        for gap in range(65_530 - len(first), 65_540 - len(first)):
            held, problems = compressed(first + b"x" * gap + gzip.compress(record(2, html(2))))
            assert [page.ref[-1] for page in held] == ["1", "2"]
            assert [p.code for p in problems] == ["damaged"]

    def test_beginnings_of_records_without_records_are_one_problem(self) -> None:
        held, problems = compressed(gzip.compress(record(1, html(1))) + b"\x1f\x8b\x08" * 100_000)
        assert ([page.ref[-1] for page in held], len(problems)) == (["1"], 1)

    @pytest.mark.parametrize("length", [10**15, -5])
    def test_a_length_that_is_a_lie_takes_no_memory(self, length: int) -> None:
        _, problems = read("warc", record(1, html(1), length=length))
        assert len(problems) <= 1

    def test_without_fastwarc_a_sentence_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
        _, (problem,) = read("warc", record(1, html(1)))
        assert "pip install fastwarc" in problem.message


def test_a_body_is_decoded_to_the_limit_only() -> None:
    assert len(body(gzip.compress(bytes(10_000_000)), "", "gzip", 1000)) == 1001


class TestMhtml:
    def test_the_page_its_address_and_its_charset(self) -> None:
        (held,), _ = read("mhtml", MHTML)
        assert isinstance(held.data, bytes)
        page = decode(held.data, held.ref, held.url, held.charset)
        assert "Café doi:10.5555/a" in page.text
        assert (page.url, page.ref) == ("https://example.org/a", "c#2")

    def test_one_without_a_page_is_said(self) -> None:
        assert [p.code for p in read("mhtml", MHTML.replace(b"text/html; ch", b"image/png; ch"))[1]] == ["no_pages"]


def zipped(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


class TestZip:
    def test_members_that_are_pages_in_the_order_of_the_archive(self) -> None:
        held, problems = read(
            "zip",
            zipped(("b/x.html", html(1)), ("a.txt", b"t"), ("i.png", b"p"), ("n.zip", b"z"), ("m.mht", MHTML)),
        )
        assert [page.ref for page in held] == ["c#b/x.html", "c#a.txt", "c#m.mht#2"]
        assert [(p.code, p.severity) for p in problems] == [("left_out", "note")]
        assert ".png 1, .zip 1" in problems[0].message

    def test_an_archive_that_unpacks_to_far_too_much_is_left(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(zips, "_ALLOWED", 1000)
        held, problems = read("zip", zipped(("a.txt", b"t"), *((f"{n}.txt", bytes(1_000_000)) for n in range(9))))
        assert held[0].ref == "c#a.txt"
        assert len(held) < 9
        assert [p.code for p in problems] == ["bomb"]

    def test_a_member_larger_than_any_page_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(zips, "LARGEST", 1000)
        held, problems = read("zip", zipped(("big.txt", bytes(5000)), ("a.txt", b"t")))
        assert [page.ref for page in held] == ["c#a.txt"]
        assert [p.code for p in problems] == ["too_large"]

    def test_an_encrypted_member_is_said_and_the_rest_read(self) -> None:
        data = bytearray(zipped(("s.txt", b"s"), ("a.txt", b"t")))
        data[data.index(b"PK\x01\x02") + 8] |= 1
        held, problems = read("zip", bytes(data))
        assert [page.ref for page in held] == ["c#a.txt"]
        assert [p.code for p in problems] == ["encrypted"]

    def test_a_word_file_is_no_archive_of_pages(self) -> None:
        assert [p.code for p in read("zip", zipped(("[Content_Types].xml", b"<x/>")))[1]] == ["binary"]

    def test_a_damaged_archive_is_said(self) -> None:
        assert [p.code for p in read("zip", zipped(("a.txt", b"t"))[:-10])[1]] == ["damaged"]


class TestJsonLines:
    def test_html_before_text_with_the_address(self) -> None:
        rows = [
            {"url": "https://example.org/1", "text": "t", "html": "<p>h"},
            {"text": "only", "metadata": {"url": "https://example.org/2"}},
        ]
        held, problems = read("json-lines", "\n\n".join(map(json.dumps, rows)).encode())
        assert held == [
            Held("c#1", "<p>h", "https://example.org/1"),
            Held("c#3", "only", "https://example.org/2"),
        ]
        assert not problems

    def test_lines_without_a_page_are_said_with_their_number(self) -> None:
        data = b'{"text": "a"}\n{"text": \n[1]\n{"text": 5}\n{"text": "\\ud800b"}\n'
        held, problems = read("json-lines", data)
        assert [page.ref for page in held] == ["c#1", "c#5"]
        assert [(p.where, p.code) for p in problems] == [
            ("c#2", "not_json"),
            ("c#3", "no_column"),
            ("c#4", "no_column"),
        ]


class TestParquet:
    def test_rows_with_the_address(self) -> None:
        pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        out = io.BytesIO()
        urls = [f"https://example.org/{n}" for n in range(200)]
        pq.write_table(pa.table({"url": urls, "text": [f"t{n}" for n in range(199)] + [None]}), out)
        held, problems = read("parquet", out.getvalue())
        assert held[150] == Held("c#151", "t150", "https://example.org/150")
        assert [(p.where, p.code) for p in problems] == [("c#200", "no_column")]
        assert [p.code for p in read("parquet", out.getvalue()[:-40])[1]] == ["damaged"]

    def test_without_pyarrow_a_sentence_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
        _, (problem,) = read("parquet", b"PAR1")
        assert "pip install 'refkit-export[parquet]'" in problem.message


KINDS = [
    ("", gzip.compress(b"x"), "gzip"),
    ("", b"WARC/1.0\r\n", "warc"),
    (".docx", zipped(("a", b"")), "zip"),
    ("", b"PAR1", "parquet"),
    ("", MHTML, "mhtml"),
    (".mht", b"X: y\r\n", "mhtml"),
    (".jsonl", b'{"text": "a"}\n', "json-lines"),
    (".txt", b'{"text": "a", "url": "b"}', "json-lines"),
    (".txt", b'{"text": "a"}', ""),
    (".jsonl", b'{"schema":1,"text":"a"}', ""),
    (".jsonl", b'{"url": "u", "text": "' + b"x" * containers.START, "json-lines"),
    (".json", b'[{"text": "a", "url": "b"}]', ""),
    (".json", b'{"id": "a", "type": "book", "title": "text"}', ""),
    (".txt", b"From: a page about multipart/related mail", ""),
    (".html", b"<html>", ""),
    ("", b"", ""),
]


@pytest.mark.parametrize(("suffix", "start", "kind"), KINDS, ids=map(str, range(len(KINDS))))
def test_the_kind_is_told_by_the_first_bytes_and_the_ending(suffix: str, start: bytes, kind: str) -> None:
    assert containers.kind(suffix, start[: containers.START]) == kind


WHOLE = {
    "warc": record(1, html(1)) + record(2, gzip.compress(html(2)), headers="Content-Encoding: gzip\r\n"),
    "mhtml": MHTML,
    "zip": zipped(("a.txt", b"t" * 100), ("b.html", html(1))),
    "json-lines": b'{"text": "a"}\n{"html": "b", "url": "c"}\n',
}


@pytest.mark.parametrize("kind", WHOLE)
@given(place=st.integers(0, 2000), new=st.binary(max_size=6), cut=st.booleans())
def test_no_damage_raises(kind: str, place: int, new: bytes, cut: bool) -> None:
    data = WHOLE[kind]
    place %= len(data)
    for found in containers.pages(
        kind, io.BytesIO(data[:place] + new + (b"" if cut else data[place + len(new) :])), "c"
    ):
        assert isinstance(found, Held | Problem)


@given(st.sampled_from(sorted(WHOLE)), st.binary(max_size=300))
def test_no_bytes_raise(kind: str, data: bytes) -> None:
    containers.kind("", data)
    assert all(isinstance(found, Held | Problem) for found in containers.pages(kind, io.BytesIO(data), "c"))


@pytest.mark.parametrize(
    "piece", [b"{", b'{"schema":', b"a: b\r\n", b"<!-- ", b"WARC/1.0\r\n", b'{"text":"', b"\r\n"]
)
def test_a_hostile_megabyte_comes_to_an_end(piece: bytes) -> None:
    data = piece * (1_000_000 // len(piece))
    containers.kind(".jsonl", data[: containers.START])
    for kind in WHOLE:
        assert len(list(containers.pages(kind, io.BytesIO(data), "c"))) < 1_000_000
