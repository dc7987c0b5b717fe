"""A work as a library has it beside the same work as a registry has it, field by field.

A difference has one of five weights:

    wrong       cannot be right: all that stands around it is the registry's
    substance   says something else; which of the two is right, a person must see
    incomplete  is a part of what the registry says: a list of authors that was cut short, a first page alone
    missing     the library says nothing
    form        is written in another way: capitals, initials, an abbreviated journal, the year online
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Any, Literal

import msgspec

from refkit import merge
from refkit.enrich.registered import Registered
from refkit.matching import family_key
from refkit.matching.authors import compare_people, person
from refkit.matching.containers import compare_containers
from refkit.matching.numbers import number_of
from refkit.merge.differences import last_of, shown
from refkit.model import ArticleNumber, Name, PageRange, Record, Work, start_of
from refkit.model.work import ATTRIBUTES, UNKNOWN_TYPE
from refkit.text.folding import fold, to_ascii

Weight = Literal["wrong", "substance", "incomplete", "missing", "form"]

# Compared, in this order: field → what people call it.
LABELS = {
    "title": "title", "author": "authors", "issued": "year", "container-title": "journal", "volume": "volume",
    "issue": "issue", "page": "pages", "type": "type", "publisher": "publisher", "DOI": "DOI",
}  # fmt: skip

# Types that a reference is set differently for, and that all formats have.
_TYPES = frozenset("article-journal book chapter paper-conference report thesis".split())
# Works of which a reference names the publisher, and needs one.
_PUBLISHED = frozenset("book chapter dataset entry report software standard thesis".split())
_ANNOUNCED = re.compile(
    r"(?i)^\[?(?:retracted|retraction|withdrawn|removed)(?: article| paper| chapter)?\]?\s?[:\]]\s*"
)
_TO_COME = re.compile(
    r"(?i)\s*(?:(?:articles? )?in press|(?:publish )?ahead of print|online first|first online|early (?:view|access)"
    r"|(?:forth|up)coming|to appear|to be (?:announced|published)|tb[ad]|n/?a|none|unknown|[?.*–-]+|0+)\s*"
)
_MOST_COMPARED = 100  # names of a list with which every other name is compared
_SAME_TITLE = 12  # letters from which one title may be the other without its subtitle
_SUBTITLE = re.compile(r"\s*(?:[:(=/–—]|\s-\s)")

Said = tuple[Weight, str]  # the weight, and why


class Mismatch(msgspec.Struct, frozen=True):
    """One field in which library and registry differ.

    field:      a CSL variable
    library, registry: the values in words, "" for none
    suggestion: the value to take, typed; None if the registry has none that is better
    reason:     why it has its weight, for people
    """

    field: str
    weight: Weight
    library: str
    registry: str
    suggestion: Any
    reason: str

    @property
    def label(self) -> str:
        """What people call the field."""
        return LABELS[self.field]


def mismatches(record: Record, registered: Registered, *, cut_short: bool = False) -> tuple[Mismatch, ...]:
    """The fields in which `record` (resolved) and `registered` differ, in the order of `LABELS`.

    cut_short: the record's list of authors ends with "and others"

    What the registry does not say is no difference. A field that was corrected by hand differs in form only:
    the person has decided already.
    """
    own, its = record.work, merge.resolve(Record(registered.claims)).work
    found = []
    for field in LABELS:
        mine, theirs = getattr(own, ATTRIBUTES[field]), getattr(its, ATTRIBUTES[field])
        if not theirs or mine == theirs or _words(mine) == _words(theirs):
            continue
        said = _COMPARED[field](own, its, cut_short)
        if said is None:
            continue
        weight, reason = said
        if field in record.chosen and record.chosen[field].source.kind == "user":
            weight, reason = "form", "corrected by hand"
        suggestion = fullest(own.author, its.author) if field == "author" and weight == "incomplete" else theirs
        found.append(Mismatch(field, weight, shown(mine or ""), shown(theirs), suggestion, reason))
    return tuple(found)


def _words(value: object) -> list[str]:
    """A value as it is printed; for names without addresses and identifiers."""
    return [str(part) for part in value] if isinstance(value, tuple) else [str(value)]


def fullest(own: tuple[Name, ...], its: tuple[Name, ...]) -> tuple[Name, ...]:
    """The registry's list, in which each person that the library names is named as fully as either does."""
    kept = (a if _written_out(a) > _written_out(b) else b for a, b in zip(own, its, strict=False))
    return (*kept, *its[len(own) :])


def _written_out(name: Name) -> int:
    return sum(char.isalpha() for char in name.given)


def _title(own: Work, its: Work, cut: bool) -> Said | None:
    if not own.title:
        return "missing", "no title"
    one, two = fold(own.title), fold(_ANNOUNCED.sub("", its.title))
    if one.replace(" ", "") == two.replace(" ", ""):
        return "form", "spelling"
    short, long = sorted((one, two), key=len)
    if long.startswith(short + " ") and (len(short) > _SAME_TITLE or _has_subtitle(own.title, its.title)):
        return "form", "without a subtitle" if one == short else "with a subtitle"
    if "\ufffd" in its.title:
        return "form", "the registry's title is damaged"
    return "substance", f"{SequenceMatcher(None, one[:400], two[:400], autojunk=False).ratio():.0%} alike"


def _has_subtitle(a: str, b: str) -> bool:
    """Whether the longer title has a subtitle where the shorter ends."""
    short, long = sorted((a.rstrip(" .:"), b), key=len)
    return _SUBTITLE.match(long, len(short)) is not None


def _author(own: Work, its: Work, cut: bool) -> Said | None:
    if not own.author:
        # A book with editors has no authors for a reason.
        return None if own.editor else ("missing", "no authors")
    mine, theirs = own.author, its.author
    levels = [_same_person(a, b) for a, b in zip(mine, theirs, strict=False)]
    if all(levels):
        if len(mine) == len(theirs):
            return "form", "initials or spelling"
        if len(mine) > len(theirs):
            return "form", "the registry names fewer"
        if all(name.literal for name in theirs[len(mine) :]) and not cut:
            return "form", "the registry names groups too"
        return "incomplete", f"{len(mine)} of {len(theirs)}" + (", and others" if cut else "")
    unknown = _strangers(mine, theirs)
    if unknown:
        if not _strangers(theirs, mine):
            return "form", "the registry names fewer"
        return "substance", f"{unknown[0]} is not among the registry's"
    if len(mine) < len(theirs):
        return "substance", f"{len(mine)} of {len(theirs)}, not the first ones"
    return "substance", "in another order"


def _strangers(names: tuple[Name, ...], among: tuple[Name, ...]) -> list[Name]:
    """Those of `names` that are none of `among`. In a list of hundreds only equal family names are looked at."""
    by_family: dict[str, list[Name]] = {}
    for name in among:
        by_family.setdefault(family_key(name), []).append(name)
    everybody = among if len(among) <= _MOST_COMPARED else ()
    return [
        a
        for a in names
        if not any(_same_person(a, b) for b in by_family.get(family_key(a), ()))
        and not any(_same_person(a, b) for b in everybody)
    ]


def _same_person(a: Name, b: Name) -> bool:
    """Whether two names may be one person's. What is written in two scripts cannot be compared, and may be."""
    if bool(fold(to_ascii(str(a)))) != bool(fold(to_ascii(str(b)))):
        return True
    if compare_people([person(a)], [person(b)]) == "first":
        return True
    one, two = fold(str(a)), fold(str(b))
    if a.literal or b.literal:
        return bool(one and two) and (one in two or two in one)
    return one == two


def _issued(own: Work, its: Work, cut: bool) -> Said | None:
    year, printed = (date.year if date else None for date in (own.issued, its.issued))
    if printed is None:
        return None
    if own.issued is None:
        return "missing", "no year"
    if year is None:
        return "incomplete", f"{own.issued.literal or 'no year'!r} is no year"
    if year == printed:
        return None
    online = its.available_date.year if its.available_date else None
    if year == online:
        # The volume is that of print, so the year beside it is too.
        filled = its.volume and (not own.volume or _TO_COME.fullmatch(own.volume))
        said = f"online {online}, in print {printed}"
        return ("incomplete", f"{said} with volume {its.volume}") if filled else ("form", said)
    if own.issued.until and own.issued.until.year and year <= printed <= own.issued.until.year:
        return "form", "a range of years"
    if _agree(own.volume, its.volume) and own.page and its.page and _first(own) == _first(its):
        return "wrong", "volume and first page are the registry's"
    return "substance", f"{abs(year - printed)} year{'s' if abs(year - printed) > 1 else ''} apart"


def _container(own: Work, its: Work, cut: bool) -> Said | None:
    mine, theirs = own.container_title, its.container_title
    if not mine:
        # Some have the journal's abbreviation alone, and a preprint has its server for a publisher.
        return ("form", "abbreviated only") if own.container_title_short else ("missing", "no journal")
    others = (theirs, its.container_title_short, its.collection_title)
    if any(compare_containers(mine, other) == "same" or fold(mine) == fold(other) for other in others if other):
        return "form", "abbreviation or spelling"
    short, long = sorted(map(fold, (mine, theirs)), key=len)
    if long.startswith(short + " ") and _has_subtitle(mine, theirs):
        return "form", "with or without a subtitle"
    return "substance", "another name"


def _number(attribute: str) -> Callable[[Work, Work, bool], Said | None]:
    def compared(own: Work, its: Work, cut: bool) -> Said | None:
        mine, theirs = getattr(own, attribute), getattr(its, attribute)
        if _TO_COME.fullmatch(theirs):
            return None
        if not mine:
            # What is an issue as a whole has it in its title, and most formats nowhere else.
            return None if attribute == "issue" and its.type == "periodical" else ("missing", f"no {attribute}")
        if _TO_COME.fullmatch(mine):
            return "incomplete", f"{mine!r} is none"
        return ("form", "spelling") if _agree(mine, theirs) else ("substance", "another number")

    return compared


def _agree(mine: str, theirs: str) -> bool:
    """Whether two numbers are one: "Vol. 012" and "12", "XII" and "12", "Suppl. 1" and "S1"."""
    one, two = (number_of(text).replace("supplement", "s").replace("suppl", "s") for text in (mine, theirs))
    return bool(one) and one == two


def _page(own: Work, its: Work, cut: bool) -> Said | None:
    mine, theirs = own.page, its.page
    if mine is None:
        return "missing", "no pages"
    if isinstance(mine, PageRange) and isinstance(theirs, PageRange):
        if _TO_COME.fullmatch(mine.first):
            return "incomplete", f"{mine.first!r} is none"
        if fold(mine.first.rstrip("+f.")) != fold(theirs.first):
            return ("form", "spelling") if fold(str(mine)) == fold(str(theirs)) else ("substance", "other pages")
        if not mine.last:
            return ("incomplete", "the first page only") if theirs.last else ("form", "spelling")
        if not theirs.last:
            return "form", "the registry has the first page only"
        return ("form", "spelling") if last_of(mine) == last_of(theirs) else ("substance", "another last page")
    if _bare(_first(own)) == _bare(_first(its)):
        return "form", "spelling"
    if isinstance(theirs, ArticleNumber) and isinstance(mine, PageRange):
        return "form", "the registry has an article number"  # beside which a publisher's file counts its own pages
    return "substance", "another article number" if isinstance(mine, ArticleNumber) else "other pages"


def _first(work: Work) -> str:
    return fold(start_of(work.page))


def _bare(number: str) -> str:
    """An article number without the letter before it, and without noughts."""
    return re.sub(r"^(?:article )?e?0*(?=\d)", "", number)


def _type(own: Work, its: Work, cut: bool) -> Said | None:
    """A library's own type is its own; @misc, and an entry of a type that nobody knows, says none."""
    said = own.type not in ("", UNKNOWN_TYPE) or its.type not in _TYPES
    return None if said else ("incomplete", "no type that says anything")


def _publisher(own: Work, its: Work, cut: bool) -> Said | None:
    kind = its.type if own.type in ("", UNKNOWN_TYPE) else own.type
    return ("missing", "no publisher") if kind in _PUBLISHED and not own.publisher else None


def _doi(own: Work, its: Work, cut: bool) -> Said | None:
    return ("missing", "no DOI") if own.doi is None else ("form", "another name of the same work")


_COMPARED: dict[str, Callable[[Work, Work, bool], Said | None]] = {
    "title": _title, "author": _author, "issued": _issued, "container-title": _container,
    "volume": _number("volume"), "issue": _number("issue"), "page": _page, "type": _type, "publisher": _publisher,
    "DOI": _doi,
}  # fmt: skip
