"""An abstract with its labelled sections, and whether the page shows all of it."""

from __future__ import annotations

import re

import msgspec

from refkit.model.section_labels import role_of


class Section(msgspec.Struct, frozen=True, omit_defaults=True, repr_omit_defaults=True, gc=False):
    """A piece of an abstract: `text` as it stands on the page, under `label` ("Results"; empty if none)."""

    text: str
    label: str = ""


class Abstract(msgspec.Struct, frozen=True, omit_defaults=True, repr_omit_defaults=True, gc=False):
    """An abstract. `cut` says that the source broke it off ("… Show more").

    In a claim, `parts[i]` of the claim is the span of `sections[i].text`, to the letter; so a sentence found
    at an offset of a section has a place on the page.
    """

    sections: tuple[Section, ...]
    cut: bool = False

    @property
    def text(self) -> str:
        """One string, white space folded: labelled sections as "Label: text", a blank line between sections."""
        pieces = []
        for section in self.sections:
            text = " ".join(section.text.split())
            pieces.append(f"{section.label}: {text}" if section.label else text)
        return "\n\n".join(pieces) + (" …" if self.cut else "")

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str) -> Abstract | None:
        """The inverse of `text`: paragraphs, each with its label if it starts with one. None for no text.

        A mark of omission that stands apart at the end says that the abstract was cut.
        """
        text = text.strip()
        cut = text.endswith((" …", " ..."))
        if cut:
            text = text.removesuffix("…").removesuffix("...")
        sections = []
        for paragraph in re.split(r"\n\s*\n", text) if "\n" in text else (text,):
            if not (paragraph := paragraph.strip()):
                continue
            label, colon, rest = paragraph.partition(": ")
            if colon and rest and role_of(label):
                sections.append(Section(rest.strip(), label))
            else:
                sections.append(Section(paragraph))
        return cls(tuple(sections), cut) if sections else None
