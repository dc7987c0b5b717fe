"""Initials of given names."""

from __future__ import annotations

import re

_INITIALS = re.compile(r"[A-Z]{2,3}")


def spaced_initials(given: str) -> str:
    """Initials that are run together, as indexes print them, set apart: "JK" → "J. K.", "L" → "L.".

    Anything else comes back as it is: "Lee", "J. K.", "Jean-Paul".
    """
    if len(given) == 1 and given.isalpha() and given.isupper():
        return f"{given}."
    return " ".join(f"{letter}." for letter in given) if _INITIALS.fullmatch(given) else given
