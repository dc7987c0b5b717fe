"""`refkit check` as a person uses it, against a stand-in for the registries."""

from __future__ import annotations

import json
import re
import shutil
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from refkit.cli import run
from refkit.formats.bibtex.read import read
from refkit.model import DOI
from tests.conftest import FIXTURES, ROOT
from tests.stand_in import StandIn, faults, on_path
from tests.stand_in.faults import when

Captured = pytest.CaptureFixture[str]
LIBRARY = FIXTURES / "libraries" / "to-check.bib"
SOUND = FIXTURES / "libraries" / "sound.bib"


def point(monkeypatch: pytest.MonkeyPatch, crossref: str, datacite: str, doi: str) -> None:
    monkeypatch.setenv("REFKIT_CROSSREF_URL", crossref)
    monkeypatch.setenv("REFKIT_DATACITE_URL", datacite)
    monkeypatch.setenv("REFKIT_DOI_URL", doi)
    monkeypatch.delenv("REFKIT_MAILTO", raising=False)
    monkeypatch.chdir(ROOT)


@pytest.fixture(scope="module")
def server() -> Iterator[StandIn]:
    with StandIn() as server:
        yield server


@pytest.fixture(autouse=True)
def _asking_the_stand_in(server: StandIn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    point(monkeypatch, server.url, server.datacite_url, server.doi_url)
    monkeypatch.setenv("REFKIT_CACHE", str(tmp_path / "cache.sqlite"))
    monkeypatch.setattr("refkit.enrich.pace.Pace.back_off", lambda *_: 0.0)


@pytest.fixture(scope="module")
def answered(server: StandIn, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A cache that has all answers about `LIBRARY`, so that each test of its own words asks nothing anew."""
    cache = tmp_path_factory.mktemp("answered") / "cache.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        point(patch, server.url, server.datacite_url, server.doi_url)
        assert run(["check", str(LIBRARY), "--json", "--cache", str(cache)]) == 1
    return str(cache)


def found(answered: str, capsys: Captured, *options: str) -> dict[str, dict[str, Any]]:
    """Key → the object that `--json` prints."""
    capsys.readouterr()
    assert run(["check", str(LIBRARY), "--json", "--cache", answered, *options]) == 1
    objects = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return {one["key"]: one for one in objects}


def rows(answered: str, capsys: Captured, *options: str) -> list[list[str]]:
    capsys.readouterr()
    assert run(["check", str(LIBRARY), "--cache", answered, *options]) == 1
    lines = capsys.readouterr().out.partition("\n\n")[0].splitlines()
    return [re.split(r"\s{2,}", line, maxsplit=2) for line in lines]


def kinds(one: dict[str, Any]) -> list[str]:
    return [remark["kind"] for remark in one["remarks"]]


def test_a_retraction_is_told_with_the_notice_and_who_says_so(answered: str, capsys: Captured) -> None:
    one = found(answered, capsys)["quack2011"]
    assert one["trouble"] is True
    assert {"kind": "retraction", "doi": "10.5555/retraction-notice", "source": "retraction-watch",
            "date": "2014-02-06"} in one["notices"]  # fmt: skip
    assert kinds(one)[:2] == ["retracted", "corrected"]
    assert [
        "retracted",
        "quack2011",
        "retraction: 10.5555/retraction-notice (2014-02-06, retraction-watch)",
    ] in rows(answered, capsys)


def test_a_work_whose_only_signal_is_updated_by_is_retracted(answered: str, capsys: Captured) -> None:
    """Ask 17: nothing in the title, nothing under the notice's DOI."""
    one = found(answered, capsys)["sly2016"]
    assert kinds(one) == ["retracted"]
    assert [(notice["doi"], notice["source"]) for notice in one["notices"]] == [
        ("10.5555/silent-retraction", "publisher")
    ]


@pytest.mark.parametrize(
    ("key", "kind", "words", "trouble"),
    [
        ("haze2018", "concern", "expression of concern: 10.5555/expression-of-concern", True),
        ("sum2017", "corrected", "erratum: 10.5555/erratum (2017-06-01, publisher)", False),
        ("wake2020", "newer version", "new version: 10.5555/living-review.v2", False),
        ("clam2019", "newer version", "published: 10.5555/article-of-preprint", False),
        ("notice2014", "is a notice", "this is itself the retraction of 10.5555/retracted", False),
        ("rossi2020", "not asked", "10.5556/medra.2020.01 is registered with mEDRA", False),
        ("unknown2024", "not in registry", "no registry has it, as far as can be told", False),
    ],
)
def test_what_is_said_of_a_notice(
    key: str, kind: str, words: str, trouble: bool, answered: str, capsys: Captured
) -> None:
    one = found(answered, capsys)[key]
    assert one["trouble"] is trouble
    told = [remark["said"] for remark in one["remarks"] if remark["kind"] == kind]
    assert len(told) == 1
    assert words in told[0]


def test_a_doi_of_another_work_is_shown_with_both_titles_and_their_likeness(
    answered: str, capsys: Captured
) -> None:
    """Ask 11; and the DOI under which the work is, which the description finds."""
    one = found(answered, capsys)["rock2019"]
    assert (one["verdict"], one["trouble"]) == ("contradicted", True)
    assert one["title"] == "Homing of limpets: A field study of three shores"
    assert one["registered"]["title"] == "Sand in the works"
    assert 0 < one["similarity"] < 0.5
    assert one["right"]["doi"] == "10.5555/rule-06-subtitle"
    assert one["differences"] == []
    (row,) = [row for row in rows(answered, capsys) if row[1] == "rock2019"]
    assert row[0] == "wrong DOI"
    assert "registered as “Sand in the works” (Adder, 2013), 31% alike" in row[2]


def test_a_title_nearly_alike_with_other_authors_is_another_work(answered: str, capsys: Captured) -> None:
    """Ask 9's titles under one DOI: 92% alike, and yet not the work."""
    one = found(answered, capsys)["lines1995"]
    assert one["verdict"] == "contradicted"
    assert one["similarity"] > 0.9
    assert one["right"]["doi"] == "10.5555/ramsey"


def test_a_dead_doi_is_trouble(answered: str, capsys: Captured) -> None:
    one = found(answered, capsys)["grao2011"]
    assert (one["verdict"], kinds(one)) == ("not_found", ["dead DOI"])
    assert one["notice"] == "not asked"


def test_a_record_without_a_doi_gets_one_only_if_it_is_surely_the_work(answered: str, capsys: Captured) -> None:
    all_found = found(answered, capsys)
    sure = {difference["field"]: difference for difference in all_found["davidson1999"]["differences"]}
    assert sure["DOI"]["suggestion"] == "10.1093/clipsy/6.2.165"
    assert sure["author"]["weight"] == "incomplete"
    doubtful = all_found["joint"]
    assert doubtful["verdict"] == "doubtful"
    assert [candidate["doi"] for candidate in doubtful["candidates"]] == ["10.5555/generic-1", "10.5555/generic-2"]
    assert doubtful["doi"] is None


def test_fields_that_say_something_else_are_trouble_with_the_suggestion(answered: str, capsys: Captured) -> None:
    (volume,) = found(answered, capsys)["shell2019"]["differences"]
    assert (volume["field"], volume["weight"], volume["library"], volume["suggestion"]) == (
        "volume", "substance", "74", "47",
    )  # fmt: skip
    (year,) = found(answered, capsys)["mieghem2019"]["differences"]
    assert (year["field"], year["weight"], year["suggestion"]) == ("issued", "wrong", "2009")


def test_the_year_online_and_the_registrys_capitals_are_no_trouble(answered: str, capsys: Captured) -> None:
    """Asks 12 and 16."""
    for key in ("day2019", "smith2003"):
        one = found(answered, capsys)[key]
        assert one["trouble"] is False
        assert {difference["weight"] for difference in one["differences"]} == {"form"}
        assert all(difference["suggestion"] is None for difference in one["differences"])
        assert one["notice"] == "no notice found"
        assert key not in [row[1] for row in rows(answered, capsys)]
    said = [row[2] for row in rows(answered, capsys, "--verbose") if row[1] == "day2019"]
    assert "year: '2019', registered '2020-03' (online 2019, in print 2020)" in said
    assert "pages: '120-31', registered '120-131' (spelling)" in said


def test_the_worst_stands_first_or_all_in_the_order_of_the_library(answered: str, capsys: Captured) -> None:
    worst = rows(answered, capsys)
    assert worst[0] == ["Found", "Key", "What"]
    assert [row[0] for row in worst[1:7]] == [
        "retracted", "retracted", "concern", "wrong DOI", "wrong DOI", "dead DOI",
    ]  # fmt: skip
    order = re.findall(r"@\w+\{(\w+),", LIBRARY.read_text())
    by_order = [row[1] for row in rows(answered, capsys, "--by-order", "--verbose")[1:]]
    assert list(dict.fromkeys(by_order)) == order


def test_what_is_piped_has_no_colours_and_is_not_cut(answered: str, capsys: Captured) -> None:
    capsys.readouterr()
    run(["check", str(LIBRARY), "--cache", answered])
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "Stayner, David; Tebes, Jacob Kraemer" in out
    assert out.splitlines()[-1].startswith("18 references: 2 retracted; 1 concern; 2 wrong DOI; 1 dead DOI; ")
    assert out.splitlines()[-1].endswith("no notice found for 6.")


def test_a_sound_library_is_one_line_and_status_0(capsys: Captured) -> None:
    assert run(["check", str(SOUND)]) == 0
    captured = capsys.readouterr()
    assert captured.out == "2 references: 2 agree with the registry; 1 differs in form; no notice found for 2.\n"
    assert captured.err == ""
    assert run(["check", str(SOUND), "--verbose", "--strict"]) == 0
    out = capsys.readouterr().out
    assert "agrees  foot2015  with crossref 10.5555/rule-09-no-notice; no notice found" in out
    assert "retracted" not in out.replace("Retracted feet", "").replace("not retracted", "?")


def test_what_should_be_looked_at_counts_with_strict(tmp_path: Path) -> None:
    library = tmp_path / "x.bib"
    entries = re.split(r"\n\n(?=@)", LIBRARY.read_text())
    library.write_text(next(entry for entry in entries if "{sum2017," in entry))
    assert run(["check", str(library)]) == 0
    assert run(["check", str(library), "--strict"]) == 1


def test_the_same_library_gives_the_same_bytes(answered: str, capsys: Captured) -> None:
    made = []
    for _ in range(2):
        capsys.readouterr()
        run(["check", str(LIBRARY), "--json", "--cache", answered, "--offline"])
        made.append(capsys.readouterr().out)
    assert made[0] == made[1]


def test_what_has_no_key_of_its_own_is_called_by_its_doi(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "dois.txt").write_text("10.5555/corrected\n10.5555/nowhere\n")
    assert run(["check", str(tmp_path / "dois.txt")]) == 1
    out = capsys.readouterr().out
    assert "dead DOI    10.5555/nowhere    no registry has 10.5555/nowhere" in out
    assert "corrected   10.5555/corrected  erratum: 10.5555/erratum" in out
    assert "incomplete  10.5555/corrected  no title, registered 'Counting whelks'; no authors" in out


def test_on_a_terminal_the_table_is_as_wide_as_that(
    answered: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr("refkit.cli.streams.is_terminal", lambda stream: stream is sys.stdout)
    monkeypatch.setenv("COLUMNS", "70")
    monkeypatch.setenv("NO_COLOR", "1")
    run(["check", str(LIBRARY), "--cache", answered])
    table = capsys.readouterr().out.partition("\n\n")[0]
    assert max(map(len, table.splitlines())) <= 70
    assert "\x1b" not in table
    assert "10.5555/retraction-notice" in table
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "xterm")
    run(["check", str(LIBRARY), "--cache", answered])
    assert "\x1b[31mretracted" in capsys.readouterr().out


# --fix


def fields(text: str) -> dict[str, dict[str, str]]:
    entries = re.findall(r"@(\w+)\{(\w+),\n(.*?)\n\}", text, re.DOTALL)
    return {
        key: {"type": kind, **dict(re.findall(r"^  (\w+) = \{?(.*?)\}?,?$", body, re.MULTILINE))}
        for kind, key, body in entries
    }


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


# What goes wrong


def test_an_empty_library_is_said(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "x.bib").write_text("% nothing\n")
    assert run(["check", str(tmp_path / "x.bib")]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "No reference was found in the inputs, so nothing was asked." in captured.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--take", "year"], "go with --fix FILE"),
        (["--changes", "x.jsonl"], "go with --fix FILE"),
        (["--fix", "-"], "Standard output is for what was found"),
        (["--fix", "x.nosuch"], "No format goes by the ending"),
        (["--fix", "x.bib", "--changes", str(SOUND)], "is an input too"),
        (["--take", "colour", "--fix", "x.bib"], "colour"),
        (["--mailto", "nobody"], "is no e-mail address"),
        (["--threshold", "2"], "threshold"),
    ],
)
def test_wrong_usage_is_status_2_and_one_sentence(options: list[str], said: str, capsys: Captured) -> None:
    assert run(["check", str(SOUND), *options]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert "Traceback" not in err


def test_no_network_is_said_of_every_record_once(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{free.getsockname()[1]}"
    point(monkeypatch, nowhere, nowhere, nowhere)
    assert run(["check", str(SOUND)]) == 1
    captured = capsys.readouterr()
    assert captured.out.count("not answered") == 3  # two rows and the count
    assert "no connection" in captured.out
    assert "no notice found" not in captured.out
    assert "Traceback" not in captured.err


def test_a_block_stops_the_run_and_is_told_in_one_row(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    with StandIn(faults=[on_path("/works", faults.blocked())]) as blocked:
        point(monkeypatch, blocked.url, blocked.datacite_url, blocked.doi_url)
        assert run(["check", str(LIBRARY), "--json"]) == 1
        objects = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert {one["verdict"] for one in objects} <= {"failed", "unasked"}
        assert len(objects) == 18
        assert run(["check", str(LIBRARY)]) == 1
    captured = capsys.readouterr()
    assert captured.out.count("has blocked this address (403)") == 1
    assert "has blocked this address (403)" in captured.err


def test_a_record_that_could_not_be_asked_for_is_trouble_and_not_fixed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Captured
) -> None:
    """The others are checked, and the file is written with that one as it was."""
    dead = when(lambda request: "query.bibliographic" in request.query_string, faults.gateway(503))
    with StandIn(faults=[dead]) as troubled:
        point(monkeypatch, troubled.url, troubled.datacite_url, troubled.doi_url)
        path = tmp_path / "fixed.bib"
        assert run(["check", str(LIBRARY), "--json", "--fix", str(path)]) == 1
        objects = {one["key"]: one for one in map(json.loads, capsys.readouterr().out.splitlines())}
    assert objects["davidson1999"]["verdict"] == "failed"
    assert kinds(objects["davidson1999"]) == ["not answered"]
    assert objects["quack2011"]["verdict"] == "verified"
    assert objects["rock2019"]["verdict"] == "contradicted"  # found out without the search
    assert fields(path.read_text())["davidson1999"]["pages"] == "165"


def test_offline_says_what_is_not_remembered(capsys: Captured) -> None:
    assert run(["check", str(SOUND), "--offline"]) == 0
    out = capsys.readouterr().out
    assert "is not in the cache; run again without --offline" in out
    assert "2 not asked." in out


def test_a_title_cannot_steer_the_terminal(tmp_path: Path, capsys: Captured) -> None:
    library = tmp_path / "x.bib"
    library.write_text("@misc{x, title = {Red \x1b[31m things of the shore}, doi = {10.5555/corrected}}")
    run(["check", str(library), "--verbose"])
    assert "\x1b" not in capsys.readouterr().out


def test_the_stand_in_knows_the_dois_of_the_library() -> None:
    """A guard: a DOI that is mistyped in the fixture would be tested as a dead one."""
    known = StandIn().records
    for key, entry in fields(LIBRARY.read_text()).items():
        doi = DOI.parse(entry.get("doi", ""))
        if doi and key != "grao2011":
            assert known.agency(doi.folded), key
