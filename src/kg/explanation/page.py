"""An explanation as an HTML page that loads nothing and runs nothing but its own script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from kg.explanation.spans import segments, visible
from kg.explanation.trace import Explanation, Passage
from kg.model import Statement, telling_status, text_of
from kg.pages import asset, environment, look, policy
from kg.vocabulary import label

_PART = "explanation"


def page(explanation: Explanation, *, chunks: bool = False) -> str:
    """The whole page.

    Args:
        explanation: Of one article.
        chunks: Whether chunks and rules are shown when the page opens; its reader can change that.
    """
    templates = environment(_PART)
    templates.filters["visible"] = visible
    script, style = asset(_PART, "page.js"), _palette() + asset(_PART, "style.css")
    evidence = _evidence(explanation)
    shown = [_passage(explanation.article.text, passage, evidence) for passage in explanation.passages]
    return templates.get_template("page.html").render(
        article=explanation.article,
        chunks=chunks,
        count=sum(len(passage.facts) for passage in explanation.passages),
        facts=dict(enumerate(map(_fact, explanation.facts), start=1)),
        kinds={kind: look(_PART)["words"].get(kind) or label(kind) for kind in look(_PART)["kinds"]},
        passages=shown,
        policy=policy((script,), style),
        script=Markup(script),
        style=Markup(style),
        words=look(_PART)["words"],
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
    kinds = look(_PART)["kinds"].items()
    light = "".join(f"--{kind}: {colors['light']}; " for kind, colors in kinds)
    dark = "".join(f"--{kind}: {colors['dark']}; " for kind, colors in kinds)
    rules = "".join(f".{kind} {{ --kind: var(--{kind}); }}\n" for kind, _ in kinds)
    rules += "".join(f".in-{kind} {{ --inner: var(--{kind}); }}\n" for kind, _ in kinds)
    return f":root {{ {light}}}\n@media (prefers-color-scheme: dark) {{ :root {{ {dark}}} }}\n{rules}"
