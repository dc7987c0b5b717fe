"""`refkit export`: pages and libraries in, reference files and annotated bibliographies out."""

from __future__ import annotations

import click

from refkit import csl
from refkit.cli import report, streams
from refkit.cli.summary import summary as print_summary
from refkit.errors import RefkitError, UsageError
from refkit.model import Problem


@click.command(name="export")
@report.inputs_argument
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="FILE", help="Where to write; several in one run."
)
@click.option(
    "--to", "names", multiple=True, metavar="FORMAT", help="The format, if the file's ending does not say it."
)
@report.library_options
@click.option(
    "--style", default="apa", show_default=True, metavar="STYLE",
    help="CSL style of annotated bibliographies, a name (`refkit styles`) or a .csl file; their indents go by it.",
)  # fmt: skip
@click.option("--locale", default=None, metavar="TAG", help="Language of annotated bibliographies, e.g. en-GB.")
@click.option(
    "--engine", type=click.Choice(csl.ENGINES), default="refkit", show_default=True,
    help="CSL processor of annotated bibliographies; citeproc-py is there to compare with.",
)  # fmt: skip
@click.option(
    "--title", default="", metavar="TEXT",
    help="Title of documents; without it, what the style calls an annotated bibliography.",
)  # fmt: skip
@click.option(
    "--annotations",
    "notes",
    default=None,
    metavar="FILE",
    type=click.Path(),
    help="Annotations of your own, Markdown or YAML, each under a DOI or citation key; what fits no work is told.",
)
@click.option(
    "--no-findings", is_flag=True, help="Quote nothing in documents, and leave out where things were read."
)
@report.settings_option
@click.option("--summary", is_flag=True, help="Print a table of the works and what they lack (to stderr).")
@report.common_options
def command(
    inputs: tuple[str, ...],
    outputs: tuple[str, ...],
    names: tuple[str, ...],
    include: str,
    key_pattern: str,
    style: str,
    locale: str | None,
    engine: str,
    title: str,
    notes: str | None,
    no_findings: bool,
    chosen: tuple[str, ...],
    summary: bool,
    strict: bool,
    verbose: bool,
) -> int:
    """Export references from pages, folders, record files and libraries.

    FILE's ending says the format: a reference file (.bib, .ris, .json), in which key findings and annotations
    are notes; an annotated bibliography (.html, .docx, .rtf, .tex, .md, .txt); an evidence table (.xlsx).
    `refkit formats` lists all. What has no ending of its own is asked for by --to:

    \b
        refkit export pages/ -o refs.bib -o refs.ris -o annotated.docx
        refkit export pages/ -o table.html --to evidence-html
    """
    from refkit import documents, pipeline
    from refkit.documents import side_file

    targets, refused = pipeline.resolve(outputs, names, report.settings(chosen))
    if not targets:
        raise refused[0]
    replacing = {target.path: target.replaces for target in targets if target.path is not None}
    library = report.load(inputs, include, key_pattern, replacing)
    problems = [*library.problems, *map(report.not_written, refused)]
    if not library.records:
        problems.append(Problem("nothing", "error", "No reference was found, so nothing was written."))
        report.tell(problems, verbose=verbose)
        return 1
    found = side_file.load(notes, library) if notes else side_file.Annotations({})
    problems += found.problems
    options = documents.Options(
        style=style, locale=locale, title=title, annotations=found.by_key, findings=not no_findings, engine=engine
    )
    noted = side_file.noted(library, found.by_key)
    written = 0
    usage: UsageError | None = None
    for target in targets:
        try:
            document = isinstance(target.maker, documents.Document)
            if document:
                report.check_style(style)
            if target.path is None:
                streams.write(target.pieces(library if document else noted, options))
            else:
                pipeline.check_whole(target.path, library.problems, target.keeps)
                target.write(library if document else noted, options)
                _say(target.path, target.maker.title, len(library.records))
            written += 1
        except RefkitError as error:
            usage = usage or (error if isinstance(error, UsageError) else None)
            problems.append(report.not_written(error, target.path))
    if summary:
        print_summary(library)
    report.tell(problems, verbose=verbose)
    if not written and usage and not report.status(library.problems, strict=False):
        return 2
    return report.status(problems, strict=strict)


def _say(path: str, kind: str, count: int) -> None:
    streams.say(f"{path}: {count} reference{'s' if count != 1 else ''} ({kind})")
