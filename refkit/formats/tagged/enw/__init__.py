"""Refer (.enw): the tagged format that EndNote imports and that many sites offer."""

from __future__ import annotations

from refkit.formats import Format, beginnings, late

_READ = f"{__name__}.read"

ENW = Format(
    "enw",
    "Refer (EndNote import)",
    (".enw", ".refer"),
    late(_READ, "read"),
    late(f"{__name__}.write", "write"),
    each=late(_READ, "each"),
    begins=beginnings.enw,
)
