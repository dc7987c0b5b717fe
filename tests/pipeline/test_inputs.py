"""What names on the command line stand for."""

from __future__ import annotations

from pathlib import Path

import pytest

from refkit.pipeline import STDIN, expand


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    names = """pages/b.txt pages/a.html pages/deep/c.md pages/lib.bib pages/README.md pages/x.png
        pages/.hidden.txt pages/.git/config.txt other/readme.txt"""
    for name in [*names.split(), "odd [1].txt"]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path


def refs(*names: str) -> list[str]:
    return [found.ref for found in expand(names, {".bib"})[0]]


@pytest.mark.usefixtures("folder")
class TestExpand:
    def test_a_folder_is_searched_with_all_below_it_in_sorted_order(self) -> None:
        assert refs("pages") == ["pages/a.html", "pages/b.txt", "pages/lib.bib", "pages/deep/c.md"]

    def test_what_is_left_out_of_a_folder_is_said(self) -> None:
        _, problems = expand(["pages"], {".bib"})
        assert [(p.code, p.severity) for p in problems] == [("left_out", "note")]
        assert ".md 1, .png 1" in problems[0].message

    def test_a_file_that_is_named_is_read_whatever_its_ending(self) -> None:
        assert refs("pages/x.png", "pages/README.md") == ["pages/x.png", "pages/README.md"]

    def test_globs(self) -> None:
        assert refs("pages/*.txt") == ["pages/b.txt"]
        assert refs("pages/**/*.md") == ["pages/README.md", "pages/deep/c.md"]

    def test_a_name_with_brackets_is_a_file_first(self) -> None:
        assert refs("odd [1].txt") == ["odd [1].txt"]

    def test_each_file_comes_once(self) -> None:
        assert refs("pages/b.txt", "pages", "./pages/b.txt")[0] == "pages/b.txt"
        assert len(refs("pages/b.txt", "pages", "./pages/b.txt", "-", "-")) == 5

    def test_standard_input(self) -> None:
        (found,) = expand([STDIN])[0]
        assert (found.ref, found.suffix) == ("-", "")

    @pytest.mark.parametrize(
        ("name", "code"), [("nosuch.txt", "no_such_input"), ("no*such", "no_such_input"), ("other", "no_pages")]
    )
    def test_what_is_not_there_is_a_problem_and_the_rest_is_found(self, name: str, code: str) -> None:
        found, problems = expand([name, "pages/b.txt"])
        assert [f.ref for f in found] == ["pages/b.txt"]
        assert problems[0].code == code
        assert problems[0].severity == "error"
        assert name in problems[0].message
