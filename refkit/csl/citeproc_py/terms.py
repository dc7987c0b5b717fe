"""What a locale says: terms, ordinals, date formats, options. Plain values, shared by nobody who changes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from refkit.csl import locales, style_file
from refkit.csl.style_file import CSL

# A form that a term lacks → the form tried next (specification 1.0.2, "Terms").
_NEXT_FORM = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}


class Term(msgspec.Struct, frozen=True):
    """A term in one form."""

    single: str
    multiple: str
    gender: str = ""


class DateFormat(msgspec.Struct, frozen=True):
    """A cs:date with its parts, each part the attributes of a cs:date-part."""

    attributes: Mapping[str, str]
    parts: tuple[Mapping[str, str], ...]


class Locale(msgspec.Struct, frozen=True):
    """One cs:locale element. Ordinals are (name, match, gender-form) → suffix."""

    terms: Mapping[tuple[str, str], Term]
    ordinals: Mapping[tuple[str, str, str], str]
    dates: Mapping[str, DateFormat]
    options: Mapping[str, str]


def read_locale(element: Any) -> Locale:
    """A cs:locale element as values."""
    terms: dict[tuple[str, str], Term] = {}
    ordinals: dict[tuple[str, str, str], str] = {}
    for term in element.iterfind(f"{CSL}terms/{CSL}term"):
        name = term.get("name", "")
        text = term.text or ""
        if name == "ordinal" or (name.startswith("ordinal-") and name[8:].isdecimal()):
            ordinals[name, term.get("match", ""), term.get("gender-form", "")] = text
            continue
        single, multiple = term.findtext(CSL + "single"), term.findtext(CSL + "multiple")
        gender_form = term.get("gender-form")
        form = f"{term.get('form', 'long')}:{gender_form}" if gender_form else term.get("form", "long")
        terms[name, form] = Term(
            text if single is None else single, text if multiple is None else multiple, term.get("gender", "")
        )
    dates = {date.get("form", "text"): read_date(date) for date in element.iterfind(CSL + "date")}
    options: dict[str, str] = {}
    for option in element.iterfind(CSL + "style-options"):
        options.update(option.attrib)
    return Locale(terms, ordinals, dates, options)


def read_date(element: Any) -> DateFormat:
    """A cs:date element as values."""
    parts = tuple(dict(part.attrib) for part in element.iterfind(CSL + "date-part"))
    return DateFormat(dict(element.attrib), parts)


@lru_cache(maxsize=80)
def _file(name: str) -> Locale:
    """The locale file called `name`. Values only, so it can be kept."""
    from lxml import etree

    path = locales.folder() / f"locales-{name}.xml"
    return read_locale(etree.parse(str(path), style_file.parser()).getroot())


class Wording:
    """The terms, dates and options that apply to one style in one language: its own locales first, then the
    files (specification, "Locale Fallback"). Never changed once made."""

    def __init__(self, in_style: Iterable[Any], tag: str) -> None:
        levels: Sequence[Locale] = [*map(read_locale, in_style), *map(_file, locales.fallback(tag))]
        self._terms: dict[tuple[str, str], Term] = {}
        self._dates: dict[str, DateFormat] = {}
        self._options: dict[str, str] = {}
        for level in reversed(levels):
            self._terms.update(level.terms)
            self._dates.update(level.dates)
            self._options.update(level.options)
        # Redefining one ordinal replaces them all ("Ordinal Suffixes").
        self._ordinals = next((level.ordinals for level in levels if level.ordinals), {})
        self.punctuation_in_quote = self._options.get("punctuation-in-quote") == "true"
        self.day_1_only = self._options.get("limit-day-ordinals-to-day-1") == "true"

    def term(self, name: str, form: str = "long", plural: bool = False) -> str:
        """The text of a term in `form` or the next form there is; "" if there is none."""
        wanted: str | None = form or "long"
        while wanted:
            term = self._terms.get((name, wanted))
            if term is not None:
                return term.multiple if plural else term.single
            wanted = _NEXT_FORM.get(wanted)
        return ""

    def date(self, form: str) -> DateFormat | None:
        """The localised date format "text" or "numeric"."""
        return self._dates.get(form)

    def gender(self, name: str) -> str:
        """masculine, feminine or "" of the noun that a term stands for."""
        term = self._terms.get((name, "long"))
        return term.gender if term else ""

    def ordinal(self, number: int, gender: str = "") -> str:
        """`number` with its ordinal suffix, "2nd" (specification, "Ordinal Suffixes")."""
        last_two, last = number % 100, number % 10
        candidates: list[tuple[str, tuple[str, ...]]] = []
        if number >= 10:
            two: tuple[str, ...] = ("", "last-two-digits") if last_two >= 10 else ("last-two-digits",)
            candidates.append((f"ordinal-{last_two:02}", (*two, "whole-number") if number < 100 else two))
        else:
            candidates.append((f"ordinal-{number:02}", ("whole-number", "last-two-digits")))
        candidates += [(f"ordinal-{last:02}", ("", "last-digit")), ("ordinal", ("",))]
        for form in dict.fromkeys((gender, "")):
            for name, rules in candidates:
                for rule in rules:
                    if (name, rule, form) in self._ordinals:
                        return f"{number}{self._ordinals[name, rule, form]}"
        return str(number)

    def long_ordinal(self, number: int, gender: str = "") -> str:
        """`number` in words up to ten, "second"; as an ordinal beyond."""
        name = f"long-ordinal-{number:02}"
        for form in dict.fromkeys((f"long:{gender}" if gender else "long", "long")):
            if term := self._terms.get((name, form)):
                return term.single
        return self.ordinal(number, gender)
