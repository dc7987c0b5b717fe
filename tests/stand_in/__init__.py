"""A stand-in for Crossref, DataCite and doi.org on 127.0.0.1, for tests and for trying refkit out.

    with StandIn(limits=POLITE, faults=[every(20, faults.too_many())]) as server:
        ...  # ask server.url, server.datacite_url, server.doi_url
        assert server.statuses()[200] == 19

By hand: `python -m tests.stand_in --help`.
"""

from __future__ import annotations

from tests.stand_in import faults
from tests.stand_in.faults import Rule, every, first, on_doi, on_path, read_rule, when
from tests.stand_in.limits import DECEMBER_2025, NONE, POLITE, PUBLIC, SILENT, Limit, Limits
from tests.stand_in.log import Seen
from tests.stand_in.messages import Answer, Request
from tests.stand_in.records import FIXTURES, Records
from tests.stand_in.server import StandIn

__all__ = [
    "DECEMBER_2025",
    "FIXTURES",
    "NONE",
    "POLITE",
    "PUBLIC",
    "SILENT",
    "Answer",
    "Limit",
    "Limits",
    "Records",
    "Request",
    "Rule",
    "Seen",
    "StandIn",
    "every",
    "faults",
    "first",
    "on_doi",
    "on_path",
    "read_rule",
    "when",
]
