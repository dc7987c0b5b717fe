"""Places in the text of a reference file: the line in which a character stands."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left


class Lines:
    """The lines of a text, counted when the first one is asked for: few files have problems."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.ends: array[int] | None = None

    def at(self, offset: int) -> int:
        """The line, from 1, in which the character at `offset` stands."""
        if self.ends is None:
            self.ends = array("Q", (match.start() for match in re.finditer("\n", self.text)))
        return bisect_left(self.ends, offset) + 1
