"""Classes of cues, and a few words that several modules ask for, and what chunks print."""

from __future__ import annotations

from collections.abc import Sequence

from kg.chunks import Chunk
from kg.mentions import DateMention
from kg.spelling import modern_tone

# Verbs whose object is the other side: tiếp, hội đàm, hội kiến, gặp, gặp mặt, điện đàm the guest, đến chào the host.
TALKS = frozenset({"RECEIVE", "CALL", "CONFER", "AUDIENCE", "ENCOUNTER", "GREET", "PHONE"})
MASSES = frozenset({"DIALOG", "CITIZENS"})  # đối thoại với, tiếp công dân: whoever comes
AT_WORK = frozenset({"WORKAT", "INSPECTAT"})  # làm việc tại, kiểm tra tại
WORKS = MASSES | AT_WORK | {"WORKWITH", "INSPECT"}  # and làm việc với, kiểm tra công tác
MEETS = TALKS | WORKS | {"VOTERS"}  # and tiếp xúc cử tri: verbs that alone state a meeting
SITS = frozenset({"SIT", "SITGROUP"})  # làm việc tại hội trường, thảo luận tại tổ
SAYS = frozenset({"SAY", "ASK"})  # nói, yêu cầu
SHOWS = frozenset({"PRESENT", "HAND"})  # trình bày, trao: makes a document known
ATTENDS = frozenset({"ATTEND", "ATTENDCHAIR", "ATTENDSPEAK"})  # dự, dự và chủ trì, dự và phát biểu
HOLDS = frozenset({"HAPPEN", "ORGANIZE", "OPEN"})  # diễn ra, tổ chức, khai mạc: what is said of a meeting that is held
DECIDES = frozenset({"SIGN", "ISSUE", "ADOPT", "APPOINT", "REMOVE"})  # ký, thông qua, bổ nhiệm: on a day of its own
CHOOSES = frozenset({"APPOINT", "BECOME"})  # bổ nhiệm, trở thành: who gets a post
MOVES = frozenset({"APPOINT", "REMOVE", "STRIP"})  # bổ nhiệm, miễn nhiệm, cách chức: gives a post or takes it
AHEAD = frozenset({"ASK", "NOMINATED", "NOT", "PLAN", "SUBMIT"})  # đề nghị, không, sẽ, trình: what has not come about
JOINTS = frozenset({",", ";", "AND"})  # between the members of a list
AMID = frozenset({"AT", "DURING"})  # before a meeting at which something happens: tại, trong
ACTORS = frozenset({"Figure", "Position"})  # who acts
BEGINS = frozenset({"ORGANIZE", "CHAIR", "HAPPEN", "MEET"})  # right before a meeting that begins here: tổ chức, chủ trì
IN_TURN = "lần lượt"  # each of several does, or is met, where the same is told of all
NTH = ("thứ", "lần thứ")  # begin the names of numbered meetings: `Phiên họp | thứ 10`
SINCE = ("từ", "Từ")  # begins a date from which on something is so


def printed(text: str, chunk: Chunk) -> str:
    """The words of a chunk as the text prints them, but in small letters: `tại kỳ họp` where it prints `Tại kỳ họp`."""
    return text[chunk.start : chunk.end].lower()


def has_day(chunk: Chunk) -> bool:
    """Whether a chunk is a date with a day: `5/3`, but not `tháng 3`."""
    return isinstance(chunk.mention, DateMention) and chunk.mention.date.day is not None


def leading(text: str, chunks: Sequence[Chunk], n: int, far: int = 2) -> str:
    """The words of the few chunks before chunk `n` in small letters: `phát biểu | ngay sau` before a meeting."""
    words = text[chunks[max(n - far, 0)].start : chunks[n].start]
    return modern_tone(words.lower().rstrip())
