"""The evidence table: a row a paper, in a page, a CSV file and a workbook, and nothing in it runs."""

from __future__ import annotations

import csv
import io
import re
import sys
import zipfile
from typing import Any

import msgspec
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from refkit.documents import Options
from refkit.documents.evidence import CSV, HTML, XLSX
from refkit.documents.evidence.formulas import runs_as_formula
from refkit.documents.evidence.xlsx import write
from refkit.documents.side_file import assign
from refkit.errors import OutputError
from refkit.model import Finding, Library, PartialDate
from tests.documents.kinds import made
from tests.documents.library import BAIT, BARE, CONTACT, EMPTY, LIBRARY, PAGE, hostile
from tests.documents.test_html import luminance

OWN = Options(annotations=assign("## silent\n\nMine *too*.\n", "n.md", LIBRARY).by_key)


def table(library: Library = LIBRARY, options: Options | None = None) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made(CSV, library, options).decode("utf-8-sig"), newline="")))


def sheet(library: Library = LIBRARY, options: Options | None = None) -> Any:
    return openpyxl.load_workbook(io.BytesIO(made(XLSX, library, options))).active


def page(library: Library = LIBRARY, options: Options | None = None) -> Any:
    return html.document_fromstring(made(HTML, library, options))


def formulas(text: str) -> Library:
    """A work whose every value is `text`."""
    work = msgspec.structs.replace(BARE.work, title=text, container_title=text, issued=PartialDate(literal=text))
    finding = Finding("result", text, PAGE)
    return Library((msgspec.structs.replace(BARE, work=work, findings=(finding,)),), (text,))


def test_a_row_says_what_was_found_who_cites_it_and_where_it_was_read() -> None:
    rows = table(options=OWN)
    assert [(row["Key"], row["Year"]) for row in rows] == [
        ("zero1999", "1999"),
        ("contact2011", "2011"),
        ("silent", ""),
    ]
    zero, contact, silent = rows
    assert contact["Journal"] == "Journal of Ward Studies"
    assert (
        contact["What was found"]
        == "“Stigma fell by half.” [Result, section Results; contact.txt, characters 40–60]"
    )
    assert contact["Cited by and how"].startswith("As the page counts: 5 supporting, 132 mentioning, 0 contrasting")
    assert (
        "“Contact helps, says paper 5.” [A citing paper, section Discussion, “mentioning” (99%) on the page; "
        in (contact["Cited by and how"])
    )
    assert contact["Where it was read"] == "pages/contact.txt (scite) | pages/index.txt (chinese-index)"
    assert zero["Notices"] == "Retraction, 2020-01-02, DOI 10.1000/retracted (crossref)"
    assert zero["What was found"] == "No abstract on the page."
    assert (silent["Annotation"], silent["Authors"]) == ("Mine too.", "2 authors, names not on the page")


def test_csv_suits_excel_and_rfc_4180() -> None:
    data = made(CSV)
    assert data.startswith(b'\xef\xbb\xbf"Key","Year",')
    assert data.count(b"\r\n") == data.count(b"\n") == 4
    assert made(CSV, EMPTY).count(b"\r\n") == 1


@pytest.mark.parametrize(
    "text", ["=cmd()", "+1+1", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1", "\u200b=1", "'=1", '"=1']
)
def test_formulas_are_text_in_csv_and_workbook(text: str) -> None:
    library = formulas(text)
    shown = " ".join(text.split())
    for row in table(library):
        assert row["Title"] == f"'{shown}"
        assert not any(runs_as_formula(cell.removeprefix("'")) != cell.startswith("'") for cell in row.values())
    for cells in sheet(library).iter_rows(min_row=2):
        for cell in cells:
            assert cell.data_type in ("s", "n")
            assert cell.quotePrefix == runs_as_formula(str(cell.value or ""))


@given(st.text())
def test_no_cell_of_a_csv_file_begins_like_a_formula(text: str) -> None:
    for row in table(formulas(text)):
        assert all(cell[:1] not in {*"=+-@\t\r"} or re.fullmatch(r"-\d+", cell) for cell in row.values())


def test_a_workbook_has_numbers_links_and_headings_that_stay() -> None:
    made_sheet = sheet(options=OWN)
    headings = [cell.value for cell in made_sheet[1]]
    contact = dict(zip(headings, made_sheet[3], strict=True))
    assert contact["Year"].value == 2011
    assert contact["DOI"].hyperlink.target == "https://doi.org/10.1000/ward.4"
    assert contact["What was found"].value.startswith("“Stigma fell by half.”")
    assert made_sheet.freeze_panes == "C2"
    assert made_sheet.title == "Evidence table"


def test_a_workbook_holds_no_clock_and_hostile_values_open() -> None:
    with zipfile.ZipFile(io.BytesIO(made(XLSX))) as file:
        assert {member.date_time for member in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert re.findall(rb"\d{4}-\d\d-\d\dT", file.read("docProps/core.xml")) == [b"1980-01-01T", b"1980-01-01T"]
    assert made(XLSX) == made(XLSX)
    assert sheet(hostile(), Options(title=BAIT)).max_row == 3
    long = formulas("x" * 40_000)
    assert sheet(long)["D2"].value.endswith("(cut: a cell holds no more)")


def test_without_openpyxl_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(OutputError, match=r"pip install 'refkit-export\[xlsx\]'"):
        list(write(LIBRARY, Options()))


def test_findings_can_be_switched_off() -> None:
    off = Options(findings=False)
    assert "What was found" not in table(options=off)[0]
    assert "Stigma" not in made(HTML, options=off).decode()
    assert "Retraction" in made(HTML, options=off).decode()


def test_the_page_is_a_table_for_those_who_hear_it_too() -> None:
    tree = page(options=OWN)
    assert [cell.text for cell in tree.xpath("//thead//th[@scope='col']")] == [
        "Year", "Work", "Journal", "Annotation", "What was found", "Cited by and how", "Where it was read",
    ]  # fmt: skip
    rows = tree.xpath("//tbody/tr")
    assert [row.xpath("string(.//cite)") for row in rows] == ["Zero", "Contact on wards", "A silent paper"]
    assert all(len(row.xpath("./th[@scope='row']")) == 1 for row in rows)
    assert {cell.get("role") for cell in tree.xpath("//tbody//td")} == {"cell"}


def test_nothing_of_a_page_becomes_markup_or_an_address_that_runs() -> None:
    text = made(HTML, hostile(), Options(title=BAIT)).decode()
    assert not re.search(r"<(script|link|img|iframe|object|embed|base|form)\b", text)
    tree = html.document_fromstring(text.encode())
    assert all(re.match(r"https?://", a.get("href", "")) for a in tree.iter("a"))
    assert not any(name.startswith("on") for element in tree.iter() for name in element.attrib)
    assert "default-src 'none'" in text


def test_it_suits_phone_print_and_dark_rooms() -> None:
    text = made(HTML).decode()
    for part in ("prefers-color-scheme: dark", "@media screen and (max-width: 52rem)", "size: A4 landscape"):
        assert part in text
    for block in re.findall(r":root \{([^}]*--paper[^}]*)\}", text):
        colours = dict(re.findall(r"--(\w+): #([0-9a-f]{3,6});", block))
        light, dark = sorted((luminance(colours["paper"]), luminance(colours["soft"])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_pictures_say_in_words_what_they_show() -> None:
    older = msgspec.structs.replace(BARE, work=msgspec.structs.replace(BARE.work, issued=PartialDate(1998)))
    library = Library((*LIBRARY.records, older), (*LIBRARY.keys, "older"))
    tree = page(library)
    words = tree.xpath("//svg/desc/text()")
    assert words[0] == "1998: 1; 1999: 1; 2011: 1"
    assert words[1].startswith("chinese-index, 2 works: title 100%, authors 0%")
    assert words[2] == "Okafor 2011 lists The Zero Group 1999, The Zero Group 1998"
    assert all(svg.get("role") == "img" for svg in tree.iter("svg"))
    assert not page(Library((CONTACT,), ("a",))).xpath("//svg")


def test_the_same_library_gives_the_same_bytes() -> None:
    for kind in (HTML, CSV):
        assert made(kind, options=OWN) == made(kind, options=OWN)
