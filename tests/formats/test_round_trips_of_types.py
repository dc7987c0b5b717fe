"""Works of each type go to a file and come back the same, but for what a format has no place for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.formats import Format
from refkit.formats.losses import losses
from refkit.model import DOI, Abstract, Name, PageRange, PartialDate, Section, Work
from tests.conftest import tries
from tests.formats.formats import BOTH_WAYS
from tests.formats.works import one

WORDS = st.sampled_from(["Wards", "Größe", "naïve", "Łódź", "limpet", "Çelik", "Ñandú", "O'Brien"])
TITLES = st.lists(WORDS, min_size=2, max_size=6).map(lambda words: " ".join(words).capitalize())
PEOPLE = st.lists(st.builds(Name, family=WORDS, given=WORDS), min_size=1, max_size=3).map(tuple)
YEARS = st.integers(1500, 2099)
DAYS = st.builds(PartialDate, YEARS, st.integers(1, 12), st.integers(1, 28))
PAGES = st.builds(PageRange, st.integers(100, 499).map(str), st.integers(500, 999).map(str))
ISBN = st.just(("9780306406157",))
A_DOI = st.just(DOI("10.5555/limpet.7"))
URL = st.just("https://example.org/limpet")
PLACE = st.just("Example Press")

WORKS: dict[str, st.SearchStrategy[Work]] = {
    "book": st.builds(
        Work, type=st.just("book"), title=TITLES, author=PEOPLE, issued=st.builds(PartialDate, YEARS),
        publisher=PLACE, publisher_place=st.just("London"), isbn=ISBN, edition=st.just("2"), doi=A_DOI,
        language=st.just("en"), abstract=TITLES.map(lambda text: Abstract((Section(text),))),
    ),
    "chapter": st.builds(
        Work, type=st.just("chapter"), title=TITLES, author=PEOPLE, editor=PEOPLE, container_title=TITLES,
        issued=st.builds(PartialDate, YEARS), publisher=PLACE, page=PAGES, isbn=ISBN, doi=A_DOI,
    ),
    "thesis": st.builds(
        Work, type=st.just("thesis"), title=TITLES, author=PEOPLE, issued=st.builds(PartialDate, YEARS),
        publisher=st.just("University of Example"), url=URL,
    ),
    "report": st.builds(
        Work, type=st.just("report"), title=TITLES, author=st.just((Name(literal="Example Institute"),)),
        issued=st.builds(PartialDate, YEARS), publisher=st.just("Example Institute"), number=st.just("12"), url=URL,
    ),
    "paper-conference": st.builds(
        Work, type=st.just("paper-conference"), title=TITLES, author=PEOPLE, container_title=TITLES, issued=DAYS,
        publisher=PLACE, page=PAGES, doi=A_DOI,
    ),
    "webpage": st.builds(
        Work, type=st.just("webpage"), title=TITLES, author=PEOPLE, issued=DAYS, url=URL, accessed=DAYS,
    ),
    "dataset": st.builds(
        Work, type=st.just("dataset"), title=TITLES, author=PEOPLE, issued=st.builds(PartialDate, YEARS),
        publisher=PLACE, doi=A_DOI, version=st.just("1.0"),
    ),
    "article": st.builds(
        Work, type=st.just("article"), title=TITLES, author=PEOPLE, issued=DAYS, doi=A_DOI, url=URL,
        publisher=PLACE,
    ),
}  # fmt: skip

# Format → what it has no place for, in works of a type or ("") of any. Its loss report names exactly these.
NO_PLACE: dict[str, dict[str, set[str]]] = {
    "bibtex": {"webpage": {"type"}, "dataset": {"type"}, "article": {"type"}},
    "bibtex-ascii": {"webpage": {"type"}, "dataset": {"type"}, "article": {"type"}},
    "nbib": {"": {"URL", "accessed", "version", "number", "citation-key"}},
    "enw": {"dataset": {"version"}},
    "wos": {
        "": {"URL", "accessed", "version", "edition", "number", "citation-key"},
        "thesis": {"type"}, "report": {"type"}, "webpage": {"type"},
    },
    "mods": {"webpage": {"accessed"}, "dataset": {"version"}, "article": {"type"}},
    "csv": {"": {"accessed", "version", "number"}},
    "tsv": {"": {"accessed", "version", "number"}},
}  # fmt: skip


@pytest.mark.parametrize("kind", list(WORKS))
@pytest.mark.parametrize("fmt", BOTH_WAYS, ids=lambda fmt: fmt.name)
@given(data=st.data())
@tries(6)
def test_a_work_comes_back_but_for_what_the_format_has_no_place_for(
    fmt: Format, kind: str, data: st.DataObject
) -> None:
    work = data.draw(WORKS[kind])
    no_place = NO_PLACE.get(fmt.name, {})
    expected = no_place.get("", set()) | no_place.get(kind, set())
    lost = {loss.variable: str(loss) for loss in losses(one(work), fmt)}
    assert {name: said for name, said in lost.items() if name not in expected} == {}
