"""The built wheel, installed away from the checkout, works; and so does a stranger's plug-in beside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import textwrap
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, SEEDS


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a clean environment; its output on failure."""
    keep = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "HOME") if name in os.environ}
    result = subprocess.run(
        [*map(str, command)], cwd=cwd, env={**keep, **environment}, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built with the build backend that is installed here."""
    folder = tmp_path_factory.mktemp("wheel")
    build = f"from hatchling import build; print(build.build_wheel({str(folder)!r}))"
    name = run(sys.executable, "-c", build, cwd=ROOT).stdout.split()[-1]
    return folder / name


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh virtual environment with the wheel in it.

    refkit's dependencies are lent by this environment through a path file, so that nothing is downloaded;
    refkit itself is not (an editable install is not reached by a path file of a path file).
    """
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder / "venv", with_pip=True)
    bin_folder = "Scripts" if os.name == "nt" else "bin"
    python = folder / "venv" / bin_folder / "python"
    site = Path(
        run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).stdout.strip()
    )
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    run(python, "-m", "pip", "install", "--no-deps", "--no-index", "--disable-pip-version-check", wheel, cwd=folder)
    return python


def test_the_wheel_holds_the_styles_and_nothing_of_the_checkout(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert wheel.name.startswith("refkit_export-")
    assert "refkit/styles/refkit-annotated-author-date.csl" in names
    assert "refkit/documents/bibliography.css" in names
    assert "refkit/py.typed" in names
    assert not [name for name in names if name.startswith(("tests/", "seeds/", "fixtures/", "benchmarks/"))]


def test_it_works_in_a_fresh_environment_away_from_the_checkout(python: Path, tmp_path: Path) -> None:
    where = run(python, "-c", "import refkit; print(refkit.__file__)", cwd=tmp_path).stdout.strip()
    assert Path(where).is_relative_to(python.parent.parent)
    refkit = python.parent / "refkit"
    out = [word for name in ("x.bib", "x.ris", "x.json", "x.html") for word in ("-o", name)]
    cache = str(tmp_path / "cache")
    run(
        refkit, "export", SEEDS, *out, "--style", "refkit-annotated-author-date", cwd=tmp_path, XDG_CACHE_HOME=cache
    )
    assert len(json.loads((tmp_path / "x.json").read_text())) == 5
    assert "Existing studies of mutual support groups" in (tmp_path / "x.html").read_text()
    found = run(refkit, "styles", "refkit-annotated", cwd=tmp_path, XDG_CACHE_HOME=cache).stdout
    assert "refkit-annotated-author-date" in found
    assert "refkit-annotated-numeric" in found


STRANGER = {
    "pyproject.toml": """
        [build-system]
        requires = ["hatchling"]
        build-backend = "hatchling.build"
        [project]
        name = "refkit-stranger"
        version = "1.0"
        [project.entry-points."refkit.parsers"]
        tide-table = "refkit_stranger:LAYOUT"
        [project.entry-points."refkit.formats"]
        titles = "refkit_stranger:TITLES"
        [project.entry-points."refkit.documents"]
        count = "refkit_stranger:COUNT"
        [project.entry-points."refkit.parsers-of-another"]
        ignored = "nowhere:X"
    """,
    "refkit_stranger.py": '''
        """A stranger's parser, format and document."""
        from refkit.documents import Document
        from refkit.formats import Format
        from refkit.model import Claim, Reading, Record, Span
        from refkit.parsers import Layout

        def read(page):
            start = page.text.index("TITLE=") + 6
            end = page.text.index("\\n", start)
            source = page.source("tide-table")
            return Reading((Record((Claim("title", page.text[start:end], source, Span(start, end)),)),))

        def write(library):
            for key, record in library.items():
                yield f"{key}\\t{record.work.title}\\n"

        def count(library, options):
            yield f"{options.title}: {len(library.records)}\\n"

        LAYOUT = Layout("tide-table", "Tide table", ("TIDE-TABLE/1",), lambda page: True, read)
        TITLES = Format("titles", "Titles, a line each", (".titles",), write=write)
        COUNT = Document("count", "How many", (".count",), count)
    ''',
}


def test_a_strangers_parser_format_and_document_come_in_by_the_same_door(python: Path, tmp_path: Path) -> None:
    package = tmp_path / "stranger"
    package.mkdir()
    for name, text in STRANGER.items():
        (package / name).write_text(textwrap.dedent(text))
    build = f"from hatchling import build; print(build.build_wheel({str(tmp_path)!r}))"
    name = run(sys.executable, "-c", build, cwd=package).stdout.split()[-1]
    pip: list[str | Path] = [python, "-m", "pip", "--disable-pip-version-check"]
    run(*pip, "install", "--no-deps", "--no-index", tmp_path / name, cwd=tmp_path)
    (tmp_path / "page.txt").write_text("TIDE-TABLE/1\nTITLE=Tides of the northern shore\n")
    refkit = python.parent / "refkit"
    try:
        listed = run(refkit, "formats", cwd=tmp_path).stdout
        assert "Tide table" in listed
        assert "Titles, a line each (written)" in listed
        assert "How many" in listed
        run(refkit, "export", "page.txt", "-o", "x.titles", "-o", "x.count", "--title", "Tides", cwd=tmp_path)
        assert (tmp_path / "x.titles").read_text() == "tides\tTides of the northern shore\n"
        assert (tmp_path / "x.count").read_text() == "Tides: 1\n"
    finally:
        run(*pip, "uninstall", "--yes", "refkit-stranger", cwd=tmp_path)
