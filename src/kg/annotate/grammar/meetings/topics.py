"""What a meeting is about, told in its name: `về việc | tổ chức Lễ hội Trà`, `về nhân lực | trong ngành du lịch`."""

from __future__ import annotations

from kg.annotate.grammar.categories import MEETINGS
from kg.annotate.grammar.words import BOTH, COMPANY
from kg.annotate.tokens import SEVERAL, Tokens
from kg.families import Family
from kg.tables import words_of

VERB_CUES = frozenset({"ORGANIZE", "CONCLUDE", "OPEN"})  # end a name, but may follow the head: "hội nghị | tổng kết"
JOINT = frozenset({Family.PRESS})  # meetings about others, whose sides follow `với`: `họp báo với | Quốc vương Bỉ`
_NARROWING, _TOWARD = frozenset({"trong", "hướng"}), frozenset({"tới", "đến"})
_WAY = 2  # tokens of `giải pháp`
_IN_FIELD = ["trong", "lĩnh", "vực"]  # `các doanh nghiệp hoạt động | trong lĩnh vực hạ tầng`
_INFORMATION = ["thông", "tin"]  # a noun and a verb
_AFTER_SAYING = frozenset({"rằng", ":", "với", "tới", "cho", "về", "thêm"})
_QUALIFIERS = {"tại": "area", "vì": "cause"}  # what the words after these are in meeting_words.csv
_HALVES = frozenset({"đầu", "cuối"})  # `đánh giá tình hình | trong 6 tháng đầu năm`


def meeting_words(effect: str) -> frozenset[str]:
    """The words of meeting_words.csv with an effect."""
    return words_of("meeting_words.csv", effect)


def names_matter(tokens: Tokens, j: int, k: int, family: str) -> bool:
    """Whether the verb at `k` is what a meeting is about: `họp báo về việc | tổ chức Lễ hội Trà`, `về | tổ chức thi`.

    Of a meeting for another one only the press is told: `Cuộc họp trù bị về tổ chức | Hội nghị Sông Hồng` is of both.
    """
    verb = tokens.find(k, "cue")
    if verb is None or verb[1].features["class"] not in VERB_CUES:
        return False
    before = tokens.folded[j:k][-2:]
    return (before == ["về", "việc"] or before[-1:] == ["về"]) and (
        family in JOINT or not tokens.begins(verb[0], MEETINGS)
    )


def lacks_side(tokens: Tokens, j: int, k: int) -> bool:
    """Whether the second side of a meeting is still to come: `cuộc họp giữa chính quyền, | các hội và ngân hàng`."""
    told = tokens.folded[j:k]
    if "giữa" not in told or "về" in told or not COMPANY.isdisjoint(told):
        return False
    first = told[told.index("giữa") + 1 :][:1]
    return bool(first) and first[0] not in SEVERAL  # "giữa | các bên" are all


def joins_side(tokens: Tokens, j: int, k: int) -> bool:
    """Whether `cùng` leads to the second side of a meeting: `buổi làm việc giữa lãnh đạo tỉnh | cùng Tập đoàn A`."""
    return tokens.folded[k] == "cùng" and "giữa" in tokens.folded[j:k] and BOTH.isdisjoint(tokens.folded[j:k])


def narrows_topic(tokens: Tokens, j: int, k: int) -> bool:
    """Whether the words at `k` go on with what the meeting is about: `về nhân lực | trong ngành du lịch`.

    Example:
        So do those of `Đối thoại nhiều bên về ASEAN | hướng tới năm 2030`, `về các giải pháp | nhằm giữ rừng`,
        `về cây xanh | tại khu vực hồ`, but not those of `hội nghị về môi trường | trong năm 2016`, `cuộc họp về an
        toàn | trong khuôn khổ …`.
    """
    if tokens.folded[k : k + 3] == _IN_FIELD or (k > j and _qualifies(tokens, k)):
        return True
    if tokens.folded[k] not in _NARROWING or meeting_words("topic").isdisjoint(tokens.folded[j:k]):
        return False
    first, *others = tokens.folded[k + 1 : k + 4] or [""]
    if tokens.folded[k] == "hướng":
        return first in _TOWARD
    if first.isdigit():
        return len(others) > 1 and others[0] == "tháng" and others[1] in _HALVES
    return bool(first) and first not in meeting_words("untopical")


def _qualifies(tokens: Tokens, k: int) -> bool:
    """Whether the words at `k` tell the aim, the area or the cause of what was said before."""
    if tokens.folded[k] == "nhằm":
        return " ".join(tokens.folded[k - _WAY : k]) in meeting_words("way")
    effect = _QUALIFIERS.get(tokens.folded[k])
    return effect is not None and begins_with(tokens, k + 1, effect)


def begins_with(tokens: Tokens, k: int, effect: str) -> bool:
    """Whether a word of meeting_words.csv with an effect, of one or two syllables, begins at token `k`."""
    return not meeting_words(effect).isdisjoint(" ".join(tokens.folded[k:n]) for n in (k + 1, k + 2))


def names_business(tokens: Tokens, k: int) -> bool:
    """Whether a verb after the head says what the meeting is for: `chủ trì cuộc họp | nghe báo cáo …`."""
    hit, cue = tokens.find(k, "deliberation"), tokens.find(k, "cue")
    if not hit or hit[1].features["names"] != "yes" or (cue and cue[0] > hit[0]):
        return False  # "dự hội nghị | đánh giá cao kết quả"
    return tokens.adjacent(hit[0]) and tokens.words[hit[0]][0].isalnum()


def joins_business(tokens: Tokens, j: int, k: int) -> bool:
    """Whether `và` leads to more of a meeting's business: `cuộc họp đánh giá và | kết luận về chậm trễ`."""
    verb = tokens.find(k, "cue")
    business = tokens.folded[k - 1] == "và" and names_business(tokens, j)
    return business and verb is not None and not tokens.begins(verb[0], MEETINGS)


def is_noun(tokens: Tokens, k: int, end: int) -> bool:
    """Whether the cue from `k` to `end` is part of a noun: `Hệ thống | thông tin | giải quyết thủ tục hành chính`."""
    following = tokens.folded_at(end)
    return tokens.folded[k:end] == _INFORMATION and not tokens.capital(k - 1) and following not in _AFTER_SAYING
