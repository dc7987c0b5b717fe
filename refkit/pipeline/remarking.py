"""What was found about an entry of a library, in words, with how much it matters: the rows of `refkit check`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from refkit.model import Notice, Work
from refkit.pipeline.checking import NO_DOI, Checked
from refkit.pipeline.comparing import Mismatch
from refkit.pipeline.enriching import Candidate

# trouble: must be seen to; look: should be looked at; note: for those who want to know all.
Level = Literal["trouble", "look", "note"]

NO_NOTICE = "no notice found"

# Kind → what it is called, what to look out for, and its level; the worst first. The levels stand side by side.
KINDS: dict[str, Level] = {
    "retracted": "trouble", "concern": "trouble", "wrong DOI": "trouble", "dead DOI": "trouble",
    "differs": "trouble", "not answered": "trouble", "corrected": "look", "newer version": "look",
    "updated": "look", "is a notice": "look", "doubtful": "look", "DOI found": "look", "incomplete": "look",
    "not asked": "look", "no DOI": "note", "not in registry": "note", "form": "note", "agrees": "note",
}  # fmt: skip
_ORDER = {kind: place for place, kind in enumerate(KINDS)}

_LACKING = frozenset({"missing", "incomplete"})
_SHOWN = 3  # candidates named in a row


class Remark(msgspec.Struct, frozen=True):
    """One thing found. `kind` is one of `KINDS`, `said` a sentence or less."""

    kind: str
    said: str

    @property
    def level(self) -> Level:
        """How much it matters."""
        return KINDS[self.kind]

    @property
    def order(self) -> int:
        """0 for the worst kind."""
        return _ORDER[self.kind]


def remarks(checked: Checked) -> list[Remark]:
    """All that is to be said of an entry, the worst first; never nothing."""
    found = [*_notices(checked), *_verdict(checked), *_fields(checked)]
    if checked.state == "verified" and not any(remark.level != "note" for remark in found):
        found.append(Remark("agrees", f"with {_named(checked)}; {NO_NOTICE}"))
    return sorted(found, key=lambda remark: remark.order)


def trouble(found: Iterable[Remark]) -> bool:
    """Whether any of it must be seen to."""
    return any(remark.level == "trouble" for remark in found)


def _notices(checked: Checked) -> Iterator[Remark]:
    together: dict[tuple[str, str], list[Notice]] = {}
    for notice in checked.notices:
        together.setdefault((notice.kind, notice.doi.casefold()), []).append(notice)
    for (kind, _), notices in together.items():
        words = "published" if kind == "published_version" else kind.replace("_", " ")
        yield Remark(notices[0].meaning, f"{words}: {_places(notices)}")
    for notice in checked.notice_of:
        yield Remark("is a notice", f"this is itself the {notice.kind.replace('_', ' ')} of {notice.doi}")


def _places(notices: list[Notice]) -> str:
    """The DOI of a notice, its date, and who says so."""
    doi = notices[0].doi or "no DOI"
    date = next((notice.date for notice in notices if notice.date), "")
    sources = dict.fromkeys(notice.source for notice in notices if notice.source)
    return f"{doi} ({', '.join([*([date] if date else []), *sources])})"


def _verdict(checked: Checked) -> Iterator[Remark]:
    registered = checked.registered
    if checked.state == "contradicted" and registered is not None:
        alike = f", {checked.similarity:.0%} alike" if checked.similarity is not None else ""
        named = _described(registered.work)
        yield Remark("wrong DOI", f"{checked.asked} is registered as {named}{alike}{_better(checked)}")
    elif checked.state == "not_found":
        yield Remark("dead DOI", f"no registry has {checked.asked}{_better(checked)}")
    elif checked.state == "failed":
        yield Remark("not answered", checked.said)
    elif checked.state == "doubtful":
        yield Remark("doubtful", f"may be {_listed(checked.candidates)}; choose by hand")
    elif checked.state == "unmatched":
        yield Remark("not in registry", "no registry has it, as far as can be told")
    elif checked.state == "unasked":
        yield Remark("no DOI" if checked.said == NO_DOI else "not asked", checked.said)


def _better(checked: Checked) -> str:
    """Under which DOI the work is, or may be, as far as that is known."""
    if checked.right is not None:
        return f"; this work is likely {_listed([checked.right])}"
    if checked.candidates:
        return f"; this work may be {_listed(checked.candidates)}"
    return ""


def _listed(candidates: Iterable[Candidate]) -> str:
    some = list(candidates)[:_SHOWN]
    return " or ".join(
        f"{one.doi} (“{_short(one.title)}”, {one.year or 'no year'}, {min(one.score, 0.99):.0%} likely)"
        for one in some
    )


def _fields(checked: Checked) -> Iterator[Remark]:
    differing = [one for one in checked.mismatches if one.weight in ("wrong", "substance")]
    for one in differing:
        yield Remark("differs", f"{one.label}: {one.library!r}, registered {one.registry!r} ({one.reason})")
    for one in checked.mismatches:
        if one.field == "DOI" and one.weight == "missing":
            yield Remark("DOI found", f"{one.registry} ({checked.said})")
    lacking = [_completed(one) for one in checked.mismatches if one.weight in _LACKING and one.field != "DOI"]
    if lacking:
        yield Remark("incomplete", "; ".join(lacking))
    for one in checked.mismatches:
        if one.weight == "form":
            yield Remark("form", f"{one.label}: {one.library!r}, registered {one.registry!r} ({one.reason})")


def _completed(mismatch: Mismatch) -> str:
    """What is lacking, and what the registry has instead."""
    if mismatch.weight == "missing":
        return f"{mismatch.reason}, registered {mismatch.registry!r}"
    return f"{mismatch.label} {mismatch.library!r} ({mismatch.reason}), registered {mismatch.registry!r}"


def _named(checked: Checked) -> str:
    registered = checked.registered
    return f"{registered.provider} {registered.doi}" if registered else "the registry"


def _described(work: Work) -> str:
    about = [str(work.author[0].family or work.author[0].literal)] if work.author else []
    if work.issued and work.issued.year:
        about.append(str(work.issued.year))
    return f"“{_short(work.title) or 'a work without a title'}”" + (f" ({', '.join(about)})" if about else "")


def _short(text: str) -> str:
    return text if len(text) <= 90 else text[:90].rstrip() + " …"
