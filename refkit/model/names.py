"""Names of people and organisations."""

from __future__ import annotations

import msgspec


class Name(msgspec.Struct, frozen=True, omit_defaults=True, repr_omit_defaults=True, gc=False, rename="kebab"):
    """A person (`family`, `given` and the small parts) or an organisation (`literal`), as CSL has them.

    A particle that belongs to the family name stays in `family` ("van Mieghem"): Zotero drops
    `non-dropping-particle` when it reads CSL-JSON, and registries deposit names that way.
    `affiliations` and `orcid` are not CSL; they stay in record files and out of CSL-JSON.
    """

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""
    affiliations: tuple[str, ...] = ()
    orcid: str = ""

    def __str__(self) -> str:
        """ "Family, Given" (with particle and suffix), or the literal."""
        if self.literal:
            return self.literal
        family = f"{self.non_dropping_particle} {self.family}".strip()
        given = f"{self.given} {self.dropping_particle}".strip()
        return ", ".join(part for part in (family, self.suffix, given) if part)
