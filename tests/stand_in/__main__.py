"""Run the stand-in by hand: `python -m tests.stand_in`."""

from __future__ import annotations

import argparse
import json
import signal
import threading
from pathlib import Path
from typing import Any

from tests.stand_in import FIXTURES, StandIn, read_rule
from tests.stand_in.limits import NAMED
from tests.stand_in.log import Seen

_FAULTS = """WHEN=WHAT. WHEN: every:N, first:N, doi:DOI, path:START. WHAT: 403, 429, 429-seconds:N, 429-date:N, 500,
502, 503, 504, cut, half, html, loop, not-json, reset, slow:SECONDS, stall, wrong-type. May be repeated."""


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.stand_in",
        description="Answers as Crossref, DataCite and doi.org do, on 127.0.0.1, until interrupted.",
    )
    parser.add_argument(
        "--records", nargs="+", metavar="FILE", default=[FIXTURES], help="messages, JSON lines or a folder, .gz too"
    )
    parser.add_argument(
        "--port", type=int, default=0, help="of Crossref; the next two are DataCite's and doi.org's"
    )
    parser.add_argument(
        "--limits", choices=list(NAMED), default="real", help="real: by mailto, as of December 2025 (the default)"
    )
    parser.add_argument("--faults", action="append", default=[], metavar="SPEC", help=_FAULTS)
    parser.add_argument("--latency", type=float, default=0.0, metavar="SECONDS", help="what each answer takes")
    parser.add_argument("--log", type=Path, metavar="FILE", help="write each request as a line of JSON")
    options = parser.parse_args()
    try:
        faults = [read_rule(spec) for spec in options.faults]
    except ValueError as error:
        parser.error(str(error))
    log = options.log.open("a", encoding="utf-8") if options.log else None

    def write(seen: Seen) -> None:
        line: dict[str, Any] = {
            "time": seen.time,
            "service": seen.service,
            "method": seen.method,
            "path": seen.path,
        }
        line |= {
            "path": seen.path,
            "query": seen.query,
            "status": seen.status,
            "connection": seen.connection,
            "fault": seen.fault,
        }
        if log is not None:
            log.write(json.dumps(line) + "\n")
            log.flush()

    # Also when it was started in the background, where a shell has Ctrl-C ignored, and for a plain `kill`.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    with StandIn(
        options.records,
        limits=NAMED[options.limits],
        faults=faults,
        latency=options.latency,
        port=options.port,
        on_request=write if log else None,
    ) as server:
        works, others = len(server.records.works), len(server.records.datacite)
        print(f"{works} works of Crossref's, {others} DOIs of DataCite's; limits: {options.limits}.")
        print(f"Crossref  {server.url}\nDataCite  {server.datacite_url}\ndoi.org   {server.doi_url}")
        print(f"Try: curl '{server.url}/works?query.bibliographic=peer+support&rows=2&mailto=you@example.org'")
        print("Stop with Ctrl-C.", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print()
    if log is not None:
        log.close()


if __name__ == "__main__":
    main()
