"""`refkit cite`: a reference list in a CSL style."""

from __future__ import annotations

import html
from collections.abc import Iterator

import click

from refkit import csl
from refkit.cli import report, streams
from refkit.errors import OutputError, UsageError
from refkit.model import Problem, Record


@click.command(name="cite")
@report.inputs_argument
@click.option(
    "--style",
    default="apa",
    show_default=True,
    help="CSL style: a name (`refkit styles`) or a .csl file; or one of BibTeX's, such as plain.bst.",
)
@click.option("--locale", default=None, metavar="TAG", help="Language, e.g. en-US or de-DE.")
@click.option(
    "--engine", type=click.Choice(csl.ENGINES), default="refkit", show_default=True,
    help="CSL processor; citeproc-py is there to compare with.",
)  # fmt: skip
@click.option(
    "--to", "form", type=click.Choice(["text", "html", "markdown"]), default="text", show_default=True,
    help="Form of the list.",
)  # fmt: skip
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to write; standard output without it.")
@report.library_options
@report.common_options
def command(
    inputs: tuple[str, ...],
    style: str,
    locale: str | None,
    engine: str,
    form: str,
    output: str,
    include: str,
    key_pattern: str,
    strict: bool,
    verbose: bool,
) -> int:
    """Print a reference list of the works in a CSL style, or as BibTeX would with one of its own (.bst).

    A style for annotated bibliographies (`refkit styles annotated`) prints your own annotation below each
    reference, and the key findings quoted from the page.
    """
    from refkit import pipeline
    from refkit.documents import bst_styles

    by_bibtex = bst_styles.is_style(style)
    if by_bibtex:
        if locale is not None:
            raise UsageError(f"--locale is for CSL styles; leave it out, the language of {style!r} is its own.")
        bst_styles.find(style)
    else:
        report.check_style(style)
        csl.bibliography((), style, locale, engine)  # an unknown style is said before the pages are read
    annotated = not by_bibtex and csl.annotated(style)
    library = report.load(inputs, include, key_pattern, {} if output == "-" else {output: ()}, annotated)
    if by_bibtex:
        formatted = bst_styles.bibliography(library, style)
    else:
        works = [(key, record.work) for key, record in library.items()]
        annotations = {key: _annotation(record) for key, record in library.items()} if annotated else {}
        formatted = csl.bibliography(works, style, locale, engine, annotations)
    pieces = {"text": _text, "html": _html, "markdown": _markdown}[form](formatted)
    problems = [*library.problems, *formatted.problems]
    try:
        if output == "-":
            streams.write(pieces)
        elif formatted.entries:
            pipeline.write_file(output, pieces)
        else:  # an existing file is not emptied because every input failed
            problems.append(Problem("nothing", "error", f"No reference was found, so {output} was not written."))
    except OutputError as error:
        problems.append(report.not_written(error, output))
    report.tell(problems, verbose=verbose)
    return report.status(problems, strict=strict)


def _annotation(record: Record) -> list[str]:
    """The paragraphs that people wrote on a work, then its findings as far as those do not tell them."""
    from refkit.text.notes import unsaid
    from refkit.text.printable import paragraphs

    return [*paragraphs(record.work.annote), *unsaid(record)]


def _text(formatted: csl.Bibliography) -> Iterator[str]:
    for number, entry in enumerate(formatted.entries):
        label = f"{csl.to_text(entry.label)} " if entry.label else ""
        indent = "    " if entry.label or formatted.hanging_indent else ""  # what hangs, hangs here too
        body = f"\n{indent}".join(map(csl.to_text, entry.blocks))
        yield ("\n" if number and formatted.entry_spacing else "") + label + body + "\n"


def _markdown(formatted: csl.Bibliography) -> Iterator[str]:
    for number, entry in enumerate(formatted.entries):
        label = f"{csl.to_markdown(entry.label)} " if entry.label else ""
        body = "\n\n".join(map(csl.to_markdown, entry.blocks))
        yield ("\n" if number else "") + label + body + "\n"


def _html(formatted: csl.Bibliography) -> Iterator[str]:
    """The form of the CSL test suite: a `csl-bib-body` of `csl-entry`s, with the key as `id`."""
    yield '<div class="csl-bib-body">\n'
    for entry in formatted.entries:
        body = _html_blocks(entry)
        if entry.label:
            body = (
                f'<div class="csl-left-margin">{csl.to_html(entry.label)}</div>'
                f'<div class="csl-right-inline">{body}</div>'
            )
        yield f'  <div class="csl-entry" id="ref-{html.escape(entry.key)}">{body}</div>\n'
    yield "</div>\n"


def _html_blocks(entry: csl.Entry) -> str:
    first, *others = map(csl.to_html, entry.blocks)
    return first + "".join(f'<div class="csl-block">{block}</div>' for block in others)
