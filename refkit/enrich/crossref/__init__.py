"""Crossref: the registry of most articles, books and proceedings."""

from refkit.enrich.crossref.provider import CROSSREF

__all__ = ["CROSSREF"]
