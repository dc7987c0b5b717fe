"""The flow from inputs to a library to files. It prints nothing; the command line calls it.

Each name is imported when it is first used: who formats a reference list does not wait for the registries.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from refkit.pipeline.api import library, write
    from refkit.pipeline.checking import Checked, Entry, check, entries, unlost
    from refkit.pipeline.converting import Conversion
    from refkit.pipeline.enriching import Enriched, enrich
    from refkit.pipeline.fixing import Change, fixed
    from refkit.pipeline.flow import annotate, build, read, reading_suffixes
    from refkit.pipeline.inputs import STDIN, Input, expand
    from refkit.pipeline.lines import parse
    from refkit.pipeline.opening import Meter
    from refkit.pipeline.outputs import write_file
    from refkit.pipeline.overwriting import check_whole, spare_inputs
    from refkit.pipeline.remarking import KINDS, NO_NOTICE, Remark, remarks, trouble
    from refkit.pipeline.targets import Target, makers, resolve

__all__ = [
    "KINDS",
    "NO_NOTICE",
    "STDIN",
    "Change",
    "Checked",
    "Conversion",
    "Enriched",
    "Entry",
    "Input",
    "Meter",
    "Remark",
    "Target",
    "annotate",
    "build",
    "check",
    "check_whole",
    "enrich",
    "entries",
    "expand",
    "fixed",
    "library",
    "makers",
    "parse",
    "read",
    "reading_suffixes",
    "remarks",
    "resolve",
    "spare_inputs",
    "trouble",
    "unlost",
    "write",
    "write_file",
]

# Module → the names above that are in it.
_MODULES = {
    "api": ("library", "write"),
    "checking": ("Checked", "Entry", "check", "entries", "unlost"),
    "converting": ("Conversion",),
    "enriching": ("Enriched", "enrich"),
    "fixing": ("Change", "fixed"),
    "flow": ("annotate", "build", "read", "reading_suffixes"),
    "inputs": ("STDIN", "Input", "expand"),
    "lines": ("parse",),
    "opening": ("Meter",),
    "outputs": ("write_file",),
    "overwriting": ("check_whole", "spare_inputs"),
    "remarking": ("KINDS", "NO_NOTICE", "Remark", "remarks", "trouble"),
    "targets": ("Target", "makers", "resolve"),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return found
