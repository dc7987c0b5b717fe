"""One candidate weighed against a description: cheap checks first, and a reason for each."""

from __future__ import annotations

import math
import unicodedata

import msgspec

from refkit.matching.authors import compare_people, person
from refkit.matching.containers import compare_containers
from refkit.matching.evidence import Evidence
from refkit.matching.numbers import (
    compare_pages,
    compare_volumes,
    compare_years,
    first_page,
    last_page,
    number_of,
)
from refkit.matching.titles import LEVELS, Title, compare_readings, readings
from refkit.matching.wanted import Wanted
from refkit.matching.weights import PRIOR, WEIGHTS
from refkit.model import Work
from refkit.text.folding import fold

_STOPS = {code: " " for code in range(128) if not chr(code).isalnum()}
_DASHES = "‐‑–—−"
_SHARE = 0.6  # share of a title that must stand in a reference string


class Weighed(msgspec.Struct, frozen=True):
    """A candidate with its score, 0 to 1 (how likely it is the work, see `refkit.matching.weights`), and what
    speaks for and against it."""

    score: float
    evidence: tuple[Evidence, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """What agrees and what does not, for people: ("titles agree", "volume 12, not 21")."""
        return tuple(str(piece) for piece in self.evidence)

    def level(self, field: str) -> str:
        """How `field` compares, "" if it could not be compared."""
        return next((piece.level for piece in self.evidence if piece.field == field), "")

    @property
    def agreements(self) -> int:
        """How many fields agree, the title apart."""
        return sum(piece.agrees for piece in self.evidence)


def weigh(wanted: Wanted, work: Work) -> Weighed:
    """The score of one candidate, and why."""
    title = work.title
    doi = _doi(wanted, work)
    if wanted.words and (doi is None or doi.level != "same"):
        words = _roughly(title)
        if (
            2 * len(words & wanted.words) < min(len(words), len(wanted.words))
            and not ("[" in title or "&" in title)
            and not (title[:1].lower() == wanted.begins and _glued(wanted, title))
            and not (wanted.page and wanted.volume and _same_place(wanted, work))
        ):
            return Weighed(_REFUSED, (Evidence("title", "different", "", title),))
    found = [doi] if doi else []
    piece = _title(wanted, work)
    if piece:
        found.append(piece)
        if piece.level == "different" and doi is None and not _same_place(wanted, work):
            return Weighed(_REFUSED, tuple(found))
    for compare in (_author, _year, _container, _volume, _issue, _page):
        piece = compare(wanted, work)
        if piece:
            found.append(piece)
    return Weighed(probability(found), tuple(found))


def _roughly(title: str) -> set[str]:
    """The words of a title, folded in haste; letters that are not Latin are left out."""
    if not title.isascii():
        for dash in _DASHES:
            title = title.replace(dash, "-")
        title = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return set(title.lower().translate(_STOPS).split())


def probability(evidence: list[Evidence]) -> float:
    """The logistic function of the sum of the weights."""
    odds = PRIOR + sum(WEIGHTS[piece.field, piece.level] for piece in evidence)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


_REFUSED = probability([Evidence("title", "different")])


def _glued(wanted: Wanted, title: str) -> bool:
    """Whether the beginnings agree letter by letter, where spaces were lost."""
    return wanted.titles[0].squashed[:12] == fold(title[:30]).replace(" ", "")[:12]


def _same_place(wanted: Wanted, work: Work) -> bool:
    """Whether volume and first page agree, which are worth a look whatever the title."""
    return number_of(work.volume) == wanted.volume != "" != wanted.page == first_page(_page_text(work))


def _doi(wanted: Wanted, work: Work) -> Evidence | None:
    if work.doi is None:
        return None
    own = wanted.description.doi
    if own is not None:
        return Evidence("doi", "same" if own == work.doi else "differs", str(own), str(work.doi))
    if wanted.string and wanted.string.dois:
        if work.doi.folded in wanted.string.dois:
            return Evidence("doi", "same", str(work.doi), str(work.doi))
        if len(wanted.string.dois) == 1:
            return Evidence("doi", "differs", min(wanted.string.dois), str(work.doi))
    return None


def _title(wanted: Wanted, work: Work) -> Evidence | None:
    text = work.title
    if not text:
        return None
    if not wanted.words:
        return Evidence("title", "unsaid")
    kind = "review" if work.type == "review-book" else ""
    found = readings(text, kind)
    if work.original_title:
        found += readings(work.original_title, kind)
    level = compare_readings(wanted.titles, found) if wanted.titles else "different"
    if wanted.looked_for and wanted.string and not level.startswith("equal"):
        stands = next(filter(None, (wanted.string.compare_title(title) for title in found)), "")
        if stands and LEVELS.index(stands) < LEVELS.index(level):
            level = stands
        elif level in ("different", "partly"):
            share = max(wanted.string.share_of(title) for title in found)
            level = "unsaid" if share < _SHARE and not wanted.titles else level
    if level in ("different", "partly") and (not wanted.titles or _names_container(wanted, work)):
        level = "unsaid"
    return Evidence("title", level, wanted.titles[0].text if wanted.titles else "", text)


def _names_container(wanted: Wanted, work: Work) -> bool:
    """Whether the title that is given is the book's, or the journal's, in place of the work's own."""
    container = work.container_title
    return container[:1].lower() == wanted.begins and Title(container).squashed == wanted.titles[0].squashed


def _author(wanted: Wanted, work: Work) -> Evidence | None:
    if not work.author:
        return None
    people = [person(name) for name in work.author]
    level = compare_people(wanted.people, people)
    if level in ("", "differs", "absent") and wanted.string:
        words = wanted.string.words
        first = people[0]
        if not first.body and first.family:
            if words.issuperset(first.family):
                level = "said"
            elif any(other.family and words.issuperset(other.family) for other in people[1:40]):
                level = "listed"
            elif not wanted.people and not wanted.string.begins_with(readings(work.title)[0]):
                level = "missing"
    found = str(work.author[0]) if len(work.author) < 2 else f"{work.author[0]} and others"
    return Evidence("author", level, wanted.author, found) if level else None


def _year(wanted: Wanted, work: Work) -> Evidence | None:
    dates = (work.issued, work.available_date)
    years = tuple(date.year for date in dates if date is not None and date.year is not None)
    level = compare_years(wanted.years, years)
    if level in ("few", "far") and wanted.string and set(years) & set(wanted.string.years):
        level = "same"
    return Evidence("year", level, str(wanted.years[0]), str(years[0])) if level else None


def _container(wanted: Wanted, work: Work) -> Evidence | None:
    if not wanted.container or not (work.container_title or work.container_title_short):
        return None
    level = compare_containers(wanted.container, work.container_title)
    if level != "same" and work.container_title_short:
        short = compare_containers(wanted.container, work.container_title_short)
        level = short if short == "same" or not level else level
    return Evidence("container", level, wanted.container, work.container_title) if level else None


def _volume(wanted: Wanted, work: Work) -> Evidence | None:
    found = number_of(work.volume)
    if not found:
        return None
    if wanted.volume:
        years = (*wanted.years, *((work.issued.year,) if work.issued and work.issued.year else ()))
        level = compare_volumes(wanted.volume, found, wanted.issue, number_of(work.issue), years)
        if level == "differs" and wanted.looked_for and _stands(wanted, found) == "said":
            level = "said"  # the reader took another number for it
    else:
        level = _stands(wanted, found)
    return Evidence("volume", level, wanted.volume, found) if level else None


def _issue(wanted: Wanted, work: Work) -> Evidence | None:
    found = number_of(work.issue)
    if not found or not wanted.issue:
        return None
    return Evidence("issue", "same" if found == wanted.issue else "differs", wanted.issue, found)


def _page(wanted: Wanted, work: Work) -> Evidence | None:
    text = _page_text(work)
    last = last_page(text)
    found = first_page(text)
    if not found and last and wanted.page and number_of(work.volume) == wanted.volume != "":
        found = "1"  # in its volume "1-4" is where it stands, and no stopgap
    if not found:
        return None
    if wanted.page:
        level = compare_pages(wanted.page, found, last)
        if level == "differs" and work.number and number_of(work.number) == number_of(wanted.page):
            level = "same"  # an article number beside pages
        elif level == "differs" and wanted.looked_for and _stands(wanted, found) == "said":
            level = "said"
    else:
        level = _stands(wanted, found)
    return Evidence("page", level, wanted.page, text) if level else None


def _stands(wanted: Wanted, number: str) -> str:
    """Whether a number of the record stands in the reference string."""
    if wanted.string is None or not wanted.string.gives_numbers:
        return ""
    return "said" if number in wanted.string.numbers else "missing"


def _page_text(work: Work) -> str:
    return str(work.page) if work.page is not None else work.page_first or work.number
