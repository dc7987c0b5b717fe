"""An entry without a style, for a work that a style cannot set."""

from __future__ import annotations

from refkit.csl.cleaning import clean
from refkit.csl.marks import rich, runs
from refkit.csl.output import Run
from refkit.model import Work


def plain_entry(work: Work) -> tuple[Run, ...]:
    """Authors, year, title, container, volume(issue), pages and DOI, as far as they are known: never empty."""
    authors = "; ".join(str(name) for name in work.author or work.editor)
    year = (str(work.issued.year) if work.issued.year is not None else work.issued.literal) if work.issued else ""
    place = f"{work.volume}({work.issue})" if work.issue else work.volume
    container = ", ".join(part for part in (work.container_title, place, str(work.page or "")) if part)
    address = work.doi.url if work.doi else work.url
    head = f"{authors} ({year})" if authors and year else authors or year
    sentences = [
        text for part in (head, work.title, container or work.publisher) if (text := clean(part).rstrip("."))
    ]
    text = "".join(f"{rich(sentence)}. " for sentence in sentences) + clean(address)
    found = runs(text)
    return found or (Run("[no details known]"),)
