"""The records that the stand-in knows: works of Crossref, DOIs of DataCite, and who has the DOIs of others."""

from __future__ import annotations

import gc
import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.stand_in.messages import as_json

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "crossref"

# Which agency has the DOIs of a prefix, where the records do not tell.
_AGENCIES = {
    "10.1392": "mEDRA",
    "10.1400": "mEDRA",
    "10.2791": "OP",
    "10.5012": "KISTI",
    "10.5061": "DataCite",
    "10.5281": "DataCite",
    "10.5555": "Crossref",
    "10.6084": "DataCite",
    "10.11367": "JaLC",
}
_SCORE = re.compile(rb'"score":\s*(?:null|[-+.\deE]+),\s*|,\s*"score":\s*(?:null|[-+.\deE]+)(?=\s*})')
# Fields that collectors of records add.
_ADDED = re.compile(rb',\s*"_\w+":\s*(?:"(?:[^"\\]|\\.)*"|null|[-+.\deE]+)(?=\s*[,}])')


class Message:
    """A work as Crossref's JSON has it, kept as bytes: `json` is the object without its `score`."""

    __slots__ = ("_json", "_raw", "doi", "issued", "kind", "prefix", "terms")

    def __init__(self, value: Mapping[str, Any], raw: bytes | None = None) -> None:
        self._raw, self._json = raw, b""
        self.doi = str(value["DOI"])
        self.kind = str(value.get("type") or "")
        self.prefix = str(value.get("prefix") or self.doi.partition("/")[0]).rpartition("/")[2]
        self.issued = _date(value.get("issued"))
        self.terms = _terms(value)
        if raw is None:
            self._raw = as_json(value)

    @property
    def json(self) -> bytes:
        if self._raw is not None:
            raw = self._raw.strip()
            cleaned = _SCORE.sub(b"", _ADDED.sub(b"", raw), count=1)
            if raw.count(b'"score":') > 1 or b'"_' in cleaned:
                cleaned = as_json(_own(json.loads(raw)))
            self._json, self._raw = cleaned, None
        return self._json

    @property
    def value(self) -> dict[str, Any]:
        """The message, read anew."""
        read: dict[str, Any] = json.loads(self.json)
        return read

    def scored(self, score: float) -> bytes:
        """The JSON with a score in it."""
        number = f"{score:.6f}" if score else "0.0"
        return b'{"score":' + number.encode() + b"," + self.json[1:].lstrip()


class Records:
    """Everything the stand-in answers from.

    `works`: by lower-case DOI, in the order they came. `aliases`: lower-case alias to the DOI it redirects to.
    `datacite`: JSON:API documents by lower-case DOI. `agencies`: agency by lower-case DOI or prefix.
    """

    def __init__(self) -> None:
        self.works: dict[str, Message] = {}
        self.aliases: dict[str, str] = {}
        self.datacite: dict[str, dict[str, Any]] = {}
        self.agencies: dict[str, str] = dict(_AGENCIES)

    @classmethod
    def read(cls, *sources: str | Path | Iterable[Mapping[str, Any]]) -> Records:
        """Of files and folders (.json, .jsonl, .gz), or of records themselves. The first of equal DOIs stays.

        A record is a message of Crossref's (or the whole answer around it), a document of DataCite's, or
        `{"agencies": {DOI or prefix: agency}}`.
        """
        records, collecting = cls(), gc.isenabled()
        gc.disable()  # thousands of nested lists are made, and none is garbage
        try:
            for source in sources:
                if isinstance(source, str | Path):
                    for path in _files(Path(source)):
                        for value, raw in _values(path):
                            records.add(value, raw)
                else:
                    for given in source:
                        records.add(given)
        finally:
            if collecting:
                gc.enable()
        return records

    def add(self, value: Mapping[str, Any], raw: bytes | None = None) -> None:
        """Take one record in; `raw` is its JSON, if it was read from one."""
        if "agencies" in value:
            self.agencies.update({key.lower(): agency for key, agency in value["agencies"].items()})
        elif "data" in value:
            doi = str(value["data"]["id"]).lower()
            self.datacite.setdefault(doi, {key: value[key] for key in ("data", "included") if key in value})
            self.agencies.setdefault(doi, "DataCite")
            self.agencies.setdefault(doi.partition("/")[0], "DataCite")
        elif "message" in value:
            self.add(value["message"])
        else:
            message = Message(_own(value) if raw is None else value, raw)
            self.works.setdefault(message.doi.lower(), message)
            self.agencies.setdefault(message.prefix, "Crossref")
            for alias in value.get("aliases") or ():
                if alias.lower() != message.doi.lower():
                    self.aliases.setdefault(alias.lower(), message.doi)

    def agency(self, doi: str) -> str | None:
        """The agency that has a DOI, or None if there is no such DOI; a prefix alone tells its agency."""
        doi = doi.lower()
        if doi in self.works or doi in self.aliases:
            return "Crossref"
        return self.agencies.get(doi)


def _own(value: Mapping[str, Any]) -> dict[str, Any]:
    return {key: each for key, each in value.items() if not key.startswith("_") and key != "score"}


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(each for each in path.iterdir() if each.suffix in (".json", ".jsonl", ".gz"))


def _values(path: Path) -> Iterator[tuple[dict[str, Any], bytes | None]]:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    if path.name.removesuffix(".gz").endswith(".json"):
        read = json.loads(content)
        for value in read if isinstance(read, list) else [read]:
            yield value, None
        return
    for line in content.splitlines():
        if line.strip():
            value = json.loads(line)
            yield value, None if "message" in value else line


def _date(value: Any) -> tuple[int, ...]:
    parts = (value or {}).get("date-parts") or [[]]
    return tuple(part for part in parts[0] or () if isinstance(part, int))


def _terms(value: Mapping[str, Any]) -> tuple[str, str, str]:
    """What is searched in: all of a reference, the names alone, the containers alone."""
    names = " ".join(
        f"{name.get('given') or ''} {name.get('family') or name.get('name') or ''}"
        for role in ("author", "editor")
        for name in value.get(role) or ()
    )
    containers = " ".join([*(value.get("container-title") or ()), *(value.get("short-container-title") or ())])
    titles = " ".join([*(value.get("title") or ()), *(value.get("subtitle") or ())])
    numbers = " ".join(str(value.get(field) or "") for field in ("volume", "issue", "page", "article-number"))
    year = " ".join(map(str, _date(value.get("issued"))[:1]))
    return f"{titles} {names} {containers} {numbers} {year}", names, containers
