"""Two processes that use one cache at once share the work and the limits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from refkit.model import DOI
from tests.enrich.asking import MAILTO, child, dois, late_refusals, refkit, soundly_answered, until, works
from tests.stand_in import DECEMBER_2025, Limit, StandIn


def test_nothing_is_asked_twice_both_have_the_same_and_the_limits_are_kept_together(tmp_path: Path) -> None:
    singly, together = works(10, comma=True), works(300)
    asked = [*dois(singly), *dois(together), DOI("10.5555/none")]
    cache = str(tmp_path / "cache.sqlite")
    with StandIn([*singly, *together], limits=DECEMBER_2025, latency=0.02) as server:
        both = [
            child(server, asked if number else asked[::-1], tmp_path / f"{number}", "", cache=cache, mailto=MAILTO)
            for number in range(2)
        ]
        for process in both:
            _, said = process.communicate()
            assert process.returncode == 0, said
        answered = soundly_answered(server)
        assert late_refusals(server) == 0
        assert server.statuses()[404] == 1
        del answered["10.5555/none"]  # in a batch, singly, and of doi.org
    assert set(answered.values()) == {1}
    first, second = ((tmp_path / name).read_bytes().splitlines() for name in "01")
    assert first == second[::-1]
    assert sum(b"state='found'" in line for line in first) == 310


def test_two_commands_started_together_on_a_new_cache_write_the_same(tmp_path: Path) -> None:
    made = works(120, comma=True)
    listed = tmp_path / "dois.txt"
    listed.write_text("\n".join(doi.text for doi in dois(made)))
    with StandIn(made, latency=0.01) as server:
        both = [
            refkit(server, "enrich", str(listed), "-o", f"{tmp_path}/{n}.jsonl", "--cache", f"{tmp_path}/c.sqlite")
            for n in range(2)
        ]
        for process in both:
            _, said = process.communicate()
            assert process.returncode == 0, said
        answered = soundly_answered(server)
    assert set(answered.values()) == {1}
    assert (tmp_path / "0.jsonl").read_bytes() == (tmp_path / "1.jsonl").read_bytes()


def test_when_one_is_killed_the_other_asks_for_the_rest(tmp_path: Path) -> None:
    made = works(60, comma=True)
    limits = replace(DECEMBER_2025, polite_single=Limit(60, 3))
    with StandIn(made, limits=limits, latency=0.05) as server:
        one, other = (
            child(server, dois(made), tmp_path / name, "", cache=str(tmp_path / "cache.sqlite")) for name in "01"
        )
        until(lambda: len(server.log) >= 10, one)
        one.kill()
        one.communicate()
        _, said = other.communicate()
        answered = soundly_answered(server)
    assert other.returncode == 0, said
    assert (tmp_path / "1").read_bytes().count(b"state='found'") == 60
    assert len(answered) == 60
    assert sum(answered.values()) <= 60 + 3  # those that were under way
