"""The official CSL test suite, case by case. `suite_passes.txt` names the cases that pass; a case that passes
without standing there fails too, so that nothing gained is lost again.

The suite is looked for in the folder that REFKIT_CSL_SUITE names (its processor-tests/humans), then beside the
project.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from tests.scorers.csl import render

_HERE = Path(__file__).parent
_PASSES = frozenset((_HERE / "suite_passes.txt").read_text("utf-8").split())
_OPENING = re.compile(r"^.*>>={2,}\s*([A-Z0-9-]+)\s*=+>*.*$")
_CLOSING = re.compile(r"^.*<<={2,}\s*([A-Z0-9-]+)\s*=+<*.*$")
_JSON = {
    "INPUT": "input",
    "CITATION-ITEMS": "citation_items",
    "CITATIONS": "citations",
    "BIBENTRIES": "bibentries",
    "BIBSECTION": "bibsection",
    "ABBREVIATIONS": "abbreviations",
}


def _folder() -> Path | None:
    named = os.environ.get("REFKIT_CSL_SUITE")
    places = [Path(named)] if named else [_HERE.parents[2] / "shared" / "data" / "csl-suite"]
    for place in places:
        for folder in (place / "humans", place):
            if folder.is_dir() and next(folder.glob("*_*.txt"), None):
                return folder
    return None


_SUITE = _folder()
_CASES = sorted(_SUITE.glob("*.txt")) if _SUITE else []


def _read(path: Path) -> tuple[dict[str, Any], str]:
    sections: dict[str, str] = {}
    inside = ""
    body: list[str] = []
    for line in path.read_text("utf-8-sig").splitlines():
        if not inside:
            if opening := _OPENING.match(line):
                inside, body = opening[1], []
        elif (closing := _CLOSING.match(line)) and closing[1] == inside:
            sections.setdefault(inside, "\n".join(body))
            inside = ""
        else:
            body.append(line)
    fixture: dict[str, Any] = {"name": path.stem, "mode": sections["MODE"].strip(), "csl": sections["CSL"].strip()}
    for section, key in _JSON.items():
        fixture[key] = json.loads(sections[section]) if section in sections else None
    return fixture, sections["RESULT"]


@pytest.mark.skipif(_SUITE is None, reason="the CSL test suite is not there; REFKIT_CSL_SUITE names its folder")
@pytest.mark.parametrize("path", _CASES, ids=lambda path: path.stem)
def test_a_case_of_the_official_suite_reads_as_listed(path: Path) -> None:
    fixture, expected = _read(path)
    try:
        got = render(fixture)
    except Exception as error:
        got = f"{type(error).__name__}: {error}"
    if path.stem in _PASSES:
        assert got.strip() == expected.strip()
    else:
        assert got.strip() != expected.strip(), f"{path.stem} passes now: add it to suite_passes.txt"


@pytest.mark.skipif(_SUITE is None, reason="the CSL test suite is not there; REFKIT_CSL_SUITE names its folder")
def test_every_case_of_the_list_is_in_the_suite() -> None:
    assert {path.stem for path in _CASES} >= _PASSES
