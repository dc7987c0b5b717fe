"""MODS (.mods): the Library of Congress's bibliographic XML, which libraries, Zotero and bibutils exchange."""

from __future__ import annotations

from refkit.formats import Format, beginnings, late

_READ = f"{__name__}.read"

# A file that is written as .xml is EndNote's; a MODS file that is called so is known by how it begins.
MODS = Format(
    "mods",
    "MODS",
    (".mods", ".xml"),
    late(_READ, "read"),
    late(f"{__name__}.write", "write"),
    priority=150,
    each=late(_READ, "each"),
    begins=beginnings.mods,
)
