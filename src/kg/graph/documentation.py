"""The ontology as one HTML page in Vietnamese and English, which loads nothing from the network.

    python -m kg.graph.documentation build/ontology.html

Written here because pyLODE 3.4.1 does not start from its wheel: it looks for its own pyproject.toml.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from html import escape
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from kg.resources import resource
from kg.vocabulary import LANGUAGES, ONTOLOGY, local_name

_ROWS = (
    (RDFS.subClassOf, "thuộc lớp · subclass of"),
    (RDFS.subPropertyOf, "thuộc thuộc tính · subproperty of"),
    (RDFS.domain, "chủ thể · domain"),
    (RDFS.range, "giá trị · range"),
    (SKOS.inScheme, "nhóm · scheme"),
    (OWL.inverseOf, "ngược với · inverse of"),
    (RDFS.seeAlso, "xem thêm · see also"),
)
_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
article { border-top: 1px solid #ddd; padding: .5rem 0; } h3 { margin: .3rem 0; } code { font-size: .9em; }
nav a { margin-right: .7em; white-space: nowrap; } dt { color: #666; float: left; clear: left; min-width: 15rem; }
dd { margin-left: 15rem; } q { font-style: italic; quotes: none; } small { color: #666; }
@media (max-width: 40rem) { dt { float: none; } dd { margin-left: 1rem; } }
"""


def page(ontology: Graph) -> str:
    """The documentation of every term: label, definition and example in both languages, domain, range, alignment."""
    sections = list(_sections(ontology))
    contents = "".join(
        f"<p><strong>{title}</strong><br>{' '.join(_link(term) for term in terms)}</p>" for title, terms in sections
    )
    body = "".join(
        f"<section><h2>{title}</h2>{''.join(_article(ontology, term) for term in terms)}</section>"
        for title, terms in sections
    )
    root = URIRef(ONTOLOGY.rstrip("#"))
    title = escape(str(ontology.value(root, OWL.versionInfo)))
    return (
        f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>vnkg ontology {title}</title>'
        f"<style>{_STYLE}</style></head><body><h1>vnkg ontology {title}</h1>"
        f"<p><code>{escape(ONTOLOGY)}</code></p><nav>{contents}</nav>{body}</body></html>\n"
    )


def write(path: Path) -> None:
    """Write the page of `ontology/kg.ttl`."""
    ontology = Graph().parse(resource("ontology", "kg.ttl"), format="turtle")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(ontology), encoding="utf-8")


def _sections(ontology: Graph) -> Iterable[tuple[str, list[Node]]]:
    order = {term: int(str(number)) for term, number in ontology.subject_objects(SH.order)}
    properties = _of_type(ontology, OWL.ObjectProperty, OWL.DatatypeProperty)
    yield "Lớp · Classes", _of_type(ontology, OWL.Class)
    yield "Quan hệ · Relations", sorted(order, key=order.__getitem__)
    yield "Thuộc tính · Properties", [term for term in properties if term not in order]
    yield "Khái niệm · Concepts", _of_type(ontology, SKOS.ConceptScheme, SKOS.Concept)


def _of_type(ontology: Graph, *kinds: URIRef) -> list[Node]:
    return [term for kind in kinds for term in sorted(ontology.subjects(RDF.type, kind), key=str)]


def _article(ontology: Graph, term: Node) -> str:
    name = local_name(term)
    labels = " · ".join(escape(text) for text in _texts(ontology, term, RDFS.label))
    definitions = "".join(f"<p>{escape(text)}</p>" for text in _texts(ontology, term, SKOS.definition))
    examples = " · ".join(f"<q>{escape(text)}</q>" for text in _texts(ontology, term, SKOS.example))
    return (
        f'<article id="{escape(name)}"><h3>{labels} <small><code>kg:{escape(name)}</code></small></h3>'
        f"{definitions}<p>{examples}</p><dl>{''.join(_rows(ontology, term))}</dl></article>"
    )


def _rows(ontology: Graph, term: Node) -> Iterable[str]:
    for predicate, title in _ROWS:
        if values := sorted(ontology.objects(term, predicate), key=str):
            yield f"<dt>{title}</dt><dd>{', '.join(map(_link, values))}</dd>"


def _texts(ontology: Graph, term: Node, predicate: URIRef) -> list[str]:
    """The texts of a term in the order of the languages."""
    texts = {value.language: str(value) for value in ontology.objects(term, predicate) if isinstance(value, Literal)}
    return [texts[language] for language in LANGUAGES if language in texts]


def _link(term: Node) -> str:
    if str(term).startswith(ONTOLOGY):
        return f'<a href="#{escape(local_name(term))}">{escape(local_name(term))}</a>'
    return f'<a href="{escape(str(term))}">{escape(str(term))}</a>'


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "build/ontology.html"))
