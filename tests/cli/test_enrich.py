"""`refkit enrich` and `refkit registry` as a person uses them, against a stand-in for the registries."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from refkit.cli import run
from tests.conftest import FIXTURES, ROOT
from tests.stand_in import StandIn

Captured = pytest.CaptureFixture[str]
DAVIDSON = "10.1093/clipsy/6.2.165"


@pytest.fixture(scope="module")
def server() -> Iterator[StandIn]:
    with StandIn() as server:
        yield server


@pytest.fixture(autouse=True)
def _asking_the_stand_in(server: StandIn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REFKIT_CROSSREF_URL", server.url)
    monkeypatch.setenv("REFKIT_DATACITE_URL", server.datacite_url)
    monkeypatch.setenv("REFKIT_DOI_URL", server.doi_url)
    monkeypatch.setenv("REFKIT_CACHE", str(tmp_path / "cache.sqlite"))
    monkeypatch.delenv("REFKIT_MAILTO", raising=False)
    monkeypatch.chdir(ROOT)
    server.clear()


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_records_go_to_stdout_and_the_summary_to_stderr(capsys: Captured) -> None:
    assert run(["enrich", "seeds"]) == 0
    captured = capsys.readouterr()
    records = lines(captured.out)
    assert [record["verdict"] for record in records] == ["verified"] * 5
    assert all(record["item"]["author"] and record["item"]["container-title"] for record in records)
    assert "5 references: 5 verified." in captured.err


def test_a_list_of_dois_with_one_that_is_none_and_one_that_is_dead(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "dois.txt").write_text(
        f"# mine\n{DAVIDSON}\nhttps://doi.org/10.5555/corrected\nnonsense\n10.5555/no-such\n"
    )
    assert run(["enrich", str(tmp_path / "dois.txt"), "-o", str(tmp_path / "out.jsonl")]) == 1
    said = capsys.readouterr().err
    assert "'nonsense' is no DOI" in said
    assert "line 4" in said
    assert "No registry has the DOI 10.5555/no-such" in said
    verdicts = [record.get("verdict") for record in lines((tmp_path / "out.jsonl").read_text())]
    assert verdicts == ["verified", "verified", "not_found"]


def test_a_column_of_a_table(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "mine.csv").write_text(f'Title,Link\n"Peer, support",{DAVIDSON}\nnothing,\n')
    assert run(["enrich", str(tmp_path / "mine.csv"), "--column", "link"]) == 0
    (record,) = lines(capsys.readouterr().out)
    assert record["item"]["DOI"] == DAVIDSON
    assert run(["enrich", str(tmp_path / "mine.csv")]) == 1
    assert "has no column 'DOI' (it has Title, Link)" in capsys.readouterr().err


def test_a_doi_on_the_command_line_and_one_on_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{DAVIDSON}\n".encode())))
    assert run(["enrich", "-", "10.5555/corrected"]) == 0
    assert [record["item"]["DOI"] for record in lines(capsys.readouterr().out)] == ["10.5555/corrected", DAVIDSON]


def test_any_format_that_export_writes(tmp_path: Path, capsys: Captured) -> None:
    assert run(["enrich", DAVIDSON, "-o", str(tmp_path / "refs.bib")]) == 0
    assert "Clinical Psychology: Science and Practice" in (tmp_path / "refs.bib").read_text()
    assert run(["enrich", DAVIDSON, "-o", str(tmp_path / "refs.nonsense")]) == 2
    assert "No format goes by the ending" in capsys.readouterr().err


def test_what_is_remembered_is_not_asked_for_again(server: StandIn, capsys: Captured) -> None:
    assert run(["enrich", DAVIDSON]) == 0
    first, asked = capsys.readouterr().out, len(server.requests)
    assert asked
    assert run(["enrich", DAVIDSON]) == 0
    assert run(["enrich", DAVIDSON, "--offline"]) == 0
    assert capsys.readouterr().out == first * 2
    assert len(server.requests) == asked
    assert run(["enrich", DAVIDSON, "--refresh"]) == 0
    assert len(server.requests) > asked


def test_the_report_has_every_decision_with_its_reasons(tmp_path: Path) -> None:
    library = tmp_path / "mine.bib"
    library.write_text(
        "@article{a, title={Rheumatoid arthritis}, year={2001}}\n"
        "@article{b, title={Peer support among individuals with severe mental illness: a review of the evidence}, "
        "author={Davidson, L.}, year={1999}, volume={6}}\n"
    )
    report = tmp_path / "report.jsonl"
    assert run(["enrich", str(library), "-o", str(tmp_path / "out.jsonl"), "--report", str(report)]) == 0
    doubtful, found = lines(report.read_text())
    assert doubtful["state"] in ("doubtful", "unmatched")
    assert doubtful["reasons"]
    assert {candidate["doi"] for candidate in doubtful["candidates"]} >= {"10.5555/generic-1", "10.5555/generic-2"}
    assert (found["state"], found["doi"]) == ("verified", DAVIDSON)
    assert "container-title" in found["changed"]


def test_show_tells_notices_and_where_there_is_none_that_none_was_found(tmp_path: Path, capsys: Captured) -> None:
    path = str(tmp_path / "out.jsonl")
    assert run(["enrich", "10.5555/retracted-in-silence", DAVIDSON, "-o", path]) == 0
    assert run(["show", path]) == 0
    shown = capsys.readouterr().out
    assert "retraction, 2018-09-01, DOI 10.5555/silent-retraction (publisher)" in shown
    assert "no notice found" in shown
    assert "registry, crossref, https://api.crossref.org/works/" in shown


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--mailto", "me and you"], "is no e-mail address"),
        (["--filter", "typ:book"], "did you mean 'type'"),
        (["--filter", "type"], "write NAME:VALUE"),
        (["--registry", "no-such.sqlite"], "There is no registry"),
    ],
)
def test_wrong_usage_is_status_2_and_one_sentence(options: list[str], said: str, capsys: Captured) -> None:
    assert run(["enrich", DAVIDSON, *options]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err
    assert "Traceback" not in captured.err


def test_a_local_registry_is_built_and_asked_without_a_network(
    server: StandIn, tmp_path: Path, capsys: Captured
) -> None:
    registry = str(tmp_path / "crossref.sqlite")
    messages = json.loads((FIXTURES / "crossref" / "seeds.json").read_text())
    shard = tmp_path / "0.jsonl"
    shard.write_text("".join(json.dumps(message) + "\n" for message in messages) + "{broken\n")
    assert run(["registry", "build", str(shard), "-o", registry]) == 0
    said = capsys.readouterr().err
    assert f"line {len(messages) + 1} is no works message" in said  # told, and the rest kept
    assert f"{len(messages)} works" in said
    library = tmp_path / "mine.bib"
    library.write_text(
        "@article{b, title={Peer support among individuals with severe mental illness: a review of the evidence}, "
        "author={Davidson, L.}, year={1999}, volume={6}}\n"
    )
    assert run(["enrich", "seeds", str(library), "10.5555/not-in-it", "--registry", registry]) == 0
    captured = capsys.readouterr()
    records = lines(captured.out)
    assert [record.get("verdict", "unverified") for record in records] == ["unverified", *["verified"] * 6]
    assert records[-1]["item"]["DOI"] == DAVIDSON
    assert server.requests == []
