"""What became of a work, and what it is related to (ask 17; rules 9 and 22 of Crossref's data)."""

from __future__ import annotations

from typing import Any

from refkit.formats.records import read, write
from refkit.merge import resolve
from refkit.model import Library, Notice, Record
from refkit.model.context import Relation
from tests.messages.works import claims, date, registered

OWN, OTHER = "10.5555/limpet.1", "10.5555/notice.9"


def update(kind: str, doi: str = OTHER, **more: Any) -> dict[str, Any]:
    return {"DOI": doi, "type": kind, "label": kind.title(), **more}


def test_a_retraction_is_a_notice_with_its_doi_its_source_and_its_date() -> None:
    updates = [update("retraction", source="retraction-watch", updated=date(2010, 2, 6), **{"record-id": "4036"})]
    assert registered(updated_by=updates).notices == (
        Notice("retraction", OTHER, "retraction-watch", "2010-02-06"),
    )


def test_one_notice_from_two_sources_is_kept_once_each() -> None:
    updates = [
        update("retraction", source="publisher"),
        update("retraction", source="retraction-watch"),
        update("retraction", OTHER.upper(), source="publisher"),
        update("correction", source="publisher"),
    ]
    kinds = [(notice.kind, notice.source) for notice in registered(updated_by=updates).notices]
    assert kinds == [("retraction", "publisher"), ("retraction", "retraction-watch"), ("correction", "publisher")]


def test_a_new_version_that_is_the_work_itself_is_no_notice() -> None:
    found = registered(updated_by=[update("new_version", OWN)], update_to=[update("new_version", OWN)])
    assert found.notices == found.updates == ()
    assert registered(updated_by=[update("new_version")]).notices == (Notice("new_version", OTHER, "crossref"),)


def test_a_work_that_was_corrected_or_retracted_in_its_place_has_a_notice() -> None:
    assert [n.kind for n in registered(updated_by=[update("retraction", OWN)]).notices] == ["retraction"]
    found = registered(update_to=[update("correction", OWN.upper())])
    assert [n.kind for n in found.notices] == ["correction"]
    assert found.updates == ()


def test_a_notice_names_the_works_that_it_is_of() -> None:
    found = registered(title=["Correction"], update_to=[update("erratum", updated=date(2019, 7, 1))])
    assert found.updates == (Notice("erratum", OTHER, "crossref", "2019-07-01"),)
    assert found.notices == ()


def test_a_work_without_a_notice_has_none() -> None:
    assert registered().notices == ()
    assert registered(updated_by=[{}, None, 3, {"DOI": OTHER}, update("")]).notices == ()


def test_preprint_and_article_are_linked_and_citations_are_not() -> None:
    found = claims(
        relation={
            "has-preprint": [{"id-type": "doi", "id": "10.5555/PRE.1", "asserted-by": "object"}],
            "is-identical-to": [
                {"id-type": "doi", "id": OWN.upper()},
                {"id-type": "uri", "id": "https://shore.example"},
            ],
            "has-review": [{"id-type": "doi", "id": "10.5555/r1"}, {"id-type": "doi", "id": "10.5555/R1"}],
            "cites": [{"id-type": "doi", "id": "10.5555/cited"}],
        }
    )
    assert found["relations"] == (Relation("has-preprint", "10.5555/PRE.1"), Relation("has-review", "10.5555/r1"))
    assert "relations" not in claims(relation={"cites": []})
    assert list(map(str, found["relations"])) == ["has-preprint 10.5555/PRE.1", "has-review 10.5555/r1"]


def test_relations_survive_a_file_of_records() -> None:
    relation = {"is-preprint-of": [{"id-type": "doi", "id": "10.5555/article"}]}
    record = resolve(Record(registered(relation=relation).claims))
    assert record.context.relations == (Relation("is-preprint-of", "10.5555/article"),)
    written = "".join(write(Library((record,), ("limpet",))))
    (again,) = read(written, "records.json").records
    assert resolve(again).context.relations == record.context.relations
