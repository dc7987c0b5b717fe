"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# `make test` tries the same examples each time, so that a red run means a change made it red; `make fuzz`
# tries many new ones. No example is failed for its time.
WHOLE = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"
_EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "5000"))
settings.register_profile("test", derandomize=True, deadline=None)
settings.register_profile("fuzz", max_examples=_EXAMPLES, deadline=None)
settings.load_profile("fuzz" if WHOLE else "test")

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
FIXTURES = ROOT / "fixtures"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the cache of the person who runs it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


def tries(count: int) -> settings:
    """For a property that `make test` tries on another number of examples than 100."""
    return settings(max_examples=_EXAMPLES if WHOLE else count)


def extent(whole: int, quick: int) -> int:
    """How much of a text made to hurt is used: `make fuzz` takes the whole; for `make test` a part will do, as what
    is quadratic is felt in that already."""
    return whole if WHOLE else quick
