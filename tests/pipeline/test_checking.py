"""A library beside a registry that has some works and no others: what is asked for, and what is said."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pytest

from refkit import merge, pipeline
from refkit.enrich.counts import Counts
from refkit.enrich.crossref.messages import read
from refkit.enrich.lookup import Outcome
from refkit.enrich.search import Found
from refkit.model import DOI, Claim, PartialDate, Problem, Reading, Record, Span, Work, parse_pages
from refkit.pipeline import Checked, Entry, Input
from tests.pipeline.beside import ALL_DOIS, LIBRARY, MESSAGES, known, names


class Registry:
    """As `refkit.enrich.asking.Asked`: knows the messages of the fixtures by DOI, and finds what it is told to."""

    title, problems, stopped = "the fixtures", (), ""

    def __init__(self, found: dict[str, Sequence[str]] | None = None) -> None:
        self.counts = Counts()
        self.found = found or {}
        self.searched: list[str] = []

    def outcomes(self, dois: Iterable[DOI]) -> Iterator[Outcome]:
        for doi in dois:
            if doi.folded not in MESSAGES:
                yield Outcome(doi, "not_found", said=f"No registry has the DOI {doi}.")
            else:
                yield Outcome(doi, "found", known(doi.folded), agency="Crossref")

    def candidates(self, works: Sequence[Work]) -> list[Found]:
        self.searched.extend(work.title for work in works)
        return [Found(tuple(map(known, self.found.get(work.title, ())))) for work in works]

    def close(self, *, whole: bool = True) -> None:
        """Nothing to close."""


def entry(key: str = "x", **values: Any) -> Entry:
    named = {name.replace("_", "-"): value for name, value in values.items()}
    return Entry(key, merge.resolve(Record(tuple(Claim(f, v, LIBRARY) for f, v in named.items()))))


def one(checked: Entry, asked: Registry | None = None, **options: Any) -> Checked:
    (found,) = pipeline.check([checked], asked or Registry(), **options)
    return found


def test_records_come_back_in_order_with_and_without_dois() -> None:
    entries = [entry(str(n), title=f"Nothing {n}", **({"DOI": DOI(doi)} if n % 2 else {}))
               for n, doi in enumerate(ALL_DOIS[:20])]  # fmt: skip
    assert [each.entry.key for each in pipeline.check(entries, Registry())] == [str(n) for n in range(20)]


def test_nothing_is_searched_for_unless_it_may_be() -> None:
    asked = Registry()
    found = one(entry(title="Counting whelks"), asked, search=False)
    assert (found.state, asked.searched) == ("unasked", [])
    assert [remark.kind for remark in pipeline.remarks(found)] == ["no DOI"]
    one(entry(title="Of another", DOI=DOI("10.5555/corrected")), asked, search=False)
    assert asked.searched == []


def test_the_right_doi_is_looked_for_only_where_the_librarys_is_not() -> None:
    asked = Registry({"Homing of limpets": ["10.5555/rule-06-subtitle"]})
    one(entry(title="Counting whelks", DOI=DOI("10.5555/corrected")), asked)
    assert asked.searched == []
    own = entry(title="Homing of limpets", author=names("Rock, Cy"), issued=PartialDate(2019),
                DOI=DOI("10.5555/retracted-in-silence"), volume="12", page=parse_pages("40-49"))  # fmt: skip
    found = one(own, asked)
    assert asked.searched == ["Homing of limpets"]
    assert found.right is not None
    assert found.right.doi == "10.5555/rule-06-subtitle"
    fixed, changes = pipeline.fixed(found)
    assert (fixed.work.doi, changes) == (DOI("10.5555/retracted-in-silence"), ())


def test_a_version_that_points_to_itself_is_no_newer_one() -> None:
    found = one(entry(title="A version that points to itself", DOI=DOI("10.5555/version-of-itself")))
    assert "newer version" not in [remark.kind for remark in pipeline.remarks(found)]


def test_one_notice_of_two_sources_is_told_once() -> None:
    message = json.loads(MESSAGES["10.5555/corrected"])
    notice = message["updated-by"][0]
    message["updated-by"] = [notice, {**notice, "source": "retraction-watch"}]
    its = read(json.dumps(message).encode(), "2026-01-15")
    assert its is not None
    found = Checked(entry(), "verified", registered=its, notices=its.notices)
    said = [remark.said for remark in pipeline.remarks(found)]
    assert said == ["erratum: 10.5555/erratum (2017-06-01, publisher, retraction-watch)"]


def test_a_kind_of_notice_that_nobody_foresaw_is_told_too() -> None:
    message = json.loads(MESSAGES["10.5555/corrected"])
    message["updated-by"][0]["type"] = "reinstatement"
    its = read(json.dumps(message).encode(), "2026-01-15")
    assert its is not None
    (remark,) = pipeline.remarks(Checked(entry(), "verified", registered=its, notices=its.notices))
    assert (remark.kind, remark.level) == ("updated", "look")
    assert remark.said.startswith("reinstatement: ")


@pytest.mark.parametrize("doi", ALL_DOIS)
def test_what_a_registry_says_of_a_work_is_not_held_against_itself(doi: str) -> None:
    """Every shape of message: an entry made of it agrees with it, and there is nothing to change."""
    its = known(doi)
    values = merge.resolve(Record(its.claims)).chosen.items()
    own = Entry("x", merge.resolve(Record(tuple(Claim(field, claim.value, LIBRARY) for field, claim in values))))
    found = one(own)
    assert found.mismatches == ()
    assert pipeline.fixed(found)[1] == ()


def reading(*records: Record, problems: Sequence[Problem] = ()) -> list[tuple[Input, Reading]]:
    return [(Input("x.bib"), Reading(records, tuple(problems)))]


def test_an_entry_that_stands_twice_is_checked_twice_under_its_own_key() -> None:
    twice = [Record((Claim("citation-key", key, LIBRARY), Claim("DOI", DOI("10.5555/corrected"), LIBRARY)))
             for key in ("sum2017", "sum2017-again")]  # fmt: skip
    found, problems = pipeline.entries(reading(*twice))
    assert ([each.key for each in found], problems) == (["sum2017", "sum2017-again"], [])


def test_works_that_a_page_only_mentions_are_not_of_the_library() -> None:
    mentioned = Record((Claim("title", "Cited", LIBRARY),), role="mentioned")
    assert pipeline.entries(reading(mentioned))[0] == []


def test_and_others_belongs_to_the_entry_in_which_it_stands() -> None:
    span, other = Span(10, 20), Span(110, 120)
    people = [Record((Claim("author", names("Smith, J."), LIBRARY, at), Claim("citation-key", key, LIBRARY)))
              for key, at in (("a", span), ("b", other))]  # fmt: skip
    cut = Problem("and_others", "note", "…", "x.bib", span, 3)
    found, problems = pipeline.entries(reading(*people, problems=[cut]))
    assert [each.cut_short for each in found] == [True, False]
    assert pipeline.unlost(Checked(found[1], "verified"), problems) == [cut]
    assert pipeline.unlost(Checked(found[0], "verified"), problems) == []
