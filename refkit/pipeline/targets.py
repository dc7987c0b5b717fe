"""What to write where: each output with the format or document that makes it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from refkit import documents, formats
from refkit.errors import RefkitError, UnknownName, UsageError
from refkit.model import Library
from refkit.pipeline.outputs import write_file


class Target(msgspec.Struct, frozen=True):
    """An output: the file (None is standard output) and what makes its text."""

    path: str | None
    maker: formats.Format | documents.Document

    @property
    def replaces(self) -> tuple[str, ...]:
        """The endings of the input files that this output may replace: those of its own format, if that is read."""
        readable = isinstance(self.maker, formats.Format) and self.maker.read is not None
        return self.maker.suffixes if readable else ()

    @property
    def keeps(self) -> frozenset[str]:
        """The codes of problems about what the format writes again all the same (`Format.keeps`)."""
        return self.maker.keeps if isinstance(self.maker, formats.Format) else frozenset()

    def pieces(self, library: Library, options: documents.Options) -> Iterator[str | bytes]:
        """The output in pieces; bytes where it is no text."""
        if isinstance(self.maker, documents.Document):
            return self.maker.write(library, options)
        if self.maker.write is None:
            raise UsageError(f"refkit reads {self.maker.title} but does not write it; choose another format.")
        return self.maker.write(library)

    def write(self, library: Library, options: documents.Options) -> None:
        """Write the file. Raises `OutputError`, and whatever `RefkitError` the maker raises."""
        if self.path is None:
            raise UsageError("Standard output is the caller's to write to.")
        write_file(self.path, self.pieces(library, options))


def makers() -> dict[str, formats.Format | documents.Document]:
    """Everything that can be written, by the name that `--to` knows."""
    found: dict[str, formats.Format | documents.Document] = {}
    for fmt in formats.all_formats()[0]:
        if fmt.write is not None:
            found[fmt.name] = fmt
    for document in documents.all_documents()[0]:
        found.setdefault(document.name, document)
    return found


def resolve(
    paths: Sequence[str], names: Sequence[str], settings: Mapping[str, str] | None = None
) -> tuple[list[Target], list[RefkitError]]:
    """The targets for `-o` paths and `--to` names, and the errors of those that cannot be.

    Without a path the one name is for standard output. Names go with the paths in order when there are as
    many; a path without a name goes by its ending. `settings` hold for each format that has any
    (`Format.settings`). Raises `UsageError` if that does not come out even, or nothing has such settings.
    """
    targets, errors = _resolved(paths, names)
    if settings and not any(_has_settings(target.maker) for target in targets) and not errors:
        raise UsageError(f"No output has settings ({', '.join(settings)}); those of .bib files do.")
    return [
        Target(target.path, _set(target.maker, settings)) for target in targets
    ] if settings else targets, errors


def _has_settings(maker: formats.Format | documents.Document) -> bool:
    return isinstance(maker, formats.Format) and maker.settings is not None


def _set(
    maker: formats.Format | documents.Document, settings: Mapping[str, str]
) -> formats.Format | documents.Document:
    if isinstance(maker, formats.Format) and maker.settings is not None:
        return msgspec.structs.replace(maker, write=maker.settings(settings))
    return maker


def _resolved(paths: Sequence[str], names: Sequence[str]) -> tuple[list[Target], list[RefkitError]]:
    known = makers()
    if not paths:
        if len(names) != 1:
            raise UsageError("Say where to write (-o FILE), or in one format to standard output (--to FORMAT).")
        return [Target(None, _named(names[0], known))], []
    if names and len(names) != len(paths):
        raise UsageError(f"There are {len(paths)} -o and {len(names)} --to; give one --to for each -o, or none.")
    targets: list[Target] = []
    errors: list[RefkitError] = []
    for path, name in zip(paths, names or [""] * len(paths), strict=True):
        try:
            maker = _named(name, known) if name else _by_ending(path, known.values())
            targets.append(Target(None if path == "-" else path, maker))
        except RefkitError as error:
            errors.append(error)
    real = [os.path.realpath(path) for path in paths]
    doubled = {path for path, its in zip(paths, real, strict=True) if path != "-" and real.count(its) > 1}
    if doubled or sum(target.path is None for target in targets) > 1:
        raise UsageError(f"Two outputs go to {min(doubled) if doubled else 'standard output'}; name another file.")
    return targets, errors


def _named(name: str, known: dict[str, formats.Format | documents.Document]) -> formats.Format | documents.Document:
    if name not in known:
        raise UnknownName("format", name, known, "`refkit formats` lists them.")
    return known[name]


def _by_ending(
    path: str, known: Iterable[formats.Format | documents.Document]
) -> formats.Format | documents.Document:
    suffix = Path(path).suffix.lower()
    endings: set[str] = set()
    for maker in known:
        if suffix and suffix in maker.suffixes:
            return maker
        endings.update(maker.suffixes)
    what = f"ending {suffix!r}" if suffix else "file without an ending"
    raise UsageError(
        f"No format goes by the {what} ({path}); end the name with one of {', '.join(sorted(endings))}, "
        "or say --to FORMAT."
    )
