"""`refkit check` where something goes wrong: usage, network, registries, the library itself."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from refkit.cli import run
from refkit.model import DOI
from tests.cli.check.checking import LIBRARY, SOUND, Captured, fields, kinds, point
from tests.stand_in import StandIn, faults, on_path
from tests.stand_in.faults import when


def test_an_empty_library_is_said(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "x.bib").write_text("% nothing\n")
    assert run(["check", str(tmp_path / "x.bib")]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "No reference was found in the inputs, so nothing was asked." in captured.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--take", "year"], "go with --fix FILE"),
        (["--changes", "x.jsonl"], "go with --fix FILE"),
        (["--fix", "-"], "Standard output is for what was found"),
        (["--fix", "x.nosuch"], "No format goes by the ending"),
        (["--fix", "x.bib", "--changes", str(SOUND)], "is an input too"),
        (["--take", "colour", "--fix", "x.bib"], "colour"),
        (["--mailto", "nobody"], "is no e-mail address"),
        (["--threshold", "2"], "threshold"),
    ],
)
def test_wrong_usage_is_status_2_and_one_sentence(options: list[str], said: str, capsys: Captured) -> None:
    assert run(["check", str(SOUND), *options]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert "Traceback" not in err


def test_no_network_is_said_of_every_record_once(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{free.getsockname()[1]}"
    point(monkeypatch, nowhere, nowhere, nowhere)
    assert run(["check", str(SOUND)]) == 1
    captured = capsys.readouterr()
    assert captured.out.count("not answered") == 3  # two rows and the count
    assert "no connection" in captured.out
    assert "no notice found" not in captured.out
    assert "Traceback" not in captured.err


def test_a_block_stops_the_run_and_is_told_in_one_row(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    with StandIn(faults=[on_path("/works", faults.blocked())]) as blocked:
        point(monkeypatch, blocked.url, blocked.datacite_url, blocked.doi_url)
        assert run(["check", str(LIBRARY), "--json"]) == 1
        objects = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert {one["verdict"] for one in objects} <= {"failed", "unasked"}
        assert len(objects) == 18
        assert run(["check", str(LIBRARY)]) == 1
    captured = capsys.readouterr()
    assert captured.out.count("has blocked this address (403)") == 1
    assert "has blocked this address (403)" in captured.err


def test_a_record_that_could_not_be_asked_for_is_trouble_and_not_fixed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Captured
) -> None:
    """The others are checked, and the file is written with that one as it was."""
    dead = when(lambda request: "query.bibliographic" in request.query_string, faults.gateway(503))
    with StandIn(faults=[dead]) as troubled:
        point(monkeypatch, troubled.url, troubled.datacite_url, troubled.doi_url)
        path = tmp_path / "fixed.bib"
        assert run(["check", str(LIBRARY), "--json", "--fix", str(path)]) == 1
        objects = {one["key"]: one for one in map(json.loads, capsys.readouterr().out.splitlines())}
    assert objects["davidson1999"]["verdict"] == "failed"
    assert kinds(objects["davidson1999"]) == ["not answered"]
    assert objects["quack2011"]["verdict"] == "verified"
    assert objects["rock2019"]["verdict"] == "contradicted"  # found out without the search
    assert fields(path.read_text())["davidson1999"]["pages"] == "165"


def test_offline_says_what_is_not_remembered(capsys: Captured) -> None:
    assert run(["check", str(SOUND), "--offline"]) == 0
    out = capsys.readouterr().out
    assert "is not in the cache; run again without --offline" in out
    assert "2 not asked." in out


def test_a_title_cannot_steer_the_terminal(tmp_path: Path, capsys: Captured) -> None:
    library = tmp_path / "x.bib"
    library.write_text("@misc{x, title = {Red \x1b[31m things of the shore}, doi = {10.5555/corrected}}")
    run(["check", str(library), "--verbose"])
    assert "\x1b" not in capsys.readouterr().out


def test_the_stand_in_knows_the_dois_of_the_library() -> None:
    """A guard: a DOI that is mistyped in the fixture would be tested as a dead one."""
    known = StandIn().records
    for key, entry in fields(LIBRARY.read_text()).items():
        doi = DOI.parse(entry.get("doi", ""))
        if doi and key != "grao2011":
            assert known.agency(doi.folded), key
