"""What other programs may import, pinned: a change here is a change for them."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import refkit
from tests.conftest import ROOT, SEEDS


def test_the_public_names() -> None:
    assert sorted(refkit.__all__) == [
        "Claim", "DOI", "Finding", "Library", "Name", "Page", "Problem", "Reading", "Record", "RefkitError",
        "Source", "Span", "Work", "decode_page", "library", "read_page", "write",
    ]  # fmt: skip
    for name in refkit.__all__:
        assert getattr(refkit, name) is not None
        assert name in dir(refkit)
    with pytest.raises(AttributeError, match="no attribute 'nosuch'"):
        _ = refkit.nosuch


@pytest.mark.parametrize("room", ["refkit", "refkit.csl", "refkit.matching", "refkit.pipeline"])
def test_names_that_are_imported_when_they_are_used_are_there(room: str) -> None:
    module = importlib.import_module(room)
    assert module.__all__
    for name in module.__all__:
        assert getattr(module, name) is not None
    assert not hasattr(module, "nosuch")


def test_importing_refkit_imports_nothing_else() -> None:
    code = (
        "import sys, refkit\n"
        "sys.exit(any(name.startswith(('refkit.', 'msgspec', 'click')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_flow_in_two_calls(tmp_path: Path) -> None:
    library = refkit.library([SEEDS], mentioned=True, key_pattern="[auth][year]")
    assert len(library.records) == 26
    assert [problem.severity for problem in library.problems] == ["note"]
    refkit.write(library, tmp_path / "x.txt", "bibtex")
    assert (tmp_path / "x.txt").read_text().startswith("@article{Walker,")
    refkit.write(library, tmp_path / "x.md", style="ieee", title="Limpets")
    assert "Limpets" in (tmp_path / "x.md").read_text()
    with pytest.raises(refkit.RefkitError, match="No format goes by the ending"):
        refkit.write(library, tmp_path / "x.nosuch")


def test_no_module_can_open_a_connection() -> None:
    """`import-linter` sees whole packages only; `urllib.parse` is fine and `urllib.request` is not."""
    for path in (ROOT / "refkit").rglob("*.py"):
        text = path.read_text()
        assert "urllib.request" not in text, path
        assert "urlopen" not in text, path
