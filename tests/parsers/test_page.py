"""How bytes become text."""

from __future__ import annotations

from pathlib import Path

import pytest

from refkit.parsers import decode

CHINESE = "作者\n机构\n被引:353\n• [21] 相关论文\n"


@pytest.mark.parametrize(
    ("encoded", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
    ],
)
def test_the_encoding_is_found_and_its_name_reads_the_file_again(
    encoded: str, encoding: str, tmp_path: Path
) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(CHINESE.replace("\n", "\r\n").encode(encoded))
    page = decode(path.read_bytes(), "page.txt")
    assert page.text == CHINESE
    assert page.encoding == encoding
    assert not page.problems
    assert path.read_text(page.encoding, errors="replace") == page.text  # as the docstring promises


def test_damaged_utf8_is_read_as_utf8_and_said() -> None:
    page = decode("Müller über Größe, naïve café".encode()[:-1] + b"\xff tail", "page.txt")
    assert page.encoding == "utf-8"
    assert "Müller über Größe" in page.text
    assert [problem.code for problem in page.problems] == ["undecodable"]
    assert "byte 33" in page.problems[0].evidence


def test_chinese_utf8_that_breaks_off_inside_a_character_stays_utf8() -> None:
    page = decode(("摘要" * 50).encode()[:-1], "page.txt")
    assert page.encoding == "utf-8"
    assert page.text.startswith("摘要摘要")


@pytest.mark.parametrize(
    ("charset", "encoding"), [("iso-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("Shift_JIS", "shift_jis")]
)
def test_a_declared_charset_is_believed_where_the_bytes_are_not_utf8(charset: str, encoding: str) -> None:
    text = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' + (
        "日本語" if encoding == "shift_jis" else "Müller – Café"
    )
    page = decode(text.encode(encoding), "page.html")
    assert (page.text, page.encoding, page.problems) == (text, encoding, ())


def test_western_text_in_an_old_encoding_is_not_taken_for_chinese() -> None:
    text = "Müller, Gómez und Sørensen: é è à ü – “so”"
    page = decode(text.encode("cp1252"), "page.txt")
    assert (page.text, page.encoding) == (text, "cp1252")
    assert [(problem.code, problem.severity) for problem in page.problems] == [("encoding_guessed", "note")]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"PK\x03\x04..", "zip"),
        (bytes(range(256)), "binary"),
    ],
    ids=["pdf", "png", "zip", "bytes"],
)
def test_what_is_no_text_is_refused_with_a_sentence(data: bytes, what: str) -> None:
    page = decode(data, "thing")
    assert page.text == ""
    assert [(problem.code, problem.severity) for problem in page.problems] == [("binary", "error")]
    assert what in page.problems[0].message
