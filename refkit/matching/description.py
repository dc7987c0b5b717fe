"""What is known of a work that is looked for: some of its parts, as they were written, or a reference string."""

from __future__ import annotations

import msgspec

from refkit.model import DOI, Work, start_of


class Description(msgspec.Struct, frozen=True, omit_defaults=True, repr_omit_defaults=True):
    """A partial description; what is not known is empty.

    Every part is text as its source has it, and is read with allowance for that: `year` may be "2009a",
    `volume` "12(3)", `first_page` "123-9", a name in `authors` "John Y Campbell", "Campbell JY" or
    "Campbell, J. Y.", and `container_title` abbreviated. `unstructured` is a whole reference string; parts
    that are given besides go before it.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    year: str = ""
    container_title: str = ""
    volume: str = ""
    issue: str = ""
    first_page: str = ""
    doi: DOI | None = None
    unstructured: str = ""

    @classmethod
    def from_work(cls, work: Work) -> Description:
        """What `work` (of a page, or of a library) says of itself."""
        year = work.issued.year if work.issued else None
        return cls(
            title=work.title,
            authors=tuple(str(name) for name in work.author),
            year=str(year) if year is not None else "",
            container_title=work.container_title or work.container_title_short,
            volume=work.volume,
            issue=work.issue,
            first_page=start_of(work.page) or work.page_first,
            doi=work.doi,
        )
