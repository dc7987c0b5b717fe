"""A description made ready for comparing, once for all candidates."""

from __future__ import annotations

from functools import cached_property

from refkit.matching.authors import Person, people_of
from refkit.matching.containers import serves_preprints
from refkit.matching.description import Description
from refkit.matching.numbers import first_page, issue_in, number_of, years_in
from refkit.matching.reference_strings import ReferenceString
from refkit.matching.titles import Title, readings


class Wanted:
    """A description made ready: its parts in the form in which they are compared."""

    def __init__(self, description: Description) -> None:
        self.description = description
        self.string = ReferenceString(description.unstructured) if description.unstructured.strip() else None
        title = description.title
        parsed = None
        if self.string and not title:
            parsed = self.string.parsed
            title = parsed.title[0] if parsed and parsed.title else ""
        self.titles: tuple[Title, ...] = readings(title) if title else ()
        self.begins = self.titles[0].squashed[:1] or "?" if self.titles else "?"
        self.looked_for = not description.title and self.string is not None
        words = self.titles[0].set if self.titles else frozenset()
        self.words: frozenset[str] = words | self.string.words if self.looked_for and self.string else words
        names = description.authors or (tuple(str(name) for name, _ in parsed.authors) if parsed else ())
        self.people: tuple[Person, ...] = people_of(names)
        self.author = str(names[0]) if names else ""
        self.container = description.container_title or (parsed.journal[0] if parsed and parsed.journal else "")
        volume = description.volume or (parsed.volume[0] if parsed and parsed.volume else "")
        self.volume = number_of(volume)
        self.issue = number_of(description.issue) or issue_in(volume)
        page = description.first_page or (self.string.page() if parsed and self.string else "")
        self.page = first_page(page)
        year = years_in(description.year)
        if not year and parsed and parsed.year and parsed.year[0].year:
            year = (parsed.year[0].year,)
        self.years: tuple[int, ...] = year or (self.string.years if self.string else ())

    @cached_property
    def version(self) -> str:
        """`preprint` or `article` if the description says which it means, else ""."""
        text = self.container or (self.description.unstructured if not self.page else "")
        if serves_preprints(text):
            return "preprint"
        return "article" if self.container and (self.volume or self.page) else ""
