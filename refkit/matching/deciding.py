"""Which of a registry's records, if any, is the work that a description or a reference string names."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import msgspec

from refkit.matching.description import Description
from refkit.matching.versions import is_preprint
from refkit.matching.wanted import Wanted
from refkit.matching.weigh import Weighed, weigh
from refkit.model import Work

DEFAULT_THRESHOLD = 0.95
DOUBTFUL_FROM = 0.2  # below it a candidate is refused
_MARGIN = 2.0  # natural logarithm of the odds by which the best must be ahead of the next
_TITLES_ALIKE = frozenset(
    {"equal_long", "equal_short", "equal_generic", "head_long", "head_short", "spelling", "cut", "unsaid"}
)

_AUTHORS_AGREE = frozenset({"first", "listed", "said", "near"})
_TITLES_UNLIKE = frozenset({"number", "word", "partly", "different", "unsaid"})
_OTHER_TITLES = frozenset({"partly", "different", "notice", "number"})

Verdict = Literal["accepted", "doubtful", "refused"]


class Decision(msgspec.Struct, frozen=True):
    """The answer, and all that a person needs to check it.

    verdict:    accepted; doubtful (a person should look: `index` is the likeliest); refused (none is it)
    index:      the place of the candidate among those given, None if refused
    score:      0 to 1, how likely that candidate is the work, before others were looked at
    reason:     one sentence
    candidates: every candidate with its score and reasons, in the order in which they were given
    also:       places of other candidates that are the same work under another DOI, or may be: the preprint of
                the article, the article of the preprint, one that looks the same
    threshold:  the score from which one was accepted
    """

    verdict: Verdict
    index: int | None
    score: float
    reason: str
    candidates: tuple[Weighed, ...]
    also: tuple[int, ...]
    threshold: float

    @property
    def reasons(self) -> tuple[str, ...]:
        """What speaks for and against the chosen candidate, for people; () if refused."""
        return () if self.index is None else self.candidates[self.index].reasons


def decide(wanted: Description, candidates: Sequence[Work], *, threshold: float = DEFAULT_THRESHOLD) -> Decision:
    """Whether one of `candidates` (a registry's answer, up to some 20 works) is the work that `wanted` names.

    A candidate is accepted if its score is at least `threshold` (0 to 1), something besides the title agrees,
    no other candidate looks as good, and it is the version, preprint or article, that `wanted` means. The best of
    them is doubtful if its score is at least `DOUBTFUL_FROM`. The order of `candidates` does not matter, and
    neither does a search score. Never raises on any text.
    """
    ready = Wanted(wanted)
    weighed = tuple(weigh(ready, work) for work in candidates)
    ranked = sorted(
        (at for at, one in enumerate(weighed) if one.score >= DOUBTFUL_FROM or one.level("doi") == "same"),
        key=lambda at: (-round(weighed[at].score, 6), _name(candidates[at])),
    )
    if not ranked:
        best = max(range(len(weighed)), key=lambda at: (weighed[at].score, _name(candidates[at])), default=None)
        score = weighed[best].score if best is not None else 0.0
        reason = f"none of {len(weighed)} candidates is it" if weighed else "there is no candidate"
        if best is not None and weighed[best].level("title") != "different":
            reason = f"the nearest is not it: {_against(weighed[best])}"
        return Decision("refused", None, score, reason, weighed, (), threshold)
    best = _best(ready, candidates, weighed, ranked)
    also = _also(candidates, weighed, ranked, best)
    one = weighed[best]
    doubt = _doubt(ready, candidates, weighed, ranked, best, threshold)
    if doubt:
        return Decision("doubtful", best, one.score, doubt, weighed, also, threshold)
    reason = "; ".join(str(piece) for piece in one.evidence if piece.agrees or piece.field == "title")
    return Decision("accepted", best, one.score, reason, weighed, also, threshold)


def _best(ready: Wanted, candidates: Sequence[Work], weighed: Sequence[Weighed], ranked: list[int]) -> int:
    """The first of the ranked; or, among those that look like one work with it, the version that is meant.

    Where the description does not say which it means, the article goes before the preprint.
    """
    first = ranked[0]
    alike = [at for at in ranked if at == first or _may_be_one(weighed[at], weighed[first])]
    if len({is_preprint(candidates[at]) for at in alike}) < 2:
        return first
    if not ready.version and _odds(weighed[first]) - min(_odds(weighed[at]) for at in alike) > 2 * _MARGIN:
        return first  # a year, a volume or a page tells them apart
    meant = ready.version == "preprint"
    return next(at for at in alike if is_preprint(candidates[at]) is meant)


def _may_be_one(one: Weighed, other: Weighed) -> bool:
    """Whether two candidates look like one work: each bears the title, and has the author as far as known."""
    return all(
        each.level("title") in _TITLES_ALIKE
        and each.level("author") not in ("differs", "initials", "absent", "missing")
        for each in (one, other)
    )


def _also(candidates: Sequence[Work], weighed: Sequence[Weighed], ranked: list[int], best: int) -> tuple[int, ...]:
    return tuple(
        at
        for at in ranked
        if at != best
        and _may_be_one(weighed[at], weighed[best])
        and not _same_doi(candidates[at], candidates[best])
    )


def _same_doi(one: Work, other: Work) -> bool:
    return one.doi is not None and one.doi == other.doi


def _odds(one: Weighed) -> float:
    score = min(max(one.score, 1e-13), 1 - 1e-13)
    return math.log(score / (1 - score))


def _unsupported(one: Weighed) -> str:
    """What no score makes good: works of one title that differ by a year, a journal, or a word.

    The yearly paper on a database, the guideline that several journals print, preprint and article, letters under
    one heading: only the place in the volume tells them from a misprint.
    """
    title, author, page = one.level("title"), one.level("author"), one.level("page")
    at_page = page in ("same", "said")
    in_volume = one.level("volume") in ("same", "said")
    if not one.agreements:
        return "nothing but the title agrees"
    if title == "equal_generic" and author not in _AUTHORS_AGREE:
        return "many works bear this title, and the author does not tell"
    if title == "equal_generic" and page in ("within", "differs"):
        return f"many works bear this title, and {_said(one, 'page')}"
    if author == "absent":
        return _said(one, "author")
    if title in _TITLES_UNLIKE and not at_page:
        return f"{_against(one)}, and no page agrees"
    if author in ("differs", "initials", "missing") and not at_page:
        return f"{_against(one)}, and no page agrees"
    if one.level("year") in ("few", "far") and not (at_page or in_volume):
        return f"{_against(one)}, and neither volume nor page agrees"
    if one.level("container") == "differs" and not (at_page or in_volume):
        return f"{_against(one)}, and neither volume nor page agrees"
    if one.level("year") == "one" and not (at_page or in_volume or one.level("container") in ("same", "part")):
        return f"{_said(one, 'year')}, and nothing but title and author agrees"
    return ""


def _said(one: Weighed, field: str) -> str:
    return next(str(piece) for piece in one.evidence if piece.field == field)


def _doubt(
    ready: Wanted,
    candidates: Sequence[Work],
    weighed: Sequence[Weighed],
    ranked: list[int],
    best: int,
    threshold: float,
) -> str:
    """Why the best candidate is not accepted, "" if it is."""
    one = weighed[best]
    if one.level("doi") == "same":
        return f"the DOIs agree, but {_against(one)}" if one.level("title") in _OTHER_TITLES else ""
    if one.level("title") == "notice":
        return _against(one)
    if one.level("doi") == "differs":
        return f"it looks like the work, but has {_said(one, 'doi')}"
    unsupported = _unsupported(one)
    if unsupported:
        return unsupported
    if one.score < threshold:
        return f"{_against(one)}; the score {one.score:.3f} is below {threshold:g}"
    preprint = is_preprint(candidates[best])
    if ready.version and preprint != (ready.version == "preprint"):
        meant, is_one = (
            ("a preprint", "an article") if ready.version == "preprint" else ("an article", "a preprint")
        )
        return f"what is wanted is {meant}, this is {is_one}"
    for at in ranked:
        if at == best or _same_doi(candidates[at], candidates[best]):
            continue
        if ready.version and is_preprint(candidates[at]) != preprint:
            continue
        if _odds(one) - _odds(weighed[at]) < _MARGIN:
            return f"another candidate looks as good ({candidates[at].doi or candidates[at].title})"
    return ""


def _name(work: Work) -> tuple[str, str]:
    """What orders candidates that score the same, whatever order they came in."""
    return (work.doi.folded if work.doi else "", work.title)


def _against(one: Weighed) -> str:
    speaks_against = [
        str(piece)
        for piece in one.evidence
        if piece.contradicts or (piece.field == "title" and piece.level not in _TITLES_ALIKE)
    ]
    return ", ".join(speaks_against) or "too little agrees"
