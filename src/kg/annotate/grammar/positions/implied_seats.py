"""Bodies whose head the role says: `Bộ trưởng | Y tế`, `Trưởng ban | Tổ chức Tỉnh ủy`, `Tỉnh ủy viên`."""

from __future__ import annotations

from typing import NamedTuple

from kg.annotate.grammar.bodies.body import STANDING, headed, superior, whole_of
from kg.annotate.grammar.bodies.field_names import MINISTRY, goes_abroad
from kg.annotate.grammar.bodies.names import parse_name
from kg.annotate.grammar.bodies.readings import ends_amid_department, ends_amid_society
from kg.annotate.grammar.positions.lands import country_at
from kg.annotate.tokens import Tokens
from kg.kinds import ABROAD, WORLD
from kg.lexicon import HOME
from kg.mentions import BodyMention, PlaceMention
from kg.phrases import Entry, Phrases
from kg.records import replace
from kg.spelling import fold, is_syllable


class Seat(NamedTuple):
    """What completes a role.

    Attributes:
        end: Token after the last of its words.
        body: The body that the role is in.
        place: The place that it is of when no body is printed: `Chủ tịch | tỉnh`.
        keep: Whether the label prints the body's head, which the role implies.
    """

    end: int
    body: BodyMention | None = None
    place: PlaceMention | None = None
    keep: bool = True

    @property
    def abroad(self) -> bool:
        """Whether it is a body or a country other than those at home."""
        land = self.body.place if self.body else self.place
        away = land is not None and land.level == "country" and land.name != HOME
        return away or (self.body is not None and self.body.kind in WORLD)


def implied_seat(tokens: Tokens, k: int, head: Entry, phrase: str, keep: bool) -> Seat | None:
    """The body that begins at token `k` and whose head the role said: `Trưởng ban | Tổ chức Trung ương`.

    Args:
        tokens: The article's tokens.
        k: Where the rest of its name begins.
        head: The head that the role says, in the lexicon.
        phrase: That head, as the role's entry prints it.
        keep: Whether the label prints the head.

    Example:
        `Y tế` after `Bộ trưởng` is the body `Bộ Y tế`.
    """
    return _listed(tokens, k, phrase, keep) or _headed(tokens, k, head, phrase, keep)


def named_by_role(tokens: Tokens, j: int, head: Entry | None) -> BodyMention | None:
    """The body of roles such as `Tỉnh ủy viên`, `Ủy viên Thường vụ`, which name it themselves."""
    if head is None or head.features["name"] != "none" or head.features["place"] == "typed":
        return None
    end, features = tokens.ends[j - 1], head.features
    return BodyMention(end, end, head.canonical, "", features["kind"], features["level"], features["place"])


def _listed(tokens: Tokens, k: int, head: str, keep: bool) -> Seat | None:
    """A body of the gazetteer of which the role says the head: `Trưởng ban | Tổ chức Trung ương`."""
    found = listed_body(tokens, k, head)
    field = tokens.field(k) if head == MINISTRY else None
    if not found or (field and field[0] > found[1]) or (head == MINISTRY and goes_abroad(tokens, found[1])):
        return None  # "Bộ trưởng | Thương mại, Công nghiệp và Năng lượng" is not of the former "Bộ Thương mại"
    body, end = found
    if tokens.adjacent(end) and tokens.capital(end) and tokens.find(end, "province"):
        return None  # "Cục trưởng | Thuế Hà Nam" is not of the general department
    parent = tokens.lexicon.feature("body", body.called, "parent")
    if parent == STANDING and (whole := superior(tokens, end) or whole_of(tokens, end)):
        return Seat(whole[1], replace(body, parent=whole[0]), keep=keep)
    country = country_at(tokens, end)
    if not country:
        return Seat(end, body, keep=keep)
    place = country[0] if country[0].name != HOME else None
    return Seat(country[1], replace(body, place=place, places="typed"), keep=keep and place is None)


def listed_body(tokens: Tokens, k: int, head: str) -> tuple[BodyMention, int] | None:
    """The longest words from `k` on that name a body of the gazetteer when the head is put before them."""
    node: Phrases | None = tokens.lexicon.phrases
    for word in fold(head).split():
        node = node.following.get(word) if node else None
    found, j = None, k
    while node and (node := node.following.get(tokens.folded_at(j))):
        j += 1
        entry = next((entry for entry in node.entries if entry.category == "body"), None)
        if entry and not (ends_amid_society(tokens, j) or ends_amid_department(tokens, j, entry)):
            found = entry, j
    if not found:
        return None
    entry, end = found
    begins = entry.canonical.startswith(head)  # an alias may begin with another head than its body
    name = entry.canonical.removeprefix(head).strip() if begins else ""
    kind, level = entry.features["kind"], entry.features.get("level", "")
    whole = head if begins else entry.canonical
    return BodyMention(tokens.starts[k], tokens.ends[end - 1], whole, name, kind, level), end


def _headed(tokens: Tokens, k: int, head: Entry, phrase: str, keep: bool) -> Seat | None:
    """The body whose head the role already said: `Trưởng ban | Tổ chức Tỉnh ủy`, `Bộ trưởng | Y tế`."""
    if k >= len(tokens) or _repeats(tokens, k, phrase) or not _may_follow(tokens, k, head):
        return None
    found = headed(tokens, k, k, head, led=True)
    if not found or found[1] == k:
        return None
    body, end = found
    named = head.features["name"] != "none" and bool(parse_name(tokens, k, head, led=True)[0])
    if named and "field" in tokens.lexicon.head_traits(phrase) and _is_no_field(tokens, k, end):
        return None
    if not named:
        return Seat(end, body, keep=keep)
    if body.place is None and body.parent is None and (country := country_at(tokens, end)):
        place, end = country
        body = replace(body, end=place.end, place=place)
    abroad = body.place is not None and body.place.level in ABROAD
    return Seat(end, body, keep=keep and not abroad)


def _is_no_field(tokens: Tokens, k: int, end: int) -> bool:
    """Whether the words from `k` to `end` name a person, and no field: `Bộ trưởng | Thành`, `| Penny Wong`."""
    word = tokens.words[k]
    if tokens.field(k) or word.isupper() or word.isdigit():
        return False
    return end == k + 1 or (word.istitle() and not is_syllable(word))


def _repeats(tokens: Tokens, k: int, phrase: str) -> bool:
    """Whether the head is printed again after the role: `Bộ trưởng | Bộ Y tế`."""
    explicit = tokens.find(k, "head")
    return explicit is not None and explicit[1].phrase.startswith(phrase)


def _may_follow(tokens: Tokens, k: int, head: Entry) -> bool:
    """Whether what follows an implied head without a name of its own can belong to it."""
    led = tokens.find(k, "head") or tokens.find(k, "placetype")  # "Trưởng Công an | xã Tràng An"
    return head.features["name"] != "none" or tokens.capital(k) or led is not None
