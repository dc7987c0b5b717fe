"""Text of a Web of Science export → records of claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from refkit.formats.draft import Draft
from refkit.formats.gathering import gathered
from refkit.formats.tagged import dates, values
from refkit.formats.tagged.lines import Form, Value
from refkit.formats.tagged.records import records, values_by_tag
from refkit.formats.tagged.rows import read_by, row_for
from refkit.formats.tagged.wos.table import OUTSIDE, PASSED_OVER, ROWS, TYPES
from refkit.model import Abstract, ArticleNumber, Name, Notice, Problem, Reading, Record, Source, pages_of
from refkit.model.work import UNKNOWN_TYPE
from refkit.text.initials import spaced_initials
from refkit.text.people import parse_name
from refkit.text.printable import one_line

_ROWS_OF = read_by(ROWS)
# Only tags that are known begin a value: a line of running text may begin with two capitals.
_TAGS = sorted({*_ROWS_OF, *PASSED_OVER, *OUTSIDE, "ER"})
_FORM = Form(
    re.compile(rf"({'|'.join(_TAGS)})(?: |$)"), opens=frozenset({"PT"}), closes=frozenset({"ER"}), outside=OUTSIDE
)
_TYPE_OF: dict[tuple[str, str], str] = {}
for _csl, _pt, _dt in TYPES:
    _TYPE_OF.setdefault((_pt, _dt.lower()), _csl)
_ASIDE = re.compile(r"\([^()]{0,200}\)")
_NAMES = {"author": ("AF", "AU"), "editor": ("BF", "BE"), "container-author": ("BA",)}


def read(text: str, ref: str) -> Reading:
    """A record of claims a reference (`PT` … `ER`), every value with its place in `text`. Never raises.

    Full names (AF) are preferred to those with initials (AU). Lines outside of references are problems.
    """
    return gathered(each([text], ref))


def each(pieces: Iterable[str], ref: str) -> Iterator[Record | Problem]:
    """As `read`, of a text that comes in pieces: a reference at a time, its problems before it."""
    return records(pieces, _FORM, Source("file", "wos", ref), _reference)


def _reference(found: list[Value], source: Source, problems: list[Problem]) -> Record:
    draft = Draft(source, problems)
    by_tag = values_by_tag(found)
    kind = _type(by_tag, draft)
    if any("retracted publication" in value.text.lower() for value in by_tag.get("DT", ())):
        draft.notices = (Notice("retraction", source="wos"),)
    for variable, tags in _NAMES.items():
        chosen = next((tag for tag in tags if tag in by_tag), "")
        used = (chosen, "CA") if variable == "author" else (chosen,)
        named = [
            (name, place)
            for value in found
            if value.tag in used
            for text, place in value.pieces
            if (name := _name(text, group=value.tag == "CA", full=value.tag in ("AF", "BF")))
        ]
        draft.add(variable, tuple(name for name, _ in named), [place for _, place in named])
    _dates(by_tag, draft)
    _pages(by_tag, draft)
    words = [
        (word, value.span)
        for tag in ("DE", "ID", "MC", "MQ")
        for value in by_tag.get(tag, ())
        for part in value.text.split(";")
        if (word := one_line(part))
    ]
    draft.add("keyword", tuple(dict.fromkeys(word for word, _ in words)), [place for _, place in words])
    for variable, tags in (("ISSN", ("SN", "EI")), ("ISBN", ("BN",))):
        tagged = [value for tag in tags for value in by_tag.get(tag, ())]
        serials = dict.fromkeys(serial for value in tagged for serial in values.serials(value.text))
        draft.add(variable, tuple(serials), [value.span for value in tagged])
    for tag, tagged in by_tag.items():
        row = row_for(_ROWS_OF[tag], kind) if tag in _ROWS_OF else None
        if row is None or row.kind not in ("text", "doi", "abstract"):
            continue
        for value in tagged:
            text = one_line(value.text)
            if row.kind == "doi":
                draft.add_doi(text, [value.span], value.line)
            elif row.kind == "abstract":
                draft.add("abstract", Abstract.parse(text), [value.span])
            else:
                draft.add(row.variable, text, [value.span])
    return draft.record()


def _type(by_tag: dict[str, list[Value]], draft: Draft) -> str:
    published, documents = by_tag.get("PT"), by_tag.get("DT")
    kind = published[0].text.upper() if published else ""
    document = documents[0].text.lower() if documents else ""
    candidates = [document, *(part.strip() for part in document.split(";")), ""]
    csl = next((found for part in candidates if (found := _TYPE_OF.get((kind, part)))), UNKNOWN_TYPE)
    if csl == "paper-conference" or (
        csl == "article-journal" and "proceedings paper" in document and "CT" in by_tag
    ):
        csl = "paper-conference" if kind != "J" else csl
    place = [published[0].span] if published else []
    draft.add("type", csl, place, 0.3 if csl == UNKNOWN_TYPE else 1.0)
    return csl


def _name(text: str, *, group: bool, full: bool) -> Name | None:
    text = one_line(_ASIDE.sub("", text))
    if group:
        return Name(literal=text) if text else None
    if "," in text:
        name = values.read_person(text)
        return name and Name(name.family, name.given if full else spaced_initials(name.given), suffix=name.suffix)
    name = parse_name(text)
    return name and Name(name.family, spaced_initials(name.given), suffix=name.suffix, literal=name.literal)


def _dates(by_tag: dict[str, list[Value]], draft: Draft) -> None:
    """PD and PY together: "JUN 28 2011" beside 2011, "SPR" beside 2011."""
    year, day = by_tag.get("PY", []), by_tag.get("PD", [])
    places = [value.span for value in (*year, *day)]
    said = " ".join(value.text for value in day[:1])
    if year and year[0].text not in said:
        said = f"{said} {year[0].text}"
    draft.add("issued", dates.read(said), places[:1])


def _pages(by_tag: dict[str, list[Value]], draft: Draft) -> None:
    if "AR" in by_tag and "BP" not in by_tag:
        draft.add("page", ArticleNumber(one_line(by_tag["AR"][0].text)), [by_tag["AR"][0].span])
    elif "BP" in by_tag:
        last = one_line(by_tag["EP"][0].text) if "EP" in by_tag else ""
        draft.add("page", pages_of(one_line(by_tag["BP"][0].text), last), [by_tag["BP"][0].span])
