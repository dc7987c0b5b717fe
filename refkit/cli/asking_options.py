"""What the commands that ask registries share: their options, and opening what is asked."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from refkit.errors import UsageError

_BASES = {"crossref": "REFKIT_CROSSREF_URL", "datacite": "REFKIT_DATACITE_URL", "doi.org": "REFKIT_DOI_URL"}


def options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Whom to ask, how, and what to remember."""
    for option in reversed((
        click.option(
            "--mailto", envvar="REFKIT_MAILTO", default="", metavar="ADDRESS", show_envvar=True,
            help="Your e-mail address: registries answer faster to those who give one.",
        ),
        click.option(
            "--registry", metavar="FILE", default="",
            help="Ask a local registry (`refkit registry build`), and no network.",
        ),
        click.option(
            "--cache", envvar="REFKIT_CACHE", metavar="FILE", default="", show_envvar=True,
            help="The file that remembers answers.  [default: in the user's cache folder]",
        ),
        click.option("--no-cache", is_flag=True, help="Remember nothing after the run."),
        click.option("--refresh", is_flag=True, help="Ask again for what is remembered."),
        click.option(
            "--max-age", type=click.FloatRange(0), default=30.0, show_default=True, metavar="DAYS",
            help="How long an answer is believed.",
        ),
        click.option("--offline", is_flag=True, help="Ask nothing; use what is remembered."),
        click.option("--search/--no-search", default=True, show_default=True, help="Look for works without a DOI."),
        click.option(
            "--threshold", type=click.FloatRange(0, 1), default=None, metavar="SCORE",
            help="How likely a work that was found must be the one to be taken.  [default: 0.95]",
        ),
        click.option(
            "--filter", "filters", multiple=True, metavar="NAME:VALUE",
            help="Search only where a filter of Crossref's holds, e.g. type:journal-article.",
        ),
        click.option("--timeout", type=click.FloatRange(1), default=30.0, show_default=True, metavar="SECONDS",
                     help="Give a request up after so long without a byte."),
    )):  # fmt: skip
        function = option(function)
    return function


def opened(command: str, inputs: tuple[str, ...], chosen: dict[str, Any]) -> Any:
    """What is asked, by the options `chosen` (as `options` names them). Raises `UsageError`, `CacheError`."""
    if chosen["registry"]:
        from refkit.enrich.local.asked import LocalRegistry

        return LocalRegistry(chosen["registry"])
    from refkit.enrich.asking import Online
    from refkit.enrich.crossref.filters import read_filters
    from refkit.enrich.settings import Settings

    if chosen["mailto"] and ("@" not in chosen["mailto"] or any(c in chosen["mailto"] for c in " <>()\r\n\t")):
        raise UsageError(f"{chosen['mailto']!r} is no e-mail address; give your own with --mailto, or none.")
    settings = Settings(
        mailto=chosen["mailto"],
        cache="" if chosen["no_cache"] else chosen["cache"] or default_cache(),
        days=chosen["max_age"],
        refresh=chosen["refresh"],
        offline=chosen["offline"],
        timeout=chosen["timeout"],
        bases={name: os.environ[variable] for name, variable in _BASES.items() if os.environ.get(variable)},
        filters=read_filters(chosen["filters"]),
    )
    said = "\0".join((command, os.getcwd(), *inputs, *map(str, sorted(chosen.items()))))
    return Online(settings, hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:24])


def note_kept(stop: KeyboardInterrupt, chosen: dict[str, Any]) -> None:
    """Have the user told, by a note of `stop`, that Ctrl-C loses nothing, where that is so."""
    if not chosen["registry"] and not chosen["no_cache"]:
        stop.add_note("what the registries have answered is kept; the same command goes on from there.")


def default_cache() -> str:
    """The cache file in the user's cache folder (XDG Base Directory Specification; on Windows %LOCALAPPDATA%)."""
    if os.name == "nt":
        folder = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    else:
        folder = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return str(Path(folder) / "refkit" / "registries.sqlite")
