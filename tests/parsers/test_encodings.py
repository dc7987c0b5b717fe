"""What bytes that are not UTF-8 are taken for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.parsers import decode
from refkit.parsers.encodings import guess, known

SAMPLES = {
    "gb18030": "摘要：目的 探讨同伴支持对患者康复的影响。方法 将患者随机分为两组。结论 差异有统计学意义。",
    "cp932": "要旨：本研究では、ピアサポートの効果について検討した。その結果、回復を促進することが示唆された。",
    "euc_jp": "要旨：本研究では、ピアサポートの効果について検討した。その結果、回復を促進することが示唆された。",
    "cp949": "초록: 본 연구는 동료지원이 회복에 미치는 영향을 알아보기 위하여 수행되었다. 결과는 다음과 같다.",
    "big5hkscs": "摘要：本研究旨在探討同儕支持對復元之影響。研究對象為社區中的服務使用者，以訪談蒐集資料。",
    "cp1251": "Аннотация. В статье рассматривается влияние взаимной поддержки на восстановление.",
    "koi8-r": "Аннотация. В статье рассматривается влияние взаимной поддержки на восстановление.",
    "cp1252": "Müller, J. – “The naïve café”: résumé des résultats observés chez les élèves.",
}
PAGE = "<html><head><title>An article</title></head><body><p>Volume 12, doi:10.5555/a</p>{}</body></html>"


@pytest.mark.parametrize("encoding", SAMPLES)
@pytest.mark.parametrize("around", ["{}", PAGE], ids=["text", "page"])
@pytest.mark.parametrize("times", [1, 3000], ids=["short", "long"])
def test_the_encoding_of_a_page_that_declares_none_is_guessed_and_said(
    encoding: str, around: str, times: int
) -> None:
    text = around.format(SAMPLES[encoding] * times)
    page = decode(text.encode(encoding), "p.html")
    assert page.text == text
    said = [] if encoding == "gb18030" else [("encoding_guessed", "note")]
    assert [(problem.code, problem.severity) for problem in page.problems] == said


def test_what_the_transport_says_comes_before_the_page_and_utf8_before_both() -> None:
    text = '<meta charset="windows-1252">Łódź, Kraków'
    assert decode(text.encode("iso8859-2"), charset="ISO-8859-2").text == text
    assert decode(text.encode(), charset="ISO-8859-2").text == text


def test_an_xml_declaration_counts() -> None:
    text = '<?xml version="1.0" encoding="iso-8859-2"?>\n<p>Łódź'
    assert decode(text.encode("iso8859-2")).text == text


def test_a_single_byte_charset_is_not_believed_of_japanese() -> None:
    text = '<meta charset="iso-8859-1">' + SAMPLES["cp932"]
    assert decode(text.encode("cp932")).text == text


@pytest.mark.parametrize("label", ["hex", "idna", "unicode_escape", "utf-7", "zlib", "rot13", "nosuch", "a\0b", ""])
def test_codecs_that_are_no_charsets_are_not_asked(label: str) -> None:
    assert known(label) == ""
    assert decode(b"caf\xe9 au lait", charset=label).text == "café au lait"


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0023)https://example.org/a/b -->",
        "<!--\n Page saved with SingleFile \n url: https://example.org/a/b \n saved date: today\n-->",
    ],
)
def test_the_address_that_a_browser_noted_is_taken(comment: str) -> None:
    data = f"<!DOCTYPE html>\n{comment}\n<html>".encode()
    assert decode(data).url == "https://example.org/a/b"
    assert decode(data, url="https://example.org/c").url == "https://example.org/c"


@given(st.binary(max_size=400), st.text(max_size=12))
def test_no_bytes_and_no_charset_raise(data: bytes, charset: str) -> None:
    decode(data, "p", "", charset)


@pytest.mark.parametrize("piece", [b"\xe9", b"\xe9 ", b"a\xe9", b"\x82\xa0", b"<meta ", b"<?xml ", b"<!-- \xff"])
def test_a_hostile_megabyte_comes_to_an_end(piece: bytes) -> None:
    data = piece * (1_000_000 // len(piece))
    guess(data)
    assert decode(data).ref == ""
