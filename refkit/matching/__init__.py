"""Is this that work? An answer with its reasons.

`compare` takes two records of a library; `decide` a description, maybe partial, and what a registry offers for it.
"""

from refkit.matching.compare import Match, compare, family_key, title_key
from refkit.matching.decide import DEFAULT_THRESHOLD, Decision, decide
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
