"""How `kg query --list` prints the questions: all of them by group, or one with its parameters."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kg.cli.output import print_table
from kg.query import Parameter, Question, groups, question, questions


def print_questions(name: str | None, *, as_json: bool) -> None:
    """Print all questions, or one of them in full."""
    chosen = (question(name),) if name else questions()
    if as_json:
        print(json.dumps([_record(one) for one in chosen], ensure_ascii=False, indent=1))
    elif name:
        print("\n".join(_lines(chosen[0])))
    else:
        rows = [(groups()[one.group]["vi"], one.name, _usage(one), one.vi) for one in chosen]
        print_table(("group", "name", "parameters", "question"), rows)


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


def _usage(one: Question) -> str:
    return " ".join(f"--{each.name}" if each.required else f"[--{each.name}]" for each in one.parameters)


def _record(one: Question) -> dict[str, object]:
    parameters = [
        {"name": each.name, "kind": each.kind, "required": each.required, "default": each.default}
        | {"vi": each.vi, "en": each.en, "example": each.example}
        for each in one.parameters
    ]
    return {
        "name": one.name, "group": one.group, "vi": one.vi, "en": one.en, "note": one.note, "parameters": parameters,
    }  # fmt: skip
