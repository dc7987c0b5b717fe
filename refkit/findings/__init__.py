"""Abstracts and citation statements → key findings, quoted to the letter."""

from refkit.findings.select import absence, find, stated

__all__ = ["absence", "find", "stated"]
