"""A library → the entries of an annotated bibliography, once for all kinds of document.

Everything here is plain text without control characters, white space folded; each document escapes for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from refkit import csl
from refkit.documents import Options
from refkit.documents.layouts import Layout, layout_of
from refkit.documents.notices import notices
from refkit.documents.origins import Origin, origins
from refkit.documents.own_words import own_words
from refkit.documents.printable import clean, plain_title, plural, printable
from refkit.documents.quotations import Quotation, absence, quotations, tallies
from refkit.documents.side_file import Annotation, Paragraph
from refkit.model import Library, Problem, Record
from refkit.text.missing import lost_names, missing

_ORIGIN_HEADS = {
    "Annotation in": "Annotation in ",
    "Listed in": "Listed in ",
    "Read in": "Read in ",
    "Page counts": "The page counts: ",
    "Joined because": "Joined because ",
    "Problems": "",
}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


class DocumentEntry(msgspec.Struct, frozen=True):
    """One work: the formatted reference, and all that its annotation says.

    anchor:       a name for links inside the document, letters, digits and "-" only, told apart from all others
    annotation:   what the person wrote, `annotated_in` the files in which that stands
    absence:      why no finding of its own is quoted; "" if one is
    tallies:      what the page counts, a sentence; "" if it does not
    abstract:     its sections, label and text; "" as the label if there is none
    missing:      what the reference lacks, in words; names that were lost with their number
    joined:       why records were taken for one work
    notices:      retractions, corrections and contradictions, a sentence each

    Without findings (`Options.findings`) all is empty that says what was quoted and read where.
    """

    key: str
    anchor: str
    reference: csl.Entry
    title: str
    language: str = ""
    annotation: tuple[Paragraph, ...] = ()
    annotated_in: tuple[str, ...] = ()
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

    @property
    def abstract_title(self) -> str:
        """What stands before the abstract: that it stands in for an annotation, and that it is cut off."""
        said = [] if self.annotation else ["in place of an annotation"]
        said += ["cut off on the page"] if self.abstract_cut else []
        return f"Abstract ({', '.join(said)})" if said else "Abstract"

    @property
    def abstract_lines(self) -> list[tuple[str, str]]:
        """The sections, with a mark of omission behind the last if it is cut off."""
        last = len(self.abstract) - 1
        return [
            (label, f"{text} …" if self.abstract_cut and number == last else text)
            for number, (label, text) in enumerate(self.abstract)
        ]

    @property
    def origin_rows(self) -> list[tuple[str, list[str]]]:
        """Where it was read and what it lacks: what each row is called, and its lines; no row is empty."""
        rows = [("Annotation in", list(self.annotated_in))]
        where = [
            f"{origin.ref} ({origin.reader})" + (f": {', '.join(origin.fields)}" if origin.fields else "")
            for origin in self.origins
        ]
        rows.append(("Listed in" if self.mentioned else "Read in", where))
        rows.append(("Page counts", [self.tallies] if self.tallies and not self.citing else []))
        rows.append(("Joined because", list(self.joined)))
        rows.append(("Missing", [", ".join(self.missing)] if self.missing else []))
        rows.append(("Problems", list(self.problems)))
        rows.append(("Key", [self.key]))
        return [(name, lines) for name, lines in rows if lines] if self.origins or self.problems else []

    @property
    def origin_lines(self) -> list[str]:
        """The same a line each: `Read in page.txt (scite)`."""
        return [
            f"{_ORIGIN_HEADS.get(name, f'{name}: ')}{line}" for name, lines in self.origin_rows for line in lines
        ]


class Contents(msgspec.Struct, frozen=True):
    """A whole document: its title, a line that sums it up, the entries in the order of the style, the problems
    that belong to no single entry, and the layout that the style asks for.

    labelled: whether references begin with a number or label that is set apart
    """

    title: str
    summary: str
    entries: tuple[DocumentEntry, ...]
    problems: tuple[str, ...]
    hanging_indent: bool
    layout: Layout
    labelled: bool


def contents(library: Library, options: Options) -> Contents:
    """What the documents print of `library`. Raises what `refkit.csl.bibliography` raises."""
    bibliography = csl.bibliography(
        [(key, record.work) for key, record in library.items()], options.style, options.locale, options.engine
    )
    records = dict(library.items())
    own, general = _by_entry(library, (*library.problems, *bibliography.problems))
    anchors = _anchors(entry.key for entry in bibliography.entries)
    entries = tuple(
        _entry(
            reference, anchor, records[key], options.annotations.get(key, ()), own.get(key, ()), options.findings
        )
        for reference, anchor in zip(bibliography.entries, anchors, strict=True)
        if (key := reference.key) in records
    )
    layout = layout_of(options.style)
    return Contents(
        clean(options.title) or layout.title,
        _summary(entries, options),
        entries,
        tuple(map(_problem, general)) if options.findings else (),
        bibliography.hanging_indent,
        layout,
        any(entry.reference.label for entry in entries),
    )


def _entry(
    reference: csl.Entry,
    anchor: str,
    record: Record,
    written: Sequence[Annotation],
    problems: Sequence[Problem],
    findings: bool,
) -> DocumentEntry:
    abstract = record.work.abstract
    annotation, annotated_in = own_words(record, written)
    entry = DocumentEntry(
        key=clean(reference.key),
        anchor=anchor,
        reference=csl.Entry(reference.key, printable(reference.runs), printable(reference.label)),
        title=plain_title(record.work.title),
        language=language(record),
        annotation=annotation,
        abstract=tuple((clean(s.label), clean(s.text)) for s in abstract.sections) if abstract else (),
        abstract_cut=bool(abstract and abstract.cut),
        mentioned=record.role == "mentioned",
        notices=notices(record),
    )
    if not findings:
        return entry
    quoted, citing = quotations(record)
    lost = lost_names(record)
    return msgspec.structs.replace(
        entry,
        annotated_in=annotated_in,
        findings=quoted,
        absence="" if quoted else absence(record),
        citing=citing,
        tallies=tallies(record.context),
        origins=origins(record),
        missing=tuple(f"authors ({lost})" if lost and name == "authors" else name for name in missing(record)),
        joined=tuple(map(clean, record.joined)),
        problems=tuple(map(_problem, problems)),
    )


def language(record: Record) -> str:
    """The language tag of the work, if it is one and no markup."""
    tag = record.work.language.strip()
    return tag if _LANGUAGE.fullmatch(tag) else ""


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


def _summary(entries: Sequence[DocumentEntry], options: Options) -> str:
    if not entries:
        return "No works."
    parts = [plural(len(entries), "work")]
    annotated = sum(bool(entry.annotation) for entry in entries)
    if annotated:
        parts.append(f"{annotated} annotated")
    if options.findings:
        quoted = sum(len(entry.findings) for entry in entries)
        silent = sum(bool(entry.absence) for entry in entries)
        citing = sum(len(entry.citing) for entry in entries)
        parts.append(f"{plural(quoted, 'key finding')} quoted")
        parts += [f"{silent} without a stated finding"] if silent else []
        parts += [f"{plural(citing, 'statement')} of citing papers"] if citing else []
    return ", ".join(parts) + "."
