"""`refkit check` as a person uses it: what it finds, and how it says so."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from refkit.cli import run
from tests.cli.check.checking import LIBRARY, SOUND, Captured, found, kinds, rows


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
