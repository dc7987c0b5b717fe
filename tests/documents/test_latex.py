r"""The LaTeX document: it compiles, its indents are those of the style, and nothing from a page is a command."""

from __future__ import annotations

import functools
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.csl import Run
from refkit.documents import Options
from refkit.documents.latex import escape, to_latex
from refkit.documents.latex.characters import replacement
from refkit.documents.side_file import assign
from refkit.model import Library, Name, Record, Work
from tests.documents.kinds import written
from tests.documents.library import BAIT, EMPTY, LIBRARY, hostile

# What `escape` writes; anything else in its output must be no character that TeX minds.
_ALLOWED = re.compile(r"\\text\w+\{\}|\\[{}$&#%_]|\{\}|\\cjk\{|\}")
SCRIPTS = Library(
    (Record((), work=Work(title="α ≤ 5 × 10⁻³, ạ ế ŧ ﬁ 污名与支持 Жизнь 😀 שלום", author=(Name("王", "小明"),))),),
    ("wang",),
)


@given(st.text())
def test_no_text_is_a_command(text: str) -> None:
    assert not re.search(r"[\\$&#%_^~<>|`\"\n]", _ALLOWED.sub("", escape(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50 % of a_b & $5 #1", r"50 \% of a\_b \& \$5 \#1"),
        ("\\input{/etc/passwd}", r"\textbackslash{}input\{/etc/passwd\}"),
        ("a -- b --- c", "a -{}- b -{}-{}- c"),
        ("''x'' ,,y", "'{}'x'{}' ,{},y"),
        ("^^41 ~", r"\textasciicircum{}\textasciicircum{}41 \textasciitilde{}"),
        ("污名 and", r"\cjk{污名} and"),
    ],
)
def test_special_characters_are_printed_as_they_stand(text: str, expected: str) -> None:
    assert escape(text) == expected


def test_formatting_nests_and_an_address_is_a_link() -> None:
    runs = [Run("x", italic=True, bold=True), Run(" https://example.org/a_b?c=1%20&d=~#e.")]
    assert to_latex(runs).startswith(
        r"\textit{\textbf{x}} \href{https://example.org/a\_b?c=1\%20\&d=\%7E\#e}{https://\allowbreak{}example."
    )
    assert to_latex(runs).endswith(r"\#e}.")


@pytest.mark.parametrize("char", ["α", "≤", "²", "₂", "ạ", "ế", "中", "😀", "\u200b", "\u0301", "ﬁ", "½", "⁻"])
def test_what_pdftex_lacks_has_a_stand_in_of_ascii(char: str) -> None:
    assert replacement(char).isascii()


@pytest.mark.parametrize(
    ("style", "annotation", "further", "spacing"),
    [
        ("apa", "0.5in", "0.5in", "1.6"),
        ("modern-language-association", "1in", "0in", "1.6"),
        ("chicago-author-date", "0.5in", "0in", "1"),
    ],
)
def test_indents_are_those_of_the_style(style: str, annotation: str, further: str, spacing: str) -> None:
    text = written("latex", options=Options(style=style))
    assert f"\\setlength{{\\annotating}}{{{annotation}}}" in text
    assert f"\\setlength{{\\further}}{{{further}}}" in text
    assert "\\setlength{\\hanging}{0.5in}" in text
    assert f"\\linespread{{{spacing}}}" in text


@functools.cache
def engine(name: str) -> str:
    """The program called `name`. Skips where there is none, or none that compiles an article of one letter with the
    packages that ours needs: distributions are installed in parts."""
    program = shutil.which(name)
    if program is None:
        pytest.skip(f"{name} is not installed")
    fonts = "" if name == "pdflatex" else "\\usepackage{fontspec}"
    head = f"\\documentclass{{article}}{fonts}\\usepackage{{geometry,iftex,hyperref}}"
    text = f"{head}\\begin{{document}}x\\end{{document}}"
    with tempfile.TemporaryDirectory() as folder:
        if compiled(program, text, Path(folder)).returncode:
            pytest.skip(f"{name} is there, but not all that an article with fonts and links needs")
    return program


def compiled(program: str, text: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    (folder / "x.tex").write_text(text)
    command = [program, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "x.tex"]
    return subprocess.run(command, cwd=folder, capture_output=True, timeout=300, check=False)


@pytest.mark.parametrize("name", ["pdflatex", "xelatex", "lualatex"])
@pytest.mark.parametrize("case", ["usual", "annotated", "hostile", "scripts", "empty"])
def test_it_compiles(case: str, name: str, tmp_path: Path) -> None:
    program = engine(name)
    own = assign("## zero1999\n\nOne.\n\n[list] *of*\n\n- [x] a\n", "n.md", LIBRARY).by_key
    library, options = {
        "usual": (LIBRARY, Options()),
        "annotated": (LIBRARY, Options(style="modern-language-association", annotations=own)),
        "hostile": (hostile(), Options(title=BAIT)),
        "scripts": (SCRIPTS, Options(style="ieee")),
        "empty": (EMPTY, Options()),
    }[case]
    result = compiled(program, written("latex", library, options), tmp_path)
    assert result.returncode == 0, result.stdout[-2000:].decode("utf-8", "replace")
    assert (tmp_path / "x.pdf").stat().st_size > 1000
    assert b"Missing character" not in result.stdout  # nothing is lost without a word
    if case != "scripts":  # of which pdflatex has no fonts for all
        assert b"Overfull \\hbox" not in result.stdout or case == "hostile"
