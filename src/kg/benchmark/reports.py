"""A store of any number of things, made without reading a text: what the picture is measured on.

Every article reports a meeting in one province, with its chairman, its speakers, their posts and the documents they
presented. The next article goes on with the careers and bodies of the ones before, so everything hangs together.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from kg.benchmark.synthetic import world
from kg.iris import mint
from kg.model import Article, Entity, Evidence, Extraction, Kind, PartialDate, Statement, Status, Value

Fact = tuple[Entity, str, Value, str]

SPEAKERS, TERM = 3, 40  # a post changes hands after so many articles
FILLING = "Hội nghị thống nhất tiếp tục triển khai đồng bộ các nhiệm vụ, giải pháp đã đề ra, bảo đảm tiến độ. " * 8


def reports(things: int) -> Iterator[Extraction]:
    """Articles until about so many things are in them."""
    seen: set[str] = set()
    number = 0
    while len(seen) < things:
        extraction = report(number)
        seen.update(entity.iri for statement in extraction.statements for entity in statement.entities)
        yield extraction
        number += 1


def report(number: int) -> Extraction:
    """The article of that number; it is a function of the number alone."""
    chance = Random(f"report {number}")
    day = PartialDate(2012 + number // 600 % 12, 1 + number // 50 % 12, 1 + number % 28)
    text, statements = "", []
    for subject, relation, value, sentence in _facts(chance, number, day):
        evidence = Evidence(len(text), len(text) + len(sentence), sentence)
        statements.append(Statement(subject, relation, value, evidence, "synthetic", Status.CURRENT, confidence=0.9))
        text += sentence + ". "
    article = Article(f"report-{number}", text + FILLING, f"Hội nghị số {number}", str(day), "Báo tỉnh")
    return Extraction(article, tuple(statements))


def _facts(chance: Random, number: int, day: PartialDate) -> Iterator[Fact]:
    province = chance.choice(world().provinces)["label"]
    committee = _body(f"Tỉnh ủy {province}", province)
    meeting = _entity(Kind.MEETING, f"Hội nghị số {number} của Tỉnh ủy {province}", meetingType="Hội nghị")
    yield meeting, "heldOn", day, f"Ngày {day}, hội nghị được tổ chức"
    yield meeting, "organisedBy", committee, f"{committee.label} tổ chức hội nghị"
    for place in range(SPEAKERS):
        field = world().fields[(number + place * 7) % len(world().fields)]
        office = _body(f"Sở {field} {province}", province)
        post = _entity(Kind.POSITION, f"Giám đốc {office.label}", positionIn=office)
        person = _entity(Kind.PERSON, world().name(province, field, number // TERM))
        yield person, "holds", post, f"Đồng chí {person.label}, {post.label}"
        yield meeting, "chairedBy" if place == 0 else "addressedBy", person, f"Đồng chí {person.label} phát biểu"
    paper = _entity(Kind.DOCUMENT, f"Nghị quyết {number}-NQ/TU", number=f"{number}-NQ/TU", documentType="Nghị quyết")
    yield paper, "issuedBy", committee, f"Nghị quyết số {number}-NQ/TU của {committee.label}"
    yield person, "presented", paper, f"Đồng chí {person.label} quán triệt Nghị quyết số {number}-NQ/TU"


def _body(label: str, province: str) -> Entity:
    return _entity(Kind.BODY, label, bodyLevel="province", locatedIn=_entity(Kind.PLACE, province))


def _entity(kind: Kind, label: str, **properties: Value) -> Entity:
    return Entity(kind, label, mint(kind.lower(), label), tuple(properties.items()))
