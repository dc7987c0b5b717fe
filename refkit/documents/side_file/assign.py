"""A side file and a library → which annotation belongs to which work, and which to none."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from refkit.documents.side_file import markdown_file, yaml_file
from refkit.documents.side_file.blocks import Annotation, paragraphs
from refkit.errors import UsageError
from refkit.model import DOI, Claim, Library, Problem, Record, Source
from refkit.text.printable import paragraphs as words_in

_YAML = frozenset({".yaml", ".yml", ".json"})  # JSON is YAML
_LARGEST = 32 << 20  # bytes; notes of a lifetime are less
_NAMED = 5  # works without an annotation that a problem names


class Annotations(msgspec.Struct, frozen=True):
    """What a side file says of the works of a library.

    by_key:   citation key → its annotations, in the order of the file
    problems: annotations of no work (stale), works without one, names that stand twice, what cannot be read
    """

    by_key: Mapping[str, tuple[Annotation, ...]]
    problems: tuple[Problem, ...] = ()


def load(path: str | Path, library: Library) -> Annotations:
    """Read the file at `path` for `library`. Raises `UsageError` if it cannot be read as text."""
    try:
        if os.path.getsize(path) > _LARGEST:
            raise UsageError(f"{path} is larger than {_LARGEST >> 20} MB; give a file of annotations.")
        text = Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 (byte {error.start}); save it as UTF-8.") from error
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UsageError(f"The annotations in {path} cannot be read: {said}.") from error
    return assign(text, str(path), library)


def assign(text: str, ref: str, library: Library) -> Annotations:
    """The annotations in `text`, which is YAML if `ref` ends like it and else Markdown. Never raises.

    A name is a citation key as it stands, a DOI in any form, or a citation key but for its capitals, in this
    order. Two annotations of one work are both kept, and told of.
    """
    names = _Names(library)
    if os.path.splitext(ref)[1].lower() in _YAML:
        read, problems = yaml_file.read(text, ref)
    else:
        read, problems = markdown_file.read(text, ref, lambda name: bool(names.key(name)))
    found: dict[str, list[Annotation]] = {}
    for name, words, line in read:
        written = paragraphs(words)
        key = names.key(name)
        if not written:
            message = f"The annotation of {name!r} is empty; write it, or take the name out."
            problems.append(Problem("annotation_empty", "note", message, ref, line=line))
        elif key:
            found.setdefault(key, []).append(Annotation(name, written, ref, line))
        else:
            message = f"The annotation of {name!r} belongs to no work here; it may be stale: {names.why(name)}."
            problems.append(Problem("annotation_stale", "warning", message, ref, line=line))
    problems += _doubled(found, ref)
    if read or not any(problem.severity == "error" for problem in problems):
        problems += _missing(found, library, ref)
    by_key = {key: tuple(found[key]) for key in library.keys if key in found}
    return Annotations(by_key, tuple(sorted(problems, key=lambda problem: problem.line or 0)))


def noted(library: Library, annotations: Mapping[str, tuple[Annotation, ...]]) -> Library:
    """`library` with each annotation among the claims of its work, in CSL's `annote`, behind what stands there: so
    that reference files carry it. A paragraph that stands there already is not repeated."""
    records = tuple(_noted(record, annotations.get(key, ())) for key, record in library.items())
    return msgspec.structs.replace(library, records=records)


def _noted(record: Record, written: Sequence[Annotation]) -> Record:
    there = words_in(record.work.annote)
    new = [text for one in written for paragraph in one.paragraphs if (text := paragraph.text) not in there]
    if not new:
        return record
    annote = "\n\n".join([*there, *new])
    claim = Claim("annote", annote, Source("user", "annotations", written[0].where))
    return msgspec.structs.replace(
        record,
        claims=(*record.claims, claim),
        chosen={**record.chosen, "annote": claim},
        work=msgspec.structs.replace(record.work, annote=annote),
    )


class _Names:
    """The works of a library by citation key and DOI."""

    def __init__(self, library: Library) -> None:
        self.keys = set(library.keys)
        self.dois: dict[str, list[str]] = {}
        self.folded: dict[str, list[str]] = {}
        for key, record in library.items():
            self.folded.setdefault(key.casefold(), []).append(key)
            if record.work.doi:
                self.dois.setdefault(record.work.doi.folded, []).append(key)

    def key(self, name: str) -> str:
        """The citation key of the one work that `name` means; "" if that is none or several."""
        if name in self.keys:
            return name
        doi = DOI.parse(name)
        meant = self.dois.get(doi.folded, []) if doi else self.folded.get(name.casefold(), [])
        return meant[0] if len(meant) == 1 else ""

    def why(self, name: str) -> str:
        """Why `name` means no work."""
        doi = DOI.parse(name)
        several = self.dois.get(doi.folded) if doi else self.folded.get(name.casefold())
        if several:
            return f"it fits {', '.join(several)}; write the citation key"
        return "no work has this DOI" if doi else "no work has this citation key"


def _doubled(found: Mapping[str, list[Annotation]], ref: str) -> list[Problem]:
    return [
        Problem(
            "annotation_doubled",
            "warning",
            f"{key} is annotated {len(several)} times (lines {', '.join(str(one.line) for one in several)}); "
            "all are printed, one behind the other.",
            ref,
            line=several[1].line,
        )
        for key, several in found.items()
        if len(several) > 1
    ]


def _missing(found: Mapping[str, list[Annotation]], library: Library, ref: str) -> list[Problem]:
    without = [key for key in library.keys if key not in found]
    if not without:
        return []
    named = ", ".join(without[:_NAMED]) + (f" and {len(without) - _NAMED} more" if len(without) > _NAMED else "")
    works = "1 work has" if len(without) == 1 else f"{len(without)} works have"
    message = f"{works} no annotation in {ref}: {named}; the abstract stands in where there is one."
    return [Problem("annotation_missing", "warning", message, ref)]
