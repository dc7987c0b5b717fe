"""RIS (.ris): the tagged format of Reference Manager, which EndNote, Zotero and Mendeley read."""

from __future__ import annotations

from refkit.formats import Format, beginnings, late

_READ = f"{__name__}.read"

RIS = Format(
    "ris",
    "RIS",
    (".ris",),
    late(_READ, "read"),
    late(f"{__name__}.write", "write"),
    each=late(_READ, "each"),
    begins=beginnings.ris,
)
