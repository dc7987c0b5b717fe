"""How to ask: by whom, where, and how long what was learnt is believed."""

from __future__ import annotations

import msgspec

DAY = 86_400.0


class Settings(msgspec.Struct, frozen=True):
    """The settings of a run.

    mailto:       the caller's e-mail address, for the polite pool; "" for the public one. Never a default: limits
                  go by the address.
    cache:        the cache file; "" for one that lasts as long as the run
    days:         how long a registry's answer is believed, in days
    missing_days: how long "there is no such DOI" is believed, in days
    refresh:      ask again for what is in the cache already
    offline:      ask nothing
    timeout:      seconds without a byte after which a request is given up
    attempts:     how often a request is sent before it is put off to another run
    pause:        seconds before a request is sent for the second time; doubled each time, with jitter
    bases:        provider → base address, where it is not the provider's own ("doi.org" is one too)
    rows:         candidates asked for in a search
    filters:      Crossref's filters that narrow a search, name → value
    """

    mailto: str = ""
    cache: str = ""
    days: float = 30.0
    missing_days: float = 3.0
    refresh: bool = False
    offline: bool = False
    timeout: float = 30.0
    attempts: int = 6
    pause: float = 1.0
    bases: dict[str, str] = {}
    rows: int = 5
    filters: dict[str, str] = {}

    def base(self, provider: str, default: str) -> str:
        """The base address of `provider`, without a slash at its end."""
        return self.bases.get(provider, default).rstrip("/")
