"""The general reading of any text, and how a layout corrects it."""

from __future__ import annotations

from collections.abc import Callable

from refkit.model import Problem, Reading, Record
from refkit.parsers.general import kinds, title
from refkit.parsers.general.draft import Draft
from refkit.parsers.general.reading import draft_of
from refkit.parsers.page import Page

_SURE = 0.85  # of a title
# What a title needs beside it to be a work's.
_SUPPORT = ("DOI", "abstract", "author", "container-title", "PMID", "PMCID")

__all__ = ["Draft", "corrected", "draft_of", "read", "reading_of"]


def read(page: Page) -> Reading:
    """The page's own work, if it is about one, and the works that it mentions; or a problem that says why not."""
    return reading_of(page, draft_of(page))


def corrected(name: str, correct: Callable[[Draft], None]) -> Callable[[Page], Reading]:
    """The `read` of a layout that is called `name`: the general reading, corrected by `correct`."""

    def read_corrected(page: Page) -> Reading:
        draft = draft_of(page, name)
        correct(draft)
        return reading_of(page, draft)

    return read_corrected


def reading_of(page: Page, draft: Draft) -> Reading:
    """The reading that `draft` amounts to: its records, or a problem that says why there are none."""
    text, where = page.text, page.ref or "The page"
    if not draft.lines:
        return _none("empty", f"{where} has no text; nothing was read from it.", page)
    claims = draft.claims
    kind = kinds.of(
        text,
        draft.lines,
        has_abstract="abstract" in claims,
        has_doi="DOI" in claims,
        works=len(draft.candidates) + sum(one.weight > 0.5 for one in draft.citations),
    )
    mentioned = tuple(draft.mentioned)
    if any(problem.severity == "error" for problem in draft.problems):  # a layout says that there is no work
        return Reading(mentioned, tuple(draft.problems))
    if kind is not None:
        problem = Problem(kind.code, "error", f"{where} {kind.what}.", page.ref, evidence=draft.lines[0].text[:120])
        return Reading(mentioned, (*draft.problems, problem))
    named = ", ".join(found.doi.text for found in draft.candidates[:5])
    whole = "abstract" in claims and claims["abstract"].confidence > 0.8
    supported = any(field in claims for field in _SUPPORT)
    alone = not supported and _title_alone(draft)
    if not ("title" in claims and (supported or alone)) and "DOI" not in claims and not whole:
        if draft.candidates:
            message = (
                f"None of the DOIs in {page.ref or 'the page'} is clearly its own; give the right one by hand if "
                "it has one."
            )
            return Reading(
                mentioned, (*draft.problems, Problem("ambiguous_doi", "error", message, page.ref, evidence=named))
            )
        message = (
            f"No work was found in {page.ref or 'the page'}: it has no DOI that is clearly its own, and no title "
            "with an author, an abstract or a journal."
        )
        problem = Problem("no_work", "error", message, page.ref, evidence=draft.lines[0].text[:120])
        return Reading(mentioned, (*draft.problems, problem))
    problems = list(draft.problems)
    if draft.candidates and "DOI" not in claims:
        message = f"None of the DOIs in {page.ref or 'the page'} is clearly its own, so none was taken."
        problems.append(Problem("ambiguous_doi", "warning", message, page.ref, evidence=named))
    if alone:
        message = (
            f"Only a title was found in {page.ref or 'the page'}, above what reads like an article; see whether it "
            "is a work that you want."
        )
        problems.append(Problem("only_title", "warning", message, page.ref, claims["title"].span))
    if "title" not in claims:
        sure = claims.get("DOI") or claims["abstract"]
        of = sure.value if sure.field == "DOI" else "the work whose abstract it prints"
        message = f"No line of {page.ref or 'the page'} is clearly the title of {of}."
        problems.append(Problem("no_title", "warning", message, page.ref, sure.span))
    return Reading((Record(tuple(claims.values())), *mentioned), tuple(problems))


def _title_alone(draft: Draft) -> bool:
    """Whether the page begins with a title and goes on in paragraphs, as an article does; claims that title."""
    index = title.above_the_text(draft.lines)
    if index < 0:
        return False
    known = draft.claims.get("title")
    if known is not None and known.confidence > _SURE:  # a layout knows better
        return True
    line = draft.lines[index]
    draft.title_line = index
    draft.set("title", line.text, line.span, 0.5)
    return True


def _none(code: str, message: str, page: Page) -> Reading:
    return Reading((), (Problem(code, "error", message, page.ref),))
