"""EndNote's XML (.xml), which EndNote, Zotero, Mendeley and the review tools exchange."""

from __future__ import annotations

from refkit.formats import Format, beginnings, late

_READ = f"{__name__}.read"

ENDNOTE_XML = Format(
    "endnote-xml",
    "EndNote XML",
    (".xml",),
    late(_READ, "read"),
    late(f"{__name__}.write", "write"),
    each=late(_READ, "each"),
    begins=beginnings.endnote_xml,
)
