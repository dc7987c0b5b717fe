"""`refkit styles`: find CSL styles."""

from __future__ import annotations

import click

from refkit.cli import report, streams
from refkit.cli.streams import harmless


@click.command(name="styles")
@click.argument("query", nargs=-1)
@click.option("--locales", is_flag=True, help="List the languages instead.")
@click.option("-n", "--limit", type=click.IntRange(min=1), default=None, help="At most so many.")
@report.debug_option
def command(query: tuple[str, ...], locales: bool, limit: int | None) -> int:
    """Find CSL styles whose name or title has all words of QUERY; without one, list them all.

    A line each: the name for --style, a tab, the title.
    """
    from refkit.csl import styles
    from refkit.csl.locales import locales as known_locales

    if locales:
        streams.write(f"{tag}\n" for tag in known_locales())
        return 0
    found = styles.search(" ".join(query))
    shown = found[:limit]
    if not found:
        streams.say(f"No style has {' '.join(query)!r} in its name or title; try fewer or shorter words.")
        return 1
    streams.write(
        f"{harmless(style.name)}\t{harmless(style.title)}" + (f"\t(as {style.parent})\n" if style.parent else "\n")
        for style in shown
    )
    if len(shown) < len(found):
        streams.say(f"{len(found) - len(shown)} more.")
    return 0
