r"""Plain text and runs → LaTeX. Nothing in them is a command: each special character is written as one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from refkit.csl import Run
from refkit.documents.links import linked

_ESCAPED = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "`": r"\textasciigrave{}",
    '"': r"\textquotedbl{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "\n": " ",
}
_SPECIAL = re.compile(r"""[\\{}$&#%_^~`"<>|\n]|(?<=-)-|(?<=')'|(?<=,),""")
# Chinese, Japanese and Korean, for which a font of their own is chosen.
CJK = re.compile("[\u2e80-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+")
CJK_OPENS = "\\cjk{"
_BREAKABLE = re.compile(r"([/.?&=_-])(?=[^/])")
_COMMANDS = (
    ("small_caps", "textsc"),
    ("underline", "underline"),
    ("subscript", "textsubscript"),
    ("superscript", "textsuperscript"),
    ("bold", "textbf"),
    ("italic", "textit"),
)


def escape(text: str) -> str:
    """`text` as LaTeX that prints it; two hyphens do not become a dash, nor two commas a quotation mark."""
    if text.isascii():
        return _SPECIAL.sub(_one, text)
    return CJK.sub(r"\\cjk{\g<0>}", _SPECIAL.sub(_one, unicodedata.normalize("NFC", text)))


def _one(match: re.Match[str]) -> str:
    return _ESCAPED.get(match[0], f"{{}}{match[0]}")


def to_latex(runs: Iterable[Run]) -> str:
    """Runs as LaTeX, addresses as links that may break behind a mark."""
    pieces = []
    for run, words, target in linked(runs):
        text = escape(words)
        if target:
            shown = "".join(
                escape(part) + (r"\allowbreak{}" if number % 2 else "")
                for number, part in enumerate(_BREAKABLE.split(words))
            )
            text = f"\\href{{{_target(target)}}}{{{shown}}}"
        for field, command in _COMMANDS:
            if getattr(run, field):
                text = f"\\{command}{{{text}}}"
        pieces.append(text)
    return "".join(pieces)


def _target(target: str) -> str:
    r"""An address as `\href` takes it."""
    return re.sub(r"[%#&_]", r"\\\g<0>", target.replace("~", "%7E").replace("$", "%24"))
