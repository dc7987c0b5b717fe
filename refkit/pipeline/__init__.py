"""The flow from inputs to a library to files. It prints nothing; the command line calls it."""

from refkit.pipeline.api import library, write
from refkit.pipeline.enriching import Enriched, enrich
from refkit.pipeline.flow import annotate, build, read, reading_suffixes
from refkit.pipeline.inputs import STDIN, Input, expand
from refkit.pipeline.lines import parse
from refkit.pipeline.opening import Meter
from refkit.pipeline.outputs import write_file
from refkit.pipeline.overwriting import check_whole, spare_inputs
from refkit.pipeline.targets import Target, makers, resolve

__all__ = [
    "STDIN",
    "Enriched",
    "Input",
    "Meter",
    "Target",
    "annotate",
    "build",
    "check_whole",
    "enrich",
    "expand",
    "library",
    "makers",
    "parse",
    "read",
    "reading_suffixes",
    "resolve",
    "spare_inputs",
    "write",
    "write_file",
]
