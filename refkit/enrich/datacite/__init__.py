"""DataCite: the registry of most data sets, software, preprints of repositories and theses."""

from refkit.enrich.datacite.provider import DATACITE

__all__ = ["DATACITE"]
