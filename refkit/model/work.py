"""A work: one CSL-JSON item, typed.

The variables are those of CSL 1.0.2, Appendix IV (citation-style-language/documentation), under their own
names: `container-title` is `container_title` here and `container-title` in JSON. Nothing has a name of ours
where CSL has one.
"""

from __future__ import annotations

from typing import Any

import msgspec

from refkit.model.abstract import Abstract
from refkit.model.dates import PartialDate
from refkit.model.identifiers import DOI
from refkit.model.names import Name
from refkit.model.pages import Pages

# CSL 1.0.2, Appendix III.
TYPES = frozenset(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
    dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview
    legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent
    performance periodical personal_communication post post-weblog regulation report review review-book
    software song speech standard thesis treaty webpage
    """.split()
)

UNKNOWN_TYPE = "document"  # CSL's own word for an item of a type that is not known


class Work(msgspec.Struct, frozen=True, omit_defaults=True, repr_omit_defaults=True):
    """What is known of one work. A variable that is not known has its empty value ("", (), None)."""

    type: str = ""
    # titles
    title: str = ""
    title_short: str = ""
    container_title: str = ""
    container_title_short: str = ""
    collection_title: str = ""
    original_title: str = ""
    part_title: str = ""
    reviewed_title: str = ""
    volume_title: str = ""
    # names
    author: tuple[Name, ...] = ()
    chair: tuple[Name, ...] = ()
    collection_editor: tuple[Name, ...] = ()
    compiler: tuple[Name, ...] = ()
    composer: tuple[Name, ...] = ()
    container_author: tuple[Name, ...] = ()
    contributor: tuple[Name, ...] = ()
    curator: tuple[Name, ...] = ()
    director: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    editor_translator: tuple[Name, ...] = ()
    editorial_director: tuple[Name, ...] = ()
    executive_producer: tuple[Name, ...] = ()
    guest: tuple[Name, ...] = ()
    host: tuple[Name, ...] = ()
    illustrator: tuple[Name, ...] = ()
    interviewer: tuple[Name, ...] = ()
    narrator: tuple[Name, ...] = ()
    organizer: tuple[Name, ...] = ()
    original_author: tuple[Name, ...] = ()
    performer: tuple[Name, ...] = ()
    producer: tuple[Name, ...] = ()
    recipient: tuple[Name, ...] = ()
    reviewed_author: tuple[Name, ...] = ()
    script_writer: tuple[Name, ...] = ()
    series_creator: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    # dates
    accessed: PartialDate | None = None
    available_date: PartialDate | None = None
    event_date: PartialDate | None = None
    issued: PartialDate | None = None
    original_date: PartialDate | None = None
    submitted: PartialDate | None = None
    # numbers
    chapter_number: str = ""
    collection_number: str = ""
    edition: str = ""
    issue: str = ""
    number: str = ""
    number_of_pages: str = ""
    number_of_volumes: str = ""
    page: Pages | None = None
    page_first: str = ""
    part_number: str = ""
    printing_number: str = ""
    section: str = ""
    supplement_number: str = ""
    version: str = ""
    volume: str = ""
    # text
    abstract: Abstract | None = None
    annote: str = ""
    archive: str = ""
    archive_collection: str = ""
    archive_location: str = ""
    archive_place: str = ""
    authority: str = ""
    call_number: str = ""
    citation_key: str = ""
    citation_label: str = ""
    dimensions: str = ""
    division: str = ""
    doi: DOI | None = None
    event_title: str = ""
    event_place: str = ""
    genre: str = ""
    isbn: tuple[str, ...] = ()
    issn: tuple[str, ...] = ()
    jurisdiction: str = ""
    keyword: tuple[str, ...] = ()
    language: str = ""
    license: str = ""
    medium: str = ""
    note: str = ""
    original_publisher: str = ""
    original_publisher_place: str = ""
    pmcid: str = ""
    pmid: str = ""
    publisher: str = ""
    publisher_place: str = ""
    references: str = ""
    reviewed_genre: str = ""
    scale: str = ""
    source: str = ""
    status: str = ""
    url: str = ""


def _csl_name(attribute: str) -> str:
    if attribute in ("doi", "issn", "isbn", "url", "pmid", "pmcid"):
        return attribute.upper()
    return attribute if attribute in ("archive_collection", "archive_location") else attribute.replace("_", "-")


# Attribute of `Work` → CSL variable, in the order of the struct; and back.
CSL_NAMES: dict[str, str] = {name: _csl_name(name) for name in Work.__struct_fields__}
ATTRIBUTES: dict[str, str] = {csl: name for name, csl in CSL_NAMES.items()}

# CSL variable → the type of its value.
VARIABLE_TYPES: dict[str, Any] = {CSL_NAMES[field.name]: field.type for field in msgspec.structs.fields(Work)}
NAME_VARIABLES = frozenset(v for v, kind in VARIABLE_TYPES.items() if kind == tuple[Name, ...])
DATE_VARIABLES = frozenset(v for v, kind in VARIABLE_TYPES.items() if kind == PartialDate | None)
LIST_VARIABLES = frozenset(v for v, kind in VARIABLE_TYPES.items() if kind == tuple[str, ...])
