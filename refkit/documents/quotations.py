"""What is quoted of a work and on it: its findings, and what citing papers say."""

from __future__ import annotations

import re

import msgspec

from refkit.documents.printable import clean, plural
from refkit.model import Context, Finding, Record
from refkit.text.notes import note, told_by
from refkit.text.printable import paragraphs

_KINDS = {"result": "Result", "conclusion": "Conclusion", "citation": "A citing paper"}
_NOTE = re.compile(r"(?:Key finding \((\w{1,20})\)|Citing paper(?: \((.{1,300}?)\))?) “(.*)” \[(?:read in )?(.*)\]")


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


def quotations(record: Record) -> tuple[tuple[Quotation, ...], tuple[Quotation, ...]]:
    """The work's own findings, and what citing papers say.

    A reference file that refkit wrote holds findings as notes; those that are not found anew are quoted from
    there, with the page that they name.
    """
    own = [quotation(f) for f in record.findings if f.kind != "citation"]
    citing = [quotation(f) for f in record.findings if f.kind == "citation"]
    known = {told_by(note(finding)) for finding in record.findings}
    for paragraph in paragraphs(record.work.annote) if "“" in record.work.annote else ():
        told = told_by(paragraph)
        match = _NOTE.fullmatch(paragraph) if told and told not in known else None
        if match is not None:
            kind = _KINDS["citation"] if match[1] is None else match[1].capitalize()
            found = Quotation(kind, clean(match[3]), clean(match[2] or ""), clean(match[4]), "noted before")
            (citing if match[1] is None else own).append(found)
    return tuple(own), tuple(citing)


def quotation(finding: Finding) -> Quotation:
    """`finding` as it is printed."""
    about = [f"section {clean(finding.section)}"] if finding.section else []
    if finding.stance:
        figure = finding.printed_confidence
        sure = f" ({figure:.0%})" if figure is not None else ""
        about.append(f"“{clean(finding.stance)}”{sure} on the page")
    source = _file_name(finding.source.ref) or finding.source.name
    if finding.span:
        source = f"{source}, characters {finding.span.start}–{finding.span.end}"
    kind = _KINDS.get(finding.kind, str(finding.kind).capitalize())
    return Quotation(kind, clean(finding.text), ", ".join(about), clean(source), clean(finding.reason))


def _file_name(ref: str) -> str:
    """The file name of a path; an address as it is."""
    return ref if "://" in ref else re.split(r"[/\\]", ref)[-1] or ref


def absence(record: Record) -> str:
    """Why no finding of the work's own is quoted, in a sentence, if none is."""
    abstract = record.work.abstract
    if abstract is None:
        on_page = any(claim.source.kind in ("page", "embedded") for claim in record.claims)
        return "No abstract on the page." if on_page else "No abstract is given."
    if abstract.cut:
        return "The abstract is cut off on the page; the part that is shown states no finding."
    return "No finding is stated in the abstract."


def tallies(context: Context) -> str:
    """`5 supporting, 132 mentioning, 0 contrasting, 1 unclassified in 138 citation statements; …`; "" if the
    page does not count."""
    counted = [f"{count} {word}" for word, count in context.tallies.items()]
    parts = [", ".join(counted)] if counted else []
    if context.statement_count is not None:
        statements = plural(context.statement_count, "citation statement")
        parts = [f"{parts[0]} in {statements}"] if parts else [statements]
    if context.citing_publications is not None:
        parts.append(f"cited by {plural(context.citing_publications, 'publication')}")
    if context.times_cited is not None:
        parts.append(f"cited {plural(context.times_cited, 'time')}")
    return "; ".join(parts)
