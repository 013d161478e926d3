"""Annotated articles: one JSON file an article, with the facts that a careful reader finds in it.

The format, with `s` and `o` a person's name, the id of a document or meeting, a label, or a date:

    {"doc": "bai-1", "persons": [{"name": "…"}],
     "documents": [{"id": "D1", "label": "…", "alts": []}], "meetings": [{"id": "M1", "label": "…", "alts": []}],
     "facts": [{"r": "holds", "s": "…", "o": "…", "status": "current", "alts": [], "ev": "…", "opt": false}]}
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TypeVar
from unicodedata import normalize

from kg.errors import ReadError
from kg.evaluation.relations import object_kind, subject_kind
from kg.model import Kind, Status
from kg.vocabulary import RELATIONS

T = TypeVar("T")

_KINDS = {list: "a list", str: "a text", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class GoldThing:
    """A document or meeting of an annotated article, with all the labels that are right for it."""

    id: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldFact:
    """An annotated fact.

    Attributes:
        relation: Local name of one of the relations.
        subject: Person's name, or id of a document or meeting.
        objects: The object, then the other labels that are equally right.
        status: Of `holds`, `appointedTo` and `removedFrom`.
        evidence: Words of the article that support it.
        optional: May be found or missed without reward or penalty.
    """

    relation: str
    subject: str
    objects: tuple[str, ...]
    status: Status = Status.CURRENT
    evidence: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """What is annotated of one article."""

    id: str
    persons: tuple[str, ...]
    documents: tuple[GoldThing, ...]
    meetings: tuple[GoldThing, ...]
    facts: tuple[GoldFact, ...]

    def name(self, id: str) -> str:
        """The label of a document or meeting; what is no id is a label already."""
        return next((thing.labels[0] for thing in (*self.documents, *self.meetings) if thing.id == id), id)


def read_gold(folder: Path) -> dict[str, GoldArticle]:
    """The annotated articles of a folder by their ids, in the order of the file names.

    Raises:
        ReadError: There is none, two annotate the same article, or one is malformed; the message names the file.
    """
    articles: dict[str, GoldArticle] = {}
    for path in sorted(folder.glob("*.json")):
        article = _read(path)
        if article.id in articles:
            raise ReadError(f"{path}: article {article.id!r} is annotated in another file, too")
        articles[article.id] = article
    if not articles:
        what = "no annotation (*.json) in this folder" if folder.is_dir() else "no such folder of annotations"
        raise ReadError(f"{folder}: {what}")
    return articles


def annotation_of(article: str, gold: Mapping[str, GoldArticle]) -> GoldArticle | None:
    """The annotation of an article, by its id or, when the id is a path, by the name of the file without its suffix."""
    return gold.get(normalize("NFC", article)) or gold.get(normalize("NFC", PurePath(article).stem))


def _read(path: Path) -> GoldArticle:
    try:
        article = _article(json.loads(path.read_text(encoding="utf-8")))
        for problem in _problems(article):
            raise ReadError(problem)
    except json.JSONDecodeError as error:
        raise ReadError(f"{path}: line {error.lineno}, column {error.colno}: {error.msg}") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise ReadError(f"{path}: not JSON in UTF-8: {error}") from error
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror}") from error
    except ReadError as error:
        raise ReadError(f"{path}: {error}") from error
    return article


def _article(record: object) -> GoldArticle:
    return GoldArticle(
        normalize("NFC", _text(record, "doc", "annotation")),
        tuple(_text(person, "name", "person") for person in _list(record, "persons")),
        tuple(_thing(thing, "document") for thing in _list(record, "documents")),
        tuple(_thing(thing, "meeting") for thing in _list(record, "meetings")),
        tuple(_fact(fact, f"fact {n}") for n, fact in enumerate(_list(record, "facts"), start=1)),
    )


def _thing(record: object, where: str) -> GoldThing:
    return GoldThing(_text(record, "id", where), (_text(record, "label", where), *_alternatives(record, where)))


def _fact(record: object, where: str) -> GoldFact:
    relation = _text(record, "r", where)
    if relation not in RELATIONS:
        raise ReadError(f"{where}: unknown relation {relation!r}")
    status = _field(record, "status", where, str, default=str(Status.CURRENT))
    if status not in list(Status):
        raise ReadError(f"{where}: unknown status {status!r} (known: {', '.join(Status)})")
    return GoldFact(
        relation,
        _text(record, "s", where),
        (_text(record, "o", where), *_alternatives(record, where)),
        Status(status),
        _field(record, "ev", where, str, default=""),
        _field(record, "opt", where, bool, default=False),
    )


def _alternatives(record: object, where: str) -> tuple[str, ...]:
    alternatives = _field(record, "alts", where, list, default=[])
    if not all(isinstance(one, str) for one in alternatives):
        raise ReadError(f"{where}: 'alts' has what is no text")
    return tuple(alternatives)


def _text(record: object, name: str, where: str) -> str:
    text = _field(record, name, where, str)
    if not text.strip():
        raise ReadError(f"{where}: '{name}' is empty")
    return text


def _list(record: object, name: str) -> list[object]:
    return _field(record, name, "annotation", list)


def _field(record: object, name: str, where: str, kind: type[T], default: T | None = None) -> T:
    if not isinstance(record, dict):
        raise ReadError(f"{where}: not a JSON object")
    if (value := record.get(name, default)) is None:
        raise ReadError(f"{where}: no '{name}'")
    if not isinstance(value, kind):
        raise ReadError(f"{where}: '{name}' is not {_KINDS[kind]}")
    return value


def _problems(article: GoldArticle) -> Iterator[str]:
    """Facts about persons, documents and meetings that the annotation does not list, and facts given twice."""
    known = {
        Kind.PERSON: set(article.persons),
        Kind.DOCUMENT: {document.id for document in article.documents},
        Kind.MEETING: {meeting.id for meeting in article.meetings},
    }
    seen: set[tuple[str, str, str]] = set()
    for n, fact in enumerate(article.facts, start=1):
        if (same := (fact.relation, fact.subject, fact.objects[0])) in seen:
            yield f"fact {n}: {' '.join(same)!r} is given twice"
        seen.add(same)
        for kind, value in ((subject_kind(fact.relation), fact.subject), (object_kind(fact.relation), fact.objects[0])):
            if kind in known and value not in known[kind]:
                yield f"fact {n}: {fact.relation} is about {value!r}, which is not among the {kind.lower()}s"
