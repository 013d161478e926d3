"""The titles of documents, and what refers back to one: `Luật | Du lịch năm 2017`, `Nghị quyết | này`."""

from __future__ import annotations

import re

from kg.annotate.grammar.asides import after_acronym
from kg.annotate.grammar.categories import AGENTS, SUBJECTS
from kg.annotate.grammar.documents.clauses import SIGNING
from kg.annotate.grammar.documents.details import CITING
from kg.annotate.grammar.documents.names import Named
from kg.annotate.grammar.documents.treaties import OF_YEAR, PERIOD, party_end, read_treaty
from kg.annotate.grammar.documents.words import begins_with, length_at
from kg.annotate.grammar.endings import trimmed
from kg.annotate.grammar.words import JOINTS
from kg.annotate.tokens import DASHES, TRIGGERS, Tokens
from kg.kinds import TREATY
from kg.lexicon import HOME
from kg.mentions import DocumentMention
from kg.phrases import Entry
from kg.records import replace

_AMENDED = re.compile(r"\s*\((?P<how>sửa đổi(?:, bổ sung)?)\)")
# The number of a law after its title: `Luật Lưu trữ | số 3/2011/QH13`.
_LAW_NUMBER = re.compile(r",?\s+(?:\(\s*)?số:?\s+\d+/\d{4}/(?:QH|PL)[\w-]*(?:\s*\))?")
_YEAR = re.compile(r"\s*\((?:năm\s+)?(?P<year>(?:19|20)\d\d)\)")  # `Luật Hộ tịch | (năm 2014)`
_OF_HOME = re.compile(
    r"\s+(?:của\s+)?nước\s+(?:CHXHCN|Cộng\s+(?:hòa|hoà)\s+xã\s+hội\s+chủ\s+nghĩa)\s+Việt\s+Nam", re.IGNORECASE
)
_PERIODS = frozenset("giai thời nhiệm tầm định đến".split())  # what a period begins with
_QUOTED = re.compile(r"\s*[“\"]([^”\"]{3,200})[”\"]")
_SIGNER = ["người", "ký"]  # `Người ký | giấy phép | là ông …`
_LONGEST = 14  # tokens of a title
_CONTENT = "content"  # how types are told whose titles may name others: `chuyên đề “Những điểm mới của Luật Đất đai”`
_CUES = frozenset({"cue"})
_ACTING = SIGNING | {"PRESENT", "HAND", "DISSEMINATE", "CARRYOUT"}  # also before what is made known: `công bố`
_SAID = CITING | {"SAY"}  # cues before a document that somebody cites, or speaks of
_STOPS = _CUES | SUBJECTS | {"document", "meeting"}


def read_title(tokens: Tokens, i: int, j: int, entry: Entry, mention: DocumentMention) -> Named | None:
    """The document with its title: `Luật | Du lịch`, `Điều lệ | Đảng`, `Quy chế | phối hợp công tác`, `Đề án | “…”`."""
    if (quoted := tokens.match(_QUOTED, mention.end)) and quoted[1][0].isupper():
        end = tokens.at(quoted.end())
        telling = entry.features["without_number"] == _CONTENT and _names_other(tokens, j, end)
        title = quoted[1].rstrip(" ,.;")
        return None if mention.plural or telling else (replace(mention, end=quoted.end(), title=title), end)
    if law := tokens.find(i, "law"):
        end, further = _version(tokens, law[0])
        numbered = tokens.match(_LAW_NUMBER, end)
        end, further = (numbered.end(), further) if numbered else _of_land(tokens, end, further)
        return replace(mention, end=end, title=law[1].features["title"] + further), tokens.at(end)
    if treaty := read_treaty(tokens, i, j, entry, mention):
        end, further = _version(tokens, treaty[0])
        return replace(mention, end=end, title=treaty[1] + further, plural=False), tokens.at(end)
    if tokens.match(OF_YEAR, _home_end(tokens, mention.end)) and tokens.match(_OF_HOME, mention.end):
        return of_year(tokens, mention, j)  # "Hiến pháp | nước CHXHCN Việt Nam năm 1992"
    if not tokens.adjacent(j) or not tokens.capital(i) or not _begins_title(tokens, j, entry):
        return None
    k = title_end(tokens, j)
    if entry.features["family"] == TREATY:
        k = _parties_end(tokens, k)
    if k == j or not (tokens.capital(j) or _is_inside(tokens, i) or is_passed(tokens, k)):
        return None
    end, further = _version(tokens, k)
    return replace(mention, end=end, title=tokens.surface(j, k) + further), tokens.at(end)


def _names_other(tokens: Tokens, j: int, end: int) -> bool:
    """Whether a title between two tokens names a law, or a document by its number."""
    numbered = any("/" in word or "-" in word for word in tokens.words[j:end] if word[0].isdigit())
    return numbered or any(tokens.find(k, "law") for k in range(j, end))


def _version(tokens: Tokens, k: int) -> tuple[int, str]:
    """What tells a law from one of the same title: `Luật Đất đai | năm 2013`, `| (sửa đổi)`; and where it ends."""
    end = tokens.ends[after_acronym(tokens, k) - 1]
    if match := tokens.match(_AMENDED, end):
        return match.end(), f" ({match['how']})"
    end = _home_end(tokens, end)
    if match := tokens.match(OF_YEAR, end) or tokens.match(_YEAR, end):
        return match.end(), f" năm {match['year']}"
    return tokens.ends[k - 1], ""


def _of_land(tokens: Tokens, end: int, further: str) -> tuple[int, str]:
    """Where a law's name ends and what tells it apart, with the country whose law it is: `Luật Đất đai | của Lào`."""
    k = tokens.at(end)
    land = tokens.find(k + 1, "country") if tokens.word_at(k) == "của" and tokens.capital(k + 1) else None
    if not land or land[1].canonical == HOME:
        return end, further
    return tokens.ends[land[0] - 1], f"{further} của {land[1].canonical}"


def of_year(tokens: Tokens, mention: DocumentMention, j: int) -> Named:
    """A document known by its type, which ends before token `j`, with its year: `Thỏa ước lao động | năm 2024`."""
    match = tokens.match(OF_YEAR, _home_end(tokens, mention.end))
    if not match:
        return mention, j
    return replace(mention, end=match.end(), title=f"năm {match['year']}"), tokens.at(match.end())


def _home_end(tokens: Tokens, end: int) -> int:
    """Where the name of the state ends whose law it is: `Bộ luật Hình sự | nước CHXHCN Việt Nam | năm 1985`."""
    match = tokens.match(_OF_HOME, end)
    return match.end() if match else end


def _begins_title(tokens: Tokens, j: int, entry: Entry) -> bool:
    """Whether a title can begin at `j`, after the type: `Luật | Thuế`, `Quy chế | phối hợp`, not `Kế hoạch | này`."""
    if entry.features["identifies"] == "title" and tokens.capital(j):
        return True
    topical = entry.features["without_number"] == "topic"
    return topical and tokens.words[j][0].islower() and not begins_with(tokens, j, "no_topic")


def _is_inside(tokens: Tokens, i: int) -> bool:
    """Whether a word or mark inside the sentence is before the type, whose capital then begins a name.

    Example:
        `thực hiện | Quy chế phối hợp công tác năm 2016`.
    """
    before = tokens.words[i - 1] if tokens.adjacent(i) else ""
    return before != "" and (before[0].isalnum() or before in (",", ";", "“"))


def refers_back(tokens: Tokens, i: int, j: int) -> int:
    """Token after a document whose type alone is printed, from `i` to `j`, with who issues it; 0 for anything else.

    Example:
        `Nghị quyết | này | được Quốc hội thông qua ngày …`, `ký quyết định | này`, `người ký quyết định | là ông …`;
        without a word that refers back only where a sentence begins, `Văn bản | do ông … ký`, or somebody cites it,
        `Theo kế hoạch | do ông … ký`.
    """
    if not tokens.adjacent(j):
        return 0
    if tokens.folded[j] == "là" and tokens.folded[max(i - 2, 0) : i] == _SIGNER:
        return j
    pointing = length_at(tokens, j, "pointing")
    if pointing and tokens.cue_before(i) in _ACTING:
        return j + pointing
    words = pointing or length_at(tokens, j, "back")
    k = j + words
    k += tokens.word_at(k) == "," and tokens.folded_at(k + 1) == "do"
    cited = tokens.cue_before(i) in _SAID and tokens.folded_at(k) == "do"  # "xác nhận | tờ trình do bà … ký"
    told = words > 0 or i in tokens.openings or cited
    return k if told and (is_passed(tokens, k) or _is_dated(tokens, k)) else 0


def _is_dated(tokens: Tokens, k: int) -> bool:
    """Whether the words at `k` say when something was signed or issued: `Nghị quyết | ban hành ngày 5/3`."""
    hit = tokens.find(k, "cue") if tokens.cue_at(k) in SIGNING else None
    after = tokens.folded_at(hit[0]) if hit else ""
    return after in TRIGGERS or after[:1].isdigit()


def is_passed(tokens: Tokens, k: int) -> bool:
    """Whether somebody issues what is named before token `k`: `Quy hoạch khu du lịch | được Thủ tướng phê duyệt`."""
    k += tokens.folded_at(k) in ("đã", "vừa")
    if tokens.folded_at(k) not in ("được", "do"):
        return False
    return tokens.begins(k + 1, AGENTS) or tokens.cue_at(k + 1) in SIGNING


def title_end(tokens: Tokens, j: int) -> int:
    """Token after the last of a title that begins at token `j`."""
    k = j
    while tokens.adjacent(k) and k - j < _LONGEST and _in_title(tokens, k, j):
        period = tokens.match(PERIOD, tokens.ends[k - 1]) if tokens.folded[k] in _PERIODS else None
        if period:
            return tokens.at(period.end())
        k += 1
    k = trimmed(tokens, j, k)
    return k - 1 if k > j and tokens.words[k - 1] == "năm" else k


def _parties_end(tokens: Tokens, k: int) -> int:
    """Token after the parties of a treaty, of which the title up to `k` names the first: `Việt Nam | - EU`.

    Example:
        `Hiệp ước Hòa bình | với Nhật Bản`.
    """
    while tokens.word_at(k) in DASHES and tokens.adjacent(k) and tokens.capital(k + 1) and tokens.capital(k - 1):
        k = max(title_end(tokens, k + 1), party_end(tokens, k + 1))
    joined = tokens.folded_at(k) == "với" and tokens.adjacent(k)
    return (party_end(tokens, k + 1) if joined else 0) or k


def _in_title(tokens: Tokens, k: int, j: int) -> bool:
    """Whether the word at `k` belongs to the title that begins at `j`: `Luật Phòng, | chống tham nhũng`."""
    word = tokens.words[k]
    if word in JOINTS:
        return k > j and tokens.word_at(k + 1)[:1].islower()
    if not word[0].isalnum() or word[0].isdigit():
        return False
    return k == j or not tokens.begins(k, _STOPS if tokens.capital(k) else _CUES)
