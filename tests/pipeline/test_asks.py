"""What users of tools like this ask for, file in and file out: asks 18 to 27 and 29, each under its number."""

from __future__ import annotations

import json
import re
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

import refkit
from refkit.cli import run
from refkit.documents import side_file
from refkit.model import Library

SIMPLEX = "Simplex sigillum veri: Peano, Frege, and Peirce on the primitives of logic"


def written(folder: Path, text: str, source: str, target: str) -> str:
    """The file called `target` that is made of a file called `source` with `text`."""
    return rewritten(library(folder, text, source), folder / target)


def library(folder: Path, text: str, source: str = "in.bib") -> Library:
    (folder / source).write_text(text, encoding="utf-8", newline="")
    return refkit.library([folder / source])


def rewritten(made: Library, target: Path) -> str:
    refkit.write(made, target)
    return target.read_bytes().decode()


def items(*works: dict[str, Any]) -> str:
    return json.dumps([{"type": "article-journal", "issued": {"date-parts": [[2006]]}, **work} for work in works])


def test_ask_18_names_in_a_sentence_case_title_are_protected_and_nothing_else(tmp_path: Path) -> None:
    text = written(tmp_path, items({"title": SIMPLEX, "language": "en"}), "in.json", "out.bib")
    title = re.search(r"title = \{(.*)\},", text)
    assert title
    assert re.findall(r"\{([^{}]*)\}", title[1]) == ["Peano", "Frege", "Peirce"]
    usual = written(
        tmp_path, items({"title": "Peer Support in Mental Health", "language": "en"}), "in.json", "o.bib"
    )
    assert "title = {Peer Support in Mental Health}," in usual
    assert "{{" not in text + usual


def test_ask_19_the_title_is_escaped_url_and_doi_are_verbatim(tmp_path: Path) -> None:
    url, doi = "https://example.org/a_b?c=50%25&d=e", "10.1000/a_b&c"
    text = written(tmp_path, items({"title": "S_Dbw", "URL": url, "DOI": doi}), "in.json", "out.bib")
    assert r"title = {S\_Dbw}" in text.replace("{S\\_Dbw}}", "S\\_Dbw}")
    assert f"url = {{{url}}}" in text
    assert f"doi = {{{doi}}}" in text


@pytest.mark.parametrize("title", [r"$\omega$-rewriting", r"Costs of \$1 billion"])
def test_ask_20_mathematics_and_dollars_are_the_same_when_read_and_written(title: str, tmp_path: Path) -> None:
    text = written(tmp_path, f"@article{{a,\n  title = {{{title}}},\n  year = {{2006}}\n}}\n", "in.bib", "out.bib")
    assert f"title = {{{title}}}" in text
    assert written(tmp_path, text, "again.bib", "twice.bib") == text


def test_ask_21_organisations_and_particles_survive(tmp_path: Path) -> None:
    names = [
        {"literal": "Department for Education"},
        {"family": "Inwagen", "non-dropping-particle": "van", "given": "P"},
    ]
    text = written(tmp_path, items({"title": "T", "author": names}), "in.json", "out.bib")
    assert "author = {{Department for Education} and van Inwagen, P}" in text
    made = json.loads(written(tmp_path, text, "back.bib", "back.json"))[0]["author"]
    assert made[0] == {"literal": "Department for Education"}
    said = made[1]
    assert " ".join(filter(None, (said.get("non-dropping-particle"), said["family"]))) == "van Inwagen"


def with_settings(folder: Path, text: str, *settings: str) -> str:
    """What `refkit export --set` makes of the CSL-JSON items in `text`, as a .bib file."""
    (folder / "in.json").write_text(text, encoding="utf-8")
    chosen = [word for setting in settings for word in ("--set", setting)]
    assert run(["export", str(folder / "in.json"), "-o", str(folder / "set.bib"), *chosen]) == 0
    return (folder / "set.bib").read_text(encoding="utf-8")


def test_ask_21_letters_are_latex_commands_in_the_ascii_dialect(tmp_path: Path) -> None:
    work = {"title": "T", "author": [{"family": "Dupont", "given": "François"}]}
    assert r"author = {Dupont, Fran{\c c}ois}" in with_settings(tmp_path, items(work), "encoding=ascii")


def test_ask_22_keys_that_are_there_stay_in_any_order_of_import(tmp_path: Path) -> None:
    (tmp_path / "mine.bib").write_text("@article{Kn2008, title={One}, author={Knuth, D.}, year={2008}}")
    (tmp_path / "more.json").write_text(
        json.dumps(
            [{"type": "book", "title": "Two", "author": [{"family": "Kn"}], "issued": {"date-parts": [[2008]]}}]
        )
    )
    for order in permutations(("mine.bib", "more.json")):
        made = refkit.library([tmp_path / name for name in order], key_pattern="[auth][year]")
        assert {record.work.title: key for key, record in made.items()} == {"One": "Kn2008", "Two": "Kn2008a"}
    slavic = library(
        tmp_path,
        items(
            {"title": "T", "author": [{"family": "Колмогоров"}]}, {"title": "U", "author": [{"family": "Lévesque"}]}
        ),
        "slavic.json",
    )
    assert slavic.keys == ("kolmogorov2006", "levesque2006")


def test_ask_23_the_same_library_gives_the_same_bytes_in_a_fixed_order_of_fields(tmp_path: Path) -> None:
    fields = ["title = {T}", "year = {2006}", "journal = {J}", "author = {A, B}", "doi = {10.1000/1}"]
    made = {
        written(tmp_path, f"@article{{a,\n  {', '.join(order)}\n}}\n", "in.bib", "out.bib")
        for order in (fields, fields[::-1], [*fields[2:], *fields[:2]])
    }
    assert len(made) == 1


def test_ask_23_doi_instead_of_url_and_fields_left_out(tmp_path: Path) -> None:
    accessed = {"date-parts": [[2020, 1, 2]]}
    work = {
        "title": "T",
        "DOI": "10.1000/1",
        "URL": "https://example.org/",
        "accessed": accessed,
        "abstract": "Long.",
    }
    usual = with_settings(tmp_path, items(work))
    assert {"url", "abstract", "doi"} <= set(re.findall(r"^  (\w+) = ", usual, re.MULTILINE))
    chosen = with_settings(tmp_path, items(work), "url=doi", "omit=abstract")
    assert not re.search(r"^  (url|urldate|abstract) = ", chosen, re.MULTILINE)
    assert "doi = {10.1000/1}" in chosen


def test_ask_24_what_is_wrong_in_a_bib_file_is_told_with_line_and_key_and_the_rest_is_there(tmp_path: Path) -> None:
    text = (
        "@article{a, title={One}, year={2001}}\n\n@article{a, title={Two}, year={2002}}\n\n"
        "@article{b, title={Three}, title={Four}, year={2003}}\n\n"
        "@article{c, title={Five\n\n@book{d, title={Six}}\n"
    )
    made = library(tmp_path, text)
    told = [(problem.line, problem.message) for problem in made.problems]
    assert any("citation key 'a'" in message for _, message in told)
    assert any(line == 5 and "'title' stands twice in 'b'" in message for line, message in told)
    assert any("'c' at line 7" in message for _, message in told)
    assert {"One", "Two", "Three", "Six"} <= {record.work.title for record in made.records}


PART = "Homing of limpets, Part {}"
LIMPETS: dict[str, Any] = {"author": [{"family": "Cook", "given": "A."}], "container-title": "J. Zool."}


def test_ask_25_parts_are_two_works_and_one_doi_for_two_titles_is_for_a_person_to_see(tmp_path: Path) -> None:
    parts = [{**LIMPETS, "title": PART.format(n), "DOI": f"10.1000/{n}"} for n in ("I", "II")]
    assert len(library(tmp_path, items(*parts), "parts.json").records) == 2
    twice = [
        {"title": "Homing of limpets", "DOI": "10.1000/1"},
        {"title": "Steel bridges of Wales", "DOI": "10.1000/1"},
    ]
    made = library(tmp_path, items(*twice), "twice.json")
    assert len(made.records) == 2
    assert any("equal DOIs" in problem.message for problem in made.problems)


def test_ask_26_spellings_of_one_doi_and_a_copy_without_are_one_work_with_the_reasons(tmp_path: Path) -> None:
    work = {**LIMPETS, "title": "Homing of limpets on the shores of Wales"}
    copies = [{**work, "DOI": "10.1093/MOLBEV/MSL010"}, {**work, "DOI": "10.1093/molbev/msl010"}, work]
    for order in permutations(copies):
        (record,) = library(tmp_path, items(*order), "in.json").records
        assert len(record.joined) == 2
    preprint = {**work, "type": "article", "publisher": "bioRxiv", "DOI": "10.1101/000001"}
    assert len(library(tmp_path, items(copies[0], preprint), "in.json").records) == 2


def test_ask_27_ris_has_an_author_a_line_and_reads_marks_notes_and_unknown_types(tmp_path: Path) -> None:
    names = [{"family": name, "given": "A."} for name in ("Ek", "Ash", "Oak")]
    data = written(tmp_path, items({"title": "T", "author": names}), "in.json", "out.ris")
    lines = data.split("\r\n")
    assert [line for line in lines if line.startswith("AU")] == ["AU  - Ek, A.", "AU  - Ash, A.", "AU  - Oak, A."]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line)
    assert lines[-2:] == ["ER  - ", ""] or lines[-3:] == ["ER  - ", "", ""]
    text = "\ufeffTY  - ZZZZ\r\nTI  - T\r\nJO  - J\r\nN1  - one\r\ntwo\r\nlast line\r\nER  - \r\n"
    made = library(tmp_path, text, "odd.ris")
    assert made.records[0].work.annote.endswith("last line")
    assert made.records[0].work.title == "T"
    back = rewritten(made, tmp_path / "back.ris")
    assert back.startswith("TY  - GEN\r\n")
    assert "last line" in back


NOTES = '## okafor2006\n\nHostile: a<b & "c". Ek, A. (2006) says so too.\n\nSecond.\n\n## ek2006\n\nOne *word*.\n'
NOTED = items(
    {"title": "A title a<b", "author": [{"family": "Okafor"}], "URL": 'https://example.org/"x"'},
    {"title": "Zero", "author": [{"family": "Ek"}]},
)


@pytest.mark.parametrize("target", ["out.bib", "out.ris", "out.json"])
def test_ask_29_notes_are_in_a_bulk_export_each_with_its_work(target: str, tmp_path: Path) -> None:
    (tmp_path / "n.md").write_text(NOTES)
    refkit.write(library(tmp_path, NOTED, "in.json"), tmp_path / target, annotations=tmp_path / "n.md")
    made = {record.work.title: record.work.annote for record in refkit.library([tmp_path / target]).records}
    assert [line for line in made["A title a<b"].split("\n") if line] == [
        'Hostile: a<b & "c". Ek, A. (2006) says so too.', "Second."
    ]  # fmt: skip
    assert made["Zero"] == "One word."


def test_ask_29_each_annotation_stands_under_its_entry_and_markup_is_escaped(tmp_path: Path) -> None:
    (tmp_path / "n.md").write_text(NOTES)
    made = library(tmp_path, NOTED, "in.json")
    assert not side_file.load(tmp_path / "n.md", made).problems
    refkit.write(made, tmp_path / "out.html", annotations=tmp_path / "n.md")
    first, second = (tmp_path / "out.html").read_text().split("<article")[1:]
    assert "One <i>word</i>." in first
    assert "Hostile: a&lt;b &amp; " in second
    assert "A title a&lt;b" in second
    assert 'href="https://example.org/"x' not in second


def test_ask_29_an_annotation_survives_json_to_bib_to_json(tmp_path: Path) -> None:
    note = 'Mine: 50 % of a_b & $x$ {y}.\n\nRead "Contact" too.'
    (work,) = json.loads(items({"title": "T", "annote": note}))
    text = written(tmp_path, json.dumps([work]), "in.json", "out.bib")
    (back,) = json.loads(written(tmp_path, text, "back.bib", "back.json"))
    assert back["annote"] == note
