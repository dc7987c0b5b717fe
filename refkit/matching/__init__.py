"""Is this that work? An answer with its reasons.

`compare` takes two records of a library; `decide` a description, maybe partial, and what a registry offers for it.
What `decide` needs is imported when it is first asked for: a library is put together without it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from refkit.matching.compare import Match, compare, family_key, title_key

if TYPE_CHECKING:
    from refkit.matching.deciding import DEFAULT_THRESHOLD, Decision, decide
    from refkit.matching.description import Description
    from refkit.matching.evidence import Evidence
    from refkit.matching.weigh import Weighed

__all__ = [
    "DEFAULT_THRESHOLD",
    "Decision",
    "Description",
    "Evidence",
    "Match",
    "Weighed",
    "compare",
    "decide",
    "family_key",
    "title_key",
]

_HOMES = {
    "DEFAULT_THRESHOLD": "deciding",
    "Decision": "deciding",
    "decide": "deciding",
    "Description": "description",
    "Evidence": "evidence",
    "Weighed": "weigh",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return found
