"""The fuzzer's target, run on hand-written pages that were cut, joined, shuffled and overwritten.

What atheris does for hours, guided by coverage, this does for seconds in `make test`, and for longer in `make fuzz`
(`FUZZ_EXAMPLES`).
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model import DOI, Claim, Problem, Reading, Record, Source, Span
from refkit.parsers import Page
from tests.conftest import tries
from tests.fuzz import atheris_parsers
from tests.fuzz.one_input import WAYS, NoAnswer, check, one_input, seeds

EXAMPLES = tries(100)
INPUTS = list(dict.fromkeys(seeds()))
TOKENS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n\n", b"\xe2\x80\xa2", b"\xed\xa0\x80", b"\x1f\x8b", b"<",
    b"<!--", b"-->", b"<script>", b'<meta name="citation_doi" content="', b"&#55296;", b'"', b"{", b"}", b"]",
    b"\\ud800", b"doi:10.5555/", b"10.5555/a", b"https://doi.org/", b"Abstract\n", b"References\n", b"[1] ",
    b"2016", b"12(3):45-67", b"WARC/1.0\r\n", b"Content-Length: 99999999999\r\n", b"\r\n\r\n",
    "摘要".encode(), "作".encode("gb18030"),
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A seed with a few changes; the byte that chooses the way may be changed too."""
    data = bytearray(draw(st.sampled_from(INPUTS)))
    for _ in range(draw(st.integers(1, 4))):
        size = len(data)
        at, end = sorted((draw(st.integers(0, size)), draw(st.integers(0, size))))
        match draw(
            st.sampled_from(("token", "token", "cut", "without", "twice", "moved", "joined", "bytes", "lines"))
        ):
            case "token":
                data[at:at] = draw(st.sampled_from(TOKENS)) * draw(st.sampled_from((1, 1, 1, 2, 300)))
            case "cut":
                del data[max(at, 1) :]
            case "without":
                del data[at:end]
            case "twice":
                data[at:at] = data[at:end][:5000]
            case "moved":
                part = data[at:end]
                del data[at:end]
                data[1:1] = part
            case "joined":
                data[at:at] = draw(st.sampled_from(INPUTS))[:5000]
            case "bytes":
                data[at : at + 8] = draw(st.binary(max_size=12))
            case _:
                lines = bytes(data[1:]).split(b"\n")
                draw(st.randoms(use_true_random=False)).shuffle(lines)
                data[1:] = b"\n".join(lines)
    return bytes(data[:60_000])


@EXAMPLES
@given(mutated())
def test_a_page_that_was_tampered_with_gives_an_answer(data: bytes) -> None:
    one_input(data)


@given(st.integers(0, len(WAYS) - 1), st.binary(max_size=2000))
def test_any_bytes_in_any_way_give_an_answer(way: int, data: bytes) -> None:
    one_input(bytes([way]) + data)


@given(st.integers(0, len(WAYS) - 1), st.text(max_size=500))
def test_any_text_in_any_way_gives_an_answer(way: int, text: str) -> None:
    one_input(bytes([way]) + text.encode("utf-8", "surrogatepass"))


def test_every_seed_gives_an_answer_and_every_way_has_a_seed() -> None:
    for data in INPUTS:
        one_input(data)
    assert {data[0] for data in INPUTS} == set(range(len(WAYS)))


class TestTheCheckFindsWhatItLooksFor:
    PAGE = Page("doi:10.5555/a", "page.txt")

    def test_silence(self) -> None:
        with pytest.raises(NoAnswer, match="neither"):
            check(self.PAGE, Reading((), ()))

    def test_a_parser_that_fails(self) -> None:
        problem = Problem("parser_failed", "warning", "Parser 'x' failed on page.txt.")
        with pytest.raises(NoAnswer, match="Parser 'x'"):
            check(self.PAGE, Reading((), (problem,)))

    def test_a_place_outside_the_page(self) -> None:
        claim = Claim("DOI", DOI.parse("10.5555/a"), Source("page", "x", "", "utf-8"), Span(4, 14))
        with pytest.raises(NoAnswer, match="outside"):
            check(self.PAGE, Reading((Record((claim,)),), ()))


class TestAtheris:
    def test_without_it_a_sentence_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "atheris", None)
        assert "pip install atheris" in atheris_parsers.main([])

    def test_the_corpus_is_filled_with_the_seeds(self, tmp_path: Path) -> None:
        assert atheris_parsers.fill(tmp_path / "corpus") == len(INPUTS)
        assert {path.read_bytes() for path in (tmp_path / "corpus").iterdir()} == set(INPUTS)
