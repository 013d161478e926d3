"""The command `kg`: every subcommand is a function in a module of its own.

Nothing heavy is imported before a command needs it, so that `kg --help` and `kg query` start at once.
"""

from __future__ import annotations

import io
import os
import sys
from typing import Annotated

import typer

from kg.cli.build import build
from kg.cli.evaluate import evaluate
from kg.cli.explain import explain
from kg.cli.extract import extract
from kg.cli.network import analyze, draw
from kg.cli.output import print_error
from kg.cli.query import SETTINGS, query
from kg.cli.review import review
from kg.cli.serve import serve
from kg.cli.show import show
from kg.cli.store import export, remove, stats, validate
from kg.errors import KgError

app = typer.Typer(
    name="kg",
    help="Knowledge graphs from Vietnamese official news.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    build,
    extract,
    evaluate,
    explain,
    query,
    show,
    review,
    stats,
    analyze,
    draw,
    serve,
    export,
    remove,
    validate,
):
    app.command(context_settings=SETTINGS if command is query else None)(command)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"kg {version('vnkg')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; every error that users can cause is one line and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        _run()
    except KgError as error:
        print_error(error)
        sys.exit(1)
    except BrokenPipeError:  # the reader of a pipe has seen enough, as in `kg extract ... | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _run() -> None:
    try:
        app()
    finally:
        sys.stdout.flush()  # here, where a broken pipe is still caught
