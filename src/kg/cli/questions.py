"""How `kg query --list` prints the questions: all of them by group, or one with its parameters."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from kg.query import Parameter, Question, groups, question, questions


def print_questions(name: str | None, *, as_json: bool) -> None:
    """Print all questions, or one of them in full."""
    chosen = (question(name),) if name else questions()
    if as_json:
        print(json.dumps([_record(one) for one in chosen], ensure_ascii=False, indent=1))
    elif name:
        print("\n".join(_lines(chosen[0])))
    else:
        print("\n".join(_list(chosen)))


def _list(chosen: Iterable[Question]) -> Iterator[str]:
    """What to type, and below it the question: a table would break the names on a narrow terminal."""
    for group, several in groupby(chosen, key=lambda one: one.group):
        yield f"{groups()[group]['vi']} · {groups()[group]['en']}"
        for one in several:
            yield f"  {' '.join([one.name, *_usage(one)])}"
            yield f"      {one.vi}"


def _lines(one: Question) -> Iterator[str]:
    yield f"{one.name} · {groups()[one.group]['vi']} · {groups()[one.group]['en']}"
    for text in (one.vi, one.en, one.note.get("vi"), one.note.get("en")):
        if text:
            yield f"  {text}"
    for parameter in one.parameters:
        yield f"  --{parameter.name}: {parameter.vi} · {parameter.en}{_hint(parameter)}"


def _hint(parameter: Parameter) -> str:
    example = f", such as “{parameter.example}”" if parameter.example else ""
    if parameter.default:
        return f" (default {parameter.default})"
    return f" (required{example})" if parameter.required else f" (optional{example})"


def _usage(one: Question) -> Iterator[str]:
    return (f"--{each.name}" if each.required else f"[--{each.name}]" for each in one.parameters)


def _record(one: Question) -> dict[str, object]:
    parameters = [
        {"name": each.name, "kind": each.kind, "required": each.required, "default": each.default}
        | {"vi": each.vi, "en": each.en, "example": each.example}
        for each in one.parameters
    ]
    return {
        "name": one.name, "group": one.group, "vi": one.vi, "en": one.en, "note": one.note, "parameters": parameters,
    }  # fmt: skip
