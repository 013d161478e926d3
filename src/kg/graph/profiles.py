"""Profiles in the identity graph: which signatures a name has in the corpus, and which entity each one is.

A profile that many articles share is stored once; each article points at its profiles. So a name's profiles are found
by an index look-up, and so are the articles of a profile.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import pyoxigraph as ox

from kg.graph.remote import QuadStore
from kg.graph.terms import LABEL, TYPE, Term, literal, property_node
from kg.iris import mint
from kg.model import Article, Identity, Kind, Profile
from kg.vocabulary import ID

IDENTITY_GRAPH = ox.NamedNode(f"{ID}identity")
Block = tuple[Kind, str]
"""Kind and key of the name whose profiles may be of one entity."""

_FIELDS = ("block", "signature", "entity", "reason")


@lru_cache(maxsize=50_000)
def profile_node(kind: Kind, block: str, signature: str) -> ox.NamedNode:
    """The IRI of a profile."""
    return ox.NamedNode(mint("profile", "", kind, block, signature))


def link_quads(profiles: tuple[Profile, ...], article: ox.NamedNode) -> Iterator[ox.Quad]:
    """The profiles that an article has, in its own graph."""
    for one in profiles:
        yield ox.Quad(article, property_node("profile"), profile_node(one.kind, one.block, one.signature), article)


def profile_quads(block: Block, signature: str, identity: Identity) -> Iterator[ox.Quad]:
    """A profile and what it is resolved to, in the identity graph."""
    node = profile_node(*block, signature)
    pairs: list[tuple[ox.NamedNode, Term]] = [
        (TYPE, property_node("Profile")),
        (LABEL, literal(identity.label)),
        (property_node("block"), _key(block)),
        (property_node("signature"), literal(signature)),
        (property_node("entity"), ox.NamedNode(identity.iri)),
        (property_node("reason"), literal(identity.reason)),
        (property_node("edition"), literal(identity.edition)),
        *((property_node(name), literal(value)) for name, value in identity.properties),
    ]
    return (ox.Quad(node, predicate, value, IDENTITY_GRAPH) for predicate, value in pairs)


def stored_block(store: QuadStore, block: Block) -> dict[str, Identity]:
    """The identities of a block's signatures as the store has them."""
    found = store.quads_for_pattern(None, property_node("block"), _key(block), IDENTITY_GRAPH)
    return dict(_read(store, quad.subject) for quad in found if isinstance(quad.subject, ox.NamedNode))


def stored_identity(store: QuadStore, profile: Profile) -> Identity | None:
    """The identity of one profile as the store has it."""
    block = (profile.kind, profile.block)
    node = profile_node(*block, profile.signature)
    known = ox.Quad(node, TYPE, property_node("Profile"), IDENTITY_GRAPH) in store
    return _read(store, node)[1] if known else None


def is_decided(store: QuadStore, block: Block, signature: str, edition: str) -> bool:
    """Whether an article in the store has this profile, and this edition has decided whose it is."""
    return ox.Quad(profile_node(*block, signature), property_node("edition"), literal(edition), IDENTITY_GRAPH) in store


def all_blocks(store: QuadStore) -> list[Block]:
    """The blocks that have profiles."""
    found = store.quads_for_pattern(None, property_node("block"), None, IDENTITY_GRAPH)
    return sorted({_block(quad.object.value) for quad in found if isinstance(quad.object, ox.Literal)})


def blocks_of(store: QuadStore, entity: ox.NamedNode) -> list[Block]:
    """The blocks that an entity has profiles in."""
    links = store.quads_for_pattern(None, property_node("entity"), entity, IDENTITY_GRAPH)
    said = (_said(store, link.subject) for link in links if isinstance(link.subject, ox.NamedNode))
    return sorted({_block(one[property_node("block").value]) for one in said})


def profiles_of(store: QuadStore, article: ox.NamedNode) -> Iterator[tuple[Block, str]]:
    """Block and signature of each profile of a stored article."""
    for link in store.quads_for_pattern(article, property_node("profile"), None, article):
        if isinstance(link.object, ox.NamedNode):
            said = _said(store, link.object)
            yield _block(said[property_node("block").value]), said[property_node("signature").value]


def articles_with(store: QuadStore, block: Block, signature: str) -> Iterator[ox.NamedNode]:
    """The articles that have a profile."""
    links = store.quads_for_pattern(None, property_node("profile"), profile_node(*block, signature), None)
    return (link.subject for link in links if isinstance(link.subject, ox.NamedNode))


def article_id(store: QuadStore, article: ox.NamedNode) -> str:
    """The identifier of a stored article."""
    found = store.quads_for_pattern(article, property_node("articleId"), None, article)
    return next((quad.object.value for quad in found if isinstance(quad.object, ox.Literal)), "")


def stored_article(store: QuadStore, article: ox.NamedNode) -> Article:
    """An article as it was read, from what the store keeps of it."""
    said = {
        quad.predicate.value: quad.object.value
        for quad in store.quads_for_pattern(article, None, None, article)
        if isinstance(quad.object, ox.Literal)
    }
    texts = {name: said.get(property_node(name).value, "") for name in ("title", "source", "url")}
    known = {name: said[property_node(name).value] for name in ("articleId", "text")}
    return Article(known["articleId"], known["text"], published=said.get(property_node("published").value), **texts)


def _read(store: QuadStore, node: ox.NamedNode) -> tuple[str, Identity]:
    said = _said(store, node)
    _, signature, entity, reason = (said.pop(property_node(name).value) for name in _FIELDS)
    label = said.pop(LABEL.value)
    edition = said.pop(property_node("edition").value, "")  # which stores of earlier versions have not
    properties = tuple(sorted((predicate.rpartition("#")[2], value) for predicate, value in said.items()))
    return signature, Identity(entity, label, reason, properties, edition)


def _said(store: QuadStore, node: ox.NamedNode) -> dict[str, str]:
    """What the identity graph says of a profile, by predicate."""
    quads = store.quads_for_pattern(node, None, None, IDENTITY_GRAPH)
    values = {quad.predicate.value: quad.object for quad in quads if quad.predicate != TYPE}
    return {name: value.value for name, value in values.items() if isinstance(value, ox.NamedNode | ox.Literal)}


def _block(key: str) -> Block:
    kind, _, name = key.partition(" ")
    return Kind(kind), name


def _key(block: Block) -> ox.Literal:
    return literal(f"{block[0]} {block[1]}")


def stored_decisions(store: QuadStore) -> set[str]:
    """The human decisions that the store follows, as text."""
    found = store.quads_for_pattern(IDENTITY_GRAPH, property_node("decision"), None, IDENTITY_GRAPH)
    return {quad.object.value for quad in found if isinstance(quad.object, ox.Literal)}


def decision_quads(decisions: Iterable[str]) -> set[ox.Quad]:
    """Decisions as the identity graph keeps them."""
    predicate = property_node("decision")
    return {ox.Quad(IDENTITY_GRAPH, predicate, literal(one), IDENTITY_GRAPH) for one in decisions}
