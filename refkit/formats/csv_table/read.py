"""Text of a .csv or .tsv file → records of claims."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from refkit.formats.csv_table.table import FORMULA, HEADINGS, TYPES
from refkit.formats.draft import Draft
from refkit.formats.gathering import gathered, lines, told
from refkit.formats.tagged import dates
from refkit.formats.tagged.values import is_isbn, serials
from refkit.model import (
    DOI,
    Abstract,
    ArticleNumber,
    Name,
    PartialDate,
    Problem,
    Reading,
    Record,
    Source,
    pages_of,
    parse_pages,
)
from refkit.model.work import DATE_VARIABLES, NAME_VARIABLES, UNKNOWN_TYPE, VARIABLE_TYPES
from refkit.model.work import TYPES as CSL_TYPES
from refkit.text.people import parse_name, parse_names
from refkit.text.printable import one_line, paragraphs

_SHORT = re.compile(r"[^,;]{2,60} [A-Z]{1,3}, [^,;]{2,60} [A-Z]{1,3}(?:,|$)")
_NUMBER = re.compile(r" \(\d{6,12}\)$")  # of an author in Scopus: "Rock, Ada (57190000000)"
_PARTS = frozenset({"page-first", "page-last", "article-number"})
_LONGEST_HEAD = 20_000
_BY_LOWER = {variable.lower(): variable for variable in VARIABLE_TYPES}


def read(text: str, ref: str, delimiter: str = "") -> Reading:
    """A record of claims a row; the first row names the columns. Never raises.

    Columns are CSL variables, or headings of Zotero, Scopus, Web of Science and PubMed. A column that is not known,
    a row longer than the first, and a cell beyond the limit of the csv module (131,072 characters) are problems
    with their lines. `delimiter` is what most often parts the first row if none is given: comma, semicolon or tab.
    """
    return gathered(each([text], ref, delimiter))


def each(pieces: Iterable[str], ref: str, delimiter: str = "") -> Iterator[Record | Problem]:
    """As `read`, of a text that comes in pieces: a row at a time, its problems before it."""
    problems: list[Problem] = []
    source = Source("file", "csv", ref)
    text = lines(pieces)
    first = next(text, "").removeprefix("\ufeff")
    whole = (line.replace("\x00", "\ufffd") + "\n" for line in chain([first], text))
    rows = csv.reader(whole, delimiter=delimiter or _delimiter(first))
    names: list[str] = []
    try:
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            if not names:
                names = [_variable(heading) for heading in row]
                _unknown(row, names, rows.line_num, ref, problems)
                continue
            draft = Draft(source, problems)
            if len(row) > len(names):
                message = (
                    f"Line {rows.line_num} has more cells than there are columns; what is beyond was not read."
                )
                evidence = ",".join(row)
                draft.problem("long_row", message, severity="warning", line=rows.line_num, evidence=evidence)
            cells = row[: len(names)] + [""] * (len(names) - len(row))
            _claim(zip(names, cells, strict=True), draft, rows.line_num)
            yield from told(problems)
            yield draft.record()
    except csv.Error as error:
        message = f"The table cannot be read beyond line {rows.line_num}: {error}. Save it anew as CSV."
        problems.append(Problem("broken_table", "error", message, ref, line=rows.line_num))
    yield from problems


def headings(text: str) -> list[str]:
    """The variables of the columns that the first line names, "" for one that is not known."""
    first = text[:_LONGEST_HEAD].removeprefix("\ufeff").partition("\n")[0]
    try:
        return list(map(_variable, next(csv.reader([first], delimiter=_delimiter(first)), [])))
    except csv.Error:
        return []


def _delimiter(text: str) -> str:
    """What most often parts the first line."""
    return max("\t,;", key=text.partition("\n")[0].count)


def _variable(heading: str) -> str:
    folded = one_line(heading).lower()
    return HEADINGS.get(folded) or _BY_LOWER.get(folded) or _BY_LOWER.get(folded.replace(" ", "-"), "")


def _unknown(row: list[str], names: list[str], line: int, ref: str, problems: list[Problem]) -> None:
    if not any(names):
        message = f"Line {line} names no column that is known; put names such as title, author, DOI there."
        problems.append(Problem("no_columns", "error", message, ref, line=line, evidence=",".join(row)[:160]))
        return
    for heading, name in zip(row, names, strict=True):
        if not name and heading.strip():
            message = f"The column {one_line(heading)[:60]!r} has no place here and was not read (line {line})."
            problems.append(Problem("unknown_column", "note", message, ref, line=line, evidence=heading[:160]))


def _claim(cells: Iterable[tuple[str, str]], draft: Draft, line: int) -> None:
    said: dict[str, list[str]] = {}
    for name, cell in cells:
        if name and (text := _bare(cell)):
            said.setdefault(name, []).append(text)
    if "article-number" in said:
        draft.add("page", ArticleNumber(one_line(said["article-number"][0])))
    elif "page-first" in said:
        draft.add("page", pages_of(one_line(said["page-first"][0]), one_line(said.get("page-last", [""])[0])))
    for name, texts in said.items():
        if name in _PARTS:
            continue
        values = [(value, text) for text in texts for value in [_value(name, text)]]
        if len(values) > 1:
            values.sort(key=lambda pair: -_fullness(pair[0]))
        for value, text in values:
            if value:
                draft.add(name, value, confidence=0.3 if value == UNKNOWN_TYPE else 1.0)
            else:
                message = (
                    f"The column {name} holds no value that can be read (line {line}): {one_line(text)[:60]!r}."
                )
                draft.problem("bad_value", message, severity="warning", line=line, evidence=text)


def _fullness(value: Any) -> int:
    """How much a value says where two columns have one variable: a date and its year, full names and initials."""
    if isinstance(value, PartialDate):
        return len(value.parts)
    if isinstance(value, tuple):
        return sum(len(name.given) for name in value if isinstance(name, Name))
    return 0


def _bare(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from computing it."""
    if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA):
        cell = cell[1:]
    return cell.strip()


def _value(name: str, text: str) -> Any:
    if name in NAME_VARIABLES:
        return _names(text)
    if name in DATE_VARIABLES:
        return _date(text)
    if name == "type":
        folded = one_line(text).lower()
        return folded if folded in CSL_TYPES else TYPES.get(folded, UNKNOWN_TYPE)
    if name == "DOI":
        return DOI.parse(one_line(text))
    if name == "page":
        return parse_pages(one_line(text))
    if name == "abstract":
        return Abstract.parse(text)
    if name in ("ISSN", "ISBN"):
        return tuple(dict.fromkeys(s for s in serials(text) if is_isbn(s) == (name == "ISBN")))
    if name == "keyword":
        return tuple(dict.fromkeys(word for part in text.split(";") if (word := one_line(part))))
    return "\n\n".join(paragraphs(text)) if name in ("annote", "note") else one_line(text)


def _date(text: str) -> PartialDate | None:
    from refkit.formats.bibtex.values import read_date

    date = read_date(one_line(text))
    return date if date is None or not date.literal else dates.read(one_line(text))


def _names(text: str) -> tuple[Name, ...]:
    """`Family, Given; Family, Given, Suffix`; an organisation stands in braces; `Family AB, Family C`."""
    if ";" not in text and (text.count(",") > 2 or _SHORT.match(text)):
        return tuple(parse_names(text))
    names = []
    for part in text.split(";"):
        piece = _NUMBER.sub("", one_line(part))
        if piece.startswith("{") and piece.endswith("}"):
            names.append(Name(literal=piece[1:-1]))
        elif "," in piece:
            family, given, *suffix = (*map(str.strip, piece.split(",", 2)),)
            if family or given:
                names.append(Name(family or given, given if family else "", suffix=suffix[0] if suffix else ""))
        elif name := parse_name(piece):
            names.append(name)
    return tuple(names)
