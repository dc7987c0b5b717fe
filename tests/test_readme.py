"""The README's examples are run, and what they print stands there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.stand_in import StandIn

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SESSIONS = [body for kind, body in BLOCK.findall(README) if kind == "console" and body.startswith("$ ")]
FILES = re.findall(r"^```\w+ (\S+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
PROGRAMS = [body for kind, body in BLOCK.findall(README) if kind == "python"]
ANYTHING = "..."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    for name, text in FILES:
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module", autouse=True)
def registries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is asked in the examples is not the registries but their stand-in."""
    with StandIn() as server, pytest.MonkeyPatch.context() as environment:
        environment.setenv("REFKIT_CROSSREF_URL", server.url)
        environment.setenv("REFKIT_DATACITE_URL", server.datacite_url)
        environment.setenv("REFKIT_DOI_URL", server.doi_url)
        environment.setenv("REFKIT_CACHE", str(tmp_path_factory.mktemp("cache") / "registries.sqlite"))
        yield


def run(command: list[str], folder: Path) -> list[str]:
    """The lines that a command prints, standard error first shown where it comes."""
    result = subprocess.run(
        command,
        cwd=folder,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    return result.stdout.decode().replace("\r\n", "\n").splitlines()


def matches(lines: list[str], expected: list[str]) -> bool:
    """Whether `lines` are as expected; "..." stands for any lines, at the end of a line for any rest of it."""
    if not expected:
        return not lines
    first, *rest = expected
    if first == ANYTHING:
        return any(matches(lines[i:], rest) for i in range(len(lines) + 1))
    if not lines:
        return False
    same = lines[0].startswith(first.removesuffix(ANYTHING)) if first.endswith(ANYTHING) else lines[0] == first
    return same and matches(lines[1:], rest)


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: session.splitlines()[0])
def test_each_console_example_prints_what_the_readme_says(session: str, folder: Path) -> None:
    for example in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        command, *expected = example.splitlines()
        program, *arguments = shlex.split(command)
        assert program == "refkit"
        lines = run([sys.executable, "-m", "refkit.cli", *arguments], folder)
        assert matches(lines, expected), "\n".join(lines[:40])


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.splitlines()[-1])
def test_each_python_example_runs(program: str, folder: Path) -> None:
    printed = run([sys.executable, "-c", program], folder)
    assert printed
    shown = [line[1:].strip() for line in program.splitlines() if line.startswith("#")]
    assert not shown or [line for line in printed if line] == [line for line in shown if line]
    assert (folder / "refs.bib").exists() or "refs.bib" not in program


def demo_commands() -> list[str]:
    """The lines of the Makefile's recipe `demo`, as a shell would run them."""
    recipe = (ROOT / "Makefile").read_text().partition("\ndemo:")[2].partition("\n\n")[0]
    lines = recipe.partition("\n")[2].replace("\\\n", " ").splitlines()
    return [line.strip().removeprefix("@").replace("$(BIN)/refkit", "refkit") for line in lines]


def demo_output(folder: Path) -> str:
    """What `make demo` prints once the environment is there."""
    prelude = f'refkit() {{ "{sys.executable}" -m refkit.cli "$@"; }}\n'
    lines = run(["sh", "-ec", prelude + "\n".join(demo_commands())], folder)
    return "".join(line.rstrip() + "\n" for line in lines)


DEMO_STARTS, DEMO_ENDS = "<!-- demo -->\n```text\n", "```\n"


def test_the_output_of_make_demo_stands_in_the_readme(folder: Path) -> None:
    shown = README.partition(DEMO_STARTS)[2].partition(DEMO_ENDS)[0]
    assert demo_output(folder) == shown, "run `make readme` and read the change"
    for name in ("peer-support.bib", "peer-support.ris", "peer-support.json", "peer-support.html"):
        assert (folder / "demo" / name).stat().st_size > 2000


def test_every_command_and_document_is_in_the_readme() -> None:
    from refkit.cli import COMMANDS

    for command in COMMANDS:
        assert f"### `refkit {command}`" in README or f"`refkit {command}`" in README
    for link in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / link).exists(), link


if __name__ == "__main__":  # `make readme`
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(ROOT / "seeds", Path(place) / "seeds")
        before, start, rest = README.partition(DEMO_STARTS)
        after = rest.partition(DEMO_ENDS)[2]
        (ROOT / "README.md").write_text(
            before + start + demo_output(Path(place)) + DEMO_ENDS + after, encoding="utf-8"
        )
