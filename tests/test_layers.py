"""The layers of the package hold, and breaking one is noticed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    return subprocess.run(
        command, cwd=folder, env={"PYTHONPATH": str(folder / "src")}, capture_output=True, text=True, check=False
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "src" / "kg", tmp_path / "src" / "kg", ignore=shutil.ignore_patterns("__pycache__", "*.csv"))
    return tmp_path


def test_the_contracts_are_kept(copy):
    done = lint(copy)
    assert done.returncode == 0, done.stdout
    assert "kept, 0 broken" in done.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("extract/__init__.py", "import kg.readers"),
        ("graph/__init__.py", "import kg.resolve"),
        ("query/__init__.py", "import kg.graph"),
        ("model.py", "import kg.errors, kg.lexicon"),
        ("readers/jsonl.py", "def later() -> None:\n    import spacy"),
        ("analysis/__init__.py", "import pyvis"),
    ],
)
def test_breaking_a_rule_is_noticed(copy, module, line):
    path = copy / "src" / "kg" / module
    path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    done = lint(copy)
    assert done.returncode == 1, done.stdout
    assert "1 broken" in done.stdout


def test_a_new_module_needs_a_place(copy):
    (copy / "src" / "kg" / "stray.py").touch()
    assert lint(copy).returncode == 1
