"""A registry on this machine: one file made from Crossref's public data, for lookup and matching with no network.

`build` makes it, `Local` reads it.
"""

from refkit.enrich.local.build import Built, build, size
from refkit.enrich.local.lookup import Local
from refkit.enrich.local.store import BadRegistry
from refkit.enrich.local.wanted import Wanted

__all__ = ["BadRegistry", "Built", "Local", "Wanted", "build", "size"]
