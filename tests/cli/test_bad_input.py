"""Bad input: one clear sentence each, the rest exported, the right exit status, no traceback."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from refkit.cli import report, run
from tests.conftest import SEEDS

Captured = pytest.CaptureFixture[str]
GOOD = str(SEEDS / "scite-mechanisms-of-peer-support.txt")


def exported(*inputs: str, capsys: Captured) -> tuple[int, list[dict[str, object]], str]:
    """Exit status, exported items and what was said, for `inputs` beside a good page."""
    status = run(["export", *inputs, GOOD, "--to", "csl-json"])
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return status, json.loads(captured.out), captured.err


BAD = {
    "empty file": (b"", "has no text"),
    "white space": (b" \n\n ", "has no text"),
    "binary": (bytes(range(256)) * 40, "binary"),
    "zeros": (b"\0" * 5000, "binary"),
    "PDF": (b"%PDF-1.4\n1 0 obj", "a PDF"),
    "50 MB line": (b"x" * 50_000_000, "No work was found"),
    "lone high bytes": (b"\xff\xfe\xfd" * 100, "bad.txt"),
}


@pytest.mark.parametrize(("data", "sentence"), BAD.values(), ids=BAD.keys())
def test_a_bad_page_is_named_and_the_rest_exported(
    data: bytes, sentence: str, tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    status, items, said = exported(str(path), capsys=capsys)
    assert status == 1
    assert len(items) == 1
    assert "bad.txt" in said
    assert sentence in said


def test_truncated_utf8_is_read_as_far_as_it_goes(tmp_path: Path, capsys: Captured) -> None:
    data = (SEEDS / "chinese-index-metasynthesis.txt").read_bytes()
    path = tmp_path / "cut.txt"
    path.write_bytes(data[: data.index("共".encode()) + 1])
    status, items, said = exported(str(path), capsys=capsys)
    assert status == 0  # the work itself is whole; what was lost is a warning
    assert {item["DOI"] for item in items} == {"10.1037/h0094744", "10.1080/09638237.2017.1417559"}
    assert "warning:" in said
    assert run(["export", "--strict", str(path), "--to", "csl-json"]) == 1


def test_a_missing_file_a_folder_without_pages_and_a_pattern_without_matches(
    tmp_path: Path, capsys: Captured
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "picture.png").write_bytes(b"x")
    status, items, said = exported(str(tmp_path / "nosuch.txt"), str(empty), str(tmp_path / "*.htm"), capsys=capsys)
    assert status == 1
    assert len(items) == 1
    assert "There is no file or folder" in said
    assert "holds no page" in said
    assert "Nothing matches" in said


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root can read everything")
def test_an_unreadable_file(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x")
    path.chmod(0)
    status, items, said = exported(str(path), capsys=capsys)
    assert (status, len(items)) == (1, 1)
    assert "Cannot read" in said


def test_a_file_that_the_system_refuses_to_read(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x")
    real = open

    def refusing(file: object, *args: object, **kwargs: object) -> object:
        if str(file) == str(path):
            raise PermissionError(13, "Permission denied")
        return real(file, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr("builtins.open", refusing)
    status, items, said = exported(str(path), capsys=capsys)
    assert (status, len(items)) == (1, 1)
    assert "secret.txt (Permission denied)" in said


def test_an_output_folder_that_does_not_exist_fails_alone(tmp_path: Path, capsys: Captured) -> None:
    status = run(["export", GOOD, "-o", str(tmp_path / "no" / "x.bib"), "-o", str(tmp_path / "x.ris")])
    said = capsys.readouterr().err
    assert status == 1
    assert "there is no folder" in said
    assert "make it first" in said
    assert (tmp_path / "x.ris").exists()


def test_an_output_that_cannot_be_written_fails_alone(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "x.bib").mkdir()
    status = run(["export", GOOD, "-o", str(tmp_path / "x.bib"), "-o", str(tmp_path / "x.ris")])
    assert status == 1
    assert "it is a folder" in capsys.readouterr().err
    assert (tmp_path / "x.ris").exists()


def test_an_unknown_style_names_the_nearest(tmp_path: Path, capsys: Captured) -> None:
    assert run(["cite", GOOD, "--style", "chicago-autor-date"]) == 2
    captured = capsys.readouterr()
    assert "There is no style 'chicago-autor-date'; did you mean" in captured.err
    assert "'chicago-author-date'" in captured.err
    assert captured.out == ""
    bib, page = tmp_path / "x.bib", tmp_path / "x.html"
    assert run(["export", GOOD, "-o", str(bib), "-o", str(page), "--style", "chicago-autor-date"]) == 1
    assert "'chicago-author-date'" in capsys.readouterr().err
    assert bib.exists()
    assert not page.exists()
    assert run(["export", GOOD, "-o", str(page), "--style", "chicago-autor-date"]) == 2
    assert run(["export", str(SEEDS), "-o", str(page), "--style", "chicago-autor-date"]) == 2
    assert run(["export", str(SEEDS), "-o", str(page), "--locale", "xx"]) == 2
    assert run(["export", str(tmp_path / "nosuch"), GOOD, "-o", str(page), "--locale", "xx"]) == 1


def test_a_style_file_that_is_not_there_is_said(tmp_path: Path, capsys: Captured) -> None:
    for style in ("nope.csl", "no/such/style", str(tmp_path / "x.csl")):
        for arguments in (["cite", GOOD], ["export", GOOD, "-o", str(tmp_path / "x.html")]):
            assert run([*arguments, "--style", style]) == 2
            assert f"There is no style file {style!r}" in capsys.readouterr().err
    assert run(["cite", GOOD, "--style", "chicago-autor-date.csl"]) == 2
    assert "(the nearest name is 'chicago-author-date'); check the path" in capsys.readouterr().err
    assert run(["cite", GOOD, "--style", "apa.csl"]) == 0
    assert run(["export", GOOD, "--to", "ris", "--style", "nope.csl"]) == 0  # no style is needed there


def test_an_unknown_format_lists_those_there_are(tmp_path: Path, capsys: Captured) -> None:
    assert run(["export", GOOD, "-o", str(tmp_path / "x.xyz")]) == 2
    assert "No format goes by the ending '.xyz'" in capsys.readouterr().err
    assert run(["export", GOOD, "--to", "bibtx"]) == 2
    assert "did you mean 'bibtex'" in capsys.readouterr().err
    assert run(["export", GOOD, "-o", str(tmp_path / "x.xyz"), "-o", str(tmp_path / "x.bib")]) == 1
    assert ".xyz" in capsys.readouterr().err
    assert (tmp_path / "x.bib").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["export"],
        ["export", GOOD],
        ["export", GOOD, "--to", "ris", "--to", "bibtex"],
        ["export", GOOD, "-o", "a.bib", "-o", "b.bib", "--to", "bibtex"],
        ["export", GOOD, "-o", "a.bib", "-o", "a.bib"],
        ["export", GOOD, "--to", "bibtex", "--key-pattern", "[nosuch]"],
        ["export", GOOD, "--to", "bibtex", "--include", "all"],
        ["exprot", GOOD],
        ["cite", GOOD, "--to", "pdf"],
        ["cite", GOOD, "--locale", "xx-YY"],
        ["--nosuch"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2_with_a_sentence_and_writes_nothing(
    arguments: list[str], tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.strip()
    assert "Traceback" not in captured.err
    assert os.listdir(tmp_path) == []


def test_an_existing_library_is_not_emptied_because_every_input_failed(tmp_path: Path, capsys: Captured) -> None:
    old = tmp_path / "library.bib"
    old.write_text("@article{x, title={X}}")
    assert run(["export", str(tmp_path / "nosuch"), "-o", str(old)]) == 1
    assert "nothing was written" in capsys.readouterr().err
    records = tmp_path / "records.jsonl"
    records.write_text("old")
    assert run(["parse", str(tmp_path / "nosuch"), "-o", str(records)]) == 1
    assert old.read_text() == "@article{x, title={X}}"
    assert records.read_text() == "old"


def test_an_error_of_refkits_own_is_one_sentence_without_debug_and_a_traceback_with_it(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("refkit.pipeline.build", broken)
    assert run(["export", GOOD, "--to", "bibtex"]) == 1
    assert "something went wrong that should not have (ZeroDivisionError: oh)" in capsys.readouterr().err
    with pytest.raises(ZeroDivisionError):
        run(["--debug", "export", GOOD, "--to", "bibtex"])


def test_a_record_file_with_a_broken_line_gives_the_others(tmp_path: Path, capsys: Captured) -> None:
    records = tmp_path / "records.jsonl"
    assert run(["parse", str(SEEDS), "-o", str(records)]) == 0
    lines = records.read_text().splitlines()
    lines[1] = lines[1][:50]
    lines[2] = '{"schema": 99}'
    records.write_text("\n".join(lines))
    status = run(["export", str(records), "--to", "csl-json", "--include", "mentioned"])
    captured = capsys.readouterr()
    assert status == 1
    assert "line 2" in captured.err.lower()
    assert "line 3" in captured.err.lower()
    assert len(json.loads(captured.out)) == 24


def test_every_problem_names_its_file_and_line(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.jsonl").write_text("x\n")
    (tmp_path / "b.json").write_text('[5, {"id": "b", "type": "book", "title": "B"}]')
    (tmp_path / "c.bib").write_text("@article{c,\n title={C}, journal=nosuch}\n")
    names = [str(tmp_path / name) for name in ("a.jsonl", "b.json", "c.bib")]
    run(["export", *names, "--to", "ris"])
    lines = capsys.readouterr().err.splitlines()
    for name, what in zip(names, ("line 1", "Item 1", "line "), strict=True):
        (line,) = [line for line in lines if what.lower() in line.lower() and name in line]
        assert line.count(name) == 1


def test_what_is_wrong_on_standard_input_names_it(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'[5, {"id": "b", "type": "book"}]')))
    run(["export", "-", "--to", "ris"])
    said = capsys.readouterr().err
    assert "(standard input)" in said


def test_a_short_file_name_is_not_taken_for_a_part_of_a_word() -> None:
    from refkit.model import Problem

    def place(message: str, where: str, line: int | None = None) -> str:
        return report._place(Problem("x", "error", message, where, line=line))

    assert place("An entry is wrong.", "a", 3) == " (a, line 3)"
    assert place("Line 3 is no record.", "a.jsonl", 3) == " (a.jsonl)"
    assert place("Line 33 is no record.", "a.jsonl", 3) == " (a.jsonl, line 3)"
    assert place("Cannot read x/a.txt (gone).", "x/a.txt") == ""
    assert place("Cannot read x/a.txt (gone).", "a.txt") == " (a.txt)"
    assert place("No work was found.", "-") == " (standard input)"


@pytest.mark.parametrize("command", ["cite", "parse", "export"])
def test_failed_inputs_are_named_when_the_output_fails_too(command: str, tmp_path: Path, capsys: Captured) -> None:
    for name in ("a.txt", "z.txt"):
        (tmp_path / name).write_text("hello")
    out = str(tmp_path / "no" / "x.bib")
    assert run([command, str(tmp_path / "a.txt"), str(SEEDS), str(tmp_path / "z.txt"), "-o", out]) == 1
    said = capsys.readouterr().err
    assert said.index("a.txt") < said.index("z.txt") < said.index("Cannot write")


def test_a_reference_list_is_not_emptied_because_every_input_failed(tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "list.txt"
    out.write_text("old")
    assert run(["cite", str(tmp_path / "nosuch"), "-o", str(out)]) == 1
    assert "was not written" in capsys.readouterr().err
    assert out.read_text() == "old"


def test_a_library_of_which_not_all_was_read_is_not_replaced(tmp_path: Path, capsys: Captured) -> None:
    library, other = tmp_path / "library.bib", tmp_path / "other.bib"
    text = "@article{a, title = {A title of some words}, odd = {kept}}\n@article{b, title = {Broken\n"
    library.write_text(text)
    assert run(["export", str(library), "-o", str(library), "-o", str(other)]) == 1
    said = capsys.readouterr().err
    assert "Cannot replace" in said
    assert "write to another file" in said
    assert library.read_text() == text
    assert other.exists()
    library.write_text("@article{a, title = {A title of some words}}\n")
    assert run(["export", str(library), "-o", str(library), "--key-pattern", "[year]"]) == 0
    assert library.read_text().startswith("@article{a,")
