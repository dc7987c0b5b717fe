"""Is this that work? An answer with its reasons."""

from refkit.matching.compare import Match, compare, title_key

__all__ = ["Match", "compare", "title_key"]
