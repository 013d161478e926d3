"""What is done with a document, which tells that one is meant: `đã ký | quyết định | bổ nhiệm bà Nguyễn Thị An`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import cache

from kg.annotate.grammar.categories import ACTORS
from kg.annotate.grammar.documents.names import draft_begin
from kg.annotate.grammar.documents.subjects import begins_decision, content
from kg.annotate.grammar.documents.words import begins_with, follows
from kg.annotate.tokens import Tokens
from kg.kinds import LAW, TREATY
from kg.phrases import Entry
from kg.resources import resource
from kg.tables import listed, read_table

# Cues of verbs that act on a document as a whole, and of those that do when it is told what the document decides.
ACTS = frozenset({"SIGN", "ISSUE"})
ANNOUNCING = frozenset({"PRESENT", "HAND", "ADOPT", "DISSEMINATE"})
OF_ISSUER = ("issuer", "letter", "source")  # what names one document is whose it is
LETTERS = ("letter", "sent")  # what somebody has sent when the sentence says that he has it
ADDRESSED = (*LETTERS, "source")  # what somebody writes to somebody else
_RESOLUTION, _FEWEST = "Nghị quyết", 3  # a type that is passed as laws are, and words that tell of what it is
_CONTENT_CUES = frozenset({"", "REPLACE", "ASK", "CARRYOUT", "ORGANIZE"})  # of the verb with which that may begin
_FAR = 40  # tokens from a document to the next that the same verb governs
_CLEARLY = "rõ"  # after what is no document: `Luật mới ban hành | quy định | rõ`
_ADDRESS = 8  # tokens of an addressee and the word after it
_LONGEST_VERB = 2  # tokens of a verb that issues only before a document

# Types of documents that a verb issues, and words after which it does not.
_Issuing = tuple[Sequence[str], Sequence[str]]


@cache
def _issuing() -> Mapping[tuple[str, ...], _Issuing]:
    """The verbs that issue what follows them, as `issuing.csv` lists them, by their words."""
    rows = read_table(resource("lexicons", "issuing.csv"))
    return {tuple(row["phrase"].split()): (listed(row["types"]), listed(row["unless"])) for row in rows}


def is_acted_on(tokens: Tokens, i: int, j: int, entry: Entry) -> bool:
    """Whether somebody signs, issues or announces the document from `i` to `j`: `đã ký | quyết định | chỉ định ...`."""
    if tokens.folded_at(j) == _CLEARLY:
        return False
    begin = draft_begin(tokens, i)
    begin = _first_alike(tokens, begin, j)
    while follows(tokens, begin, "one"):
        begin -= 1
    cue = "ISSUE" if brings_out(tokens, begin, entry.canonical) else tokens.cue_before(begin)
    return cue in ACTS or (bool(cue) and cue in _further_acts(tokens, i, j, entry))


def _first_alike(tokens: Tokens, i: int, j: int) -> int:
    """The token of a document of the same type that the verb governs, before the one from token `i` to `j`.

    Example:
        `trình bày | báo cáo về ngân sách và báo cáo về đầu tư`.
    """
    if tokens.folded_at(i - 1) != "và" or not tokens.adjacent(i):
        return i
    kind = tokens.folded[i:j]
    for n in range(i - 2, max(0, i - _FAR), -1):
        if not tokens.adjacent(n + 1) or tokens.words[n] == ";":
            break
        if tokens.folded[n : n + len(kind)] == kind:
            return n
    return i


def _further_acts(tokens: Tokens, i: int, j: int, entry: Entry) -> Set[str]:
    """Cues of what else may be done with a document of which the words at `j` tell so much."""
    how = entry.features["without_number"]
    if begins_decision(tokens, j):
        return ANNOUNCING | {"HAVE"}
    if tokens.folded_at(j) == "cho":
        return {"ADOPT"}
    if how == "source" and _is_addressed(tokens, j):
        return {"HAVE"}  # "đã có | báo cáo Thủ tướng về …"
    if _is_about(tokens, j):
        # "đã có | chỉ thị về …", "trình bày | báo cáo về …", "thông qua | nghị quyết về …"
        return {"HAVE", "PRESENT"} if how in ADDRESSED else {"HAVE", "PRESENT", "ADOPT"}
    if how in ADDRESSED and tokens.folded_at(j) == "gửi":
        return {"HAVE", "AT", "DURING"}  # "trong | công văn gửi các tỉnh, Bộ Y tế yêu cầu …"
    if not begins_content(tokens, j):
        return frozenset()
    if (entry.features["family"] == LAW or entry.canonical == _RESOLUTION) and _tells_content(tokens, j):
        return {"ADOPT"}  # "thông qua | nghị quyết mở rộng lực lượng …"
    if entry.features["family"] == TREATY and tokens.capital(i) and _tells_content(tokens, j):
        return {"ADOPT"}  # "thông qua | Tuyên bố cao cấp về nghề muối"
    if tokens.capital(i) and how in OF_ISSUER:
        return {"PRESENT", "HEAR", "AND"}  # "trình bày | Tờ trình dự án Luật …", "… và | Tờ trình dự thảo Nghị quyết …"
    begin = draft_begin(tokens, i)  # "công bố dự thảo | kết luận thanh tra"
    at_body = tokens.cue_at(j) == "AT" and tokens.capital(j + 1)  # "công bố | kết luận kiểm tra tại Sở Y tế"
    handed = follows(tokens, begin, "handed") and (at_body or tokens.cue_at(j) in ("", "TOWARD"))
    if handed or follows(tokens, begin, "read"):
        return {"PRESENT", "HAND"}
    # "đã có | văn bản chấp thuận …", "đã có | chỉ thị yêu cầu …"
    return {"HAVE"} if how in LETTERS or tokens.cue_at(j) == "ASK" else frozenset()


def brings_out(tokens: Tokens, i: int, kind: str) -> int:
    """Tokens of the verb that sends or issues a document of a kind right before token `i`, 0 without one.

    Example:
        `UBND huyện | ra | quyết định`, but not `đề ra | kế hoạch`.
    """
    for n in range(min(_LONGEST_VERB, i - 1), 0, -1):
        types, unless = _issuing().get(tuple(tokens.folded[i - n : i]), (None, ()))
        if types is None or (types and kind not in types) or not tokens.adjacent(i):
            continue
        return 0 if tokens.folded[i - n - 1] in unless else n
    return 0


def _is_addressed(tokens: Tokens, j: int) -> bool:
    """Whether the words at `j` say to whom one reports on what: `báo cáo | Thủ tướng về …`."""
    if tokens.folded_at(j) == "gửi":
        j += 1
    return tokens.capital(j) and tokens.begins(j, ACTORS) and "về" in tokens.folded[j : j + _ADDRESS]


def _is_about(tokens: Tokens, j: int) -> bool:
    """Whether the words at `j` say what one document is about: `về tăng cường …`, but not `về việc này`."""
    said = content(tokens, j) if tokens.folded_at(j) == "về" and tokens.adjacent(j) else None
    return said is not None and not follows(tokens, tokens.at(said[1]), "vague")


def _tells_content(tokens: Tokens, j: int) -> bool:
    """Whether the words at `j` say in several words what is passed: `mở rộng các …`, not `cần …`, `với tỷ lệ 100%`."""
    told = tokens.cue_at(j) in _CONTENT_CUES and content(tokens, j)
    return bool(told and len(told[0].split()) >= _FEWEST)


def begins_content(tokens: Tokens, j: int) -> bool:
    """Whether the words at `j` may be the content of a document: neither its issuer nor a clause begins there."""
    return tokens.adjacent(j) and tokens.words[j][0].islower() and not begins_with(tokens, j, "no_content")
