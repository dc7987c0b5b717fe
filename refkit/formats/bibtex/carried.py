"""What a .bib file said of a work and CSL cannot say, for the .bib file that is written."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Any

from refkit.formats.bibtex.entries import FORMAT
from refkit.formats.bibtex.entry_claims import AND_OTHERS
from refkit.model import Record
from refkit.text.latex import balanced

_UNFIT = re.compile(r"[^\w:+./-]+")
_BLOCK_START = re.compile(r"^([^\S\n]*)@(?=\w*[ \t]*[{(])", re.MULTILINE)


class Carried:
    """The claims of `record` about other fields; where several files said something of one field, the first."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.claims = [claim for claim in record.claims if claim.field == "other-fields"]
        self.entry_type = ""
        self.by_name: dict[str, str] = {}
        for claim in self.claims:
            for other in claim.value:
                if other.format != FORMAT:
                    continue
                if not other.name:
                    self.entry_type = self.entry_type or other.value
                elif other.value != AND_OTHERS:
                    self.by_name.setdefault(other.name, other.value)

    def cut_short(self, field: str, names: Any) -> bool:
        """Whether the list of names is one that ended with "and others" in its file."""
        sources = [
            claim.source
            for claim in self.claims
            if any(other.name == field and other.value == AND_OTHERS for other in claim.value)
        ]
        return bool(sources) and any(
            claim.value == names and claim.source in sources
            for claim in self.record.claims
            if claim.field != "other-fields"
        )

    def fields(self, there: Container[str]) -> Iterator[tuple[str, str]]:
        """The fields that are not `there` already, in the order of their file, as they stood in it.

        A name that no other reader would take loses the characters in question; braces without their partners go.
        """
        for name, value in self.by_name.items():
            name = _UNFIT.sub("_", name).strip("_")
            if not name or name in there:
                continue
            if not balanced(value):
                value = value.replace("{", "").replace("}", "")
            yield name, _BLOCK_START.sub(r"\1{@}", value)
