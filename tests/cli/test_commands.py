"""The commands as a person uses them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from refkit.cli import COMMANDS, run
from tests.conftest import ROOT, SEEDS

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_export_writes_several_files_in_one_run(tmp_path: Path, capsys: Captured) -> None:
    names = ["x.bib", "x.ris", "x.json", "x.html", "x.md", "x.txt", "x.jsonl"]
    outputs = [word for name in names for word in ("-o", str(tmp_path / name))]
    assert run(["export", "seeds", *outputs, "--summary"]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("5 references") == len(names)
    assert "2, names lost" in captured.err
    for name in names:
        text = (tmp_path / name).read_bytes().decode()
        assert "10.1093/clipsy/6.2.165" in text, name
        assert "Peer support among individuals with severe mental illness" in " ".join(
            text.replace("{", "").split()
        ), name


def test_the_same_inputs_give_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    found = []
    for seed in ("0", "1"):
        outputs = [tmp_path / f"{seed}.{ending}" for ending in ("bib", "ris", "json", "html", "md", "txt", "jsonl")]
        command = [sys.executable, "-m", "refkit.cli", "export", "seeds", "--include", "mentioned"]
        subprocess.run(
            [*command, *(word for path in outputs for word in ("-o", str(path)))],
            check=True, env={"PYTHONHASHSEED": seed, "XDG_CACHE_HOME": str(tmp_path)}, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        found.append([path.read_bytes() for path in outputs])
    assert found[0] == found[1]


def test_mentioned_works_are_left_out_unless_asked_for(capsys: Captured) -> None:
    assert run(["export", "seeds", "--to", "csl-json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 5
    assert run(["export", "seeds", "--to", "csl-json", "--include", "mentioned"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 26


def test_keys_follow_the_pattern(capsys: Captured) -> None:
    assert run(["export", "seeds", "--to", "csl-json", "--key-pattern", "[auth:upper]:[year]"]) == 0
    assert {item["id"] for item in json.loads(capsys.readouterr().out)} == {
        "WALKER:", "DAVIDSON:", "PEER:2020", "LESSONS:2012", "MECHANISMS:2017",
    }  # fmt: skip


def test_parse_then_export_is_the_same_as_export(tmp_path: Path, capsys: Captured) -> None:
    records = tmp_path / "records.jsonl"
    assert run(["parse", "seeds", "-o", str(records)]) == 0
    assert len(records.read_text().splitlines()) == 27
    for form in ("bibtex", "biblatex", "ris", "csl-json", "html"):
        assert run(["export", "seeds", "--to", form]) == 0
        direct = capsys.readouterr().out
        assert run(["export", str(records), "--to", form]) == 0
        assert capsys.readouterr().out == direct


def test_a_page_on_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    for name in ("scite-mechanisms-of-peer-support.txt", "chinese-index-metasynthesis.txt"):
        result = subprocess.run(
            [sys.executable, "-m", "refkit.cli", "export", "-", "--to", "csl-json"],
            input=(SEEDS / name).read_bytes(), capture_output=True, check=True,
        )  # fmt: skip
        (item,) = json.loads(result.stdout)
        assert item["DOI"] in ("10.1080/09638237.2017.1417559", "10.1037/h0094744")


def test_show_names_the_origin_of_each_value(capsys: Captured) -> None:
    assert run(["show", "seeds/chinese-index-severe-mental-illness.txt"]) == 0
    out = capsys.readouterr().out
    assert "page, chinese-index, seeds/chinese-index-severe-mental-illness.txt:0-83" in out
    assert "inferred by rule 'names' from" in out
    assert "~ author                 Davidson, L; Chinman, M" in out
    assert "353" in out


@pytest.mark.parametrize("form", ["text", "html", "markdown"])
def test_cite_prints_a_reference_list(form: str, capsys: Captured) -> None:
    assert run(["cite", "seeds", "--style", "ieee", "--to", form]) == 0
    out = capsys.readouterr().out
    assert "10.1093/clipsy/6.2.165" in out
    assert out.count("Davidson") == 1


def test_styles_are_found_by_name_and_title(capsys: Captured) -> None:
    assert run(["styles", "annotated", "author-date"]) == 0
    assert "refkit-annotated-author-date\t" in capsys.readouterr().out
    assert run(["styles", "nosuchstyleatall"]) == 1
    assert "No style has" in capsys.readouterr().err


def test_formats_lists_everything_that_can_be_read_and_written(capsys: Captured) -> None:
    assert run(["formats"]) == 0
    out = capsys.readouterr().out
    for name in (
        "bibtex",
        "biblatex",
        "ris",
        "csl-json",
        "records",
        "html",
        "markdown",
        "text",
        "scite",
        "chinese-index",
    ):
        assert f"  {name} " in out


def test_help_is_there_for_every_command(capsys: Captured) -> None:
    for command in COMMANDS:
        assert run([command, "--help"]) == 0
        assert capsys.readouterr().out.startswith(f"Usage: refkit {command}")
    assert run(["--version"]) == 0


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom refkit.cli import run\nrun(['--help'])\n"
        "heavy = {'lxml', 'citeproc', 'bibtexparser', 'pybtex', 'rich', 'msgspec', 'difflib'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def test_a_library_keeps_its_keys_and_joins_the_pages_about_its_works(tmp_path: Path, capsys: Captured) -> None:
    library = tmp_path / "mine.bib"
    library.write_text(
        "@article{Davidson:review, title={Peer support}, doi={10.1093/CLIPSY/6.2.165}, year={1999}}\n"
    )
    assert run(["export", str(library), "seeds", "--to", "csl-json"]) == 0
    items = {item["id"]: item for item in json.loads(capsys.readouterr().out)}
    assert len(items) == 5
    mine = items["Davidson:review"]
    assert mine["issued"] == {"date-parts": [[1999]]}
    assert len(mine["author"]) == 6
