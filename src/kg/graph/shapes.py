"""Shapes as a SPARQL query, which Oxigraph answers many times as fast as pySHACL.

Node shapes with target classes, property shapes on one property and the constraints in the tables below are understood;
anything else is an error, never a check that is left out. The tests compare the findings with pySHACL's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pyoxigraph as ox
from rdflib import RDF, SH, XSD, Graph, Literal
from rdflib.collection import Collection
from rdflib.term import Node

from kg.errors import OntologyError
from kg.model import Kind
from kg.resources import resource
from kg.vocabulary import KG

_DOCUMENTATION = {RDF.type, SH.path, SH.message, SH.targetClass, SH.property}
_CAST = {XSD[name] for name in "boolean date dateTime decimal double gMonth gMonthDay gYear gYearMonth integer".split()}
_LEAP_DAY = Literal("--02-29", datatype=XSD.gMonthDay)  # which Oxigraph takes for no day
_COUNTS = (SH.minCount, SH.maxCount)
_KINDS: dict[Node, str] = {SH.IRI: "isIRI(?value)", SH.Literal: "isLiteral(?value)"}


@cache
def load_shapes() -> Graph:
    """The shapes of `ontology/shapes.ttl`."""
    return Graph().parse(resource("ontology", "shapes.ttl"), format="turtle")


@cache
def single() -> frozenset[ox.NamedNode]:
    """The properties of which the shapes allow an entity one value.

    Example:
        >>> ox.NamedNode("https://w3id.org/vnkg/ontology#bodyKind") in single()
        True
    """
    shapes = load_shapes()
    of_entities = (shape for kind in Kind for shape in shapes.subjects(SH.targetClass, KG[kind]))
    constraints = [one for shape in of_entities for one in shapes.objects(shape, SH.property)]
    limited = (one for one in constraints if shapes.value(one, SH.maxCount))
    return frozenset(ox.NamedNode(str(shapes.value(one, SH.path))) for one in limited)


def violations_query(shapes: Graph, where: str) -> str:
    """A query for the violations: `?focus` and `?message`.

    Args:
        shapes: Of SHACL core.
        where: Where a shape is looked for: `%s` is the default graph, `GRAPH ?article { %s }` every article's own.
    """
    checks = [where % check for shape in shapes.subjects(RDF.type, SH.NodeShape) for check in _node(shapes, shape)]
    return f"SELECT * WHERE {{ {' UNION '.join(f'{{ {check} }}' for check in sorted(checks))} }}"


def _node(shapes: Graph, shape: Node) -> Iterator[str]:
    """The checks of a node shape, each a graph pattern that binds the node at fault and the message."""
    _refuse_unknown(shapes, shape, {})
    classes = sorted(target.n3() for target in shapes.objects(shape, SH.targetClass))
    for constraint in shapes.objects(shape, SH.property):
        path, message = shapes.value(constraint, SH.path), shapes.value(constraint, SH.message)
        if path is None or not isinstance(message, Literal):
            raise OntologyError(f"ontology/shapes.ttl: a property of {shape} has no path or no message")
        for fault in _faults(shapes, constraint, path.n3()):
            yield f"VALUES ?class {{ {' '.join(classes)} }} ?focus a ?class . {fault} BIND({message.n3()} AS ?message)"


def _faults(shapes: Graph, constraint: Node, path: str) -> Iterator[str]:
    """What is wrong with the values of a property: too few, too many, or one that fails a condition."""
    counts = {name: int(str(shapes.value(constraint, name) or 0)) for name in _COUNTS}
    if max(counts.values()) > 1:
        raise OntologyError("ontology/shapes.ttl: minCount and maxCount above 1 are not supported")
    if counts[SH.minCount]:
        yield f"FILTER NOT EXISTS {{ ?focus {path} ?value }}"
    if counts[SH.maxCount]:
        yield f"?focus {path} ?value , ?other FILTER (!sameTerm(?value, ?other))"
    if condition := _condition(shapes, constraint):
        yield f"?focus {path} ?value FILTER (!COALESCE({condition}, false))"


def _condition(shapes: Graph, constraint: Node) -> str:
    """What is true of a `?value` that satisfies a constraint, or nothing."""
    _refuse_unknown(shapes, constraint, _CONDITIONS | dict.fromkeys(_COUNTS))
    parts = (
        _CONDITIONS[name](shapes, wanted)
        for name, wanted in sorted(shapes.predicate_objects(constraint))
        if name in _CONDITIONS
    )
    return " && ".join(parts)


def _datatype(_: Graph, datatype: Node) -> str:
    """The datatype, and a lexical form that it allows."""
    same = f"datatype(?value) = {datatype.n3()}"
    allowed = f"({same} && isLiteral({datatype.n3()}(STR(?value))))" if datatype in _CAST else same
    return f"({allowed} || sameTerm(?value, {_LEAP_DAY.n3()}))" if datatype == _LEAP_DAY.datatype else allowed


def _either(shapes: Graph, alternatives: Node) -> str:
    conditions = (_condition(shapes, one) for one in Collection(shapes, alternatives))
    return "(" + " || ".join(f"COALESCE({condition}, false)" for condition in conditions) + ")"


def _one_of(shapes: Graph, values: Node) -> str:
    return f"?value IN ({', '.join(value.n3() for value in Collection(shapes, values))})"


def _compared(sign: str) -> Callable[[Graph, Node], str]:
    return lambda _, bound: f"?value {sign} {bound.n3()}"


def _before(sign: str) -> Callable[[Graph, Node], str]:
    """Every value comes before every value of another property of the same node."""
    fault = "NOT EXISTS {{ ?focus {} ?later FILTER (!COALESCE(?value {} ?later, false)) }}"
    return lambda _, path: fault.format(path.n3(), sign)


_CONDITIONS: dict[Node, Callable[[Graph, Node], str]] = {
    SH["class"]: lambda _, wanted: f"EXISTS {{ ?value a {wanted.n3()} }}",
    SH.datatype: _datatype,
    SH.nodeKind: lambda _, kind: _KINDS[kind],
    SH.hasValue: lambda _, wanted: f"sameTerm(?value, {wanted.n3()})",
    SH.minLength: lambda _, least: f"STRLEN(STR(?value)) >= {least}",
    SH.maxLength: lambda _, most: f"STRLEN(STR(?value)) <= {most}",
    SH.pattern: lambda _, pattern: f"REGEX(STR(?value), {pattern.n3()})",
    SH.minInclusive: _compared(">="),
    SH.maxInclusive: _compared("<="),
    SH.lessThan: _before("<"),
    SH.lessThanOrEquals: _before("<="),
    SH["in"]: _one_of,
    SH["or"]: _either,
}


def _refuse_unknown(shapes: Graph, shape: Node, known: dict[Node, object]) -> None:
    unknown = set(shapes.predicates(shape)) - _DOCUMENTATION - set(known)
    if unknown:
        raise OntologyError(f"ontology/shapes.ttl: {', '.join(sorted(map(str, unknown)))} is not supported")
