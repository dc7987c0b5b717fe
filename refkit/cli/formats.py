"""`refkit formats`: what can be read and written."""

from __future__ import annotations

import click


@click.command(name="formats")
def command() -> int:
    """List the formats and documents (for --to), and the page layouts that are recognised."""
    from refkit import documents, formats, parsers

    known, errors = formats.all_formats()
    kinds, document_errors = documents.all_documents()
    layouts, layout_errors = parsers.all_layouts()
    click.echo("Reference files")
    for fmt in known:
        does = " and ".join(word for word, able in (("read", fmt.read), ("written", fmt.write)) if able)
        click.echo(f"  {fmt.name:<14} {' '.join(fmt.suffixes):<12} {fmt.title} ({does})")
    click.echo("\nAnnotated bibliographies (written)")
    for kind in kinds:
        click.echo(f"  {kind.name:<14} {' '.join(kind.suffixes):<12} {kind.title}")
    click.echo("\nPage layouts (read)")
    for layout in layouts:
        click.echo(f"  {layout.name:<27} {layout.title}")
    click.echo(f"  {'any other page':<27} its own DOI and title, where they are clear")
    for error in (*errors, *document_errors, *layout_errors):
        click.echo(f"warning: {error}", err=True)
    return 0
