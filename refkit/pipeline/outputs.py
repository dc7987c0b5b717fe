"""Writing files so that an existing one is never half overwritten."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path

from refkit.errors import OutputError


def write_file(path: str | Path, pieces: Iterable[str | bytes]) -> None:
    """Write `pieces` to `path`, text as UTF-8 with line ends as they are, by way of a temporary file beside it.

    Only when all is written does the new file take the old one's place, with its permissions. A device or
    pipe is written to directly. Raises `OutputError`, and then leaves what was there.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        mode = None
    except OSError as error:
        raise _cannot(path, error) from error
    if mode is not None and stat.S_ISDIR(mode):
        raise OutputError(f"Cannot write {path}: it is a folder; name a file in it.")
    if mode is not None and not stat.S_ISREG(mode):
        try:
            with open(target, "wb") as file:
                file.writelines(map(_encoded, pieces))
        except OSError as error:
            raise _cannot(path, error) from error
        return
    if mode is not None and not os.access(target, os.W_OK):
        raise OutputError(f"Cannot write {path}: it is write-protected; allow writing or name another file.")
    _replace(path, target, mode, pieces)


def _replace(path: str | Path, target: Path, mode: int | None, pieces: Iterable[str | bytes]) -> None:
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:80]}.", suffix=".tmp", dir=target.parent)
        with open(handle, "wb") as file:
            file.writelines(map(_encoded, pieces))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
        os.replace(temporary, target)
        temporary = None
    except OSError as error:
        raise _cannot(path, error) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def _encoded(piece: str | bytes) -> bytes:
    """A lone surrogate (from a broken JSON escape) has no bytes in UTF-8 and becomes "?"."""
    return piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace")


def _cannot(path: str | Path, error: OSError) -> OutputError:
    folder = Path(path).parent
    if isinstance(error, FileNotFoundError) and not folder.exists():
        return OutputError(f"Cannot write {path}: there is no folder {str(folder)!r}; make it first.")
    if isinstance(error, PermissionError):
        return OutputError(f"Cannot write {path}: folder {str(folder)!r} does not allow it; choose another.")
    return OutputError(f"Cannot write {path}: {error.strerror or error}.")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
