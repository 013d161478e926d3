"""Every error that users meet: one line that says what, where, and what to do.

KgError
├── DecisionError     a human decision is wrong, or names nothing
├── ExtractionError   the extraction fails on an article
├── ReadError         a source cannot be read
├── LexiconError      a lexicon or gazetteer file is wrong
├── OntologyError     a term is not in the ontology, or the ontology is wrong
├── QueryError        a query is wrong or unknown
├── StoreError        the store cannot be opened or written
└── ValidationError   a graph breaks the shapes
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class KgError(Exception):
    """Base of all errors raised on purpose; its text is one line for the user."""


class DecisionError(KgError):
    """A human decision is wrong or names nothing: the message names file and line."""


class ExtractionError(KgError):
    """The extraction fails on an article, which is a bug: the message names the article and the line of code."""


class ReadError(KgError):
    """A source cannot be read: the message names it and the cause."""


class LexiconError(KgError):
    """A lexicon or gazetteer file is wrong: the message names file, line and cause."""


class OntologyError(KgError):
    """A term is unknown or the ontology is wrong: the message names the term."""


class QueryError(KgError):
    """A query is wrong or unknown: the message shows the line."""


class StoreError(KgError):
    """The store cannot be opened or written."""


class ValidationError(KgError):
    """A graph breaks the shapes: the message names the first violations."""


def stop(error: KgError) -> None:
    """Raise an error: for whoever goes on with nothing else."""
    raise error


def attempt(function: Callable[[Item], Result], item: Item) -> Result | ExtractionError:
    """What a function returns, or the error where the extraction fails: not what is wrong with other things."""
    try:
        return function(item)
    except ExtractionError as error:
        return error


def succeeded(found: Iterable[Result | KgError], failed: Callable[[KgError], None]) -> Iterator[Result]:
    """Yield what succeeded and pass on each error: one thing that fails does not stop the others.

    Example:
        >>> failures = []
        >>> list(succeeded(["Hà Nam", ReadError("b.txt: no text"), "Huế"], failures.append)), len(failures)
        (['Hà Nam', 'Huế'], 1)
    """
    for one in found:
        if isinstance(one, KgError):
            failed(one)
        else:
            yield one
