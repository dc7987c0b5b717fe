"""What a page says about a work beyond the reference itself: how it is cited, filed and made available."""

from __future__ import annotations

from typing import Any

import msgspec

from refkit.model.dates import PartialDate
from refkit.model.span import Span


class Statement(msgspec.Struct, frozen=True, omit_defaults=True, repr_omit_defaults=True, gc=False):
    """A citation statement: what a citing paper says, quoted to the letter.

    `type` is the page's own word (supporting, mentioning, contrasting, unclassified), `confidence` its own
    printed figure (0.99 for "99%"), `section` where in the citing paper it stands. `span` is the place of
    `text` alone; the claim's part is the place of the whole block with section, type and confidence.
    """

    text: str
    section: str = ""
    type: str = ""
    confidence: float | None = None
    span: Span | None = None


class Metric(msgspec.Struct, frozen=True, gc=False):
    """A figure that the page prints under a label of its own: `Metric("views", 126)`."""

    label: str
    count: int


class Relation(msgspec.Struct, frozen=True, gc=False):
    """Another work that this one is related to, by its DOI.

    `kind` says what this work is to the other, or has in it, in the words of Crossref's relations: is-preprint-of,
    has-preprint, is-version-of, is-identical-to, has-review, is-supplemented-by …
    """

    kind: str
    doi: str

    def __str__(self) -> str:
        """ "has-preprint 10.5555/limpet.0"."""
        return f"{self.kind} {self.doi}"


class OtherField(msgspec.Struct, frozen=True, gc=False):
    """A field of a reference file for which CSL has no variable, as it stands there (in BibTeX: LaTeX).

    `format` is the format's name; of both dialects of BibTeX "bibtex". A `name` of "" is the entry's type, where
    another one would be written for the type that CSL has.
    """

    format: str
    name: str
    value: str

    def __str__(self) -> str:
        """ "mood = good"."""
        return f"{self.name or 'type'} = {self.value}"


class Context(msgspec.Struct, frozen=True, omit_defaults=True, repr_omit_defaults=True):
    """The values for which CSL has no variable. None, "" and () mean: the page does not say."""

    author_count: int | None = None  # authors there are, where their names were lost
    affiliations: tuple[str, ...] = ()
    times_cited: int | None = None
    citing_publications: int | None = None
    statement_count: int | None = None
    reference_count: int | None = None
    tally_supporting: int | None = None
    tally_mentioning: int | None = None
    tally_contrasting: int | None = None
    tally_unclassified: int | None = None
    statements: tuple[Statement, ...] = ()
    classifications: tuple[str, ...] = ()  # codes of a library classification, as printed
    subject_codes: tuple[str, ...] = ()  # codes of a subject scheme, as printed
    access: tuple[str, ...] = ()  # notes on access, as printed ("Is Open Access")
    metrics: tuple[Metric, ...] = ()
    record_id: str = ""  # the site's own identifier of its record
    related_count: int | None = None  # works that the page says are related
    relations: tuple[Relation, ...] = ()  # which works those are, by DOI
    accepted: PartialDate | None = (
        None  # when it was accepted, and revised; when it was received is CSL's `submitted`
    )
    revised: PartialDate | None = None

    @property
    def tallies(self) -> dict[str, int]:
        """The page's own word for citing statements of a kind → how many it counts, of those that it counts."""
        counts = {
            "supporting": self.tally_supporting,
            "mentioning": self.tally_mentioning,
            "contrasting": self.tally_contrasting,
            "unclassified": self.tally_unclassified,
        }
        return {word: count for word, count in counts.items() if count is not None}

    other_fields: tuple[OtherField, ...] = ()  # what a reference file says and CSL cannot


# Attribute of `Context` → name of the field in a claim; and back.
CONTEXT_NAMES: dict[str, str] = {name: name.replace("_", "-") for name in Context.__struct_fields__}
CONTEXT_ATTRIBUTES: dict[str, str] = {field: name for name, field in CONTEXT_NAMES.items()}
CONTEXT_TYPES: dict[str, Any] = {CONTEXT_NAMES[field.name]: field.type for field in msgspec.structs.fields(Context)}
