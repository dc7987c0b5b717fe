"""Whatever a registry answers, reading it gives a record or none, and never a crash."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.enrich.crossref.messages import read as read_crossref
from refkit.enrich.datacite.messages import read as read_datacite
from refkit.messages import crossref, datacite, openalex
from refkit.messages.abstracts import abstract_of
from refkit.messages.crossref.plain import USED
from refkit.messages.node import of
from refkit.messages.titles import title_of
from refkit.model import Source
from refkit.text.jats import math_as_text, without_tex

SOURCE = Source("registry", "crossref")
PIECES = st.sampled_from(
    """< > & ; / . , : - * [ ] &lt; &gt; &amp; <i> </i> <b> <sub> </sub> <sup> <jats:p> </jats:p> <jats:title>
    </jats:title> <jats:sec> <mml:math> </mml:math> <mml:msub> </mml:msub> <mml:mi> </mml:mi> <mml:mrow/>
    <list-item>     Abstract Results: NA 10.5555/x 2020 0-0 Ã¶ a A \ufffd [Combining """.split()
)
TEXT = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=25).map("".join), PIECES)
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXT)
KEYS = st.one_of(
    st.sampled_from(
        [*USED, "family", "given", "name", "suffix", "affiliation", "ORCID", "date-parts", "start", "end", "id",
         "id-type", "has-preprint", "URL", "content-version", "source", "updated", "project-title",
         "published-print"]
    ),
    st.sampled_from(
        ["doi", "titles", "titleType", "lang", "creators", "contributors", "familyName", "givenName", "nameType",
         "nameIdentifiers", "contributorType", "types", "resourceTypeGeneral", "resourceType", "dates", "date",
         "dateType", "publicationYear", "descriptions", "description", "descriptionType", "relatedIdentifiers",
         "relatedIdentifier", "relatedIdentifierType", "relationType", "relatedItems", "container", "identifier",
         "identifierType", "firstPage", "lastPage", "subjects", "subject", "rightsList", "rightsUri", "version"]
    ),
    st.text(max_size=8),
)  # fmt: skip
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=5)),
    max_leaves=12,
)
WORK = st.dictionaries(KEYS, ANYTHING, max_size=7)


@given(WORK)
def test_any_object_is_read_as_a_works_message(fields: dict[str, Any]) -> None:
    work = of({"DOI": "10.5555/x", **fields})
    claims = crossref.claims_of(work, "", SOURCE)
    assert all(claim.value is not None and claim.value != "" for claim in claims)
    crossref.notices_of(work, SOURCE)
    crossref.updates_of(work, SOURCE)
    openalex.claims_of(work, SOURCE)


@given(WORK)
def test_any_object_is_read_as_a_record_of_datacite(fields: dict[str, Any]) -> None:
    attributes = of({"doi": "10.5072/x", **fields})
    claims = datacite.claims_of(attributes, SOURCE)
    assert all(claim.value is not None and claim.value != "" for claim in claims)
    datacite.notices_of(attributes, SOURCE)
    datacite.updates_of(attributes, SOURCE)


@given(ANYTHING)
def test_any_json_is_a_record_or_none(value: Any) -> None:
    for data in (value, {"DOI": "10.5555/x", "attributes": value}, {"id": "10.5072/x", "attributes": value}):
        encoded = json.dumps(data).encode()
        for read in (read_crossref, read_datacite):
            found = read(encoded, "")
            assert found is None or found.claims


@given(st.binary(max_size=200))
def test_any_bytes_are_a_record_or_none(data: bytes) -> None:
    assert read_crossref(data, "") is None
    assert read_datacite(data, "") is None


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"null", b"{}", b'{"DOI":""}', b'{"DOI":"no"}', b'{"DOI":"10.5555/x"', b"<html>"]
)
def test_what_is_no_message_is_none(data: bytes) -> None:
    assert read_crossref(data, "") is None
    assert read_datacite(b'{"attributes":' + data + b"}", "") is None


def test_json_that_is_nested_without_end_is_none() -> None:
    deep = b'{"DOI":"10.5555/x","title":' + b"[" * 200_000 + b"]" * 200_000 + b"}"
    assert read_crossref(deep, "") is None
    assert read_datacite(b'{"id":"10.5072/x","attributes":' + deep + b"}", "") is None


@given(TEXT)
def test_any_text_is_a_title_and_an_abstract(text: str) -> None:
    for title in (title_of(text), title_of(title_of(text))):
        assert title == " ".join(title.split()) or not text.isascii()
    abstract_of(text)
    math_as_text(without_tex(text))


@pytest.mark.parametrize(
    "piece",
    ["<mml:math>", "<", "<a b=", "&lt;b ", "<!--", "<?", "<i>", "<b>Results: ", "\\begin{document}", "<sub>",
     "<jats:title>",     "<jats:p><b>", "[", "&amp;", "Ã", " a=b", "</mml:math>", "</i>"],
)  # fmt: skip
def test_hostile_text_is_read_in_the_time_of_its_length(piece: str) -> None:
    text = piece * 20_000  # a quadratic reading would take minutes
    title_of(text)
    abstract_of(text)
