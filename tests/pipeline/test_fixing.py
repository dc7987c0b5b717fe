"""What a library takes from a registry, and what it keeps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from refkit import merge, pipeline
from refkit.enrich.registered import Registered
from refkit.model import Claim, Name, PartialDate, Record, parse_pages
from refkit.model.work import ATTRIBUTES
from refkit.pipeline import Checked, Entry
from refkit.pipeline.comparing import mismatches
from tests.pipeline.beside import ALL_DOIS, LIBRARY, USER, known, names, record, registered


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
