"""Literature notes (.md): Markdown with YAML front matter, one a work, as users of Obsidian and Logseq keep them.

    ---
    citation-key: "rock2020"
    type: "article-journal"
    title: "Grip"
    author: ["Rock, Ada", "{Limpet Study Group}"]
    issued: "2020-06-09"
    ---
    # Grip

    ## Abstract
    …
    ## Key findings
    > …
    ## Notes
    …

The front matter is CSL's variables. In one file notes follow each other; `notes` gives each with a name of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from refkit.formats import Format, beginnings
from refkit.model import DOI, Abstract, Library, Name, PartialDate, Problem, Reading, Record, Source, parse_pages
from refkit.model.work import CSL_NAMES, DATE_VARIABLES, LIST_VARIABLES, NAME_VARIABLES, TYPES, VARIABLE_TYPES

_EVIDENCE = 160
_BODY = frozenset({"abstract", "annote", "note", "citation-key"})
_SECTIONS = {"abstract": "abstract", "key findings": "annote", "notes": "annote"}
_START = re.compile(r"(?m)^---[ \t]*\n(?=[A-Za-z_-]{1,40}:)")
_END = re.compile(r"(?m)^(?:---|\.\.\.)[ \t]*$")
_HEADING = re.compile(r"(?m)^(#{1,6})[ \t]+(\S.*)$")
# What Markdown or the reader of a note would take for something else at the start of a line.
_MEANT = re.compile(r"(?m)^(?=\\|[#>*+=~`|-]|\d{1,9}[.)])")
_UNMEANT = re.compile(r"(?m)^\\(?=\\|[#>*+=~`|-]|\d{1,9}[.)])")
_NO_NAME = re.compile(r'[\x00-\x1f<>:"/\\|?*\[\]#^\ud800-\udfff]+')
# Keys of note templates in use → CSL variable.
_OTHER_KEYS = {
    "citekey": "citation-key", "authors": "author", "year": "issued", "date": "issued",
    "journal": "container-title",
    "doi": "DOI", "url": "URL", "keywords": "keyword", "publication": "container-title", "pages": "page",
    "booktitle": "container-title", "zotero-key": "", "tags": "", "aliases": "", "cssclass": "", "id": "",
}  # fmt: skip


def write(library: Library) -> Iterator[str]:
    """A note a record, one behind the other."""
    for key, record in library.items():
        yield _note(key, record)


def notes(library: Library) -> Iterator[tuple[str, str]]:
    """A file name and a note a record, for a folder of notes. Names are the citation keys, fit for every system."""
    taken: set[str] = set()
    for number, (key, record) in enumerate(library.items(), 1):
        stem = _NO_NAME.sub("-", key).strip(". ")[:100] or f"note{number}"
        name = stem
        while name.lower() in taken:
            name = f"{stem}-{number}" if name == stem else f"{name}x"
        taken.add(name.lower())
        yield f"{name}.md", _note(key, record)


def _note(key: str, record: Record) -> str:
    from refkit.formats.yaml_text import write as yaml
    from refkit.text.notes import unsaid
    from refkit.text.printable import one_line, paragraphs, sections

    work = record.work
    out = ["---", *([f"citation-key: {yaml(key)}"] if key else [])]
    for attribute, variable in CSL_NAMES.items():
        value = getattr(work, attribute)
        if value and variable not in _BODY:
            out.append(f"{variable}: {yaml(_plain(variable, value))}")
    out += ["---", "", f"# {one_line(work.title) or key or 'Untitled'}", ""]
    if work.abstract:
        out += ["## Abstract", "", *_paragraphs(sections(work.abstract))]
    findings = list(map(one_line, unsaid(record))) if record.findings else []
    if findings:
        out.append("## Key findings\n")
        for finding in findings:
            out += [f"> {finding}", ""]
    said = [*paragraphs(work.annote), *paragraphs(work.note)]
    if said:
        out += ["## Notes", "", *_paragraphs(said)]
    return "\n".join(out) + "\n"


def _paragraphs(lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield _MEANT.sub(r"\\", line)
        yield ""


def _plain(variable: str, value: Any) -> Any:
    if variable in NAME_VARIABLES:
        return [_name(name) for name in value]
    if variable in LIST_VARIABLES:
        return list(value)
    if isinstance(value, PartialDate):
        from refkit.formats.bibtex.values import date

        return value.literal if value.year is None else date(value)
    return str(value)


def _name(name: Name) -> str:
    """`Family, Given, Suffix`; an organisation in braces."""
    if name.literal:
        return f"{{{name.literal}}}"
    family = " ".join(part for part in (name.dropping_particle, name.non_dropping_particle, name.family) if part)
    parts = [family.replace(",", " "), name.given.replace(",", " "), *([name.suffix] if name.suffix else [])]
    return ", ".join(parts)


def read(text: str, ref: str) -> Reading:
    """A note, or notes one behind the other → a record of claims each. Never raises; the claims have no span.

    Front matter holds CSL's variables, or the keys that note templates use (citekey, authors, year, journal). Of
    the body the sections "Abstract", "Key findings" and "Notes" are read; other words are the reader's own.
    """
    text = text.removeprefix("\ufeff")
    problems: list[Problem] = []
    records = []
    starts = list(_START.finditer(text))
    position = line = counted = 0
    for number, start in enumerate(starts):
        if start.start() < position:
            continue
        line += text.count("\n", counted, start.start())
        counted = start.start()
        end = _END.search(text, start.end())
        if end is None:
            message = f"The front matter that begins at line {line + 1} has no end; close it with a line of ---."
            problems.append(Problem("open_front_matter", "error", message, ref, line=line + 1))
            break  # nothing behind it has an end either
        position = end.end()
        later = (starts[index].start() for index in range(number + 1, len(starts)))
        following = next((place for place in later if place >= position), len(text))
        record = _record(text[start.end() : end.start()], text[position:following], line + 2, ref, problems)
        if record.claims:
            records.append(record)
    if not starts:
        message = (
            "The file begins with no YAML front matter (--- and key: value lines), so it is no literature note."
        )
        problems.append(Problem("no_front_matter", "error", message, ref, line=1, evidence=text[:_EVIDENCE]))
    return Reading(tuple(records), tuple(problems))


def _record(head: str, body: str, line: int, ref: str, problems: list[Problem]) -> Record:
    from refkit.formats.draft import Draft
    from refkit.formats.yaml_text import load

    draft = Draft(Source("file", "literature-notes", ref), problems)
    try:
        data = load(head)
    except ValueError as error:
        message = f"The front matter at line {line} is no YAML: {error}. Correct it there."
        draft.problem("not_yaml", message, severity="error", line=line, evidence=head)
        return draft.record()
    for key, raw in data.items() if isinstance(data, dict) else ():
        folded = str(key).lower()
        variable = key if key in VARIABLE_TYPES else _OTHER_KEYS.get(folded)
        if variable is None:
            message = (
                f"The key {str(key)[:60]!r} of the front matter at line {line} has no place here and was not read."
            )
            draft.problem("unknown_field", message, line=line, evidence=str(raw))
        elif variable and raw not in (None, "", [], {}):
            value = _value(variable, raw)
            if value:
                draft.add(variable, value)
            else:
                message = (
                    f"The key {key!r} of the front matter at line {line} holds no {variable} that can be read."
                )
                draft.problem("bad_value", message, severity="warning", line=line, evidence=str(raw))
    said: dict[str, list[str]] = {}
    for variable, words in _sections(body):
        said.setdefault(variable, []).append(words)
    if "abstract" in said:
        draft.add("abstract", Abstract.parse("\n\n".join(said["abstract"])))
    draft.add("annote", "\n\n".join(said.get("annote", ())))
    return draft.record()


def _sections(body: str) -> Iterator[tuple[str, str]]:
    headings = list(_HEADING.finditer(body))
    for number, heading in enumerate(headings):
        variable = _SECTIONS.get(heading[2].rstrip().lower())
        end = headings[number + 1].start() if number + 1 < len(headings) else len(body)
        words = re.sub(r"(?m)^>[ \t]?", "", body[heading.end() : end])
        if variable and (words := _UNMEANT.sub("", words).strip()):
            yield variable, words


def _value(variable: str, raw: Any) -> Any:
    from refkit.text.printable import one_line

    texts = [
        one_line(str(item)) for item in (raw if isinstance(raw, list) else [raw]) if not isinstance(item, dict)
    ]
    text = "; ".join(texts)
    if variable in NAME_VARIABLES:
        listed = raw if isinstance(raw, list) else str(raw).split(";")
        return tuple(name for item in listed if (name := _read_name(item)))
    if variable in LIST_VARIABLES:
        parts = texts if isinstance(raw, list) else re.split(r"\s*[;,]\s*", text)
        return tuple(dict.fromkeys(filter(None, parts)))
    if variable in DATE_VARIABLES:
        from refkit.formats.bibtex.values import read_date

        return read_date(text[:200])
    if variable == "type":
        return text if text in TYPES else None
    if variable == "DOI":
        return DOI.parse(text)
    if variable == "page":
        return parse_pages(text)
    return Abstract.parse(text) if variable == "abstract" else text


def _read_name(raw: Any) -> Name | None:
    from refkit.text.people import parse_name
    from refkit.text.printable import one_line

    if isinstance(raw, dict):
        from refkit.model.csl_item import values_from_csl

        found = values_from_csl({"author": [raw]})[0].get("author")
        return found[0] if found else None
    text = one_line(str(raw)).removeprefix("[[").removesuffix("]]")
    if text.startswith("{") and text.endswith("}"):
        return Name(literal=text[1:-1]) if text[1:-1].strip() else None
    if "," not in text:
        return parse_name(text)
    family, given, *suffix = map(str.strip, text.split(",", 2))
    return (
        Name(family or given, given if family else "", suffix=suffix[0] if suffix else "")
        if family or given
        else None
    )


LITERATURE_NOTES = Format(
    "literature-notes", "Literature notes (Markdown)", (), read, write, 200, begins=beginnings.literature_notes
)
