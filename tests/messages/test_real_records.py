"""Every message gives a sound record: those that were written for the tests, and some thousand real ones.

The real messages are no part of the project. `REFKIT_CROSSREF_DATA` names a folder with `works.jsonl.gz` (works
messages, one a line) and `datacite_dois.jsonl.gz` (answers of DataCite); without one the tests of them are skipped.
"""

from __future__ import annotations

import gzip
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from refkit.enrich.crossref.messages import read as read_crossref
from refkit.enrich.datacite.messages import read as read_datacite
from refkit.enrich.registered import Registered
from refkit.merge import resolve
from refkit.model import DOI, Abstract, ArticleNumber, Name, PageRange, PartialDate, Record
from refkit.model.csl_item import to_csl
from tests.conftest import FIXTURES, ROOT
from tests.formats.csl_schema import complaints

DATA = Path(os.environ.get("REFKIT_CROSSREF_DATA") or ROOT.parent / "shared" / "data" / "crossref")
RICH = re.compile(r"</?(?:i|b|sub|sup)>")
TAG = re.compile(r"</?[a-zA-Z][\w:-]*(?:\s[^<>]*=[^<>]*)?/?>")
ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,8});")
NOTHING = frozenset({"", "null", "none", "n/a", "undefined", "nan"})

Reader = Callable[[bytes, str], Registered | None]


def lines(name: str) -> Iterator[bytes]:
    path = DATA / name
    if not path.exists():
        pytest.skip(f"{path} is not there; REFKIT_CROSSREF_DATA names the folder that has it")
    with gzip.open(path) as file:
        yield from file


def texts(value: Any) -> Iterator[str]:
    """The strings of a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif isinstance(value, Abstract):
        yield from (section.text for section in value.sections)
        yield from (section.label for section in value.sections if section.label)
    elif isinstance(value, PageRange | ArticleNumber):
        yield str(value)


def faults_of(found: Registered) -> list[str]:
    """What is not sound in a record, in words."""
    faults = []
    for claim in found.claims:
        value = claim.value
        if isinstance(value, DOI):
            if DOI(value.text) != value or (value.text[-1] != "." and DOI.parse(value.url) != value):
                faults.append(f"the DOI {value} is not read back")
            continue
        if isinstance(value, PartialDate) and not 1400 <= (value.year or 0) <= 2100:
            faults.append(f"{claim.field} is {value}")
        if isinstance(value, PageRange) and value.first == value.last:
            faults.append(f"pages {value}")
        for name in value if isinstance(value, tuple) else ():
            if isinstance(name, Name):
                if not (name.family or name.literal):
                    faults.append(f"{name!r} is nobody")
                faults += [
                    f"{part!r} in a name" for part in (name.family, name.given, name.literal) if unclean(part)
                ]
        for text in texts(value):
            if unclean(text) or text.casefold() in NOTHING or text != text.strip():
                faults.append(f"{claim.field} is {text[:200]!r}")
    item = to_csl(resolve(Record(found.claims)).work, "key")
    return faults + [f"no CSL: {problem}" for problem in complaints(item)]


def unclean(text: str) -> bool:
    bare = RICH.sub("", text)
    return bool(TAG.search(bare) or ENTITY.search(bare) or re.search("[\x00-\x09\x0b-\x1f\x80-\x9f]", bare))


@pytest.mark.parametrize("path", sorted((FIXTURES / "crossref").glob("*.json")), ids=lambda path: path.stem)
def test_every_message_that_was_written_for_the_tests_gives_a_sound_record(path: Path) -> None:
    listed = json.loads(path.read_text(encoding="utf-8"))
    for message in listed if isinstance(listed, list) else []:
        read: Reader = read_datacite if "data" in message else read_crossref
        found = read(json.dumps(message.get("data", message)).encode(), "2026-02-03")
        if found is not None:
            assert not (faults := faults_of(found)), f"{found.doi}: {faults}"
        assert found is not None or "DOI" not in message, message


def test_every_message_of_crossref_gives_a_sound_record() -> None:
    read: Reader = read_crossref
    count = 0
    for line in lines("works.jsonl.gz"):
        raw = json.loads(line)
        found = read(line, "2026-02-03")
        assert found is not None, raw["DOI"]
        assert found.doi == DOI(raw["DOI"].replace("\\/", "/"))
        assert not (faults := faults_of(found)), f"{raw['DOI']}: {faults}"
        said = {claim.field for claim in found.claims}
        assert ("title" in said) >= any(title and title.strip() for title in raw.get("title") or []), raw["DOI"]
        count += 1
    assert count > 1000


def test_every_record_of_datacite_gives_a_sound_record() -> None:
    read: Reader = read_datacite
    count = 0
    for line in lines("datacite_dois.jsonl.gz"):
        data = json.loads(line)["data"]
        found = read(json.dumps(data).encode(), "2026-02-03")
        assert found is not None, data["id"]
        assert found.doi == DOI(data["id"])
        assert not (faults := faults_of(found)), f"{data['id']}: {faults}"
        assert "title" in {claim.field for claim in found.claims}, data["id"]
        count += 1
    assert count > 10
