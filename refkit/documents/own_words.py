"""What the person wrote on a work: in a side file, and in the library's own annotation field."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from refkit.csl import Run
from refkit.documents.printable import clean, printable
from refkit.documents.side_file import Annotation, Paragraph
from refkit.model import Record
from refkit.text.notes import told_by
from refkit.text.printable import paragraphs


def own_words(record: Record, written: Sequence[Annotation]) -> tuple[tuple[Paragraph, ...], tuple[str, ...]]:
    """The paragraphs, those of the side file first, and the names of the files in which they stand.

    A finding that refkit once wrote into the annotation field is not the person's. A paragraph that stands in
    the side file too is printed once.
    """
    found = [
        msgspec.structs.replace(paragraph, runs=printable(paragraph.runs), mark=clean(paragraph.mark))
        for annotation in written
        for paragraph in annotation.paragraphs
    ]
    files = [annotation.where for annotation in written if annotation.where]
    claim = record.chosen.get("annote")
    if record.work.annote and (claim is None or claim.source.kind in ("file", "user")):
        said = {clean(paragraph.text) for paragraph in found}
        more = [
            line for line in paragraphs(record.work.annote) if told_by(line) is None and clean(line) not in said
        ]
        found += [Paragraph((Run(clean(line)),)) for line in more if clean(line)]
        if more and claim is not None and claim.source.ref:
            files.append(claim.source.ref)
    return tuple(found), tuple(dict.fromkeys(map(clean, files)))
