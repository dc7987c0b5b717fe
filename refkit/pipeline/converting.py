"""From a reference file to another one, a reference at a time: nothing is merged, nothing looked up."""

from __future__ import annotations

import gzip
import os
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO, cast

from refkit import formats, merge
from refkit.formats.losses import Loss, of_record
from refkit.model import Block, Library, Problem, Record
from refkit.pipeline import sniffing
from refkit.pipeline.inputs import STDIN, Input
from refkit.pipeline.reference_text import ReferenceText


class Conversion:
    """References on their way, with what is told of them: problems, losses, how many there were.

    inputs: reference files, in the order in which they are written
    named:  the format of all inputs; None: each goes by its ending and by how it begins
    target: the format that is written, for the losses; None: they are not asked for
    """

    def __init__(
        self,
        inputs: Iterable[Input],
        named: formats.Format | None = None,
        *,
        stdin: BinaryIO | None = None,
        pattern: str = merge.DEFAULT_PATTERN,
        target: formats.Format | None = None,
        lost: Callable[[Loss], None] | None = None,
    ) -> None:
        self.inputs = list(inputs)
        self.named = named
        self.stdin = stdin
        self.keys = merge.Keys(pattern)
        self.target = target
        self.lost = lost
        self.problems: list[Problem] = []
        self.losses: Counter[tuple[str, str]] = Counter()  # variable, "lost" or "changed" → how often
        self.count = 0
        self.blocks: list[Block] = []
        self._coming = self._items()
        self._first: list[tuple[str, Record]] = []

    def begin(self) -> bool:
        """Read as far as the first reference; whether there is one."""
        self._first = [item for item in [next(self._coming, None)] if item is not None]
        return bool(self._first)

    def library(self) -> Library:
        """What a format's writer goes through, once. It holds no record; what is told is whole at its end."""
        return cast(Library, _Passing(self))

    def whole(self) -> Library:
        """The same, held: for a format that keeps what stands between the references of its own files."""
        items = list(self.items())
        records = tuple(record for _, record in items)
        return Library(records, tuple(key for key, _ in items), tuple(self.problems), tuple(self.blocks))

    def items(self) -> Iterator[tuple[str, Record]]:
        """Citation key and record, once. Keys of the files stay; others are made by the pattern."""
        yield from self._first
        self._first = []
        yield from self._coming

    def _items(self) -> Iterator[tuple[str, Record]]:
        for source in self.inputs:
            for found in self._read(source):
                if isinstance(found, Problem):
                    self.problems.append(found)
                    continue
                record = merge.resolve(found)
                key, problem = self.keys.of(record)
                if problem is not None:
                    self.problems.append(problem)
                self.count += 1
                if self.target is not None:
                    self._report(key, record, self.target)
                yield key, record

    def _report(self, key: str, record: Record, target: formats.Format) -> None:
        for loss in of_record(key, record, target):
            self.losses[loss.variable, "changed" if loss.became else "lost"] += 1
            if self.lost is not None:
                self.lost(loss)

    def _read(self, source: Input) -> Iterator[Record | Problem]:
        try:
            if source.ref == STDIN:
                if self.stdin is None:
                    yield Problem("unreadable", "error", "Standard input is closed; name a file.", STDIN)
                    return
                yield from self._opened(self.stdin, source)
                return
            with open(source.ref, "rb") as file:
                yield from self._opened(file, source)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            message = f"{source.name} cannot be unpacked ({error}); fetch it again."
            yield Problem("damaged", "error", message, source.ref)
        except OSError as error:
            message = f"Cannot read {source.name} ({error.strerror or error}); check it and its permissions."
            yield Problem("unreadable", "error", message, source.ref)

    def _opened(self, file: BinaryIO, source: Input) -> Iterator[Record | Problem]:
        text = ReferenceText(file, source.ref)
        suffix = source.suffix
        if suffix == ".gz":
            suffix = os.path.splitext(source.ref[:-3])[1].lower()
        fmt = self.named or sniffing.format_of(text.start, suffix)
        if fmt is None or fmt.read is None:
            message = f"{source.name} is no reference file that is known; say --from FORMAT, or export a page."
            yield Problem("no_reference_file", "error", message, source.ref)
            return
        nothing = True
        try:
            for found in self._references(fmt, text):
                nothing = nothing and isinstance(found, Problem) and found.severity != "error"
                yield found
        except (OSError, EOFError, zlib.error):
            raise
        except Exception as error:  # a stranger's format may raise anything; the other inputs must not be lost
            message = f"Format {fmt.name!r} failed on {source.name} ({type(error).__name__}: {error}); report this."
            yield Problem("format_failed", "error", message, source.ref)
            return
        yield from text.problems
        if nothing:
            message = f"{source.name} holds no reference that {fmt.title} knows; nothing was read from it."
            yield Problem("no_records", "error", message, source.ref)

    def _references(self, fmt: formats.Format, text: ReferenceText) -> Iterator[Record | Problem]:
        if fmt.each is not None:
            for found in fmt.each(text.pieces(), text.ref):
                if isinstance(found, Problem) or found.claims:
                    yield found
            return
        assert fmt.read is not None  # noqa: S101 - the caller has looked
        reading = fmt.read("".join(text.pieces()), text.ref)
        self.blocks.extend(reading.blocks)
        yield from reading.problems
        yield from reading.records


class _Passing:
    """A library that is gone through once, and not held."""

    def __init__(self, conversion: Conversion) -> None:
        self.problems: tuple[Problem, ...] = ()
        self.blocks: tuple[Any, ...] = ()
        self.keys: tuple[str, ...] = ()
        self.items = conversion.items

    @property
    def records(self) -> Iterator[Record]:
        return (record for _, record in self.items())
