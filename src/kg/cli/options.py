"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

SOURCES_HELP = "Files, folders, globs, http(s) addresses, .jsonl corpora, or - for standard input."

Sources = Annotated[list[str], typer.Argument(help=SOURCES_HELP, show_default=False)]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes to extract with.")]
Graph = Annotated[Path, typer.Option("--graph", "-g", help="Folder of the graph.")]
GRAPH = Path("graph")
