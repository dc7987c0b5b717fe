"""What the tests of `refkit check` share: the libraries, and what it prints of them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from refkit.cli import run
from tests.conftest import FIXTURES, ROOT

Captured = pytest.CaptureFixture[str]
LIBRARY = FIXTURES / "libraries" / "to-check.bib"
SOUND = FIXTURES / "libraries" / "sound.bib"


def point(monkeypatch: pytest.MonkeyPatch, crossref: str, datacite: str, doi: str) -> None:
    monkeypatch.setenv("REFKIT_CROSSREF_URL", crossref)
    monkeypatch.setenv("REFKIT_DATACITE_URL", datacite)
    monkeypatch.setenv("REFKIT_DOI_URL", doi)
    monkeypatch.delenv("REFKIT_MAILTO", raising=False)
    monkeypatch.chdir(ROOT)


def found(answered: str, capsys: Captured, *options: str) -> dict[str, dict[str, Any]]:
    """Key → the object that `--json` prints."""
    capsys.readouterr()
    assert run(["check", str(LIBRARY), "--json", "--cache", answered, *options]) == 1
    objects = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return {one["key"]: one for one in objects}


def rows(answered: str, capsys: Captured, *options: str) -> list[list[str]]:
    capsys.readouterr()
    assert run(["check", str(LIBRARY), "--cache", answered, *options]) == 1
    lines = capsys.readouterr().out.partition("\n\n")[0].splitlines()
    return [re.split(r"\s{2,}", line, maxsplit=2) for line in lines]


def kinds(one: dict[str, Any]) -> list[str]:
    return [remark["kind"] for remark in one["remarks"]]


def fields(text: str) -> dict[str, dict[str, str]]:
    entries = re.findall(r"@(\w+)\{(\w+),\n(.*?)\n\}", text, re.DOTALL)
    return {
        key: {"type": kind, **dict(re.findall(r"^  (\w+) = \{?(.*?)\}?,?$", body, re.MULTILINE))}
        for kind, key, body in entries
    }
