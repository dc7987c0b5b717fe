"""Reference lists by BibTeX's own styles (`plain.bst`): what LaTeX would print, by pybtex's interpreter of them.

The works are written as BibTeX, the style is run on them, and what it makes, a `thebibliography` in LaTeX, is taken
apart into entries. A style is a program: it runs as long as it has steps left, and reaches nothing but its input.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from refkit.csl import Bibliography, Entry, Run
from refkit.errors import StyleError, UsageError
from refkit.model import Library, Problem

SUFFIX = ".bst"

_MOST_ROUNDS = 20_000_000  # of all loops of a style together
_LOOKUP_SECONDS = 20
# What no style prints, and would only have to be read.
_UNPRINTED = frozenset({"abstract", "annote", "keywords", "file"})
_ITEM = re.compile(r"\\bibitem\s*")
_END = re.compile(r"\\end\{thebibliography\}")
_NEW_BLOCK = re.compile(r"\\newblock\b[ \t]*|\\natexlab\b|\\penalty0 ?")
_TAG = re.compile(r"<(/?)(i|b|sup|sub|span)(?: [^<>]{0,60})?>")
_LESS = "\ue000"  # stands for a "<" until the tags are taken out
_FIELD_OF = {"i": "italic", "b": "bold", "sup": "superscript", "sub": "subscript", "span": "small_caps"}


def is_style(name: str) -> bool:
    """Whether `name` is that of a style of BibTeX's."""
    return name.lower().endswith(SUFFIX)


def find(name: str) -> Path:
    """The file of a style: a path, or a name that TeX finds (`kpsewhich`). Raises `UsageError`."""
    path = Path(name)
    if path.is_file():
        return path
    finder = shutil.which("kpsewhich")
    if finder and path.name == name:
        try:
            found = subprocess.run(  # noqa: S603  (kpsewhich, with a name that is no option)
                [finder, "--", name], capture_output=True, text=True, check=False, timeout=_LOOKUP_SECONDS
            ).stdout.strip()
        except (OSError, subprocess.SubprocessError):
            found = ""
        if found:
            return Path(found)
    where = "nor among those of TeX" if finder else "and TeX, which has the usual ones, is not installed"
    raise UsageError(f"There is no BibTeX style {name!r} here, {where}; name the path of a .bst file.")


def bibliography(library: Library, style: str) -> Bibliography:
    """The works of `library` in the order and form of the .bst style, its warnings as problems.

    Raises `UsageError` (no such style) and `StyleError` (it cannot be run).
    """
    from pybtex import errors
    from pybtex.bibtex import bst
    from pybtex.bibtex.interpreter import Interpreter
    from pybtex.database.input.bibtex import Parser

    from refkit.formats.bibtex import bibtex_table
    from refkit.formats.bibtex.settings import Settings
    from refkit.formats.bibtex.write import Writer

    path = find(style)
    text = "".join(Writer(bibtex_table.TABLE, Settings(omit=_UNPRINTED)).write(library))
    warnings: list[str] = []
    interpreter = Interpreter(Parser, "utf-8")
    interpreter.vars["warning$"] = _Warning(warnings)
    interpreter.vars["while$"] = _While()
    try:
        script = list(bst.parse_string(path.read_text("utf-8", "replace")))
        with errors.capture() as captured:
            made = interpreter.run(script, ["*"], [io.StringIO(text)], min_crossrefs=2)
    except Exception as error:  # a style may do anything wrong that a program can
        reason = " ".join(str(error).split()) or type(error).__name__
        raise StyleError(
            f"The style {path.name} cannot be run ({reason}); check the file, or take another."
        ) from error
    warnings += map(str, captured)
    problems = tuple(
        Problem("style_warning", "warning", f"{path.name} warns: {' '.join(warning.split())}.")
        for warning in warnings
    )
    entries = tuple(_entries(made))
    if library.records and not entries:
        raise StyleError(
            f"The style {path.name} made no entry; it may be one for another purpose, so take another."
        )
    return Bibliography(entries, problems)


class _Warning:
    """BibTeX's `warning$`, which gathers what it is told."""

    def __init__(self, warnings: list[str]) -> None:
        self.warnings = warnings

    def execute(self, interpreter: Any) -> None:
        self.warnings.append(str(interpreter.pop()))


class _While:
    """BibTeX's `while$`, with an end."""

    def __init__(self) -> None:
        self.left = _MOST_ROUNDS

    def execute(self, interpreter: Any) -> None:
        body = interpreter.pop()
        condition = interpreter.pop()
        while True:
            condition.execute(interpreter)
            if interpreter.pop() <= 0:
                return
            self.left -= 1
            if self.left < 0:
                raise RuntimeError("its loops do not come to an end")
            body.execute(interpreter)


def _entries(made: str) -> Iterator[Entry]:
    r"""The entries of a `thebibliography`: `\bibitem[label]{key} text`; numbers where there are no labels."""
    from refkit.text import latex

    end = _END.search(made)
    items = list(_ITEM.finditer(made, 0, end.start() if end else len(made)))
    for number, item in enumerate(items, 1):
        stop = items[number].start() if number < len(items) else end.start() if end else len(made)
        label, position = _argument(made, item.end(), stop, "[", "]")
        key, position = _argument(made, position, stop, "{", "}")
        text = _NEW_BLOCK.sub(" ", made[position:stop]).replace("\\doi{", "doi: {")
        shown = " ".join(latex.decode(label).split()) if label else str(number)
        yield Entry(key.strip(), tuple(_runs(text)), (Run(f"[{shown}]"),))


def _argument(text: str, start: int, stop: int, opening: str, closing: str) -> tuple[str, int]:
    """An argument that begins at `start` and where it ends; ("", start) if there is none."""
    while start < stop and text[start].isspace():
        start += 1
    if not text.startswith(opening, start):
        return "", start
    depth = 0
    for position in range(start + 1, stop):
        char = text[position]
        if depth == 0 and char == closing:
            return text[start + 1 : position], position + 1
        depth += (char == "{") - (char == "}")
    return "", start


def _runs(text: str) -> Iterator[Run]:
    """LaTeX as runs of formatted text; `~` is an ordinary blank, as lines are broken anew."""
    from refkit.text import latex

    text = text.replace("<", _LESS)  # of the works; what is a tag below was made of a command
    decoded = " ".join(latex.decode(" ".join(text.split())).replace("\u00a0", " ").split())
    open_now: list[str] = []
    position = 0
    for tag in _TAG.finditer(decoded):
        yield from _run(decoded[position : tag.start()], open_now)
        position = tag.end()
        if not tag[1]:
            open_now.append(tag[2])
        elif tag[2] in open_now:
            open_now.remove(tag[2])
    yield from _run(decoded[position:], open_now)


def _run(text: str, tags: list[str]) -> Iterator[Run]:
    if text:
        yield Run(text.replace(_LESS, "<"), **{_FIELD_OF[tag]: True for tag in tags})
