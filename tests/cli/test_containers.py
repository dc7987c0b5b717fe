"""`refkit parse` on containers, from files and standard input, in one process and in two."""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from refkit.cli import run
from tests.conftest import ROOT, SEEDS
from tests.parsers.containers.archives import record

Captured = pytest.CaptureFixture[str]
SCITE = (SEEDS / "scite-mechanisms-of-peer-support.txt").read_bytes()


def crawl(count: int) -> bytes:
    """A compressed WARC: a page with a DOI of its own, then one about nothing, and so on."""
    return b"".join(
        gzip.compress(
            record(n, SCITE.replace(b"10.1080/09638237.2017.1417559", b"10.5555/%d" % n), content_type="text/plain")
            + record(10**6 + n, b"<p>about nothing at all", status="200 OK")
        )
        for n in range(count)
    )


@pytest.fixture
def warc(tmp_path: Path) -> Path:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(crawl(3))
    return path


def primary(out: str) -> list[str]:
    lines = [json.loads(line) for line in out.splitlines()]
    return [line["item"]["DOI"] for line in lines if line.get("role", "primary") == "primary"]


def test_a_warc_gives_its_works_and_pages_about_nothing_are_notes(warc: Path, capsys: Captured) -> None:
    assert run(["parse", str(warc)]) == 0
    captured = capsys.readouterr()
    assert primary(captured.out) == ["10.5555/0", "10.5555/1", "10.5555/2"]
    assert f'"{warc}#urn:uuid:1"' in captured.out
    assert "note" in captured.err
    assert "error" not in captured.err


def test_a_warc_on_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(crawl(2))))
    assert run(["parse", "-"]) == 0
    assert primary(capsys.readouterr().out) == ["10.5555/0", "10.5555/1"]


def test_a_compressed_warc_that_breaks_off_is_said(warc: Path, capsys: Captured) -> None:
    warc.write_bytes(warc.read_bytes()[:-200])
    assert run(["parse", str(warc)]) == 1
    captured = capsys.readouterr()
    assert primary(captured.out)[:2] == ["10.5555/0", "10.5555/1"]
    assert "crawl.warc.gz" in captured.err


def test_compressed_pages_lines_and_a_record_file(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(SCITE))
    rows = [{"url": "https://example.org/", "text": SCITE.decode()}]
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    (tmp_path / "x.tar.gz").write_bytes(gzip.compress(b"x"))
    assert run(["parse", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert len(primary(out)) == 2
    (tmp_path / "records.jsonl").write_text(out)
    assert run(["parse", str(tmp_path / "records.jsonl")]) == 0
    assert len(primary(capsys.readouterr().out)) == 2


def test_a_page_that_is_compressed_badly_is_said(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "a.html.gz"
    path.write_bytes(gzip.compress(SCITE)[:-100])
    assert run(["parse", str(path)]) == 1
    assert "cannot be unpacked" in capsys.readouterr().err


def test_two_processes_give_the_same_bytes_and_say_the_same(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(crawl(150) + b"tail that is no gzip")
    command = [sys.executable, "-m", "refkit.cli", "parse", str(path), str(SEEDS), str(tmp_path / "no"), "-v"]
    one, two = (
        subprocess.run([*command, "--jobs", jobs], capture_output=True, check=False, cwd=ROOT) for jobs in "12"
    )
    assert one.stdout.count(b"\n") > 150
    assert (one.stdout, one.stderr, one.returncode) == (two.stdout, two.stderr, two.returncode)


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
@pytest.mark.parametrize("end", ["interrupt", "reader leaves"])
def test_stopping_stops_every_process(end: str, tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(crawl(4000))
    process = subprocess.Popen(
        [sys.executable, "-m", "refkit.cli", "parse", str(path), "--jobs", "2"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, start_new_session=True,
    )  # fmt: skip
    assert process.stdout
    assert process.stderr
    assert process.stdout.read(1000)
    if end == "interrupt":
        os.killpg(process.pid, signal.SIGINT)
        process.stdout.read()
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == (130 if end == "interrupt" else 0)
    assert b"Traceback" not in said
    for _ in range(100):  # the group is empty a moment later
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.05)
    else:
        pytest.fail("a process was left")
