"""The names of what is agreed: by its parties, its place or its year: `Hiệp định | thương mại Việt - Lào năm 2005`."""

from __future__ import annotations

import re

from kg.annotate.grammar.bodies.body import parse_body
from kg.annotate.grammar.documents.clauses import SIGNING
from kg.annotate.grammar.documents.subjects import subject_of
from kg.annotate.grammar.places.place import parse_place
from kg.annotate.grammar.words import BOTH
from kg.annotate.tokens import DASHES, Tokens
from kg.kinds import TREATY
from kg.mentions import DocumentMention
from kg.phrases import Entry

OF_YEAR = re.compile(r"\s+(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?![\d/-]|\s[-–]\s?\d)")
# For how long something is agreed or planned: `giai đoạn 2016 - 2020`, `đến năm 2025, tầm nhìn đến năm 2035`.
PERIOD = re.compile(
    r"""(?:,?\s+(?:và\s+)?(?:(?:giai\ đoạn|thời\ kỳ|nhiệm\ kỳ)\s+(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d
    |(?:tầm\ nhìn|định\ hướng)(?:\s+đến)?(?:\s+năm)?\s+20\d\d|đến\s+(?:hết\s+)?năm\s+20\d\d)(?![\d/-]))+""",
    re.VERBOSE,
)
# The words of a title up to its year, and an acronym before or after that: `Tuyên bố | về biển năm 2002 (DOC)`.
_DATED = re.compile(
    r"""(?P<title>(?:\s+(?!(?:do|đã|được|ký|ngày|tháng|năm|sẽ|đang|cho|để|khi|từ|vào|mà|có|là)\b)\w[\w–/-]*
    |\s[-–]){0,14}?)[”"]?(?:\s+\([A-Z]+\))?(?P<when>\s+(?:vào|hồi|trong)(?:\s+(?:đầu|cuối))?)?\s+năm\s+(?P<year>(?:19|20)\d\d)(?![\d/-]|\s[-–]\s?\d)""",
    re.VERBOSE,
)
_INSIDE = frozenset({"", "ABOUT", "OF", "PLURAL", "AT", "COMITATIVE", "AND", "DURING"})  # cues in such a title
_COPY, _ABOUT, _OTHERS = "bản", "về", ["với", "các"]
_SIGNED = re.compile(r",? (?:được )?ký(?: kết)? (?:vào |hồi |từ |đầu |cuối )*(?:ngày|tháng|năm) .*")  # after a title
_FIELD = re.compile(r"\s+trong lĩnh vực(?:\s+(?!(?:ký|được|đã|do|là|có|tại)\b)\w[\w-]*){1,14}")
_BETWEEN, _WORDS_BEFORE = "giữa", 8  # a word before the parties of an agreement, and the words before it
_PASSIVE = "được"
_JOINTS = BOTH | {","}  # between the parties

Titled = tuple[int, str]  # the token after a title, and the title


def read_treaty(tokens: Tokens, i: int, j: int, entry: Entry, mention: DocumentMention) -> Titled | None:
    """What names an agreement whose type stands from token `i` to `j`, other than words with a capital.

    Example:
        `Quy chế phối hợp | giữa Sở Y tế và Công an tỉnh`, `ký Hiệp định | Paris`, `Tuyên bố | về biển năm 2002`.
    """
    treaty = entry.features["family"] == TREATY
    if (treaty or entry.features["without_number"] == "topic") and (k := _between_end(tokens, j)):
        end = _subject_end(tokens, k) if treaty else k
        return end, tokens.surface(j, end)
    if not treaty or mention.plural:
        return None
    if dated := _dated(tokens, i, j):
        return dated
    act = tokens.cue_before(i)
    place = parse_place(tokens, j) if act in SIGNING else None
    if place and (act == "ADOPT" or tokens.folded_at(place[1]) != _ABOUT):
        return place[1], tokens.surface(j, place[1])
    return None


def _subject_end(tokens: Tokens, k: int) -> int:
    """Token after what the parties named before token `k` agree on: `về giáo dục`, `trong lĩnh vực y tế`."""
    if field := tokens.match(_FIELD, tokens.ends[k - 1]):
        return tokens.at(field.end())
    about = subject_of(tokens, k, numbered=False)
    return tokens.at(about[1] - len(about[0]) + len(_SIGNED.sub("", about[0]))) if about else k


def _dated(tokens: Tokens, i: int, j: int) -> Titled | None:
    """The title from token `j` up to a year, without that: of words without a capital only where it is signed."""
    cue = tokens.find(i, "cue")
    verb = cue is not None and cue[0] == j and i in tokens.openings  # "| Tuyên bố Việt Nam sẽ …"
    copy, signed = tokens.folded_at(i - 1) == _COPY, tokens.cue_before(i) in SIGNING
    if not (copy or signed or (tokens.capital(i) and not verb)):
        return None
    match = tokens.match(_DATED, tokens.ends[j - 1])
    if not match or (match["when"] and not signed):
        return None
    k = tokens.at(match.end("title")) if match["title"] else j
    named = k == j or tokens.capital(j) or tokens.folded[j] == _ABOUT or signed
    if not named or any(tokens.cue_at(n) not in _INSIDE or tokens.find(n, "document") for n in range(j, k)):
        return None
    if match["when"]:  # "ký Thỏa thuận hạt nhân | với các nước vào năm 2015"
        k = next((n for n in range(j, k) if tokens.folded[n : n + 2] == _OTHERS), k)
        return (k, tokens.surface(j, k)) if k > j and not tokens.capital(j) else None
    title, end = f"{tokens.surface(j, k)} năm {match['year']}".strip(), tokens.at(match.end())
    parties = _between_end(tokens, end)  # "Kế hoạch hợp tác năm 2017 | giữa Bộ Y tế và Bộ Y tế Lào"
    return (parties, f"{title} {tokens.surface(end, parties)}") if parties else (end, title)


def _between_end(tokens: Tokens, j: int) -> int:
    """Token after those between whom something is agreed, with the years, or 0 if it is not between two.

    Example:
        `Quy chế phối hợp | công tác giữa Sở Y tế với Công an tỉnh giai đoạn 2021 - 2025 | được ký`.
    """
    k = j
    while k - j < _WORDS_BEFORE and tokens.adjacent(k) and tokens.folded[k] != _BETWEEN and _is_topic(tokens, k):
        k += 1
    if not tokens.adjacent(k) or tokens.folded[k] != _BETWEEN:
        return 0
    end, joints = 0, set[str]()
    while tokens.adjacent(k) and (after := party_end(tokens, k + 1)):
        joints.add(tokens.folded[k])
        end = k = after
        if tokens.folded_at(k) not in _JOINTS:
            break
    if joints.isdisjoint(BOTH):
        return 0
    period = tokens.match(PERIOD, tokens.ends[end - 1])
    return tokens.at(period.end()) if period else end


def _is_topic(tokens: Tokens, k: int) -> bool:
    """Whether the word at `k` may tell on what parties agree: `hợp tác | văn hóa - thể thao | giữa …`."""
    word = tokens.words[k]
    return (word.islower() and word != _PASSIVE and tokens.cue_at(k) not in SIGNING) or word in DASHES


def party_end(tokens: Tokens, k: int) -> int:
    """Token after one of those who agree that begins at token `k`, or 0: `| Sở Y tế`, `| tỉnh Hà Nam`."""
    if not tokens.adjacent(k):
        return 0
    if body := parse_body(tokens, k):
        end = body[1] + (tokens.folded_at(body[1]) == "nước")
        place = parse_place(tokens, end) if tokens.adjacent(end) and tokens.capital(end) else None
        return place[1] if place and place[0].name else body[1]  # "Bộ Y tế | Việt Nam"
    place = parse_place(tokens, k)
    return place[1] if place and place[0].name else 0
