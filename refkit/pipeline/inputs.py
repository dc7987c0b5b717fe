"""What the names on a command line stand for: files, folders, globs and standard input."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec

from refkit.model import Problem
from refkit.parsers.containers import PAGE_SUFFIXES, SUFFIXES

STDIN = "-"

_ABOUT_THE_FOLDER = ("readme", "license", "licence", "changelog", "contributing", "notice", "robots")
_GLOB = frozenset("*?[")


class Input(msgspec.Struct, frozen=True):
    """One thing to read. `ref` is its name in sources and problems; "-" is standard input."""

    ref: str

    @property
    def name(self) -> str:
        """What to call it in a sentence."""
        return "standard input" if self.ref == STDIN else self.ref

    @property
    def suffix(self) -> str:
        """The file ending in lower case, with the dot; "" for standard input."""
        return "" if self.ref == STDIN else os.path.splitext(self.ref)[1].lower()


def expand(names: Iterable[str], reference_suffixes: Iterable[str] = ()) -> tuple[list[Input], list[Problem]]:
    """The inputs that `names` stand for, each once, folders and globs in sorted order; and what is wrong.

    A folder is searched with all below it for pages, containers and files of `reference_suffixes`; hidden files, a
    README and the like, and other kinds of file are left out, and a note says how many. Pipes and devices,
    which may never end, are read only when they are named.
    """
    suffixes = PAGE_SUFFIXES | SUFFIXES | set(reference_suffixes)
    inputs: dict[str, Input] = {}
    problems: list[Problem] = []

    def add(ref: str) -> None:
        inputs.setdefault(ref if ref == STDIN else os.path.abspath(ref), Input(ref))

    for name in names:
        if name == STDIN:
            add(name)
        elif os.path.isdir(name):
            found, wrong = _folder(name, suffixes)
            problems.extend(wrong)
            for ref in found:
                add(ref)
        elif os.path.lexists(name):
            add(name)
        elif _GLOB & set(name):
            matches = sorted(
                match for match in glob.glob(name, recursive=True) if not os.path.isdir(match) and _ends(match)
            )
            if not matches:
                problems.append(_missing(name, f"Nothing matches {name!r}; check the pattern and the folder."))
            for ref in matches:
                add(ref)
        else:
            problems.append(_missing(name, f"There is no file or folder {name!r}; check the name."))
    return list(inputs.values()), problems


def _missing(name: str, message: str) -> Problem:
    return Problem("no_such_input", "error", message, name)


def _ends(path: str) -> bool:
    """Whether `path` is a regular file; or a link that leads nowhere, which reading will tell."""
    return os.path.isfile(path) or not os.path.exists(path)


def _folder(name: str, suffixes: frozenset[str]) -> tuple[list[str], list[Problem]]:
    problems: list[Problem] = []
    found: list[str] = []
    left_out: Counter[str] = Counter()

    def unreadable(error: OSError) -> None:
        where = str(error.filename)
        problems.append(Problem("unreadable", "error", f"Folder {where} cannot be read ({error.strerror}).", where))

    for folder, folders, files in os.walk(name, onerror=unreadable):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            stem, suffix = os.path.splitext(file.lower())
            if file.startswith("."):
                continue
            if suffix == ".gz" and os.path.splitext(stem)[1] not in suffixes:
                suffix = os.path.splitext(stem)[1] + suffix  # "x.tar.gz" holds no pages
            if suffix in suffixes and not stem.startswith(_ABOUT_THE_FOLDER):
                path = Path(folder, file).as_posix()
                if _ends(path):
                    found.append(path)
                else:
                    left_out[f"{file} (a pipe or device)"] += 1
            else:
                left_out[suffix or file] += 1
    if not found and not problems:
        problems.append(
            Problem("no_pages", "error", f"Folder {name} holds no page ({', '.join(sorted(suffixes))}); name the "
                    "files themselves if they have other endings.", name)
        )  # fmt: skip
    if left_out:
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(left_out.items()))
        problems.append(
            Problem("left_out", "note", f"Left out of {name}, since they are no pages: {kinds}.", name)
        )  # fmt: skip
    return found, problems
