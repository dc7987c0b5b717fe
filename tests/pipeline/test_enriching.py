"""Records with what registries say of them: the asks of users, against a stand-in with invented works."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from refkit import merge, pipeline
from refkit.enrich.asking import Online
from refkit.enrich.settings import Settings
from refkit.model import DOI, Claim, Name, PageRange, PartialDate, Record, Source, Span
from refkit.pipeline import Enriched
from tests.conftest import SEEDS
from tests.stand_in import StandIn

PAGE = Source("page", "general", "page.txt")
HAND = Source("user", "by-hand", "")


@pytest.fixture(scope="module")
def asked() -> Iterator[Online]:
    with StandIn() as server:
        bases = {"crossref": server.url, "datacite": server.datacite_url, "doi.org": server.doi_url}
        online = Online(Settings(bases=bases))
        yield online
        online.close()


def record(source: Source = PAGE, **values: Any) -> Record:
    names = {name.replace("_", "-") if name != "DOI" else name: value for name, value in values.items()}
    return Record(tuple(Claim(field, value, source, Span(0, 1)) for field, value in names.items()))


def enriched(asked: Online, *records: Record, **options: Any) -> list[Enriched]:
    return list(pipeline.enrich(records, asked, **options))


def codes(one: Enriched) -> list[str]:
    return [problem.code for problem in one.problems]


def test_the_five_seeds_gain_authors_journals_and_years(asked: Online) -> None:
    library = pipeline.library([SEEDS])
    made = enriched(asked, *library.records)
    assert [one.state for one in made] == ["verified"] * 5
    for one in made:
        work = one.record.work
        assert work.author
        assert work.container_title
        assert work.issued
        assert work.issued.year
        assert one.record.verdict == "verified"
        assert "author" in one.changed or work.author == merge.resolve(library.records[made.index(one)]).work.author
        # What the page says stays beside it, with its place.
        assert any(claim.source.kind == "page" and claim.span for claim in one.record.claims)
    index = next(one for one in made if one.asked == "10.1037/h0094744")
    assert index.record.chosen["container-title"].source.kind == "registry"
    assert {"container-title", "issued"} <= set(index.changed)


def test_ask_9_a_title_with_a_word_more_by_others_is_refused_with_the_reason(asked: Online) -> None:
    (one,) = enriched(
        asked,
        record(title="Off-diagonal Ramsey numbers", author=(Name(family="Erdos"),), issued=PartialDate(1995)),
    )
    assert one.record.work.doi is None
    assert one.state in ("unmatched", "doubtful")
    assert one.reasons
    book = next(candidate for candidate in one.candidates if candidate.doi == "10.5555/ramsey-book")
    assert any("author" in reason for reason in book.reasons)


def test_ask_10_preprint_and_article_the_same_answer_and_the_other_named(asked: Online) -> None:
    mine = record(title="Barnacles count their neighbours", author=(Name(family="Clam"), Name(family="Reef")))
    answers = [enriched(asked, mine)[0] for _ in range(3)]
    assert len({(one.state, str(one.record.work.doi), one.reasons) for one in answers}) == 1
    named = {candidate.doi for candidate in answers[0].candidates}
    assert {"10.5555/preprint", "10.5555/article-of-preprint"} <= named


def test_ask_11_a_doi_that_is_another_works(asked: Online) -> None:
    (one,) = enriched(
        asked,
        record(
            DOI=DOI("10.5555/rule-12-suffixes"), title="Homing of limpets and of nothing else at all",
            author=(Name(family="Rock"),),
        ),
    )  # fmt: skip
    assert one.state == one.record.verdict == "contradicted"
    assert one.similarity is not None
    assert one.similarity < 0.6
    assert codes(one) == ["doi_mismatch"]
    assert "Sand in the works" in one.problems[0].message
    assert "alike" in one.problems[0].message
    assert all(claim.source.kind == "page" for claim in one.record.claims)  # nothing of it was taken


def test_ask_12_print_beside_the_volume_and_the_day_online_kept(asked: Online) -> None:
    (one,) = enriched(asked, record(DOI=DOI("10.5555/rule-16-online-and-print")))
    work = one.record.work
    assert work.volume
    assert work.issued
    assert work.issued.year == 2020
    assert work.available_date
    assert work.available_date.year == 2019


def test_ask_16_the_capitals_of_the_page_and_particles(asked: Online) -> None:
    title = "MEG Source Localization Using an MLP with a Distributed Output Representation"
    (capitals, particles) = enriched(
        asked,
        record(DOI=DOI("10.5555/rule-05-capitals"), title=title),
        record(DOI=DOI("10.5555/rule-15-particles")),
    )
    assert capitals.record.work.title == title
    assert [name.family for name in particles.record.work.author][:2] == ["van Mieghem", "von der Ohe"]


def test_ask_17_retracted_in_silence_and_no_notice(asked: Online) -> None:
    (silent, sound) = enriched(
        asked, record(DOI=DOI("10.5555/retracted-in-silence")), record(DOI=DOI("10.5555/rule-06-subtitle"))
    )
    assert [(notice.kind, notice.doi) for notice in silent.record.notices] == [
        ("retraction", "10.5555/silent-retraction")
    ]
    assert [(one.code, one.severity) for one in silent.problems] == [("retracted", "warning")]
    assert "10.5555/retracted-in-silence is retracted: retraction, 2018" in silent.problems[0].message
    assert sound.problems == ()
    assert sound.record.notices == ()


def test_a_preprint_tells_the_article_that_it_became(asked: Online) -> None:
    (one,) = enriched(asked, record(DOI=DOI("10.5555/preprint")))
    assert [(n.kind, n.doi) for n in one.record.notices] == [("published_version", "10.5555/article-of-preprint")]
    assert one.record.work.type == "article"


def test_what_was_set_by_hand_is_not_overruled(asked: Online) -> None:
    mine = record(DOI=DOI("10.5555/rule-06-subtitle"))
    by_hand = Record((*mine.claims, Claim("volume", "VII", HAND), Claim("author", (Name(family="Me"),), HAND)))
    (one,) = enriched(asked, by_hand)
    assert one.record.work.volume == "VII"
    assert one.record.work.author == (Name(family="Me"),)


def test_where_page_and_registry_disagree_is_told_and_both_stay(asked: Online) -> None:
    (one,) = enriched(asked, record(DOI=DOI("10.5555/rule-06-subtitle"), title="Homing of limpets", volume="999"))
    told = [problem.message for problem in one.problems if problem.code == "disagrees"]
    assert any("volume" in message and "'999'" in message for message in told)
    assert {claim.value for claim in one.record.claims if claim.field == "volume"} > {"999"}


def test_a_work_without_a_doi_is_found_by_its_description(asked: Online) -> None:
    (one,) = enriched(
        asked,
        record(
            title="Peer support among individuals with severe mental illness: a review of the evidence",
            author=(Name(family="Davidson", given="L"),), issued=PartialDate(1999), volume="6",
            page=PageRange("165", "187"),
        ),
    )  # fmt: skip
    assert one.state == "verified"
    assert str(one.record.work.doi) == "10.1093/clipsy/6.2.165"
    assert one.record.joined
    assert "by its description" in one.record.joined[0]


def test_a_title_that_two_works_bear_is_left_for_a_person(asked: Online) -> None:
    (one,) = enriched(asked, record(title="Rheumatoid arthritis"))
    assert one.record.work.doi is None
    assert one.state in ("doubtful", "unmatched", "unasked")
    if one.state == "doubtful":
        assert "choose by hand" in one.problems[0].message


def test_a_threshold_of_ones_own(asked: Online) -> None:
    mine = record(title="Peer Support in Mental Health: Literature Review", issued=PartialDate(2020))
    states = {threshold: enriched(asked, mine, threshold=threshold)[0].state for threshold in (0.3, 1.0)}
    assert states[1.0] == "doubtful"


def test_nothing_is_searched_for_if_that_is_not_wanted(asked: Online) -> None:
    (one,) = enriched(asked, record(title="Homing of limpets"), search=False)
    assert (one.state, one.problems) == ("unasked", ())


def test_other_agencies_datacite_and_dead_dois(asked: Online) -> None:
    made = enriched(
        asked,
        record(DOI=DOI("10.5555/nowhere-at-all")),
        record(DOI=DOI("10.5556/medra.2020.01")),
    )
    assert [one.state for one in made] == ["not_found", "unasked"]
    assert [codes(one) for one in made] == [["doi_not_found"], ["other_agency"]]


def test_enriching_twice_is_enriching_once(asked: Online) -> None:
    (once,) = enriched(asked, record(DOI=DOI("10.5555/preprint"), title="Barnacles count their neighbours"))
    (twice,) = enriched(asked, once.record)
    assert twice.record == once.record
    assert twice.changed == ()
