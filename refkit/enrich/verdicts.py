"""Does what a registry has under a DOI agree with what is known of the work?"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import msgspec

from refkit.enrich.registered import Registered
from refkit.matching import family_key
from refkit.model import Work, start_of
from refkit.model.record import Verdict
from refkit.text.folding import fold

_LONGEST = 400
_SUBTITLE = re.compile(r"[:.?!]\s|\s[-–—]\s|：|。")
# Titles as like as this are one title with a misprint; as unlike as that they are two.
_SAME, _OTHER = 0.8, 0.55


class Judgement(msgspec.Struct, frozen=True):
    """The verdict on one record, the likeness of the titles (0 to 1; None if one is not known), and the reasons."""

    verdict: Verdict
    similarity: float | None
    reasons: tuple[str, ...]


def judge(work: Work, registered: Registered) -> Judgement:
    """Whether `registered` is what `work` says that it is.

    Titles that agree verify it. Titles that do not contradict it, unless authors, year and place agree all the
    same (a translated title, a title of an issue); so do titles that are merely alike if no author is common.
    Where there is no title to compare, the rest decides.
    """
    its = registered.work
    similarity = likeness(work.title, its.title)
    agreed, against = _evidence(work, its)
    if similarity is None:
        if against and len(against) >= len(agreed):
            return Judgement("contradicted", None, (*against, *agreed))
        return Judgement("verified", None, tuple(agreed) or ("it says nothing that could be compared",))
    said = f"titles are {similarity:.0%} alike"
    strangers = any(reason.startswith("author ") for reason in against)
    if strangers and similarity < 1 and len(agreed) < 3:
        return Judgement("contradicted", similarity, (said, *against, *agreed))
    if similarity >= _SAME:
        return Judgement("verified", similarity, (said, *agreed, *against))
    if similarity < _OTHER and len(agreed) < 3:
        return Judgement("contradicted", similarity, (said, *against, *agreed))
    if len(agreed) >= 2 and len(agreed) > len(against):
        return Judgement("verified", similarity, (said, *agreed, *against))
    return Judgement("contradicted", similarity, (said, *against, *agreed))


def likeness(mine: str, its: str) -> float | None:
    """How alike two titles are, 0 to 1, without case, marks and markup; a title and its subtitle are 1."""
    one, two = fold(mine)[:_LONGEST], fold(its)[:_LONGEST]
    if not one or not two:
        return None
    short, long = sorted((one, two), key=len)
    if one == two or (long.startswith(f"{short} ") and (len(short) > 12 or len(short) * 2 > len(long))):
        return 1.0
    if fold(_SUBTITLE.split(mine if len(one) > len(two) else its, maxsplit=1)[0]) == short:
        return 1.0  # the other has a subtitle
    if len(short) > 25 and short in long:
        return 0.95
    return SequenceMatcher(None, one, two, autojunk=False).ratio()


def _evidence(mine: Work, its: Work) -> tuple[list[str], list[str]]:
    """What agrees and what does not, besides the titles."""
    agreed: list[str] = []
    against: list[str] = []

    def compared(what: str, a: str, b: str, *, same: bool) -> None:
        (agreed if same else against).append(f"{what} {a}" if same else f"{what} {a}, not {b}")

    people = [_families(mine), _families(its)]
    if all(people):
        common = sorted(set(people[0]) & set(people[1]))
        if common:
            agreed.append(f"common author {common[0]}")
        else:
            against.append(f"author {people[0][0]}, not {people[1][0]}")
    if mine.issued and its.issued and mine.issued.year and its.issued.year:
        a, b = mine.issued.year, its.issued.year
        compared("year", str(a), str(b), same=abs(a - b) < 2)
    if mine.volume and its.volume:
        compared("volume", mine.volume, its.volume, same=fold(mine.volume) == fold(its.volume))
    a_page, b_page = fold(start_of(mine.page)), fold(start_of(its.page))
    if a_page and b_page:
        compared("page", a_page, b_page, same=a_page == b_page)
    return agreed, against


def _families(work: Work) -> list[str]:
    return [family for name in work.author if (family := family_key(name))]
