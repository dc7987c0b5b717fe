"""Citation keys: those that records have, and for the others one from a pattern; unique, in ASCII, stable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refkit.merge.key_patterns import DEFAULT_PATTERN, compile_pattern
from refkit.model import Problem, Record


def assign_keys(records: Sequence[Record], pattern: str = DEFAULT_PATTERN) -> tuple[list[str], list[Problem]]:
    """A citation key for each record, unique without regard to case, in ASCII.

    A record that has a key already (from the user's own library) keeps it. Others get the pattern's; where
    several come to the same, they get it in the order of title and DOI, not of input, the first without and
    the next with a, b, …, so that the order of the inputs does not matter. Two records that bring the same
    key of their own: the later gets a suffix, and a problem says so; so does one for each key that is gone since
    records became one.
    """
    pieces = compile_pattern(pattern)
    keys = [""] * len(records)
    taken: dict[str, int] = {}
    problems: list[Problem] = []
    suffixes: dict[str, int] = {}

    def give(index: int, base: str) -> None:
        key = base
        while key.lower() in taken:
            suffixes[base.lower()] = suffixes.get(base.lower(), 0) + 1
            key = base + _letters(suffixes[base.lower()])
        taken[key.lower()] = index
        keys[index] = key

    for index, record in enumerate(records):
        own = record.work.citation_key
        if own and own.lower() not in taken:
            give(index, own)
    by_base: dict[str, list[int]] = {}
    for index, record in enumerate(records):
        if keys[index]:
            continue
        own = record.work.citation_key
        base = own or "".join(piece(record.work) for piece in pieces) or "anon"
        by_base.setdefault(base.lower(), []).append(index)
        keys[index] = base
    for _, indices in sorted(by_base.items()):  # not in the order of input
        bases = {index: keys[index] for index in indices}
        for index in sorted(indices, key=lambda i: _order(records[i])):
            own = records[index].work.citation_key
            give(index, bases[index])
            if own:
                problems.append(
                    Problem(
                        "key_collision",
                        "warning",
                        f"Two records have the citation key {own!r}; the second became {keys[index]!r}, so change "
                        "it where you cite it.",
                        ", ".join(records[index].refs),
                        evidence=own,
                    )
                )
    problems += (problem for key, record in zip(keys, records, strict=True) for problem in _gone(key, record))
    return keys, problems


def _gone(key: str, record: Record) -> Iterator[Problem]:
    """The other keys that a work has in the files that it was read from."""
    told = {key, record.work.citation_key}
    for claim in record.claims:
        if claim.field == "citation-key" and claim.source.kind == "file" and claim.value not in told:
            told.add(claim.value)
            message = (
                f"{claim.value!r} and {key!r} are one work, which is {key!r} now; change it where you cite it."
            )
            yield Problem("key_joined", "warning", message, claim.source.ref, claim.span, evidence=claim.value)


def _order(record: Record) -> tuple[str, str, str]:
    work = record.work
    return (work.title.casefold(), work.doi.folded if work.doi else "", "|".join(record.refs))


def _letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
