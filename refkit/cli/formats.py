"""`refkit formats`: what can be read and written."""

from __future__ import annotations

from collections.abc import Iterator

import click

from refkit.cli import report, streams


@click.command(name="formats")
@report.debug_option
def command() -> int:
    """List the formats and documents (for --to), and the page layouts that are recognised."""
    from refkit import documents, formats, parsers

    errors = [error for group in (formats.all_formats(), documents.all_documents(), parsers.all_layouts())
              for error in group[1]]  # fmt: skip
    streams.write(f"{line}\n" for line in _lines())
    for error in errors:
        streams.say(f"warning: {error}")
    return 0


def _lines() -> Iterator[str]:
    from refkit import documents, formats, parsers

    yield "Reference files"
    for fmt in formats.all_formats()[0]:
        does = " and ".join(word for word, able in (("read", fmt.read), ("written", fmt.write)) if able)
        yield f"  {fmt.name:<17} {' '.join(fmt.suffixes):<14} {fmt.title} ({does})"
    yield ""
    yield "Annotated bibliographies (written)"
    for kind in documents.all_documents()[0]:
        yield f"  {kind.name:<17} {' '.join(kind.suffixes):<14} {kind.title}"
    yield ""
    yield "Page layouts (read)"
    for layout in parsers.all_layouts()[0]:
        yield f"  {layout.name:<27} {layout.title}"
    yield f"  {'any other page':<27} its own DOI and title, where they are clear"
