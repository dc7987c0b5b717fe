r"""LaTeX in ASCII, for BibTeX of 8 bits and journals that want it: `Fran{\c c}ois`, `Stra{\ss}e`, `$\alpha$`.

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
    "–": "--", "—": "---", "“": "``", "”": "''", "\u00a0": "~", "\u2011": "-", "\u2010": "-", "°": "{\\textdegree}",
    "·": "{\\textperiodcentered}", "…": "{\\ldots}", "\u2009": "\\,", "\u202f": "\\,", "\u200b": "", "\ufeff": "",
    "\u2212": "$-$", "\u2032": "$'$", "\u2033": "$''$",
}  # fmt: skip
# Signs that LaTeX has in maths only.
_MATHS = {
    "×": "times", "±": "pm", "≤": "leq", "≥": "geq", "≠": "neq", "≈": "approx",
    "∼": "sim", "≃": "simeq", "≅": "cong",
    "≡": "equiv", "∝": "propto", "→": "to",
    "←": "leftarrow", "↔": "leftrightarrow", "⇒": "Rightarrow", "∞": "infty",
    "µ": "mu",
    "∂": "partial", "∇": "nabla", "∫": "int", "∑": "sum", "∏": "prod", "√": "surd",
    "∈": "in", "∉": "notin",
    "∪": "cup", "∩": "cap", "⊂": "subset", "⊆": "subseteq", "∅": "emptyset", "∀": "forall",
    "∃": "exists", "¬": "neg",
    "∧": "wedge", "∨": "vee", "⊗": "otimes", "⊕": "oplus", "∘": "circ", "⋅": "cdot", "÷": "div", "ℓ": "ell",
    "ħ": "hbar", "ℏ": "hbar",
    "ℝ": "mathbb{R}", "ℤ": "mathbb{Z}", "ℕ": "mathbb{N}", "ℂ": "mathbb{C}",
    "ℚ": "mathbb{Q}", "⟨": "langle", "⟩": "rangle", "‖": "|", "★": "star", "ϵ": "epsilon", "ϕ": "phi",
    "ϑ": "vartheta",
}  # fmt: skip
_GREEK = (
    "alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau"
    " upsilon varphi chi psi omega"
).split()
for _number, _name in enumerate(_GREEK):
    if _name != "omicron":
        _MATHS[chr(0x3B1 + _number)] = _name
for _name in ("gamma", "delta", "theta", "lambda", "xi", "pi", "sigma", "upsilon", "psi", "omega"):
    _MATHS[chr(0x391 + _GREEK.index(_name))] = _name.capitalize()
_MATHS["Φ"] = "Phi"
# Capitals that look like Latin ones, which is how maths writes them; so does the small omicron.
_LOOKALIKE = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΧο", "ABEZHIKMNOPTXo", strict=True))
_ACCENTS_IN_MATHS = {"\u0301": "acute", "\u0300": "grave", "\u0308": "ddot", "\u0342": "tilde", "\u0304": "bar"}
_FRACTIONS = {"⅓": "1/3", "⅔": "2/3", "⅛": "1/8"}

_UP, _DOWN = (
    str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", "0123456789+-=()n"),
    str.maketrans("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+-=()"),
)
_TOKEN = re.compile(
    r"(?<!\\)\$(?P<maths>(?:[^$\\]|\\[^\n])*)\$|(?P<up>[⁰¹²³⁴-⁹⁺⁻⁼⁽⁾ⁿ]+)|(?P<down>[₀-₉₊₋₌₍₎]+)"
    r"|[^\W\d_][\u0300-\u036f]+|[^\x00-\x7f]"
)
_BEYOND = re.compile("[^\x00-\x7f]+")


def commands(text: str) -> str:
    """LaTeX text with commands in place of all letters and signs that have one."""
    return text if text.isascii() else _TOKEN.sub(_replaced, text)


def address(text: str) -> str:
    """An address or DOI, percent-encoded (RFC 3986, section 2)."""
    return text if text.isascii() else _BEYOND.sub(lambda run: quote(run[0]), text)


def _replaced(found: re.Match[str]) -> str:
    maths = found["maths"]
    if found["up"]:
        return f"$^{{{found['up'].translate(_UP)}}}$"
    if found["down"]:
        return f"$_{{{found['down'].translate(_DOWN)}}}$"
    if maths is None:
        return command(found[0])
    return found[0] if maths.isascii() else f"${_BEYOND.sub(lambda run: ''.join(map(_in_maths, run[0])), maths)}$"


def _in_maths(sign: str) -> str:
    if sign in _LOOKALIKE:
        return _LOOKALIKE[sign]
    if sign == "\u2212":
        return "-"
    name = _MATHS.get(sign)
    return f"\\{name} " if name else f"\\text{{{command(sign)}}}"


@lru_cache(maxsize=4096)
def command(letter: str) -> str:
    """A letter with its accents, or a sign, as LaTeX; itself if there is no command."""
    if letter in _PLAIN:
        return _PLAIN[letter]
    if letter in _MATHS:
        return f"$\\{_MATHS[letter]}$"
    if letter in _LOOKALIKE:
        return f"${_LOOKALIKE[letter]}$"
    if letter in _NAMES:
        return f"{{\\{_NAMES[letter]}}}"
    if letter in _FRACTIONS:
        return f"${_FRACTIONS[letter]}$"
    base, *marks = list(unicodedata.normalize("NFD", letter))
    if unicodedata.combining(base):
        return f"{{\\{_COMMANDS[base]}{{}}}}" if base in _COMMANDS and not marks else letter
    if marks and base in _MATHS and len(marks) == 1 and marks[0] in _ACCENTS_IN_MATHS:
        return f"$\\{_ACCENTS_IN_MATHS[marks[0]]}{{\\{_MATHS[base]}}}$"
    if marks and all(mark in _COMMANDS for mark in marks):
        inner = base if base.isascii() else command(base)
        if inner != base or base.isascii():
            for number, mark in enumerate(marks):
                inner = _accented(_COMMANDS[mark], inner, dotless=number == 0)
            return inner
    compatible = unicodedata.normalize("NFKC", letter)
    return compatible if compatible.isascii() and compatible.isalnum() else letter


def _accented(name: str, inner: str, *, dotless: bool) -> str:
    r"""`{\"u}`, `{\c c}`, `{\'\i}`, `{\'{\^e}}`."""
    if dotless and inner in ("i", "j") and name not in ("c", "k", "d", "b"):
        inner = f"\\{inner}"
        return f"{{\\{name}{' ' if name.isalpha() and inner[0] != chr(92) else ''}{inner}}}"
    return f"{{\\{name}{' ' if name.isalpha() and inner[0].isalpha() else ''}{inner}}}"
