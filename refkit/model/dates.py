"""Dates of which parts may be unknown."""

from __future__ import annotations

import msgspec


class PartialDate(msgspec.Struct, frozen=True, omit_defaults=True, repr_omit_defaults=True, gc=False):
    """A year, maybe with month and day; or a range; or words.

    `year` may be negative (before our era); `month` 1-12; `day` 1-31; `season` 1-4 (spring first, as in CSL).
    `until` closes a range. `literal` holds what could not be read as a date, to the letter.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    circa: bool = False
    literal: str = ""
    until: PartialDate | None = None

    @property
    def parts(self) -> tuple[int, ...]:
        """The known parts, largest first: `(2020, 6, 9)`, `(2020,)`, `()`."""
        if self.year is None:
            return ()
        if self.month is None:
            return (self.year,)
        return (self.year, self.month) if self.day is None else (self.year, self.month, self.day)

    def refines(self, other: PartialDate) -> bool:
        """Whether this says the same as `other`, and at least as much."""
        mine, its = self.parts, other.parts
        return len(mine) >= len(its) > 0 and mine[: len(its)] == its

    def __str__(self) -> str:
        """ISO 8601 as far as known (`2020-06-09`, `2020`), a range with `/`; else the literal."""
        if self.year is None:
            return self.literal
        text = "-".join([f"{self.year:04d}", *(f"{part:02d}" for part in self.parts[1:])])
        return f"{text}/{self.until}" if self.until else text
