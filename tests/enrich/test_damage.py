"""A full disk and a damaged cache: one sentence each, and what is there is kept."""

from __future__ import annotations

import os
import resource
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from refkit.cli import run
from refkit.enrich.asking import Online
from refkit.enrich.cache import Answer, Cache, CacheError
from refkit.enrich.cache_file import CacheFile
from tests.enrich.asking import ask, dois, refkit, settings, soundly_answered, told, works
from tests.stand_in import Answer as Reply
from tests.stand_in import StandIn, when

MADE = works(80, comma=True)


@pytest.fixture
def listed(tmp_path: Path) -> str:
    path = tmp_path / "dois.txt"
    path.write_text("\n".join(doi.text for doi in dois(MADE)))
    return str(path)


def test_a_full_disk_ends_the_run_with_one_sentence_and_the_next_run_goes_on(tmp_path: Path) -> None:
    made, cache = works(80, comma=True, padding=4000), str(tmp_path / "cache.sqlite")
    with StandIn(made) as server:
        online = Online(settings(server, cache=cache), "full")
        (pages,) = online.cache.file._db.execute("pragma page_count").fetchone()
        online.cache.file._db.execute(f"pragma max_page_count = {pages + 30}")
        with pytest.raises(CacheError) as full:
            list(online.outcomes(dois(made)))
        online.close(whole=False)
        outcomes = ask(server, dois(made), "full", cache=cache)
        answered = soundly_answered(server)
    assert str(full.value) == (
        f"There is no room for the cache {cache} (the disk is full); make room and run the same command again: it "
        "goes on where it stopped."
    )
    assert {outcome.state for outcome in outcomes} == {"found"}
    # Those that were under way when there was no room are all that is asked for again.
    assert 0 < sum(answered.values()) - len(answered) <= 16


def test_a_cache_that_may_not_grow_gives_the_command_one_sentence_and_status_1(tmp_path: Path, listed: str) -> None:
    cache = tmp_path / "cache.sqlite"
    arguments = ["enrich", listed, "-o", str(tmp_path / "out.jsonl"), "--cache", str(cache)]
    with StandIn(works(80, comma=True, padding=4000)) as server:
        limit = 300_000  # bytes of a file
        process = refkit(
            server, *arguments, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        )
        _, said = process.communicate()
        again = refkit(server, *arguments)
        again.communicate()
    assert process.returncode == 1
    assert said.count("The disk does not take or give what is in the cache") == 1
    assert "Traceback" not in said
    assert again.returncode == 0
    assert (tmp_path / "out.jsonl").read_text().count("\n") == 80


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_output_without_room_gives_one_sentence_and_what_was_got_is_kept(tmp_path: Path, listed: str) -> None:
    cache = str(tmp_path / "cache.sqlite")
    with StandIn(MADE) as server:
        with open("/dev/full", "w") as full:
            process = refkit(server, "enrich", listed, "--cache", cache, stdout=full)
            _, said = process.communicate()
        server.clear()
        ask(server, dois(MADE), cache=cache)
        assert server.requests == []
    assert process.returncode == 1
    assert "No space left on device" in said
    assert "Traceback" not in said


def _random_bytes(path: Path) -> None:
    path.write_bytes(bytes(range(7, 250)) * 200)


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _another_programs(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("create table items(title)")
        db.execute("insert into items values('not ours')")
        db.commit()


def _a_page_overwritten(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:8192] = b"\xa5" * 4096
    path.write_bytes(content)


@pytest.mark.parametrize("damage", [_random_bytes, _truncated, _another_programs, _a_page_overwritten])
def test_a_damaged_cache_is_set_aside_named_and_begun_anew(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    cache = tmp_path / "cache.sqlite"
    aside = tmp_path / "cache.sqlite.damaged-1"
    with StandIn(MADE) as server:
        expected = told(ask(server, dois(MADE), cache=str(cache)))
        damage(cache)
        damaged = cache.read_bytes()
        online = Online(settings(server, cache=str(cache)))
        outcomes = list(online.outcomes(dois(MADE)))
        problems = [problem.message for problem in online.problems]
        online.close()
        server.clear()
        ask(server, dois(MADE), cache=str(cache))
        assert server.requests == []
    assert told(outcomes) == expected
    assert problems == [
        f"The cache {cache} is damaged or of another kind; it was set aside as {aside} and a new one begun."
    ]
    assert aside.read_bytes() == damaged


def test_the_command_warns_of_a_cache_that_it_set_aside_and_goes_on(tmp_path: Path) -> None:
    cache, output = tmp_path / "cache.sqlite", tmp_path / "out.jsonl"
    _random_bytes(cache)
    with StandIn(MADE) as server:
        process = refkit(server, "enrich", MADE[0]["DOI"], "-o", str(output), "--cache", str(cache))
        _, said = process.communicate()
    assert process.returncode == 0
    assert (
        f"warning: The cache {cache} is damaged or of another kind; it was set aside as {cache}.damaged-1" in said
    )
    assert "The 0th work of many" in output.read_text()


def test_a_cache_that_is_damaged_in_the_middle_of_a_run_is_begun_anew_and_nothing_is_lost(tmp_path: Path) -> None:
    made, cache = works(120, comma=True, padding=3000), tmp_path / "cache.sqlite"
    with StandIn(made) as server:
        expected = told(ask(server, dois(made)))
    with StandIn(made) as server:
        online = Online(settings(server, cache=str(cache)))
        online.cache.file._db.execute("pragma cache_size = 1")
        outcomes = []
        for number, outcome in enumerate(online.outcomes(dois(made))):
            outcomes.append(outcome)
            if number == 10:
                for ending in ("", "-wal"):
                    path = tmp_path / f"cache.sqlite{ending}"
                    path.write_bytes(b"\xa5" * path.stat().st_size)
        problems = list(online.problems)
        online.close()
    assert told(outcomes) == expected
    assert [problem.code for problem in problems] == ["cache_damaged"]
    assert (tmp_path / "cache.sqlite.damaged-1").exists()


def test_the_command_tells_of_a_cache_that_is_set_aside_in_the_middle_of_its_run(
    tmp_path: Path, listed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made, cache, opened = works(80, comma=True, padding=3000), tmp_path / "cache.sqlite", CacheFile._open

    def remembers_nothing(file: CacheFile) -> sqlite3.Connection:
        db = opened(file)
        db.execute("pragma cache_size = 1")
        return db

    def damage(_: object, answer: Reply) -> Reply:
        for ending in ("", "-wal"):
            with open(f"{cache}{ending}", "r+b") as file:
                file.write(b"\xa5" * os.path.getsize(file.name))
        return answer

    monkeypatch.setattr(CacheFile, "_open", remembers_nothing)
    with StandIn(made, faults=[when(lambda _: len(server.log) == 40, damage)]) as server:
        monkeypatch.setenv("REFKIT_CROSSREF_URL", server.url)
        monkeypatch.setenv("REFKIT_DOI_URL", server.doi_url)
        output = tmp_path / "out.jsonl"
        status = run(["enrich", listed, "-o", str(output), "--cache", str(cache), "--mailto", "tests@example.org"])
    said = capsys.readouterr().err
    assert said.count(f"it was set aside as {cache}.damaged-1 and a new one begun.") == 1
    assert (status, output.read_text().count("\n")) == (0, 80)


def test_a_cache_that_fails_before_anything_was_told_is_all_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise CacheError("The cache cannot be used; see to it.")

    monkeypatch.setattr(Cache, "get", failing)
    output = tmp_path / "out.jsonl"
    assert run(["enrich", "10.5555/corrected", "-o", str(output), "--cache", str(tmp_path / "c.sqlite")]) == 1
    assert capsys.readouterr().err == "error: The cache cannot be used; see to it.\n"
    assert not output.exists()


def test_an_answer_that_is_damaged_inside_is_asked_for_again(tmp_path: Path) -> None:
    cache = str(tmp_path / "cache.sqlite")
    with StandIn(MADE) as server:
        expected = told(ask(server, dois(MADE), cache=cache))
        with closing(sqlite3.connect(cache)) as db:
            db.execute("update answers set body = x'789c0bad' where key like '%,0007'")
            db.commit()
        server.clear()
        assert told(ask(server, dois(MADE), cache=cache)) == expected
        assert [seen.dois for seen in server.requests] == [["10.5555/made,0007"]]


def test_another_programs_file_is_not_changed(tmp_path: Path) -> None:
    cache = tmp_path / "library.sqlite"
    _another_programs_at(cache)
    before = cache.read_bytes()
    Cache(str(cache)).close()
    assert (tmp_path / "library.sqlite.damaged-1").read_bytes() == before


def _another_programs_at(path: Path) -> None:
    path.touch()
    _another_programs(path)


def test_a_cache_in_a_folder_that_cannot_be_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CacheError, match=r"The folder of the cache .* cannot be made \(.*\); name another"):
        Cache(str(tmp_path / "file" / "cache.sqlite"))


def test_a_file_that_is_damaged_again_and_again_ends_the_run(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path / "cache.sqlite"))

    def damaged_and_read() -> None:
        cache.file._db.execute("pragma cache_size = 1")
        cache.put("crossref", [(f"{number}", Answer("found", os.urandom(9000), 0.0)) for number in range(50)])
        for ending in ("", "-wal"):
            path = tmp_path / f"cache.sqlite{ending}"
            path.write_bytes(b"\xa5" * path.stat().st_size)
        assert cache.get("crossref", [f"{number}" for number in range(50)]) == {}

    for _ in range(3):
        damaged_and_read()
    with pytest.raises(CacheError, match=r"cannot be used \(.*\); see to it, or name another with --cache"):
        damaged_and_read()
    assert [problem.code for problem in cache.problems] == ["cache_damaged"] * 3
    cache.close()
