"""The command line, run as users run it: output, exit codes, one-line errors, start-up."""

import contextlib
import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import source_article
from pyoxigraph import RdfFormat

from kg.analysis.reports import REPORTS
from kg.graph import open_store, replace
from kg.graph.store import oxigraph
from kg.model import COLUMNS

ROOT = Path(__file__).parent.parent
KG = str(Path(sys.executable).parent / "kg")
COMMANDS = "build extract evaluate explain query show stats analyze draw export remove validate".split()
SENTENCE = "Ngày 3-11-2021, đồng chí Trần Văn Mẫu, Bí thư Tỉnh ủy Thái Bình chủ trì hội nghị."


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli") / "graph"
    dataset = open_store(folder)
    replace(dataset, [source_article.extraction()])
    dataset.close()
    return folder


@pytest.fixture
def kg(graph, tmp_path):
    """Run `kg` in an empty folder, the graph of the source article named by the environment's GRAPH."""

    def kg(*arguments, code=0, **options):
        command = [KG, *(str(graph) if argument == "GRAPH" else str(argument) for argument in arguments)]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, **options)
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        return done

    return kg


# Help and start-up


def test_help_names_every_command(kg):
    text = kg("--help").stdout
    assert all(f" {command} " in text for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(kg, command):
    text = " ".join(kg(command, "--help").stdout.split())
    assert f"kg {command}" in text
    assert len(text) > 200


def test_the_version(kg):
    assert kg("--version").stdout == "kg 0.1.0\n"


def test_python_m_kg_is_the_same_command():
    done = subprocess.run([sys.executable, "-m", "kg", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == "kg 0.1.0\n"


def modules_of(kg, *arguments):
    """The modules that a command imports."""
    loaded = kg(*arguments, env={**os.environ, "PYTHONPROFILEIMPORTTIME": "1"}).stderr
    modules = {line.rpartition("|")[2].strip() for line in loaded.splitlines()}
    assert "typer" in modules
    return modules


@pytest.mark.parametrize(
    "arguments", [("--help",), ("query", "--list"), ("stats", "-g", "GRAPH"), ("query", "SELECT * {}", "-g", "GRAPH")]
)
def test_commands_that_read_no_text_do_not_load_spacy(kg, arguments):
    assert not {"spacy", "thinc", "pandas", "pyvis"} & modules_of(kg, *arguments)


def test_help_loads_the_command_line_only(kg):
    modules = modules_of(kg, "--help")
    assert not {"numpy", "rdflib", "pyoxigraph", "oxrdflib", "networkx", "pyshacl", "jinja2"} & modules
    own = {".".join(name.split(".")[:2]) for name in modules if name.startswith("kg.")}
    assert own == {"kg.cli", "kg.errors", "kg.model"}


def test_extraction_loads_no_graph(kg, tmp_path):
    (tmp_path / "tin.txt").write_text(source_article.TEXT, encoding="utf-8")
    modules = modules_of(kg, "extract", str(tmp_path / "tin.txt"))
    assert "kg.extraction" in modules
    assert not {"spacy", "numpy", "rdflib", "pyoxigraph", "networkx", "pyvis"} & modules


# Errors


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract", "khong-co.txt"], "kg: khong-co.txt: no such file or folder\n"),
        (["build", "khong-co.txt"], "kg: khong-co.txt: no such file or folder\n"),
        (["build", "-o", "/dev/null/graph", "x"], "kg: /dev/null/graph: the folder cannot be made: "),
        (["stats", "-g", "khong-co"], "kg: khong-co: no store is here; build one with `kg build`\n"),
        (["show", "Trần Văn Mẫu", "-g", "GRAPH"], "kg: 'Trần Văn Mẫu' is not in the graph\n"),
        (["remove", "khong-co", "-g", "GRAPH"], "kg: khong-co: no such article in "),
        (["analyze", "khong-co", "-g", "GRAPH"], "kg: no report 'khong-co'; there are: "),
        (["draw", "-g", "GRAPH", "-o", "/dev/null/x.html"], "kg: /dev/null/x.html: cannot be written: "),
        (["draw", "-g", "GRAPH", "--about", "khong co"], "kg: 'khong co' is not in the graph\n"),
        (["draw", "-g", "GRAPH", "--article", "khong-co"], "kg: khong-co: no such article in the graph\n"),
        (
            ["draw", "-g", "GRAPH", "--as-of", "hôm qua"],
            "kg: 'hôm qua' is not a date: write ",
        ),
        (["draw", "-g", "GRAPH", "--kind", "person", "--pick", "3"], "kg: kind and pick choose among the things that "),
        (["draw", "-g", "GRAPH", "--query", "who-held"], "kg: 'who-held' answers with names; to draw things, ask for "),
        (["draw", "-g", "GRAPH", "--query", "khong-co"], "kg: 'khong-co' is neither SPARQL, "),
        (["draw", "-g", "GRAPH", "--query", "ASK { ?x a kg:Person }"], "kg: nothing to draw: no person, "),
    ],
)
def test_an_error_is_one_line_and_a_code(kg, arguments, message):
    errors = kg(*arguments, code=1).stderr
    assert errors.startswith(message)
    assert errors.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [["bogus"], ["extract"], ["extract", "--format", "xml", "x"], ["build", "-j", "0", "x"]]
)
def test_wrong_usage_is_code_2(kg, arguments):
    assert kg(*arguments, code=2).stderr


@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        ("trong.txt", b"", "empty, there is no text"),
        ("anh.txt", b"\x89PNG\r\n\x1a\n\0\0", "a PNG image, not text"),
        ("dai.txt", b"a" * 50_000_000, "larger than 20,000,000 bytes, too long for one article"),
        ("tap.jsonl", b"\n", "there is no article in it"),
    ],
)
def test_a_bad_file_is_named_and_the_rest_goes_on(kg, tmp_path, name, data, cause):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "tot.txt").write_text(SENTENCE, encoding="utf-8")
    done = kg("extract", name, "tot.txt", "--format", "jsonl", code=1)
    assert f"kg: {name}: {cause}\n" in done.stderr
    assert all(len(line) < 200 for line in done.stderr.splitlines())
    assert {json.loads(line)["source"] for line in done.stdout.splitlines()} == {"tot.txt"}


# kg extract


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """What `kg extract --format jsonl` prints of the source article."""
    command = [KG, "extract", str(ROOT / "seeds"), "--format", "jsonl"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout.splitlines()


def test_jsonl_is_the_contract_and_sorted(lines):
    records = [json.loads(line) for line in lines]
    assert len(records) > 30
    text = source_article.TEXT
    assert all(text[r["start"] : r["end"]] == r["evidence"] for r in records)
    assert list(records[0]) == (
        "source relation subject subject_id object object_id status start end evidence rule confidence".split()
    )
    assert [(r["start"], r["end"]) for r in records] == sorted((r["start"], r["end"]) for r in records)
    assert "ủ" in lines[0]


def test_csv_and_table_hold_the_same_statements(kg, lines):
    records = [json.loads(line) for line in lines]
    rows = list(csv.DictReader(io.StringIO(kg("extract", ROOT / "seeds", "--format", "csv").stdout)))
    assert [{k: str(v) for k, v in r.items()} for r in records] == rows
    table = kg("extract", ROOT / "seeds").stdout.splitlines()
    assert len(table) == len(records) + 2
    assert table[0].split() == ["relation", "subject", "object", "status", "start", "end"]


def test_csv_of_an_article_that_states_nothing_is_its_header(kg, tmp_path):
    (tmp_path / "troi.txt").write_text("Hôm nay trời nắng.", encoding="utf-8")
    assert kg("extract", "troi.txt", "--format", "csv").stdout == ",".join(COLUMNS) + "\n"


def test_the_table_names_the_article_where_there_are_several(kg, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(SENTENCE, encoding="utf-8")
    header, _, *rows = kg("extract", "a.txt", "b.txt").stdout.splitlines()
    assert header.split()[:2] == ["source", "relation"]
    assert {row.split()[0] for row in rows} == {"a.txt", "b.txt"}


def test_extract_reads_standard_input_in_any_normal_form_and_encoding(kg, tmp_path):
    expected = kg("extract", "-", "--format", "jsonl", input=SENTENCE).stdout
    assert '"Trần Văn Mẫu"' in expected
    (tmp_path / "stdin").write_bytes(SENTENCE.encode("utf-16"))
    assert kg("extract", "stdin", "--format", "jsonl").stdout == expected


def test_the_output_does_not_depend_on_jobs_or_hash_seeds(kg, lines):
    outputs = {"".join(f"{line}\n" for line in lines)} | {
        kg(
            "extract", ROOT / "seeds", "--format", "jsonl", "-j", jobs, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for jobs, seed in (("1", "1"), ("2", "2"))
    }
    assert len(outputs) == 1


def test_a_pipe_that_closes_early_ends_the_command_quietly(tmp_path):
    lines = "\n".join(json.dumps({"id": str(n), "text": SENTENCE}) for n in range(2000))
    (tmp_path / "tap.jsonl").write_text(lines, encoding="utf-8")
    command = [KG, "extract", "tap.jsonl", "--format", "jsonl"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_control_c_ends_the_command_with_130_and_no_traceback(tmp_path, jobs):
    os.mkfifo(tmp_path / "tap.jsonl")
    command = [KG, "extract", "tap.jsonl", "--format", "jsonl", "-j", jobs]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background jobs ignore it
    ) as process:
        with (tmp_path / "tap.jsonl").open("w", encoding="utf-8"):  # opens when the command reads it
            process.send_signal(signal.SIGINT)
            errors = process.stderr.read()
        assert b"Traceback" not in errors
    assert process.returncode == 130


# The graph


def test_stats_counts_the_graph(kg):
    lines = [line.split() for line in kg("stats", "-g", "GRAPH").stdout.splitlines()]
    assert ["entity", "Person", "6"] in lines
    assert ["source", "Article", "1"] in lines


def test_a_question_takes_its_parameters_as_options(kg):
    rows = kg("query", "positions-in-a-body", "--body", "tinh uy thai binh", "-g", "GRAPH", "--format", "csv").stdout
    assert "Bí thư Tỉnh ủy Thái Bình,Ngô Đông Hải,Hiện nay" in rows
    assert kg("query", "positions-in-a-body", "--body=id:x", "-g", "GRAPH", code=1).stderr.startswith("kg: parameter")
    assert "'positions' is one argument too many" in kg("query", "x", "positions", "-g", "GRAPH", code=1).stderr
    assert kg("query", "x", "-g", "GRAPH", "--body", code=1).stderr == "kg: --body has no value\n"


def test_a_question_says_where_it_stops(kg, tmp_path):
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    person = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/vnkg/ontology#Person>"
    things = (f"<https://w3id.org/vnkg/id/p{n}>" for n in range(1001))
    triples = "".join(f'{thing} {person} .\n{thing} {label} "Trần Văn Mẫu" .\n' for thing in things)
    large = open_store(tmp_path / "large")
    oxigraph(large).load(triples, format=RdfFormat.N_TRIPLES)
    large.close()
    done = kg("query", "persons-without-a-position", "-g", "large", "--format", "csv")
    assert done.stdout.count("\n") == 1001
    assert done.stderr.startswith("kg: persons-without-a-position stops at 1000, there may be more: raise LIMIT in")
    assert kg("query", "persons-without-a-position", "-g", "GRAPH").stderr == ""


def test_the_questions_are_listed_with_their_parameters(kg):
    listed = kg("query", "--list").stdout
    assert "\n  who-held --post --on\n      Ai giữ chức vụ này vào ngày ấy?\n" in listed
    assert [line.startswith(" ") for line in listed.splitlines()].count(False) == 7  # the groups
    assert "--on: ngày, tháng hay năm" in kg("query", "--list", "who-held").stdout
    records = json.loads(kg("query", "--list", "--format", "json").stdout)
    assert len(records) >= 40
    who_held = next(record for record in records if record["name"] == "who-held")
    assert [parameter["kind"] for parameter in who_held["parameters"]] == ["post", "date"]


def test_show_prints_facts_with_their_evidence(kg):
    text = kg("show", "ngo dong hai", "-g", "GRAPH").stdout
    assert text.startswith("Ngô Đông Hải · Người\n")
    assert "Chức vụ:\n  Bí thư Tỉnh ủy Thái Bình (Hiện nay)\n" in text
    assert "“Ngô Đông Hải, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy”" in text


def test_show_lists_names_when_there_are_many_and_picks_one(kg):
    done = kg("show", "Ban Tổ chức", "-g", "GRAPH", code=1)
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "kg: 'Ban Tổ chức' is the name of 2; choose with --pick N, --kind or an IRI:",
        "  1  Ban Tổ chức Tỉnh ủy Thái Bình · Cơ quan, tổ chức: Thái Bình; Đảng",
        "  2  Trưởng ban Tổ chức Tỉnh ủy Thái Bình · Chức vụ: Ban Tổ chức Tỉnh ủy Thái Bình",
    ]
    picked = kg("show", "Ban Tổ chức", "--pick", "2", "-g", "GRAPH", "--format", "md").stdout
    assert picked.startswith("# Trưởng ban Tổ chức Tỉnh ủy Thái Bình\n")
    card = json.loads(kg("show", "ban to chuc", "--kind", "body", "-g", "GRAPH", "--format", "json").stdout)
    assert card["kind"] == "Body"
    assert card["sections"][1]["lines"][0]["note"] == "Trưởng ban Tổ chức Tỉnh ủy Thái Bình"
    assert kg("show", card["iri"], "-g", "GRAPH").stdout.startswith("Ban Tổ chức Tỉnh ủy Thái Bình · ")
    assert (
        "--pick 3: 'Ban Tổ chức' is the name of 2"
        in kg("show", "Ban Tổ chức", "--pick", "3", "-g", "GRAPH", code=1).stderr
    )


def test_draw_picks_one_of_many_as_show_does(kg, tmp_path):
    page = tmp_path / "page.html"
    done = kg("draw", "--about", "Ban Tổ chức", "-g", "GRAPH", "-o", str(page), code=1)
    assert done.stderr == kg("show", "Ban Tổ chức", "-g", "GRAPH", code=1).stderr
    assert not page.exists()
    for choice in (["--pick", "2"], ["--kind", "body"]):
        assert kg("draw", "--about", "Ban Tổ chức", *choice, "-g", "GRAPH", "-o", str(page)).stdout == f"{page}\n"


def test_analyze_prints_a_report(kg):
    assert kg("analyze", "-g", "GRAPH").stdout.startswith("Most central entities\n")


def test_the_help_of_analyze_names_every_report(kg):
    text = kg("analyze", "--help").stdout
    assert len(REPORTS) >= 7
    assert [name for name in REPORTS if name not in text] == []


@pytest.mark.parametrize(
    ("command", "header"),
    [
        (["stats"], "what,name,count"),
        (["analyze", "colleagues"], "one,other,bodies"),
        (["review"], "name,now,one,its article,other,its article"),
    ],
)
def test_tables_are_csv_for_programs(kg, command, header):
    assert kg(*command, "-g", "GRAPH", "--format", "csv").stdout.splitlines()[0] == header


def test_draw_writes_one_file_and_prints_its_path(kg, tmp_path):
    assert kg("draw", "-g", "GRAPH", "-o", "hinh.html").stdout == "hinh.html\n"
    assert [path.name for path in tmp_path.iterdir()] == ["hinh.html"]
    assert "Ngô Đông Hải" in (tmp_path / "hinh.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("file_format", ["ttl", "trig", "nq", "jsonld", "graphml", "gexf"])
def test_export_writes_a_file_and_prints_its_path(kg, tmp_path, file_format):
    assert kg("export", "--format", file_format, "-g", "GRAPH").stdout == f"graph.{file_format}\n"
    assert (tmp_path / f"graph.{file_format}").stat().st_size > 5000


def test_export_writes_tables_into_a_folder(kg, tmp_path):
    assert kg("export", "--format", "csv", "-g", "GRAPH", "-o", "bang").stdout == "bang\n"
    assert sorted(path.name for path in (tmp_path / "bang").iterdir()) == ["edges.csv", "nodes.csv"]


def test_export_takes_the_format_from_the_name_and_writes_to_standard_output(kg, tmp_path):
    assert kg("export", "-g", "GRAPH", "-o", "g.ttl").stdout == "g.ttl\n"
    assert kg("export", "-g", "GRAPH", "-o", "-", "--format", "ttl").stdout == (tmp_path / "g.ttl").read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["g.ttl"]
    for arguments, cause in (
        ([], "which format? give --format ttl|trig|nq|jsonld|graphml|gexf|csv, or -o with such a suffix"),
        (["-o", "g.xls"], "which format? give --format ttl|trig|nq|jsonld|graphml|gexf|csv, or -o with such a suffix"),
        (["-o", "-", "--format", "csv"], "csv is a folder of two tables: name one with -o"),
    ):
        assert kg("export", "-g", "GRAPH", *arguments, code=1).stderr == f"kg: {cause}\n"


def test_build_adds_skips_and_removes(kg, tmp_path):
    first = kg("build", ROOT / "seeds", "-o", "g").stdout
    assert first.startswith("g: 1 article added (")
    assert (
        kg("build", ROOT / "seeds", "-o", "g").stdout == "g: 0 articles added (0 statements), 1 unchanged, 0 failed\n"
    )
    (article,) = (ROOT / "seeds").glob("*.txt")
    assert kg("remove", article, article, "-g", "g").stdout == "g: 1 article removed\n"
    assert kg("stats", "-g", "g").stdout.splitlines()[2:] == ["source  Article  0", "source  Claim    0"]


def test_the_decisions_on_a_graph_are_beside_its_folder_however_it_is_named(kg, tmp_path):
    for name, post in (("a", "Bộ trưởng Bộ Y tế"), ("b", "Bí thư Huyện ủy Hải Hậu")):
        (tmp_path / f"{name}.txt").write_text(f"Ông Trần Văn Mẫu, {post} phát biểu.", encoding="utf-8")
    folder = tmp_path / "names"
    folder.mkdir()
    kg("build", tmp_path / "a.txt", tmp_path / "b.txt", "-o", folder)
    for cwd, name in ((folder, "."), (folder, folder), (tmp_path, "names")):
        done = subprocess.run(
            [KG, "review", "--write", "-g", name], cwd=cwd, capture_output=True, text=True, check=True
        )
        assert done.stdout.partition(": ")[0].endswith("names.decisions.toml")
    assert (tmp_path / "names.decisions.toml").exists()
    assert kg("build", "a.txt", "-o", "/", code=1).stderr == (
        "kg: /: the folder holds other files, not a store; choose an empty or new folder\n"
    )


def test_removing_from_a_graph_that_is_not_there_makes_none(kg, tmp_path):
    assert kg("remove", "a.txt", "-g", "g", code=1).stderr == "kg: g: no store is here; build one with `kg build`\n"
    assert list(tmp_path.iterdir()) == []


def test_a_build_with_a_failure_keeps_the_rest_and_says_so(kg, tmp_path):
    (tmp_path / "tot.txt").write_text(SENTENCE, encoding="utf-8")
    done = kg("build", "khong-co.txt", "tot.txt", "-o", "g", code=1)
    assert done.stderr == "kg: khong-co.txt: no such file or folder\n"
    assert done.stdout.startswith("g: 1 article added")
    assert done.stdout.endswith("1 failed\n")


# A terminal


def on_a_terminal(folder: Path, *arguments: str) -> str:
    """What a command writes when both its outputs are a terminal."""
    primary, secondary = pty.openpty()
    environment = {**os.environ, "COLUMNS": "200", "TERM": "xterm"}
    with subprocess.Popen([KG, *arguments], cwd=folder, stdout=secondary, stderr=secondary, env=environment):
        os.close(secondary)
        written = b""
        with contextlib.suppress(OSError):  # Linux's way to say that the terminal is closed
            while part := os.read(primary, 65536):
                written += part
    os.close(primary)
    return written.decode("utf-8")


def test_a_terminal_gets_a_drawn_table_and_progress(tmp_path):
    (tmp_path / "bai.txt").write_text(SENTENCE, encoding="utf-8")
    text = on_a_terminal(tmp_path, "extract", "bai.txt")
    assert "━" in text
    assert "Extracting" in text
    assert "Bí thư Tỉnh ủy Thái Bình" in text


def test_brackets_in_an_answer_are_no_markup(graph, tmp_path):
    query = 'SELECT ?x WHERE { BIND("[red]đỏ[/red] [link]" AS ?x) }'
    assert "[red]đỏ[/red] [link]" in on_a_terminal(tmp_path, "query", query, "-g", str(graph))
