"""Citations in running text: the line that says where a work appeared, and whole reference strings."""

from __future__ import annotations

from refkit.text.citations.lines import CitationLine, find_citation
from refkit.text.citations.references import Reference, find_references, parse_reference

__all__ = ["CitationLine", "Reference", "find_citation", "find_references", "parse_reference"]
