"""The parsers behind the protocol of an outside scorer: `parse(path, url)` gives a CSL-JSON item."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from refkit import merge, parsers
from refkit.model.csl_item import to_csl


def parse(path: str, url: str | None) -> dict[str, Any]:
    """The page's own work as a CSL-JSON item; an empty dict if the page has none.

    `url` is the address that the page was saved from, or None.
    """
    page = parsers.decode(Path(path).read_bytes(), path, url or "")
    reading = parsers.read(page)
    primary = next((record for record in reading.records if record.role == "primary"), None)
    if primary is None:
        return {}
    return to_csl(merge.resolve(primary).work)
