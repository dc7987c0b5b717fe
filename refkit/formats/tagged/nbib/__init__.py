"""MEDLINE (.nbib): PubMed's own format for reference managers."""

from __future__ import annotations

from refkit.formats import Format, beginnings, late

_READ = f"{__name__}.read"

NBIB = Format(
    "nbib",
    "MEDLINE (PubMed)",
    (".nbib",),
    late(_READ, "read"),
    late(f"{__name__}.write", "write"),
    each=late(_READ, "each"),
    begins=beginnings.nbib,
)
