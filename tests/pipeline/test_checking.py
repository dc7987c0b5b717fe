"""A library's values beside a registry's: what weighs how much, what is taken, and what is said."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit import merge, pipeline
from refkit.enrich.crossref.messages import read
from refkit.enrich.lookup import Counts, Outcome
from refkit.enrich.registered import Registered
from refkit.enrich.search import Found
from refkit.model import DOI, Claim, Name, PartialDate, Problem, Reading, Record, Source, Span, Work, parse_pages
from refkit.model.work import ATTRIBUTES
from refkit.pipeline import Checked, Entry, Input
from refkit.pipeline.comparing import mismatches
from tests.conftest import FIXTURES

LIBRARY = Source("file", "bibtex", "x.bib")
USER = Source("user", "me")


def messages() -> dict[str, bytes]:
    """Folded DOI → message, of the fixtures."""
    found: dict[str, bytes] = {}
    for path in sorted((FIXTURES / "crossref").glob("*.json")):
        for message in json.loads(path.read_text()) if path.name not in ("agencies.json", "datacite.json") else ():
            found[message["DOI"].lower()] = json.dumps(message).encode()
    return found


MESSAGES = messages()
ALL_DOIS = sorted(MESSAGES)


def registered(**fields: Any) -> Registered:
    """A work of a registry; the rest is an ordinary article's."""
    message: dict[str, Any] = {
        "DOI": "10.5555/x", "type": "journal-article", "title": ["Limpets of the upper shore"],
        "author": [{"given": "John", "family": "Smith"}, {"given": "Anna", "family": "van Roosen"},
                   {"given": "Maria", "family": "Grão"}],
        "container-title": ["Journal of Invented Ecology"], "short-container-title": ["J Inv Ecol"],
        "volume": "82", "issue": "3", "page": "120-131",
        "published-online": {"date-parts": [[2019, 10, 4]]}, "published-print": {"date-parts": [[2020, 3]]},
    }  # fmt: skip
    said = read(json.dumps(message | fields).encode(), "2026-01-15")
    assert said is not None
    return said


def names(text: str) -> tuple[Name, ...]:
    return tuple(Name(family=f, given=g) for f, _, g in (name.partition(", ") for name in text.split("; ")))


OWN: dict[str, Any] = {
    "title": "Limpets of the upper shore", "author": names("Smith, John; van Roosen, Anna; Grão, Maria"),
    "container-title": "Journal of Invented Ecology", "volume": "82", "issue": "3", "page": parse_pages("120-131"),
    "issued": PartialDate(2020), "type": "article-journal", "DOI": DOI("10.5555/x"),
}  # fmt: skip


def record(source: Source = LIBRARY, **fields: Any) -> Record:
    """The library's entry that says just what the registry says, but for `fields`; None leaves one out."""
    values = OWN | {name.replace("_", "-"): value for name, value in fields.items()}
    return merge.resolve(
        Record(tuple(Claim(f, v, source if f.replace("-", "_") in fields else LIBRARY)
                     for f, v in values.items() if v))
    )  # fmt: skip


def weights(own: Record, its: Registered | None = None, **options: bool) -> dict[str, str]:
    return {one.field: one.weight for one in mismatches(own, its or registered(), **options)}


def test_what_agrees_is_no_difference() -> None:
    assert weights(record()) == {}
    assert weights(record(issued=PartialDate(2020, 3, 12))) == {}


@pytest.mark.parametrize(
    ("field", "value", "weight"),
    [
        ("title", "Limpets of the Upper Shore", "form"),
        ("title", "Limpets of the upper shore.", "form"),
        ("title", "Limpets of the upper shore: A field study", "form"),
        ("title", "Limpits of the upper shore", "substance"),
        ("title", "", "missing"),
        ("author", names("Smith, J.; van Roosen, A.; Grao, M."), "form"),
        ("author", names("SMITH, JOHN; VAN ROOSEN, ANNA; GRÃO, MARIA"), "form"),
        ("author", names("Smith, John"), "incomplete"),
        ("author", names("Smith, John; van Roosen, Anna"), "incomplete"),
        ("author", names("Smith, John; Grão, Maria"), "substance"),
        ("author", names("van Roosen, Anna; Smith, John; Grão, Maria"), "substance"),
        ("author", names("Smyth, John; van Roosen, Anna; Grão, Maria"), "substance"),
        ("author", names("Smith, Mary; van Roosen, Anna; Grão, Maria"), "substance"),
        ("author", (*OWN["author"], Name(family="Rock", given="Cy")), "form"),
        ("author", (), "missing"),
        ("issued", PartialDate(2019), "form"),
        ("issued", PartialDate(2018), "wrong"),
        ("issued", PartialDate(literal="in press"), "incomplete"),
        ("issued", None, "missing"),
        ("container_title", "J. Inv. Ecol.", "form"),
        ("container_title", "Journal of invented ecology", "form"),
        ("container_title", "The Journal of Invented Ecology", "form"),
        ("container_title", "Journal of Invented Ecology: Series B", "form"),
        ("container_title", "Journal of Invented Ecology Letters", "substance"),
        ("container_title", "Annals of Botany", "substance"),
        ("container_title", "", "missing"),
        ("volume", "Vol. 082", "form"),
        ("volume", "LXXXII", "form"),
        ("volume", "28", "substance"),
        ("volume", "in press", "incomplete"),
        ("volume", "", "missing"),
        ("issue", "03", "form"),
        ("issue", "4", "substance"),
        ("page", parse_pages("120–31"), "form"),
        ("page", parse_pages("120"), "incomplete"),
        ("page", parse_pages("in press"), "incomplete"),
        ("page", parse_pages("120-132"), "substance"),
        ("page", parse_pages("210-221"), "substance"),
        ("page", None, "missing"),
        ("type", "document", "incomplete"),
        ("type", "chapter", None),
        ("DOI", None, "missing"),
    ],
    ids=str,
)
def test_each_difference_has_its_weight(field: str, value: Any, weight: str | None) -> None:
    assert weights(record(**{field: value})) == ({field.replace("_", "-"): weight} if weight else {})


def test_a_year_is_plainly_wrong_only_beside_the_registrys_volume_and_page() -> None:
    assert weights(record(issued=PartialDate(2018), volume="28"))["issued"] == "substance"
    assert weights(record(issued=PartialDate(2018), page=parse_pages("9-12")))["issued"] == "substance"
    assert weights(record(issued=PartialDate(2018), volume=""))["issued"] == "substance"


def test_a_registry_that_knows_less_makes_no_difference() -> None:
    less = registered(author=[{"family": "Smith", "given": "J"}], volume="Publish Ahead of Print", page="no-no",
                      issue=None)  # fmt: skip
    assert weights(record(), less) == {"author": "form"}


def test_an_article_number_is_not_held_against_pages() -> None:
    """Ask 15: nobody makes a page range of it, and a publisher's file counts pages of its own."""
    numbered = registered(page=None, **{"article-number": "014602"})
    assert weights(record(), numbered) == {"page": "form"}
    assert weights(record(page=parse_pages("14602")), numbered) == {"page": "form"}
    assert weights(record(page=parse_pages("014603")), numbered) == {"page": "substance"}
    assert weights(record(page=None), numbered) == {"page": "missing"}


def test_retracted_in_front_of_a_title_is_no_difference_of_titles() -> None:
    for announced in ("RETRACTED: Limpets of the upper shore", "[Retracted] Limpets of the upper shore",
                      "RETRACTED ARTICLE: Limpets of the Upper Shore"):  # fmt: skip
        assert weights(record(), registered(title=[announced])) == {"title": "form"}


def test_the_registrys_capitals_are_never_taken() -> None:
    """Ask 16, the other way round: the library's title is the better one."""
    loud = registered(title=["LIMPETS OF THE UPPER SHORE"], author=[{"family": "SMITH", "given": "JOHN"}])
    assert set(weights(record(author=names("Smith, John")), loud).values()) == {"form"}


def test_a_group_among_the_authors_may_be_left_out() -> None:
    people = [{"given": "John", "family": "Smith"}, {"name": "Shore Health Collaboration"}]
    assert weights(record(author=names("Smith, John")), registered(author=people)) == {"author": "form"}


def test_a_collaboration_of_thousands_is_compared_at_once() -> None:
    letters = "bcdfghjklmnpqrst"
    families = [f"{a.upper()}a{b}o{c}i" for a in letters for b in letters for c in letters][:3000]
    people = [{"given": "A.", "family": family} for family in families]
    own = tuple(Name(family=family, given="A.") for family in families)
    assert weights(record(author=own), registered(author=people)) == {}
    assert weights(record(author=own[1:]), registered(author=people)) == {"author": "substance"}
    assert weights(record(author=(*own[:2999], Name(family="Rock"))), registered(author=people)) == {
        "author": "substance"
    }


def test_names_in_two_scripts_are_not_compared() -> None:
    assert weights(record(author=names("Li, Wei")), registered(author=[{"given": "伟", "family": "李"}])) == {
        "author": "form"
    }


def test_what_was_corrected_by_hand_differs_in_form_only() -> None:
    found = mismatches(record(USER, volume="28"), registered())
    assert [(one.weight, one.reason) for one in found] == [("form", "corrected by hand")]


# A registry that has these works and no others


def known(doi: str) -> Registered:
    said = read(MESSAGES[doi], "2026-01-15")
    assert said is not None
    return said


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


# What is taken


def fixed(own: Record, *, cut_short: bool = False, take: Sequence[str] = (), its: Registered | None = None) -> Any:
    its = its or registered()
    found = mismatches(own, its, cut_short=cut_short)
    checked = Checked(Entry("x", own, cut_short), "verified", registered=its, mismatches=found)
    return pipeline.fixed(checked, take)


def test_a_list_of_authors_is_completed_with_each_name_as_full_as_either_has_it() -> None:
    people = [{"given": "J.", "family": "Smith"}, {"given": "Anna", "family": "van Roosen"},
              {"given": "Maria", "family": "Grão"}]  # fmt: skip
    own = record(author=names("Smith, John; van Roosen, A."))
    after, changes = fixed(own, cut_short=True, its=registered(author=people))
    assert [str(name) for name in after.work.author] == ["Smith, John", "van Roosen, Anna", "Grão, Maria"]
    assert [(change.field, change.reason) for change in changes] == [("author", "2 of 3, and others")]


def test_a_list_in_capitals_is_spelt_as_names_are() -> None:
    loud = [{"given": "JOHN", "family": "SMITH"}, {"given": "A.", "family": "VAN ROOSEN"}]
    after, _ = fixed(record(author=()), its=registered(author=loud))
    assert [name.family for name in after.work.author] == ["Smith", "Van Roosen"]


def test_other_differences_stay_unless_the_field_is_named() -> None:
    own = record(volume="28", page=parse_pages("210-221"))
    after, changes = fixed(own)
    assert (after.work, changes) == (own.work, ())
    after, changes = fixed(own, take=["volume"])
    assert (after.work.volume, str(after.work.page)) == ("82", "210-221")
    (change,) = changes
    assert (change.key, change.field, change.old, change.new) == ("x", "volume", "28", "82")
    assert change.source == "crossref 10.5555/x"


def test_nothing_by_hand_is_changed_even_if_the_field_is_named() -> None:
    own = record(USER, volume="28", issued=PartialDate(1918), author=names("Smith, John"))
    after, changes = fixed(own, cut_short=True, take=["volume", "issued", "author"])
    assert (after.work, changes) == (own.work, ())


def test_the_year_of_print_comes_with_the_volume() -> None:
    """Ask 12: an entry made when the work was online only becomes that of the printed work as a whole."""
    own = record(issued=PartialDate(2019), volume="in press", issue="", page=None)
    after, changes = fixed(own)
    assert (str(after.work.issued), after.work.volume, str(after.work.page)) == ("2020-03", "82", "120-131")
    assert [change.field for change in changes] == ["issued", "volume", "issue", "page"]
    assert fixed(record(issued=PartialDate(2019)))[1] == ()


def test_no_volume_is_filled_in_beside_another_year() -> None:
    own = record(issued=PartialDate(2015), volume="", issue="", page=None, container_title="")
    after, changes = fixed(own)
    assert [change.field for change in changes] == ["container-title"]
    assert (after.work.issued, after.work.volume) == (PartialDate(2015), "")
    after, _ = fixed(own, take=["issued"])
    assert (str(after.work.issued), after.work.volume) == ("2020-03", "82")


def test_an_entry_keeps_what_the_registry_does_not_speak_of() -> None:
    own = record(note="Lent to Ada", keyword=("limpets",), volume="")
    after, _ = fixed(own)
    assert (after.work.note, after.work.keyword, after.work.volume) == ("Lent to Ada", ("limpets",), "82")
    assert after.work.abstract is None
    assert after.work.issn == ()


def test_what_was_enriched_before_is_compared_as_it_stands() -> None:
    its = registered()
    own = merge.resolve(Record((Claim("DOI", its.doi, LIBRARY), *its.claims)))
    assert mismatches(own, its) == ()
    assert fixed(own)[1] == ()


_SOME = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["", "Limpets", "Limpets of the upper shore", "Another", "�"]),
        "author": st.sampled_from([(), names("Smith, J."), names("Rock, Cy; Moss, Ada"), (Name(literal="Group"),)]),
        "container_title": st.text(max_size=30),
        "volume": st.text(max_size=8),
        "issue": st.text(max_size=8),
        "page": st.text(max_size=12).map(parse_pages),
        "issued": st.builds(PartialDate, st.none() | st.integers(-10, 3000), literal=st.text(max_size=8)),
        "type": st.sampled_from(["", "document", "book", "chapter"]),
    },
)


@given(own=_SOME, doi=st.sampled_from(ALL_DOIS), by_hand=st.booleans(), take=st.booleans())
def test_whatever_a_library_says_the_changes_are_all_and_only_those_told(
    own: dict[str, Any], doi: str, by_hand: bool, take: bool
) -> None:
    its = known(doi)
    mine = record(USER if by_hand else LIBRARY, **own)
    after, changes = fixed(mine, its=its, take=["title", "author", "volume", "page"] if take else [])
    told = {change.field for change in changes}
    for field, attribute in ATTRIBUTES.items():
        assert (getattr(mine.work, attribute) != getattr(after.work, attribute)) == (field in told), field
        if by_hand and own.get(field.replace("-", "_")):
            assert field not in told
    assert take or fixed(after, its=its)[1] == ()


# Reading a library


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
