"""The stand-in run by hand, and on the recorded messages when those are there."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from tests.conftest import ROOT
from tests.stand_in import Records, StandIn
from tests.stand_in.asking import get

DATA = Path(os.environ.get("REFKIT_CROSSREF_DATA", ROOT.parent / "shared" / "data" / "crossref"))
WORKS = DATA / "works.jsonl.gz"


@pytest.mark.skipif(not WORKS.exists(), reason="no recorded messages; set REFKIT_CROSSREF_DATA to their folder")
def test_recorded_messages_come_back_as_they_were_recorded() -> None:
    records = Records.read(WORKS)
    with StandIn(records) as server:
        for doi in list(records.works)[::50]:
            got = get(server.url, f"/works/{quote(doi, safe='')}").json["message"]
            assert got["DOI"].lower() == doi
            assert got["score"] == 1.0
            assert not [name for name in got if name.startswith("_")]
        batch = [doi for doi in list(records.works)[:40] if "," not in doi]
        asked = urlencode({"filter": ",".join(f"doi:{doi}" for doi in batch), "rows": 50})
        found = get(server.url, f"/works?{asked}").json["message"]["items"]
        assert sorted(item["DOI"].lower() for item in found) == sorted(batch)
        title = (
            "Risk of the Androgen Deprivation Syndrome in Men Receiving Androgen Deprivation for Prostate Cancer"
        )
        search = urlencode({"query.bibliographic": title, "rows": 2})
        best = get(server.url, f"/works?{search}").json["message"]["items"][0]
        assert best["DOI"] == "10.1001/.465"
        assert get(server.url, "/works/10.26434%2Fchemrxiv.5406907").status == 301


def test_it_runs_by_hand_says_where_it_is_and_writes_its_log(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    command = [sys.executable, "-m", "tests.stand_in", "--faults", "first:1=503", "--log", str(log)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(6)]
        address = re.search(r"http://127\.0\.0\.1:\d+", lines[1])
        assert address is not None
        statuses = [get(address.group(), "/works/10.5555/corrected").status for _ in range(2)]
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0
    assert statuses == [503, 200]
    assert [json.loads(line)["status"] for line in log.read_text("utf-8").splitlines()] == statuses


def test_a_fault_that_is_none_is_refused_with_the_known_ones() -> None:
    command = [sys.executable, "-m", "tests.stand_in", "--faults", "first:1=sloth"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "use one of 403, 429" in done.stderr
