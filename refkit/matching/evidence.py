"""What speaks for or against a candidate: one value a field, with words for people."""

from __future__ import annotations

import msgspec

# (field, level) → the reason. {wanted} and {found} are the values as they stand in the two descriptions.
WORDS: dict[tuple[str, str], str] = {
    ("doi", "same"): "the DOIs agree",
    ("doi", "differs"): "DOI {found}, not {wanted}",
    ("title", "equal_long"): "titles agree",
    ("title", "equal_short"): "titles agree, but are short",
    ("title", "equal_generic"): "titles agree, but many works bear this one",
    ("title", "head_long"): "titles agree but for a subtitle",
    ("title", "head_short"): "titles agree but for a subtitle, and are short",
    ("title", "cut"): "one title is part of the other",
    ("title", "spelling"): "titles agree but for the spelling",
    ("title", "number"): "titles differ in a number or part ({found})",
    ("title", "word"): "titles differ in a word ({found})",
    ("title", "notice"): "one is a notice, reply, comment or review of the other ({found})",
    ("title", "partly"): "titles agree in part only ({found})",
    ("title", "different"): "titles differ ({found})",
    ("title", "unsaid"): "the reference has no title to compare",
    ("author", "first"): "first author agrees",
    ("author", "listed"): "an author agrees",
    ("author", "said"): "first author stands in the reference",
    ("author", "initials"): "first author {wanted}, not {found}",
    ("author", "near"): "first author is spelt nearly the same ({found})",
    ("author", "differs"): "first author {wanted}, not {found}",
    ("author", "absent"): "{wanted} is none of the authors ({found})",
    ("author", "missing"): "author {found} is not in the reference",
    ("year", "same"): "year agrees",
    ("year", "one"): "years {wanted} and {found}",
    ("year", "few"): "years {wanted} and {found}",
    ("year", "far"): "years {wanted} and {found}",
    ("container", "same"): "container title agrees",
    ("container", "part"): "container titles agree in part ({found})",
    ("container", "differs"): "in {found}, not {wanted}",
    ("volume", "same"): "volume agrees",
    ("volume", "differs"): "volume {wanted}, not {found}",
    ("volume", "said"): "volume stands in the reference",
    ("volume", "missing"): "volume {found} is not in the reference",
    ("issue", "same"): "issue agrees",
    ("issue", "differs"): "issue {wanted}, not {found}",
    ("page", "same"): "first page agrees",
    ("page", "within"): "page {wanted} lies within {found}",
    ("page", "differs"): "first page {wanted}, not {found}",
    ("page", "said"): "first page stands in the reference",
    ("page", "missing"): "first page {found} is not in the reference",
}

# A level of one of these fields says that the candidate agrees in it.
AGREES = frozenset(
    {
        ("doi", "same"), ("author", "first"), ("author", "listed"), ("author", "said"), ("author", "near"),
        ("year", "same"), ("year", "one"), ("container", "same"), ("container", "part"), ("volume", "same"),
        ("volume", "said"), ("issue", "same"), ("page", "same"), ("page", "within"), ("page", "said"),
    }
)  # fmt: skip
CONTRADICTS = frozenset(
    {
        ("author", "differs"), ("author", "initials"), ("author", "absent"), ("author", "missing"),
        ("year", "few"), ("year", "far"), ("container", "differs"), ("volume", "differs"), ("volume", "missing"),
        ("page", "differs"), ("page", "missing"), ("title", "number"), ("title", "word"),
    }
)  # fmt: skip


class Evidence(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One field compared. `level` is one of those in `WORDS`; `wanted` and `found` are what was compared."""

    field: str
    level: str
    wanted: str = ""
    found: str = ""

    @property
    def agrees(self) -> bool:
        """Whether it speaks for the candidate, the title apart."""
        return (self.field, self.level) in AGREES

    @property
    def contradicts(self) -> bool:
        """Whether it speaks against the candidate."""
        return (self.field, self.level) in CONTRADICTS

    def __str__(self) -> str:
        """The reason in words: "volume 12, not 21"."""
        return WORDS[self.field, self.level].format(wanted=self.wanted or "none", found=self.found or "none")
