"""Web of Science, tagged: the plain text export of its Core Collection and of BIOSIS and Derwent."""

from __future__ import annotations

from refkit.formats import Format, beginnings, late

_READ = f"{__name__}.read"

WOS = Format(
    "wos",
    "Web of Science, tagged",
    (".ciw", ".isi"),
    late(_READ, "read"),
    late(f"{__name__}.write", "write"),
    each=late(_READ, "each"),
    begins=beginnings.wos,
)
