"""`eprint` with `archiveprefix` (BibTeX) or `eprinttype` (BibLaTeX) ⇄ CSL, which has no variable of that kind.

The arXiv number of a preprint is its `number`, as in Zotero's CSL ("arXiv:2101.00001"). Of any other work a copy
is kept there: `archive` names the archive, `archive_location` the identifier. A PubMed identifier is `PMID`.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from refkit.formats.bibtex.entries import Field
from refkit.formats.bibtex.fields import text_of, verbatim
from refkit.model import Work

ARXIV = "arXiv"

# Archives whose identifiers stand in `eprint`: those that biblatex knows (manual, section 3.14.7), and servers of
# preprints. Any other `archive` of a work may be a building.
ARCHIVES = frozenset(
    "arxiv jstor hdl googlebooks biorxiv medrxiv chemrxiv psyarxiv socarxiv edarxiv engrxiv osf ssrn hal".split()
)

_UNFIT = frozenset(" {}\\")  # the field is verbatim: nothing in it can be escaped


class Written(msgspec.Struct, frozen=True):
    """What is written of a work as `eprint`, and the work without it for the other fields."""

    archive: str
    identifier: str
    rest: Work


def written(work: Work) -> Written | None:
    """The identifier of `work` in an archive, if it has one that a field can hold."""
    if work.type == "article" and work.number.startswith(f"{ARXIV}:"):
        archive, identifier = ARXIV, work.number.removeprefix(f"{ARXIV}:").strip()
        rest = {"number": "", "pmid": ""}
    elif work.archive and work.archive.lower() in ARCHIVES:
        archive, identifier = work.archive, work.archive_location.strip()
        rest = {"pmid": ""}
    else:
        return None
    if not identifier or not identifier.isprintable() or not _UNFIT.isdisjoint(identifier):
        return None
    return Written(archive, identifier, msgspec.structs.replace(work, **rest))


def archive(fields: Mapping[str, Field]) -> str:
    """The archive that the `eprint` of an entry is in; "" if none is named."""
    named = fields.get("eprinttype") or fields.get("archiveprefix")
    if named is not None:
        return text_of(named)
    eprint = fields.get("eprint")
    return ARXIV if eprint is not None and _prefixed(eprint.value) else ""


def is_arxiv(fields: Mapping[str, Field]) -> bool:
    """Whether an entry has a number of arXiv's."""
    return "eprint" in fields and archive(fields).lower() == ARXIV.lower()


def values(field: Field, fields: Mapping[str, Field], csl_type: str) -> dict[str, str]:
    """The variables that an `eprint` says, the identifier last; none if its archive has no place in CSL."""
    kept_by, identifier = archive(fields), verbatim(field.value)
    name = kept_by.lower()
    if not identifier or (name not in ARCHIVES and name != "pubmed"):
        return {}
    if name == "pubmed":
        return {"PMID": identifier}
    if name == ARXIV.lower():
        kept_by = ARXIV
        identifier = identifier[len(ARXIV) + 1 :] if _prefixed(identifier) else identifier
        if csl_type == "article" and "number" not in fields:
            return {"number": f"{ARXIV}:{identifier}"} if identifier else {}
    return {"archive": kept_by, "archive_location": identifier} if identifier else {}


def _prefixed(value: str) -> bool:
    return value.strip().lower().startswith(f"{ARXIV.lower()}:")
