"""What kind of work it is, and who made it public (rule 22 of Crossref's data)."""

from __future__ import annotations

from typing import Any

import pytest

from refkit.messages.crossref.types import KINDS
from refkit.messages.datacite import types as datacite
from refkit.model.work import TYPES
from tests.messages.works import claims, registered


def test_every_type_of_the_tables_is_one_of_csl() -> None:
    known = {*KINDS.values(), *datacite.KINDS.values(), *datacite.FREE_KINDS.values(), *datacite.CITEPROC_KINDS}
    assert known <= TYPES


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("journal-article", "article-journal"), ("book-chapter", "chapter"),
        ("proceedings-article", "paper-conference"),
        ("dissertation", "thesis"), ("peer-review", "review"), ("journal-issue", "periodical"), ("component", None),
        ("grant", None), ("other", None), ("something-new", None), (None, None),
    ],
)  # fmt: skip
def test_crossrefs_type_becomes_csls_and_an_unknown_one_none(raw: str | None, kind: str | None) -> None:
    assert claims(type=raw).get("type") == kind


PREPRINTS: list[tuple[dict[str, Any], str]] = [
    ({"institution": [{"name": "bioRxiv"}], "group_title": "Ecology", "publisher": "openRxiv"}, "bioRxiv"),
    ({"group_title": "SocArXiv", "publisher": "Center for Open Science"}, "SocArXiv"),
    ({"group_title": "EARTH SCIENCES", "publisher": "MDPI AG", "DOI": "10.20944/preprints1"}, "Preprints.org"),
    ({"group_title": "Climate modeling", "publisher": "Copernicus GmbH"}, "Copernicus GmbH"),
]


@pytest.mark.parametrize(("fields", "server"), PREPRINTS, ids=[server for _, server in PREPRINTS])
def test_a_preprint_names_its_server_and_no_journal(fields: dict[str, Any], server: str) -> None:
    found = claims(type="posted-content", subtype="preprint", container_title=["Ecology"], **fields)
    assert (found["type"], found["genre"], found["publisher"]) == ("article", "preprint", server)
    assert "container-title" not in found


def test_a_thesis_names_its_degree() -> None:
    found = claims(type="dissertation", degree=["Doctor of Philosophy (PhD)"], publisher="The University of Kiel")
    assert (found["genre"], found["publisher"]) == ("Doctor of Philosophy (PhD)", "The University of Kiel")


def test_the_licence_is_that_of_the_version_of_record_and_never_of_text_mining() -> None:
    free = "https://creativecommons.org/licenses/by/4.0/"
    licences = [
        {"URL": "https://press.example/tdm", "content-version": "tdm"},
        {"URL": "https://press.example/terms", "content-version": "vor"},
        {"URL": free, "content-version": "unspecified"},
    ]
    assert claims(license=licences)["license"] == free
    assert "license" not in claims(license=licences[:1])


def test_every_claim_says_that_crossref_made_it_when_and_where() -> None:
    found = registered(volume="8", DOI="10.5555/A#b(1)<2>")
    assert str(found.doi) == "10.5555/A#b(1)<2>"
    assert {claim.source for claim in found.claims} == {found.claims[0].source}
    source = found.claims[0].source
    assert (source.kind, source.name, source.retrieved) == ("registry", "crossref", "2026-02-03")
    assert source.ref == "https://api.crossref.org/works/10.5555/A%23b(1)<2>"


def test_counts_are_claimed_and_may_be_nought() -> None:
    found = claims(**{"is-referenced-by-count": 0, "reference-count": 12})
    assert (found["times-cited"], found["reference-count"]) == (0, 12)
