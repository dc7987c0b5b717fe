"""The file of weights: how it is written and read.

    "refkit roles 1\\n", the length of what follows as four bytes, a JSON object (`Head`), then the table: a row of
    `Head.columns` bytes for each of `SLOTS` n-grams. A byte b of column c is the weight (b - 128) * Head.scales[c].

The columns are, for each kind of literature: what an n-gram says of its own sentence, of the next one, of the one
before, for each role; the last column says which kind of literature it comes from.
"""

from __future__ import annotations

import msgspec

from refkit.errors import RefkitError
from refkit.findings.chains import Links
from refkit.findings.ngrams import SLOTS

ROLES = ("BACKGROUND", "OBJECTIVE", "METHODS", "RESULTS", "CONCLUSIONS", "OTHER")
KINDS = ("medicine", "computing")  # of literature
COLUMNS = len(KINDS) * 3 * len(ROLES) + 1
MIDDLE = 128
_MAGIC = b"refkit roles 1\n"
_DAMAGED = "The weights for key findings are damaged; install refkit again."


class Literature(msgspec.Struct, frozen=True):
    """What is particular to one kind of literature: `places[p]` the weights of place p, by role; the links."""

    places: tuple[tuple[float, ...], ...]
    links: Links


class Head(msgspec.Struct, frozen=True):
    """All but the table. `bias` belongs to the last column: below nought is the first kind of `KINDS`.

    `calibration`: slope and offset, for results and for conclusions (`refkit.findings.model_scorer`).
    """

    scales: tuple[float, ...]
    literatures: tuple[Literature, ...]
    bias: float = 0.0
    calibration: tuple[tuple[float, float], ...] = ((1.0, 0.0), (1.0, 0.0))


def pack(head: Head, table: bytes) -> bytes:
    """The bytes of the file."""
    coded = msgspec.json.encode(head)
    return _MAGIC + len(coded).to_bytes(4, "little") + coded + table


def unpack(data: bytes) -> tuple[Head, bytes]:
    """The inverse of `pack`. Raises `RefkitError` if that is no such file."""
    start = len(_MAGIC) + 4
    end = start + int.from_bytes(data[start - 4 : start], "little")
    if not data.startswith(_MAGIC) or len(data) - end != SLOTS * COLUMNS:
        raise RefkitError(_DAMAGED)
    try:
        return msgspec.json.decode(data[start:end], type=Head), data[end:]
    except msgspec.MsgspecError:
        raise RefkitError(_DAMAGED) from None
