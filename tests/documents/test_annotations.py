"""The person's annotation beside what is quoted: each stands under its work, told from the other."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

import refkit
from refkit.documents import Options
from refkit.documents.side_file import assign
from refkit.model import Claim, Finding, Library, Source, Span
from refkit.text.notes import note
from tests.documents.kinds import KINDS, NAMES, made, plain
from tests.documents.library import BARE, CONTACT, LIBRARY, PAGE

NOTES = """
## zero1999

Stigma fell by half. Okafor, A. (2011) says so too.

## contact2011

A silent paper. (n.d.). This is under contact.

- a list
"""


def options(text: str = NOTES, findings: bool = True, style: str = "apa") -> Options:
    return Options(style=style, annotations=assign(text, "notes.md", LIBRARY).by_key, findings=findings)


def between(text: str, start: str, end: str) -> str:
    at = text.index(start)
    return text[at : text.index(end, at)] if end else text[at:]


@pytest.mark.parametrize("name", NAMES)
def test_each_annotation_stands_under_its_entry_whatever_its_words(name: str) -> None:
    text = plain(name, options=options())
    contact = between(text, "Okafor, A. (2011). Contact", "The Zero Group. (1999)")
    assert "A silent paper. (n.d.). This is under contact." in contact
    assert "Okafor, A. (2011) says so too." in text[text.index("The Zero Group. (1999)") :]


@pytest.mark.parametrize("name", NAMES)
def test_quoted_findings_are_told_from_the_persons_own_words(name: str) -> None:
    text = between(plain(name, options=options()), "Okafor, A. (2011). Contact", "The Zero Group. (1999)")
    own, quoted = text.index("This is under contact."), text.index("Quoted from the work")
    assert own < quoted < text.index("Stigma fell by half.") < text.index("What citing papers say")
    assert "Annotation in notes.md" in text


@pytest.mark.parametrize("name", NAMES)
def test_an_abstract_stands_in_where_there_is_no_annotation_and_is_called_so(name: str) -> None:
    text = plain(name, options=options())
    assert "Abstract (in place of an annotation, cut off on the page)" in between(
        text, "A silent", "Okafor, A. (2011)"
    )
    contact = between(text, "Okafor, A. (2011). Contact", "The Zero Group. (1999)")
    assert "in place of" not in contact
    assert ("Forty wards took part." in contact) == (name == "html")  # folded away there


@pytest.mark.parametrize("name", NAMES)
def test_findings_can_be_switched_off_with_all_that_is_not_the_persons(name: str) -> None:
    text = plain(name, options=options(findings=False))
    for gone in (
        "Stigma fell by half.”",
        "Contact helps",
        "Quoted from",
        "citing papers",
        "Read in",
        "characters",
        "Missing",
        "Key:",
        "Problems",
    ):
        assert gone not in text, gone
    assert "This is under contact." in text
    assert "Retraction, 2020-01-02, DOI 10.1000/retracted (crossref)" in text


@pytest.mark.parametrize("name", NAMES)
def test_retractions_and_contradictions_are_printed_even_without_findings(name: str) -> None:
    contrasting = Finding("citation", "Not so here.", PAGE, Span(1, 5), stance="contrasting")
    contradicted = msgspec.structs.replace(BARE, verdict="contradicted", findings=(contrasting,))
    text = plain(name, Library((contradicted,), ("zero1999",)), Options(findings=False))
    assert "Retraction, 2020-01-02" in text
    assert "Contradicted: a registry describes another work under this DOI (10.1000/zero)" in text
    assert "1 statement of citing papers contradicts it, as the page says (“contrasting”)." in text


def test_a_library_of_ones_own_brings_its_annotations_along() -> None:
    claim = Claim("annote", "Mine.\n\nSecond.", Source("file", "bibtex", "refs.bib"))
    record = msgspec.structs.replace(
        CONTACT,
        work=msgspec.structs.replace(CONTACT.work, annote=str(claim.value)),
        chosen={**CONTACT.chosen, "annote": claim},
        claims=(*CONTACT.claims, claim),
    )
    text = plain("text", Library((record,), ("contact2011",)))
    assert "Mine. Second. Quoted from the work: “Stigma fell by half.”" in text
    assert "Annotation in refs.bib" in text


def test_findings_that_an_earlier_export_noted_are_quoted_not_taken_for_the_persons() -> None:
    old = Finding("result", "Old “quoted” words.", Source("page", "scite", "old.txt"), Span(3, 9))
    annote = "\n\n".join(["Mine.", note(old), note(CONTACT.findings[0])])
    record = msgspec.structs.replace(CONTACT, work=msgspec.structs.replace(CONTACT.work, annote=annote))
    text = plain("text", Library((record,), ("contact2011",)))
    assert "Mine. Quoted from the work: “Stigma fell by half.”" in text
    assert "“Old “quoted” words.” [Result; old.txt, characters 3-9]" in text
    assert text.count("Stigma fell by half.") == 1


def test_an_annotation_survives_json_to_bib_to_json(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '[{"id": "zero1999", "type": "article-journal", "title": "Zero", "author": [{"family": "Nil"}], '
        '"annote": "Mine: 50 % of a_b & $x$ {y}.\\n\\nRead \\"Contact\\" too."}]'
    )
    refkit.write(refkit.library([tmp_path / "a.json"]), tmp_path / "b.bib")
    refkit.write(refkit.library([tmp_path / "b.bib"]), tmp_path / "c.json")
    library = refkit.library([tmp_path / "c.json"])
    assert library.keys == ("zero1999",)
    text = plain("text", library)
    assert "Mine: 50 % of a_b & $x$ {y}." in text
    assert " Contact" in text.replace("“", " ").replace('"', " ")
    assert text.index("Zero.") < text.index("Mine:")


@pytest.mark.parametrize("name", NAMES)
def test_hostile_annotations_stay_text(name: str) -> None:
    bait = "</div><script>alert(1)</script> \\input{/etc/passwd} {\\field ^^41 $x$ <w:p/> ]]> & \x07\x1b[31m *em*"
    by_key = assign(f"## zero1999\n\n{bait}\n", "n.md", LIBRARY).by_key
    data = made(KINDS[name], options=Options(annotations=by_key))
    assert b"\x1b" not in data or name == "docx"
    assert not re.search(rb"(?<!\\)<script", data) or name in ("text", "rtf")
    text = plain(name, options=Options(annotations=by_key))
    assert "passwd" in text
