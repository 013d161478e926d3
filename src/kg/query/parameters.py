"""The parameters of questions: what users give as text becomes terms of the graph, which the query then starts from.

In a question's file a parameter stands as `VALUES ?_post { UNDEF }`: as it is, the question asks about everything.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import XSD, Dataset

from kg.errors import KgError, QueryError
from kg.model import Kind, PartialDate
from kg.query.names import GAZETTEER, find_one_name

_SLOT = re.compile(r"VALUES\s*\?_(\w+)\s*\{\s*UNDEF\s*\}")
_ISO = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?")
_VIETNAMESE = re.compile(r"(?:(?:(\d\d?)[-/.])?(\d\d?)[-/.])?(\d{4})")
_ENTITIES = {kind.lower(): kind for kind in Kind} | {"post": Kind.POSITION, "thing": None}
KINDS = (*_ENTITIES, "entry", "date", "number", "text")
"""What a parameter can be: a thing of the graph or an entry of the gazetteers, found by its name, or a value."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question leaves open.

    Attributes:
        name: Option on the command line; its variable in the query begins with `_`.
        kind: One of `KINDS`.
        vi: What it is, in Vietnamese.
        en: What it is, in English.
        optional: Whether the question can be asked without it.
        default: Its value if none is given.
        example: A value that the source article answers.
    """

    name: str
    kind: str
    vi: str
    en: str
    optional: bool = False
    default: str = ""
    example: str = ""

    @property
    def required(self) -> bool:
        """Whether a value must be given."""
        return not self.optional and not self.default


def slots(sparql: str) -> list[str]:
    """The names of the parameters that a query has room for."""
    return _SLOT.findall(sparql)


def bind(sparql: str, dataset: Dataset, parameters: tuple[Parameter, ...], values: Mapping[str, object]) -> str:
    """The query with the values in the places of its parameters, as terms and never as text of the query.

    Raises:
        QueryError: A value is missing, is not in the graph or has the wrong form, or there is no such parameter.
    """
    _refuse_unknown(parameters, values)
    terms = {one.name: _terms(dataset, one, values.get(one.name)) for one in parameters}
    return _SLOT.sub(lambda slot: _values(slot[1], terms[slot[1]]), sparql)


def _values(name: str, terms: list[ox.NamedNode | ox.Literal]) -> str:
    """The place filled; without a value it goes, for a store joins what may be UNDEF row by row with row."""
    return f"VALUES ?_{name} {{ {' '.join(map(str, terms))} }}" if terms else ""


def _refuse_unknown(parameters: tuple[Parameter, ...], values: Mapping[str, object]) -> None:
    names = [one.name for one in parameters]
    for name in values.keys() - set(names):
        near = difflib.get_close_matches(name, names, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"it has {', '.join(names) or 'none'}"
        raise QueryError(f"the question has no parameter '{name}'; {hint}")


def _terms(dataset: Dataset, parameter: Parameter, given: object) -> list[ox.NamedNode | ox.Literal]:
    value = parameter.default if given is None else str(given).strip()
    if not value:
        if parameter.required or given is not None:
            raise QueryError(f"parameter '{parameter.name}' has no value: give {parameter.en}{_such_as(parameter)}")
        return []
    try:
        if parameter.kind in _ENTITIES:
            return [ox.NamedNode(iri) for iri in find_one_name(dataset, value, _ENTITIES[parameter.kind])]
        if parameter.kind == "entry":
            return [ox.NamedNode(iri) for iri in find_one_name(dataset, value, within=GAZETTEER)]
        return [_literal(parameter.kind, value)]
    except KgError as error:
        raise QueryError(f"parameter '{parameter.name}': {error}") from error


def _such_as(parameter: Parameter) -> str:
    return f", such as '{parameter.example}'" if parameter.example else ""


def _literal(kind: str, value: str) -> ox.Literal:
    if kind == "date":
        return ox.Literal(iso_date(value))
    if kind == "number":
        if not re.fullmatch(r"\d{1,9}(\.\d{1,9})?", value):
            raise QueryError(f"'{value}' is not a number")
        return ox.Literal(value, datatype=ox.NamedNode(str(XSD.decimal if "." in value else XSD.integer)))
    return ox.Literal(value)


def iso_date(text: str) -> str:
    """A day, month or year as ISO 8601 writes it.

    Raises:
        QueryError: It is none.

    Example:
        >>> iso_date("2017-3-1"), iso_date("1/3/2017"), iso_date("3-2017"), iso_date("2017")
        ('2017-03-01', '2017-03-01', '2017-03', '2017')
    """
    if found := _ISO.fullmatch(text):
        year, month, day = found.groups()
    elif found := _VIETNAMESE.fullmatch(text):
        day, month, year = found.groups()
    else:
        raise QueryError(f"'{text}' is not a date: write 2017-03-01, 2017-03 or 2017")
    told = PartialDate(int(year), *(int(part) if part else None for part in (month, day)))
    if not told.exists:
        raise QueryError(f"'{text}' is not a date: there is no such day")
    return str(told)
