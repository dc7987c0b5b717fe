"""Claims → values, records → one record a work, works → citation keys."""

from refkit.merge.differences import Difference, differences
from refkit.merge.keys import DEFAULT_PATTERN, assign_keys, compile_pattern
from refkit.merge.records import join
from refkit.merge.values import resolve

__all__ = ["DEFAULT_PATTERN", "Difference", "assign_keys", "compile_pattern", "differences", "join", "resolve"]
