"""What a registry keeps of a works message, and how a record is packed.

A message of Crossref's REST API (`GET /works/{doi}`; the public data file has the same) is 2 to 10 kB, most of it
references, licences, links and dates of handling. Kept is what lookup, matching and mapping to CSL need. What
the works of one journal have in common (publisher, journal, ISSN) is kept once, as a "source" of its own.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any

import msgspec

from refkit.enrich.local.dictionary import DICTIONARY

# In the order of the packed list: the common ones first, since empty ends are cut off. A change of these
# tables, of DICTIONARY or of `refkit.enrich.local.keys` needs a new VERSION in `refkit.enrich.local.store`.
WORK_FIELDS = (
    "DOI", "type", "title", "author", "issued", "published-print", "published-online", "volume", "issue", "page",
    "language", "abstract", "article-number", "subtitle", "relation", "editor", "ISBN", "posted", "subtype",
    "group-title", "institution", "event", "updated-by", "update-to", "short-title", "original-title",
    "edition-number", "published-other", "translator", "chair", "degree", "standards-body", "approved",
)  # fmt: skip
SOURCE_FIELDS = ("publisher", "publisher-location", "container-title", "short-container-title", "ISSN")
PERSON_FIELDS = ("family", "given", "sequence", "affiliation", "ORCID", "suffix", "name", "prefix", "role")

DOI_AT, TITLE_AT, AUTHOR_AT, EDITOR_AT = (WORK_FIELDS.index(f) for f in ("DOI", "title", "author", "editor"))
VOLUME_AT, PAGE_AT, NUMBER_AT = (WORK_FIELDS.index(f) for f in ("volume", "page", "article-number"))
SUBTITLE_AT, ABSTRACT_AT = (WORK_FIELDS.index(f) for f in ("subtitle", "abstract"))
ISSUED_AT, PRINT_AT, ONLINE_AT, POSTED_AT = (
    WORK_FIELDS.index(f) for f in ("issued", "published-print", "published-online", "posted")
)
_DATES = tuple(
    WORK_FIELDS.index(f)
    for f in ("issued", "published-print", "published-online", "posted", "published-other", "approved")
)
_PEOPLE = tuple(WORK_FIELDS.index(f) for f in ("author", "editor", "translator", "chair"))
_LISTS = frozenset(
    "title subtitle short-title original-title ISBN container-title short-container-title ISSN degree".split()
)
_PARTS_ONLY = frozenset({"date-parts", "date-time", "timestamp"})
_AS_PRINT, _AS_ONLINE = 1, 2  # `issued` is nearly always one of the other two dates
_FIRST, _ADDITIONAL = 1, 2  # a person's `sequence`

# A window of 8 kB is more than nearly all records need, and its state is small enough to copy for each.
_WINDOW, _MEMORY, _LEVEL = -13, 6, 4
_LARGEST_RECORD = 64 << 20

# The packed values of a work, one for each of WORK_FIELDS; None where the message has nothing.
Values = list[Any]

_ATTRIBUTES = [(name.lower().replace("-", "_"), name) for name in (*WORK_FIELDS, *SOURCE_FIELDS)]
# Read, and kept in another place or not at all.
_BESIDE = [("journal_issue", Any, None), ("indexed", Any, None), ("deposited", Any, None)]
Kept = msgspec.defstruct(
    "Kept",
    [*((attribute, Any, None) for attribute, _ in _ATTRIBUTES), *_BESIDE],
    rename={**dict(_ATTRIBUTES), "journal_issue": "journal-issue"},
    gc=False,
)
_decode: Callable[[bytes], Any] = msgspec.json.Decoder(Kept).decode
_encode = msgspec.json.Encoder().encode
_decode_list = msgspec.json.Decoder(list).decode
_primed = zlib.compressobj(_LEVEL, zlib.DEFLATED, _WINDOW, _MEMORY, zlib.Z_DEFAULT_STRATEGY, DICTIONARY)
_UNREADABLE = (msgspec.MsgspecError, ValueError, RecursionError)


class Unreadable(ValueError):
    """Bytes that are no works message; the text says why."""


def read(raw: bytes | msgspec.Struct) -> tuple[Values, bytes, int, str]:
    """What is kept of the works message `raw`, which is JSON, or decoded to `Kept` already.

    Gives the work's values, the source's as bytes, when the registry last touched the record in seconds since
    1970 (0 if it does not say), and that day ("2020-04-29" or ""). Raises `Unreadable`.
    """
    try:
        message = _decode(raw) if isinstance(raw, bytes) else raw
    except _UNREADABLE as error:
        raise Unreadable(str(error)) from error
    fields = msgspec.structs.astuple(message)
    values: Values = [value or None for value in fields[: len(WORK_FIELDS)]]
    doi = values[DOI_AT]
    if not isinstance(doi, str) or "/" not in doi:
        raise Unreadable("it has no DOI")
    if "\\/" in doi:  # escaped twice on its way through somebody's hands; no prefix ends in a backslash
        values[DOI_AT] = doi.replace("\\/", "/")
    for at in _LIST_PLACES:
        value = values[at]
        if isinstance(value, list) and len(value) == 1:
            values[at] = _alone(value)
    if values[PRINT_AT] is None and isinstance(fields[-3], dict):  # the day of the issue is that of its articles
        values[PRINT_AT] = fields[-3].get("published-print")
    for at in _DATES:
        if values[at] is not None:
            values[at] = _date(values[at])
    if values[ISSUED_AT]:
        if values[ISSUED_AT] == values[PRINT_AT]:
            values[ISSUED_AT] = _AS_PRINT
        elif values[ISSUED_AT] == values[ONLINE_AT]:
            values[ISSUED_AT] = _AS_ONLINE
    for at in _PEOPLE:
        if values[at]:
            people = values[at]
            values[at] = [_person(person) for person in people] if isinstance(people, list) else None
    source = [_alone(value) if value else None for value in fields[len(WORK_FIELDS) : -3]]
    stamp, day = _touched(fields[-2], fields[-1])
    return values, _encode(_cut(source)), stamp, day


_LIST_PLACES = tuple(at for at, field in enumerate(WORK_FIELDS) if field in _LISTS)


def squeeze(values: Values) -> bytes:
    """The values of a work, compressed."""
    packer = _primed.copy()
    return packer.compress(_encode(_cut(values))) + packer.flush()


def loosen(data: bytes) -> Values:
    """The values that were squeezed into `data`. Raises `Unreadable`."""
    unpacker = zlib.decompressobj(_WINDOW, DICTIONARY)
    try:
        values: Values = _decode_list(unpacker.decompress(data, _LARGEST_RECORD))
    except (zlib.error, *_UNREADABLE) as error:
        raise Unreadable(str(error)) from error
    values += [None] * (len(WORK_FIELDS) - len(values))
    return values


def message(values: Values, source: bytes) -> bytes:
    """The works message again, as JSON, with the fields that are kept."""
    whole: dict[str, Any] = {}
    for at, value in enumerate(values):
        if value is not None:
            whole[WORK_FIELDS[at]] = [value] if at in _LIST_PLACES and isinstance(value, str) else value
    for at in _DATES:
        if values[at] is not None:
            whole[WORK_FIELDS[at]] = _whole_date(values, at)
    for at in _PEOPLE:
        if values[at] is not None:
            whole[WORK_FIELDS[at]] = [_whole_person(person) for person in values[at]]
    for field, value in zip(SOURCE_FIELDS, _decode_list(source), strict=False):
        if value is not None:
            whole[field] = [value] if field in _LISTS and isinstance(value, str) else value
    return _encode(whole)


def date_parts(values: Values, at: int) -> list[Any]:
    """Year, month, day of the date at place `at`, as far as they are known."""
    value = values[at]
    if value == _AS_PRINT:
        value = values[PRINT_AT]
    elif value == _AS_ONLINE:
        value = values[ONLINE_AT]
    return value if isinstance(value, list) else []


def _cut(values: Values) -> Values:
    end = len(values)
    while end and values[end - 1] is None:
        end -= 1
    return values[:end]


def _alone(value: Any) -> Any:
    """A list of one text as that text."""
    return value[0] if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str) else value


def _date(value: Any) -> Any:
    """`{"date-parts": [[2020, 4]]}` as `[2020, 4]`; None where there is no year."""
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    if isinstance(parts, list) and len(parts) == 1 and value.keys() <= _PARTS_ONLY:
        return parts[0] if isinstance(parts[0], list) and parts[0] and parts[0][0] is not None else None
    return value


def _whole_date(values: Values, at: int) -> Any:
    value = values[at]
    return value if isinstance(value, dict) else {"date-parts": [date_parts(values, at)]}


def _person(person: Any) -> Any:
    if not isinstance(person, dict):
        return person if isinstance(person, str) else None
    get = person.get
    sequence = get("sequence")
    packed: list[Any] = [
        get("family"),
        get("given"),
        _SEQUENCE.get(sequence) if isinstance(sequence, str) else None,
    ]
    if person.keys() == _PLAIN_PERSON and not person["affiliation"]:  # most are like this
        return packed
    packed += _affiliations(get("affiliation")) or None, *map(get, _LATER_PERSON_FIELDS)
    return _cut(packed)


_PLAIN_PERSON = {"family", "given", "sequence", "affiliation"}
_SEQUENCE = {"first": _FIRST, "additional": _ADDITIONAL}
_LATER_PERSON_FIELDS = PERSON_FIELDS[4:]


def _affiliations(value: Any) -> Any:
    if not isinstance(value, list):
        return None
    names = [place["name"] for place in value if isinstance(place, dict) and place.get("name")]
    return names[0] if len(names) == 1 else names


def _whole_person(packed: Any) -> Any:
    if not isinstance(packed, list):
        return {"name": packed} if packed else {}
    person = {field: value for field, value in zip(PERSON_FIELDS, packed, strict=False) if value is not None}
    if "sequence" in person:
        person["sequence"] = "first" if person["sequence"] == _FIRST else "additional"
    if "affiliation" in person:
        names = person["affiliation"]
        person["affiliation"] = [{"name": name} for name in (names if isinstance(names, list) else [names])]
    return person


def _touched(indexed: Any, deposited: Any) -> tuple[int, str]:
    for date in (indexed, deposited):
        if isinstance(date, dict) and isinstance(date.get("timestamp"), int):
            day = date.get("date-time")
            return max(date["timestamp"] // 1000, 0), day[:10] if isinstance(day, str) else ""
    return 0, ""
