"""Standard output and standard error: data, messages, and what happens when a stream fails."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

import click

from refkit.errors import OutputError

_CONTROL = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))}


class ReaderGone(Exception):
    """The reader of standard output has closed it (`| head -1`)."""


def harmless(text: str) -> str:
    """`text` in one line, with control characters written out ("\\x1b"): a title must not steer the terminal."""
    return text if text.isprintable() else text.translate(_CONTROL)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sees `stream`; it is None if it was closed before the start."""
    return stream is not None and stream.isatty()


def colours(stream: TextIO | None) -> bool:
    """Whether to style what goes to `stream`: only on a terminal that can, and not against NO_COLOR."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def write(pieces: Iterable[str | bytes]) -> None:
    """Data to standard output: bytes, and text as UTF-8 whatever the terminal's encoding, line ends as they are.

    When the reader leaves early, the rest of `pieces` is not asked for. That is no failure: whether the reader
    left before or after the last piece is chance, and the exit status must not be. Raises `OutputError`.
    """
    if sys.stdout is None:
        raise _closed()
    out = sys.stdout.buffer
    try:
        for piece in pieces:
            with guarded():
                out.write(piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace"))
        with guarded():
            out.flush()
    except ReaderGone:
        return


def say(message: str, colour: str | None = None) -> None:
    """A line on standard error. When that is closed or full there is nobody to tell."""
    message = harmless(message)
    styled = bool(colour) and colours(sys.stderr)
    try:
        click.echo(click.style(message, fg=colour) if styled else message, err=True, color=styled)
    except OSError:
        _abandon(sys.stderr)


@contextlib.contextmanager
def guarded() -> Iterator[None]:
    """Turn an error of standard output into `ReaderGone` or `OutputError`.

    click prints help by itself and takes a broken pipe for an error of its own, unless it is told so here.
    An `OSError` that names no file comes from a stream, and standard error never raises (`say`).
    """
    try:
        yield
    except click.exceptions.Exit as stop:  # after help or the version was printed
        if sys.stdout is None:
            raise _closed() from stop
        raise
    except BrokenPipeError as error:
        _abandon(sys.stdout)
        raise ReaderGone from error
    except OSError as error:
        if error.filename is not None:
            raise
        _abandon(sys.stdout)
        raise OutputError(f"Cannot write to standard output: {error.strerror or error}.") from error


def _closed() -> OutputError:
    return OutputError("Cannot write to standard output: it is closed; run refkit with it open.")


def _abandon(stream: TextIO) -> None:
    """Lead what `stream` still holds nowhere, or Python stumbles over it again when it exits."""
    with contextlib.suppress(OSError, ValueError):
        place = stream.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, place)
        os.close(nowhere)
