"""What LibreOffice and LaTeX print, where they are installed: it opens, and its indents are those of the style."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import msgspec
import pytest

from refkit.documents import Document, Options
from refkit.documents.evidence import XLSX
from refkit.documents.side_file import assign
from refkit.model import Library
from tests.documents.kinds import KINDS, made
from tests.documents.library import BAIT, CONTACT, LIBRARY, hostile
from tests.documents.test_latex import compiled, engine

INCH = 72.0  # points
WORD = re.compile(r'<word xMin="([\d.]+)"[^>]*>([^<]*)</word>')
LONG = msgspec.structs.replace(CONTACT, work=msgspec.structs.replace(CONTACT.work, title="Longtitle " * 30 + "end"))
OWN = assign("## contact2011\n\nFirstparagraph here.\n\nSecondparagraph here.\n", "n.md", LIBRARY).by_key


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command that starts LibreOffice with a profile of its own."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = tmp_path_factory.mktemp("office").as_uri()
    return [program, f"-env:UserInstallation={profile}", "--headless"]


def converted(office: list[str], kind: Document, data: bytes, to: str, folder: Path) -> Path:
    """The document `data` as LibreOffice writes it, in the format `to`."""
    source = folder / f"x{kind.suffixes[0]}"
    source.write_bytes(data)
    subprocess.run(
        [*office, "--convert-to", to, source.name], cwd=folder, capture_output=True, timeout=300, check=True
    )
    return source.with_suffix(f".{to.partition(':')[0]}")


@pytest.mark.parametrize(
    ("kind", "to"),
    [
        (KINDS["docx"], "txt:Text (encoded):UTF8"),
        (KINDS["rtf"], "txt:Text (encoded):UTF8"),
        (XLSX, "csv:Text - txt - csv (StarCalc):44,34,76"),
    ],
    ids=["docx", "rtf", "xlsx"],
)
def test_libreoffice_opens_it(kind: Document, to: str, office: list[str], tmp_path: Path) -> None:
    data = made(kind, hostile(), Options(title=BAIT))
    text = converted(office, kind, data, to, tmp_path).read_text("utf-8-sig")
    assert "<script>alert(1)</script> a<b" in text


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize(
    ("style", "annotation", "later"),
    [("apa", 1.5, 2.0), ("modern-language-association", 2.0, 2.0), ("chicago-author-date", 1.5, 1.5)],
)
@pytest.mark.parametrize("name", ["docx", "rtf", "latex"])
def test_indents_on_paper_are_those_of_the_style(
    name: str, style: str, annotation: float, later: float, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    data = made(KINDS[name], Library((LONG,), ("contact2011",)), Options(style=style, annotations=OWN))
    if name == "latex":
        compiled(engine("pdflatex"), data.decode(), tmp_path)
        printed = tmp_path / "x.pdf"
    else:
        printed = converted(request.getfixturevalue("office"), KINDS[name], data, "pdf", tmp_path)
    result = subprocess.run(["pdftotext", "-bbox", str(printed), "-"], capture_output=True, check=True)
    left: dict[str, float] = {}
    for x, word in WORD.findall(result.stdout.decode()):
        left[word.lower()] = min(float(x) / INCH, left.get(word.lower(), INCH))
    assert left["okafor,"] == pytest.approx(1.0, abs=0.02)  # the margin
    assert left["longtitle"] == pytest.approx(1.5, abs=0.02)  # the reference hangs
    assert left["firstparagraph"] == pytest.approx(annotation, abs=0.02)
    assert left["secondparagraph"] == pytest.approx(later, abs=0.02)
