"""Every notebook runs from top to bottom, shows what it promises, and is stored without outputs."""

from functools import cache
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def test_there_are_notebooks():
    assert len(NOTEBOOKS) == 4


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_stored_without_outputs(path):
    cells = nbformat.read(path, as_version=4).cells
    assert not [cell for cell in cells if cell.get("outputs") or cell.get("execution_count")]


@cache
def run(path: Path) -> list[NotebookNode]:
    """The outputs of a notebook, run in a kernel in its own folder."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": FOLDER}}).execute()
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


@pytest.mark.notebook
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_without_warnings(path):
    outputs = run(path)
    assert outputs
    assert not [output for output in outputs if output.get("name") == "stderr"]


@pytest.mark.notebook
@pytest.mark.filterwarnings("default")
def test_the_first_notebook_shows_table_picture_and_evidence():
    outputs = run(FOLDER / "01-tu-bai-bao-den-do-thi.ipynb")
    html = [output.data["text/html"] for output in outputs if "text/html" in output.get("data", {})]
    printed = "".join(output.text for output in outputs if output.output_type == "stream")
    assert any("dataframe" in one and "Kết luận 14-KL/TW" in one for one in html)
    assert any("<iframe" in one and "Ngô Đông Hải" in one for one in html)
    assert "giữ chức Bí thư Tỉnh ủy Thái Bình" in printed
    assert "000_c8bfe6c2c322562f.txt:270-" in printed


@pytest.mark.notebook
@pytest.mark.filterwarnings("default")
def test_the_second_notebook_asks_with_parameters_and_shows_cards():
    outputs = run(FOLDER / "02-hoi-do-thi.ipynb")
    shown = "".join(output.data.get("text/html", "") for output in outputs if "data" in output)
    printed = "".join(output.text for output in outputs if output.output_type == "stream")
    assert "<td>2016-06-20</td>" in shown
    assert "tỉnh Ninh Bình" in shown
    assert "<h4>Nghị quyết 05-NQ/TU" in shown
    assert "did you mean 'Lê Hữu Thử'" in printed
    assert "choose with pick=1 to 2" in printed


@pytest.mark.notebook
@pytest.mark.filterwarnings("default")
def test_the_fourth_notebook_shows_five_pictures():
    outputs = run(FOLDER / "04-xem-do-thi.ipynb")
    assert sum("<iframe" in output.data.get("text/html", "") for output in outputs if "data" in output) == 5
