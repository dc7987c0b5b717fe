"""Locales: terms, date formats and options, from the locale files and from `cs:locale` in a style.

Specification 1.0.2, "Locale Files", "Locale", "Locale Fallback" (files and styles), "Terms" (forms, genders).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from lxml import etree

from refkit.csl import locales, style_file
from refkit.csl.processor.joining import Quotes

_CSL = style_file.CSL
_FORM_FALLBACK = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}

Term = tuple[str, str]  # singular, plural
TermKey = tuple[str, str, str]  # name, form, gender-form


class DatePart:
    """A `cs:date-part` of a localized date: its attributes."""

    __slots__ = ("attrs", "name")

    def __init__(self, name: str, attrs: Mapping[str, str]) -> None:
        self.name, self.attrs = name, attrs


class Wording:
    """What one `cs:locale` element says."""

    __slots__ = ("dates", "genders", "options", "terms")

    def __init__(self, element: Any) -> None:
        self.terms: dict[TermKey, Term] = {}
        self.genders: dict[str, str] = {}
        self.dates: dict[str, tuple[Mapping[str, str], tuple[DatePart, ...]]] = {}
        self.options: dict[str, str] = {}
        for term in element.iter(_CSL + "term"):
            name, form = term.get("name", ""), term.get("form", "long")
            single, multiple = term.find(_CSL + "single"), term.find(_CSL + "multiple")
            if single is None and multiple is None:
                one = many = term.text or ""
            else:
                one = (single.text or "") if single is not None else ""
                many = (multiple.text or "") if multiple is not None else one
            if term.get("match"):
                self.options[f"match:{name}"] = term.get("match")
            self.terms[name, form, term.get("gender-form", "")] = (one, many)
            if term.get("gender"):
                self.genders[name] = term.get("gender")
        for date in element.iterchildren(_CSL + "date"):
            parts = tuple(
                DatePart(p.get("name", ""), dict(p.attrib)) for p in date.iterchildren(_CSL + "date-part")
            )
            self.dates[date.get("form", "text")] = (dict(date.attrib), parts)
        for options in element.iterchildren(_CSL + "style-options"):
            self.options.update(options.attrib)


@cache
def _file(tag: str) -> Wording:
    root = etree.parse(str(locales.folder() / f"locales-{tag}.xml"), style_file.parser()).getroot()
    return Wording(root)


class Locale:
    """The wording of one language for one style. Shared between renderings; never changed once made."""

    def __init__(self, tag: str, in_style: Iterable[tuple[str, Wording]] = ()) -> None:
        """tag: a language tag; in_style: the `cs:locale` elements of a style with their xml:lang ("" for all)."""
        self.tag = tag
        language = tag.split("-")[0]
        layers = [_file(name) for name in reversed(locales.fallback(tag))]
        own = list(in_style)
        for wanted in ("", language, tag):
            layers += [wording for lang, wording in own if lang == wanted]
        if language == tag and (dialect := locales.dialects().get(language)):
            layers += [wording for lang, wording in own if lang == dialect]
        self.terms: dict[TermKey, Term] = {}
        self.genders: dict[str, str] = {}
        self.dates: dict[str, tuple[Mapping[str, str], tuple[DatePart, ...]]] = {}
        self.options: dict[str, str] = {}
        for layer in layers:
            if any(_is_ordinal(name) for name, _, _ in layer.terms):
                # "Ordinal Suffixes": a set of ordinals replaces the set below it.
                self.terms = {key: term for key, term in self.terms.items() if not _is_ordinal(key[0])}
            self.terms.update(layer.terms)
            self.genders.update(layer.genders)
            self.dates.update(layer.dates)
            self.options.update(layer.options)
        self.punctuation_in_quote = self.options.get("punctuation-in-quote") == "true"
        self.day_one_only = self.options.get("limit-day-ordinals-to-day-1") == "true"
        self.quotes = Quotes(
            self.term("open-quote"), self.term("close-quote"),
            self.term("open-inner-quote"), self.term("close-inner-quote"), self.punctuation_in_quote,
        )  # fmt: skip
        self.language = language
        self.has_ordinal = any(name == "ordinal" for name, _, _ in self.terms)

    def find(self, name: str, form: str = "long", plural: bool = False, gender: str = "") -> str | None:
        """A term, or None if no locale has it in this form or one that it falls back on."""
        terms = self.terms
        while True:
            term = terms.get((name, form, gender)) if gender else None
            term = term or terms.get((name, form, ""))
            if term is not None:
                return term[1] if plural else term[0]
            following = _FORM_FALLBACK.get(form)
            if following is None:
                return None
            form = following

    def term(self, name: str, form: str = "long", plural: bool = False, gender: str = "") -> str:
        """As `find`, "" if there is none."""
        return self.find(name, form, plural, gender) or ""


def _is_ordinal(name: str) -> bool:
    return name == "ordinal" or (name.startswith("ordinal-") and name[8:].isdigit())
