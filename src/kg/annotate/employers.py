"""Names of companies that look like names of persons: `ông Lê An, Tổng Giám đốc | Eurowindow | cho biết`.

After a person and a mark, the name right after a post is no other person's: it belongs to the company.
"""

from __future__ import annotations

from kg.chunks import BEFORE_POST, Chunk
from kg.kinds import ENTERPRISE
from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, PersonMention, PositionMention
from kg.records import replace
from kg.spelling import is_syllable

_SHORT = 2  # syllables of what is no usual name of a person
_HELD = 4  # chunks of a person with a post and a company


def join_employer(chunks: list[Chunk]) -> None:
    """Takes what looks like a person's name into the post before it, if it is that of the company.

    Example:
        `Giám đốc Công ty CP du lịch` `Biển Bạc Việt` after `ông Trịnh An,` is one post.
    """
    if len(chunks) < _HELD or chunks[-4].symbol != "Person" or chunks[-3].symbol not in BEFORE_POST:
        return
    post, name = chunks[-2].mention, chunks[-1].mention
    near = chunks[-1].start - chunks[-2].end == 1
    if not near or not isinstance(post, PositionMention) or not isinstance(name, PersonMention) or not name.name:
        return
    body = _employer(post, name)
    if body:
        chunks[-2:] = [replace(chunks[-2], end=name.end, mention=replace(post, end=name.end, body=body))]


def _employer(post: PositionMention, name: PersonMention) -> BodyMention | None:
    """The company with its whole name: one whose words so far are no name, or a brand without a word for company."""
    body = post.body
    if body and body.kind == ENTERPRISE and not body.parent and not body.place and body.name:
        *form, last = body.name.split()
        begun = form and form[-1].islower() and len(name.name.split()) <= _SHORT  # "TNHH Đại | Nguyên Dương"
        return replace(body, end=name.end, name=f"{body.name} {name.name}") if last.islower() or begun else None
    if not name.partial or is_syllable(name.name):
        return None
    brand = BodyMention(name.start, name.end, name.name, "", ENTERPRISE)
    lexicon = load_lexicon()
    if body is None:
        return brand if not post.place and "employed" in lexicon.role_traits(post.role) else None
    board = "company" in lexicon.head_traits(body.head)
    return replace(body, end=name.end, parent=brand) if board and not body.parent else None
