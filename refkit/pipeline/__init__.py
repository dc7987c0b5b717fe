"""The flow from inputs to a library to files. It prints nothing; the command line calls it."""

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
