"""Claims: who says what about a work, and where it stands."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from refkit.model.context import CONTEXT_TYPES
from refkit.model.span import Span
from refkit.model.work import VARIABLE_TYPES

SourceKind = Literal["page", "embedded", "registry", "file", "user", "inferred"]


class Source(msgspec.Struct, frozen=True, omit_defaults=True, repr_omit_defaults=True):
    """Who says it.

    kind:      page (visible text), embedded (tags in the page), registry, file (a reference file of the
               user's), user (a correction by hand), inferred (worked out by a rule of refkit's own)
    name:      the reader, registry or rule ("scite", "crossref", "recase")
    ref:       the page or file as it was named, or the registry's address
    encoding:  how its bytes were read; `Path(ref).read_text(encoding)[start:end]` is the text of a span
    retrieved: ISO date on which it was fetched, if it is known; never taken from the clock here
    """

    kind: SourceKind
    name: str
    ref: str = ""
    encoding: str = "utf-8"
    retrieved: str = ""


class Claim(msgspec.Struct, frozen=True, omit_defaults=True, repr_omit_defaults=True, gc=False):
    """One statement about one field of a work.

    field:      a CSL variable ("container-title") or a field of `refkit.model.Context` ("times-cited")
    value:      of the type that `FIELD_TYPES[field]` gives; a list field is claimed as a whole
    span:       where it was read; None if the source has no text with places
    confidence: 0 to 1, how sure the reader is that the page means this
    parts:      for a list, the span of each element; for an abstract, of each section's text
    """

    field: str
    value: Any
    source: Source
    span: Span | None = None
    confidence: float = 1.0
    parts: tuple[Span, ...] = ()


FIELD_TYPES: dict[str, Any] = {**VARIABLE_TYPES, **CONTEXT_TYPES}
