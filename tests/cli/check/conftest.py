"""`refkit check` asks a stand-in for the registries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from refkit.cli import run
from tests.cli.check.checking import LIBRARY, point
from tests.stand_in import StandIn


@pytest.fixture(scope="package")
def server() -> Iterator[StandIn]:
    with StandIn() as server:
        yield server


@pytest.fixture(autouse=True)
def _asking_the_stand_in(server: StandIn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    point(monkeypatch, server.url, server.datacite_url, server.doi_url)
    monkeypatch.setenv("REFKIT_CACHE", str(tmp_path / "cache.sqlite"))
    monkeypatch.setattr("refkit.enrich.pace.Pace.back_off", lambda *_: 0.0)


@pytest.fixture(scope="package")
def answered(server: StandIn, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A cache that has all answers about `LIBRARY`, so that each test of its own words asks nothing anew."""
    cache = tmp_path_factory.mktemp("answered") / "cache.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        point(patch, server.url, server.datacite_url, server.doi_url)
        assert run(["check", str(LIBRARY), "--json", "--cache", str(cache)]) == 1
    return str(cache)
