"""`refkit export --annotations` and `--no-findings`, as a person uses them."""

from __future__ import annotations

from pathlib import Path

import pytest

from refkit.cli import run
from tests.conftest import SEEDS

Captured = pytest.CaptureFixture[str]
NOTES = "# Notes\n\n## 10.1093/clipsy/6.2.165\n\nThe *classic*.\n\n## gone2001\n\nOld.\n"


def test_annotations_reach_documents_and_reference_files_and_stale_ones_are_told(
    tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "n.md").write_text(NOTES)
    names = ["x.html", "x.bib", "x.ris"]
    outputs = [word for name in names for word in ("-o", str(tmp_path / name))]
    assert run(["export", str(SEEDS), *outputs, "--annotations", str(tmp_path / "n.md")]) == 0
    said = capsys.readouterr().err
    assert "warning: The annotation of 'gone2001' belongs to no work here; it may be stale" in said
    assert "4 works have no annotation in" in said
    assert "<p>The <i>classic</i>.</p>" in (tmp_path / "x.html").read_text()
    assert "The classic." in (tmp_path / "x.bib").read_text()
    assert "The classic." in (tmp_path / "x.ris").read_bytes().decode()


def test_findings_are_left_out_of_documents_on_demand(tmp_path: Path) -> None:
    outputs = ["-o", str(tmp_path / "x.md"), "-o", str(tmp_path / "x.txt")]
    assert run(["export", str(SEEDS), *outputs, "--no-findings"]) == 0
    for name in ("x.md", "x.txt"):
        text = (tmp_path / name).read_text()
        assert "Abstract (in place of an annotation" in text
        assert "characters" not in text


def test_a_file_of_annotations_that_is_not_there_is_wrong_usage(tmp_path: Path, capsys: Captured) -> None:
    assert run(["export", str(SEEDS), "--to", "text", "--annotations", str(tmp_path / "none.md")]) == 2
    assert "cannot be read: No such file or directory" in capsys.readouterr().err
