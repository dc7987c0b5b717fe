"""What a person may choose about the .bib files that are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

import msgspec

from refkit.errors import UsageError

Protect = Literal["words", "none", "title"]
Encoding = Literal["unicode", "ascii"]
Order = Literal["library", "key", "author", "year"]
Address = Literal["both", "doi"]
Indent = Literal["2", "4", "8", "0", "tab"]


class Settings(msgspec.Struct, frozen=True):
    """The choices, each with its default.

    omit:     fields that are not written, by their names in the file ("abstract")
    url:      both; or doi: where there is a DOI, neither `url` nor `urldate`
    encoding: unicode; or ascii: LaTeX commands for all letters that have one
    protect:  words: braces around words that must keep their capitals; none; title: around the whole title
    sort:     library: the order that it has; key; author (then year and title); year (then author)
    indent:   before each field
    """

    omit: frozenset[str] = frozenset()
    url: Address = "both"
    encoding: Encoding = "unicode"
    protect: Protect = "words"
    sort: Order = "library"
    indent: str = "  "

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Settings:
        """Settings from words, as they stand on a command line: {"omit": "abstract,url", "indent": "4"}.

        Raises `UsageError` with the names or values that there are.
        """
        found: dict[str, object] = {}
        for name, value in given.items():
            if name == "omit":
                found[name] = frozenset(word for word in value.lower().replace(",", " ").split())
                continue
            if name not in _CHOICES:
                raise UsageError(f"There is no setting {name!r} for .bib files; there are {', '.join(NAMES)}.")
            if value not in _CHOICES[name]:
                raise UsageError(f"The setting {name!r} is one of {', '.join(_CHOICES[name])}, not {value!r}.")
            found[name] = "\t" if value == "tab" else " " * int(value) if name == "indent" else value
        return cls(**found)  # type: ignore[arg-type]


_CHOICES: dict[str, tuple[str, ...]] = {
    "url": get_args(Address),
    "encoding": get_args(Encoding),
    "protect": get_args(Protect),
    "sort": get_args(Order),
    "indent": get_args(Indent),
}
NAMES = ("omit", *_CHOICES)
