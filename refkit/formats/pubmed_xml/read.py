"""PubMed's XML → records of claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from refkit.formats.draft import Draft
from refkit.formats.gathering import gathered, told
from refkit.formats.pubmed_xml.table import ARTICLE, BOOK, RETRACTED, TYPES
from refkit.formats.tagged import dates
from refkit.formats.tagged.values import full_range, serials
from refkit.formats.xml_elements import Element, elements, text_of
from refkit.model import (
    DOI,
    Abstract,
    ArticleNumber,
    Name,
    Notice,
    Pages,
    PartialDate,
    Problem,
    Reading,
    Record,
    Section,
    Source,
    pages_of,
    parse_pages,
)
from refkit.text.initials import spaced_initials
from refkit.text.printable import one_line

_PLACE = re.compile(r"\s\([^()]{2,60}\)$")
_RICH = {"i": "i", "b": "b", "sub": "sub", "sup": "sup"}


def read(text: str, ref: str) -> Reading:
    """A record of claims a `<PubmedArticle>` or `<PubmedBookArticle>`. Never raises; the claims have no span.

    Shortened page ranges are written out, as MEDLINE's rule for shortening them says.
    """
    return gathered(each([text], ref))


def each(pieces: Iterable[str], ref: str) -> Iterator[Record | Problem]:
    """As `read`, of a text that comes in pieces: a record at a time, its problems before it."""
    problems: list[Problem] = []
    source = Source("file", "pubmed-xml", ref)
    anything = False
    for element in elements(pieces, ref, ("PubmedArticle", "PubmedBookArticle"), problems):
        draft = Draft(source, problems)
        citation, book = element.find("MedlineCitation"), element.find("BookDocument")
        if citation is not None:
            _article(element, citation, draft)
        elif book is not None:
            _book(book, draft)
        anything = anything or bool(draft.claims)
        yield from told(problems)
        yield draft.record()
    if not anything and not problems:
        message = "The file holds no <PubmedArticle>; save it from PubMed as XML (efetch, rettype xml)."
        problems.append(Problem("no_record", "error", message, ref, line=1))
    yield from problems


def _article(element: Element, citation: Element, draft: Draft) -> None:
    kinds = [text_of(kind) for kind in citation.findall("Article/PublicationTypeList/PublicationType")]
    if RETRACTED in kinds:
        draft.notices = (Notice("retraction", source="pubmed"),)
    known = [TYPES[kind] for kind in kinds if kind in TYPES]
    draft.add("type", next((kind for kind in known if kind != "article-journal"), "article-journal"))
    title = _rich(citation.find("Article/ArticleTitle"))
    original = _rich(citation.find("Article/VernacularTitle"))
    draft.add("title", title or original)
    draft.add("original-title", original if title else "")
    preprint = draft.first("type") == "article"
    for path, variable in ARTICLE:
        for found in citation.findall(path)[:1]:
            if variable == "container-title":
                # NLM names the place where two journals share a title; a server of preprints publishes them.
                draft.add("publisher" if preprint else variable, _PLACE.sub("", text_of(found)))
            elif not (variable == "container-title-short" and (preprint or draft.has(variable))):
                draft.add(variable, text_of(found))
    draft.add("author", _names(citation.findall("Article/AuthorList"), editors=False))
    draft.add("editor", _names(citation.findall("Article/AuthorList"), editors=True))
    draft.add("issued", _date(citation.find("Article/Journal/JournalIssue/PubDate")))
    if not draft.has("issued"):
        draft.add("issued", _date(citation.find("Article/ArticleDate")))
    draft.add("page", _pages(citation.find("Article/Pagination")))
    if not preprint:
        draft.add("ISSN", tuple(serials(text_of(citation.find("Article/Journal/ISSN")))))
    _identifiers(citation.findall("Article/ELocationID"), "EIdType", draft)
    _identifiers(element.findall("PubmedData/ArticleIdList/ArticleId"), "IdType", draft)
    draft.add("abstract", _abstract(citation.find("Article/Abstract")))
    terms = [
        *citation.findall("KeywordList/Keyword"),
        *citation.findall("MeshHeadingList/MeshHeading/DescriptorName"),
    ]
    draft.add("keyword", tuple(dict.fromkeys(word for term in terms if (word := text_of(term)))))


def _book(book: Element, draft: Draft) -> None:
    part = _rich(book.find("ArticleTitle"))
    title = _rich(book.find("Book/BookTitle"))
    draft.add("type", "chapter" if part else "book")
    draft.add("title", part or title)
    draft.add("container-title", title if part else "")
    own = book.findall("AuthorList")
    whole = book.findall("Book/AuthorList")
    draft.add("author", _names(own if part else whole or own, editors=False))
    draft.add("editor", _names([*own, *whole], editors=True))
    draft.add("container-author", _names(whole, editors=False) if part else ())
    for path, variable in BOOK:
        for found in book.findall(path)[:1]:
            draft.add(variable, text_of(found))
    draft.add("issued", _date(book.find("ContributionDate")) or _date(book.find("Book/PubDate")))
    draft.add("page", _pages(book.find("Pagination")) if part else None)
    isbns = [serial for isbn in book.findall("Book/Isbn") for serial in serials(text_of(isbn))]
    draft.add("ISBN", tuple(dict.fromkeys(isbns)))
    _identifiers(book.findall("ArticleIdList/ArticleId"), "IdType", draft)
    _identifiers(book.findall("Book/ELocationID"), "EIdType", draft)
    draft.add("abstract", _abstract(book.find("Abstract")))
    words = [text_of(word) for word in book.findall("KeywordList/Keyword")]
    draft.add("keyword", tuple(dict.fromkeys(filter(None, words))))


def _names(lists: list[Element], *, editors: bool) -> tuple[Name, ...]:
    names = []
    for listed in lists:
        if ((listed.get("Type") or "authors") == "editors") != editors:
            continue
        for author in listed.findall("Author"):
            family = text_of(author.find("LastName"))
            given = text_of(author.find("ForeName")) or text_of(author.find("Initials"))
            suffix, group = text_of(author.find("Suffix")), text_of(author.find("CollectiveName"))
            places = tuple(text_of(place) for place in author.findall("AffiliationInfo/Affiliation"))
            orcid = next((text_of(i)[-19:] for i in author.findall("Identifier") if i.get("Source") == "ORCID"), "")
            if family:
                names.append(Name(family, spaced_initials(given), suffix=suffix, affiliations=places, orcid=orcid))
            elif group:
                names.append(Name(literal=group, affiliations=places))
    return tuple(names)


def _date(element: Element | None) -> PartialDate | None:
    if element is None:
        return None
    words = [text_of(element.find(part)) for part in ("Year", "Month", "Day", "Season", "MedlineDate")]
    year, month, *_ = words
    if month.isdecimal():
        number = int(month[:4])
        words[1] = dates.MONTHS[number - 1] if 1 <= number <= 12 else ""
    return dates.read(" ".join(filter(None, words))) if year or words[4] else None


def _pages(pagination: Element | None) -> Pages | None:
    """Both numbers where PubMed gives them apart; else the range, written out."""
    if pagination is None:
        return None
    first, last = text_of(pagination.find("StartPage")), text_of(pagination.find("EndPage"))
    listed = text_of(pagination.find("MedlinePgn"))
    if first and last and not listed.count(","):
        return (
            pages_of(*full_range(f"{first}-{last}").split("-", 1))
            if "-" not in first + last
            else parse_pages(listed)
        )
    return parse_pages(full_range(listed)) or (ArticleNumber(first) if first else None)


def _identifiers(found: list[Element], attribute: str, draft: Draft) -> None:
    for element in found:
        kind, text = element.get(attribute), text_of(element)
        if kind == "doi" and not draft.has("DOI"):
            draft.add("DOI", DOI.parse(text))
        elif kind in ("pmc", "pmcid") and not draft.has("PMCID"):
            draft.add("PMCID", text)
        elif kind == "bookaccession":
            draft.add("archive_location", text)
        elif kind == "pii" and text.startswith("arXiv:"):
            draft.add("number", text)


def _abstract(element: Element | None) -> Abstract | None:
    if element is None:
        return None
    sections = [
        Section(text, one_line(part.get("Label") or ""))
        for part in element.findall("AbstractText")
        if (text := text_of(part))
    ]
    return Abstract(tuple(sections)) if sections else None


def _rich(element: Element | None) -> str:
    """A title with CSL's rich text."""
    if element is None:
        return ""
    if len(element) == 0:
        return one_line(element.text or "")
    out = [element.text or ""]
    for child in element:
        tag = _RICH.get(str(child.tag), "")
        text = _rich(child)
        out += [f"<{tag}>{text}</{tag}>" if tag and text else text, child.tail or ""]
    return one_line("".join(out))
