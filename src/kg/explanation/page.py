"""An explanation as an HTML page that loads nothing and runs nothing but its own script."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from kg.explanation.look import look
from kg.explanation.spans import segments, visible
from kg.explanation.trace import Explanation, Passage
from kg.model import Statement, telling_status, text_of
from kg.resources import resource
from kg.vocabulary import label


def page(explanation: Explanation, *, chunks: bool = False) -> str:
    """The whole page.

    Args:
        explanation: Of one article.
        chunks: Whether chunks and rules are shown when the page opens; its reader can change that.
    """
    environment = Environment(
        loader=FileSystemLoader(resource("explanation", "template")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    script, style = _asset("page.js"), _palette() + _asset("style.css")
    evidence = _evidence(explanation)
    shown = [_passage(explanation.article.text, passage, evidence) for passage in explanation.passages]
    return environment.get_template("page.html").render(
        article=explanation.article,
        chunks=chunks,
        count=sum(len(passage.facts) for passage in explanation.passages),
        facts=dict(enumerate(map(_fact, explanation.facts), start=1)),
        kinds={kind: look()["words"].get(kind) or label(kind) for kind in look()["kinds"]},
        passages=shown,
        policy=_policy(script, style),
        script=Markup(script),
        style=Markup(style),
        words=look()["words"],
    )


def _evidence(explanation: Explanation) -> dict[int, tuple[int, int]]:
    """Start and end of the evidence of the facts that are shown."""
    shown = (number for passage in explanation.passages for number in passage.facts)
    evidence = {number: explanation.facts[number - 1].evidence for number in shown}
    return {number: (one.start, one.end) for number, one in evidence.items()}


def _passage(text: str, passage: Passage, evidence: dict[int, tuple[int, int]]) -> dict[str, Any]:
    near = {n: (start, end) for n, (start, end) in evidence.items() if start < passage.end and passage.start < end}
    pieces = [(piece.symbol, text[piece.start : piece.end]) for piece in passage.pieces]
    return {"segments": list(_segments(text, passage, near)), "pieces": pieces, "passage": passage}


def _segments(text: str, passage: Passage, evidence: dict[int, tuple[int, int]]) -> Iterator[dict[str, Any]]:
    for segment in segments(passage.start, passage.end, passage.marks, evidence):
        kinds = list(dict.fromkeys(mark.kind for mark in segment.marks))
        yield {"text": text[segment.start : segment.end], "kinds": kinds, "facts": segment.facts}


def _fact(fact: Statement) -> dict[str, str]:
    return {
        "relation": fact.relation,
        "label": label(fact.relation),
        "english": label(fact.relation, "en"),
        "subject": fact.subject.label,
        "object": text_of(fact.object),
        "status": fact.status,
        "status_label": label(fact.status) if telling_status(fact.relation, fact.status) else "",
        "rule": fact.rule,
        "confidence": f"{fact.confidence:.2f}",
    }


def _palette() -> str:
    """The colors of the mentions as variables of the style sheet."""
    kinds = look()["kinds"].items()
    light = "".join(f"--{kind}: {colors['light']}; " for kind, colors in kinds)
    dark = "".join(f"--{kind}: {colors['dark']}; " for kind, colors in kinds)
    rules = "".join(f".{kind} {{ --kind: var(--{kind}); }}\n" for kind, _ in kinds)
    rules += "".join(f".in-{kind} {{ --inner: var(--{kind}); }}\n" for kind, _ in kinds)
    return f":root {{ {light}}}\n@media (prefers-color-scheme: dark) {{ :root {{ {dark}}} }}\n{rules}"


def _asset(name: str) -> str:
    return resource("explanation", "template", name).read_text(encoding="utf-8")


def _policy(script: str, style: str) -> str:
    """Nothing may be loaded, and nothing may run but the script with this hash: text can never become a script."""
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
