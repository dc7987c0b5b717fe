"""Claims → values, records → one record a work, works → citation keys."""

from refkit.merge.differences import Difference, differences
from refkit.merge.key_patterns import DEFAULT_PATTERN, compile_pattern
from refkit.merge.keys import assign_keys
from refkit.merge.passing_keys import Keys
from refkit.merge.records import join
from refkit.merge.values import resolve

__all__ = [
    "DEFAULT_PATTERN",
    "Difference",
    "Keys",
    "assign_keys",
    "compile_pattern",
    "differences",
    "join",
    "resolve",
]
