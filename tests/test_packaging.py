"""The package: what it installs, what it ships, and how fast it starts."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import entry_points, packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import kg

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MOST_CORE_PACKAGES = 75


def closure(requirements: list[str]) -> set[str]:
    """Every package that the requirements install, by the metadata of what is installed."""
    found: set[str] = set()
    waiting = [(Requirement(text), "") for text in requirements]
    while waiting:
        requirement, extra = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        extras = {"", *requirement.extras}
        if all(f"{name}[{extra}]" in found for extra in extras):
            continue
        found |= {f"{name}[{extra}]" for extra in extras}
        waiting += [(Requirement(text), extra) for text in requires(name) or [] for extra in extras]
    return {name.split("[")[0] for name in found}


def imported() -> set[str]:
    """Top-level modules that the package imports anywhere."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "src").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return (
        {name.partition(".")[0] for name in names} - set(sys.stdlib_module_names) - {"kg", "_typeshed"}
    )  # which only type checkers have


def test_the_package_imports_what_it_declares_and_declares_what_it_imports():
    extras = ("fast", "html", "notebook", "server", "bench")
    optional = [text for extra in extras for text in PROJECT["optional-dependencies"][extra]]
    declared = {canonicalize_name(Requirement(text).name) for text in PROJECT["dependencies"] + optional}
    providers = packages_distributions()
    used = {canonicalize_name(providers[name][0]) for name in imported()}
    assert used <= declared
    assert declared - used == {"ipykernel", "lxml-html-clean"}  # a kernel for the notebooks; trafilatura imports it


def pinned(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return {line.split("==")[0]: line for line in lines if not line.startswith(" ")}


def test_the_core_installs_at_most_75_packages():
    core = closure(PROJECT["dependencies"])
    assert {"spacy", "rdflib", "networkx", "pyvis", "thinc"} <= core
    assert not {"pandas", "trafilatura", "igraph", "pytest", "ipykernel"} & core
    assert len(core) <= MOST_CORE_PACKAGES, sorted(core)


def test_everything_the_core_needs_is_pinned_with_hashes_and_no_address():
    core = closure(PROJECT["dependencies"])
    assert core <= set(pinned("constraints.txt"))
    for name in ("constraints.txt", "constraints-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"://|^\s*-(?!-hash)|\s/", text, re.MULTILINE)
        entries = re.split(r"\n(?! )", text.strip())
        assert len(entries) > len(core)
        assert all(re.fullmatch(r"\S+==\S+( ; .*?)?( \\\n    --hash=sha256:[0-9a-f]{64})+", one) for one in entries)


def test_the_tools_are_pinned_to_the_same_versions_as_the_core():
    tools = pinned("constraints-dev.txt")
    assert closure(PROJECT["optional-dependencies"]["dev"]) - {"vnkg"} <= set(tools)
    assert pinned("constraints.txt").items() <= tools.items()


def test_every_entry_point_loads():
    mine = [point for point in entry_points(group="console_scripts") if point.dist and point.dist.name == "vnkg"]
    assert len(mine) >= 1
    assert all(callable(point.load()) for point in mine)


def test_the_public_names_exist():
    assert len(kg.__all__) <= 8
    assert all(getattr(kg, name) for name in kg.__all__)
    with pytest.raises(AttributeError, match="no attribute 'khong_co'"):
        kg.khong_co  # noqa: B018
    assert set(kg.__all__) <= set(dir(kg))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_holds_the_data_and_nothing_outside_the_package(wheel):
    names = wheel.namelist()
    assert {name.split("/")[0] for name in names} == {"kg", f"vnkg-{PROJECT['version']}.dist-info"}
    checkout = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src" / "kg").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    ontology = {f"kg/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "ontology").rglob("*.*")}
    assert len(ontology) > 20
    assert checkout | ontology <= set(names)
    assert not [name for name in names if "seeds" in name]


def test_the_wheel_works_without_the_checkout(wheel, tmp_path):
    wheel.extractall(tmp_path / "site")
    code = "import kg.resources; print(kg.resources.resource('ontology', 'kg.ttl'))"
    environment = {"PYTHONPATH": str(tmp_path / "site"), "PYTHONSAFEPATH": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == str(tmp_path / "site" / "kg" / "ontology" / "kg.ttl")


def modules_after(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_importing_the_package_imports_nothing_heavy():
    assert not {"spacy", "rdflib", "networkx", "pandas"} & modules_after("import kg")


def test_the_command_line_loads_spacy_only_to_extract():
    assert not {"spacy", "rdflib", "networkx", "numpy"} & modules_after("import kg.cli")


def test_the_public_api_without_extraction_loads_no_spacy():
    assert "spacy" not in modules_after("import kg; kg.load; kg.KnowledgeGraph; import kg.query")
