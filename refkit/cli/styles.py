"""`refkit styles`: find CSL styles."""

from __future__ import annotations

import click


@click.command(name="styles")
@click.argument("query", nargs=-1)
@click.option("--locales", is_flag=True, help="List the languages instead.")
@click.option("-n", "--limit", type=click.IntRange(min=1), default=None, help="At most so many.")
def command(query: tuple[str, ...], locales: bool, limit: int | None) -> int:
    """Find CSL styles whose name or title has all words of QUERY; without one, list them all.

    A line each: the name for --style, a tab, the title.
    """
    from refkit.csl import styles
    from refkit.csl.locales import locales as known_locales

    if locales:
        for tag in known_locales():
            click.echo(tag)
        return 0
    found = styles.search(" ".join(query))
    shown = found[:limit]
    for style in shown:
        click.echo(f"{style.name}\t{style.title}" + (f"\t(as {style.parent})" if style.parent else ""))
    if not found:
        click.echo(f"No style has {' '.join(query)!r} in its name or title; try fewer or shorter words.", err=True)
        return 1
    if len(shown) < len(found):
        click.echo(f"{len(found) - len(shown)} more.", err=True)
    return 0
