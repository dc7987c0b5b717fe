r"""Entries in the form that nearly all have, taken apart by two expressions; all others are bibtexparser's.

    @article{key,
      field = {text with {braces} in it} or "text" or 2020 or jan,
    }

What these expressions accept, bibtexparser's splitter reads in the same way, at several times the cost
(`tests/formats/test_bibtex_splitting.py` holds the two side by side). They refuse what they are not sure of:
values joined by `#`, parentheses around the entry, braces nested deeper than three, two backslashes before a
delimiter, a second block on the same line.
"""

from __future__ import annotations

import re

from refkit.formats.bibtex.entries import Entry, Field
from refkit.formats.bibtex.macros import Macros
from refkit.model import Span

# Longer entries are left to bibtexparser, which takes no memory for what it has passed.
LONGEST = 1_000_000

_HEAD = re.compile(r"@(\w+)[ \t]*\{\s*+([^\s{}\",=\\@]*+)\s*,")
_ESCAPE = r"\\(?:[^\\]|\\(?![{}\"\\]))"


def _braced(depth: int) -> str:
    """The inside of braces: each repeat begins with another character than the class that it interrupts."""
    nested = f"|\\{{{_braced(depth - 1)}\\}}" if depth else ""
    return rf"[^{{}}\\]*(?:(?:{_ESCAPE}{nested})[^{{}}\\]*)*"


_FIELD = re.compile(
    r"\s*([^\s{}\",=\\@()#%]+)\s*=\s*"
    rf"(?:\{{({_braced(3)})\}}|\"([^\"\\]*(?:{_ESCAPE}[^\"\\]*)*)(?<!\{{)\"|(\d+)|([^\s{{}}\",=\\@()#]+))\s*([,}}])"
)
_LONG_MACRO = 100  # longer ones are counted (`Macros.piece`)
_END = re.compile(r"\s*\}")
_SPECIAL = ("comment", "preamble", "string")


def entry_of(text: str, start: int, end: int, line: int, macros: Macros) -> tuple[Entry, int] | None:
    """The entry that begins at `start` and where it ends, before `end`; None if it is not of this form.

    Macros are put in; an entry with one that is not defined, or is long, is not of this form.
    """
    head = _HEAD.match(text, start, end)
    if head is None or end - start > LONGEST or (kind := head[1].lower()).startswith(_SPECIAL):
        return None
    fields: dict[str, Field] = {}
    repeated: list[Field] = []
    position = head.end()
    match = _FIELD.match
    while found := match(text, position, end):
        position = found.end()
        name, braced, quoted, number, macro, delimiter = found.groups()
        name = name.lower()
        which = 2 if braced is not None else 3 if quoted is not None else 4 if number is not None else 5
        value = found[which]
        if macro is not None:
            value = macros.defined.get(macro.lower())
            if value is None or len(value) > _LONG_MACRO:
                return None
        first, last = found.span(which)
        field = Field(name, value, Span(first, last), macro is None)
        if name in fields:
            repeated.append(field)
        else:
            fields[name] = field
        if delimiter == "}":
            break
    else:
        closing = _END.match(text, position, end)
        if closing is None:
            return None
        position = closing.end()
    type_span, key_span = Span(start + 1, head.end(1)), Span(*head.span(2))
    return Entry(kind, type_span, head[2], key_span, line, start, fields, tuple(repeated)), position
