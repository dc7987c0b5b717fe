"""Items (CSL-JSON) as the renderer wants them. What an item holds is read once and kept with it.

Variables of earlier versions of CSL get the names of 1.0.2; what stands in `note` as `{:key: value}` or as a
line `key: value` is taken as a variable, as the suite asks.
"""

from __future__ import annotations

import re
from collections import UserString
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from refkit.csl.processor.date_values import Date, read_date, read_text
from refkit.csl.processor.particles import split_family, split_given, split_suffix

NAME_VARIABLES = (
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editor", "editor-translator", "editorial-director", "editortranslator", "executive-producer",
    "guest", "host", "illustrator", "interviewer", "narrator", "organizer", "original-author", "performer",
    "producer", "recipient", "reviewed-author", "script-writer", "series-creator", "translator",
)  # fmt: skip
DATE_VARIABLES = ("accessed", "available-date", "container", "event-date", "issued", "original-date", "submitted",
                  "locator-date")  # fmt: skip
if TYPE_CHECKING:
    from refkit.csl.processor.shapes import Shape
    from refkit.csl.processor.tree import Piece

_NAMES, _DATES = frozenset(NAME_VARIABLES), frozenset(DATE_VARIABLES)
_FORMER = (
    ("event", "event-title"), ("editortranslator", "editor-translator"), ("shortTitle", "title-short"),
    ("journalAbbreviation", "container-title-short"),
)  # fmt: skip
_CHEAT = re.compile(r"\{:([-_a-z]+|[A-Z]+):([^{}]+)\}")
_CHEAT_LINE = re.compile(r"^([-_a-z]+|[A-Z]+):\s*([^}]+)$")
_ROMANESQUE = re.compile("[A-Za-z\u0e01-\u0e5b\u00c0-\u017f\u0370-\u03ff\u0400-\u052f\u0590-\u05ff\u1f00-\u1fff"
                         "\u0600-\u06ff\u0218-\u021b\u1e00-\u1eff\u02bb-\u02bd]")  # fmt: skip


def as_text(value: Any) -> str:
    """A value as text: of text and numbers, themselves; of anything else, and of numbers beyond all measure, "".

    A `UserString` is text in which no variables are looked for where it is a note.
    """
    if isinstance(value, (str, UserString)):
        return str(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return ""
    return str(value) if -(10**300) < value < 10**300 else ""


class Person:
    """A name: its parts, or a text that is printed as it stands (`literal`)."""

    __slots__ = (
        "comma_suffix", "dropping", "family", "first", "given", "later", "literal", "non_dropping", "roman",
        "same_as", "set", "static", "suffix",
    )  # fmt: skip

    def __init__(self, value: Mapping[str, Any]) -> None:
        def text(key: str) -> str:
            found = value.get(key)
            return "" if found is None else found.strip() if type(found) is str else as_text(found).strip()

        self.literal = text("literal")
        self.family, self.given = text("family"), text("given")
        self.dropping, self.non_dropping = text("dropping-particle"), text("non-dropping-particle")
        self.suffix = text("suffix")
        self.comma_suffix = bool(value.get("comma-suffix"))
        self.static = bool(value.get("static-ordering"))
        if value.get("isInstitution") and not self.literal:
            self.literal = self.family or self.given
        if not self.literal:
            parse = value.get("parse-names", True)
            if self.family[:1] == '"' and self.family[-1:] == '"' and len(self.family) > 1:
                self.family = self.family[1:-1]
            elif parse not in (False, 0, "false", "0"):
                if self.given and not self.suffix:
                    given, suffix, comma = split_suffix(self.given)
                    if suffix.replace(".", "") == "et al" and not self.dropping:
                        self.given, self.dropping = given + ",", suffix
                    else:
                        self.given, self.suffix, self.comma_suffix = given, suffix, self.comma_suffix or comma
                if not self.non_dropping and self.family:
                    self.non_dropping, self.family = split_family(self.family)
                if not self.dropping and self.given:
                    self.given, self.dropping = split_given(self.given)
        if not self.literal and not self.family and self.given:
            self.family, self.given = self.given, ""
        self.roman = (
            bool(_ROMANESQUE.search(self.family or self.literal)) if (self.family or self.literal) else True
        )
        self.same_as: tuple[str, ...] = (
            self.literal, self.family, self.given, self.dropping, self.non_dropping, self.suffix,
        )  # fmt: skip
        """What two names have in common if they are one person's."""
        self.first: tuple[str, ...] = (*self.same_as, "first")
        self.later: tuple[str, ...] = (*self.same_as, "later")
        """The person at the head of a list, and further on: cites may show more of the one than of the other."""
        self.set: dict[tuple[object, ...], Piece] = {}  # how it was printed so far (`people.set_person`)


People = dict[tuple[tuple[str, Any], ...], Person]


class Item:
    """An item: its id, its type, its variables as given, and what was read from them so far."""

    __slots__ = ("_dates", "_names", "_people", "id", "language", "raw", "shape", "shaped", "type")

    def __init__(self, raw: Mapping[str, Any], people: People | None = None) -> None:
        """people: the persons that are known by the parts of their names, each read once."""
        self._people: People = {} if people is None else people
        self.shape: Shape | None = None  # what kind of item it is to the style of its processor
        self.shaped = False
        values = dict(raw)
        note = values.get("note")
        if isinstance(note, str) and ":" in note:
            _read_note(values, note)
        for former, now in _FORMER:
            if former in values and now not in values:
                values[now] = values[former]
            elif now in values and former not in values:
                values[former] = values[now]
        self.raw = values
        self.id = as_text(raw.get("id"))
        self.type = as_text(values.get("type")) or "document"
        self.language = as_text(values.get("language"))
        self._names: dict[str, list[Person]] = {}
        self._dates: dict[str, Date | None] = {}
        page = values.get("page")
        if page and "page-first" not in values:
            first = re.split(r"\s{0,9}(?<!\\)[-–,&]", as_text(page), maxsplit=1)[0]
            if re.search(r"\d|^[ivxlcm]+$", first):
                values["page-first"] = first

    def text(self, variable: str) -> str:
        """A variable as text; "" if there is none."""
        value = self.raw.get(variable)
        return value if type(value) is str else as_text(value)

    def names(self, variable: str) -> list[Person]:
        """The names of a name variable."""
        found = self._names.get(variable)
        if found is None:
            value = self.raw.get(variable)
            people = map(self._person, value) if isinstance(value, list) else ()
            found = self._names[variable] = [p for p in people if p is not None and (p.literal or p.family)]
        return found

    def _person(self, value: Any) -> Person | None:
        """The name that a CSL-JSON value holds; the same person for the same parts."""
        if not isinstance(value, Mapping):
            return None
        if all(type(part) is str or part is False for part in value.values()):
            key = tuple(value.items())
            return self._people.get(key) or self._people.setdefault(key, Person(value))
        return Person(value)

    def date(self, variable: str) -> Date | None:
        """The date of a date variable."""
        if variable not in self._dates:
            self._dates[variable] = read_date(self.raw.get(variable)) if self.raw.get(variable) else None
        return self._dates[variable]

    def has(self, variable: str) -> bool:
        """Whether the variable is there and not empty."""
        if variable in _NAMES:
            return bool(self.names(variable))
        if variable in _DATES:
            return self.date(variable) is not None
        value = self.raw.get(variable)
        return value is not None and value != ""


def _read_note(values: dict[str, Any], note: str) -> None:
    found: list[tuple[str, str]] = _CHEAT.findall(note)
    for n, line in enumerate(note.split("\n")):
        match = _CHEAT_LINE.match(line.strip())
        if match:
            found.append((match[1], match[2]))
        elif n > 0 and line.strip():
            break
    names: dict[str, list[dict[str, str]]] = {}
    for key, text in found:
        key, text = key.replace("_", "-"), text.strip()
        if key in _NAMES:
            family, _, given = text.partition("||")
            name = {"family": family.strip(), "given": given.strip()} if given else {"literal": text}
            names.setdefault(key, []).append(name)
        elif key in _DATES:
            date = read_text(text)
            if date is not None:
                values[key] = {"raw": text}
        elif key == "type":
            values["type"] = text
        elif not values.get(key):
            values[key] = text
    values.update(names)
