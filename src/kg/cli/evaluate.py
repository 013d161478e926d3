"""`kg evaluate`: how good the extraction is on articles that somebody has annotated."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import Jobs, Sources
from kg.cli.output import number, print_error, print_table, progress
from kg.errors import KgError, ReadError, succeeded
from kg.model import Article

if TYPE_CHECKING:
    from kg.evaluation import ArticleScore, Error, GoldArticle, Report, Tally

COLUMNS = ("relation", "precision", "recall", "F1", "right", "found", "gold", "relaxed F1")
ERROR_COLUMNS = ("article", "error", "relation", "subject", "object", "evidence")
NAMED = 3  # articles that a message about many names


class Format(StrEnum):
    """How the measures are printed."""

    TABLE = "table"
    JSON = "json"


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Folder of annotations, one JSON file an article.", show_default=False)],
    sources: Sources,
    format: Annotated[Format, typer.Option(help="How to print the measures.")] = Format.TABLE,
    errors: Annotated[bool, typer.Option("--errors", help="List what is missed and what is wrong.")] = False,
    relation: Annotated[str | None, typer.Option(help="List the errors of this relation only.")] = None,
    jobs: Jobs = 1,
) -> None:
    """Extract from annotated articles, and print precision, recall and F1 by relation."""
    from kg.evaluation import read_gold, summarize
    from kg.vocabulary import term

    if relation:
        term(relation)  # raises where it is misspelt
    annotations = read_gold(gold)
    failures: list[KgError] = []
    scores = _scores(annotations, sources, jobs, failures)
    report = summarize(scores)
    listed = [error for error in report.errors if relation == error.relation or (errors and not relation)]
    _print_json(report, listed) if format is Format.JSON else _print_tables(report, listed)
    _warn("annotated, but not among the sources", sorted(annotations.keys() - {one.id for one in scores}))
    for failure in failures:
        print_error(failure)
    if failures:
        raise typer.Exit(1)


def _scores(
    annotations: Mapping[str, GoldArticle], sources: list[str], jobs: int, failures: list[KgError]
) -> list[ArticleScore]:
    from kg.evaluation import annotation_of, score
    from kg.extraction import extract_statements
    from kg.parallel import map_articles
    from kg.readers import read

    scores: list[ArticleScore] = []
    with progress("Evaluating") as count:
        articles = _annotated(succeeded(read(sources), failures.append), annotations)
        for extraction in succeeded(map_articles(extract_statements, articles, jobs), failures.append):
            annotation = annotation_of(extraction.article.id, annotations)
            assert annotation
            scores.append(score(annotation, extraction.statements))
            count()
    if not scores:
        raise failures[0] if failures else ReadError(f"{', '.join(sources)}: none of the articles is annotated")
    return scores


def _annotated(found: Iterable[Article], annotations: Mapping[str, GoldArticle]) -> Iterator[Article]:
    """The articles that are annotated; the rest is counted, and one that is there twice is an error."""
    from kg.evaluation import annotation_of

    seen: dict[str, str] = {}
    others: list[str] = []
    for one in found:
        if not (annotation := annotation_of(one.id, annotations)):
            others.append(one.id)
        elif annotation.id in seen:
            raise ReadError(f"{one.id} and {seen[annotation.id]} are both article {annotation.id!r} of the annotations")
        else:
            seen[annotation.id] = one.id
            yield one
    _warn("not annotated, left out", others)


def _warn(what: str, articles: list[str]) -> None:
    if articles:
        more = ", …" if len(articles) > NAMED else ""
        print_error(f"{number(len(articles), 'article')} {what}: {', '.join(articles[:NAMED])}{more}")


def _print_tables(report: Report, errors: list[Error]) -> None:
    from kg.evaluation import total

    rows = [_row(relation, tally, report.relaxed[relation]) for relation, tally in report.strict.items()]
    title = f"{number(report.articles, 'article')}, {number(report.statements, 'statement')} extracted"
    print_table(COLUMNS, [*rows, _row("all", total(report.strict), total(report.relaxed))], title)
    persons, status = report.persons, report.status
    print(f"persons: precision {persons.precision:.3f}, recall {persons.recall:.3f}, F1 {persons.f1:.3f}")
    print(f"status of the right holds: {status.right} of {status.found}")
    print(f"lowest F1: {', '.join(f'{article} {f1:.2f}' for article, f1 in report.worst)}")
    if errors:
        print_table(ERROR_COLUMNS, [list(asdict(error).values()) for error in errors], "\nErrors")


def _row(name: str, strict: Tally, relaxed: Tally) -> tuple[object, ...]:
    if not (strict.found or strict.expected):  # no such fact anywhere: nothing to measure
        return (name, "", "", "", 0, 0, 0, "")
    shares = (f"{share:.3f}" for share in (strict.precision, strict.recall, strict.f1))
    return (name, *shares, strict.right, strict.found, strict.expected, f"{relaxed.f1:.3f}")


def _print_json(report: Report, errors: list[Error]) -> None:
    from kg.evaluation import total

    measures = {"strict": report.strict, "relaxed": report.relaxed}
    record: dict[str, Any] = {"articles": report.articles, "statements": report.statements}
    for name, tallies in measures.items():
        relations = {relation: _measures(tally) for relation, tally in tallies.items()}
        record[name] = {**_measures(total(tallies)), "relations": relations}
    record["persons"] = _measures(report.persons)
    record["status"] = {"right": report.status.right, "of": report.status.found}
    record["worst"] = [{"article": article, "f1": f1} for article, f1 in report.worst]
    record["errors"] = [asdict(error) for error in errors]
    print(json.dumps(record, ensure_ascii=False, indent=2))


def _measures(tally: Tally) -> dict[str, float | int]:
    shares = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
    return {**{name: round(share, 6) for name, share in shares.items()}, **asdict(tally)}
