"""refkit: scraped scholarly pages → a bibliography one can trust.

>>> import refkit
>>> library = refkit.library(["seeds"])
>>> refkit.write(library, "refs.bib")

The public names are those in `__all__`. They are imported when they are first used, so that `import refkit`
costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from refkit.errors import RefkitError
    from refkit.model import DOI, Claim, Finding, Library, Name, Problem, Reading, Record, Source, Span, Work
    from refkit.parsers import Page
    from refkit.parsers import decode as decode_page
    from refkit.parsers import read as read_page
    from refkit.pipeline import library, write

__version__ = "0.1.0"

__all__ = [
    "DOI",
    "Claim",
    "Finding",
    "Library",
    "Name",
    "Page",
    "Problem",
    "Reading",
    "Record",
    "RefkitError",
    "Source",
    "Span",
    "Work",
    "decode_page",
    "library",
    "read_page",
    "write",
]

# Public name → where it is. A name that is not here is one of the values in `refkit.model`.
_HOMES = {
    "RefkitError": ("refkit.errors", "RefkitError"),
    "Page": ("refkit.parsers", "Page"),
    "decode_page": ("refkit.parsers", "decode"),
    "read_page": ("refkit.parsers", "read"),
    "library": ("refkit.pipeline", "library"),
    "write": ("refkit.pipeline", "write"),
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'refkit' has no attribute {name!r}")
    module, attribute = _HOMES.get(name, ("refkit.model", name))
    found = getattr(import_module(module), attribute)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
