"""Records of DataCite."""

from __future__ import annotations

import json
from typing import Any

import pytest

from refkit.enrich.datacite.messages import read
from refkit.enrich.registered import Registered
from refkit.model import DOI, ArticleNumber, Name, Notice, PageRange, PartialDate
from refkit.model.context import Relation


def registered(**attributes: Any) -> Registered:
    whole = {"doi": "10.5072/limpet.1", "titles": [{"title": "Homing of limpets"}], **attributes}
    found = read(json.dumps({"id": "10.5072/limpet.1", "type": "dois", "attributes": whole}).encode(), "2026-02-03")
    assert found is not None
    return found


def claims(**attributes: Any) -> dict[str, Any]:
    return {claim.field: claim.value for claim in registered(**attributes).claims}


def types(general: str, free: str = "", citeproc: str = "") -> dict[str, str]:
    return {"resourceTypeGeneral": general, "resourceType": free, "citeproc": citeproc}


def test_a_record_says_who_made_it() -> None:
    found = registered()
    assert found.doi == DOI("10.5072/limpet.1")
    source = found.claims[0].source
    assert (source.kind, source.name, source.ref) == (
        "registry",
        "datacite",
        "https://api.datacite.org/dois/10.5072/limpet.1",
    )
    assert source.retrieved == "2026-02-03"


@pytest.mark.parametrize(
    ("general", "free", "citeproc", "kind"),
    [
        ("Dataset", "3D Data", "dataset", "dataset"),
        ("Software", "", "article", "software"),
        ("Text", "Thesis", "article-journal", "thesis"),
        ("Text", "ConferencePaper", "article-journal", "paper-conference"),
        ("Text", "Journal Article", "article-journal", "article-journal"),
        ("Text", "Skala", "article-journal", None),
        ("Text", "", "book", "book"),
        ("Preprint", "", "article", "article"),
        ("PhysicalObject", "", "article", None),
    ],
)
def test_the_general_type_decides_and_the_free_one_where_there_is_only_text(
    general: str, free: str, citeproc: str, kind: str | None
) -> None:
    assert claims(types=types(general, free, citeproc)).get("type") == kind


def test_titles_by_their_kind_and_language() -> None:
    titles = [
        {"title": "О блюдечках", "titleType": "TranslatedTitle"},
        {"title": "Limpets and <i>Patella</i> &amp; kin.", "lang": "en"},
        {"title": "A field study", "titleType": "Subtitle"},
        {"title": "Napfschnecken", "lang": "de"},
    ]
    assert claims(titles=titles)["title"] == "Limpets and <i>Patella</i> & kin: A field study"
    assert claims(titles=titles, language="de")["title"] == "Napfschnecken: A field study"
    assert claims(titles=titles[:1])["title"] == "О блюдечках"


def test_creators_are_persons_by_their_parts_and_organisations_by_their_kind() -> None:
    orcid = {"nameIdentifier": "https://orcid.org/0000-0002-1825-0097", "nameIdentifierScheme": "ORCID"}
    creators = [
        {"name": "Moss, Ada", "nameType": "Personal", "givenName": "Ada", "familyName": "Moss",
         "affiliation": ["Kiel"], "nameIdentifiers": [orcid]},
        {"name": "Rock, Cy", "affiliation": [{"name": "Shore Station"}]},
        {"name": "Störi, Kunstsalon", "nameType": "Organizational"},
        {"name": "Limpet Lab"},
        {"name": "(:unav)"},
        {"name": "Jones, Matthew B.; Read, Jordan (Harvard)"},
    ]  # fmt: skip
    assert claims(creators=creators)["author"] == (
        Name("Moss", "Ada", affiliations=("Kiel",), orcid="0000-0002-1825-0097"),
        Name("Rock", "Cy", affiliations=("Shore Station",)),
        Name(literal="Störi, Kunstsalon"),
        Name(literal="Limpet Lab"),
        Name("Jones", "Matthew B."),
        Name("Read", "Jordan"),
    )
    editor = {"name": "Petit, Christine (Ed.)", "contributorType": "Editor", "nameType": "Personal",
              "familyName": "Petit", "givenName": "Christine (Ed.)"}  # fmt: skip
    assert claims(contributors=[editor])["editor"] == (Name("Petit", "Christine"),)


@pytest.mark.parametrize(
    ("year", "dates", "issued"),
    [
        (2019, [{"date": "2019-03-01", "dateType": "Issued"}], PartialDate(2019, 3, 1)),
        (2019, [{"date": "2020-03-01", "dateType": "Issued"}], PartialDate(2019)),
        (2019, [{"date": "2019-03-01T17:22:41Z", "dateType": "Available"}], PartialDate(2019, 3, 1)),
        ("(:unav)", [{"date": "\n  2018-11 ", "dateType": "Issued"}], PartialDate(2018, 11)),
        ("(:unav)", [{"date": "2018", "dateType": "Collected"}], None),
        (2549, [], None),
    ],
)
def test_the_year_of_publication_is_the_year_that_is_cited(
    year: Any, dates: Any, issued: PartialDate | None
) -> None:
    assert claims(publicationYear=year, dates=dates).get("issued") == issued


def test_other_dates_by_their_kind() -> None:
    dates = [
        {"date": "2018-11-02/2018-11-05", "dateType": "Submitted"}, {"date": "2019-01-01", "dateType": "Accepted"},
        {"date": "2020", "dateType": "Available"}, {"date": "2020", "dateType": "Created"},
    ]  # fmt: skip
    found = claims(dates=dates, publicationYear=2020)
    assert found["submitted"] == PartialDate(2018, 11, 2, until=PartialDate(2018, 11, 5))
    assert (found["accepted"], found["available-date"]) == (PartialDate(2019, 1, 1), PartialDate(2020))


@pytest.mark.parametrize("publisher", ["Dryad", {"name": "Dryad", "publisherIdentifier": "https://ror.org/x"}])
def test_a_publisher_is_a_text_or_an_object(publisher: Any) -> None:
    assert claims(publisher=publisher)["publisher"] == "Dryad"
    assert "publisher" not in claims(publisher="(:unav)")


def test_the_journal_is_that_of_the_related_item() -> None:
    item = {
        "relatedItemType": "Journal", "relationType": "IsPublishedIn", "titles": [{"title": "Shores &amp; Seas"}],
        "volume": "8", "issue": "3", "firstPage": "12", "lastPage": "34",
    }  # fmt: skip
    found = claims(types=types("JournalArticle"), relatedItems=[item])
    assert (found["container-title"], found["volume"], found["issue"]) == ("Shores & Seas", "8", "3")
    assert found["page"] == PageRange("12", "34")
    numbered = {**item, "firstPage": "", "lastPage": "", "number": "e12", "numberType": "Article"}
    assert claims(types=types("JournalArticle"), relatedItems=[numbered])["page"] == ArticleNumber("e12")


def test_the_leavings_of_free_text_in_a_container_are_no_numbers() -> None:
    container = {
        "type": "Series",
        "title": "Shore Conference",
        "volume": "1-5 September 2008",
        "firstPage": "Spain; 3353",
    }
    found = claims(types=types("ConferencePaper"), container=container)
    assert found["container-title"] == "Shore Conference"
    assert not {"volume", "issue", "page"} & found.keys()
    glued = {
        "type": "Series",
        "title": "Shore Journal; 34(2):Doc25",
        "identifier": "2366-5017",
        "identifierType": "ISSN",
    }
    found = claims(types=types("Text", "Journal Article"), container=glued)
    assert (found["container-title"], found["ISSN"]) == ("Shore Journal", ("2366-5017",))
    assert claims(types=types("Dataset"), container={"type": "Series", "title": "Shore Series"})["collection-title"]
    assert "container-title" not in claims(types=types("Preprint"), container={"type": "Series", "title": "arXiv"})


def related(kind: str, doi: str, form: str = "DOI") -> dict[str, str]:
    return {"relationType": kind, "relatedIdentifier": doi, "relatedIdentifierType": form}


def test_related_works_are_named_in_crossrefs_words_and_citations_are_not() -> None:
    listed = [
        related("IsSupplementTo", "10.5555/article"), related("IsVersionOf", "10.5072/concept"),
        related("IsReviewedBy", "10.5555/review"), related("Cites", "10.5555/cited"),
        related("IsSupplementTo", "https://shore.example", "URL"), related("IsIdenticalTo", "10.5072/LIMPET.1"),
    ]  # fmt: skip
    assert claims(relatedIdentifiers=listed)["relations"] == (
        Relation("is-supplement-to", "10.5555/article"),
        Relation("is-version-of", "10.5072/concept"),
        Relation("has-review", "10.5555/review"),
    )


def test_a_newer_version_is_a_notice_of_the_older_and_an_update_of_the_newer() -> None:
    older = registered(relatedIdentifiers=[related("IsPreviousVersionOf", "10.5072/limpet.2")])
    assert older.notices == (Notice("new_version", "10.5072/limpet.2", "publisher"),)
    newer = registered(relatedIdentifiers=[related("IsNewVersionOf", "10.5072/limpet.0")])
    assert newer.updates == (Notice("new_version", "10.5072/limpet.0", "publisher"),)
    assert registered().notices == registered().updates == ()


def test_abstract_keywords_version_and_licence() -> None:
    found = claims(
        descriptions=[
            {"description": "How.", "descriptionType": "Methods"},
            {"description": "<p>Ten <i>limpets</i> at CO<sub>2</sub>.<br>Home.</p>", "descriptionType": "Abstract"},
        ],
        subjects=[
            {"subject": "limpets"},
            {"subject": "FOS: Biology", "subjectScheme": "FOS"},
            {"subject": "limpets"},
        ],
        version="2.0.1",
        rightsList=[
            {"rights": "Open Access", "rightsUri": "info:eu-repo/semantics/openAccess"},
            {"rightsUri": "https://creativecommons.org/licenses/by/4.0/legalcode"},
        ],
        language="en",
    )
    assert found["abstract"].text == "Ten limpets at CO₂.\n\nHome."
    assert (found["keyword"], found["version"], found["language"]) == (("limpets",), "2.0.1", "en")
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/legalcode"


@pytest.mark.parametrize("general", ["Text", "Other", "", None])
def test_values_that_are_not_known_are_none(general: Any) -> None:
    found = claims(
        types={"resourceTypeGeneral": general},
        version="(:unkn)",
        language=":unav",
        descriptions=[{"description": "(:unav)", "descriptionType": "Abstract"}],
    )
    assert found.keys() == {"DOI", "title"}
