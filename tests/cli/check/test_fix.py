"""`refkit check --fix`: a library with what the registries say better, and the list of changes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from refkit.cli import run
from refkit.formats.bibtex.read import read
from tests.cli.check.checking import LIBRARY, SOUND, Captured, fields


def test_fix_fills_what_is_missing_and_leaves_what_is_the_librarys(
    answered: str, tmp_path: Path, capsys: Captured
) -> None:
    before = LIBRARY.read_bytes()
    path = tmp_path / "fixed.bib"
    assert run(["check", str(LIBRARY), "--cache", answered, "--fix", str(path)]) == 1
    err = capsys.readouterr().err
    assert LIBRARY.read_bytes() == before
    fixed, old = fields(path.read_text()), fields(LIBRARY.read_text())
    assert list(fixed) == list(old)
    filled = fixed["davidson1999"]
    assert (filled["doi"], filled["volume"], filled["number"], filled["pages"]) == (
        "10.1093/clipsy/6.2.165", "6", "2", "165--187",
    )  # fmt: skip
    assert filled["author"].count(" and ") == 5
    assert fixed["mieghem2019"]["year"] == "2009"
    for key, doi in (("rock2019", "10.5555/rule-12-suffixes"), ("lines1995", "10.5555/ramsey-book"),
                     ("grao2011", "10.5555/nowhere")):  # fmt: skip
        assert fixed[key]["doi"] == doi
    assert "doi" not in fixed["joint"]
    assert (fixed["day2019"]["year"], fixed["shell2019"]["volume"]) == ("2019", "74")
    assert "MLP" in fixed["smith2003"]["title"]
    assert fixed["quack2011"]["journal"] == "J. Invent. Ecol."
    assert "davidson1999: page: '165' → '165-187' (crossref 10.1093/clipsy/6.2.165; the first page only)" in err
    assert "6 values changed" in err


def test_changes_are_a_list_for_programs_and_nothing_else_was_changed(
    answered: str, tmp_path: Path, capsys: Captured
) -> None:
    path, log = tmp_path / "fixed.bib", tmp_path / "changes.jsonl"
    run(["check", str(LIBRARY), "--cache", answered, "--fix", str(path), "--changes", str(log)])
    assert "→" not in capsys.readouterr().err
    changes = [json.loads(line) for line in log.read_text().splitlines()]
    assert {"key": "mieghem2019", "field": "issued", "old": "2019", "new": "2009",
            "source": "crossref 10.5555/rule-15-particles",
            "reason": "volume and first page are the registry's"} in changes  # fmt: skip
    changed = {(change["key"], change["field"]) for change in changes}
    values = []
    for library in (LIBRARY, path):
        records = read(library.read_text(), "x").records
        values.append({
            (key, claim.field): str(claim.value) for record in records
            for key in [next(c.value for c in record.claims if c.field == "citation-key")]
            for claim in record.claims
            if claim.field != "other-fields"  # an "and others" goes where the names now stand
        })  # fmt: skip
    differing = {place for place in values[0] | values[1] if values[0].get(place) != values[1].get(place)}
    assert differing == changed


def test_take_believes_the_registry_in_a_field(answered: str, tmp_path: Path) -> None:
    path = tmp_path / "fixed.bib"
    run(["check", str(LIBRARY), "--cache", answered, "--fix", str(path), "--take", "volume"])
    fixed = fields(path.read_text())
    assert fixed["shell2019"]["volume"] == "47"
    assert fixed["day2019"]["year"] == "2019"


def test_a_fixed_library_has_nothing_left_to_fix(answered: str, tmp_path: Path, capsys: Captured) -> None:
    first, second = tmp_path / "1.bib", tmp_path / "2.bib"
    run(["check", str(LIBRARY), "--cache", answered, "--fix", str(first)])
    capsys.readouterr()
    run(["check", str(first), "--cache", answered, "--fix", str(second)])
    assert "0 values changed" in capsys.readouterr().err
    assert first.read_bytes() == second.read_bytes()


def test_fix_writes_any_format_by_its_ending(answered: str, tmp_path: Path) -> None:
    path = tmp_path / "fixed.json"
    run(["check", str(LIBRARY), "--cache", answered, "--fix", str(path)])
    items = {item["id"]: item for item in json.loads(path.read_text())}
    assert items["davidson1999"]["DOI"] == "10.1093/clipsy/6.2.165"
    assert len(items) == 18


def test_a_library_is_replaced_in_place_only_if_all_of_it_was_read(tmp_path: Path, capsys: Captured) -> None:
    library = tmp_path / "mine.bib"
    shutil.copy(SOUND, library)
    assert run(["check", str(library), "--fix", str(library)]) == 0
    assert len(fields(library.read_text())) == 2
    library.write_text(SOUND.read_text().replace("  volume = {82},", "  volume = {82},\n  frobnicated = {yes},"))
    assert run(["check", str(library), "--fix", str(library)]) == 0
    assert "  frobnicated = {yes},\n" in library.read_text()
    library.write_text(SOUND.read_text().replace("  volume = {82},", "  volume = {82},\n  volume = {83},"))
    before = library.read_bytes()
    capsys.readouterr()
    assert run(["check", str(library), "--fix", str(library)]) == 1
    assert "not all of it was read" in capsys.readouterr().err
    assert library.read_bytes() == before
    other = tmp_path / "other.bib"
    assert run(["check", str(library), "--fix", str(other)]) == 0
    assert "lacks what was not read of the inputs (1 problem" in capsys.readouterr().err


def test_names_that_others_stood_for_are_no_loss_in_place(tmp_path: Path) -> None:
    library = tmp_path / "mine.bib"
    entries = re.split(r"\n\n(?=@)", LIBRARY.read_text())
    library.write_text(next(entry for entry in entries if "{davidson1999," in entry))
    assert run(["check", str(library), "--fix", str(library)]) == 0
    assert "Tebes, Jacob Kraemer" in library.read_text()


def test_corrections_by_hand_stay(tmp_path: Path, capsys: Captured) -> None:
    """Ask 30: whatever the registry says."""
    library, fixed = tmp_path / "mine.jsonl", tmp_path / "fixed.jsonl"
    source, user = {"kind": "file", "name": "bibtex", "ref": "x.bib"}, {"kind": "user", "name": "me"}
    said = {"DOI": "10.5555/database-2019", "title": "ShellBase: the database of shells", "volume": "74"}
    claims = [{"field": field, "value": value, "source": int(field == "volume")} for field, value in said.items()]
    library.write_text(json.dumps({"schema": 1, "sources": [source, user], "claims": claims}) + "\n")
    assert run(["check", str(library), "--fix", str(fixed), "--take", "volume", "--verbose"]) == 0
    assert "corrected by hand" in capsys.readouterr().out
    item = json.loads(fixed.read_text())["item"]
    assert (item["volume"], item["page"], item["container-title"]) == ("74", "D1-D8", "Invented Acids Research")
