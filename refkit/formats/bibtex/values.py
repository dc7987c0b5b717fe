"""Values of a work → the text of a BibTeX or BibLaTeX field, and dates back."""

from __future__ import annotations

import re

from refkit.formats.bibtex.protection import CLOSE, OPEN, protect, protect_all
from refkit.model import DOI, Abstract, ArticleNumber, Name, Pages, PartialDate
from refkit.text import bibtex_names, latex
from refkit.text.printable import one_line, paragraphs, sections

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = ("Spring", "Summer", "Autumn", "Winter")

_BREAKING = re.compile(r"[{}\\\s\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_PERCENT = re.compile(r"%(?=[0-9A-Fa-f]{2})")
_MATHS = re.compile(r"\$[^$]*\$")


def text(value: str) -> str:
    """Any text, on one line, as LaTeX."""
    return value if value.isalnum() else latex.encode(one_line(value))


def title(value: str) -> str:
    """A title, with braces around the words that must keep their capitals."""
    line = one_line(value)
    protected = protect(line)
    return latex.encode(line) if protected is line else _in_braces(protected)


def _in_braces(protected: str) -> str:
    if "$" in protected:
        protected = _MATHS.sub(lambda match: match.group().replace(OPEN, "").replace(CLOSE, ""), protected)
    return latex.encode(protected).replace(OPEN, "{").replace(CLOSE, "}")


def title_with_its_capitals(value: str) -> str:
    """A title in a language whose capitals no style may change: each word that has one is in braces."""
    return _in_braces(protect_all(one_line(value)))


def whole_title(value: str) -> str:
    """A title that no style may change, in braces of its own."""
    return f"{{{latex.encode(one_line(value))}}}"


def names(value: tuple[Name, ...]) -> str:
    """A list of names, parted by "and"."""
    return " and ".join([written for name in value if (written := bibtex_names.write(name))])


def verbatim(value: str) -> str:
    """An address, as it is. Only what would break the file (a brace, a backslash, a blank) is
    percent-encoded, which an address must have anyway (RFC 3986, section 2)."""
    value = value.strip()
    return _BREAKING.sub(_percent, value) if _BREAKING.search(value) else value


def doi(value: DOI) -> str:
    """A bare DOI, as it is: `_`, `%`, `&`, `<`, `;` are not escaped.

    A brace or a backslash is percent-encoded, balanced or not: in the files that people have there are
    braces around a DOI, which readers strip, and every resolver decodes. For the same reason a per cent sign
    that would be taken for such a code is `%25`. No DOI in use is known to hold any of the three.
    """
    bare = value.text
    if "%" in bare:
        bare = _PERCENT.sub("%25", bare)
    return _BREAKING.sub(_percent, bare) if _BREAKING.search(bare) else bare


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8", "replace"))


def pages(value: Pages) -> str:
    """`123--145`, `S12`, or an article number."""
    if isinstance(value, ArticleNumber):
        return text(value.number)
    return f"{text(value.first)}--{text(value.last)}" if value.last else text(value.first)


def page_range(value: Pages) -> str:
    """The pages, if they are no article number (which BibLaTeX has in `eid`)."""
    return "" if isinstance(value, ArticleNumber) else pages(value)


def eid(value: Pages) -> str:
    """The article number, if it is one."""
    return text(value.number) if isinstance(value, ArticleNumber) else ""


def comma_list(value: tuple[str, ...]) -> str:
    """Parts joined by ", "; a part that holds a comma or semicolon itself is braced."""
    joined = ", ".join(value)
    if joined.count(",") < len(value) and ";" not in joined and all(value):
        return latex.encode(one_line(joined))
    parts = [latex.encode(line) for part in value if (line := one_line(part))]
    return ", ".join([f"{{{part}}}" if "," in part or ";" in part else part for part in parts])


def abstract(value: Abstract) -> str:
    """The sections of an abstract, each a paragraph."""
    return "\n\n".join(map(paragraph, sections(value)))


def blocks(value: str) -> str:
    """Text whose paragraphs are kept, parted by blank lines."""
    return "\n\n".join(map(paragraph, paragraphs(value)))


def paragraph(value: str) -> str:
    """One paragraph, which is one line. An `@` that opens it is braced: readers look for the next entry at
    the start of a line."""
    encoded = latex.encode(value)
    return f"{{@}}{encoded[1:]}" if encoded.startswith("@") else encoded


def year(value: PartialDate) -> str:
    """The year, a range of years, or the words that stand for a date."""
    if value.year is None:
        return text(value.literal)
    if value.until and value.until.year is not None and value.until.year != value.year:
        return f"{value.year}--{value.until.year}"
    return str(value.year)


def month(value: PartialDate) -> str:
    """A macro of the standard styles, which print it in their own way; a season in its own words."""
    if value.month and 1 <= value.month <= 12:
        return MONTHS[value.month - 1]
    return f"{{{_SEASONS[value.season - 1]}}}" if value.season and 1 <= value.season <= 4 else ""


def day(value: PartialDate) -> str:
    """The day of the month. Not a field of BibTeX's own; JabRef and Zotero read it."""
    return str(value.day) if value.month and value.day else ""


def date(value: PartialDate) -> str:
    """ISO 8601-2 as biblatex reads it (manual, 2.3.8): `2020-06-09`, `1999/2000`, `1850~`, `2020-21` (spring)."""
    if value.year is None:
        return text(value.literal)
    start = _iso(value)
    return f"{start}/{_iso(value.until)}" if value.until and value.until.year is not None else start


def _iso(value: PartialDate) -> str:
    written = "-".join([f"{value.year:04d}", *(f"{part:02d}" for part in value.parts[1:])])
    if value.season and value.month is None:
        written += f"-{value.season + 20}"
    return written + "~" if value.circa else written


_DATE = re.compile(r"(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2})(?:T[\d:.Z+-]*)?)?)?([~?%]?)")


def read_date(value: str) -> PartialDate | None:
    """A date as biblatex has it, the inverse of `date`; what is none is kept as words. None for no text."""
    value = value.strip()
    if not value:
        return None
    first, slash, last = value.partition("/")
    start = _read_iso(first.strip())
    if start is None or start.year is None:
        return PartialDate(literal=value)
    until = _read_iso(last.strip()) if slash and last.strip(" .") else None
    if slash and last.strip(" .") and until is None:
        return PartialDate(literal=value)
    return PartialDate(
        year=start.year, month=start.month, day=start.day, season=start.season, circa=start.circa, until=until
    )


def _read_iso(value: str) -> PartialDate | None:
    match = _DATE.fullmatch(value)
    if not match:
        return None
    number = int(match[2] or 0)
    season = number - 20 if 21 <= number <= 24 else None
    if number > 12 and season is None:
        return None
    day = int(match[3] or 0)
    return PartialDate(
        year=int(match[1]),
        month=number if 1 <= number <= 12 else None,
        day=day if number and season is None and 1 <= day <= 31 else None,
        season=season,
        circa=match[4] in ("~", "%") and bool(match[4]),
    )


_NUMBER = re.compile(r"\d{1,2}")


def read_month(value: str) -> PartialDate:
    """Month, day and season in what a `month` field holds: "jun", "June", "6", "9~June", "June 9--12"."""
    folded = value.lower()
    number = _NUMBER.search(folded)
    count = int(number.group()) if number else 0
    named = [(folded.find(name), index) for index, name in enumerate(MONTHS, 1) if name in folded]
    month = min(named)[1] if named else None  # of "Dec/Jan" the first
    if month:
        return PartialDate(month=month, day=count if 1 <= count <= 31 else None)
    if 1 <= count <= 12:
        return PartialDate(month=count)
    return PartialDate(season=next((i + 1 for i, name in enumerate(_SEASONS) if name.lower() in folded), None))
