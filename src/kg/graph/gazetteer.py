"""The gazetteers as a graph of its own: what exists, from when to when, and what became of it.

Thái Bình until 30 June 2025 and the Hưng Yên that took it in are two places, linked by a reorganization and never
merged. Places and bodies of articles point at the entry that was valid when the article was written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import pyoxigraph as ox

from kg.graph.terms import LABEL, TYPE, Fact, Term, concept_node, literal, property_node
from kg.iris import mint
from kg.model import Kind
from kg.resources import resource
from kg.spelling import fold
from kg.tables import read_table
from kg.vocabulary import ID

GAZETTEER_GRAPH = ox.NamedNode(f"{ID}gazetteer")
_DATATYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}  # by the length of the text
_SHOWN = 4  # units that the label of a reorganization names


@dataclass(frozen=True, eq=False)
class GazetteerEntry:
    """A row of a gazetteer: a place or body as it was for a time.

    Attributes:
        table: `provinces`, `districts` or `bodies`.
        row: Its cells.
    """

    table: str
    row: Mapping[str, str]

    @property
    def label(self) -> str:
        """`tỉnh Thái Bình`, `Bộ Nội vụ`."""
        return f"{self.row.get('type', '')} {self.row['label']}".strip()

    @property
    def kind(self) -> Kind:
        """Place or body."""
        return Kind.BODY if self.table == "bodies" else Kind.PLACE

    @property
    def node(self) -> ox.NamedNode:
        """Its IRI: another one for every time of existence."""
        wider = self.row.get("province", "")
        identity = (self.table, wider, self.row["valid_from"], self.row["valid_to"])
        return ox.NamedNode(mint(self.kind.lower(), self.label, *identity))

    @property
    def level(self) -> str:
        """Key of its level."""
        return {"provinces": "province", "districts": "district"}.get(self.table) or self.row["level"]

    def valid(self, day: str | None) -> bool:
        """Whether it existed on a day, or at some time; a year alone counts from its start to its end."""
        first, last = self.row["valid_from"], self.row["valid_to"]
        return day is None or (first[: len(day)] <= day and (not last or day[: len(last)] <= last))

    @property
    def end(self) -> str:
        """The day after its last, or the year of its end; empty while it exists."""
        last = self.row["valid_to"]
        return (date.fromisoformat(last) + timedelta(days=1)).isoformat() if len(last) == 10 else last


@cache
def entries() -> Mapping[str, tuple[GazetteerEntry, ...]]:
    """The entries under every name they go by, folded: `thái bình` and `tỉnh thái bình`."""
    found: defaultdict[str, list[GazetteerEntry]] = defaultdict(list)
    for table in ("provinces", "districts", "bodies"):
        for row in read_table(resource("gazetteers", f"{table}.csv")):
            entry = GazetteerEntry(table, row)
            for name in dict.fromkeys((fold(row["label"]), fold(entry.label))):
                found[name].append(entry)
    return {name: tuple(several) for name, several in found.items()}


def gazetteer_quads() -> Iterator[ox.Quad]:
    """The entries and their reorganizations."""
    events: defaultdict[tuple[str, str, str], list[GazetteerEntry]] = defaultdict(list)
    for entry in dict.fromkeys(entry for several in entries().values() for entry in several):
        yield from (_quad(entry.node, *pair) for pair in _said(entry))
        if entry.end:
            together = entry.row["successor"] or entry.row.get("province") or entry.label
            events[entry.table, entry.end, together].append(entry)
    for before in events.values():
        yield from _reorganization(before)


def entry_facts(facts: Iterable[Fact], published: str | None) -> Iterator[Fact]:
    """Links from the places and bodies that an article speaks of to the entries of its time; in doubt there is none."""
    said: defaultdict[ox.NamedNode, dict[ox.NamedNode, Term]] = defaultdict(dict)
    for subject, predicate, value in facts:
        said[subject][predicate] = value
    for subject, values in said.items():
        fitting = [entry for entry in _named(values) if _fits(entry, values, said) and entry.valid(published)]
        if len(fitting) == 1:
            yield Fact(subject, property_node("gazetteerEntry"), fitting[0].node)


def _named(values: Mapping[ox.NamedNode, Term]) -> tuple[GazetteerEntry, ...]:
    """The entries that have the label of a place or body, whatever their time."""
    label = values.get(LABEL)
    linked = values.get(TYPE) in (property_node(Kind.PLACE), property_node(Kind.BODY))
    return entries().get(fold(label.value), ()) if linked and label else ()


def _fits(
    entry: GazetteerEntry, values: Mapping[ox.NamedNode, Term], said: Mapping[ox.NamedNode, Mapping[ox.NamedNode, Term]]
) -> bool:
    """Whether a thing is of the entry's class and level, and in its province when it is said to be in one."""
    if values[TYPE] != property_node(entry.kind):
        return False
    if entry.kind is Kind.BODY:
        return True
    wider = values.get(property_node("partOf"))
    province = said[wider].get(LABEL) if isinstance(wider, ox.NamedNode) and wider in said else None
    inside = province is None or fold(province.value) == fold(entry.row.get("province", province.value))
    return inside and values.get(property_node("placeLevel")) == concept_node("placeLevel", entry.level)


def _said(entry: GazetteerEntry) -> Iterator[tuple[ox.NamedNode, Term]]:
    """What the gazetteer says of an entry."""
    row = entry.row
    yield TYPE, property_node(entry.kind)
    yield LABEL, ox.Literal(entry.label)
    prefix = "body" if entry.kind is Kind.BODY else "place"
    yield property_node(f"{prefix}Level"), concept_node(f"{prefix}Level", entry.level)
    if row.get("kind"):
        yield property_node("bodyKind"), concept_node("bodyKind", row["kind"])
    if row.get("code"):
        yield property_node("placeCode"), literal(row["code"])
    for name, column in (("validFrom", "valid_from"), ("validTo", "valid_to")):
        if row[column]:
            yield property_node(name), _date(row[column])
    whole, table = (row["parent"], "bodies") if entry.kind is Kind.BODY else (row.get("province", ""), "provinces")
    for one in _others(entry, whole, row["valid_to"] or row["valid_from"], table):
        yield property_node("partOf"), one.node
    for one in _successors(entry):
        yield property_node("successor"), one.node


def _successors(entry: GazetteerEntry) -> list[GazetteerEntry]:
    """What took an entry's place, as it was on the day after."""
    names = filter(None, entry.row["successor"].split("|"))
    return [one for name in names for one in _others(entry, name, entry.end, entry.table)]


def _others(entry: GazetteerEntry, name: str, day: str, table: str) -> list[GazetteerEntry]:
    """The entry of another name as it was on a day, rather one of the same province than of another."""
    found = [one for one in entries().get(fold(name), ()) if one.table == table and one.valid(day or None)]
    near = sorted(found, key=lambda one: one.row.get("province") != entry.row.get("province"))
    return [one for one in near if fold(one.row["label"]) == fold(name) and one is not entry][:1]


def _reorganization(before: list[GazetteerEntry]) -> Iterator[ox.Quad]:
    """The event that ended some entries at once, for the same successors."""
    after = _successors(before[0])
    labels = [entry.label for entry in before]
    node = ox.NamedNode(mint("reorganization", "", before[0].table, before[0].end, *labels))
    shown = ", ".join(labels[:_SHOWN]) + (f" … ({len(labels)})" if len(labels) > _SHOWN else "")
    became = f"→ {', '.join(one.label for one in after)}" if after else "kết thúc hoạt động"
    yield _quad(node, TYPE, property_node("Reorganization"))
    yield _quad(node, LABEL, ox.Literal(f"{shown} {became}"))
    yield _quad(node, property_node("changeDate"), _date(before[0].end))
    for name, several in (("before", before), ("after", after)):
        yield from (_quad(node, property_node(name), one.node) for one in several)


def _date(text: str) -> ox.Literal:
    return literal(text, _DATATYPES[len(text)])


def _quad(subject: ox.NamedNode, predicate: ox.NamedNode, value: Term) -> ox.Quad:
    return ox.Quad(subject, predicate, value, GAZETTEER_GRAPH)
