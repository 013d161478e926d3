"""Search for names and in texts, without regard to diacritics: an index beside the store, made from it by SQLite."""

from __future__ import annotations

import difflib
import fcntl
import hashlib
import json
import re
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.lexicon import expanded_for_search
from kg.model import Kind
from kg.server.desk import Answer, Desk, Request
from kg.server.pages import HTML, page
from kg.sparql import PROLOGUE
from kg.spelling import fold, search_key
from kg.vocabulary import ID, local_name

MOST = 50  # hits shown
LISTED = 1000  # things of a kind shown without words to look for
LOOKED_AT = 400  # hits among which those with the same diacritics are put first, or those that are nearest
NEAR = 5  # names suggested when nothing is found
ARTICLE = "Article"
KINDS = (*map(str, Kind), ARTICLE)
NAMES = f"""SELECT ?thing ?class ?label (GROUP_CONCAT(?name; separator=" / ") AS ?names) {{
  ?thing a ?class ; rdfs:label ?label ; rdfs:label|skos:altLabel ?name .
  FILTER(?class IN ({", ".join(f"kg:{kind}" for kind in Kind)}))
}} GROUP BY ?thing ?class ?label"""
ARTICLES = """SELECT ?thing ?label ?text {
  GRAPH ?thing { ?thing a kg:Article ; kg:articleId ?id OPTIONAL { ?thing kg:title ?title } OPTIONAL { ?thing kg:text ?text } }
  BIND(COALESCE(?title, ?id) AS ?label)
}"""  # noqa: E501
SCHEMA = """
CREATE TABLE thing (id INTEGER PRIMARY KEY, iri TEXT, kind TEXT, label TEXT, plain TEXT);
CREATE VIRTUAL TABLE words USING fts5 (name, body, content='', tokenize="unicode61 remove_diacritics 2");
"""
FIND = """
SELECT iri, kind, label FROM words JOIN thing ON thing.id = words.rowid
WHERE words MATCH ? AND (? = '' OR kind = ?)
ORDER BY plain = ? DESC, kind = 'Article', bm25(words, 10, 1), length(label), label, iri LIMIT ?
"""
LIST = "SELECT iri, kind, label FROM thing WHERE kind = ? ORDER BY plain, label, iri LIMIT ?"

Entry = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found; its page is `/id/` and `local`."""

    iri: str
    local: str
    kind: str
    label: str


def answer(desk: Desk, request: Request) -> Answer:
    """What is called so, best first; without words, what there is of a kind, by name.

    Args:
        desk: With the store, and the folder where indexes are.
        request: `words`; `kind`, empty for all; `shape`: `json`, `html`, or `index` to bring the index up to date.
    """
    if request["shape"] == "index":
        _build(desk)
        return "text/plain", b""
    with closing(_open(desk)) as index:
        asked, kind = request["words"], request["kind"]
        near: list[Hit] = []
        if asked:
            hits = find(index, asked, kind) or find(index, expanded_for_search(asked), kind)
            near = [] if hits else nearest(index, asked, kind)
        else:
            hits = browse(index, kind)
        if request["shape"] == "json":
            found = {"words": asked, "hits": [asdict(hit) for hit in hits], "near": [asdict(hit) for hit in near]}
            return "application/json", json.dumps(found, ensure_ascii=False).encode()
        counts = dict(index.execute("SELECT kind, COUNT(*) FROM thing GROUP BY kind"))
    shown = {
        "asked": asked,
        "kind": kind,
        "kinds": KINDS,
        "hits": hits,
        "near": near,
        "counts": counts,
        "listed": LISTED,
    }
    return HTML, page("search.html", request["language"], **shown)


def find(index: sqlite3.Connection, words: str, kind: str = "") -> list[Hit]:
    """What is called so or, of articles, speaks of it; who is written with the same diacritics comes first."""
    key = search_key(words)
    tokens = re.findall(r"\w+", key)
    if not tokens:
        return []
    match = " ".join(f'"{token}"' for token in tokens) + "*"  # quoted, words are no operators of FTS5
    rows = index.execute(FIND, (match, kind, kind, key.strip(), LOOKED_AT)).fetchall()
    rows.sort(key=lambda row: fold(words.strip()) not in fold(row[2]))
    return _hits(rows[:MOST])


def nearest(index: sqlite3.Connection, words: str, kind: str = "") -> list[Hit]:
    """What is called nearly so, of all that shares a word."""
    key = search_key(words).strip()
    match = " OR ".join(f'name : "{token}"' for token in re.findall(r"\w+", key))
    rows = index.execute(FIND, (match, kind, kind, key, LOOKED_AT)).fetchall() if match else []
    labels: dict[str, tuple[str, str, str]] = {}
    for row in rows:
        labels.setdefault(search_key(row[2]), row)
    return _hits(labels[label] for label in difflib.get_close_matches(key, labels, n=NEAR, cutoff=0.75))


def browse(index: sqlite3.Connection, kind: str) -> list[Hit]:
    """The first of a kind in the order of the Latin alphabet."""
    return _hits(index.execute(LIST, (kind, LISTED)).fetchall())


def _hits(rows: Iterable[tuple[str, str, str]]) -> list[Hit]:
    return [Hit(iri, iri.removeprefix(str(ID)), kind, label) for iri, kind, label in rows]


def _open(desk: Desk) -> sqlite3.Connection:
    try:
        return _connect(_index(desk))
    except (FileNotFoundError, sqlite3.OperationalError):  # another worker has made a new one and taken this away
        return _connect(_build(desk))


def _connect(index: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{index.as_uri()}?mode=ro", uri=True)


def _index(desk: Desk) -> Path:
    """The index of the store as it is; while that is being made, the last one before it."""
    current = _path(desk)
    if current.exists():
        return current
    older = sorted(desk.folder.glob("*.sqlite"), key=lambda path: path.stat().st_mtime_ns)
    return older[-1] if older else _build(desk)


def _path(desk: Desk) -> Path:
    _ = desk.store  # brings the snapshot up to date
    return desk.folder / f"{hashlib.sha256(repr(desk.snapshot.state).encode()).hexdigest()[:16]}.sqlite"


def _build(desk: Desk) -> Path:
    """Make the index if it is missing; it appears as a whole, and the older ones go."""
    with (desk.folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two workers would do the same work
        target = _path(desk)
        if not target.exists():
            _write(desk, target)
    return target


def _write(desk: Desk, target: Path) -> None:
    with tempfile.TemporaryDirectory(dir=desk.folder) as folder:
        part = Path(folder, "part")
        with closing(sqlite3.connect(part)) as index:
            index.executescript(SCHEMA)
            for number, (iri, kind, label, names, text) in enumerate(_entries(desk.store)):
                index.execute("INSERT INTO thing VALUES (?, ?, ?, ?, ?)", (number, iri, kind, label, search_key(label)))
                words = (number, search_key(names), search_key(text))
                index.execute("INSERT INTO words (rowid, name, body) VALUES (?, ?, ?)", words)
            index.commit()
        part.replace(target)
    for path in desk.folder.glob("*.sqlite"):
        if path != target:
            path.unlink(missing_ok=True)


def _entries(store: ox.Store) -> Iterator[Entry]:
    """IRI, kind, label, all names, and text."""
    for row in _solutions(store, NAMES):
        yield row[0], local_name(row[1]), row[2], row[3], ""
    for row in _solutions(store, ARTICLES):
        yield row[0], ARTICLE, row[1], row[1], row[2]


def _solutions(store: ox.Store, query: str) -> Iterator[list[str]]:
    solutions = store.query(PROLOGUE + query)
    assert isinstance(solutions, ox.QuerySolutions)
    for solution in solutions:
        yield ["" if term is None else term.value for term in solution]
