r"""Reference lists by BibTeX's own styles."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from refkit import csl
from refkit.cli import run
from refkit.documents import bst_styles
from refkit.errors import StyleError, UsageError
from refkit.model import DOI, Library, Name, PartialDate, Record, Work

Captured = pytest.CaptureFixture[str]

# Author, title in italics and lower case, year; sorted by author; a warning where there is none.
STYLE = r"""
ENTRY { author title year doi } {} { label }
FUNCTION {misc} { "\bibitem{" cite$ "}" * * write$ newline$
  author empty$ { "no author in " cite$ * warning$ } { author #1 "{ff }{vv }{ll}" format.name$ write$ } if$
  "\newblock {\em " title "t" change.case$ * "}" * write$
  year empty$ 'skip$ { ", " year * write$ } if$
  doi empty$ 'skip$ { ". \doi{" doi * "}" * write$ } if$
  newline$ }
FUNCTION {article} { misc }
FUNCTION {default.type} { misc }
READ
FUNCTION {presort} { author empty$ { "" } { author #1 "{ll}" format.name$ } if$ 'sort.key$ := }
ITERATE {presort}
SORT
FUNCTION {begin} { "\begin{thebibliography}{9}" write$ newline$ }
EXECUTE {begin}
ITERATE {call.type$}
FUNCTION {end} { newline$ "\end{thebibliography}" write$ newline$ }
EXECUTE {end}
"""
LIBRARY = Library(
    (
        Record((), work=Work(type="article-journal", title="Peer Support in the UK",
                             author=(Name("Žižek", "Ann"),))),
        Record((), work=Work(title="On S_Dbw & more", author=(Name("van der Berg", "Jan"),),
                             issued=PartialDate(1999), doi=DOI("10.5555/a_b"))),
        Record((), work=Work(title="Nobody’s")),
    ),
    ("z", "b", "n"),
)  # fmt: skip


@pytest.fixture
def style(tmp_path: Path) -> str:
    path = tmp_path / "mine.bst"
    path.write_text(STYLE)
    return str(path)


def test_the_style_orders_and_formats_the_works(style: str) -> None:
    made = bst_styles.bibliography(LIBRARY, style)
    assert [(entry.key, csl.to_text(entry.label), csl.to_text(entry.runs)) for entry in made.entries] == [
        ("n", "[1]", "Nobody’s"),
        ("b", "[2]", "Jan van der Berg On S_Dbw & more, 1999. doi: 10.5555/a_b"),
        ("z", "[3]", "Ann Žižek Peer support in the UK"),
    ]
    assert "<i>Peer support in the UK</i>" in csl.to_html(made.entries[2].runs)


def test_what_a_style_warns_of_is_a_problem_with_the_key(style: str) -> None:
    (problem,) = bst_styles.bibliography(LIBRARY, style).problems
    assert (problem.code, problem.severity) == ("style_warning", "warning")
    assert "no author in n" in problem.message


@pytest.mark.parametrize(
    "code", ["ENTRY {", "EXECUTE {nothing}", "FUNCTION {f} { #1 pop$ pop$ } EXECUTE {f}", "", "READ"]
)
def test_a_style_that_cannot_be_run_is_told(code: str, tmp_path: Path) -> None:
    (tmp_path / "bad.bst").write_text(code)
    with pytest.raises(StyleError, match=r"bad\.bst"):
        bst_styles.bibliography(LIBRARY, str(tmp_path / "bad.bst"))


def test_a_style_without_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bst_styles, "_MOST_ROUNDS", 1000)
    (tmp_path / "loop.bst").write_text("FUNCTION {f} { { #1 } { skip$ } while$ } EXECUTE {f}")
    with pytest.raises(StyleError, match="do not come to an end"):
        bst_styles.bibliography(LIBRARY, str(tmp_path / "loop.bst"))


def test_a_style_that_is_not_there_is_told_before_anything_is_read() -> None:
    with pytest.raises(UsageError, match=r"nowhere\.bst"):
        bst_styles.find("nowhere.bst")


@pytest.mark.parametrize("form", ["text", "html", "markdown"])
def test_refkit_cite_takes_such_a_style(form: str, style: str, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "x.bib").write_text("@misc{k, author={Doe, Jane}, title={A <b> & C}}")
    assert run(["cite", str(tmp_path / "x.bib"), "--style", style, "--to", form]) == 0
    out = capsys.readouterr().out
    assert "Jane Doe" in out
    assert ("A &lt;b&gt; &amp; C" in out) == (form == "html")


def test_refkit_cite_writes_such_a_list_to_a_file(style: str, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "x.bib").write_text("@misc{k, author={Doe, Jane}, title={Calls}}")
    (tmp_path / "list.txt").write_text("of old")
    assert run(["cite", str(tmp_path / "x.bib"), "--style", style, "-o", str(tmp_path / "list.txt")]) == 0
    assert "Jane Doe Calls" in (tmp_path / "list.txt").read_text("utf-8")
    assert capsys.readouterr().out == ""


def test_a_language_that_such_a_style_cannot_take_is_told(style: str, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "x.bib").write_text("@misc{k, title={Calls}}")
    assert run(["cite", str(tmp_path / "x.bib"), "--style", style, "--locale", "de-DE"]) == 2
    assert "--locale is for CSL styles; leave it out" in capsys.readouterr().err


def test_a_list_in_a_csl_style_does_not_wait_for_bibtex() -> None:
    code = (
        "import sys, refkit.cli.cite; from refkit.documents import bst_styles; "
        "print([m for m in ('pybtex', 'refkit.formats.bibtex') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(shutil.which("kpsewhich") is None, reason="TeX is not installed")
def test_plain_is_what_bibtex_prints() -> None:
    try:
        bst_styles.find("plain.bst")
    except UsageError:
        pytest.skip("TeX has no plain.bst here")
    second, first, third = bst_styles.bibliography(LIBRARY, "plain.bst").entries
    assert csl.to_text(first.runs) == "Jan van der Berg. On S_Dbw & more, 1999."
    assert csl.to_text(third.runs) == "Ann Žižek. Peer support in the UK."
    assert second.key == "n"
