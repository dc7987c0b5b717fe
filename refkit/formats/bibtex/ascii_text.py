r"""Entries in ASCII, for BibTeX of 8 bits and journals that want it: `Fran{\c c}ois`, `Stra{\ss}e`, `$\alpha$`.

A letter for which LaTeX has no command (Chinese, Cyrillic) stays as it is; nothing is transliterated.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from refkit.text.latex_symbols import ACCENTS, SYMBOLS

_COMMANDS = {mark: command for command, mark in ACCENTS.items() if command != "t"}
# The first name of a sign that is LaTeX's own.
_NAMES: dict[str, str] = {}
for _name, _char in SYMBOLS.items():
    if len(_char) == 1 and not _char.isascii():
        _NAMES.setdefault(_char, _name)
_PLAIN = {
    "–": "--", "—": "---", "“": "``", "”": "''", "\u00a0": "~", "\u2011": "-", "\u2010": "-", "−": "$-$",
    "×": "$\\times$", "±": "$\\pm$", "≤": "$\\leq$", "≥": "$\\geq$", "≠": "$\\neq$", "≈": "$\\approx$",
    "→": "$\\to$", "∞": "$\\infty$", "µ": "$\\mu$", "°": "{\\textdegree}", "·": "{\\textperiodcentered}",
    "…": "{\\ldots}", "\u2009": "\\,", "\u202f": "\\,", "\u200b": "", "\ufeff": "",
}  # fmt: skip
_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau"
    " upsilon phi chi psi omega"
).split()
for _number, _name in enumerate(_GREEK):
    if _name != "omicron":
        _PLAIN[chr(0x3B1 + _number)] = f"$\\{_name}$"
for _name in ("gamma", "delta", "theta", "lambda", "xi", "pi", "sigma", "upsilon", "phi", "psi", "omega"):
    _PLAIN[chr(0x391 + _GREEK.index(_name))] = f"$\\{_name.capitalize()}$"

_LETTER = re.compile("(.)([\u0300-\u036f]+)|[^\x00-\x7f]")
_FIELD = re.compile(r"  ([a-z]+) = ")
_VERBATIM = frozenset({"url", "doi", "eprint", "file"})
_NOT_VERBATIM = re.compile("[^\x00-\x7f]+")


def entry_in_ascii(entry: str) -> str:
    """An entry as the writer makes it, its fields in ASCII; addresses and DOIs percent-encoded (RFC 3986)."""
    if entry.isascii():
        return entry
    lines = entry.split("\n")
    field = ""
    for number, line in enumerate(lines):
        if found := _FIELD.match(line):
            field = found[1]
        if not line.isascii():
            lines[number] = (
                _NOT_VERBATIM.sub(lambda run: quote(run[0]), line) if field in _VERBATIM else _in_ascii(line)
            )
    return "\n".join(lines)


def _in_ascii(text: str) -> str:
    # The key of an entry stands in its first line, which holds no field.
    return _LETTER.sub(lambda found: _command(found[0]), text) if not text.startswith("@") else text


@lru_cache(maxsize=4096)
def _command(letter: str) -> str:
    """A letter with its accents, or a sign, as LaTeX; itself if there is no command."""
    if letter in _PLAIN:
        return _PLAIN[letter]
    if letter in _NAMES:
        return f"{{\\{_NAMES[letter]}}}"
    base, *marks = list(unicodedata.normalize("NFD", letter))
    if marks and all(mark in _COMMANDS for mark in marks):
        inner = base if base.isascii() else _command(base)
        if inner != base or base.isascii():
            for number, mark in enumerate(marks):
                inner = _accented(_COMMANDS[mark], inner, dotless=number == 0)
            return inner
    compatible = unicodedata.normalize("NFKC", letter)
    return compatible if compatible.isascii() and compatible.isalnum() else letter


def _accented(command: str, inner: str, *, dotless: bool) -> str:
    r"""`{\"u}`, `{\c c}`, `{\'\i}`, `{\'{\^e}}`."""
    if dotless and inner in ("i", "j") and command not in ("c", "k", "d", "b"):
        inner = f"\\{inner}"
        return f"{{\\{command}{' ' if command.isalpha() and inner[0] != chr(92) else ''}{inner}}}"
    return f"{{\\{command}{' ' if command.isalpha() and inner[0].isalpha() else ''}{inner}}}"
