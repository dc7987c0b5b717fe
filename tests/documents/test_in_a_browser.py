"""The HTML documents in a real browser, if there is one: nothing is wider than the screen, and paper has all."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import msgspec
import pytest

from refkit.documents import Document, Options
from refkit.documents.evidence import HTML as TABLE
from refkit.documents.html import HTML
from refkit.documents.side_file import assign
from refkit.model import Library
from tests.documents.kinds import made
from tests.documents.library import BAIT, CONTACT, LIBRARY, hostile

LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 4
OWN = assign(f"## contact2011\n\nOne.\n\n- item\n- {LONG}\n", "n.md", LIBRARY).by_key
WORDY = msgspec.structs.replace(
    CONTACT, work=msgspec.structs.replace(CONTACT.work, title=LONG, container_title=f"{LONG} {LONG}")
)
LIBRARIES = {"usual": LIBRARY, "hostile": hostile(), "wordy": Library((WORDY,) * 4, ("a", "b", "c", "d"))}
SCREENS = (320, 390, 768, 1280)  # CSS pixels

# The pages as frames of the width of a screen; their own policy lets no script run in them.
MEASURE = """<!DOCTYPE html><meta charset="utf-8"><pre id="found"></pre><script>
onload = () => { found.textContent = JSON.stringify([...document.querySelectorAll("iframe")].map(
  frame => [frame.clientWidth, frame.contentDocument.scrollingElement.scrollWidth])) }
</script>"""


@pytest.fixture(scope="module")
def browser() -> str:
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        pytest.skip("no Chromium is installed")
    return program


def run(browser: str, folder: Path, page: str, *wanted: str) -> bytes:
    """What the browser prints when it opens `page`."""
    (folder / "page.html").write_text(page, encoding="utf-8")
    command = [browser, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    command += [*wanted, (folder / "page.html").as_uri()]
    return subprocess.run(command, capture_output=True, timeout=120, check=True).stdout


@pytest.mark.parametrize("kind", [HTML, TABLE], ids=lambda kind: kind.name)
def test_nothing_is_wider_than_the_screen(kind: Document, browser: str, tmp_path: Path) -> None:
    pages = [
        made(kind, library, Options(annotations=OWN, title=BAIT if name == "hostile" else LONG)).decode()
        for name, library in LIBRARIES.items()
    ]
    frames = "".join(
        f'<iframe style="border:0;width:{wide}px;height:800px" srcdoc="{html.escape(page)}"></iframe>'
        for page in pages
        for wide in SCREENS
    )
    dom = run(browser, tmp_path, MEASURE + frames, "--dump-dom").decode()
    found = re.search(r'<pre id="found">(.+?)</pre>', dom)
    assert found
    measured = json.loads(found[1])
    assert [wide for wide, _ in measured] == [*SCREENS] * len(pages)
    assert all(needed <= wide for wide, needed in measured), measured


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("kind", [HTML, TABLE], ids=lambda kind: kind.name)
def test_paper_has_what_a_screen_folds(kind: Document, browser: str, tmp_path: Path) -> None:
    said = subprocess.run([browser, "--version"], capture_output=True, check=True).stdout
    version = re.search(rb"(\d+)\.", said)
    if version is None or int(version[1]) < 131:
        pytest.skip("this browser is too old to unfold on paper (::details-content)")
    page = made(kind, LIBRARY).decode()
    run(browser, tmp_path, page, "--no-pdf-header-footer", f"--print-to-pdf={tmp_path / 'page.pdf'}")
    command = ["pdftotext", "-enc", "UTF-8", str(tmp_path / "page.pdf"), "-"]
    text = " ".join(subprocess.run(command, capture_output=True, check=True).stdout.decode().split())
    for number in range(1, 6):
        assert f"Contact helps, says paper {number}." in text
    if kind is HTML:
        assert "Abstract (in place of an annotation" in text
        assert "We reviewed and …" in text
