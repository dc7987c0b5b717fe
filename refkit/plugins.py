"""Plug-ins: whatever is declared under an entry-point group of an installed distribution.

refkit's own parsers, formats and documents come in through this door too (see `pyproject.toml`), so a
stranger's plug-in can do all that ours can. This module knows no kind by name.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from refkit.errors import RefkitError, UnknownName


class PluginError(RefkitError):
    """A plug-in that is declared but cannot be loaded."""


@cache
def declared(group: str) -> dict[str, EntryPoint]:
    """Name → entry point of every plug-in of `group`, sorted by name.

    Where two distributions declare one name, the one that stands first on the import path wins.
    """
    found: dict[str, EntryPoint] = {}
    for point in entry_points(group=group):
        found.setdefault(point.name, point)
    return dict(sorted(found.items()))


def load(group: str, name: str) -> Any:
    """The object behind plug-in `name` of `group`.

    Raises `UnknownName` (which lists the nearest) and `PluginError` (the plug-in's own import failed).
    """
    points = declared(group)
    if name not in points:
        raise UnknownName(group.rpartition(".")[2].removesuffix("s"), name, points)
    return _load(points[name])


def load_all(group: str) -> tuple[dict[str, Any], list[PluginError]]:
    """Every plug-in of `group` by name, and the errors of those that would not load."""
    loaded: dict[str, Any] = {}
    errors: list[PluginError] = []
    for name, point in declared(group).items():
        try:
            loaded[name] = _load(point)
        except PluginError as error:
            errors.append(error)
    return loaded, errors


@cache
def _load(point: EntryPoint) -> Any:
    try:
        return point.load()
    except Exception as error:  # a stranger's module may raise anything while it is imported
        distribution = point.dist.name if point.dist else "an unknown distribution"
        raise PluginError(
            f"Plug-in {point.name!r} of {distribution} cannot be loaded ({type(error).__name__}: {error}); "
            f"update or uninstall {distribution}."
        ) from error
