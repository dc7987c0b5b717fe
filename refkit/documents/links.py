"""Runs in pieces that are an address or are none, for documents whose links are more than text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from refkit.csl import Run
from refkit.model.identifiers import trim

_URL = re.compile(r"https?://[^\s<>\"]+")
_KEPT = "!$&'()*+,;=:@/?#[]~-._%"  # RFC 3986: reserved, unreserved, and what is percent-encoded already


def linked(runs: Iterable[Run]) -> Iterator[tuple[Run, str, str]]:
    """Each piece with its run and its text, and the target if it is an http(s) address, else "".

    Punctuation behind an address is not part of it. A target holds ASCII only, no blank, no quotation mark,
    no bracket of `<>{}` and no backslash: those are percent-encoded.
    """
    for run in runs:
        end = 0
        for match in _URL.finditer(run.text):
            address = trim(match[0])
            if len(address) > len("https://"):
                if match.start() > end:
                    yield run, run.text[end : match.start()], ""
                yield run, address, target(address)
                end = match.start() + len(address)
        if end < len(run.text):
            yield run, run.text[end:], ""


def target(address: str) -> str:
    """`address` with everything percent-encoded that an address cannot hold."""
    return quote(address.encode("utf-8", "replace"), safe=_KEPT)
