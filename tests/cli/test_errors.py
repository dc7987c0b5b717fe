"""The exceptions, and the ways to their tracebacks."""

from __future__ import annotations

import inspect

import pytest

from refkit import errors
from refkit.cli import run
from tests.conftest import ROOT, SEEDS

Captured = pytest.CaptureFixture[str]
GOOD = str(SEEDS / "scite-mechanisms-of-peer-support.txt")


def test_every_exception_is_raised_somewhere_and_in_the_docstring() -> None:
    sources = "".join(path.read_text() for path in (ROOT / "refkit").rglob("*.py") if path.name != "errors.py")
    for name, kind in inspect.getmembers(errors, inspect.isclass):
        if issubclass(kind, errors.RefkitError):
            assert f" {name} " in (errors.__doc__ or ""), name
            assert f"{name}(" in sources or name == "RefkitError", name


def test_what_follows_a_semicolon_begins_small() -> None:
    error = errors.UnknownName("locale", "qqq", [f"x{n}" for n in range(20)], "Known are many.")
    assert str(error) == "There is no locale 'qqq'; known are many."
    assert "20 are known" in str(errors.UnknownName("locale", "qqq", [f"x{n}" for n in range(20)]))


@pytest.mark.parametrize("place", [0, 1, 2, 4])
def test_debug_may_stand_anywhere(place: int) -> None:
    arguments = ["export", GOOD, "--to", "bibtx"]
    arguments.insert(place, "--debug")
    with pytest.raises(errors.UnknownName):
        run(arguments)


def test_debug_after_two_dashes_is_a_name(capsys: Captured) -> None:
    assert run(["export", "--to", "ris", "--", GOOD, "--debug"]) == 1
    assert "There is no file or folder '--debug'" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["", "export", "cite", "parse", "show", "styles", "formats"])
def test_debug_is_in_the_help(command: str, capsys: Captured) -> None:
    assert run([*command.split(), "--help"]) == 0
    assert "--debug" in capsys.readouterr().out
