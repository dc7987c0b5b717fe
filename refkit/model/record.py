"""Records, findings, problems and the library that holds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from refkit.model.claims import Claim, Source
from refkit.model.context import Context
from refkit.model.span import Span
from refkit.model.work import Work

Role = Literal["primary", "mentioned"]
Verdict = Literal["unverified", "verified", "contradicted", "not_found"]
Severity = Literal["error", "warning", "note"]
FindingKind = Literal["result", "conclusion", "citation"]
Meaning = Literal["retracted", "concern", "corrected", "newer version", "updated"]

# Notices by what they mean for whoever cites the work (Crossref, "Crossmark", types of update; Retraction Watch).
_MEANINGS: dict[str, Meaning] = {
    "retraction": "retracted", "partial_retraction": "retracted", "withdrawal": "retracted",
    "removal": "retracted", "expression_of_concern": "concern", "correction": "corrected",
    "corrigendum": "corrected", "erratum": "corrected", "addendum": "corrected", "clarification": "corrected",
    "new_version": "newer version", "new_edition": "newer version", "published_version": "newer version",
}  # fmt: skip


class Problem(msgspec.Struct, frozen=True, omit_defaults=True, repr_omit_defaults=True):
    """Something that went wrong or should be looked at; the run went on.

    code:     a stable word for programs ("no_work", "binary")
    severity: error (this input or output failed), warning (a value was lost or is doubtful), note
    message:  one sentence for people, with what to do
    where:    the file or page; `span` the place in its text, `line` (1-based) in a reference file
    evidence: the raw text, at most some hundred characters of it
    """

    code: str
    severity: Severity
    message: str
    where: str = ""
    span: Span | None = None
    line: int | None = None
    evidence: str = ""


class Finding(msgspec.Struct, frozen=True, omit_defaults=True, repr_omit_defaults=True, gc=False):
    """A key finding, quoted to the letter.

    kind:    result or conclusion (from the work's own abstract), citation (what a citing paper says)
    text:    as it stands in the source; `span` its place there
    score:   0 to 1, for ranking findings of one kind; not a probability
    section: the label it stands under, or the section of the citing paper
    reason:  why it was chosen, for people
    stance:  citation only: the page's own word (supporting, mentioning, contrasting)
    printed_confidence: citation only: the page's own figure for that word, 0 to 1
    """

    kind: FindingKind
    text: str
    source: Source
    span: Span | None = None
    score: float = 0.0
    section: str = ""
    reason: str = ""
    stance: str = ""
    printed_confidence: float | None = None


class Notice(msgspec.Struct, frozen=True, omit_defaults=True, repr_omit_defaults=True):
    """A retraction, correction or the like, with the DOI of the notice and who says so."""

    kind: str
    doi: str = ""
    source: str = ""
    date: str = ""

    @property
    def meaning(self) -> Meaning:
        """What it means for whoever cites the work; "updated" for a kind that is not known."""
        return _MEANINGS.get(self.kind, "updated")

    def __str__(self) -> str:
        """ "retraction, 2021-03-04, DOI 10.1000/182 (crossref)"."""
        parts = [self.kind.replace("_", " "), self.date, f"DOI {self.doi}" if self.doi else ""]
        return ", ".join(part for part in parts if part) + (f" ({self.source})" if self.source else "")


class Record(msgspec.Struct, frozen=True, repr_omit_defaults=True):
    """All claims about one work, and what follows from them.

    claims:   in the order they were made; none is ever dropped
    role:     primary (a page is about it) or mentioned (a page only lists it)
    chosen:   field → the claim that won; `work` and `context` hold the same values, typed.
              Set by `refkit.merge`, empty before.
    joined:   why records were taken for one work, a reason each
    """

    claims: tuple[Claim, ...]
    role: Role = "primary"
    chosen: Mapping[str, Claim] = {}
    work: Work = Work()
    context: Context = Context()
    findings: tuple[Finding, ...] = ()
    verdict: Verdict = "unverified"
    notices: tuple[Notice, ...] = ()
    joined: tuple[str, ...] = ()

    @property
    def refs(self) -> tuple[str, ...]:
        """The pages and files that it was read from, each once, in order; registries are none."""
        return tuple(
            dict.fromkeys(c.source.ref for c in self.claims if c.source.ref and c.source.kind != "registry")
        )


class Block(msgspec.Struct, frozen=True, omit_defaults=True, repr_omit_defaults=True):
    """A part of a reference file that is no reference, kept for when that format is written again.

    format: the format's name; of both dialects of BibTeX "bibtex"
    kind:   the format's own word for it: string, preamble, comment; text for what stands outside of all blocks
    text:   as it stands in the file
    name:   of a string (a macro) its name, and `value` what it stands for
    before: the citation key of the reference that it precedes; "" at the end of the file
    """

    format: str
    kind: str
    text: str
    name: str = ""
    value: str = ""
    before: str = ""


class Reading(msgspec.Struct, frozen=True):
    """What a reader made of one input: records, problems, or both; and blocks that are no records."""

    records: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = ()
    blocks: tuple[Block, ...] = ()


class Library(msgspec.Struct, frozen=True):
    """Records in order, each with its citation key (`keys[i]` belongs to `records[i]`), all problems, and the
    blocks of the files read that are no records."""

    records: tuple[Record, ...]
    keys: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    blocks: tuple[Block, ...] = ()

    def items(self) -> Iterator[tuple[str, Record]]:
        """Citation key and record, in order."""
        return zip(self.keys, self.records, strict=True)
