"""Building a registry: every form of shard, damage, replacement, trouble with files."""

from __future__ import annotations

import gzip
import io
import json
import sqlite3
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.enrich.local import BadRegistry, Built, Local, build, size
from refkit.enrich.local.buckets import Buckets
from refkit.enrich.local.kept import Unreadable, loosen, message, read, squeeze
from refkit.errors import OutputError, UsageError
from refkit.model import DOI
from tests.enrich.local.works import LANDSLIDES, QUOTED, author, date, work, write_lines

WORKS = [LANDSLIDES, work("10.5555/b", QUOTED), work("10.5555/c", "深層学習による画像認識の研究")]


def _items(works: list[dict[str, Any]], **before: Any) -> bytes:
    return json.dumps({**before, "items": works}, ensure_ascii=False).encode()


def _json_lines(works: list[dict[str, Any]]) -> bytes:
    return b"\n".join(json.dumps(one).encode() for one in works)


def _tar(name: str, mode: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        with tarfile.open(folder / name, mode) as tar:  # type: ignore[call-overload]
            for member, data in (
                ("data/0.json.gz", gzip.compress(_items(WORKS[:1]))),
                ("data/README.txt", b"{}"),
                ("data/1.jsonl", _json_lines(WORKS[1:])),
            ):
                info = tarfile.TarInfo(member)
                info.size = len(data)
                tar.addfile(info, io.BytesIO(data))
        return folder / name

    return make


def _file(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return make


def _folder(folder: Path) -> Path:
    (folder / "deep").mkdir()
    (folder / "0.json.gz").write_bytes(gzip.compress(_items(WORKS[:2])))
    (folder / "deep" / "1.jsonl.gz").write_bytes(gzip.compress(_json_lines(WORKS[2:])))
    (folder / "notes.txt").write_text("not a shard")
    return folder


FORMS = {
    "a JSON shard": _file("0.json", _items(WORKS)),
    "a gzip shard": _file("0.json.gz", gzip.compress(_items(WORKS))),
    "an API's answer": _file("0.json", json.dumps({"status": "ok", "message": {"items": WORKS}}).encode()),
    "a list": _file("0.json", json.dumps(WORKS, indent=1).encode()),
    "JSON lines": _file("0.jsonl", _json_lines(WORKS)),
    "gzip JSON lines": _file("0.jsonl.gz", gzip.compress(_json_lines(WORKS))),
    "JSON lines with CRLF": _file("0.jsonl", _json_lines(WORKS).replace(b"\n", b"\r\n\r\n")),
    "gzip of several members": _file(
        "0.jsonl.gz", b"".join(gzip.compress(_json_lines([one]) + b"\n") for one in WORKS)
    ),
    "a tar": _tar("all.tar", "w"),
    "a gzip tar": _tar("all.tar.gz", "w:gz"),
    "a folder": _folder,
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_every_form_of_the_public_data_file_is_read(form: Callable[[Path], Path], tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    output = tmp_path / "crossref.sqlite"
    built = build([form(tmp_path / "in")], output)
    assert built == Built(str(output), 3, 3, 0, "2024-05-06", output.stat().st_size)
    with Local(output) as local:
        found = local.get([DOI(one["DOI"]) for one in WORKS])
        assert local.records == 3
        assert local.abstracts
    assert [json.loads(one)["title"] for one in found.values()] == [one["title"] for one in WORKS]


def test_a_record_keeps_what_a_reference_needs_and_drops_the_rest(tmp_path: Path) -> None:
    one = work(
        "10.5555/Full",
        "Title",
        subtitle=["Sub"],
        author=[
            author("Müller", ORCID="https://orcid.org/0000-0001-2345-6789", suffix="Jr"),
            {"name": "The Group", "sequence": "additional", "affiliation": [{"name": "Here"}, {"name": "There"}]},
        ],
        issued=date(2020, 1, 2),
        published_online=date(2020, 1, 2),
        published_print=date(2021),
        short_container_title=["J. Ex."],
        abstract="<jats:p>Text</jats:p>",
        updated_by=[{"DOI": "10.5555/r", "type": "retraction", "source": "publisher"}],
        relation={"has-preprint": [{"id-type": "doi", "id": "10.5555/p", "asserted-by": "object"}]},
        institution=[{"name": "bioRxiv"}],
        event={"name": "Conference", "start": date(2019, 1)},
        article_number="e12",
    )
    build([write_lines(tmp_path / "w.jsonl", [one])], tmp_path / "r.sqlite")
    with Local(tmp_path / "r.sqlite") as local:
        kept = json.loads(local.get([DOI("10.5555/full")])["10.5555/full"])
    dropped = {"indexed", "reference-count", "reference", "link", "is-referenced-by-count"}
    expected = {name: value for name, value in one.items() if name not in dropped}
    del expected["author"][0]["affiliation"]  # empty
    assert kept == expected


def test_a_date_without_a_year_is_no_date(tmp_path: Path) -> None:
    works = [work("10.5555/1", "A", issued=date(None)), work("10.5555/2", "B", issued={"date-parts": [[]]})]
    build([write_lines(tmp_path / "w.jsonl", works)], tmp_path / "r.sqlite")
    with Local(tmp_path / "r.sqlite") as local:
        assert all(
            "issued" not in json.loads(one) for one in local.get([DOI("10.5555/1"), DOI("10.5555/2")]).values()
        )


def test_abstracts_can_be_left_out(tmp_path: Path) -> None:
    shard = write_lines(tmp_path / "w.jsonl", [work("10.5555/1", "A", abstract="<jats:p>Long</jats:p>")])
    build([shard], tmp_path / "r.sqlite", abstracts=False)
    with Local(tmp_path / "r.sqlite") as local:
        assert not local.abstracts
        assert "abstract" not in json.loads(local.get([DOI("10.5555/1")])["10.5555/1"])


def test_the_same_shards_give_the_same_bytes(tmp_path: Path) -> None:
    shard = write_lines(tmp_path / "w.jsonl", WORKS)
    build([shard], tmp_path / "a.sqlite")
    build([shard], tmp_path / "b.sqlite")
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()


def test_a_damaged_line_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    shard = tmp_path / "w.jsonl"
    good = [json.dumps(one) for one in WORKS]
    shard.write_text("\n".join([good[0], good[1][:40], '{"title": ["no DOI"]}', "[]", good[2]]))
    built = build([shard], tmp_path / "r.sqlite")
    assert (built.records, built.failed) == (2, 3)
    assert [problem.line for problem in built.problems] == [2, 3, 4]
    assert f"{shard}, line 2 is no works message" in built.problems[0].message
    assert built.problems[1].evidence == '{"title": ["no DOI"]}'


def test_of_a_shard_that_is_cut_off_the_whole_records_are_kept(tmp_path: Path) -> None:
    (tmp_path / "0.json").write_bytes(_items(WORKS)[:-60])
    packed = gzip.compress(_json_lines(WORKS) + b"\n" + bytes(range(32, 256)) * 9)
    (tmp_path / "1.jsonl.gz").write_bytes(packed[:-100])
    built = build([tmp_path], tmp_path / "r.sqlite")
    assert built.records == 3
    assert built.read == 5
    assert "item 3" in built.problems[0].message
    assert built.problems[1].message.startswith(f"{tmp_path / '1.jsonl.gz'} could not be read to its end: it ends")


def test_one_broken_record_in_a_shard_does_not_cost_the_others(tmp_path: Path) -> None:
    whole = _items(WORKS).replace(b'"type": "journal-article"', b'"type": journal', 1)
    (tmp_path / "0.json").write_bytes(whole)
    built = build([tmp_path / "0.json"], tmp_path / "r.sqlite")
    assert (built.records, built.failed) == (2, 1)
    assert ", item 1 is no works message" in built.problems[0].message


def test_a_shard_larger_than_memory_is_read_item_by_item(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from refkit.enrich.local import items

    monkeypatch.setattr(items, "WHOLE", 1_000)
    works = [work(f"10.5555/{n}", f"{QUOTED} {n}") for n in range(3_000)]
    (tmp_path / "0.json").write_bytes(_items(works))
    built = build([tmp_path / "0.json"], tmp_path / "r.sqlite")
    assert (built.records, built.failed) == (3_000, 0)


def test_an_item_of_hundreds_of_strings_is_read_whole_piece_by_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from refkit.enrich.local import items

    monkeypatch.setattr(items, "WHOLE", 1_000)
    titles = [*(f"title {n}" for n in range(500)), 'one with {, \\ and "', "}", "\\"]
    works = [{**work(f"10.5555/{n}"), "title": titles} for n in range(5)]
    (tmp_path / "0.json").write_bytes(_items(works))
    built = build([tmp_path / "0.json"], tmp_path / "r.sqlite")
    assert (built.records, built.failed) == (5, 0)
    with Local(tmp_path / "r.sqlite") as local:
        found = local.get([DOI("10.5555/3")])
    assert json.loads(found["10.5555/3"])["title"] == titles


def test_a_later_record_of_a_doi_replaces_the_earlier_whatever_the_order(tmp_path: Path) -> None:
    def indexed(day: int) -> dict[str, Any]:
        return {"date-time": f"2024-01-{day:02d}T00:00:00Z", "timestamp": 1704067200000 + day * 86_400_000}

    old = work("10.5555/X", "The old title of this work", indexed=indexed(1))
    new = work("10.5555/x", "The corrected title of this work", indexed=indexed(9))
    for works in ([old, new], [new, old]):
        built = build([write_lines(tmp_path / "w.jsonl", works)], tmp_path / "r.sqlite")
        assert (built.records, built.read, built.replaced, built.newest) == (1, 2, 1, "2024-01-09")
        with Local(tmp_path / "r.sqlite") as local:
            assert json.loads(local.get([DOI("10.5555/x")])["10.5555/x"])["title"] == new["title"]


def test_adding_keeps_what_was_there_and_replaces_what_is_newer(tmp_path: Path) -> None:
    output = tmp_path / "r.sqlite"
    build([write_lines(tmp_path / "a.jsonl", WORKS)], output, abstracts=False)
    later = {"date-time": "2025-01-01T00:00:00Z", "timestamp": 1735689600000}
    earlier = {"date-time": "2000-01-01T00:00:00Z", "timestamp": 946684800000}
    more = [
        work("10.5555/B", "A new title", indexed=later, abstract="<p>x</p>"),
        work("10.5555/C", "An outdated title", indexed=earlier),
        work("10.5555/d", "Another work"),
    ]
    built = build([write_lines(tmp_path / "b.jsonl", more)], output, add=True)
    assert (built.records, built.read, built.replaced, built.newest) == (4, 3, 2, "2025-01-01")
    with Local(output) as local:
        found = {doi: json.loads(one) for doi, one in local.get([DOI(f"10.5555/{x}") for x in "bcd"]).items()}
    assert [one["title"][0] for one in found.values()] == ["A new title", WORKS[2]["title"][0], "Another work"]
    assert not any("abstract" in one for one in found.values())


def test_adding_to_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadRegistry, match="There is no registry"):
        build([write_lines(tmp_path / "a.jsonl", WORKS)], tmp_path / "r.sqlite", add=True)


def test_adding_to_a_damaged_registry_says_so_and_leaves_it(tmp_path: Path) -> None:
    output = tmp_path / "r.sqlite"
    shard = write_lines(tmp_path / "a.jsonl", WORKS)
    build([shard], output)
    whole = output.read_bytes()
    output.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with pytest.raises(BadRegistry, match="is damaged"):
        build([shard], output, add=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "r.sqlite"]


def test_progress_is_told_in_bytes_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    _folder(tmp_path / "in")
    seen: list[int] = []
    build([tmp_path / "in"], tmp_path / "r.sqlite", seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == size([tmp_path / "in"])


def test_when_it_fails_no_file_is_left_and_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    output = tmp_path / "out" / "r.sqlite"
    shard = write_lines(tmp_path / "in" / "w.jsonl", WORKS)
    build([shard], output)
    before = output.read_bytes()

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("refkit.enrich.local.writing.Writer.finish", full)
    with pytest.raises(OutputError, match="disk is full; make room"):
        build([shard], output)
    assert [path.name for path in output.parent.iterdir()] == ["r.sqlite"]
    assert output.read_bytes() == before


def test_what_holds_no_works_makes_no_registry(tmp_path: Path) -> None:
    (tmp_path / "w.json").write_text("<html>")
    with pytest.raises(UsageError, match="No works were found"):
        build([tmp_path / "w.json"], tmp_path / "r.sqlite")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="no JSON shards"):
        build([tmp_path / "empty"], tmp_path / "r.sqlite")
    with pytest.raises(UsageError, match="There is no file"):
        build([tmp_path / "missing.json"], tmp_path / "r.sqlite")
    assert not (tmp_path / "r.sqlite").exists()


def test_an_output_that_cannot_be_is_refused(tmp_path: Path) -> None:
    shard = write_lines(tmp_path / "w.jsonl", WORKS)
    with pytest.raises(OutputError, match="there is no folder"):
        build([shard], tmp_path / "no" / "r.sqlite")
    with pytest.raises(OutputError, match="it is a folder"):
        build([shard], tmp_path)
    with pytest.raises(UsageError, match="is a shard too"):
        build([shard], shard)


def test_many_keys_go_by_way_of_files_and_come_back_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("refkit.enrich.local.buckets._MOST", 500)
    heap = Buckets(tmp_path / "piles")
    numbers = [(n * 0x9E3779B97F4A7C15) % (1 << 63) for n in range(4_000)]
    for number in numbers:
        heap.add([number, number])
    assert [number for pile in heap.in_order() for number in pile] == sorted(numbers)
    assert list((tmp_path / "piles").iterdir()) == []


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["family", "name", "affiliation", "date-parts", "x"]), inner, max_size=3
            )
        ),
        max_leaves=6,
    ),
    st.sampled_from(["title", "author", "issued", "page", "volume", "ISSN", "indexed", "relation", "subtitle"]),
)
@settings(max_examples=300, deadline=None)
def test_a_field_of_any_shape_breaks_nothing(value: Any, field: str) -> None:
    from refkit.enrich.local.keys import work_keys

    raw = json.dumps({"DOI": "10.5555/x", "title": ["A title"], field: value}).encode()
    values, source, _, _ = read(raw)
    assert work_keys(values) == work_keys(loosen(squeeze(values)))
    assert json.loads(message(loosen(squeeze(values)), source))["DOI"] == "10.5555/x"


@given(st.binary(max_size=200))
def test_bytes_that_are_no_message_are_said_to_be_so(raw: bytes) -> None:
    with pytest.raises(Unreadable):
        read(raw)
