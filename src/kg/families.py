"""Families of meetings: heads of one family, such as `hội nghị` and `cuộc họp`, can name the same meeting."""

from __future__ import annotations

from kg.named import Named


class Family(Named):
    """What meetings.csv says of the head of a meeting's name."""

    CEREMONY = "ceremony"
    """What is celebrated, opened or handed over: `lễ kỷ niệm`, `lễ đón`, `buổi ra mắt`."""
    CONFERENCE = "conference"
    """Meetings of many on some matter, the widest family: `hội nghị`, `cuộc họp`, `đối thoại`."""
    CONGRESS = "congress"
    """Meetings of delegates, every few years: `đại hội`."""
    CONTEST = "contest"
    """What is played, shown or exercised: `hội thi`, `chương trình nghệ thuật`, `diễn tập`."""
    COURSE = "course"
    """Where one learns: `lớp bồi dưỡng`, `khóa tập huấn`."""
    FORUM = "forum"
    """`diễn đàn`."""
    NEGOTIATION = "negotiation"
    """Rounds of talks until something is agreed: `vòng đàm phán`."""
    OPENING = "opening"
    """The first and the last hours of a longer meeting: `lễ khai mạc`, `phiên bế mạc`."""
    PREPARATION = "preparation"
    """The day before a longer meeting: `phiên trù bị`."""
    PRESS = "press"
    """Where journalists ask: `họp báo`."""
    SEMINAR = "seminar"
    """Where the learned speak: `hội thảo`, `tọa đàm`."""
    SESSION = "session"
    """An assembly's meetings of some days or weeks: `kỳ họp`."""
    SITTING = "sitting"
    """One meeting of an assembly or a committee, often within a session: `phiên họp`, `buổi thảo luận tại tổ`."""
    TALKS = "talks"
    """One receives or meets another: `buổi tiếp`, `hội đàm`, `cuộc gặp`."""
    VOTERS = "voters"
    """Deputies meet voters: `buổi tiếp xúc cử tri`."""
    WORKING = "working"
    """Work with those who are led or inspected: `buổi làm việc`, `buổi kiểm tra`."""


TWO_SIDES = frozenset({Family.TALKS, Family.WORKING})
"""One side meets, or receives, the other: `buổi tiếp`, `buổi làm việc`."""
SIDED = TWO_SIDES | {Family.VOTERS}
"""Who speaks is of one of the sides: that of the deputies, too, at a `buổi tiếp xúc cử tri`."""
ASKING = frozenset({Family.PRESS, Family.VOTERS})
"""People ask and are answered: `họp báo`, `buổi tiếp xúc cử tri`."""
PARTS_OF_SESSIONS = frozenset({Family.SITTING, Family.OPENING})
"""What a session consists of, each on one day: `phiên thảo luận`, `phiên khai mạc`."""
OF_ASSEMBLIES = PARTS_OF_SESSIONS | {Family.SESSION}
"""Meetings of assemblies and of their committees: `kỳ họp`, `phiên họp`."""
