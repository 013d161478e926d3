"""The work on one article, from text to statements: a pure function of the article and the lexicons."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.annotate import analyze
from kg.annotate.text import NormalizedText, normalize
from kg.errors import ExtractionError, KgError
from kg.extract import relation_mentions
from kg.model import Article, Evidence, Extraction, Statement, Value
from kg.resolve import meant, once, resolve

if TYPE_CHECKING:
    from spacy.language import Language

_LONGEST = 32_000  # characters of an article that are read together


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an article that is read by itself.

    Attributes:
        text: Its text as the stages read it, normalized.
        begin: Where it begins in the normalized text of the article.
        whole: That text, which leads back to the characters of the article.
    """

    text: str
    begin: int
    whole: NormalizedText

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the article of the characters `start` to `end` of the part."""
        return self.whole.original(self.begin + start, self.begin + end)


def pipeline() -> Language:
    """The spaCy pipeline that annotates text; see `kg.annotate.pipeline`."""
    from kg.annotate.pipeline import pipeline as annotation_pipeline  # extraction itself needs no spaCy

    return annotation_pipeline()


def extract(article: Article) -> Extraction:
    """The statements of an article, with evidence in the characters as given, and what tells who is meant.

    Raises:
        ExtractionError: A rule fails on the article.

    Example:
        >>> article = Article("a", "Ông Nguyễn Văn An, Chủ tịch UBND tỉnh Hà Nam chủ trì hội nghị.")
        >>> for statement in extract(article).statements:
        ...     print(statement.relation, "|", statement.evidence.text)
        holds | Nguyễn Văn An, Chủ tịch UBND tỉnh Hà Nam
        chairedBy | Nguyễn Văn An, Chủ tịch UBND tỉnh Hà Nam chủ trì hội nghị
    """
    from kg.resolve.identity import profiles  # `kg extract` needs none

    read = extract_statements(article)
    with _of_one_article(article):
        return replace(read, profiles=profiles(article, read.statements))


def extract_statements(article: Article) -> Extraction:
    """The statements alone: without the profiles, which only who puts articles together needs.

    Raises:
        ExtractionError: A rule fails on the article.
    """
    with _of_one_article(article):
        return _statements(article)


@contextmanager
def _of_one_article(article: Article) -> Iterator[None]:
    """Whatever a rule fails on concerns one article: it must not take the others of a long run along."""
    try:
        yield
    except KgError:
        raise
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        cause = f"{type(error).__name__} in {where.name}, line {where.lineno}"
        raise ExtractionError(f"{article.id}: the extraction fails here ({cause}); please report it") from error


def parts(article: Article) -> Iterator[Part]:
    """The parts of an article that are read one after the other: all of it unless no newspaper would print so much.

    What the article says elsewhere completes a mention, which takes more time the more there is of it: for time and
    memory to grow with the length alone, this must end somewhere.
    """
    whole = normalize(article.text)
    text, begin = whole.text, 0
    while len(text) - begin > _LONGEST:
        last = max(text.rfind(stop, begin, begin + _LONGEST) for stop in ("\n", ". "))
        end = last + 1 if last >= 0 else begin + _LONGEST
        yield Part(text[begin:end], begin, whole)
        begin = end
    yield Part(text[begin:], begin, whole)


def _statements(article: Article) -> Extraction:
    first, *others = parts(article)
    if not others and first.text == article.text:  # the usual case: no other offsets
        return Extraction(article, tuple(_read(first.text, article)))
    found = [_as_given(said, part, article) for part in (first, *others) for said in _read(part.text, article)]
    return Extraction(article, tuple(once(found)))


def named(text: str, article: Article) -> Value | None:
    """What a text stands for, as if the article had printed it; None if the grammar cannot read it as one thing.

    Example:
        >>> str(named("Chủ tịch UBND tỉnh Hà Nam", Article("a", "")).label)
        'Chủ tịch Ủy ban nhân dân tỉnh Hà Nam'
    """
    text = normalize(text).text.strip()
    return meant(article, *relation_mentions(text, analyze(text)), text)


def _read(text: str, article: Article) -> list[Statement]:
    """The statements of one part of an article, with evidence in its normalized text."""
    return resolve(article, *relation_mentions(text, analyze(text)), text)


def _as_given(statement: Statement, part: Part, article: Article) -> Statement:
    """The statement with its evidence in the characters of the article rather than of a part of its normalized text."""
    start, end = part.original(statement.evidence.start, statement.evidence.end)
    return replace(statement, evidence=Evidence(start, end, article.text[start:end]))
