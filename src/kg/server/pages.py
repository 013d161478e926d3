"""The pages for people: templates, words in two languages, and the look of the explorer."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment

from kg.model import CONTEXT
from kg.pages import environment, look
from kg.resources import toml
from kg.vocabulary import ID, LANGUAGES, ONTOLOGY, label

_EXPLORER = "visualization"  # whose colors and words pages have; its package, with pyvis, is not loaded for them
HTML = "text/html; charset=utf-8"
_DATE = re.compile(r"(\d{4}|-)(-\d\d){1,2}")


def page(template: str, language: str, **content: object) -> bytes:
    """A page in Vietnamese (`vi`) or English (`en`)."""
    return _environment(language).get_template(template).render(**content).encode()


@cache
def words() -> dict[str, dict[str, str]]:
    """What pages say, in both languages."""
    return toml("server", "words.toml")


@cache
def palette() -> str:
    """The colors of the classes, which are those of the explorer, as a style sheet."""
    rules = {
        theme: "".join(f".{kind}{{--kind:{colors[theme]}}}" for kind, colors in look(_EXPLORER)["classes"].items())
        for theme in ("light", "dark")
    }
    return f"{rules['light']}\n@media (prefers-color-scheme: dark){{{rules['dark']}}}\n"


@cache
def _environment(language: str) -> Environment:
    templates = environment("server")
    templates.globals.update(
        language=language,
        other=next(one for one in LANGUAGES if one != language),
        words={key: said[language] for key, said in words().items()},
        term=lambda name: label(name, language),
        relation=lambda name: _relation(name, language),
        status=lambda name: look(_EXPLORER)["status"].get(name, {}).get(language, ""),
    )
    templates.filters.update(
        opening=_opening,
        closing=_closing,
        local=_local,
        day=lambda text: _day(text, language),
        shown=lambda v: _shown(v, language),
    )
    return templates


def _relation(name: str, language: str) -> str:
    """What a relation is called from the side of the thing that the page is about; `^` is before one to it."""
    local = name.removeprefix("^")
    said = look(_EXPLORER)["relations"].get(local, {})
    title = said.get("out" if local == name else "in") or said.get("line")
    return str(title[language]) if title else label(local, language)


def _local(iri: str) -> str:
    return iri.removeprefix(str(ID))


def _shown(value: str, language: str) -> str:
    """A value as people read it: concepts by their names, dates in their order."""
    if value.startswith(ONTOLOGY):
        return label(value, language)
    return _day(value, language) if _DATE.fullmatch(value) else value


def _day(text: str, language: str) -> str:
    """A date, whole or not: `2021-11-03` is 3-11-2021 in Vietnamese, `--11-03` is 3-11."""
    return text if language == "en" else "-".join(part.lstrip("0") for part in reversed(text.strip("-").split("-")))


def _opening(text: str) -> str:
    """What stands before evidence, without the word that the store has cut."""
    return text if len(text) < CONTEXT else "… " + text.partition(" ")[2]


def _closing(text: str) -> str:
    """What stands after evidence, without the word that the store has cut."""
    return text if len(text) < CONTEXT else text.rpartition(" ")[0] + " …"
