"""Abstracts and citation statements → key findings, quoted to the letter."""

from refkit.findings.select import find

__all__ = ["find"]
