"""Asking a registry: by DOI, by description, by reference string; and files that are none."""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.enrich.local import BadRegistry, Local, Wanted, build
from refkit.enrich.local.kept import read
from refkit.enrich.local.keys import work_keys
from refkit.enrich.local.wanted import probes
from refkit.errors import RefkitError
from refkit.model import DOI
from tests.conftest import tries
from tests.enrich.local.works import LANDSLIDES, author, date, work, write_lines

ODD = [
    "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
    "10.5555/a,b",
    "10.5555/a#b?c=d&e",
    "10.5555/100%25",
    "10.5555/ümlaut",
    "10.5555/trailing/",
    "10.5555.12/x;y",
    "10.5555/'quoted\"",
]
WORKS = [
    LANDSLIDES,
    work(
        "10.5555/cjk",
        "深層学習による画像認識の研究と応用",
        author=[author("山田", "太郎")],
        issued=date(2018),
        volume="5",
        page="1-9",
    ),
    work("10.5555/ra1", "Rheumatoid arthritis", author=[author("Firestein")], issued=date(2003), volume="423"),
    work("10.5555/ra2", "Rheumatoid arthritis", author=[author("Scott")], issued=date(2010), volume="376"),
    work(
        "10.5555/sub",
        "Simplex sigillum veri",
        subtitle=["Peano, Frege and Peirce on the primitives of logic"],
        author=[author("Bellucci")],
        issued=date(2017),
        volume="39",
        page="80-95",
    ),
    work(
        "10.5555/ramsey",
        "Off-diagonal book Ramsey numbers",
        author=[author("Conlon")],
        issued=date(2023),
        page="516-545",
    ),
    work(
        "10.5555/markup",
        "Oxidation of CO on RuO<sub>2</sub> &amp; related surfaces",
        author=[author("Müller")],
        issued=date(2001),
        article_number="014602",
        volume="64",
    ),
    *(work(doi, f"Odd work number {n}") for n, doi in enumerate(ODD)),
]


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("registry")
    build([write_lines(folder / "w.jsonl", WORKS)], folder / "r.sqlite")
    return folder / "r.sqlite"


@pytest.fixture(scope="module")
def local(registry: Path) -> Local:
    return Local(registry)


def _dois(messages: list[bytes]) -> list[str]:
    return [json.loads(one)["DOI"] for one in messages]


@pytest.mark.parametrize("doi", ODD)
def test_a_doi_with_odd_characters_is_found(local: Local, doi: str) -> None:
    found = local.get([DOI(doi)])
    assert list(found) == [doi.lower()]
    assert json.loads(found[doi.lower()])["DOI"] == doi


def test_a_doi_is_found_in_any_case_and_an_unknown_one_is_not(local: Local) -> None:
    found = local.get(
        [DOI("10.5555/SLIDE.1"), DOI("10.5555/slide.1"), DOI("10.5555/slide.11"), DOI("10.5555/slide")]
    )
    assert list(found) == ["10.5555/slide.1"]
    assert json.loads(found["10.5555/slide.1"])["DOI"] == "10.5555/Slide.1"
    assert local.get([]) == {}


def test_works_whose_hashes_collide_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("writing", "lookup"):
        monkeypatch.setattr(f"refkit.enrich.local.{module}.doi_key", lambda _: 7)
    build([write_lines(tmp_path / "w.jsonl", WORKS)], tmp_path / "r.sqlite")
    with Local(tmp_path / "r.sqlite") as local:
        assert local.records == len(WORKS)
        for one in WORKS:
            assert json.loads(local.get([DOI(one["DOI"])])[one["DOI"].lower()])["title"] == one["title"]
        assert local.get([DOI("10.5555/none")]) == {}


CASES = {
    "the exact title": (Wanted(title="Early warning of shallow landslides in volcanic terrain"), "10.5555/Slide.1"),
    "other capitals and punctuation": (
        Wanted(title="EARLY WARNING OF SHALLOW LANDSLIDES — in volcanic terrain."),
        "10.5555/Slide.1",
    ),
    "a misprint": (Wanted(title="Early warming of shallow landslides in vulcanic terrain"), "10.5555/Slide.1"),
    "words missing": (Wanted(title="Shallow landslides in volcanic terrain"), "10.5555/Slide.1"),
    "a title that was cut": (Wanted(title="Early warning of shallow landslides in vol"), "10.5555/Slide.1"),
    "a subtitle that the registry has apart": (
        Wanted(title="Simplex sigillum veri: Peano, Frege and Peirce on the primitives of logic"),
        "10.5555/sub",
    ),
    "a subtitle that the registry does not have": (
        Wanted(title="Early warning of shallow landslides in volcanic terrain: ten years of experience"),
        "10.5555/Slide.1",
    ),
    "no subtitle": (Wanted(title="Simplex sigillum veri", family="Bellucci"), "10.5555/sub"),
    "markup in the registry": (Wanted(title="Oxidation of CO on RuO2 & related surfaces"), "10.5555/markup"),
    "a Chinese or Japanese title": (Wanted(title="深層学習による画像認識の研究と応用"), "10.5555/cjk"),
    "a Japanese title with a misprint": (Wanted(title="深層学習による画像認識の研究と応用例"), "10.5555/cjk"),
    "a short title with its author": (
        Wanted(title="Rheumatoid Arthritis", family="Scott", year=2010),
        "10.5555/ra2",
    ),
    "no title but a place": (Wanted(family="Sassa", year=2010, volume="17", first_page="170"), "10.5555/Slide.1"),
    "no title, the online year": (Wanted(year=2009, volume="17", first_page="170-174"), "10.5555/Slide.1"),
    "no title, no year": (Wanted(family="Sassa", volume="17", first_page="170"), "10.5555/Slide.1"),
    "no title, no volume": (Wanted(family="Conlon", year=2023, first_page="516"), "10.5555/ramsey"),
    "an article number": (Wanted(family="Muller", volume="64", first_page="014602"), "10.5555/markup"),
    "a reference": (
        Wanted(
            unstructured="[3] Sassa K, Yueping Y (2010) Early warning of shallow landslides in volcanic terrain. "
            "J Ex 17(2):170–174."
        ),
        "10.5555/Slide.1",
    ),
    "a reference without a title": (
        Wanted(unstructured="(4) K. Sassa, Y. Yueping, J. Ex. 2010, 17, 170."),
        "10.5555/Slide.1",
    ),
    "a reference with a misprinted title": (
        Wanted(unstructured="Sassa, K. Early warning of shalow landslides in volcanic terrain, 2010."),
        "10.5555/Slide.1",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("wanted", "doi"), CASES.values(), ids=CASES.keys())
def test_the_work_comes_first_for(local: Local, wanted: Wanted, doi: str) -> None:
    assert _dois(local.candidates(wanted))[:1] == [doi]


def test_a_work_that_is_like_it_is_a_candidate_but_no_work_is_invented(local: Local) -> None:
    wanted = Wanted(title="Off-diagonal Ramsey numbers", family="Someone")
    assert _dois(local.candidates(wanted)) == ["10.5555/ramsey"]
    assert local.candidates(Wanted(title="Nothing like any of these")) == []
    assert local.candidates(Wanted()) == []


def test_both_works_of_one_title_come_the_likelier_first(local: Local) -> None:
    assert _dois(local.candidates(Wanted(title="Rheumatoid arthritis", year=2003))) == [
        "10.5555/ra1",
        "10.5555/ra2",
    ]


def test_a_title_that_thousands_bear_costs_no_more_and_gives_at_most_twenty(tmp_path: Path) -> None:
    works = [
        work(f"10.5555/{n}", "Book reviews", author=[author(f"Family{n}")], issued=date(2000), page=f"{n}-{n}")
        for n in range(3_000)
    ]
    build([write_lines(tmp_path / "w.jsonl", works)], tmp_path / "r.sqlite")
    with Local(tmp_path / "r.sqlite") as local:
        steps = 0

        def count() -> int:
            nonlocal steps
            steps += 1
            return 0

        local._connection().set_progress_handler(count, 100)
        assert len(local.candidates(Wanted(title="Book reviews"))) == 20
        assert steps < 100  # ten thousand steps of SQLite's machine; there are as many entries as works
        assert _dois(local.candidates(Wanted(title="Book reviews", family="Family2345")))[0] == "10.5555/2345"
        assert _dois(local.candidates(Wanted(family="Family77", year=2000, first_page="77")))[:1] == ["10.5555/77"]


@given(st.text(max_size=300), st.text(max_size=40), st.none() | st.integers(), st.text(max_size=400))
@tries(100)
def test_whatever_is_asked_the_number_of_keys_is_bounded(
    title: str, name: str, year: int | None, reference: str
) -> None:
    wanted = Wanted(title=title, family=name, year=year, volume=name, first_page=name, unstructured=reference)
    assert len(probes(wanted)) <= 160
    values, *_ = read(json.dumps(work("10.5555/x", title, author=[author(name)], page=name, volume=name)).encode())
    assert len(work_keys(values)) <= 12


def test_many_threads_read_one_registry(local: Local) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: local.get([DOI(WORKS[n % len(WORKS)]["DOI"])]), range(400)))
    assert all(len(answer) == 1 for answer in answers)


def test_the_registry_is_read_only_and_a_new_one_can_take_its_place(registry: Path, tmp_path: Path) -> None:
    copy = tmp_path / "a?b#c%20.sqlite"
    copy.write_bytes(registry.read_bytes())
    os.chmod(copy, 0o444)
    with Local(copy) as local:
        with pytest.raises(sqlite3.OperationalError):
            local._connection().execute("DELETE FROM works")
        build([write_lines(tmp_path / "w.jsonl", WORKS[:1])], copy)
        assert len(local.get([DOI(ODD[1])])) == 1  # the one that was opened
    with Local(copy) as local:
        assert local.records == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a?b#c%20.sqlite", "w.jsonl"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no registry of refkit"),
        (b"PK\x03\x04 no database at all" * 50, "is no registry, or it is damaged"),
        (b"SQLite format 3\x00" + b"\xff" * 4_000, "is no registry, or it is damaged"),
    ],
    ids=["an empty file", "another kind of file", "a broken header"],
)
def test_a_wrong_file_says_so_in_one_sentence(content: bytes, says: str, tmp_path: Path) -> None:
    (tmp_path / "r.sqlite").write_bytes(content)
    with pytest.raises(BadRegistry, match=says) as caught:
        Local(tmp_path / "r.sqlite")
    assert "refkit registry build" in str(caught.value)
    assert isinstance(caught.value, RefkitError)


def test_another_database_another_version_and_no_file_say_so(registry: Path, tmp_path: Path) -> None:
    with pytest.raises(BadRegistry, match="There is no registry"):
        Local(tmp_path / "none.sqlite")
    other = sqlite3.connect(tmp_path / "other.sqlite")
    other.execute("CREATE TABLE t (x)")
    other.close()
    with pytest.raises(BadRegistry, match="no registry of refkit"):
        Local(tmp_path / "other.sqlite")
    (tmp_path / "later.sqlite").write_bytes(registry.read_bytes())
    later = sqlite3.connect(tmp_path / "later.sqlite")
    later.execute("PRAGMA user_version = 99")
    later.close()
    with pytest.raises(BadRegistry, match="version 99"):
        Local(tmp_path / "later.sqlite")


def test_a_registry_damaged_anywhere_is_named_and_never_crashes(registry: Path, tmp_path: Path) -> None:
    whole = registry.read_bytes()
    for at in range(0, len(whole), 1_997):
        damaged = tmp_path / "r.sqlite"
        damaged.write_bytes(whole[:at] + b"\xa5" * 64 + whole[at + 64 :])
        with contextlib.suppress(BadRegistry), Local(damaged) as local:
            local.get([DOI(one["DOI"]) for one in WORKS])
            for wanted, _ in CASES.values():
                local.candidates(wanted)
        damaged.unlink()
    (tmp_path / "cut.sqlite").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BadRegistry, match=r"cut\.sqlite"), Local(tmp_path / "cut.sqlite") as local:
        local.get([DOI(one["DOI"]) for one in WORKS])


_DATA = Path(os.environ.get("REFKIT_CROSSREF_DATA") or Path(__file__).parents[4] / "shared" / "data" / "crossref")


@pytest.mark.skipif(not (_DATA / "works.jsonl.gz").exists(), reason="no works.jsonl.gz; set REFKIT_CROSSREF_DATA")
def test_of_real_messages_every_one_is_found_and_nearly_all_by_their_titles(tmp_path: Path) -> None:
    built = build([_DATA / "works.jsonl.gz"], tmp_path / "r.sqlite")
    assert built.failed == 0
    assert built.size / built.records < 500
    with gzip.open(_DATA / "works.jsonl.gz") as file, Local(tmp_path / "r.sqlite") as local:
        messages = [json.loads(line) for line in file]
        dois = [DOI(message["DOI"].replace("\\/", "/")) for message in messages]
        assert len(local.get(dois)) == built.records
        titled = [
            (doi, message["title"][0]) for doi, message in zip(dois, messages, strict=True) if message.get("title")
        ]
        sample = [(doi, title) for doi, title in titled if len(title.split()) > 5][::7]
        first = sum(DOI(_dois(local.candidates(Wanted(title=title)))[0]) == doi for doi, title in sample)
    assert first / len(sample) > 0.97
