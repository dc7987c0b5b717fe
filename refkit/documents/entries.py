"""A library → the entries of an annotated bibliography, once for all kinds of document.

Everything here is plain text without control characters, white space folded; each document escapes for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from refkit import csl
from refkit.documents import Options
from refkit.findings import absence
from refkit.model import Claim, Finding, Library, Notice, Problem, Record
from refkit.text.missing import lost_names, missing

_KINDS = {"result": "Result", "conclusion": "Conclusion", "citation": "A citing paper"}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile("[\t\x0b-\r\x85\u2028\u2029]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


class Quotation(msgspec.Struct, frozen=True):
    """A finding as it is printed.

    kind:  "Result", "Conclusion", "A citing paper"
    text:  the quotation, without quotation marks of ours
    about: what stands beside it: the section, and for a citing paper the page's own word and figure
    place: `page.txt, characters 120–260`, as far as it is known
    why:   why it was chosen
    """

    kind: str
    text: str
    about: str
    place: str
    why: str


class Origin(msgspec.Struct, frozen=True):
    """A page or file that an entry was read from: its name, the reader, and the fields whose values it gave
    (only told apart where there is more than one)."""

    ref: str
    reader: str
    fields: tuple[str, ...] = ()


class DocumentEntry(msgspec.Struct, frozen=True):
    """One work: the formatted reference, and all that its annotation says.

    anchor:    a name for links inside the document, letters, digits and "-" only, told apart from all others
    absence:   why no finding of its own is quoted; "" if one is
    tallies:   what the page counts, a sentence; "" if it does not
    missing:   what the reference lacks, in words; names that were lost with their number
    joined:    why records were taken for one work
    notices:   retractions and corrections, a sentence each
    """

    key: str
    anchor: str
    reference: csl.Entry
    title: str
    language: str = ""
    findings: tuple[Quotation, ...] = ()
    absence: str = ""
    citing: tuple[Quotation, ...] = ()
    tallies: str = ""
    abstract: tuple[tuple[str, str], ...] = ()
    abstract_cut: bool = False
    origins: tuple[Origin, ...] = ()
    mentioned: bool = False
    missing: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class Contents(msgspec.Struct, frozen=True):
    """A whole document: its title, a line that sums it up, the entries in the order of the style, and the
    problems that belong to no single entry."""

    title: str
    summary: str
    entries: tuple[DocumentEntry, ...]
    problems: tuple[str, ...]
    hanging_indent: bool


def contents(library: Library, options: Options) -> Contents:
    """What the documents print of `library`. Raises what `refkit.csl.bibliography` raises."""
    bibliography = csl.bibliography(
        [(key, record.work) for key, record in library.items()], options.style, options.locale, options.engine
    )
    records = dict(library.items())
    own, general = _by_entry(library, (*library.problems, *bibliography.problems))
    anchors = _anchors(entry.key for entry in bibliography.entries)
    entries = tuple(
        _entry(reference, anchor, records[reference.key], own.get(reference.key, ()))
        for reference, anchor in zip(bibliography.entries, anchors, strict=True)
        if reference.key in records
    )
    return Contents(
        clean(options.title), _summary(entries), entries, tuple(map(_problem, general)), bibliography.hanging_indent
    )


def clean(text: str) -> str:
    """`text` on one line, without characters that are not for print."""
    return " ".join(_CONTROL.sub("", text).split())


def _entry(reference: csl.Entry, anchor: str, record: Record, problems: Sequence[Problem]) -> DocumentEntry:
    abstract = record.work.abstract
    language = record.work.language.strip()
    lost = lost_names(record)
    return DocumentEntry(
        key=clean(reference.key),
        anchor=anchor,
        reference=csl.Entry(reference.key, _printable(reference.runs), _printable(reference.label)),
        title=clean(record.work.title),
        language=language if _LANGUAGE.fullmatch(language) else "",
        findings=tuple(_quotation(f) for f in record.findings if f.kind != "citation"),
        absence=absence(record),
        citing=tuple(_quotation(f) for f in record.findings if f.kind == "citation"),
        tallies=_tallies(record),
        abstract=tuple((clean(s.label), clean(s.text)) for s in abstract.sections) if abstract else (),
        abstract_cut=bool(abstract and abstract.cut),
        origins=_origins(record),
        mentioned=record.role == "mentioned",
        missing=tuple(f"authors ({lost})" if lost and name == "authors" else name for name in missing(record)),
        joined=tuple(map(clean, record.joined)),
        notices=tuple(map(_notice, record.notices)),
        problems=tuple(map(_problem, problems)),
    )


def _printable(runs: Iterable[csl.Run]) -> tuple[csl.Run, ...]:
    return tuple(msgspec.structs.replace(run, text=_CONTROL.sub("", _BREAK.sub(" ", run.text))) for run in runs)


def _quotation(finding: Finding) -> Quotation:
    about = [f"section {clean(finding.section)}"] if finding.section else []
    if finding.stance:
        figure = finding.printed_confidence
        sure = f" ({figure:.0%})" if figure is not None else ""
        about.append(f"“{clean(finding.stance)}”{sure} on the page")
    source = _name(finding.source.ref) or finding.source.name
    if finding.span:
        source = f"{source}, characters {finding.span.start}–{finding.span.end}"
    kind, why = _KINDS[finding.kind], clean(finding.reason)
    return Quotation(kind, clean(finding.text), ", ".join(about), clean(source), why)


def _name(ref: str) -> str:
    """The file name of a path; an address as it is."""
    return ref if "://" in ref else re.split(r"[/\\]", ref)[-1] or ref


def _tallies(record: Record) -> str:
    """`5 supporting, 132 mentioning, 0 contrasting, 1 unclassified in 138 citation statements; …`."""
    context = record.context
    counted = [
        f"{count} {word}"
        for word, count in (
            ("supporting", context.tally_supporting),
            ("mentioning", context.tally_mentioning),
            ("contrasting", context.tally_contrasting),
            ("unclassified", context.tally_unclassified),
        )
        if count is not None
    ]
    parts = [", ".join(counted)] if counted else []
    if context.statement_count is not None:
        statements = _plural(context.statement_count, "citation statement")
        parts = [f"{parts[0]} in {statements}"] if parts else [statements]
    if context.citing_publications is not None:
        parts.append(f"cited by {_plural(context.citing_publications, 'publication')}")
    if context.times_cited is not None:
        parts.append(f"cited {_plural(context.times_cited, 'time')}")
    return "; ".join(parts)


def _origins(record: Record) -> tuple[Origin, ...]:
    """Every source in the order of the claims. Fields are named by what won, if there are several sources."""
    readers: dict[str, str] = {}
    for claim in record.claims:
        if claim.source.kind != "inferred":
            readers.setdefault(claim.source.ref or claim.source.name, claim.source.name)
    given: dict[str, list[str]] = {ref: [] for ref in readers}
    if len(readers) > 1:
        for field, claim in record.chosen.items():
            _ref(given, claim).append(field)
    return tuple(Origin(clean(ref), clean(reader), tuple(given[ref])) for ref, reader in readers.items())


def _ref(given: dict[str, list[str]], claim: Claim) -> list[str]:
    return given.get(claim.source.ref or claim.source.name, [])


def _by_entry(library: Library, problems: Iterable[Problem]) -> tuple[dict[str, list[Problem]], list[Problem]]:
    """Problems by the one entry that they belong to: its key, or a page that only it is about; and the rest.

    Notes ("left out of the folder: 2 pictures") are for who ran the export, not for who reads the document.
    """
    about: dict[str, list[str]] = {}
    for key, record in library.items():
        about.setdefault(key, []).append(key)
        if record.role == "primary":
            for ref in record.refs:
                about.setdefault(ref, []).append(key)
    own: dict[str, list[Problem]] = {}
    general: list[Problem] = []
    for problem in dict.fromkeys(problem for problem in problems if problem.severity != "note"):
        keys = about.get(problem.where, [])
        (own.setdefault(keys[0], []) if len(keys) == 1 else general).append(problem)
    return own, general


def _problem(problem: Problem) -> str:
    where = f" ({problem.where}{f', line {problem.line}' if problem.line else ''})" if problem.where else ""
    return clean(f"{problem.severity.capitalize()}: {problem.message}{where}")


def _notice(notice: Notice) -> str:
    """`Retraction, 2021-03-04, DOI 10.1000/182 (crossref)`."""
    said = str(notice)
    return clean(said[:1].upper() + said[1:])


def _anchors(keys: Iterable[str]) -> list[str]:
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    anchors = []
    for key in keys:
        base = re.sub(r"[^A-Za-z0-9]+", "-", key).strip("-") or "work"
        anchor = base
        while anchor in taken:
            numbers[base] = numbers.get(base, 1) + 1
            anchor = f"{base}-{numbers[base]}"
        taken.add(anchor)
        anchors.append(anchor)
    return anchors


def _summary(entries: Sequence[DocumentEntry]) -> str:
    if not entries:
        return "No works."
    quoted = sum(len(entry.findings) for entry in entries)
    silent = sum(bool(entry.absence) for entry in entries)
    citing = sum(len(entry.citing) for entry in entries)
    parts = [_plural(len(entries), "work"), f"{_plural(quoted, 'key finding')} quoted"]
    if silent:
        parts.append(f"{silent} without a stated finding")
    if citing:
        parts.append(f"{_plural(citing, 'statement')} of citing papers")
    return ", ".join(parts) + "."


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
