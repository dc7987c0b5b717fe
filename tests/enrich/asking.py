"""What the tests of asking share: invented works, and asking a stand-in about them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from refkit.enrich.asking import Online
from refkit.enrich.lookup import Outcome
from refkit.enrich.settings import Settings
from refkit.model import DOI
from tests.conftest import ROOT
from tests.stand_in import StandIn

MAILTO = "tests@example.org"


def works(count: int, *, comma: bool = False, padding: int = 0) -> list[dict[str, Any]]:
    """Messages of `count` invented works. With a comma in its DOI each has to be asked for singly. `padding`: the
    random characters of an abstract."""
    return [
        {
            "DOI": f"10.5555/made{',' if comma else '.'}{number:04d}",
            "type": "journal-article",
            "prefix": "10.5555",
            "title": [f"The {number}th work of many, and what it found"],
            "author": [{"given": "Ann", "family": f"Author{number}", "sequence": "first", "affiliation": []}],
            "container-title": ["Journal of Made Works"],
            "issued": {"date-parts": [[1950 + number % 70]]},
            **({"abstract": _noise(number, padding)} if padding else {}),
        }
        for number in range(count)
    ]


def _noise(seed: int, size: int) -> str:
    import random

    return "".join(random.Random(seed).choices("abcdefghijklmnopqrstuvwxyz ", k=size))


def dois(messages: Iterable[dict[str, Any]]) -> list[DOI]:
    return [DOI(message["DOI"]) for message in messages]


def settings(server: StandIn, **changed: Any) -> Settings:
    """Those for asking `server`; what fails is tried again soon."""
    bases = {"crossref": server.url, "datacite": server.datacite_url, "doi.org": server.doi_url}
    return Settings(**{"bases": bases, "mailto": MAILTO, "pause": 0.01, **changed})


def ask(server: StandIn, asked: Iterable[DOI | str], run: str = "", **changed: Any) -> list[Outcome]:
    """The outcome of each DOI, by a run that is opened and closed for it."""
    online = Online(settings(server, **changed), run)
    try:
        return list(online.outcomes(doi if isinstance(doi, DOI) else DOI(doi) for doi in asked))
    finally:
        online.close()


def told(outcomes: Iterable[Outcome]) -> bytes:
    """All that outcomes say, as bytes to be compared."""
    return b"\n".join(repr(outcome).encode() for outcome in outcomes)


def soundly_answered(server: StandIn) -> Counter[str]:
    """DOI → how often it was asked for and answered as it should be."""
    return Counter(doi for seen in server.requests if seen.status == 200 and not seen.fault for doi in seen.dois)


def late_refusals(server: StandIn) -> int:
    """The number of 429s after the first second."""
    seen = server.requests
    return sum(one.status == 429 and one.time > seen[0].time + 1 for one in seen)


def until(condition: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    """Wait for `condition`, which `process` brings about."""
    while not condition():
        assert process.poll() is None, process.communicate()[1]
        time.sleep(0.003)


def refkit(server: StandIn, *arguments: str, **options: Any) -> subprocess.Popen[str]:
    """`refkit …` in a process of its own, asking `server`."""
    environment = {
        **os.environ,
        "REFKIT_CROSSREF_URL": server.url,
        "REFKIT_DATACITE_URL": server.datacite_url,
        "REFKIT_DOI_URL": server.doi_url,
    }
    command = [sys.executable, "-m", "refkit.cli", *arguments]
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, text=True, cwd=ROOT, env=environment, **{**pipes, **options})


def child(server: StandIn, asked: Sequence[DOI], output: Path, run: str, **changed: Any) -> subprocess.Popen[str]:
    """As `ask`, in a process of its own, which writes `told` into `output`."""
    given = {"settings": msgspec.to_builtins(settings(server, **changed)), "run": run}
    given |= {"dois": [doi.text for doi in asked], "output": str(output)}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.enrich.asking"], text=True, cwd=ROOT, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write(json.dumps(given))
    process.stdin.close()
    process.stdin = None
    return process


def _as_child() -> None:
    given = json.load(sys.stdin)
    online = Online(msgspec.convert(given["settings"], Settings), given["run"])
    outcomes = list(online.outcomes(DOI(text) for text in given["dois"]))
    online.close()
    Path(given["output"]).write_bytes(told(outcomes))


if __name__ == "__main__":
    _as_child()
