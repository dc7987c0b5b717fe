"""A search like Crossref's: any term finds, rare terms count for more, and the score grows with the query."""

from __future__ import annotations

import html
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
# Okapi BM25 (Robertson and Zaragoza 2009): how soon a repeated term is enough, how much length counts.
_K1, _B = 1.2, 0.5


def words(text: str) -> list[str]:
    """The terms of a text: without markup, accents and case."""
    text = _TAG.sub(" ", html.unescape(text))
    folded = unicodedata.normalize("NFKD", text).casefold()
    return _WORD.findall("".join(c for c in folded if not unicodedata.combining(c)))


class Index:
    """Terms to the documents that hold them, with their weights; documents are numbered as they come."""

    def __init__(self, texts: Sequence[str]) -> None:
        documents = [words(text) for text in texts]
        average = sum(map(len, documents)) / len(documents) if documents else 1.0
        self._weights: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, terms in enumerate(documents):
            norm = _K1 * (1 - _B + _B * len(terms) / (average or 1.0))
            for term, count in Counter(terms).items():
                self._weights[term].append((number, count * (_K1 + 1) / (count + norm)))
        self._size = len(documents)

    def search(self, query: str) -> dict[int, float]:
        """Each document that holds any term of `query`, with its score."""
        scores: defaultdict[int, float] = defaultdict(float)
        for term, times in Counter(words(query)).items():
            found = self._weights.get(term, [])
            rarity = math.log(1 + (self._size - len(found) + 0.5) / (len(found) + 0.5))
            for number, weight in found:
                scores[number] += times * rarity * weight
        return scores
