"""The words of a body's name after its first: which of them go on with it, and which begin something else."""

from __future__ import annotations

from kg.annotate.grammar.bodies.areas import numbers
from kg.annotate.grammar.bodies.name_bearers import is_syllable_of_name
from kg.annotate.grammar.bodies.small_names import SMALL_STOPS, STOPS
from kg.annotate.grammar.bodies.task_names import is_inside
from kg.annotate.grammar.categories import BODIES, LANDS, LOCAL
from kg.annotate.grammar.times import tells_day
from kg.annotate.grammar.words import LINKS
from kg.annotate.tokens import Tokens
from kg.phrases import Entry

# Categories of entries.
_CAPITAL_STOPS = STOPS | BODIES | LANDS  # end it in capitals
_COMPANY_STOPS = _CAPITAL_STOPS - LOCAL  # that of a company may go on with a place
_SYLLABLES = frozenset({"country", "honorific", "modifier"})  # may be a syllable of a brand: Anh, Nguyên
# After a number that is none of a name: `Bộ Dân chính | 34 năm`.
_COUNTED = frozenset({"năm", "tháng", "ngày", "người"})
_MEANT = frozenset({"này", "chủ", "sở"})  # after `nước`: the country spoken of, `nước chủ nhà`
_NATIONWIDE = frozenset({"gia", "ương"})  # last syllables of Quốc gia, Trung ương, before what a committee is about


def goes_on(tokens: Tokens, k: int, company: bool) -> bool:
    """Whether a word can be a further one of a name.

    A company may be named after a district, or a brand that begins with another word: `May | Nhà Bè`, `| Điện Quang`.
    """
    word = tokens.words[k]
    if word in LINKS:
        joins = k + 1 < len(tokens) and (tokens.capital(k + 1) or word == "và" or _is_hyphen(tokens, k))
        return joins and not tokens.find(k + 1, "head")
    if word == ",":
        return is_inside(tokens, k)
    if tells_day(tokens, k):
        return False
    if word == "về" and tokens.words[k - 1] in _NATIONWIDE:
        return True  # "Ủy ban Quốc gia | về biến đổi khí hậu"
    if _leaves_name(tokens, k):
        return False
    if numbers(tokens, k):
        return True
    if tokens.capital(k):
        return _goes_on_in_capitals(tokens, k, company)
    if ends_word(tokens, k) or _is_second_task(tokens, k):
        return True
    small = SMALL_STOPS - {"document"} if company else SMALL_STOPS  # "Công ty cổ phần Cơ | điện lạnh"
    return not tokens.begins(k, small) or _counts_people(tokens, k)


def _counts_people(tokens: Tokens, k: int) -> bool:
    """Whether a word for people at `k` names nobody, and goes on with small words: `Phát triển | đối tượng`."""
    hit = tokens.find(k, "honorific")
    if hit is None or not tokens.usual[k - 1] or tokens.begins(k, SMALL_STOPS - {"honorific"}):
        return False
    return not tokens.capital(hit[0]) or tokens.begins(hit[0], BODIES)


def ends_word(tokens: Tokens, k: int) -> bool:
    """Whether an ordinary word goes on at `k`, which alone is another: `Công ty cổ phần Thiết | bị y tế`."""
    return tokens.amid_word(k, within=2)


def _is_second_task(tokens: Tokens, k: int) -> bool:
    """Whether a verb at `k` is another task of a department: `Phòng Quản lý đào tạo và | nghiên cứu khoa học`."""
    told = tokens.words[k - 1] == "và" and tokens.cue_at(k) == "DISSEMINATE"
    return told and not tokens.capital(k + 2)


def _leaves_name(tokens: Tokens, k: int) -> bool:
    """Whether the word at `k` begins what is told of a body: a mark, `| 34 năm`, `| nước này`, `| cho ông …`."""
    word, following = tokens.words[k], tokens.word_at(k + 1)
    if word == "cho":
        return tokens.find(k + 1, "honorific") is not None  # "bổ nhiệm Hiệu trưởng Trường THCS Lý Nhân | cho ông …"
    counts, refers = word.isdigit() and following in _COUNTED, word == "nước" and following in _MEANT
    return counts or refers or not word[0].isalnum()


def _goes_on_in_capitals(tokens: Tokens, k: int, company: bool) -> bool:
    """Whether no other name begins with the capital at `k`: `Hội Khoa học | Lịch sử`, `Công ty May | Nhà Bè`."""
    ends = _COMPANY_STOPS if company else _CAPITAL_STOPS
    joined = tokens.words[k - 1] == "và"  # "Ban Cổ động và | Tuyên truyền"
    stops = tokens.hits_among(k, ends - {"meeting"} if joined else ends)
    return all(_is_inside(tokens, k, end, entry, company) for end, entry in stops)


def _is_inside(tokens: Tokens, k: int, end: int, entry: Entry, company: bool) -> bool:
    """Whether a phrase that ends other names is part of this one: `Viện Nghiên cứu | Chiến lược | và Quốc tế`."""
    studied = entry.category == "document" and "studied" in tokens.lexicon.document_traits(entry.canonical)
    if studied or is_acronym(tokens.words[k], entry) or is_syllable_of_name(tokens, k, end, entry):
        return True
    return company and _is_brand(tokens, k, end, entry)


def _is_brand(tokens: Tokens, k: int, end: int, entry: Entry) -> bool:
    """Whether a word is one of a name that goes on: `Bóng đèn | Điện Quang`, `Hoàng | Anh Gia Lai`."""
    syllable = entry.category in _SYLLABLES and end == k + 1
    if entry.category == "document" and end == k + 1:  # "Điện | tử Meiko"
        return True
    return syllable and tokens.capital(k + 1) and tokens.adjacent(k + 1) and not tokens.find(k + 1, "role")


def _is_hyphen(tokens: Tokens, k: int) -> bool:
    """Whether the dash at token `k` stands inside a word: `COVID-19`."""
    number = tokens.words[k + 1].isdigit()
    return number and tokens.ends[k - 1] == tokens.starts[k] and tokens.ends[k] == tokens.starts[k + 1]


def is_acronym(word: str, entry: Entry) -> bool:
    """Whether an entry is an acronym that the word is not printed as: `Nam` is no `NAM`."""
    return entry.phrase.isupper() and not word.isupper()
