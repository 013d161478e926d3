"""What a careful reader finds in the source article, written by hand: the yardstick for graph and questions."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.iris import mint
from kg.model import Article, Entity, Evidence, Extraction, Kind, PartialDate, Statement, Value

PATH = next((Path(__file__).parent.parent / "seeds").glob("*.txt"))
TEXT = PATH.read_text(encoding="utf-8")

CENTRAL_COMMITTEE = "Ban Chấp hành Trung ương Đảng"
# label: kind, level, part of, located in
BODIES = {
    CENTRAL_COMMITTEE: ("party", "central", "", ""),
    "Bộ Chính trị": ("party", "central", CENTRAL_COMMITTEE, ""),
    "Tỉnh ủy Thái Bình": ("party", "province", "", "Thái Bình"),
    "Ban Chấp hành Đảng bộ tỉnh Thái Bình": ("party", "province", "", "Thái Bình"),
    "Ban Thường vụ Tỉnh ủy Thái Bình": ("party", "province", "Tỉnh ủy Thái Bình", "Thái Bình"),
    "Ban Tổ chức Tỉnh ủy Thái Bình": ("party", "province", "Tỉnh ủy Thái Bình", "Thái Bình"),
    "Ban Tuyên giáo Tỉnh ủy Thái Bình": ("party", "province", "Tỉnh ủy Thái Bình", "Thái Bình"),
    "Ủy ban Kiểm tra Tỉnh ủy Thái Bình": ("party", "province", "Tỉnh ủy Thái Bình", "Thái Bình"),
    "Hội đồng nhân dân tỉnh Thái Bình": ("legislature", "province", "", "Thái Bình"),
    "Ủy ban nhân dân tỉnh Thái Bình": ("state", "province", "", "Thái Bình"),
}
# person: as presented, then role, body, label and printed form of each position
PEOPLE = {
    "Ngô Đông Hải": (
        "Ngô Đông Hải, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy",
        ("Ủy viên", CENTRAL_COMMITTEE, "Ủy viên Trung ương Đảng", "Ủy viên Trung ương Đảng"),
        ("Bí thư", "Tỉnh ủy Thái Bình", "Bí thư Tỉnh ủy Thái Bình", "Bí thư Tỉnh ủy"),
    ),
    "Nguyễn Tiến Thành": (
        "Nguyễn Tiến Thành, Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch Hội đồng nhân dân tỉnh",
        (
            "Phó Bí thư Thường trực",
            "Tỉnh ủy Thái Bình",
            "Phó Bí thư Thường trực Tỉnh ủy Thái Bình",
            "Phó Bí thư Thường trực Tỉnh ủy",
        ),
        (
            "Chủ tịch",
            "Hội đồng nhân dân tỉnh Thái Bình",
            "Chủ tịch Hội đồng nhân dân tỉnh Thái Bình",
            "Chủ tịch Hội đồng nhân dân tỉnh",
        ),
    ),
    "Nguyễn Khắc Thận": (
        "Nguyễn Khắc Thận, Phó Bí thư Tỉnh ủy, Chủ tịch Ủy ban nhân dân tỉnh",
        ("Phó Bí thư", "Tỉnh ủy Thái Bình", "Phó Bí thư Tỉnh ủy Thái Bình", "Phó Bí thư Tỉnh ủy"),
        (
            "Chủ tịch",
            "Ủy ban nhân dân tỉnh Thái Bình",
            "Chủ tịch Ủy ban nhân dân tỉnh Thái Bình",
            "Chủ tịch Ủy ban nhân dân tỉnh",
        ),
    ),
    "Phạm Văn Tuân": (
        "Phạm Văn Tuân, Ủy viên Ban Thường vụ, Trưởng ban Tổ chức Tỉnh ủy",
        (
            "Ủy viên",
            "Ban Thường vụ Tỉnh ủy Thái Bình",
            "Ủy viên Ban Thường vụ Tỉnh ủy Thái Bình",
            "Ủy viên Ban Thường vụ",
        ),
        (
            "Trưởng ban",
            "Ban Tổ chức Tỉnh ủy Thái Bình",
            "Trưởng ban Tổ chức Tỉnh ủy Thái Bình",
            "Trưởng ban Tổ chức Tỉnh ủy",
        ),
    ),
    "Ngô Thị Kim Hoàn": (
        "Ngô Thị Kim Hoàn, Ủy viên Ban Thường vụ, Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy",
        (
            "Ủy viên",
            "Ban Thường vụ Tỉnh ủy Thái Bình",
            "Ủy viên Ban Thường vụ Tỉnh ủy Thái Bình",
            "Ủy viên Ban Thường vụ",
        ),
        (
            "Chủ nhiệm",
            "Ủy ban Kiểm tra Tỉnh ủy Thái Bình",
            "Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy Thái Bình",
            "Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy",
        ),
    ),
    "Phạm Đồng Thụy": (
        "Phạm Đồng Thụy, Ủy viên Ban Thường vụ, Trưởng ban Tuyên giáo Tỉnh ủy",
        (
            "Ủy viên",
            "Ban Thường vụ Tỉnh ủy Thái Bình",
            "Ủy viên Ban Thường vụ Tỉnh ủy Thái Bình",
            "Ủy viên Ban Thường vụ",
        ),
        (
            "Trưởng ban",
            "Ban Tuyên giáo Tỉnh ủy Thái Bình",
            "Trưởng ban Tuyên giáo Tỉnh ủy Thái Bình",
            "Trưởng ban Tuyên giáo Tỉnh ủy",
        ),
    ),
}
# type, number, evidence, date, issuer, presenter, first and last words of the subject
DOCUMENTS = (
    ("Kết luận", "21-KL/TW", "Kết luận số 21-KL/TW, ngày 25-10-2021 của Ban Chấp hành Trung ương", (2021, 10, 25),
     CENTRAL_COMMITTEE, "Ngô Đông Hải", "về đẩy mạnh xây dựng", "“tự chuyển hóa”"),
    ("Kết luận", "14-KL/TW", "Kết luận số 14-KL/TW, ngày 22-9-2021, của Bộ Chính trị", (2021, 9, 22),
     "Bộ Chính trị", "Ngô Đông Hải", "về chủ trương khuyến khích", "lợi ích chung"),
    ("Quy định", "37-QĐ/TW", "Quy định số 37-QĐ/TW, ngày 25-10-2021, của Ban Chấp hành Trung ương", (2021, 10, 25),
     CENTRAL_COMMITTEE, "Ngô Đông Hải", "Quy định 19 điều", "không được làm"),
    ("Quy định", "24-QĐ/TW", "Quy định số 24-QĐ/TW, ngày 30-7-2021, của Ban Chấp hành Trung ương", (2021, 7, 30),
     CENTRAL_COMMITTEE, "Phạm Văn Tuân", "về thi hành", "Điều lệ Đảng"),
    ("Hướng dẫn", "01-HĐ/TW", "Hướng dẫn số 01-HĐ/TW", None,
     "", "Phạm Văn Tuân", "về một số vấn đề cụ thể", "Điều lệ Đảng"),
    ("Quy định", "22-QĐ/TW", "Quy định số 22-QĐ/TW, ngày 28-7-2021, của Ban Chấp hành Trung ương", (2021, 7, 28),
     CENTRAL_COMMITTEE, "Ngô Thị Kim Hoàn", "về công tác kiểm tra", "kỷ luật của Đảng"),
    ("Nghị quyết", "01-NQ/TU", "Nghị quyết số 01-NQ/TU, ngày 4-10-2021, của Ban Chấp hành Đảng bộ tỉnh", (2021, 10, 4),
     "Ban Chấp hành Đảng bộ tỉnh Thái Bình", "Phạm Đồng Thụy", "về tiếp tục đẩy mạnh", "đến năm 2030"),
)  # fmt: skip
CAPTIONS = (
    "Các đồng chí lãnh đạo tỉnh và đại biểu dự",
    "Đồng chí Ngô Đông Hải, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy Thái",
)


@cache
def extraction(published: str | None = None) -> Extraction:
    """The source article with every statement that it makes, each with true evidence."""
    article = Article(PATH.name, TEXT, published=published)
    return Extraction(article, (*_meeting(), *_positions(), *_documents(), *_mentions(), *_captions()))


def meeting() -> Entity:
    return _entity(Kind.MEETING, "Hội nghị trực tuyến toàn tỉnh", meetingType="Hội nghị")


def person(name: str) -> Entity:
    return _entity(Kind.PERSON, name)


def body(label: str) -> Entity:
    kind, level, parent, where = BODIES[label]
    optional: dict[str, Value] = {"partOf": body(parent)} if parent else {}
    if where:
        optional["locatedIn"] = place(where)
    return _entity(Kind.BODY, label, bodyKind=kind, bodyLevel=level, **optional)


def place(label: str) -> Entity:
    return _entity(Kind.PLACE, label, placeLevel="province")


def position(role: str, body_label: str, label: str) -> Entity:
    return _entity(Kind.POSITION, label, role=role, positionIn=body(body_label))


def document(kind: str, number: str) -> Entity:
    symbol = number.partition("-")[2]
    return _entity(Kind.DOCUMENT, f"{kind} {number}", documentType=kind, number=number, symbol=symbol)


def statute() -> Entity:
    return _entity(Kind.DOCUMENT, "Điều lệ Đảng", documentType="Điều lệ")


def evidence(first: str, last: str = "") -> Evidence:
    """The stretch from the first words to the next occurrence of the last words."""
    start = TEXT.index(first)
    end = TEXT.index(last, start) + len(last) if last else start + len(first)
    return Evidence(start, end, TEXT[start:end])


def _entity(kind: Kind, label: str, **properties: Value) -> Entity:
    return Entity(kind, label, mint(kind.lower(), label), tuple(properties.items()))


def _say(subject: Entity, relation: str, value: Value, found: Evidence, **qualifiers: Value) -> Statement:
    return Statement(subject, relation, value, found, "by-hand", qualifiers=tuple(qualifiers.items()))


def _meeting() -> list[Statement]:
    held = "Ngày 3-11-2021, Ban Thường vụ Tỉnh ủy tổ chức hội nghị trực tuyến toàn tỉnh"
    hall = _entity(Kind.PLACE, "Hội trường Tỉnh ủy Thái Bình", placeLevel="venue", partOf=place("Thái Bình"))
    organizer = body("Ban Thường vụ Tỉnh ủy Thái Bình")
    chairs = [("Ngô Đông Hải, Ủy viên", name) for name in list(PEOPLE)[:3]]
    speakers = [
        ("Phát biểu tại hội nghị, đồng chí Ngô Đông Hải", "Ngô Đông Hải"),
        ("Cũng tại hội nghị, đồng chí Phạm Văn Tuân", "Phạm Văn Tuân"),
        (PEOPLE["Ngô Thị Kim Hoàn"][0], "Ngô Thị Kim Hoàn"),
        (PEOPLE["Phạm Đồng Thụy"][0], "Phạm Đồng Thụy"),
    ]
    return [
        _say(meeting(), "organisedBy", organizer, evidence(held)),
        _say(meeting(), "heldOn", PartialDate(2021, 11, 3), evidence(held)),
        _say(meeting(), "heldAt", hall, evidence("Điểm cầu chính tại hội trường Tỉnh ủy")),
        _say(meeting(), "mode", "online", evidence("hội nghị trực tuyến")),
        _say(meeting(), "siteCount", 213, evidence("213 điểm cầu")),
        _say(meeting(), "participantCount", 8000, evidence("trên 8.000 cán bộ chủ chốt các cấp tham dự")),
        *(_say(meeting(), "chairedBy", person(name), evidence(first, "chủ trì hội nghị")) for first, name in chairs),
        *(_say(meeting(), "addressedBy", person(name), evidence(first)) for first, name in speakers),
    ]


def _positions() -> list[Statement]:
    return [
        _say(person(name), "holds", position(role, where, label), evidence(found[: found.index(printed)], printed))
        for name, (found, *posts) in PEOPLE.items()
        for role, where, label, printed in posts
    ]


def _documents() -> list[Statement]:
    statements = []
    for kind, number, printed, date, issuer, presenter, first, last in DOCUMENTS:
        one, found, summary = document(kind, number), evidence(printed), evidence(printed, last)
        start = TEXT.index(first, found.start)
        subject = Evidence(start, summary.end, TEXT[start : summary.end])
        statements += [
            _say(meeting(), "disseminated", one, found),
            _say(person(presenter), "presented", one, found),
            _say(one, "subject", subject.text, subject),
        ]
        if date:
            statements.append(_say(one, "issuedOn", PartialDate(*date), found))
        if issuer:
            statements.append(_say(one, "issuedBy", body(issuer), found))
        if subject.text.endswith("thi hành Điều lệ Đảng"):
            statements.append(_say(one, "implements", statute(), subject))
    return statements


def _mentions() -> list[Statement]:
    plenum = "Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XIII"
    congress = "Đại hội Đảng bộ tỉnh Thái Bình lần thứ XX"
    plenum_evidence = evidence("Hội nghị lần thứ tư, Ban Chấp hành Trung ương Đảng khóa XIII")
    return [
        _say(_entity(Kind.MEETING, plenum, meetingType="Hội nghị"), "mentionedIn", PATH.name, plenum_evidence),
        _say(_entity(Kind.MEETING, congress, meetingType="Đại hội"), "mentionedIn", PATH.name,
             evidence("Đại hội Đảng bộ tỉnh lần thứ XX")),
    ]  # fmt: skip


def _captions() -> list[Statement]:
    statements = []
    for shown, first in zip((meeting(), person("Ngô Đông Hải")), CAPTIONS, strict=True):
        text, _, source = TEXT[TEXT.index(first) :].partition("\n")[0].partition("_Nguồn:")
        statements.append(_say(shown, "caption", text, evidence(text), captionSource=source.strip()))
    return statements
