"""The command `refkit`. One module a command; each calls the pipeline and prints.

Nothing heavy is imported before a command runs, so that `refkit --help` answers at once.
"""

from __future__ import annotations

import io
import sys
from importlib import import_module
from typing import Any

import click

from refkit import __version__
from refkit.cli import streams
from refkit.errors import RefkitError, UsageError

# Name → what `refkit --help` says of it. The command `NAME` is the object `command` of `refkit.cli.NAME`.
COMMANDS = {
    "export": "Export references: BibTeX, BibLaTeX, RIS, CSL-JSON, annotated bibliographies.",
    "convert": "Convert reference files from one format into another, and say what is lost.",
    "findings": "Print the key findings of works, and why they were chosen.",
    "cite": "Print a reference list in a CSL style.",
    "enrich": "Fill gaps from Crossref and DataCite, and say where they disagree.",
    "check": "Compare a library with the registries: wrong DOIs, retractions, differences.",
    "registry": "Build a local registry, for enrichment without a network.",
    "parse": "Read pages into a record file, every value with its place.",
    "show": "Show records: each value and where it was read.",
    "styles": "Find CSL styles by name and title.",
    "formats": "List the formats, documents and page layouts.",
}


class _Commands(click.Group):
    """Commands that are imported when they are called, and errors that are one sentence."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        with streams.guarded():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        with streams.guarded():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"refkit.cli.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101 - each module of COMMANDS defines one
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name and name not in COMMANDS and not name.startswith("-"):
            import difflib

            near = difflib.get_close_matches(name, COMMANDS, n=1)
            ctx.fail(
                f"There is no command {name!r}; "
                + (f"did you mean {near[0]!r}?" if near else f"there are {', '.join(COMMANDS)}.")
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="INPUT is a page, a folder, a glob, a record file (.jsonl), a .bib, or - for standard input.",
)
@click.version_option(__version__, prog_name="refkit", message="%(prog)s %(version)s")
@click.option(
    "--debug", is_flag=True, expose_value=False, help="Show the traceback of an error; before or after COMMAND."
)
def group() -> None:
    """Turn scraped scholarly pages into a bibliography one can trust."""


def main() -> None:
    """Run the command and exit: 0 all well, 1 some inputs or outputs failed, 2 wrong usage."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run `refkit` with `arguments`; the exit status. Errors go to stderr as one sentence each."""
    names = arguments.index("--") if "--" in arguments else len(arguments)  # what follows is no option
    debug = "--debug" in arguments[:names]
    try:
        status = group.main(arguments, prog_name="refkit", standalone_mode=False)
        return int(status or 0)
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(shown)
        for line in shown.getvalue().splitlines():
            streams.say(line)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt) as stop:
        for note in getattr(stop.__cause__ or stop, "__notes__", ()):  # click makes an Abort of a KeyboardInterrupt
            streams.say(f"refkit: {note}")
        streams.say("refkit: stopped.")
        return 130
    except streams.ReaderGone:
        return 0  # as it is when the reader leaves a moment later
    except RefkitError as error:
        if debug:
            raise
        streams.say(f"refkit: {error}")
        return 2 if isinstance(error, UsageError) else 1
    except Exception as error:
        if debug:
            raise
        streams.say(
            f"refkit: something went wrong that should not have ({type(error).__name__}: {error}); run it again as "
            "`refkit --debug …` and report what it prints."
        )
        return 1
