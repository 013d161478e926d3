"""Noun phrases: what stands there and what an official list would call it, before any article completes it."""

import pytest

from kg.annotate import analyze
from kg.chunks import Chunk
from kg.mentions import (
    BodyMention,
    DateMention,
    DocumentMention,
    MeetingMention,
    PersonMention,
    PlaceMention,
    PositionMention,
)
from kg.model import Status
from kg.resolve.labels import body_label, document_label, meeting_label, place_label, position_label
from kg.resolve.nesting import places


def chunks(text: str) -> list[Chunk]:
    return [chunk for sentence in analyze(text) for chunk in sentence.chunks]


def mentions(text: str, kind: type) -> list:
    return [chunk.mention for chunk in chunks(text) if isinstance(chunk.mention, kind)]


def places_in(text: str) -> list[str]:
    """The names of the places that a phrase names alone or in the name of something else."""
    return [place.name for mention in mentions(text, object) for place, _ in places(mention)]


def whole(text: str, kind: type):
    """The one mention of a kind in a phrase; it covers all of the phrase."""
    (mention,) = mentions(text, kind)
    assert text[mention.start : mention.end] == text
    return mention


# --------------------------------------------------------------------------------------------------- positions


@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        ("Bí thư Tỉnh ủy Thái Bình", "Bí thư Tỉnh ủy Thái Bình"),
        ("Bí thư tỉnh Thái Bình", "Bí thư tỉnh Thái Bình"),
        ("Phó Bí thư Thường trực Tỉnh ủy", "Phó Bí thư Thường trực Tỉnh ủy"),
        ("Phó bí thư thường trực Thành uỷ Hải Phòng", "Phó Bí thư Thường trực Thành ủy Hải Phòng"),
        ("Chủ tịch UBND tỉnh Yên Bái", "Chủ tịch Ủy ban nhân dân tỉnh Yên Bái"),
        ("Chủ tịch UBND TP. Đà Nẵng", "Chủ tịch Ủy ban nhân dân thành phố Đà Nẵng"),
        ("Chủ tịch UBND TP.HCM", "Chủ tịch Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("Phó Chủ tịch HĐND huyện Lý Nhân", "Phó Chủ tịch Hội đồng nhân dân huyện Lý Nhân"),
        ("Trưởng ban Tổ chức Tỉnh ủy Cao Bằng", "Trưởng ban Tổ chức Tỉnh ủy Cao Bằng"),
        ("Trưởng Ban Tổ chức Trung ương", "Trưởng ban Tổ chức Trung ương"),
        ("Phó Trưởng ban Thường trực Ban Nội chính Trung ương", "Phó Trưởng ban Thường trực Ban Nội chính Trung ương"),
        ("Ủy viên Ban Thường vụ Tỉnh ủy Thái Bình", "Ủy viên Ban Thường vụ Tỉnh ủy Thái Bình"),
        ("Ủy viên BTV Tỉnh ủy", "Ủy viên Ban Thường vụ Tỉnh ủy"),
        ("Ủy viên Trung ương Đảng", "Ủy viên Trung ương Đảng"),
        ("Ủy viên T.Ư Đảng", "Ủy viên Trung ương Đảng"),
        ("Uỷ viên Ban Chấp hành Trung ương Đảng", "Ủy viên Trung ương Đảng"),
        ("Ủy viên dự khuyết Trung ương Đảng", "Ủy viên dự khuyết Trung ương Đảng"),
        ("Ủy viên Bộ Chính trị", "Ủy viên Bộ Chính trị"),
        ("Tổng Bí thư", "Tổng Bí thư"),
        ("Chủ tịch nước", "Chủ tịch nước"),
        ("Phó Chủ tịch nước", "Phó Chủ tịch nước"),
        ("Chủ tịch Quốc hội", "Chủ tịch Quốc hội"),
        ("Thủ tướng", "Thủ tướng Chính phủ"),
        ("Thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
        ("Phó Thủ tướng", "Phó Thủ tướng Chính phủ"),
        ("Thủ tướng Lào", "Thủ tướng Lào"),
        ("Tổng thống Indonesia", "Tổng thống Indonesia"),
        ("Đại sứ Lào", "Đại sứ Lào"),
        ("Bộ trưởng Bộ Y tế", "Bộ trưởng Bộ Y tế"),
        ("Bộ trưởng Y tế", "Bộ trưởng Bộ Y tế"),
        ("Bộ trưởng Bộ GD&ĐT", "Bộ trưởng Bộ Giáo dục và Đào tạo"),
        ("Thứ trưởng Bộ Lao động - Thương binh và Xã hội", "Thứ trưởng Bộ Lao động - Thương binh và Xã hội"),
        ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"),
        ("Giám đốc Sở Kế hoạch và Đầu tư", "Giám đốc Sở Kế hoạch và Đầu tư"),
        ("Giám đốc Sở NN&PTNT tỉnh Hà Nam", "Giám đốc Sở Nông nghiệp và Phát triển nông thôn tỉnh Hà Nam"),
        ("Giám đốc Công an tỉnh Sóc Trăng", "Giám đốc Công an tỉnh Sóc Trăng"),
        ("Chánh Văn phòng Tỉnh ủy", "Chánh Văn phòng Tỉnh ủy"),
        ("Chánh án Tòa án nhân dân tối cao", "Chánh án Tòa án nhân dân tối cao"),
        ("Viện trưởng VKSND tối cao", "Viện trưởng Viện kiểm sát nhân dân tối cao"),
        ("Chủ nhiệm Ủy ban Kiểm tra Trung ương", "Chủ nhiệm Ủy ban Kiểm tra Trung ương"),
        ("Tư lệnh Quân khu 3", "Tư lệnh Quân khu 3"),
        ("Bí thư Tỉnh đoàn Cao Bằng", "Bí thư Tỉnh đoàn Cao Bằng"),
        ("Phó Chủ tịch Hội Nông dân Việt Nam", "Phó Chủ tịch Hội Nông dân Việt Nam"),
        ("Hiệu trưởng Trường Đại học Tây Bắc", "Hiệu trưởng Trường Đại học Tây Bắc"),
        ("Đại biểu Quốc hội khóa XIV", "Đại biểu Quốc hội"),
        ("Chủ tịch HĐND tỉnh Hà Nam nhiệm kỳ 2016-2021", "Chủ tịch Hội đồng nhân dân tỉnh Hà Nam"),
    ],
)
def test_position(phrase, label):
    assert position_label(whole(phrase, PositionMention)) == label


@pytest.mark.parametrize(
    ("phrase", "status", "label"),
    [
        ("nguyên Bí thư Tỉnh ủy Thái Bình", Status.FORMER, "Bí thư Tỉnh ủy Thái Bình"),
        ("Nguyên Phó Thủ tướng", Status.FORMER, "Phó Thủ tướng Chính phủ"),
        ("cựu Tổng thống Indonesia", Status.FORMER, "Tổng thống Indonesia"),
        ("Quyền Chủ tịch UBND tỉnh Kon Tum", Status.ACTING, "Quyền Chủ tịch Ủy ban nhân dân tỉnh Kon Tum"),
        ("tân Bí thư Tỉnh ủy Thái Bình", Status.CURRENT, "Bí thư Tỉnh ủy Thái Bình"),
    ],
)
def test_how_a_position_is_held(phrase, status, label):
    mention = whole(phrase, PositionMention)
    assert (mention.status, position_label(mention)) == (status, label)


@pytest.mark.parametrize(
    "text",
    [
        "làm chủ tình hình",
        "các bộ trưởng thành",
        "công tác cán bộ",
        "chủ tịch",
        "trưởng thành",
        "đại biểu",
        "bí mật thư từ",
    ],
)
def test_no_position_with_a_body(text):
    assert [m for m in mentions(text, PositionMention) if m.body or m.place] == []


# --------------------------------------------------------------------------------------------------- bodies


@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        ("UBND tỉnh Yên Bái", "Ủy ban nhân dân tỉnh Yên Bái"),
        ("Ủy ban nhân dân (UBND) tỉnh Yên Bái", "Ủy ban nhân dân tỉnh Yên Bái"),
        ("UBND thành phố Hà Nội", "Ủy ban nhân dân thành phố Hà Nội"),
        ("Tỉnh ủy Hoà Bình", "Tỉnh ủy Hòa Bình"),
        ("Ban Thường vụ Tỉnh ủy Hà Nam", "Ban Thường vụ Tỉnh ủy Hà Nam"),
        ("BCH Trung ương Đảng", "Ban Chấp hành Trung ương Đảng"),
        ("Ban Tổ chức Tỉnh ủy Thái Bình", "Ban Tổ chức Tỉnh ủy Thái Bình"),
        ("Ban Tuyên giáo Trung ương", "Ban Tuyên giáo Trung ương"),
        ("Ủy ban Kiểm tra Trung ương", "Ủy ban Kiểm tra Trung ương"),
        ("Bộ Y tế", "Bộ Y tế"),
        ("Bộ KH&CN", "Bộ Khoa học và Công nghệ"),
        ("Sở TN&MT tỉnh Hà Nam", "Sở Tài nguyên và Môi trường tỉnh Hà Nam"),
        ("Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Công an tỉnh Hà Nam", "Công an tỉnh Hà Nam"),
        ("TAND tỉnh Hà Nam", "Tòa án nhân dân tỉnh Hà Nam"),
        ("Văn phòng Chính phủ", "Văn phòng Chính phủ"),
        ("Ủy ban Thường vụ Quốc hội", "Ủy ban Thường vụ Quốc hội"),
        ("Đoàn ĐBQH tỉnh Hà Nam", "Đoàn đại biểu Quốc hội tỉnh Hà Nam"),
        ("Ủy ban MTTQ Việt Nam tỉnh Hà Nam", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Hà Nam"),
        ("Huyện ủy Lý Nhân", "Huyện ủy Lý Nhân"),
        ("Đảng ủy xã Nhân Hậu", "Đảng ủy xã Nhân Hậu"),
        ("Trường Đại học Tây Bắc", "Trường Đại học Tây Bắc"),
        ("Quân khu 3", "Quân khu 3"),
        ("TTBDCT huyện Lý Nhân", "Trung tâm Bồi dưỡng Chính trị huyện Lý Nhân"),
        ("Ban TG&DV Tỉnh ủy Hà Nam", "Ban Tuyên giáo và Dân vận Tỉnh ủy Hà Nam"),
        ("HU Lý Nhân", "Huyện ủy Lý Nhân"),
        ("TAND khu vực 3 - Hà Nam", "Tòa án nhân dân khu vực 3 - Hà Nam"),
        ("Thuế cơ sở 5 tỉnh Hà Nam", "Thuế cơ sở 5 tỉnh Hà Nam"),
        ("trường tiểu học Kim Đồng", "Trường Tiểu học Kim Đồng"),
        ("Liên hợp quốc", "Liên hợp quốc"),
    ],
)
def test_body(phrase, label):
    assert body_label(whole(phrase, BodyMention)) == label


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("phường Hạc Thành Đại hội lần thứ nhất", "Hạc Thành"),
        ("Chủ tịch UBND phường Nam Gia Nghĩa Trần Gia Minh", "Nam Gia Nghĩa"),
        ("xã Nhân Hậu Hội nghị tổng kết", "Nhân Hậu"),
    ],
)
def test_the_name_of_a_commune_ends_where_another_word_in_capitals_begins(text, name):
    assert places_in(text) == [name]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Trưởng phòng Kế hoạch tổng hợp, ông An", "Trưởng phòng Kế hoạch tổng hợp"),
        ("Trưởng phòng Nội vụ cho biết", "Trưởng phòng Nội vụ"),
        ("Trưởng ban Cổ động và Tuyên truyền Hội Nông dân", "Trưởng ban Cổ động và Tuyên truyền Hội Nông dân"),
        (
            "Chi cục trưởng Chi cục Thuế khu vực Lý Nhân - Bình Lục",
            "Chi cục trưởng Chi cục Thuế khu vực Lý Nhân - Bình Lục",
        ),
        ("Kiểm toán trưởng KTNN khu vực III", "Kiểm toán trưởng Kiểm toán Nhà nước khu vực III"),
        ("Bí thư Đảng ủy Vùng nhiệm kỳ 2020-2025", "Bí thư Đảng ủy Vùng"),
        ("PBTĐU xã Nhân Hậu", "Phó Bí thư Đảng ủy xã Nhân Hậu"),
        ("PCTUBND huyện Lý Nhân", "Phó Chủ tịch Ủy ban nhân dân huyện Lý Nhân"),
        ("Phó Trưởng phòng 11 VKSND tỉnh Hà Nam", "Phó Trưởng phòng 11 Viện kiểm sát nhân dân tỉnh Hà Nam"),
        ("Trưởng ban Tổ chức - Tuyên truyền Hội CTĐ", "Trưởng ban Tổ chức - Tuyên truyền Hội Chữ thập đỏ"),
        ("Điều dưỡng trưởng khoa Nội", "Điều dưỡng trưởng Khoa Nội"),
        ("Giám đốc Bệnh viện ĐA KHOA TỈNH HÀ NAM", "Giám đốc Bệnh viện Đa khoa tỉnh Hà Nam"),
        ("Đội trưởng Đội Cảnh sát giao thông - Trật tự", "Đội trưởng Đội Cảnh sát giao thông - Trật tự"),
        (
            "Đội trưởng Đội Cảnh sát giao thông khu vực Vũng Áng, Công an tỉnh Hà Nam",
            "Đội trưởng Đội Cảnh sát giao thông khu vực Vũng Áng Công an tỉnh Hà Nam",
        ),
        ("Trưởng Ban Tôn giáo (Sở Nội vụ tỉnh Hà Nam)", "Trưởng ban Tôn giáo Sở Nội vụ tỉnh Hà Nam"),
        (
            "Trưởng phòng Khoa giáo, Ban Tuyên giáo Tỉnh ủy Hà Nam",
            "Trưởng phòng Khoa giáo Ban Tuyên giáo Tỉnh ủy Hà Nam",
        ),
        ("Chủ tịch Công đoàn Công ty Nguyễn Văn An", "Chủ tịch Công đoàn Công ty"),
    ],
)
def test_what_a_position_is_in_goes_on(text, label):
    (position,) = mentions(text, PositionMention)
    assert position_label(position) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Giám đốc Bệnh viện kể từ ngày 01/9/2022", "Bệnh viện"),
        ("Giám đốc Bệnh viện Đa khoa Hà Nam nỗ lực nhiều năm", "Bệnh viện Đa khoa Hà Nam"),
        ("Hiệu trưởng Trường Trung học cơ sở Nhân Hậu luôn đổi mới", "Trường Trung học cơ sở Nhân Hậu"),
        ("Giám đốc Trung tâm phục hồi chức năng hiện nay", "Trung tâm phục hồi chức năng"),
        ("Giám đốc Công ty đóng tàu Hạ Long không ngừng đầu tư", "Công ty đóng tàu Hạ Long"),
    ],
)
def test_a_body_ends_where_the_sentence_goes_on(text, label):
    (position,) = mentions(text, PositionMention)
    assert body_label(position.body) == label


@pytest.mark.parametrize(
    "text", ["bộ quần áo", "sở thích", "ban đêm", "đoàn người", "hội hè", "một số cơ quan", "chính quyền"]
)
def test_no_body(text):
    assert mentions(text, BodyMention) == []


def test_a_body_ends_where_a_person_begins():
    (body,) = mentions("Sở Xây dựng Trần Khắc Điền", BodyMention)
    assert body_label(body) == "Sở Xây dựng"


# --------------------------------------------------------------------------------------------------- persons


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lương Đình Khải thăm chợ", "Lương Đình Khải"),
        ("ông Phạm Gia Vinh thăm chợ", "Phạm Gia Vinh"),
        ("đồng chí Nguyễn Thuý Hoà thăm chợ", "Nguyễn Thúy Hòa"),
        ("LÊ THỤC QUYÊN thăm chợ", "Lê Thục Quyên"),
        ("GS.TS. Trần Khắc Điền thăm chợ", "Trần Khắc Điền"),
        ("Đại tá Đinh Công Lộc thăm chợ", "Đinh Công Lộc"),
        ("bà H'Hen Niê thăm chợ", "H'Hen Niê"),
        ("bà Y Ngọc thăm chợ", "Y Ngọc"),
        ("ông Joko Hartono thăm chợ", "Joko Hartono"),
        ("Thủ tướng Bun-nhăng Vo-la-chít thăm chợ", "Bun-nhăng Vo-la-chít"),
        ("Bộ trưởng Y tế Hà Thị Nam thăm chợ", "Hà Thị Nam"),
    ],
)
def test_person(text, name):
    (person,) = mentions(text, PersonMention)
    assert (person.name, person.partial) == (name, False)


@pytest.mark.parametrize(("text", "name"), [("ông Khải thăm chợ", "Khải"), ("đồng chí Quyên thăm chợ", "Quyên")])
def test_a_given_name_after_an_honorific_is_a_part_of_a_name(text, name):
    (person,) = mentions(text, PersonMention)
    assert (person.name, person.partial) == (name, True)


@pytest.mark.parametrize("name", ["Vinh", "Lào", "Nga"])
def test_an_honorific_makes_a_person_of_the_name_of_a_place(name):
    (person,) = mentions(f"ông {name} thăm chợ", PersonMention)
    assert person.name == name


@pytest.mark.parametrize(
    "text",
    [
        "đường Nguyễn Huệ",
        "phố Trần Phú",
        "phường Lê Lợi",
        "Trường THPT Nguyễn Huệ",
        "giải thưởng Hồ Chí Minh",
        "tư tưởng Hồ Chí Minh",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
        "Thành phố Hồ Chí Minh",
        "tỉnh Hà Nam",
        "Hà Nội",
        "Cao Bằng",
        "Hà Tĩnh",
        "Đoàn đại biểu Quốc hội tỉnh",
        "Nông nghiệp",
        "Hoàng Sa",
    ],
)
def test_nobody(text):
    assert mentions(text, PersonMention) == []


@pytest.mark.parametrize("text", ["Trường Tiểu học Lê Văn Tám", "Trường Trung học cơ sở Lê Văn Tám"])
def test_a_school_named_after_a_person(text):
    assert mentions(text, PersonMention) == []


def test_a_name_ends_where_a_position_begins():
    people = mentions("Lương Đình Khải Bí thư Tỉnh ủy", PersonMention)
    assert [person.name for person in people] == ["Lương Đình Khải"]


# --------------------------------------------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("phrase", "label", "level"),
    [
        ("tỉnh Thái Bình", "tỉnh Thái Bình", "province"),
        ("Thái Bình", "tỉnh Thái Bình", "province"),
        ("thành phố Đà Nẵng", "thành phố Đà Nẵng", "province"),
        ("TP.HCM", "Thành phố Hồ Chí Minh", "province"),
        ("Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh", "province"),
        ("tỉnh Hoà Bình", "tỉnh Hòa Bình", "province"),
        ("huyện Lý Nhân", "huyện Lý Nhân", "district"),
        ("xã Nhân Hậu", "xã Nhân Hậu", "commune"),
        ("phường 5", "phường 5", "commune"),
        ("quận 1", "quận 1", "district"),
        ("Lào", "Lào", "country"),
        ("Phủ Chủ tịch", "Phủ Chủ tịch", "venue"),
    ],
)
def test_place(phrase, label, level):
    place = whole(phrase, PlaceMention)
    assert (place_label(place, typed=level != "country"), place.level) == (label, level)


def test_a_place_within_a_place_within_a_place():
    (place,) = mentions("xã Nhân Hậu, huyện Lý Nhân, tỉnh Hà Nam", PlaceMention)
    assert (place.name, place.within.name, place.within.within.name) == ("Nhân Hậu", "Lý Nhân", "Hà Nam")


@pytest.mark.parametrize("text", ["xã hội", "tỉnh táo", "bản thân", "huyện", "thành phố lớn"])
def test_no_named_place(text):
    assert [place for place in mentions(text, PlaceMention) if place.name] == []


# --------------------------------------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("ngày 3-11-2021", "2021-11-03"),
        ("ngày 03/11/2021", "2021-11-03"),
        ("ngày 3.11.2021", "2021-11-03"),
        ("ngày 3 tháng 11 năm 2021", "2021-11-03"),
        ("ngày 3 tháng 11", "--11-03"),
        ("Sáng 6-2", "--02-06"),
        ("Chiều ngày 6/2", "--02-06"),
        ("chiều nay (21/4)", "--04-21"),
        ("ngày 3 và 4-11-2021", "2021-11-03"),
        ("từ ngày 3 đến 5-11-2021", "2021-11-03"),
        ("tháng 2/2017", "2017-02"),
        ("tháng 2 năm 2017", "2017-02"),
        ("tháng 2", "--02"),
        ("năm 2014", "2014"),
        ("25-10-2021", "2021-10-25"),
    ],
)
def test_date(text, date):
    (mention,) = mentions(f"Trời mưa {text} ở Hà Nội", DateMention)
    assert str(mention.date) == date


@pytest.mark.parametrize(
    "text",
    [
        "ngày 32-1",
        "ngày 3-13",
        "3 ngày",
        "năm 2016-2021",
        "năm 20",
        "tháng 13",
        "12/QĐ-TTg",
        "sáng 6-2 tỷ",
    ],
)
def test_no_day(text):
    assert [
        m for m in mentions(f"Tại Hà Nội {text}", DateMention) if m.date.day or m.date.year or m.date.month == 13
    ] == []


# --------------------------------------------------------------------------------------------------- documents


@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        ("Nghị quyết số 01-NQ/TU", "Nghị quyết 01-NQ/TU"),
        ("Nghị quyết 18-NQ/TW", "Nghị quyết 18-NQ/TW"),
        ("nghị quyết số 18 – NQ/TW", "Nghị quyết 18-NQ/TW"),
        ("Nghị định số: 43/2014/NĐ-CP", "Nghị định 43/2014/NĐ-CP"),
        ("Chỉ thị 05-CT/TW", "Chỉ thị 05-CT/TW"),
        ("Chỉ thị số 05", "Chỉ thị 05"),
        ("Quyết định số 99/QĐ-TTg", "Quyết định 99/QĐ-TTg"),
        ("Thông tư số 15/2019/TT-BYT", "Thông tư 15/2019/TT-BYT"),
        ("Nghị quyết Trung ương 4 khóa XII", "Nghị quyết Trung ương 4 khóa XII"),
        ("Nghị quyết Trung ương 4 (khoá XII)", "Nghị quyết Trung ương 4 khóa XII"),
        ("Luật Du lịch", "Luật Du lịch"),
        ("Điều lệ Đảng", "Điều lệ Đảng"),
    ],
)
def test_document(phrase, label):
    assert document_label(whole(phrase, DocumentMention)) == label


def test_a_document_with_all_its_parts():
    text = "Kết luận số 77-KL/TW, ngày 5-6-2020 của Bộ Chính trị về phát triển kinh tế tập thể"
    (document,) = mentions(text, DocumentMention)
    assert (document.type, document.number, str(document.issued)) == ("Kết luận", "77-KL/TW", "2020-06-05")
    assert [body_label(issuer) for issuer in document.issuers] == ["Bộ Chính trị"]
    assert document.subject == "về phát triển kinh tế tập thể"
    assert text[document.start : document.end] == "Kết luận số 77-KL/TW, ngày 5-6-2020 của Bộ Chính trị"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("ký Kết luận về giá gạo trên địa bàn (Kết luận số 15-KL/TU)", "về giá gạo trên địa bàn"),
        ("ký Báo cáo về giá gạo trên địa bàn đề ngày 2-2 (Báo cáo số 15/BC-UBND)", "về giá gạo trên địa bàn"),
        (
            "công bố quyết định kỷ luật của Ban Bí thư đối với ông Lê Văn An (Quyết định số 15-QĐ/TW)",
            "kỷ luật đối với ông Lê Văn An",
        ),
    ],
)
def test_a_number_in_parentheses_leaves_the_subject_as_it_is(text, subject):
    document = mentions(text, DocumentMention)[0]
    assert document.number.startswith("15")
    assert document.subject == subject


def test_a_draft_is_marked():
    (document,) = mentions("dự thảo Luật Du lịch", DocumentMention)
    assert document.draft
    assert document_label(document) == "Dự thảo Luật Du lịch"


@pytest.mark.parametrize(
    "text",
    [
        "các nghị quyết",
        "nghị quyết",
        "một chỉ thị",
        "thực hiện luật",
        "ra quyết định",
        "nghị quyết năm 2020",
        "kết luận hội nghị",
    ],
)
def test_no_document(text):
    assert [m for m in mentions(text, DocumentMention) if not m.plural] == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "trình bày Tờ trình dự án Luật Thủy sản; nghe báo cáo thẩm tra",
            "Tờ trình dự án Luật Thủy sản",
        ),
        (
            "trình bày Báo cáo thẩm tra dự án Luật Thủy sản và trình bày báo cáo giám sát",
            "Báo cáo thẩm tra dự án Luật Thủy sản",
        ),
        (
            "ban hành Chương trình hành động của Chính phủ thực hiện chính sách phát triển",
            "Chương trình hành động của Chính phủ thực hiện chính sách phát triển",
        ),
        ("Chỉ thị của Thủ tướng về khai thác cát, báo cáo Bộ trước tháng 7", None),
        ("quyết định của Bộ Chính trị về công tác cán bộ, đồng thời giao nhiệm vụ", None),
        ("quyết định của Bộ Chính trị về kiểm tra công tác cán bộ Ngày 25.5, ông An về", None),
    ],
)
def test_where_the_name_of_a_document_ends(text, label):
    found = [document_label(m) for m in mentions(text, DocumentMention)]
    assert found[:1] == [label or found[0]]
    assert not any(word in found[0] for word in ("nghe", "trình bày", "báo cáo Bộ", "đồng thời", "Ngày"))


def test_a_topic_does_not_begin_after_a_comma():
    assert mentions("xây dựng Quy chế, định hướng phù hợp với cơ sở", DocumentMention) == []


def test_a_document_ends_before_the_full_stop():
    assert [chunk.symbol for chunk in chunks("Nghị quyết số 18-NQ/TW.")] == ["Document", "."]


def test_before_the_first_chunk_of_a_sentence_stands_nothing():
    (sentence,) = analyze("Nghị quyết số 18-NQ/TW.")
    assert [sentence.chunks.before(n) for n in range(2)] == ["", "Document"]


# --------------------------------------------------------------------------------------------------- meetings


@pytest.mark.parametrize(
    ("phrase", "label", "bare"),
    [
        ("hội nghị", "Hội nghị", True),
        ("buổi lễ", "Buổi lễ", True),
        (
            "hội nghị trực tuyến toàn tỉnh về phòng, chống dịch",
            "Hội nghị trực tuyến toàn tỉnh về phòng, chống dịch",
            False,
        ),
        ("Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XIII", None, False),
        ("kỳ họp thứ 9", "Kỳ họp thứ 9", False),
        ("Kỳ họp thứ 9 HĐND tỉnh", "Kỳ họp thứ 9 Hội đồng nhân dân tỉnh", False),
        ("Đại hội XIII của Đảng", "Đại hội XIII của Đảng", False),
        ("lễ phát động Tết trồng cây", "Lễ phát động Tết trồng cây", False),
        ("hội thảo khoa học về dinh dưỡng", "Hội thảo khoa học về dinh dưỡng", False),
        ("buổi làm việc với UBND tỉnh Hà Nam", "Buổi làm việc với Ủy ban nhân dân tỉnh Hà Nam", False),
        ("cuộc họp báo Chính phủ thường kỳ", "Cuộc họp báo Chính phủ thường kỳ", False),
    ],
)
def test_meeting(phrase, label, bare):
    mention = whole(phrase, MeetingMention)
    assert meeting_label(mention) == (label or phrase)
    assert mention.bare is bare


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("hội nghị do Tỉnh ủy tổ chức", "Hội nghị"),
        ("hội nghị tổng kết năm 2018 tại Hà Nội", "Hội nghị tổng kết năm 2018"),
        ("hội nghị giao ban sáng 6-2", "Hội nghị giao ban"),
        ("hội nghị giao ban, đồng chí Lương Đình Khải yêu cầu", "Hội nghị giao ban"),
        ("hội nghị đã thảo luận sôi nổi", "Hội nghị"),
        ("hội nghị tổng kết công tác năm vừa qua", "Hội nghị tổng kết công tác năm"),
        ("cuộc họp về việc các ông xin nghỉ", "Cuộc họp"),
        ("Tại hội nghị ngành tôm, lãnh đạo các xã thống nhất", "Hội nghị ngành tôm"),
        ("kỳ họp thứ 9 thông qua 5 luật", "Kỳ họp thứ 9"),
        ("Hội nghị APEC và trân trọng mời các nước", "Hội nghị APEC"),
        (
            "hội thảo “Phát triển bền vững tại miền Trung” do Tỉnh ủy tổ chức",
            "Hội thảo “Phát triển bền vững tại miền Trung”",
        ),
        ("hội thảo “Phát triển bền vững tại miền Trung do Tỉnh ủy tổ chức", "Hội thảo"),
        (
            "hội nghị công bố kết luận thanh tra đất đai do Tỉnh ủy tổ chức",
            "Hội nghị công bố kết luận thanh tra đất đai",
        ),
        ("Bế mạc phiên họp Đó là lời ông nói ở Hà Nội", "Phiên họp"),
        ("trong cuộc họp thấy bão lớn", "Cuộc họp"),
        ("dự Hội nghị thượng đỉnh Sông Hồng và thăm Vương quốc Lào", "Hội nghị thượng đỉnh Sông Hồng"),
        ("dự Hội nghị Tương lai lần thứ 23 và gặp gỡ giới đầu tư", "Hội nghị Tương lai lần thứ 23"),
        ("sau cuộc họp với Tổng cục Du lịch, tôi hy vọng", "Cuộc họp với Tổng cục Du lịch"),
        ("hội thảo về thợ giỏi trong ngành dệt may do Bộ tổ chức", "Hội thảo về thợ giỏi trong ngành dệt may"),
        ("hội nghị về nhân lực trong năm 2016", "Hội nghị về nhân lực"),
        ("hội nghị về nhân lực trong khuôn khổ chuyến thăm", "Hội nghị về nhân lực"),
        (
            "dự hội nghị đánh giá tình hình chăn nuôi trong 9 tháng đầu năm",
            "Hội nghị đánh giá tình hình chăn nuôi trong 9 tháng đầu năm",
        ),
        ("Hội thảo nhiều bên về biển hướng tới 2030 do Bộ tổ chức", "Hội thảo nhiều bên về biển hướng tới 2030"),
        ("tổ chức hội nghị đánh giá 2 năm, 4 năm thi hành luật", "Hội nghị đánh giá 2 năm, 4 năm thi hành luật"),
        (
            "Hội nghị Phát triển ngành chè Việt Nam, thể hiện mong ước của dân",
            "Hội nghị Phát triển ngành chè Việt Nam",
        ),
        ("Tại kỳ họp thứ sáu HĐND huyện, báo cáo phương án", "Kỳ họp thứ sáu Hội đồng nhân dân huyện"),
        ("dự hội nghị ngành chè, trung tướng Lê Văn Bình nói", "Hội nghị ngành chè"),
        ("dự Hội nghị Sông Hồng chụp ảnh lưu niệm", "Hội nghị Sông Hồng"),
        ("Hội nghị Sông Hồng – một sự kiện rất quan trọng", "Hội nghị Sông Hồng"),
        ("Hội nghị Sông Hồng lần thứ hai thì đã muộn", "Hội nghị Sông Hồng lần thứ hai"),
        ("Hội nghị lần thứ 5 Đảng ủy xã (khóa XX) tập trung thảo luận", "Hội nghị lần thứ 5 Đảng ủy xã khóa XX"),
        (
            "Hội nghị Thứ trưởng Y tế và Phó Giám đốc bệnh viện ASEAN",
            "Hội nghị Thứ trưởng Y tế và Phó Giám đốc bệnh viện ASEAN",
        ),
        ("Quá trưa, buổi đối thoại mới khép lại với nhiều câu hỏi", "Buổi đối thoại"),
        ("buổi tiếp xúc với cử tri quận Bắc Từ Liêm", "Buổi tiếp xúc với cử tri quận Bắc Từ Liêm"),
        ("Họp báo Hội nghị Bộ trưởng với nông dân", "Họp báo Hội nghị Bộ trưởng với nông dân"),
        (
            "chủ trì cuộc họp giữa tỉnh Hà Nam, các chủ vườn và ngân hàng về giá chè",
            "Cuộc họp giữa tỉnh Hà Nam, các chủ vườn và ngân hàng về giá chè",
        ),
        ("Tại cuộc họp giữa hai bên chủ vườn, đại biểu thống nhất", "Cuộc họp giữa hai bên chủ vườn"),
        (
            "dự cuộc họp giao ban bí thư, phó bí thư các huyện ủy do Tỉnh ủy tổ chức",
            "Cuộc họp giao ban bí thư, phó bí thư các huyện ủy",
        ),
        ("Tại hội nghị giao ban các bí thư, chủ tịch tỉnh cho biết", "Hội nghị giao ban các bí thư"),
        (
            "dự hội nghị về phát triển du lịch tại bán đảo Cát Sơn do tỉnh tổ chức",
            "Hội nghị về phát triển du lịch tại bán đảo Cát Sơn",
        ),
        ('dự Lễ khai trương “Tuần hàng miền núi" do Sở tổ chức', 'Lễ khai trương “Tuần hàng miền núi"'),
        ("dự buổi làm việc rất thẳng thắn, cởi mở với lãnh đạo ngành chè", "Buổi làm việc với lãnh đạo ngành chè"),
        ("dự hội thảo lịch sử về vua Hùng", "Hội thảo lịch sử về vua Hùng"),
        ("dự cuộc gặp thân tình với ông An", "Cuộc gặp"),
        (
            "dự hội nghị triển khai tuyển quân theo Luật Nghĩa vụ quân sự tại Hà Nam",
            "Hội nghị triển khai tuyển quân theo Luật Nghĩa vụ quân sự",
        ),
        ("dự hội nghị triển khai tuyển quân theo kế hoạch của huyện", "Hội nghị triển khai tuyển quân"),
        (
            "dự hội nghị triển khai Hệ thống thông tin giải quyết việc làm do Sở tổ chức",
            "Hội nghị triển khai Hệ thống thông tin giải quyết việc làm",
        ),
        ("Tại hội nghị về an toàn mạng của huyện, thông tin rằng", "Hội nghị về an toàn mạng của huyện"),
        ("hội nghị các hãng xe trong và ngoài tỉnh do Sở tổ chức", "Hội nghị các hãng xe trong và ngoài tỉnh"),
        (
            "tổ chức hội nghị đối thoại giữa Bí thư Huyện ủy, Chủ tịch UBND huyện với nông dân",
            "Hội nghị đối thoại giữa Bí thư Huyện ủy, Chủ tịch Ủy ban nhân dân huyện với nông dân",
        ),
        (
            "đã có buổi làm việc với các chủ vườn, đại diện các hợp tác xã và ngân hàng.",
            "Buổi làm việc với các chủ vườn, đại diện các hợp tác xã và ngân hàng",
        ),
        ("Tại buổi làm việc với các chủ vườn, các đại biểu đã nêu ý kiến.", "Buổi làm việc với các chủ vườn"),
        ("tổ chức hội nghị tập huấn, bồi dưỡng nghiệp vụ thú y.", "Hội nghị tập huấn, bồi dưỡng nghiệp vụ thú y"),
        ("Tại hội nghị tập huấn, học viên nghe thầy giáo giảng.", "Hội nghị tập huấn"),
        ("dự lễ khai giảng, đánh trống khai trường.", "Lễ khai giảng"),
        ("dự cuộc gặp gỡ nhà vườn cuối tuần với Hội", "Cuộc gặp gỡ nhà vườn"),
        ("hội nghị về chè xuất khẩu cuối năm ngoái tại Lào", "Hội nghị về chè xuất khẩu"),
        ("hội thảo về cây chè sáng chủ nhật ở Lào", "Hội thảo về cây chè"),
        ("dự Diễn đàn ngành chè với hàng trăm nhà vườn", "Diễn đàn ngành chè"),
        ("sau buổi lễ công bố quyết định Người dân rất vui", "Buổi lễ công bố quyết định"),
        ("chủ trì một hội nghị kết nối nông sản quy mô lớn tại Lào", "Hội nghị kết nối nông sản"),
        ("dự hội nghị với các nhà vườn lớn nhất tại Lào", "Hội nghị với các nhà vườn lớn nhất"),
        ("dự hội nghị khắc phục tồn tại do Sở tổ chức", "Hội nghị khắc phục tồn tại"),
        ("Kết luận kỳ họp quốc hội vừa qua", "Kỳ họp quốc hội"),
        ("dự Lễ bế mạc hội thi Trà Xanh sau ba ngày tranh tài", "Lễ bế mạc hội thi Trà Xanh"),
        (
            "dự hội nghị lần thứ 3 (mở rộng) Ban Chấp hành Đảng bộ xã khóa I",
            "Hội nghị lần thứ 3 Ban Chấp hành Đảng bộ xã khóa I",
        ),
        ("tổ chức hội nghị bằng hình thức trực tuyến sơ kết mùa chè", "Hội nghị sơ kết mùa chè"),
        ("tổ chức hội nghị theo hình thức trực tiếp kết hợp trực tuyến về giá chè", "Hội nghị về giá chè"),
        ("dự Lễ phát động Tháng hành động vì trẻ em năm 2031", "Lễ phát động Tháng hành động vì trẻ em năm 2031"),
        ("hội nghị nhà vườn vì mưa bão phải hoãn", "Hội nghị nhà vườn"),
        ("tổ chức hội nghị biểu dương nhà vườn giỏi", "Hội nghị biểu dương nhà vườn giỏi"),
        ("tổ chức hội nghị chia sẻ kinh nghiệm trồng chè", "Hội nghị chia sẻ kinh nghiệm trồng chè"),
        (
            "có buổi làm việc với Sở Y tế Hà Nam, Công ty Chè Việt về thuốc trừ sâu",
            "Buổi làm việc với Sở Y tế Hà Nam, Công ty Chè Việt về thuốc trừ sâu",
        ),
        ("Tại buổi làm việc với Sở Y tế Hà Nam, UBND xã báo cáo về chè", "Buổi làm việc với Sở Y tế Hà Nam"),
        ("phát biểu tại Hội nghị sơ kết mùa chè     Ảnh: TTXVN", "Hội nghị sơ kết mùa chè"),
    ],
)
def test_where_the_name_of_a_meeting_ends(text, label):
    (mention,) = mentions(text, MeetingMention)
    assert meeting_label(mention) == label


def test_a_meeting_online_and_a_document_as_its_business():
    (mention,) = mentions("hội nghị trực tuyến quán triệt Nghị quyết số 18-NQ/TW", MeetingMention)
    assert mention.online
    assert [document_label(document) for document in mention.documents] == ["Nghị quyết 18-NQ/TW"]


def test_a_meeting_online_by_what_stands_before_its_name():
    (mention,) = mentions("tổ chức hội nghị bằng hình thức trực tuyến về giá chè", MeetingMention)
    assert mention.online


def test_many_meetings_are_none():
    (mention,) = mentions("các hội nghị", MeetingMention)
    assert mention.plural


@pytest.mark.parametrize("text", ["hội người cao tuổi", "lễ phép", "họp hành", "lễ tân"])
def test_no_meeting(text):
    assert mentions(text, MeetingMention) == []
