"""Identifiers that are more than strings: the DOI."""

from __future__ import annotations

import re
from urllib.parse import unquote

# DOI Handbook, 2.2: prefix "10." + registrant code (digits, may have sub-codes), a slash, any printable suffix.
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\x00-\x1f\x7f-\x9f]+")
_BEFORE = re.compile(r"(?i)(?:\s*(?:doi\b\s*:?|(?:https?://)?(?:dx\.|www\.)?doi\.org/))*\s*")
_PUNCTUATION = frozenset(".,;:!?'\"“”‘’«»…")
_CLOSERS = {")": "(", "]": "[", "}": "{", ">": "<"}


class DOI:
    """A digital object identifier, bare (`10.2196/15572`): no resolver, no `doi:`, percent-decoded.

    The text keeps the capitals it was written with; comparison and hashing ignore case (DOI Handbook, 2.4).
    """

    __slots__ = ("folded", "text")
    text: str
    folded: str

    def __init__(self, text: str) -> None:
        if not _DOI.fullmatch(text):
            raise ValueError(f"not a DOI: {text!r}")
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "folded", text.lower())

    @classmethod
    def parse(cls, text: str) -> DOI | None:
        """Read a DOI that stands alone in `text`, with or without resolver, label, brackets or a full stop.

        None if `text` is not one DOI. To find DOIs inside running text use `refkit.text.dois`.
        """
        if text.startswith("10.") and text[-1].isalnum() and "%" not in text and _DOI.fullmatch(text):
            plain = object.__new__(cls)  # as nearly all are written; the form has been looked at
            object.__setattr__(plain, "text", text)
            object.__setattr__(plain, "folded", text.lower())
            return plain
        start = _BEFORE.match(text)
        rest = text[start.end() :].strip() if start else text.strip()
        if "%" in rest:
            rest = unquote(rest)
        rest = trim(rest)
        return cls(rest) if _DOI.fullmatch(rest) else None

    @property
    def url(self) -> str:
        """The DOI as an address, with the characters that an address cannot hold percent-encoded."""
        encoded = "".join(c if c not in _UNSAFE else f"%{ord(c):02X}" for c in self.text)
        return f"https://doi.org/{encoded}"

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a DOI does not change")

    def __eq__(self, other: object) -> bool:
        return self.folded == other.folded if isinstance(other, DOI) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.folded)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"DOI({self.text!r})"


_UNSAFE = frozenset('%"#<>?[]\\^`{}| ')


def trim(doi: str) -> str:
    """Take from the end of `doi` what belongs to the sentence around it.

    Punctuation goes; a closing bracket goes unless its opening one is inside
    (`10.3319/TAO.2009.05.25.02(IWNOP)` keeps it, `(see 10.1038/nphys1170).` does not).
    """
    end = len(doi)
    surplus: dict[str, int] = {}  # closing brackets that nothing opened, counted when first met
    while end:
        last = doi[end - 1]
        if last in _CLOSERS:
            if last not in surplus:
                surplus[last] = doi.count(last, 0, end) - doi.count(_CLOSERS[last], 0, end)
            if surplus[last] <= 0:
                break
            surplus[last] -= 1
        elif last not in _PUNCTUATION:
            break
        end -= 1
    return doi[:end]
