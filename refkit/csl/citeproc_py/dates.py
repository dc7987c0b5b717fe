"""cs:date. The library joins the parts of a date with the delimiter of another element ("2020Jun9") and writes
what a style asks for into the shared locale; here a date is worked out from values."""
# mypy: disable-error-code="misc, no-any-return"

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from citeproc import model

from refkit.csl import marks
from refkit.csl.citeproc_py.casing import text_case
from refkit.csl.citeproc_py.items import Item
from refkit.csl.citeproc_py.nodes import STYLED, Node
from refkit.csl.citeproc_py.terms import DateFormat, read_date

_AFFIXES = ("prefix", "suffix")
_ORDER = ("year", "month", "day")

Parts = dict[str, int]


class Date(Node, model.Date):
    """cs:date in a style."""

    def render(self, item: Item, **_: Any) -> str:
        engine = self.engine
        value = engine.ask(item, self.get("variable", ""))
        if not value:
            return ""
        form: DateFormat = self.bound("_format", self._format)
        dates = [_parts(date, value.get("season")) for date in value.get("date-parts", [])[:2] if date]
        if engine.sorting is not None:
            return _sort_key(dates, {part["name"] for part in form.parts}) or value.get("literal", "")
        if not dates:
            # Styles set the year and the rest as two dates; the words stand where the year would.
            if any(part["name"] == "year" for part in form.parts) and value.get("literal"):
                return self.finish(value["literal"], item)
            engine.filled -= 1
            return ""
        suffix = ""
        wanted = item.year_suffix and not engine.own_year_suffix and not engine.year_suffix_set
        if wanted and self.get("variable") == "issued" and any(part["name"] == "year" for part in form.parts):
            suffix, engine.year_suffix_set = item.year_suffix, True
        delimiter = form.attributes.get("delimiter", "")
        if len(dates) == 1:
            text = self.join([self._part(part, dates[0], suffix) for part in form.parts], delimiter)
        else:
            text = self._range(form, dates[0], dates[1], suffix)
        if not text:  # none of the parts asked for is known: as good as no date ("Group")
            engine.filled -= 1
        return self.finish(text, item)

    def _format(self) -> DateFormat:
        """The parts to print, in order. A localised format keeps its own affixes and order; the style may
        choose fewer parts and override the rest (specification, "Date")."""
        own = read_date(self)
        if (form := self.get("form")) is None:
            return DateFormat(own.attributes, tuple(part for part in own.parts if part.get("name") in _ORDER))
        local = self.engine.wording.date(form)
        if local is None:
            return own
        shown = self.get("date-parts", "year-month-day").split("-")
        changes = {part.get("name"): {k: v for k, v in part.items() if k not in _AFFIXES} for part in own.parts}
        parts = [{**part, **changes.get(part["name"], {})} for part in local.parts if part.get("name") in shown]
        return DateFormat(local.attributes, tuple(parts))

    def _range(self, form: DateFormat, begin: Parts, end: Parts, suffix: str) -> str:
        """Two dates as a range: what they share once, the delimiter from the largest part that differs
        (specification, "Date Ranges")."""
        named = {part["name"]: part for part in form.parts}
        differing: set[str] = set()
        largest = None
        for name in _ORDER:
            if largest is None and name in named and begin.get(name) != end.get(name):
                largest = name
            if largest is not None:
                differing.add(name)
        delimiter = form.attributes.get("delimiter", "")
        if largest is None:
            return self.join([self._part(part, begin, suffix) for part in form.parts], delimiter)
        places = [i for i, part in enumerate(form.parts) if part["name"] in differing]
        first, last = places[0], places[-1] + 1
        dash = named[largest].get("range-delimiter", "–")
        start = [self._part(part, begin, "") for part in form.parts[first:last]]
        stop = [self._part(part, end, suffix) for part in form.parts[first:last]]
        # The affixes of the block stand around the range, not inside it.
        opened = _without(start, form.parts[first:last], "suffix")
        closed = _without(stop, form.parts[first:last], "prefix")
        middle = f"{self.join(opened, delimiter).rstrip()}{dash}{self.join(closed, delimiter).lstrip()}"
        before = [self._part(part, begin, suffix) for part in form.parts[:first]]
        after = [self._part(part, begin, suffix) for part in form.parts[last:]]
        return self.join([*before, middle, *after], delimiter)

    def _part(self, part: Mapping[str, str], date: Parts, suffix: str) -> str:
        text = self._value(part, date)
        if not text:
            return ""
        if part["name"] == "year":
            text += suffix
        if part.get("strip-periods") == "true":
            text = text.replace(".", "")
        if case := part.get("text-case"):
            text = text_case(text, case, True)
        opening = "".join(values.get(part.get(name, "?"), "") for name, values in STYLED.items())
        text = opening + text + marks.OFF * len(opening)
        return marks.glue(marks.glue(part.get("prefix", ""), text), part.get("suffix", ""))

    def _value(self, part: Mapping[str, str], date: Parts) -> str:
        name, wording = part["name"], self.engine.wording
        if name == "year":
            return self._year(date["year"], part.get("form", "long"))
        if name == "month":
            form = part.get("form", "long")
            if "month" not in date:
                season = date.get("season")
                return wording.term(f"season-{season:02}") if season else ""
            if form in ("numeric", "numeric-leading-zeros"):
                return f"{date['month']:02}" if form != "numeric" else str(date["month"])
            return wording.term(f"month-{date['month']:02}", form)
        day = date.get("day")
        if day is None:
            return ""
        form = part.get("form", "numeric")
        if form == "ordinal" and (day == 1 or not wording.day_1_only):
            return wording.ordinal(day, wording.gender(f"month-{date['month']:02}"))
        return f"{day:02}" if form == "numeric-leading-zeros" else str(day)

    def _year(self, year: int, form: str) -> str:
        """Specification, "AD and BC"."""
        if form == "short" and year >= 1000:
            return str(year)[-2:]
        if year < 0:
            return f"{-year}{self.engine.wording.term('bc')}"
        return f"{year}{self.engine.wording.term('ad')}" if 0 < year < 1000 else str(year)


def _parts(numbers: list[int], season: int | None) -> Parts:
    date = dict(zip(_ORDER, numbers, strict=False))
    if season and "month" not in date:
        date["season"] = season
    return date


def _without(texts: list[str], parts: tuple[Mapping[str, str], ...], affix: str) -> list[str]:
    """`texts` with the outer affix of the last (suffix) or first (prefix) of them taken off."""
    filled = [i for i, text in enumerate(texts) if text]
    if not filled:
        return texts
    i = filled[-1] if affix == "suffix" else filled[0]
    outer = parts[i].get(affix, "")
    trimmed = texts[i].removesuffix(outer) if affix == "suffix" else texts[i].removeprefix(outer)
    return [*texts[:i], trimmed, *texts[i + 1 :]]


def _sort_key(dates: list[Parts], shown: set[str]) -> str:
    """Dates that sort as text: YYYYMMDD of the parts shown, years before our era first
    (specification, "Sorting Variables")."""
    return "-".join(
        f"{date['year'] + 10000:05}"
        + "".join(f"{date.get(name, 0) if name in shown else 0:02}" for name in ("month", "day"))
        for date in dates
    )
