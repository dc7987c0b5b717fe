"""The Word document, read back by python-docx: styles and indents, links, valid XML, the same bytes."""

from __future__ import annotations

import io
import sys
import zipfile

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Inches, Pt
from lxml import etree

from refkit.documents import Options
from refkit.documents.docx import DOCX, write
from refkit.documents.side_file import assign
from refkit.errors import OutputError
from tests.documents.kinds import made, read_docx
from tests.documents.library import BAIT, EMPTY, LIBRARY, hostile

OWN = assign("## contact2011\n\nOne *word*.\n\nTwo.\n\n- item\n", "n.md", LIBRARY).by_key


@pytest.mark.parametrize(
    ("style", "annotation", "later", "spacing"),
    [
        ("apa", 0.5, 0.5, 2.0),
        ("modern-language-association", 1.0, 0.0, 2.0),
        ("chicago-author-date", 0.5, 0.0, 1.0),
    ],
)
def test_indents_are_those_of_the_style(style: str, annotation: float, later: float, spacing: float) -> None:
    document = read_docx(made(DOCX, LIBRARY, Options(style=style, annotations=OWN)))
    by_name = {paragraph.style.name: paragraph.style.paragraph_format for paragraph in document.paragraphs}
    assert by_name["Reference"].left_indent == Inches(0.5)
    assert by_name["Reference"].first_line_indent == Inches(-0.5)
    assert by_name["Annotation"].left_indent == Inches(annotation)
    assert by_name["Annotation"].first_line_indent == 0
    assert by_name["Annotation Continued"].left_indent == Inches(annotation)
    assert by_name["Annotation Continued"].first_line_indent == Inches(later)
    assert by_name["Annotation"].line_spacing == spacing


@pytest.mark.parametrize(
    ("style", "title", "bold"),
    [
        ("apa", "Annotated Bibliography", True),
        ("modern-language-association", "Annotated Bibliography", None),
        ("chicago-author-date", "Annotated Bibliography", None),
        ("ieee", "Annotated bibliography", True),
    ],
)
def test_it_is_called_as_the_style_calls_it_unless_a_title_is_chosen(style: str, title: str, bold: bool) -> None:
    first = read_docx(made(DOCX, EMPTY, Options(style=style))).paragraphs[0]
    assert (first.text, first.style.font.bold) == (title, bold)
    assert read_docx(made(DOCX, EMPTY, Options(style=style, title="Mine"))).paragraphs[0].text == "Mine"


def test_paragraphs_are_told_apart_by_double_spacing_or_by_space_between_them() -> None:
    for style, points in (("apa", 0), ("modern-language-association", 0), ("chicago-author-date", 6), ("ieee", 6)):
        document = read_docx(made(DOCX, LIBRARY, Options(style=style, annotations=OWN)))
        by_name = {paragraph.style.name: paragraph.style for paragraph in document.paragraphs}
        for name in ("Annotation", "Annotation Continued", "Annotation List", "Abstract"):
            assert by_name[name].paragraph_format.space_before == Pt(points), (style, name)
        assert "contextualSpacing" in by_name["Annotation List"].element.xml


def test_pages_are_numbered_at_the_top_right() -> None:
    header = read_docx(made(DOCX)).sections[0].header
    assert 'w:instr="PAGE"' in header.paragraphs[0]._p.xml
    assert header.paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT


def test_the_parts_of_an_entry_stand_in_order() -> None:
    document = read_docx(made(DOCX, LIBRARY, Options(annotations=OWN)))
    names = [name for paragraph in document.paragraphs if (name := paragraph.style.name) != "Origin"]
    assert names[:2] == ["Bibliography Title", "Bibliography Summary"]
    silent, contact, zero = (i for i, name in enumerate(names) if name == "Reference")
    assert names[silent + 1 : contact] == ["Abstract", "No Finding"]
    assert names[contact + 1 : contact + 7] == [
        "Annotation", "Annotation Continued", "Annotation List", "Annotation Heading", "Quoted Finding",
        "Finding Source",
    ]  # fmt: skip
    assert names[zero + 1 : zero + 3] == ["Notice", "No Finding"]


def test_emphasis_survives_and_addresses_are_links() -> None:
    document = read_docx(made(DOCX, LIBRARY, Options(annotations=OWN)))
    (own,) = [paragraph for paragraph in document.paragraphs if paragraph.style.name == "Annotation"]
    assert [(run.text, bool(run.italic)) for run in own.runs] == [("One ", False), ("word", True), (".", False)]
    links = [link.address for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    assert "https://doi.org/10.1000/ward.4" in links


def test_links_of_hostile_pages_lead_to_http_only() -> None:
    document = read_docx(made(DOCX, hostile(), Options(title=BAIT)))
    links = [link.address for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    assert links
    assert all(link.startswith(("http://", "https://")) and '"' not in link for link in links)


@pytest.mark.parametrize("library", [LIBRARY, hostile(), EMPTY], ids=["usual", "hostile", "empty"])
def test_every_part_is_xml_and_every_paragraph_has_a_style_that_is_there(library: object) -> None:
    assert isinstance(library, type(LIBRARY))
    with zipfile.ZipFile(io.BytesIO(made(DOCX, library))) as file:
        parts = {
            name: etree.fromstring(file.read(name)) for name in file.namelist() if name.endswith((".xml", ".rels"))
        }
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    styles = {style.get(f"{word}styleId") for style in parts["word/styles.xml"].iter(f"{word}style")}
    used = {style.get(f"{word}val") for style in parts["word/document.xml"].iter(f"{word}pStyle")}
    assert used <= styles


def test_the_zip_file_holds_no_clock() -> None:
    data = made(DOCX)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {member.date_time for member in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z" in file.read("docProps/core.xml")
        assert b"python-docx" not in file.read("docProps/core.xml")


def test_without_python_docx_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(OutputError, match=r"pip install 'refkit-export\[docx\]'"):
        list(write(LIBRARY, Options()))
