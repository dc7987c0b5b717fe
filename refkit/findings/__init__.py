"""Abstracts and citation statements → key findings, quoted to the letter."""

from refkit.findings.effects import Effect, effects
from refkit.findings.select import absence, find, stated

__all__ = ["Effect", "absence", "effects", "find", "stated"]
