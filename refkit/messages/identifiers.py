"""Identifiers as registries hold them."""

from __future__ import annotations

from refkit.model import DOI


def doi_of(text: str) -> DOI | None:
    """The DOI that a field holds, to the letter: "10.5555/shore." ends with its full stop. An address of one is
    read as such; None for anything else."""
    text = text.replace("\\/", "/")  # escaped once too often
    try:
        return DOI(text)
    except ValueError:
        return DOI.parse(text)
