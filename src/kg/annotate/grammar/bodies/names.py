"""Names that follow a body's head: `Sở | Kế hoạch và Đầu tư`, `Trường | Đại học Sư phạm`, `Quân khu | 3`."""

from __future__ import annotations

from collections.abc import Set

from kg.annotate.grammar.bodies.areas import area, area_end, is_region, numbers
from kg.annotate.grammar.bodies.brands import begins_foreigner, begins_leader, is_alias
from kg.annotate.grammar.bodies.country_pairs import parse_pair
from kg.annotate.grammar.bodies.field_names import MINISTRY, ministry_abroad, topics_end, whole_field
from kg.annotate.grammar.bodies.name_bearers import NAMED_AFTER, begins_person
from kg.annotate.grammar.bodies.name_words import ends_word, goes_on, is_acronym
from kg.annotate.grammar.bodies.small_names import is_whole
from kg.annotate.grammar.bodies.task_names import hosting_end, task_end
from kg.annotate.grammar.categories import ACTORS, BODIES, LOCAL, PLACE_TYPES
from kg.annotate.grammar.endings import begins_predicate
from kg.annotate.grammar.persons.address import begins_recipient
from kg.annotate.grammar.places.place import begins_listed
from kg.annotate.grammar.times import tells_day, tells_term
from kg.annotate.grammar.words import LINKS
from kg.annotate.tokens import Tokens
from kg.kinds import ENTERPRISE, PRESS, SOCIETY
from kg.phrases import Entry

_LOWER = 6  # lower-case syllables that a name can hold after a capital: "Phòng chống tham nhũng, lãng phí"
_LONG = 14  # and so many after a role, or in the name of a board with a task
_BRANCHING = frozenset({ENTERPRISE, SOCIETY})  # kinds of bodies whose name the head of another may begin
_COUNTABLE = frozenset({"sent", "numbered"})  # traits of the heads that `số` and a number may follow
_REGIONAL = " khu vực"


def parse_name(tokens: Tokens, j: int, head: Entry, led: bool = False) -> tuple[str, int]:
    """The name after a head and the token after it; empty when none begins at `j`.

    Args:
        tokens: The article's tokens.
        j: Where the name begins.
        head: What it follows.
        led: Whether a role leads to the body, whose name may then be any task.

    Example:
        After `Sở`, `KH&ĐT tỉnh Thái Bình` gives `Kế hoạch và Đầu tư`.
    """
    if not tokens.adjacent(j) or (tokens.names_at(j) and head.features["kind"] != "education"):
        return "", j
    traits = tokens.lexicon.head_traits(head.canonical)
    if head.canonical.endswith(_REGIONAL) and (end := area_end(tokens, j)) > j:
        return tokens.surface(j, end), end
    field = _field(tokens, j, head) or _small_field(tokens, j, head, led)
    k = task_end(tokens, j, head) if led else hosting_end(tokens, j) if head.features["task"] == "yes" else j
    if k > (field[0] if field else j):
        k = topics_end(tokens, k) if led else k
        name = tokens.surface(j, k)
        return (f"{name[0].upper()}{name[1:]}" if head.canonical == "Ban" else name), k
    if field and head.features["kind"] not in NAMED_AFTER and not _names_more(tokens, field[0], head):
        return whole_field(tokens, j, field, head, led)
    if not field and tokens.words[j - 1] == MINISTRY and (abroad := ministry_abroad(tokens, j)):
        return abroad
    if not field and begins_person(tokens, j, j, head):
        return "", j
    if number := _number(tokens, j, head, traits):
        return number
    if "counted" in traits:
        return "", j  # "Vùng | Tây Bắc"
    if pair := parse_pair(tokens, j):
        return pair
    k = _name_end(tokens, j, head, led)
    own = k - 2 if head.features["kind"] == ENTERPRISE and k - 2 > j and is_alias(tokens, k - 2) else k
    return (tokens.surface(j, own), k) if k > j else ("", j)


def _number(tokens: Tokens, j: int, head: Entry, traits: Set[str]) -> tuple[str, int] | None:
    """The number by which a body is told from others: `Vùng | 3 Hải quân`, `Đoàn công tác | số 5`, `Tổ | 2`."""
    if is_region(tokens.words[j]) and "numbered" in traits:
        return area(tokens, j, j + 1)
    counted = tokens.folded[j] == "số" and tokens.word_at(j + 1).isdigit()
    if counted and not traits.isdisjoint(_COUNTABLE):
        return tokens.surface(j, j + 2), j + 2
    if tokens.words[j].isdigit() and head.features["place"] == "none":
        return tokens.words[j], j + 1
    return None


def _field(tokens: Tokens, j: int, head: Entry) -> tuple[int, str] | None:
    """A field in capitals after a head, which may tell what it is short for: `Phòng | VH&TT`, `Sở | VH&TT`."""
    found = tokens.field(j)
    if not found or (head.features["duty"] == "cell" and tokens.find(j, "head")):
        return None  # "Đảng ủy | CDC" is that of a center
    own = tokens.lexicon.own_fields.get((head.canonical, " ".join(tokens.folded[j : found[0]])))
    return (found[0], own) if own else found


def _small_field(tokens: Tokens, j: int, head: Entry, led: bool) -> tuple[int, str] | None:
    """A field printed small after a head that nothing but a field follows: `Sở | tài nguyên - môi trường`.

    After `Ban` it is one before the body that the commission works for (`Ban | pháp chế HĐND thành phố`), or after a
    role, if it is no verb.
    Unless a role leads to the body, words that are also a verb tell what it does: `Sở | tổ chức hội nghị`.
    """
    named = not tokens.capital(j) and "small" in tokens.lexicon.head_traits(head.canonical)
    field = tokens.field(j, small=True) if named else None
    if not field:
        return None
    verb = tokens.find(j, "cue")
    bare_board = head.canonical == "Ban" and not tokens.begins(field[0], BODIES)
    if field[0] == j + 1 or (bare_board and (verb or not led)):
        return None
    joined = tokens.word_at(field[0]) == "-"  # "Phòng tổ chức | - hành chính"
    acts = verb and verb[0] == field[0] and not (led or joined or head.canonical == "Ban")
    return None if acts else field


def _names_more(tokens: Tokens, k: int, head: Entry) -> bool:
    """Whether the name of a society or a newspaper goes on after words that are also a field.

    Example:
        `Hội Khoa học Công nghệ | Tàu thủy`, `Báo Kinh tế | và Đô thị`.
    """
    if not tokens.adjacent(k) or not goes_on(tokens, k, company=False):
        return False
    joined = tokens.words[k] in LINKS and tokens.capital(k + 1)
    return {SOCIETY: tokens.capital(k), PRESS: joined}.get(head.features["kind"], False)


def _name_end(tokens: Tokens, j: int, head: Entry, led: bool) -> int:
    """Token after the last of a name that begins at `j`; `led` by a role a long one may be small up to a mark."""
    k = small = max(_branch_end(tokens, j, head), _place_end(tokens, j))  # where the small words begin at the end
    lower = 0
    branch = tokens.find(j, "head") if k > j else None  # "Công đoàn | Công ty …"
    company = (branch[1] if branch else head).features["kind"] == ENTERPRISE
    topical = head.features["kind"] in NAMED_AFTER or "topical" in tokens.lexicon.head_traits(head.canonical)
    tasked = led or head.features["task"] == "yes"  # "Ban Chỉ đạo Chương trình trồng rừng ven sông lớn tỉnh"
    wide = topical or head.features["duty"] == "department"  # "Phòng Quản lý đào tạo và nghiên cứu khoa học,"
    while tokens.adjacent(k):
        if parse_pair(tokens, k):  # after a name of its own it is read as the country
            return k
        if not (goes_on(tokens, k, company) if k > j else _begins(tokens, j, topical)):
            break
        low = not tokens.capital(k) or tokens.words[k].isupper()  # a headline may be all in capitals
        if (low and begins_predicate(tokens, k) and not ends_word(tokens, k)) or tells_term(tokens, k):
            break
        if tokens.capital(k) or tokens.words[k].isdigit():
            foreigner = begins_foreigner(tokens, j, k) if company else led and begins_leader(tokens, k)
            if k > j and (foreigner or begins_person(tokens, j, k, head)):
                break
            lower, small = 0, k + 1
        else:
            lower += -1 if tokens.words[k] == "," else 1  # a comma inside a name shows that it goes on
            first = led and company and not any(tokens.capitals[j:k])
            if lower > _LOWER and not (lower <= _LONG and is_whole(tokens, k, company, tasked, led and wide, first)):
                return small  # running text: only the capitals were the name
        k += 1
    while k > j and tokens.words[k - 1] in LINKS:
        k -= 1
    return topics_end(tokens, k) if led and k > j else k


def _place_end(tokens: Tokens, j: int) -> int:
    """Token after the province or district whose name begins another: `Báo | Đắk Lắk`, `THPT | Tứ Kỳ`."""
    typed = tokens.begins(j, PLACE_TYPES) and not begins_listed(tokens, j)  # "Cục Hải quan | TP. Hồ Chí Minh"
    return max([end for end, _ in tokens.hits_among(j, LOCAL)], default=j) if tokens.capital(j) and not typed else j


def _branch_end(tokens: Tokens, j: int, head: Entry) -> int:
    """Token after the word for another body that begins the name of a company or a society.

    Example:
        `Ngân hàng TMCP | Bưu điện | Liên Việt`, `Hiệp hội | Bệnh viện | tư nhân`.
    """
    hit = tokens.find(j, "head") if tokens.capital(j) and head.features["kind"] in _BRANCHING else None
    if not hit:
        return j
    society = head.features["kind"] == SOCIETY
    branch = (
        hit[1].features["kind"] in NAMED_AFTER and tokens.adjacent(hit[0]) and _begins(tokens, hit[0], topical=True)
    )
    goes_on = branch if society else tokens.capital(hit[0])
    return hit[0] if goes_on else j


def _begins(tokens: Tokens, j: int, topical: bool) -> bool:
    """Whether a word can be the first of a name; `topical` names may begin in lower case."""
    word = tokens.words[j]
    if tells_day(tokens, j) or tells_term(tokens, j) or begins_recipient(tokens, j):
        return False
    if word in LINKS or not word[0].isalnum() or numbers(tokens, j) or _begins_place(tokens, j, topical):
        return False
    if tokens.names_at(j):
        return True  # "Trường Trung học phổ thông | Trường Chinh"
    other = ACTORS if tokens.capital(j) else ACTORS | {"cue"}
    named = tokens.capital(j) or topical
    return named and all(is_acronym(word, entry) for _, entry in tokens.hits_among(j, other))


def _begins_place(tokens: Tokens, j: int, topical: bool) -> bool:
    """Whether the type of a place stands at `j`, and not as a syllable of a name: `Tiểu học | Bản Ngoại`."""
    hit = tokens.find(j, "placetype")
    syllable = topical and hit and hit[1].features["level"] == "hamlet" and hit[0] == j + 1
    return hit is not None and not (syllable and tokens.capital(j) and tokens.capital(j + 1))
