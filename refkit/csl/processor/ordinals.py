"""Numbers as ordinals, long ordinals, roman numerals and year suffixes (specification 1.0.2, "Number",
"Ordinal Suffixes", "Long Ordinals", "Gender-specific Ordinals")."""

from __future__ import annotations

from refkit.csl.processor.locale import Locale

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """ "1st", in the gender of the noun where the locale has one."""
    return f"{number}{_suffix(number, locale, gender)}"


def _suffix(number: int, locale: Locale, gender: str) -> str:
    genders = (gender, "") if gender else ("",)
    if locale.has_ordinal:
        digits = str(abs(number))
        for wanted in genders:
            for name, _default in (
                (f"ordinal-{int(digits):02}" if len(digits) <= 2 else "", "whole-number"),
                (f"ordinal-{digits[-2:].zfill(2)}", "last-two-digits"),
                (f"ordinal-{digits[-1:].zfill(2)}", "last-digit"),
            ):
                if not name:
                    continue
                term = locale.terms.get((name, "long", wanted))
                if term is None:
                    continue
                value = int(name[8:])
                match = locale.options.get(f"match:{name}") or ("last-digit" if value < 10 else "last-two-digits")
                if (
                    (match == "whole-number" and int(digits) == value)
                    or (match == "last-two-digits" and int(digits[-2:]) == value)
                    or (match == "last-digit" and int(digits[-1]) == value)
                ):
                    return term[0]
        return locale.term("ordinal", gender=gender)
    last, two = number % 10, number % 100
    k = last if last in (1, 2, 3) and two // 10 != 1 else 4
    return locale.term(f"ordinal-0{k}", gender=gender)


def long_ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """ "first" … "tenth"; beyond that an ordinal."""
    if 1 <= number <= 10:
        term = locale.find(f"long-ordinal-{number:02}", gender=gender)
        if term:
            return term
    return ordinal(number, locale, gender)


def roman(number: int) -> str:
    """Lower-case roman numerals for 1 to 5999; other numbers as digits."""
    if not 0 < number < 6000:
        return str(number)
    out = ""
    for value, letters in _ROMAN:
        while number >= value:
            out += letters
            number -= value
    return out


def suffix_letters(number: int) -> str:
    """0 → "a", 25 → "z", 26 → "aa"."""
    number += 1
    out = ""
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(97 + rest) + out
    return out
