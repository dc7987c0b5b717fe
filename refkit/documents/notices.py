"""What a reader must know before citing a work: retractions, corrections, contradictions. A sentence each."""

from __future__ import annotations

from refkit.documents.printable import clean, plural
from refkit.model import Notice, Record

_VERDICTS = {
    "contradicted": "Contradicted: a registry describes another work under this DOI{doi}; look up the right one.",
    "not_found": "Not found: no registry knows this DOI{doi}; look up the right one.",
}


def notices(record: Record) -> tuple[str, ...]:
    """The notices on `record` in the order given, each once, then what its DOI and citing papers contradict."""
    doi = f" ({record.work.doi})" if record.work.doi else ""
    said = [_notice(notice) for notice in record.notices]
    said += [clean(_VERDICTS[record.verdict].format(doi=doi))] if record.verdict in _VERDICTS else []
    said += _contrasting(record)
    return tuple(dict.fromkeys(said))


def _notice(notice: Notice) -> str:
    """`Retraction, 2021-03-04, DOI 10.1000/182 (crossref)`."""
    said = clean(str(notice))
    return said[:1].upper() + said[1:]


def _contrasting(record: Record) -> list[str]:
    """What the page says of citing papers that contradict the work, by its own count or by what is quoted."""
    quoted = sum(finding.kind == "citation" and finding.stance == "contrasting" for finding in record.findings)
    count = max(record.context.tally_contrasting or 0, quoted)
    if not count:
        return []
    verb = "contradicts" if count == 1 else "contradict"
    return [f"{plural(count, 'statement')} of citing papers {verb} it, as the page says (“contrasting”)."]
