"""`refkit convert`: a reference file into another one, as a person uses it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from refkit.cli import run
from refkit.formats.ris import RIS
from tests.formats.works import LIBRARY


@pytest.fixture
def ris(tmp_path: Path) -> Path:
    assert RIS.write is not None
    path = tmp_path / "library.ris"
    path.write_bytes("".join(RIS.write(LIBRARY)).encode())
    return path


@pytest.mark.parametrize("ending", ["nbib", "enw", "xml", "json", "yaml", "csv", "tsv", "ciw", "bib", "jsonl"])
def test_a_library_goes_into_each_format_and_every_reference_comes_back(ris: Path, ending: str) -> None:
    there, back = ris.with_suffix(f".{ending}"), ris.with_name(f"{ending}.ris")
    assert run(["convert", str(ris), "-o", str(there)]) == 0
    assert run(["convert", str(there), "-o", str(back)]) == 0
    titles = [line for line in back.read_text().splitlines() if line.startswith("TI")]
    wanted = [line for line in ris.read_text().splitlines() if line.startswith("TI")]
    assert [_plain(line) for line in titles] == [_plain(line) for line in wanted]


def _plain(line: str) -> str:
    return "".join(char for char in line if char.isalnum())


def test_nothing_is_merged_and_nothing_added(ris: Path, capfd: pytest.CaptureFixture[str]) -> None:
    twice = ris.with_name("twice.ris")
    twice.write_bytes(ris.read_bytes() * 2)
    assert run(["convert", str(twice), "--to", "csl-json"]) == 0
    out, err = capfd.readouterr()
    items = json.loads(out)
    assert [item["id"] for item in items[:5]] == [*LIBRARY.keys, "vanderberg2020a"]
    assert "The citation key 'vanderberg2020' is there twice; the second became 'vanderberg2020a'" in err


def test_the_report_names_what_is_not_carried_field_by_field(ris: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = ris.with_suffix(".ciw")
    assert run(["convert", str(ris), "-o", str(out), "--report"]) == 0
    said = capfd.readouterr().err
    assert "What Web of Science, tagged does not carry, of 4 references:" in said
    assert "  citation-key             lost           4" in said


def test_the_report_as_json_has_every_value(ris: Path) -> None:
    out, told = ris.with_suffix(".nbib"), ris.with_name("losses.json")
    assert run(["convert", str(ris), "-o", str(out), "--report", str(told)]) == 0
    found = json.loads(told.read_text())
    assert (found["to"], found["references"]) == ("nbib", 4)
    assert found["fields"]["citation-key"] == {"lost": 4}
    assert {"key": "garcia1999", "variable": "citation-key", "was": "garcia1999", "became": ""} in found["values"]


def test_no_file_of_references_is_taken_for_the_report(ris: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = ris.read_bytes()
    assert run(["convert", "--report", str(ris), str(ris), "--to", "enw"]) == 2
    assert "--report takes a file that ends with .json" in capfd.readouterr().err
    assert ris.read_bytes() == before


def test_a_file_is_known_by_how_it_begins_or_by_from(ris: Path, capfd: pytest.CaptureFixture[str]) -> None:
    unnamed = ris.with_suffix(".txt")
    unnamed.write_bytes(ris.read_bytes())
    assert run(["convert", str(unnamed), "--to", "enw"]) == 0
    assert capfd.readouterr().out.startswith("%0 Journal Article")
    unnamed.write_text("AU  - Rock, Ada\nTI  - Grip\n")
    assert run(["convert", str(unnamed), "--to", "enw"]) == 1
    assert "is no reference file that is known; say --from FORMAT" in capfd.readouterr().err
    assert run(["convert", str(unnamed), "--from", "ris", "--to", "enw"]) == 0


def test_a_compressed_file_and_one_in_mixed_encodings(ris: Path, capfd: pytest.CaptureFixture[str]) -> None:
    mixed = "TY  - JOUR\nTI  - Über\nER  - \n".encode() + "TY  - JOUR\nTI  - François\nER  - \n".encode("cp1252")
    packed = ris.with_name("mixed.ris.gz")
    packed.write_bytes(gzip.compress(mixed))
    assert run(["convert", str(packed), "--to", "enw"]) == 0
    out, err = capfd.readouterr()
    assert "%T Über" in out
    assert "%T François" in out
    assert "is in UTF-8: line 5 was read as windows-1252 (1 in all)" in err


def test_an_input_is_never_the_output_and_nothing_gives_no_file(
    ris: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["convert", str(ris), "-o", str(ris)]) == 2
    empty, out = ris.with_name("empty.ris"), ris.with_name("out.bib")
    empty.write_text("")
    assert run(["convert", str(empty), "-o", str(out)]) == 1
    assert not out.exists()
    assert run(["convert", str(ris), "-o", str(ris.with_suffix(".html"))]) == 2
    assert "make it with `refkit export`" in capfd.readouterr().err


def test_xml_on_one_long_line_is_known_and_read(ris: Path) -> None:
    record = (
        '<record><ref-type name="Journal Article">17</ref-type><titles><title>Grip é 刺</title></titles>'
        "<abstract>" + "Feet — hold. " * 90 + "</abstract></record>"
    )
    endnote, out = ris.with_name("endnote.xml"), ris.with_name("out.ris")
    endnote.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><xml><records>{record * 2500}</records></xml>', "utf-8"
    )
    assert run(["convert", str(endnote), "-o", str(out)]) == 0
    assert out.read_text("utf-8").count("TI  - Grip é 刺\n") == 2500


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_long_file_in_utf_16_keeps_its_lines(ris: Path, encoding: str) -> None:
    text = "\ufeff" + "".join(
        f"%0 Book\r\n%T Grip \U0001d538 {n}\r\n%X {'刺' * 40}\r\n%I Press\r\n\r\n" for n in range(9000)
    )
    enw, out = ris.with_name("wide.enw"), ris.with_name("out.ris")
    enw.write_bytes(text.encode(encoding))
    assert run(["convert", str(enw), "-o", str(out)]) == 0
    back = out.read_text("utf-8")
    assert (back.count("TY  - BOOK"), back.count("PB  - Press"), back.count("Grip \U0001d538")) == (
        9000,
        9000,
        9000,
    )


def test_a_byte_order_mark_hides_no_beginning(ris: Path, capfd: pytest.CaptureFixture[str]) -> None:
    unnamed = ris.with_suffix(".txt")
    unnamed.write_bytes(b"\xef\xbb\xbf" + ris.read_bytes())
    assert run(["convert", str(unnamed), "--to", "enw"]) == 0
    assert capfd.readouterr().out.startswith("%0 Journal Article")


def test_a_damaged_gz_is_told_and_the_rest_comes_through(ris: Path, capfd: pytest.CaptureFixture[str]) -> None:
    packed = gzip.compress(ris.read_bytes())
    for number, data in enumerate((packed[:-20], packed[:60] + b"\xff\xfe" * 40 + packed[140:])):
        broken = ris.with_name(f"broken{number}.ris.gz")
        broken.write_bytes(data)
        assert run(["convert", str(broken), str(ris), "--to", "enw"]) == 1
        out, err = capfd.readouterr()
        assert out.count("%0 ") == len(LIBRARY.records)
        assert "cannot be unpacked" in err
        assert "report this" not in err


def test_the_report_does_not_replace_the_references(ris: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = ris.with_suffix(".json")
    assert run(["convert", str(ris), "-o", str(out), "--report", f"{out.parent}/./{out.name}"]) == 2
    assert "name another file for one of them" in capfd.readouterr().err
