"""No output destroys a page that was read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from refkit.cli import run
from tests.conftest import SEEDS

Captured = pytest.CaptureFixture[str]
GOOD = SEEDS / "scite-mechanisms-of-peer-support.txt"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    os.mkdir("pages")
    shutil.copy(GOOD, "pages/in.txt")
    os.symlink("pages/in.txt", "link.txt")
    os.symlink("pages/in.txt", "link.bib")
    return tmp_path / "pages" / "in.txt"


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
@pytest.mark.parametrize(
    "arguments",
    [
        "export pages/in.txt -o pages/in.txt",
        "export pages/in.txt -o pages/in.txt --to bibtex",
        "export pages -o pages/../pages/in.txt",
        "export pages/*.txt -o ./pages/in.txt",
        "export pages/in.txt -o link.bib",
        "export link.txt -o x.ris -o pages/in.txt",
        "parse pages -o pages/in.txt",
        "cite link.txt -o pages/in.txt",
    ],
)
def test_an_output_that_is_an_input_page_is_refused(arguments: str, page: Path, capsys: Captured) -> None:
    assert run(arguments.split()) == 2
    said = capsys.readouterr().err
    assert "is an input too" in said
    assert "write to another file" in said
    assert page.read_bytes() == GOOD.read_bytes()
    assert not os.path.exists("x.ris")


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
def test_so_is_one_that_standard_input_comes_from(page: Path) -> None:
    command = [sys.executable, "-m", "refkit.cli", "export", "-", "-o", str(page)]
    with open(page, "rb") as stdin:
        result = subprocess.run(command, stdin=stdin, capture_output=True, check=False)
    assert result.returncode == 2
    assert page.read_bytes() == GOOD.read_bytes()


def test_a_library_is_updated_in_place_in_its_own_format_only(tmp_path: Path, capsys: Captured) -> None:
    bib, records = str(tmp_path / "lib.bib"), str(tmp_path / "lib.jsonl")
    assert run(["export", str(GOOD), "-o", bib]) == 0
    assert run(["export", bib, str(SEEDS), "-o", bib]) == 0
    assert run(["export", bib, "-o", bib, "--to", "biblatex"]) == 0
    assert run(["parse", bib, "-o", records]) == 0
    assert run(["parse", records, "-o", records]) == 0
    before = Path(bib).read_bytes()
    assert before.count(b"@") >= 5
    for arguments in (
        ["cite", bib, "-o", bib],
        ["parse", bib, "-o", bib],
        ["export", bib, "-o", bib, "--to", "html"],
    ):
        assert run(arguments) == 2
        assert "is an input too" in capsys.readouterr().err
    assert Path(bib).read_bytes() == before


def test_an_output_beside_the_inputs_is_written(tmp_path: Path) -> None:
    shutil.copy(GOOD, tmp_path / "in.txt")
    (tmp_path / "out.txt").write_text("an older list")
    assert run(["export", str(tmp_path / "in.txt"), "-o", str(tmp_path / "out.txt")]) == 0
    assert "mechanisms" in (tmp_path / "out.txt").read_text()
