"""The page: pyvis renders its network through this package's own template, with everything inlined.

pyvis' own template loads Bootstrap from the network in every mode and shows text as markup; only its `Network`
and the copy of vis-network that it ships are used.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pyvis
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from pyvis.network import Network

from kg.resources import resource
from kg.visualization.layout import layout
from kg.visualization.payload import details, edges, nodes
from kg.visualization.scene import Scene

VIS_NETWORK = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
MODULES = ("data", "glyphs", "labels", "card", "search", "legend", "main")
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"chosen": False},
    "edges": {
        "chosen": False,
        "smooth": False,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
    },
    "interaction": {"hover": True, "selectConnectedEdges": False, "hoverConnectedEdges": False},
}


def render(scene: Scene, title: str, language: str) -> str:
    """One HTML document that needs nothing but itself."""
    network = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    points = layout(scene)
    network.nodes, network.edges, network.options = nodes(scene, points), edges(scene, points), OPTIONS
    scripts, style = _scripts(), _asset("style.css")
    network.path = "page.html"
    network.templateEnv = _environment()
    network.templateEnv.globals.update(
        page=details(scene, title, language),
        policy=_policy(scripts, style),
        pyvis=pyvis.__version__,
        scripts=[Markup(script) for script in scripts],
        style=Markup(style),
    )
    return str(network.generate_html())


def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(resource("visualization", "template")), autoescape=True)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": False}
    return environment


def _scripts() -> tuple[str, str]:
    """vis-network as pyvis ships it, and the page's own modules as one script."""
    own = "".join(_asset(f"{module}.js") for module in MODULES)
    return VIS_NETWORK.read_text(encoding="utf-8"), f'(() => {{\n"use strict";\n{own}}})();\n'


def _asset(name: str) -> str:
    return resource("visualization", "template", name).read_text(encoding="utf-8")


def _policy(scripts: tuple[str, ...], style: str) -> str:
    """Nothing may be loaded, and nothing may run but the scripts with these hashes: text can never become a script."""
    allowed = " ".join(_hash(script) for script in scripts)
    return f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
