"""Record files (.jsonl): one record a line with all its claims, nothing lost. What commands hand to each other.

A line is an object:

    schema    1
    role, verdict, joined, notices      as in `Record`, where they are not empty
    sources   the sources that the line speaks of
    claims    field, value, source (index into `sources`), span [start, end], confidence, parts [[start, end], …]
    findings  as in `Finding`, `source` an index
    item      the CSL-JSON item of the values that won: for people and jq, made from the rest, not read
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from refkit.formats import Format, beginnings
from refkit.formats.gathering import gathered, lines, told
from refkit.model import (
    DOI,
    FIELD_TYPES,
    Claim,
    Finding,
    Library,
    Notice,
    Problem,
    Reading,
    Record,
    Source,
    Span,
    Work,
)
from refkit.model.csl_item import to_csl
from refkit.model.record import Role, Verdict

SCHEMA = 1
_EVIDENCE = 160


class _Claim(msgspec.Struct, omit_defaults=True):
    field: str
    value: Any
    source: int
    span: Span | None = None
    confidence: float | msgspec.UnsetType = msgspec.UNSET  # 1.0, which nearly all have, is not written
    parts: tuple[Span, ...] = ()


class _Line(msgspec.Struct, omit_defaults=True):
    schema: int
    role: Role = "primary"
    verdict: Verdict = "unverified"
    joined: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    sources: tuple[Source, ...] = ()
    claims: tuple[_Claim, ...] = ()
    findings: tuple[dict[str, Any], ...] = ()
    item: dict[str, Any] = {}


def _plain(value: Any) -> Any:
    if isinstance(value, DOI):
        return value.text
    raise TypeError(f"no JSON for {type(value).__name__}")


def _typed(kind: type, value: Any) -> Any:
    if kind is DOI and isinstance(value, str):
        return DOI(value)
    raise TypeError(f"{kind.__name__} expected")


_ENCODER = msgspec.json.Encoder(enc_hook=_plain)
_DECODER = msgspec.json.Decoder(_Line)


def encode(record: Record) -> str:
    """`record` as one line, without the line end. The values that merging chose are written as `item` only."""
    index: dict[Source, int] = {}
    claims = tuple(
        _Claim(
            c.field,
            c.value,
            index.setdefault(c.source, len(index)),
            c.span,
            msgspec.UNSET if c.confidence == 1.0 else c.confidence,
            c.parts,
        )
        for c in record.claims
    )
    findings = tuple(
        msgspec.to_builtins(f) | {"source": index.setdefault(f.source, len(index))} for f in record.findings
    )
    line = _Line(
        SCHEMA,
        record.role,
        record.verdict,
        record.joined,
        record.notices,
        tuple(index),
        claims,
        findings,
        to_csl(record.work) if record.work != _NO_WORK else {},
    )
    try:
        return _ENCODER.encode(line).decode()
    except (UnicodeEncodeError, OverflowError):
        # A lone surrogate, or a number beyond 64 bits: the standard library writes them, as escapes and digits.
        return json.dumps(msgspec.to_builtins(line, enc_hook=_plain))


_NO_WORK = Work()


def write(library: Library) -> Iterator[str]:
    """A line a record. Citation keys are those claimed in the records; made-up ones are not written."""
    for record in library.records:
        yield encode(record) + "\n"


def read(text: str, ref: str) -> Reading:
    """Every line that is a record → the record as it was. Never raises.

    `chosen`, `work` and `context` are empty: `refkit.merge` works them out of the claims. A line that is no
    record or holds no claim, one of a newer schema, a claim about a field that is not known or with a value of
    another type: each a problem with its line, and the rest is read.
    """
    return gathered(each([text], ref))


def each(pieces: Iterable[str], ref: str) -> Iterator[Record | Problem]:
    """As `read`, of a text that comes in pieces: a line at a time."""
    problems: list[Problem] = []
    for number, raw in enumerate(lines(pieces), 1):
        line = raw.removeprefix("\ufeff") if number == 1 else raw
        if not line.strip():
            continue
        try:
            found = _decode(line)
        except (ValueError, RecursionError) as error:
            yield _problem("no_record", "error", f"Line {number} is no record: {error}.", ref, number, line)
            continue
        if found.schema > SCHEMA or found.schema < 1:
            message = f"Line {number} has schema {found.schema}; this version reads {SCHEMA}. Update refkit."
            yield _problem("newer_schema", "error", message, ref, number, line)
            continue
        record = _record(found, ref, number, problems)
        yield from told(problems)
        if record.claims:
            yield record
        else:
            message = (
                f"Line {number} holds no claim that can be read, so it is no record; correct it or take it out."
            )
            yield _problem("no_record", "error", message, ref, number, line)


def _decode(line: str) -> _Line:
    """One line. Raises ValueError (msgspec's errors are such) or RecursionError."""
    try:
        return _DECODER.decode(line)
    except msgspec.ValidationError:
        schema = _schema(line)
        if schema is not None and schema != SCHEMA:
            return _Line(schema)  # what follows may have another form there
        raise
    except (msgspec.DecodeError, UnicodeEncodeError):
        # msgspec reads no lone surrogates; the standard library does, and tells better what is wrong.
        return msgspec.convert(json.loads(line), _Line)


def _schema(line: str) -> int | None:
    data = msgspec.json.decode(line)
    schema = data.get("schema") if isinstance(data, dict) else None
    return schema if isinstance(schema, int) else None


def _record(line: _Line, ref: str, number: int, problems: list[Problem]) -> Record:
    def refuse(code: str, what: str, evidence: object) -> None:
        message = f"Line {number}: {what} was not read."
        problems.append(_problem(code, "warning", message, ref, number, str(evidence)))

    claims = []
    for claim in line.claims:
        if claim.field not in FIELD_TYPES:
            refuse("unknown_field", f"the unknown field {claim.field[:80]!r}", claim.value)
        elif not 0 <= claim.source < len(line.sources):
            refuse("no_source", f"a claim about {claim.field!r} without a source", claim.value)
        else:
            try:
                value = msgspec.convert(claim.value, FIELD_TYPES[claim.field], dec_hook=_typed)
            except (ValueError, RecursionError) as error:
                refuse("bad_value", f"a claim about {claim.field!r} ({error})", claim.value)
                continue
            source = line.sources[claim.source]
            confidence = 1.0 if claim.confidence is msgspec.UNSET else claim.confidence
            claims.append(Claim(claim.field, value, source, claim.span, confidence, claim.parts))
    findings = []
    for raw in line.findings:
        number_of_source = raw.get("source")
        if type(number_of_source) is not int or not 0 <= number_of_source < len(line.sources):
            refuse("no_source", "a finding without a source", raw.get("text"))
            continue
        source = msgspec.to_builtins(line.sources[number_of_source])
        try:
            findings.append(msgspec.convert(raw | {"source": source}, Finding))
        except (ValueError, RecursionError) as error:
            refuse("bad_value", f"a finding ({error})", raw.get("text"))
    return Record(
        tuple(claims),
        role=line.role,
        findings=tuple(findings),
        verdict=line.verdict,
        notices=line.notices,
        joined=line.joined,
    )


def _problem(code: str, severity: Any, message: str, ref: str, number: int, evidence: str) -> Problem:
    return Problem(code, severity, message, ref, line=number, evidence=evidence[:_EVIDENCE])


RECORDS = Format(
    "records", "refkit records (JSON lines)", (".jsonl",), read, write, each=each, begins=beginnings.records
)
