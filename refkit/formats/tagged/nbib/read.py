"""Text of an .nbib file → records of claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from refkit.formats.draft import Draft
from refkit.formats.gathering import gathered
from refkit.formats.tagged import dates, values
from refkit.formats.tagged.lines import Form, Value
from refkit.formats.tagged.nbib.table import PASSED_OVER, RETRACTED, ROWS, TYPES
from refkit.formats.tagged.records import records, values_by_tag
from refkit.formats.tagged.rows import Row, read_by
from refkit.model import DOI, Abstract, Name, Notice, Problem, Reading, Record, Source, Span, parse_pages
from refkit.model.work import UNKNOWN_TYPE
from refkit.text.initials import spaced_initials
from refkit.text.people import parse_name
from refkit.text.printable import one_line

# A tag has up to four letters and is filled up to them; PubMed indents what goes on by six blanks.
_FORM = Form(re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,3}-(?: |$)"), opens=frozenset({"PMID", "OWN"}), blank=True)
_ROWS_OF = read_by(ROWS)
_TYPE_OF: dict[str, str] = {}
for _csl, _words in TYPES:
    _TYPE_OF.setdefault(_words.lower(), _csl)
_MARK = re.compile(r"\s?\[(doi|pii|pmid|bookaccession|url|pmc|mid)\]$")
# ERIC has the publisher of what stands by itself where it has an article's journal.
_ALONE = frozenset({"book", "thesis", "report"})


def read(text: str, ref: str) -> Reading:
    """A record of claims a citation, every value with its place in `text`. Never raises.

    Shortened page ranges are written out, as MEDLINE's rule for shortening them says. ERIC's files, which share
    the tags, are read too. Tags that are not known and lines outside of citations are problems with their lines.
    """
    return gathered(each([text], ref))


def each(pieces: Iterable[str], ref: str) -> Iterator[Record | Problem]:
    """As `read`, of a text that comes in pieces: a citation at a time, its problems before it."""
    return records(pieces, _FORM, Source("file", "nbib", ref), _citation)


def _citation(found: list[Value], source: Source, problems: list[Problem]) -> Record:
    draft = Draft(source, problems)
    by_tag = values_by_tag(found)
    kind = _type(by_tag, draft)
    if any(value.text.lower() == RETRACTED for value in by_tag.get("PT", ())):
        draft.notices = (Notice("retraction", source="pubmed"),)
    _names(found, "author", ("FAU", "CN") if "FAU" in by_tag else ("AU", "CN"), draft)
    _names(found, "editor", ("FED",) if "FED" in by_tag else ("ED",), draft)
    for variable, tags in (("ISSN", ("IS", "ISSN")), ("ISBN", ("ISBN",))):
        _serials([value for tag in tags for value in by_tag.get(tag, ())], variable, draft)
    terms = [value for tag in ("OT", "MH") for value in by_tag.get(tag, ())]
    draft.add("keyword", tuple(dict.fromkeys(map(_term, terms))), [value.span for value in terms])
    remarks = [value for tag in ("GN",) for value in by_tag.get(tag, ())]
    draft.add("annote", "\n\n".join(values.note(v.text) for v in remarks), [v.span for v in remarks])
    for tag, tagged in by_tag.items():
        rows = _ROWS_OF.get(tag)
        if rows is None:
            if tag not in PASSED_OVER and tag != "PT":
                line = tagged[0]
                message = f"The tag {tag} has no place here and was not read (line {line.line})."
                draft.problem("unknown_tag", message, span=line.span, line=line.line, evidence=line.text)
            continue
        row = rows[0]
        if tag == "BTI" and kind == "book" and "TI" not in by_tag:
            row = Row("BTI", "title")
        elif tag == "JT" and kind in _ALONE:
            row = Row("JT", "publisher")
        if row.kind not in ("names", "number", "keywords", "notes"):
            _value(row, tagged, draft)
    return draft.record()


def _type(by_tag: dict[str, list[Value]], draft: Draft) -> str:
    """By the first publication type that says more than that it is an article; a book by its title's tag."""
    named = [(csl, value) for value in by_tag.get("PT", ()) if (csl := _TYPE_OF.get(value.text.lower()))]
    told = next((pair for pair in named if pair[0] != "article-journal"), named[0] if named else None)
    if told:
        draft.add("type", told[0], [told[1].span])
        return told[0]
    kind = "article-journal" if "JT" in by_tag or "TA" in by_tag else UNKNOWN_TYPE
    if "BTI" in by_tag:
        kind = "chapter" if "TI" in by_tag else "book"
    draft.add("type", kind, confidence=0.9 if kind != UNKNOWN_TYPE else 0.3)
    return kind


def _names(found: list[Value], variable: str, tags: tuple[str, ...], draft: Draft) -> None:
    named = [(name, value) for value in found if value.tag in tags and (name := _name(value))]
    draft.add(variable, tuple(name for name, _ in named), [value.span for _, value in named])


def _name(value: Value) -> Name | None:
    text = one_line(value.text)
    if value.tag == "CN":
        return Name(literal=text) if text else None
    full = value.tag in ("FAU", "FED")
    if "," in text:
        name = values.read_person(text)
        return name and Name(name.family, name.given if full else spaced_initials(name.given), suffix=name.suffix)
    name = parse_name(text)
    return name and Name(name.family, spaced_initials(name.given), suffix=name.suffix, literal=name.literal)


def _serials(tagged: list[Value], variable: str, draft: Draft) -> None:
    numbers = [(serial, value) for value in tagged for serial in values.serials(value.text)]
    found: dict[str, Span] = {}
    for serial, value in numbers:
        found.setdefault(serial, value.span)
    draft.add(variable, tuple(found), tuple(found.values()))


def _term(value: Value) -> str:
    """A heading without the asterisks of its major points, which belong to the index and not to the words."""
    return value.text.replace("*", "") if value.tag == "MH" else value.text.removeprefix("*")


def _value(row: Row, tagged: list[Value], draft: Draft) -> None:
    for value in tagged:
        text, place = one_line(value.text), [value.span]
        if row.kind == "doi":
            mark = _MARK.search(text)
            if mark and mark[1] != "doi":
                continue
            bare = text[: mark.start()] if mark else text
            if "://" in bare and DOI.parse(bare) is None:
                draft.add("URL", bare, place)
            else:
                draft.add_doi(bare, place, value.line)
        elif row.kind == "date":
            draft.add(row.variable, dates.read(text), place)
        elif row.kind == "pages":
            draft.add(row.variable, parse_pages(values.full_range(text)), place)
        elif row.kind == "abstract":
            draft.add(row.variable, Abstract.parse(text), place)
        elif row.variable == "PMCID":
            draft.add("PMCID", text if text.upper().startswith("PMC") else f"PMC{text}", place)
        else:
            draft.add(row.variable, text, place)
