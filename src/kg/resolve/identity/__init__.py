"""Identity across articles: from the views of single articles to the persons, documents and meetings of a corpus.

A profile is what one article says of an entity as far as it decides who or what is meant. Profiles of one kind and
block (a name) may be of one entity; `partition` says which are. It depends on the set of the block's signatures alone,
never on the order or number of articles, so that adding one by one equals building together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import replace

from kg.model import Article, Entity, Extraction, Identity, Kind, Profile, Statement
from kg.resolve.entities import identified
from kg.resolve.identity import documents, meetings, people
from kg.resolve.identity.corrections import Named, corrected
from kg.resolve.identity.decisions import Decision, read_decisions, regroup
from kg.resolve.identity.leaders import known_name
from kg.resolve.identity.meeting_views import meeting_block, meeting_view
from kg.resolve.identity.rename import rename
from kg.resolve.identity.signatures import Clusters, Reasons, bare, mark, signature
from kg.resolve.identity.views import person_view, surroundings

__all__ = ["Decision", "decide", "partition", "profiles", "read_decisions", "rename"]


def profiles(article: Article, statements: Sequence[Statement]) -> tuple[Profile, ...]:
    """The profiles of an article's persons, documents and meetings, sorted."""
    found = {entity.iri: entity for s in statements for entity in s.entities}
    about: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        about[statement.subject.iri].append(statement)
    near, published = surroundings(statements), article.published or ""
    made = (_profile(entity, about[iri], near, published) for iri, entity in sorted(found.items()))
    return tuple(profile for profile in made if profile)


def decide(extraction: Extraction, decisions: Sequence[Decision], named: Named) -> Extraction:
    """The extraction as humans have decided: statements corrected, profiles that decisions name marked.

    Args:
        extraction: As it was read.
        decisions: What humans have decided.
        named: What the text of a correction stands for.
    """
    right = corrected(extraction, decisions, named)
    found = extraction.profiles if right is extraction else profiles(right.article, right.statements)
    mine = {one.block for one in decisions if one.block and right.article.id in one.articles}
    return replace(right, profiles=tuple(_marked(one, mine, right.article.id) for one in found))


def _marked(profile: Profile, blocks: Set[str], article: str) -> Profile:
    named = f"{profile.kind} {profile.block}" in blocks
    return replace(profile, signature=mark(profile.signature, article)) if named else profile


def _profile(entity: Entity, about: Sequence[Statement], near: tuple[str, ...], published: str) -> Profile | None:
    year, month = published[:4], published[:7]
    match entity.kind:
        case Kind.PERSON:
            person = person_view(about, near, year)
            name = known_name(entity.label, person.countries)
            return Profile(entity.kind, name, signature(person), entity.iri)
        case Kind.DOCUMENT if identified(entity):
            document = documents.document_view(entity, about, near, month)
            name = documents.document_block(str(dict(entity.properties)["documentType"]), document)
            return Profile(entity.kind, name, signature(document), entity.iri)
        case Kind.MEETING:
            meeting = meeting_view(entity, about, near, year)
            block = meeting_block(meeting, year)
            return Profile(entity.kind, block, signature(meeting), entity.iri) if block else None
        case _:
            return None


def partition(
    kind: Kind, block: str, signatures: Collection[str], decisions: Sequence[Decision] = ()
) -> dict[str, Identity]:
    """The entity of each signature of a block.

    Args:
        kind: Class of the entities.
        block: What their names have in common.
        signatures: All of the block.
        decisions: What humans have decided; only those on this block count.
    """
    originals: defaultdict[str, list[str]] = defaultdict(list)
    for one in sorted(signatures):
        originals[bare(one)].append(one)
    clusters, reasons = _cluster(kind, block, originals) if originals else ([], {})
    full = [[one for stripped in group for one in originals[stripped]] for group in clusters]
    decided, why = regroup(full, f"{kind} {block}", decisions)
    return {
        one: replace(found, reason=why.get(one, found.reason))
        for one, found in _identify(kind, block, decided, reasons)
    }


def _cluster(kind: Kind, block: str, signatures: Collection[str]) -> tuple[Clusters, Reasons]:
    match kind:
        case Kind.DOCUMENT:
            return documents.cluster(signatures), {}
        case Kind.MEETING:
            return meetings.cluster(signatures), {}
        case _:
            return people.cluster(block, signatures)


def _identify(kind: Kind, block: str, clusters: Clusters, reasons: Reasons) -> Iterable[tuple[str, Identity]]:
    match kind:
        case Kind.DOCUMENT:
            return documents.identify(clusters).items()
        case Kind.MEETING:
            return meetings.identify(clusters).items()
        case _:
            return people.identify(block, clusters, reasons).items()
