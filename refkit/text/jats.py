"""JATS and MathML in the values of registries → plain text with CSL's rich text (`<sub>`, `<sup>`).

MathML after the W3C's MathML 3 (presentation elements), JATS after NISO Z39.96. Nothing here raises on any text.
"""

from __future__ import annotations

import re

from refkit.text.markup import unescape

# Attributes as XML writes them: "a<b and c>d" is no tag.
ATTRIBUTES = (
    r"(?:\s{1,40}[\w:.-]{1,60}\s?=\s?(?:\"[^\"<>]{0,2000}\"|'[^'<>]{0,2000}'|[\w.#%-]{1,60})){0,20}\s{0,40}"
)
_OPENING = re.compile(rf"<(?:[a-z][a-z0-9]{{0,8}}:)?math\b{ATTRIBUTES}>")
_CLOSING = re.compile(r"</(?:[a-z][a-z0-9]{0,8}:)?math\s{0,9}>")
_PIECE = re.compile(rf"<(/?)(?:[a-z][a-z0-9]{{0,8}}:)?([a-z][a-zA-Z-]{{0,30}})(?:{ATTRIBUTES})(/?)>|([^<]+)|(<)")
_INVISIBLE = dict.fromkeys((*range(0x2061, 0x2065), 0x200B, 0xFEFF))
_NOT_SHOWN = frozenset({"annotation", "annotation-xml", "mprescripts", "none"})
_BELOW = frozenset({"msub", "munder"})
_ABOVE = frozenset({"msup", "mover"})
_BOTH = frozenset({"msubsup", "munderover"})
_DEEPEST = 60
# Between TeX's own wrapping: "\documentclass…\begin{document}$$x$$\end{document}".
_TEX = re.compile(r"\\begin\{document\}(.{0,4000}?)\\end\{document\}", re.DOTALL)
_PROCESSING = re.compile(r"<[?!](?:--|\[?CDATA)?\s{0,9}([^<>]{0,2000}?)\s{0,9}(?:\]\]|--|\?)?>")


def math_as_text(value: str) -> str:
    """`value` with each `<math>` element written out: "H<sub>2</sub>O". Words beside it are not glued to it.

    A formula that has no base of its own (Mn followed by an empty `msub` with 2) belongs to the word before it.
    """
    if "math" not in value or not (opening := _OPENING.search(value)):
        return value
    pieces: list[str] = []
    last = 0
    while opening:
        closing = _CLOSING.search(value, opening.end())
        if not closing:
            break
        formula = _formula(value[opening.end() : closing.start()])
        before, behind = value[last : opening.start()], value[closing.end() : closing.end() + 1]
        alone = bool(formula) and not formula.startswith(("<sub>", "<sup>"))
        joined = pieces[-1] if pieces and not before else before
        pieces.append(before)
        if alone and joined[-1:].islower():
            pieces.append(" ")
        pieces.append(formula)
        if alone and behind.isalpha():
            pieces.append(" ")
        last = closing.end()
        opening = _OPENING.search(value, last)
    return "".join([*pieces, value[last:]])


def without_tex(value: str) -> str:
    """`value` without processing instructions, comments, and TeX's wrapping of formulas."""
    if "\\begin{document}" in value:
        value = _TEX.sub(lambda match: match[1].strip().strip("$"), value)
    return _PROCESSING.sub(r"\1", value) if "<!" in value or "<?" in value else value


def _formula(inner: str) -> str:
    """The content of a `<math>` element as text."""
    stack: list[tuple[str, list[str]]] = [("math", [])]
    for match in _PIECE.finditer(inner):
        closing, name, empty, text, lone = match.groups()
        if not name:
            if (words := lone or text).strip():
                stack[-1][1].append(" ".join(unescape(words).split()))
        elif len(stack) > _DEEPEST:
            continue
        elif empty:
            stack[-1][1].append(" " if name == "mspace" else "")
        elif not closing:
            stack.append((name, []))
        elif any(opened == name for opened, _ in stack[1:]):
            while len(stack) > 1:
                opened, parts = stack.pop()
                stack[-1][1].append(_written(opened, parts))
                if opened == name:
                    break
    while len(stack) > 1:
        opened, parts = stack.pop()
        stack[-1][1].append(_written(opened, parts))
    return " ".join("".join(stack[0][1]).translate(_INVISIBLE).split())


def _written(name: str, parts: list[str]) -> str:
    """One element, whose children are written already."""
    if name in _NOT_SHOWN:
        return ""
    if name == "semantics":
        return parts[0] if parts else ""
    if name in _BELOW and len(parts) == 2:
        return parts[0] + _script("sub", parts[1])
    if name in _ABOVE and len(parts) == 2:
        # An accent stands over its letter: it is no power.
        return parts[0] + (parts[1] if name == "mover" and not parts[1].isalnum() else _script("sup", parts[1]))
    if name in _BOTH and len(parts) == 3:
        return parts[0] + _script("sub", parts[1]) + _script("sup", parts[2])
    if name == "mfrac" and len(parts) == 2:
        return "/".join(part if len(part) < 2 or part.isalnum() else f"({part})" for part in parts)
    if name == "msqrt":
        return f"√{''.join(parts)}"
    return "".join(parts)


def _script(name: str, text: str) -> str:
    return f"<{name}>{text}</{name}>" if text.strip() else ""
