"""What the noun-phrase grammar finds: typed, nested mentions.

Offsets are code points in the normalized text (`annotate.text` maps them to the characters as given). A mention says
what its own words say; what the article adds, as the place of a bare `Tỉnh ủy`, is the work of the resolve stage.
"""

from __future__ import annotations

from kg.families import Family
from kg.kinds import GOVERNED
from kg.manners import Manner
from kg.model import PartialDate, Status
from kg.records import record, replace
from kg.spans import Span


@record(frozen=True, slots=True)
class PlaceMention(Span):
    """A place: `tỉnh Thái Bình` has name `Thái Bình` and type `tỉnh`; a bare `tỉnh` has no name.

    Attributes:
        name: Without its type.
        type: As printed before the name, abbreviations written out.
        level: As in the ontology: `province`, `district`, `commune`, ...; `venue` for a building.
        within: The larger place printed after it.
        host: The body or the nameless place whose venue it is: `hội trường Tỉnh ủy`, `Sân vận động tỉnh`.
    """

    name: str
    type: str = ""
    level: str = ""
    within: PlaceMention | None = None
    host: BodyMention | PlaceMention | None = None

    @property
    def is_governed(self) -> bool:
        """Whether it has leaders with whom one works: `làm việc với tỉnh Hà Nam`, not `làm việc tại Lào`."""
        return bool(self.name) and self.level in GOVERNED


@record(frozen=True, slots=True)
class BodyMention(Span):
    """A body: head, name, and what it belongs to: `Ban` + `Tổ chức` + parent `Tỉnh ủy`.

    Attributes:
        head: What its name begins with; for a body of the gazetteer its whole name.
        name: What follows the head.
        kind, level: As in the ontology, when its words say so.
        places: How its place is printed: `typed`, `bare` or `none`; see body_heads.csv.
        parent: The body that it is part of.
        place: Where it is, or which place it leads.
    """

    head: str
    name: str = ""
    kind: str = ""
    level: str = ""
    places: str = ""
    parent: BodyMention | None = None
    place: PlaceMention | None = None

    @property
    def called(self) -> str:
        """Its head and its name: `Ban Tổ chức`."""
        return f"{self.head} {self.name}".rstrip()

    @property
    def alone(self) -> bool:
        """Whether nothing but its head is printed: `Sở`."""
        return not (self.name or self.parent or self.place)


@record(frozen=True, slots=True)
class PersonMention(Span):
    """A person's name.

    Attributes:
        name: As printed; empty for a pronoun.
        partial: Whether it is only the given name: `ông Thăng`.
        woman: Whether the name says so: `Nguyễn Thị …`.
        young: Whether the word of address is one for the young: `anh`, `chị`.
        home: The place in parentheses after the name, for which a deputy is elected: `ĐB Lê An | (Hà Nam)`.
    """

    name: str
    partial: bool = False
    woman: bool | None = None
    young: bool = False
    home: PlaceMention | None = None


@record(frozen=True, slots=True)
class PositionMention(Span):
    """A role in a body: `Phó Bí thư` + `Thường trực` + `Tỉnh ủy`.

    Attributes:
        role: Canonical words of the role.
        takes: `none` when the role is a whole position; `body`, `country`, `office`, `optional` when one completes it.
        keep: Whether the label repeats the body's head (`Bộ trưởng Bộ Y tế`) or not (`Trưởng ban Tổ chức`).
        body: The body that it is in.
        place: The place that stands for its body: `Chủ tịch | tỉnh`.
        status: How it is held: `nguyên Bí thư` formerly.
        new: Whether it is said to be new: `tân Bí thư`.
        plural: Whether several hold it: `các Phó Chủ tịch`.
        superior: The office whose holder it serves: `Đặc phái viên của | Tổng thống Nga`.
        led_by: That holder, where the name is printed too.
        about: What its holder is charged with, after all else: `về vấn đề Yemen`.
    """

    role: str
    takes: str = "body"
    keep: bool = True
    body: BodyMention | None = None
    place: PlaceMention | None = None
    status: Status = Status.CURRENT
    new: bool = False
    plural: bool = False
    superior: PositionMention | None = None
    led_by: PersonMention | None = None
    about: str = ""


DEPUTY = "Đại biểu"  # role of who sits in the assembly that an article is about
CHAIR, SECRETARY = "Chủ tịch", "Bí thư"  # who lead a place: its People's Committee, its committee of the Party
VICE = "Phó "  # before the role of who helps its holder, of which a body may have several
COUNTERPART = "Người đồng cấp"  # role of who has the post of somebody named before, in another country
GOING_ON = 9999  # year until which goes what is not over: `từ năm 2010 đến nay`


@record(frozen=True, slots=True)
class DateMention(Span):
    """A date as far as it is printed.

    Attributes:
        date: The day, month or year; the first one of a period.
        until: The last year of a period, `GOING_ON` if it is not over: `từ năm 2010 đến nay`; 0 for a point of time.
    """

    date: PartialDate
    until: int = 0


@record(frozen=True, slots=True)
class DocumentMention(Span):
    """A document: `Kết luận` `21-KL/TW` of a date, an issuer, about a subject.

    Attributes:
        type: As in document_types.csv.
        number: With its symbol, as printed but for blanks.
        title: What names it besides or instead of a number.
        subject: What it is about, as printed.
        subject_end: Where the subject ends, beyond the mention itself, with a date that follows it.
        subject_from: Where the subject begins, kept if a date follows it; else 0, as its length tells.
        issuers: Who issued it.
        issued: Date of its issue.
        draft: Whether it is only a draft: `dự thảo Nghị quyết`.
        plural: Whether several are meant: `các nghị quyết`.
        listed: The several that are meant, where they are told: `ba nghị quyết về: A; B; C`.
        whom: Person to whom it is handed, where nothing else is told of it: `trao quyết định cho | bà …`.
        group: Whether it stands for several that the article need not tell: `các quyết định của Huyện ủy về cán bộ`.
    """

    type: str
    number: str = ""
    title: str = ""
    subject: str = ""
    subject_end: int = 0
    issuers: tuple[BodyMention | PositionMention, ...] = ()
    issued: PartialDate | None = None
    draft: bool = False
    plural: bool = False
    listed: tuple[DocumentMention, ...] = ()
    whom: str = ""
    group: bool = False
    subject_from: int = 0

    @property
    def subject_start(self) -> int:
        """Where the subject begins; of one with words left out, where it would without those."""
        return self.subject_from or self.subject_end - len(self.subject)

    def subject_before(self, offset: int) -> str:
        """What the subject says before an offset of the text: `về giá gạo` in `về giá gạo | (Kết luận số 5)`."""
        return self.subject[: max(0, offset - self.subject_start)]

    def on(self, subject: str, end: int) -> DocumentMention:
        """The document with what it is about, and where that ends."""
        return replace(self, subject=subject, subject_end=end)

    @property
    def bare(self) -> bool:
        """Whether it says nothing of its document: `nghị quyết này`, `trao quyết định cho bà …`."""
        return not (self.number or self.title or self.subject or self.issuers or self.issued)


@record(frozen=True, slots=True)
class MeetingMention(Span):
    """A meeting: head, what its name adds, the body that holds it.

    Attributes:
        head: The words that say what it is, with a capital.
        type, family: As in meetings.csv.
        name: What follows the head.
        body: Whose meeting it is.
        plural: Several are meant: `các hội nghị`.
        online: Its words say that it is held online.
        bare: It only refers back: `hội nghị`, `buổi lễ`.
        cited: It is spoken of, not reported on: `nghị quyết Đại hội XII`.
        guest: The body or place with which it is, whose label ends the name: `Buổi làm việc với | Bộ Y tế`.
        documents: Documents that are its business: `hội nghị quán triệt Nghị quyết …`.
        places: Places that its name tells: `Đại hội Phụ nữ | huyện Lý Nhân`.
        sides: Persons that its name tells: `Buổi làm việc giữa | Thủ tướng Nguyễn Văn An | với lãnh đạo tỉnh`.
        refers_to: Where the mention begins to which it refers back, as far as the sentences before tell; else -1.
        acronyms: Printed in parentheses in its name: `Hội nghị Thủy lợi Sông Hồng lần thứ 5 (| TLSH 5 |)`.
        aliases: Other names that the sentence gives it: `Hội nghị Sông Hồng, hay | Đối thoại Thăng Long |`.
        implied: Only what a body does states it: `sẽ được Đoàn Chủ tịch | họp |`.
        begins: The sentence tells of it on a day, without a name: `Sáng 5/7, ông A chủ trì | cuộc họp |`.
        about: The meeting that journalists are told of: `Họp báo về | Hội nghị Sông Hồng |`.
        another: The same, going on from another one: `Cùng ngày, ông A chủ trì | cuộc họp |`.
    """

    head: str
    type: str
    family: Family
    name: str = ""
    body: BodyMention | None = None
    bare: bool = False
    plural: bool = False
    online: bool = False
    documents: tuple[DocumentMention, ...] = ()
    cited: bool = False
    guest: BodyMention | PlaceMention | None = None
    places: tuple[PlaceMention, ...] = ()
    refers_to: int = -1
    acronyms: tuple[str, ...] = ()
    implied: bool = False
    begins: bool = False
    another: bool = False
    sides: tuple[Figure, ...] = ()
    aliases: tuple[str, ...] = ()
    about: MeetingMention | None = None


Issuer = BodyMention | PositionMention
Mention = PlaceMention | BodyMention | PersonMention | PositionMention | DateMention | DocumentMention | MeetingMention


@record(frozen=True, slots=True)
class RelationMention:
    """What a sentence states between two mentions, before it is known which entities they name.

    Attributes:
        relation: Local name of an ontology property.
        subject, object: The mentions; the object may be a literal.
        start, end: The evidence.
        rule: What read it: a rule of relations.toml, or a part of the extract stage.
        status: How a post is held.
        confidence: Between 0 and 1.
        qualifiers: More about the statement, as ontology property and value.
        manner: How it is told.
    """

    relation: str
    subject: Mention
    object: Mention | str | int
    start: int
    end: int
    rule: str
    status: Status = Status.CURRENT
    confidence: float = 1.0
    qualifiers: tuple[tuple[str, Mention | str], ...] = ()
    manner: frozenset[Manner] = frozenset()


@record(frozen=True, slots=True)
class Figure(Span):
    """A person with the positions printed beside the name: `Ngô Đông Hải, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy`."""

    person: PersonMention
    positions: tuple[PositionMention, ...] = ()
