"""README.md runs: every command and snippet is executed in order, and its output is what the README shows.

`python tests/test_readme.py` writes the outputs anew.
"""

import code
import contextlib
import csv
import difflib
import doctest
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SAMPLE = re.compile(r"^`([\w/.-]+\.(?:csv|toml))`:\n\n```(?:csv|toml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)$", re.MULTILINE)
BACKGROUND = contextlib.ExitStack()
LEAST = {"console": 8, "python": 3}


def refresh(text: str, folder: Path) -> str:
    """The README with the outputs that its commands and snippets give now."""
    session = code.InteractiveConsole()
    run: dict[str, Callable[[str], str]] = {
        "console": lambda block: run_commands(block, folder),
        "python": lambda block: run_python(block, session),
    }
    with contextlib.chdir(folder), BACKGROUND:
        return BLOCK.sub(lambda found: f"```{found[1]}\n{run[found[1]](found[2])}```", text)


def run_commands(block: str, folder: Path) -> str:
    return "".join(f"$ {command}\n{run_command(command, folder)}" for command in COMMAND.findall(block))


def run_command(command: str, folder: Path) -> str:
    if command.startswith("make "):  # these install and test everything: it is enough that the targets exist
        subprocess.run([*command.split(), "--dry-run"], cwd=ROOT, check=True, capture_output=True)
        return ""
    if command.endswith(" &"):  # it goes on until the README is at its end
        return run_in_background(command.removesuffix(" &"), folder)
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False,
    )  # fmt: skip
    return "\n".join(line.rstrip() for line in done.stdout.splitlines()) + "\n" if done.stdout else ""


def run_in_background(command: str, folder: Path) -> str:
    """The first line that it prints, which says that it is ready."""
    process = subprocess.Popen(
        [str(Path(sys.executable).parent / "kg"), *command.split()[1:]],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8",
    )  # fmt: skip
    BACKGROUND.callback(process.wait)
    BACKGROUND.callback(process.terminate)
    BACKGROUND.enter_context(process.stdout)
    return process.stdout.readline()


def run_python(block: str, session: code.InteractiveConsole) -> str:
    return "".join(
        "".join(f"{'>>>' if n == 0 else '...'} {line}".rstrip() + "\n" for n, line in enumerate(source.splitlines()))
        + output_of(source, session)
        for source in (example.source for example in doctest.DocTestParser().get_examples(block))
    )


def output_of(source: str, session: code.InteractiveConsole) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        session.runsource(source, symbol="single")
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


@contextlib.contextmanager
def workplace() -> Iterator[Path]:
    """A folder with the articles in it, as a reader of the README has it."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("seeds", "tests/portals"):
            shutil.copytree(ROOT / name, Path(folder, name))
        yield Path(folder)


@pytest.mark.filterwarnings("default")
def test_every_command_and_snippet_gives_what_the_readme_shows():
    text = README.read_text(encoding="utf-8")
    kinds = [found[1] for found in BLOCK.finditer(text)]
    assert {kind: kinds.count(kind) for kind in LEAST} == {kind: max(kinds.count(kind), n) for kind, n in LEAST.items()}
    with workplace() as folder:
        changed = list(
            difflib.unified_diff(text.splitlines(), refresh(text, folder).splitlines(), "README.md", "now", n=0)
        )
    assert not changed, "\n".join(["`make readme` writes the outputs anew:", *changed])


def test_every_command_is_in_the_readme():
    from kg.cli import app

    text = README.read_text(encoding="utf-8")
    names = [command.callback.__name__ for command in app.registered_commands if command.callback]
    assert len(names) >= 10
    assert [name for name in names if f"kg {name}" not in text] == []


def test_every_row_that_the_readme_adds_fits_its_table():
    samples = SAMPLE.findall(README.read_text(encoding="utf-8"))
    assert len(samples) >= 4
    for path, rows in samples:
        assert (ROOT / path).exists()
        if path.endswith(".csv"):
            lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
            header = next(csv.reader(line for line in lines if not line.startswith("#")))
            assert all(len(row) == len(header) for row in csv.reader(rows.splitlines())), path


def test_every_path_that_the_readme_names_exists():
    text = README.read_text(encoding="utf-8")
    paths = set(re.findall(r"\]\(([\w./-]+)\)", text)) | set(re.findall(r"`((?:src|ontology|tests)/[\w./-]+)`", text))
    assert len(paths) > 8
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []


if __name__ == "__main__":
    with workplace() as folder:
        README.write_text(refresh(README.read_text(encoding="utf-8"), folder), encoding="utf-8")
