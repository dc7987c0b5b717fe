"""Standard output and standard error: full, closed, left by their reader, terminals."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from refkit.cli import run
from tests.conftest import ROOT, SEEDS

Captured = pytest.CaptureFixture[str]
GOOD = str(SEEDS / "scite-mechanisms-of-peer-support.txt")
PRINTING = {
    "export": ["export", str(SEEDS), "--to", "bibtex"],
    "cite": ["cite", str(SEEDS)],
    "parse": ["parse", str(SEEDS)],
    "show": ["show", str(SEEDS)],
    "styles": ["styles"],
    "formats": ["formats"],
    "help": ["--help"],
    "help of a command": ["export", "--help"],
}
printing = pytest.mark.parametrize("arguments", PRINTING.values(), ids=PRINTING.keys())
posix = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")


def shell(ending: str, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    """Run refkit with what `ending` does to its streams."""
    command = [sys.executable, "-m", "refkit.cli", *arguments]
    return subprocess.run(
        ["sh", "-c", f'"$@" {ending}', "sh", *command], capture_output=True, text=True, check=False, cwd=ROOT
    )


@posix
@printing
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_standard_output_is_said(arguments: list[str]) -> None:
    result = shell(">/dev/full", arguments)
    assert result.returncode == 1
    assert result.stderr.count("Cannot write to standard output: No space left on device.") == 1
    assert "should not have" not in result.stderr
    assert "Exception ignored" not in result.stderr


@posix
@printing
def test_a_closed_standard_output_is_said(arguments: list[str]) -> None:
    result = shell(">&-", arguments)
    assert result.returncode == 1
    assert result.stderr.count("Cannot write to standard output: it is closed") == 1
    assert "should not have" not in result.stderr


@posix
def test_a_closed_standard_output_is_no_matter_where_nothing_goes_there(tmp_path: Path) -> None:
    result = shell(">&-", ["export", GOOD, "-o", str(tmp_path / "x.bib")])
    assert (result.returncode, result.stderr.count("1 reference")) == (0, 1)


@posix
@printing
def test_a_reader_that_leaves_early_is_no_failure(arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)  # gone before the first word, so that it does not depend on who is faster
    try:
        result = subprocess.run(
            [sys.executable, "-m", "refkit.cli", *arguments],
            stdout=writer, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    finally:
        os.close(writer)
    assert result.returncode == 0
    assert result.stderr in ("", "1 note (--verbose shows it).\n")


@posix
def test_the_other_outputs_are_written_when_the_reader_leaves(tmp_path: Path) -> None:
    path = tmp_path / "x.ris"
    shell("| true", ["export", GOOD, "-o", "-", "--to", "bibtex", "-o", str(path), "--to", "ris"])
    assert path.read_text().startswith("TY  - ")


@posix
@pytest.mark.parametrize("ending", ["2>&-", "2>/dev/full"])
def test_without_standard_error_the_status_still_tells(ending: str, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("hello")
    assert shell(ending, ["export", GOOD, "--to", "ris"]).returncode == 0
    assert shell(ending, ["export", GOOD, str(path), "--to", "ris"]).returncode == 1


@posix
def test_a_closed_standard_input_is_said() -> None:
    result = shell("<&-", ["export", "-", "--to", "ris"])
    assert result.returncode == 1
    assert "Cannot read standard input" in result.stderr


def on_a_terminal(arguments: list[str], **env: str) -> str:
    """What a terminal receives."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS")}
    process = subprocess.Popen(
        [sys.executable, "-m", "refkit.cli", *arguments],
        stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env={**kept, "TERM": "xterm", **env},
    )  # fmt: skip
    os.close(theirs)
    received = b""
    try:
        while piece := os.read(ours, 4096):
            received += piece
    except OSError:  # the other side has been closed
        pass
    os.close(ours)
    process.wait()
    return received.decode()


def test_colours_are_for_terminals_and_not_against_no_color(tmp_path: Path) -> None:
    bad, out = tmp_path / "bad.txt", str(tmp_path / "x.bib")
    bad.write_text("hello")
    for arguments in (["show", GOOD, str(bad)], ["export", GOOD, str(bad), "--summary", "-o", out]):
        assert "\x1b[" in on_a_terminal(arguments)
        assert "\x1b" not in on_a_terminal(arguments, NO_COLOR="1")


def test_the_summary_is_a_list_on_a_narrow_terminal(tmp_path: Path) -> None:
    arguments = ["export", GOOD, "--summary", "-o", str(tmp_path / "x.bib")]
    narrow = on_a_terminal(arguments, COLUMNS="20")
    assert "Work: The mechanisms underpinning peer support: a literature review\r\n" in narrow
    assert "DOI: 10.1080/09638237.2017.1417559\r\n" in narrow
    assert "Work: " not in on_a_terminal(arguments, COLUMNS="120")


EVIL = "\x1b]0;owned\x07\x1b[2J\x9b2J"


@pytest.fixture
def evil(tmp_path: Path) -> str:
    """A library with control characters in every place that is shown."""
    item = {
        "id": f"k{EVIL}", "type": "book", "title": f"T {EVIL}", f"v{EVIL}": 1, "author": [{"family": f"A{EVIL}"}],
    }  # fmt: skip
    path = tmp_path / f"l{'' if os.name == 'nt' else EVIL.replace('/', '')}.json"
    path.write_text(json.dumps([item, 5]), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "arguments", [["show"], ["export", "--summary", "--to", "ris"], ["cite"]], ids=lambda words: words[0]
)
def test_no_page_and_no_file_name_steers_the_terminal(arguments: list[str], evil: str, capsys: Captured) -> None:
    run([*arguments, "--verbose", evil, f"{evil}.nosuch"])
    captured = capsys.readouterr()
    for text in (captured.out, captured.err):
        assert not [c for c in text if not c.isprintable() and c not in "\r\n"]
    assert r"\x1b]0;owned\x07" in captured.err


def test_wrong_usage_does_not_steer_the_terminal(capsys: Captured) -> None:
    assert run(["export", f"--{EVIL}"]) == 2
    assert r"\x1b]0;owned" in capsys.readouterr().err
