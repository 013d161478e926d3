"""The page: pyvis renders its network through this package's own template, with everything inlined.

pyvis' own template loads Bootstrap from the network in every mode and shows text as markup; only its `Network`
and the copy of vis-network that it ships are used.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from datetime import date
from pathlib import Path

import pyvis
from jinja2 import Environment
from markupsafe import Markup
from pyvis.network import Network

from kg.errors import KgError
from kg.pages import asset, environment, look, policy
from kg.visualization.look import PART, names, relation
from kg.visualization.tables import Json

TITLE = "Đồ thị tri thức"
VIS_NETWORK = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
MODULES = tuple(
    "data words state filters glyphs arrange stage labels evidence article card trail search legend panel outline "
    "drawing export main".split()
)
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"chosen": False},
    "edges": {
        "chosen": False,
        "smooth": False,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
    },
    "interaction": {"hover": True, "selectConnectedEdges": False, "hoverConnectedEdges": False, "keyboard": False},
}


def render(payload: Json, title: str = TITLE, language: str = "vi", as_of: str | None = None) -> str:
    """One HTML document that needs nothing but itself.

    Args:
        payload: What to show, from `kg.visualization.payload`.
        title: Heading of the page.
        language: Language that the page opens in, `vi` or `en`; its reader can change it.
        as_of: Day that the page opens at, as ISO date: who held what then. Its reader can change it.
    """
    network = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    network.nodes, network.edges, network.options = payload["nodes"], payload["edges"], OPTIONS
    scripts, style = _scripts(), asset(PART, "style.css")
    network.path = "page.html"
    network.templateEnv = _environment()
    network.templateEnv.globals.update(
        page={"title": title, "language": language, "asOf": _day(as_of), **_words(payload)},
        tables=_packed({name: table for name, table in payload.items() if name not in ("nodes", "edges")}),
        policy=policy(scripts, style),
        pyvis=pyvis.__version__,
        scripts=[Markup(script) for script in scripts],
        style=Markup(style),
    )
    return str(network.generate_html())


def _day(as_of: str | None) -> str:
    try:
        return date.fromisoformat(as_of).isoformat() if as_of else ""
    except ValueError as error:
        raise KgError(f"{as_of!r} is no date; write it as 2017-06-30") from error


def _words(payload: Json) -> Json:
    """What the page says, in both languages: of its own, and the ontology's names of what it shows."""
    literals = [fact for facts in payload["things"]["literals"] for fact in facts]
    relations = {*payload["links"]["relation"], *(fact["relation"] for fact in literals)}
    return {
        "words": look(PART)["words"],
        "status": look(PART)["status"],
        "dashes": look(PART)["dashes"],
        "classes": {kind: shown | {"label": names(kind)} for kind, shown in look(PART)["classes"].items()},
        "relations": {name: relation(name) for name in sorted(relations)},
        "concepts": {name: names(name) for name in sorted({f["value"] for f in literals if f.get("concept")})},
    }


def _packed(tables: Json) -> str:
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    return b64encode(zlib.compress(text.encode(), 9)).decode()


def _environment() -> Environment:
    templates = environment(PART, trimmed=False)
    templates.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": False}
    return templates


def _scripts() -> tuple[str, str]:
    """vis-network as pyvis ships it, and the page's own modules as one script, which waits for the data."""
    own = "".join(asset(PART, f"{module}.js") for module in MODULES)
    return VIS_NETWORK.read_text(encoding="utf-8"), f'(async () => {{\n"use strict";\n{own}}})();\n'
