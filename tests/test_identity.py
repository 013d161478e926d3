"""Which profiles are of one entity: what is said of posts, numbers and names decides, whatever its order."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module
from itertools import permutations
from typing import Any

import pytest

from kg.extraction import extract
from kg.model import Article, Kind
from kg.resolve import identity
from kg.resolve.identity import documents, meetings, people
from kg.resolve.identity.leaders import known_name
from kg.resolve.identity.meeting_views import MeetingView, meeting_block, read_view
from kg.resolve.identity.posts import Post
from kg.resolve.identity.signatures import signature
from kg.resolve.identity.titles import title_block
from kg.resolve.identity.views import PersonView
from kg.resolve.identity.views import read_view as profile_view


def person(*posts: Post, near: tuple[str, ...] = (), year: str = "") -> str:
    return signature(PersonView(tuple(sorted(posts)), near, year))


def provincial(role: str, place: str, kind: str = "state", status: str = "current") -> Post:
    return Post(f"{role} {place}", status, (f"Cơ quan của {role} {place}",), kind, "province", (place,))


def central(label: str, body: str, status: str = "current") -> Post:
    return Post(label, status, (body, "Chính phủ"), "state", "central")


HONOR = Post("Ủy viên Trung ương Đảng", "current", ("Ban Chấp hành Trung ương Đảng",), "party", "central")
HEAD = "Chủ tịch Ủy ban nhân dân tỉnh"
CHAU_THANH = "Ủy ban nhân dân huyện Châu Thành"
DISTRICT = Post(f"Chủ tịch {CHAU_THANH}", "current", (CHAU_THANH,), "state", "district")
HA_NAM, CA_MAU = provincial(HEAD, "Hà Nam"), provincial(HEAD, "Cà Mau")
POLICE = provincial("Giám đốc Công an tỉnh", "Hà Nam", "military")
CHIEF = "Giám đốc Sở Công Thương tỉnh"
VICE_CHIEF = provincial("Phó Giám đốc Sở Nội vụ tỉnh", "Hà Nam")
SCHOOL = provincial("Hiệu trưởng Trường Cao đẳng Sư phạm", "Hà Nam", "education")
FINANCE = central("Thứ trưởng Bộ Tài chính", "Bộ Tài chính")
MINISTERS = central("Bộ trưởng Bộ Y tế", "Bộ Y tế"), central("Bộ trưởng Bộ Nội vụ", "Bộ Nội vụ")
CULTURE = "Bộ Văn hóa, Thể thao và Du lịch"
COMPANIES = [
    Post(f"Chủ tịch {name}", "current", (name,)) for name in ("Tập đoàn Minh Phú", "Tập đoàn Thủy sản Minh Phú")
]


AGENCY = central("Phó Cục trưởng Cục Cảnh sát biển", "Cục Cảnh sát biển")._replace(bodies=("Cục Cảnh sát biển",))
BOARD = Post(
    "Phó Trưởng ban Nội chính Trung ương",
    "current",
    ("Ban Nội chính Trung ương", "Ban Chấp hành Trung ương Đảng"),
    "party",
    "central",
)
BANK = "Ngân hàng TMCP Lạc Hồng - LacHongBank"


def brand(role: str, company: str) -> Post:
    return Post(f"{role} {company}", "current", (company,), "enterprise")


@pytest.mark.parametrize(
    ("why", "one", "other", "same"),
    [
        ("same post", person(HA_NAM), person(HA_NAM, HONOR), True),
        ("held before", person(HA_NAM), person(provincial(HEAD, "Hà Nam", status="former")), True),
        ("two provinces", person(HA_NAM), person(CA_MAU), False),
        ("an honor", person(HA_NAM, HONOR), person(CA_MAU, HONOR), True),
        ("two ministries", person(FINANCE), person(central("Thứ trưởng Bộ Công an", "Bộ Công an")), False),
        ("two ministers", person(MINISTERS[0]), person(MINISTERS[1]), True),
        ("colleagues", person(HA_NAM), person(provincial("Giám đốc Sở Y tế tỉnh", "Hà Nam")), True),
        ("a chief, later a deputy", person(provincial(CHIEF, "Hà Nam", status="former")), person(VICE_CHIEF), False),
        ("a deputy, later the chief", person(provincial(CHIEF, "Hà Nam")), person(VICE_CHIEF), True),
        ("an envoy", person(Post("Đại sứ Lào", "current")), person(Post("Đại sứ Lào tại Mỹ", "current")), True),
        ("police, school", person(POLICE), person(SCHOOL), False),
        (
            "two districts of a name",
            person(DISTRICT._replace(places=("Châu Thành", "Long An"))),
            person(DISTRICT._replace(places=("Châu Thành", "Bến Tre"))),
            False,
        ),
        ("one named more fully", person(COMPANIES[0]), person(COMPANIES[1]), True),
        ("a bare post", person(Post("Trưởng Công an quận 2", "current"), near=("quận 2",)), person(FINANCE), False),
        ("no post", person(), person(FINANCE), True),
        ("no post, elsewhere", person(near=("Cà Mau",)), person(HA_NAM), False),
        ("no post, somebody whom few know", person(), person(AGENCY), False),
        ("more of its name", person(AGENCY), person(AGENCY._replace(label=f"{AGENCY.label} Bộ Công an")), True),
        ("chosen, and nothing else", person(HONOR._replace(status="former")), person(CA_MAU), True),
        ("chosen, of a board of the Party", person(HONOR), person(BOARD), True),
        ("chosen, and something else", person(HONOR, COMPANIES[0]), person(CA_MAU), False),
        ("a brand alone", person(brand("Phó Chủ tịch", "LacHongBank")), person(brand("Cố vấn", BANK)), True),
        ("two companies", person(brand("Phó Chủ tịch", "Công ty Xây lắp")), person(brand("Cố vấn", BANK)), False),
        ("its minister", person(), person(central("Bộ trưởng Bộ Tư pháp", "Bộ Tư pháp")), True),
        ("abroad", person(Post("Bộ trưởng Quốc phòng Lào", "current")), person(HA_NAM), False),
    ],
)
def test_posts_decide_on_persons(why: str, one: str, other: str, same: bool) -> None:
    clusters, _ = people.cluster("Nguyễn Văn An", [one, other])
    assert len(clusters) == (1 if same else 2), why


ASSEMBLY = Post("Đại biểu Quốc hội", "current", ("Quốc hội",), "legislature", "central")


def deputy(place: str) -> Post:
    return ASSEMBLY._replace(label=f"{ASSEMBLY.label} tỉnh {place}", places=(place,))


@pytest.mark.parametrize(
    ("why", "one", "other", "same"),
    [
        ("of a province, of any", deputy("Hà Nam"), ASSEMBLY, True),
        ("of two provinces", deputy("Hà Nam"), deputy("Cà Mau"), False),
        ("who leads there", deputy("Hà Nam"), HA_NAM, True),
        ("who leads elsewhere", deputy("Hà Nam"), CA_MAU, False),
        (
            "of a committee",
            ASSEMBLY,
            Post("Ủy viên Thường trực Ủy ban Pháp luật của Quốc hội", "former",
                 ("Ủy ban Pháp luật của Quốc hội", "Quốc hội"), "legislature", "central"),
            True,
        ),
        ("two offices of one person by law",
         Post("Tổng Thư ký Quốc hội", "current", ("Quốc hội",), "legislature", "central"),
         Post("Chủ nhiệm Văn phòng Quốc hội", "current", ("Văn phòng Quốc hội", "Quốc hội"), "legislature", "central"),
         True),
        ("an official", ASSEMBLY, POLICE, True),
        ("somebody of a company", ASSEMBLY, COMPANIES[0], False),
    ],
)  # fmt: skip
def test_deputies_are_known_by_their_seats(why: str, one: Post, other: Post, same: bool) -> None:
    assert (len(people.cluster("Nguyễn Văn An", [person(one), person(other)])[0]) == 1) is same, why


@pytest.mark.parametrize(
    ("position", "bodies", "places"),
    [
        ("Đại biểu Quốc hội tỉnh Hà Nam", ("Quốc hội",), ("Hà Nam",)),
        ("Phó Trưởng đoàn đại biểu Quốc hội tỉnh Hà Nam", ("Đoàn đại biểu Quốc hội tỉnh Hà Nam",), ("Hà Nam",)),
        ("Thành ủy viên Hà Nội", ("Thành ủy Hà Nội",), ("Hà Nội",)),
        ("Phó Cục trưởng Cục Điện ảnh", ("Cục Điện ảnh", CULTURE, "Chính phủ"), ()),
        (f"Phó Cục trưởng Cục Điện ảnh, {CULTURE}", ("Cục Điện ảnh", CULTURE, "Chính phủ"), ()),
    ],
)
def test_the_body_and_the_place_of_a_post_are_those_that_its_name_tells(
    position: str, bodies: tuple[str, ...], places: tuple[str, ...]
) -> None:
    read = extract(Article("a", f"Ông Lê Văn Tâm, {position} phát biểu tại hội nghị."))
    (found,) = (one for one in read.profiles if one.kind is Kind.PERSON)
    (post,) = profile_view(found.signature).posts
    assert (post.bodies, post.places) == (bodies, places)


def test_a_career_may_move_between_provinces_when_the_years_allow_and_an_honor_is_shared() -> None:
    early = person(provincial(HEAD, "Hà Nam"), HONOR, year="2014")
    late = person(provincial("Bí thư Tỉnh ủy", "Cà Mau", "party"), HONOR, year="2020")
    assert len(people.cluster("Lê Văn Ba", [early, late])[0]) == 1


DEPUTY = "Phó Chủ tịch Ủy ban nhân dân tỉnh"
TRANSPORT = "Bộ Giao thông vận tải"
BUILDING = central("Thứ trưởng Bộ Xây dựng", "Bộ Xây dựng")
ROADS = central(f"Thứ trưởng {TRANSPORT}", TRANSPORT)
DIRECTOR = provincial("Giám đốc Sở Y tế", "Nam Định")
COMMUNE = Post("Chủ tịch UBND xã", "current", ("UBND xã Tiền Hải",), "state", "commune", ("Tiền Hải", "Hưng Yên"))


@pytest.mark.parametrize(
    ("why", "before", "after", "years", "same"),
    [
        ("merged", provincial(DEPUTY, "Quảng Nam"), provincial(DEPUTY, "Đà Nẵng"), "2024 2025", True),
        ("divided", provincial(DEPUTY, "Nam Hà"), provincial(DEPUTY, "Hà Nam"), "1995 1999", False),
        ("not yet", provincial(DEPUTY, "Quảng Nam"), provincial(DEPUTY, "Đà Nẵng"), "2016 2019", False),
        ("long merged", provincial(DEPUTY, "Quảng Nam"), provincial(DEPUTY, "Đà Nẵng"), "2026 2027", False),
        ("of the two", DIRECTOR, provincial("Phó Chủ tịch", "Ninh Bình"), "2024 2025", True),
        ("elsewhere", DIRECTOR, provincial("Phó Chủ tịch", "Hưng Yên"), "2024 2025", False),
        ("a ministry", ROADS, BUILDING, "2024 2025", True),
        ("another", ROADS, FINANCE, "2024 2025", False),
        ("a district", DISTRICT._replace(places=("Tiền Hải", "Thái Bình")), COMMUNE, "2024 2025", True),
    ],
)
def test_who_goes_on_where_a_merger_leads_is_one_person(
    why: str, before: Post, after: Post, years: str, same: bool
) -> None:
    early, late = years.split()
    views = [person(before, year=early), person(after, year=late)]
    clusters, reasons = people.cluster("Nguyễn Văn An", views)
    assert (len(clusters) == 1) is same, why
    told = {found.reason for found in people.identify("Nguyễn Văn An", clusters, reasons).values()}
    assert all(one.startswith(("same place", "same body")) for one in told) is same, why


def test_foreign_names_hardly_have_homonyms() -> None:
    views = [person(Post("Bộ trưởng Bộ Quốc phòng", "current")), person(Post("Bộ trưởng Quốc phòng Mỹ", "current"))]
    assert len(people.cluster("James Mattis", views)[0]) == 1
    assert not people.foreign("Nguyễn Thị Quỳnh Hoa")
    assert not people.foreign("Trần Nhật Nhung")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Thủ tướng Nhật Bản Kishida Fumio", "Fumio Kishida"),
        ("Tổng thống Pháp Emanuel Macron", "Emmanuel Macron"),
        ("Tổng thống Pháp Macron", "Emmanuel Macron"),
        ("Tổng thống Nga Vladimir Vladimirovich Putin", "Vladimir Putin"),
        ("Tổng thống Thổ Nhĩ Kỳ Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Tổng thống Mỹ George Bush", "George Bush"),
        ("Tổng thống Chile Emanuel Macron", "Emanuel Macron"),
        ("Bộ trưởng Thương mại Mỹ Melania Trump", "Melania Trump"),
        ("Ông Donald Trump Jr., Giám đốc Công ty Golf Mỹ,", "Donald Trump Jr"),
    ],
)
def test_a_leader_abroad_is_known_by_one_name_however_it_is_spelt(text: str, name: str) -> None:
    read = extract(Article("a", f"{text} phát biểu tại hội nghị."))
    assert [one.block for one in read.profiles if one.kind is Kind.PERSON] == [name]


def test_a_vague_post_of_a_foreign_name_is_of_the_only_person_of_it() -> None:
    vague = person(Post("Chủ tịch Ủy ban Quân lực", "current"), near=("Singapore",))
    views = [vague, person(Post("Bộ trưởng Bộ Quốc phòng Mỹ", "current", ("Bộ Quốc phòng Mỹ",), "state", "central"))]
    assert len(people.cluster("John Smith", views)[0]) == 1
    assert len(people.cluster("Nguyễn Văn An", views)[0]) == 2


def test_places_around_a_person_are_named_as_those_of_posts() -> None:
    text = "Ông Lê Văn Tâm phát biểu tại hội nghị do Sở Y tế TP.HCM tổ chức ở huyện Lý Nhân, tỉnh Hà Nam."
    (profile,) = (one for one in extract(Article("a", text)).profiles if one.kind is Kind.PERSON)
    near = profile_view(profile.signature).near
    assert {"Hồ Chí Minh", "Lý Nhân", "Hà Nam"} <= set(near)


PLENUM = (
    "Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XII",
    "Hội nghị Trung ương 5 khóa XII",
    "HỘI NGHỊ LẦN THỨ NĂM BAN CHẤP HÀNH TRUNG ƯƠNG KHÓA XII",
    "Hội nghị Trung ương 5",
    "Hội nghị Trung ương lần thứ năm",
    "Hội nghị Ban Chấp hành Trung ương Đảng lần thứ 5",
    "Hội nghị Trung ương 5 khóa XII, người dân rất",
)


def test_a_plenum_named_seven_ways_is_one_meeting_in_any_order() -> None:
    views = [signature(MeetingView(label, "Hội nghị")) for label in PLENUM]
    for order in list(permutations(views))[::700]:
        assert len(meetings.cluster(order)) == 1
    assert {found.label for found in meetings.identify(meetings.cluster(views)).values()} == {PLENUM[1]}


def test_the_term_of_another_body_is_no_part_of_the_name_of_a_congress() -> None:
    labels = ("Đại hội lần thứ XII của Đảng, Quốc hội khóa XIV", "Đại hội lần thứ XII của Đảng Cộng sản Việt Nam")
    views = [signature(MeetingView(label, "Đại hội")) for label in labels]
    assert {found.label for found in meetings.identify(meetings.cluster(views)).values()} == {labels[1]}


@pytest.mark.parametrize(
    "label",
    [
        "Hội nghị lần thứ 5 Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
        "Hội nghị lần thứ 5 Ban Chấp hành Đảng bộ tỉnh Hà Nam khóa XII",
        "Hội nghị Ban Chấp hành Trung ương Đoàn lần thứ 5",
    ],
)
def test_other_bodies_and_terms_have_meetings_of_their_own(label: str) -> None:
    views = [signature(MeetingView(one, "Hội nghị")) for one in (*PLENUM, label)]
    assert sorted(map(len, meetings.cluster(views))) == [1, len(PLENUM)]


def test_plenums_of_two_terms_are_two_and_a_bare_number_is_of_neither() -> None:
    labels = ("Hội nghị Trung ương 5 khóa XI", "Hội nghị Trung ương 5 khóa XII", "Hội nghị Trung ương 5")
    assert len(meetings.cluster([signature(MeetingView(one, "Hội nghị")) for one in labels])) == 3


def test_a_meeting_about_a_plenum_is_not_the_plenum() -> None:
    view = MeetingView("Hội nghị học tập, quán triệt Nghị quyết Hội nghị Trung ương 5 khóa XII", "Hội nghị")
    assert view.series.name == ""


def meeting(label: str, kind: str = "", *dates: str, published: str = "") -> str:
    kind = kind or " ".join(label.split()[:2])
    return signature(MeetingView(label, kind, dates, published=published))


@pytest.mark.parametrize(
    ("why", "one", "other", "same"),
    [
        ("a number of two words", "Hội nghị Đoàn Chủ tịch lần thứ mười hai", "Hội nghị Đoàn Chủ tịch lần thứ 12", True),
        ("twelve, not ten", "Hội nghị Thành ủy lần thứ mười", "Hội nghị Thành ủy lần thứ mười hai", False),
        ("twenty, not two", "Kỳ họp thứ hai mươi HĐND tỉnh Hà Nam", "Kỳ họp thứ hai HĐND tỉnh Hà Nam", False),
        (
            "a number of three words",
            "Kỳ họp thứ hai mươi mốt HĐND tỉnh Hà Nam",
            "Kỳ họp thứ 21 HĐND tỉnh Hà Nam",
            True,
        ),
        (
            "before a year",
            "Kỳ họp thứ mười năm 2031 của HĐND tỉnh Hà Nam",
            "Kỳ họp thứ 10 năm 2031 của HĐND tỉnh Hà Nam",
            True,
        ),
        ("without thứ", "Hội nghị Trung ương lần thứ 8", "Hội nghị Trung ương lần 8", True),
        ("the Party in Roman", "Đại hội XII", "Đại hội đại biểu toàn quốc lần thứ XII của Đảng", True),
        ("of a legislature", "Đại hội Đảng toàn quốc lần thứ XII, Quốc hội khóa XIV", "Đại hội XII của Đảng", True),
        (
            "of a zone",
            "Hội nghị Đặc khu ủy Phú Quốc lần thứ 4",
            "Hội nghị lần thứ tư Ban Chấp hành Đảng bộ đặc khu Phú Quốc",
            True,
        ),
        ("of a province", "Đại hội đại biểu Đảng bộ tỉnh Hà Nam lần thứ X", "Đại hội X của Đảng", False),
        ("of a party abroad", "Đại hội VII của Đảng Cộng sản Cuba", "Đại hội lần thứ VII của Đảng", False),
        ("vague words", "Hội nghị quốc tế lần thứ 5 về Syria", "Hội nghị An ninh Hàng hải Quốc tế lần thứ 5", False),
        (
            "an acronym",
            "Hội nghị lần thứ hai các quan chức cao cấp APEC",
            "Hội nghị lần thứ 2 các quan chức cao cấp Diễn đàn Hợp tác Kinh tế châu Á - Thái Bình Dương",
            True,
        ),
        ("its committee", "Hội nghị Tỉnh ủy Hà Nam lần 6", "Hội nghị Ban Chấp hành Đảng bộ tỉnh Hà Nam lần 6", True),
        ("in short", "Kỳ họp thứ 4 Hội đồng nhân dân TP HCM", "Kỳ họp thứ 4 Hội đồng nhân dân TP Hồ Chí Minh", True),
        ("of another province", "Hội nghị Tỉnh ủy Hà Nam lần thứ 6", "Hội nghị Tỉnh ủy Nam Định lần thứ 6", False),
        ("of its own", "Kỳ họp bất thường lần thứ hai, Quốc hội khóa XV", "Kỳ họp thứ 2, Quốc hội khóa XV", False),
        ("one of its own", "Kỳ họp bất thường lần 2 Quốc hội", "Kỳ họp bất thường lần thứ hai, Quốc hội", True),
        ("a week", "Tuần lễ Cấp cao APEC 2023", "Tuần lễ cấp cao APEC năm 2023", True),
        ("and, with", "Hội nghị Thủ tướng và doanh nghiệp lần 2", "Hội nghị Thủ tướng với doanh nghiệp lần 2", True),
        ("of two", "Kỳ họp thứ 9 Ủy ban hỗn hợp Việt Nam - Lào", "Kỳ họp thứ 9 Ủy ban hỗn hợp Việt-Lào", True),
        ("the number alone", "Kỳ họp 6 của Quốc hội khóa XIV", "Kỳ họp thứ sáu, Quốc hội khóa XIV", True),
        ("no number", "Kỳ họp 6 ngày của Quốc hội khóa XIV", "Kỳ họp thứ sáu, Quốc hội khóa XIV", False),
        ("Roman", "Phiên họp VII của Ủy ban Kiểm tra", "Phiên họp thứ 7 của Ủy ban Kiểm tra", True),
        ("any province", "Kỳ họp thứ 4 Hội đồng nhân dân", "Kỳ họp thứ 4 của Hội đồng nhân dân", False),
        ("any body", "Kỳ họp thứ 4", "Kỳ họp thứ 4", False),
        ("monthly", "Phiên họp Chính phủ thường kỳ tháng 6", "Phiên họp thường kỳ tháng 6/2017 của Chính phủ", True),
        ("another word", "Cuộc họp thường kỳ Chính phủ tháng 6", "Phiên họp Chính phủ thường kỳ tháng 6", True),
        ("another month", "Phiên họp Chính phủ thường kỳ tháng 5", "Phiên họp Chính phủ thường kỳ tháng 6", False),
        ("another year", "Phiên họp Chính phủ thường kỳ tháng 6/2016", "Phiên họp thường kỳ tháng 6/2017", False),
        ("a summit", "Hội nghị thượng đỉnh G20", "Hội nghị cấp cao G20 năm 2017", True),
        ("of another year", "Hội nghị thượng đỉnh G20 năm 2016", "Hội nghị cấp cao G20 năm 2017", False),
        ("of another body", "Hội nghị thượng đỉnh G7 năm 2017", "Hội nghị thượng đỉnh G20 năm 2017", False),
        ("beside the summit", "Hội nghị thượng đỉnh Doanh nghiệp APEC", "Hội nghị thượng đỉnh APEC", False),
        ("of ministers", "Hội nghị Bộ trưởng phụ trách Thương mại APEC", "Hội nghị Bộ trưởng Thương mại APEC", True),
        ("of others", "Hội nghị Bộ trưởng Tài chính APEC", "Hội nghị Bộ trưởng Thương mại APEC", False),
        ("with a number", "Hội nghị Bộ trưởng Y tế APEC lần thứ 7", "Hội nghị Bộ trưởng Y tế APEC", True),
        ("of two numbers", "Hội nghị cấp cao ASEAN lần thứ 30", "Hội nghị cấp cao ASEAN lần thứ 31", False),
        ("recurring", "Đối thoại Shangri-La lần thứ 16", "Hội nghị Đối thoại Shangri-La", True),
        ("its opening", "Hội nghị khai mạc Đối thoại Shangri-La", "Hội nghị Đối thoại Shangri-La", False),
        ("with", "Phiên họp Chính phủ thường kỳ tháng 6 với địa phương", "Phiên họp Chính phủ thường kỳ tháng 6", True),
        ("a title", "Diễn đàn cấp cao “Biển xanh hòa bình”", "Diễn đàn quốc tế “Biển xanh hòa bình”", True),
    ],
)  # fmt: skip
def test_names_tell_which_meetings_of_a_series_are_one(why: str, one: str, other: str, same: bool) -> None:
    for views in permutations((meeting(one), meeting(other))):
        block = {meeting_block(read_view(view)) for view in views}
        assert (len(block) == 1 and len(meetings.cluster(views)) == 1) is same, why


def test_two_summits_of_a_year_are_two_and_the_articles_year_tells_which_is_meant() -> None:
    label = "Hội nghị thượng đỉnh ASEAN"
    assert len(meetings.cluster([meeting(label, "", "--04-28"), meeting(label, "", "--11-12")])) == 2
    assert len(meetings.cluster([meeting(label, published="2017"), meeting(label, published="2019")])) == 2
    assert len(meetings.cluster([meeting(label, published="2017"), meeting(f"{label} năm 2017")])) == 1
    assert len(meetings.cluster([meeting(label, "", "--04-28"), meeting(f"{label} lần thứ 30")])) == 2


def sitting(host: str, day: str) -> str:
    return signature(MeetingView("Phiên họp thứ 5", "Phiên họp", (day,), bodies=(host,) if host else ()))


@pytest.mark.parametrize(
    ("why", "one", "other", "same"),
    [
        ("one host", ("Ban Chỉ đạo chuyển đổi số", "2023-12-13"), ("Ban Chỉ đạo chuyển đổi số", "2023-12-13"), True),
        ("two hosts", ("Ban Chỉ đạo chuyển đổi số", "2023-12-13"), ("Ủy ban Thường vụ Quốc hội", "2023-12-13"), False),
        ("any host", ("Ủy ban Thường vụ Quốc hội", "2023-11-13"), ("", "2023-11-14"), True),
        ("another month", ("Ủy ban Thường vụ Quốc hội", "2023-11-13"), ("", "2023-02-14"), False),
    ],
)
def test_who_organizes_a_sitting_tells_whose_it_is(
    why: str, one: tuple[str, str], other: tuple[str, str], same: bool
) -> None:
    views = [sitting(*one), sitting(*other)]
    assert (len(meetings.cluster(views)) == 1) is same, why


def test_what_is_told_without_a_year_is_of_none_of_two_years() -> None:
    bare, summit = "Hội nghị G20", meeting("Hội nghị thượng đỉnh G20")
    one, other = meeting(bare, "", "2013-08-31"), meeting(bare, "", "2016-09-05")
    assert len(meetings.cluster([summit, one])) == 1
    for views in permutations((summit, one, other)):
        assert len(meetings.cluster(views)) == 3


def test_a_wrong_day_of_one_article_does_not_part_the_others() -> None:
    label = "Hội nghị thượng đỉnh G20"
    right = [meeting(label, "", day) for day in ("--07-07", "--07-08", "2017-07-07")]
    wrong = meeting(label, "", "--05-02")
    for views in permutations((*right, meeting(f"{label} năm 2017"), wrong)):
        assert [wrong] in meetings.cluster(views)
        assert len(meetings.cluster(views)) == 2


def test_a_meeting_without_a_time_is_rather_one_of_which_the_year_is_told() -> None:
    label = "Hội nghị thượng đỉnh G20"
    views = meeting(label), meeting(label, "", "2017-07-07"), meeting(label, "", "--05-02")
    for order in permutations(views):
        assert [views[2]] in meetings.cluster(order)
        assert len(meetings.cluster(order)) == 2
    assert len(meetings.cluster([*views, meeting(label, "", "2016-09-05")])) == 4


def test_a_day_tells_which_meeting_of_a_body_is_meant_by_its_name_alone() -> None:
    summit, ministers = "Hội nghị thượng đỉnh APEC", "Hội nghị Bộ trưởng Thương mại APEC"
    both = meeting(summit, "", "2017-11-10"), meeting(ministers, "", "2017-05-20")
    assert len(meetings.cluster([*both, meeting("Hội nghị APEC", "", "--11-11")])) == 2
    assert len(meetings.cluster([*both, meeting("Hội nghị APEC")])) == 3


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            "Hội nghị thượng đỉnh APEC năm 2017",
            "Hội nghị thượng đỉnh APEC 2017",
            "same edition of a yearly meeting: diễn đàn hợp tác kinh tế châu á - thái bình dương",
        ),
        ("Hội nghị Trung ương lần thứ 8", "Hội nghị Trung ương 8", "same number in the series: 8"),
    ],
)
def test_the_reason_tells_whether_a_number_joins_meetings_or_their_year(one: str, other: str, reason: str) -> None:
    found = meetings.identify(meetings.cluster([meeting(one), meeting(other)]))
    assert {identity.reason for identity in found.values()} == {reason}


LONG = "Hội nghị chuyên đề đóng mới, nâng cấp tàu cá"


@pytest.mark.parametrize(
    ("why", "one", "other", "same"),
    [
        ("nothing tells otherwise", {}, {}, True),
        ("of one place", {"near": ("Bình Định",)}, {"near": ("Bình Định", "Hà Nội")}, True),
        ("of two places", {"near": ("Bình Định",)}, {"near": ("Cà Mau",)}, False),
        ("of two years", {"published": "2017"}, {"published": "2019"}, False),
        ("of two organizers", {"bodies": ("Bộ Công an",)}, {"bodies": ("Bộ Y tế",)}, False),
    ],
)
def test_a_long_name_is_of_one_meeting_unless_something_tells_otherwise(
    why: str, one: dict[str, Any], other: dict[str, Any], same: bool
) -> None:
    views = [signature(MeetingView(LONG, "Hội nghị", **said)) for said in (one, other)]
    assert len({meeting_block(read_view(view)) for view in views}) == 1
    assert (len(meetings.cluster(views)) == 1) is same, why


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Hội nghị Ban Thường vụ Tỉnh ủy Yên Bái", "Hội nghị"),
        ("Buổi làm việc với Bộ Giao thông vận tải", "Buổi làm việc"),
        ("Hội nghị trực tuyến toàn quốc sơ kết công tác 6 tháng đầu năm", "Hội nghị"),
        ("Lễ khai mạc", "Lễ"),
        ("Phiên thảo luận về tình hình kinh tế - xã hội", "Phiên họp"),
        ("Phiên họp Ủy ban nhân dân tỉnh Hà Nam mở rộng", "Phiên họp"),
    ],
)
def test_a_name_that_is_used_again_and_again_tells_no_meeting(label: str, kind: str) -> None:
    assert meeting_block(MeetingView(label, kind)) is None


DAY, CHAIR, GUEST, OTHER = "2017-02-06", "Nguyễn Văn An", "Trần Thị Bình", "Lê Chí"


@pytest.mark.parametrize(
    ("why", "one", "other", "same"),
    [
        ("another word", ("Cuộc họp giao ban với các sở, ngành", CHAIR), ("Hội nghị giao ban với các sở", CHAIR), True),
        ("somebody else's", ("Cuộc họp giao ban", CHAIR), ("Cuộc họp giao ban", OTHER), False),
        ("nobody is named", ("Phiên họp chất vấn", CHAIR), ("Phiên họp chất vấn",), True),
        ("another topic", ("Cuộc họp với quận 2 về kinh tế", CHAIR), ("Cuộc họp với quận 2 về quy hoạch", CHAIR), True),
        ("another partner", ("Cuộc họp với Sở Y tế", CHAIR), ("Cuộc họp với Sở Giao thông", CHAIR), False),
        ("its body", ("Phiên họp giao ban", CHAIR, GUEST), ("Phiên họp Ủy ban nhân dân tỉnh", CHAIR, GUEST), True),
        ("in short", ("Hội nghị sơ kết về ATGT đường bộ",), ("Hội nghị về an toàn giao thông đường bộ",), True),
        ("one body", ("Cuộc họp về du lịch ASEAN", CHAIR), ("Cuộc họp về y tế ASEAN", CHAIR), False),
        ("a topic", ("Cuộc họp của Tỉnh ủy Hà Nam",), ("Cuộc họp về Nghị quyết của Tỉnh ủy Hà Nam",), False),
        ("two provinces", ("Hội nghị xúc tiến đầu tư Hà Nam", CHAIR), ("Hội nghị xúc tiến đầu tư Nam Định",), False),
        ("one province", ("Cuộc họp với Sở Y tế TP HCM",), ("Cuộc họp với Sở Y tế Thành phố Hồ Chí Minh",), True),
        ("a ceremony", ("Lễ trao giải báo chí", CHAIR, GUEST), ("Hội nghị trao giải báo chí", CHAIR, GUEST), False),
        ("guest and host", (f"Buổi tiếp {GUEST}", CHAIR, GUEST), (f"Hội đàm với {CHAIR}", CHAIR, GUEST), True),
        ("another host", (f"Buổi tiếp {GUEST}", CHAIR, GUEST), (f"Buổi tiếp {GUEST}", OTHER, GUEST), False),
        ("another guest", (f"Buổi tiếp {GUEST}", CHAIR, GUEST), (f"Buổi tiếp {OTHER}", CHAIR, GUEST, OTHER), False),
    ],
)  # fmt: skip
def test_names_and_participants_tell_which_meetings_of_a_day_are_one(
    why: str, one: tuple[str, ...], other: tuple[str, ...], same: bool
) -> None:
    made = (
        signature(MeetingView(label, " ".join(label.removesuffix(f" với {CHAIR}").split()[:2]), (DAY,), people=people))
        for label, *people in (one, other)
    )
    for views in permutations(made):
        block = {meeting_block(read_view(view)) for view in views}
        assert (len(block) == 1 and len(meetings.cluster(views)) == 1) is same, why


@pytest.mark.parametrize(("body", "same"), [("Tỉnh ủy Hà Nam", True), ("Tỉnh ủy Nam Định", False)])
def test_a_decision_is_made_known_at_a_ceremony_or_a_conference(body: str, same: bool) -> None:
    what = "công bố quyết định về công tác cán bộ"
    views = [
        MeetingView(f"{kind} {what}", kind, (DAY,), bodies=(host,))
        for kind, host in (("Lễ", "Tỉnh ủy Hà Nam"), ("Hội nghị", body))
    ]
    assert len({meeting_block(view) for view in views}) == 1
    assert (len(meetings.cluster(map(signature, views))) == 1) is same


def test_one_chair_guest_and_site_do_not_make_meetings_of_two_names_one() -> None:
    said: dict[str, Any] = {"places": ("Trụ sở Chính phủ",), "persons": (CHAIR,), "people": (CHAIR, GUEST)}
    labels = "Cuộc họp về mở rộng sân bay", "Cuộc họp về giá thuốc chữa bệnh"
    views = [signature(MeetingView(label, "Cuộc họp", (DAY,), **said)) for label in labels]
    assert len(meetings.cluster(views)) == 2


def test_days_of_articles_that_have_no_date_of_their_own_are_of_any_year_unless_both_tell_it() -> None:
    views = [MeetingView("Họp báo về ngày hội diều giấy", "Họp báo", (day,)) for day in ("--02-06", "2017-02-06")]
    another = MeetingView("Họp báo về ngày hội diều giấy", "Họp báo", ("2019-02-06",))
    assert {meeting_block(view) for view in (*views, another)} == {"Họp báo --02-06"}
    assert len(meetings.cluster(map(signature, views))) == 1
    assert len(meetings.cluster(map(signature, (views[1], another)))) == 2
    assert meeting_block(another, published="2019") == "Họp báo 2019-02-06"


def test_a_press_conference_about_a_numbered_session_is_of_its_day() -> None:
    view = MeetingView("Họp báo về kỳ họp thứ 3, Quốc hội khóa XIV", "Họp báo", ("2017-05-19",))
    assert meeting_block(view, "2017") == "Họp báo 2017-05-19"


def test_two_short_talks_of_a_day_in_a_place_are_two() -> None:
    views = [
        signature(MeetingView(label, "Buổi tiếp", ("--07-08",), ("Hamburg",)))
        for label in ("Cuộc gặp song phương", "Cuộc gặp song phương với lãnh đạo các nước")
    ]
    assert len(meetings.cluster(views)) == 2


def test_words_that_all_meetings_have_do_not_make_two_of_a_day_one() -> None:
    labels = (
        f"Hội nghị trực tuyến sơ kết công tác 6 tháng đầu năm của ngành {one}" for one in ("Tư pháp", "Thanh tra")
    )
    assert len(meetings.cluster([meeting(label, "Hội nghị", "--07-05") for label in labels])) == 2


def document(number: str, *issuers: str, year: str = "", near: tuple[str, ...] = ()) -> str:
    years = (year,) if year else ()
    return signature(documents.DocumentView(f"Nghị quyết {number}", number, issuers, years, near))


@pytest.mark.parametrize(
    ("views", "clusters"),
    [
        ([document("35"), document("35/NQ-CP", "Chính phủ", year="2016"), document("35/2016/NQ-CP")], 1),
        ([document("01-NQ/TU", "Tỉnh ủy Hà Nam"), document("01-NQ/TU", "Tỉnh ủy Cà Mau")], 2),
        ([document("01-NQ/TU", "Tỉnh ủy Hà Nam", year="2016"), document("01-NQ/TU", "Tỉnh ủy Hà Nam", year="2021")], 2),
        ([document("39-NQ/TW", "Bộ Chính trị", year="1962"), document("39-NQ/TW", "Bộ Chính trị")], 2),
        ([document("39-NQ/TW", "Bộ Chính trị", year="2015"), document("39-NQ/TW", "Bộ Chính trị")], 1),
        ([document("01-NQ/TU", near=("Cà Mau",)), document("01-NQ/TU", "Tỉnh ủy Hà Nam")], 2),
        ([document("01-NQ/TU", near=("Hà Nam",)), document("01-NQ/TU", "Tỉnh ủy Hà Nam")], 1),
        ([document("04"), document("04-NQ/TW", year="2016"), document("04/NQ-CP", year="2016")], 3),
        ([document("04", "Bộ Chính trị"), document("04-NQ/TW", "Ban Chấp hành Trung ương Đảng", year="2016")], 1),
    ],
)
def test_number_issuer_year_and_place_decide_on_documents(views: list[str], clusters: int) -> None:
    for order in permutations(views):
        assert len(documents.cluster(order)) == clusters


@pytest.mark.parametrize(
    ("decision", "profiles"),
    [
        ("Quyết định của Ban Bí thư về công tác cán bộ", 0),
        ("quyết định bổ nhiệm Phó Giám đốc Công an tỉnh", 0),
        ("Quyết định của Ban Bí thư chỉ định ông Lê Văn Ba giữ chức Bí thư Tỉnh ủy Hà Nam", 1),
        ("Quyết định thành lập Khu kinh tế cửa khẩu Móng Cái", 1),
    ],
)
def test_a_decision_on_staff_that_names_nobody_is_known_in_its_article_only(decision: str, profiles: int) -> None:
    article = Article("a", f"Sáng 5/3, Tỉnh ủy Hà Nam tổ chức Hội nghị công bố {decision}.")
    assert sum(one.kind is Kind.DOCUMENT for one in extract(article).profiles) == profiles


def titled(label: str, *issuers: str, year: str = "", near: tuple[str, ...] = (), published: str = "") -> str:
    years = (year,) if year else ()
    return signature(documents.DocumentView(label, "", issuers, years, near=near, published=published))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Luật HTX năm 2012", "Luật Hợp tác xã", True),
        ("Luật Hợp tác xã năm 2003", "Luật Hợp tác xã năm 2012", False),
        ("Hiệp định Geneva năm 1954", "Hiệp định Geneva", True),
        ("Hiệp định Geneva năm 1954", "Hiệp định Geneva năm 1949", False),
        ("Luật Thủy sản", "Luật Thủy sản (sửa đổi)", False),
        ("Luật Hỗ trợ doanh nghiệp nhỏ và vừa", "Luật Hỗ trợ doanh nghiệp vừa và nhỏ", True),
        ("Tờ trình dự án Luật Thủy sản", "Tờ trình về dự luật Thủy sản", True),
        ("Tờ trình dự án Luật Thủy sản (sửa đổi)", "Tờ trình dự thảo Luật Thủy sản", True),
        ("Báo cáo thẩm tra dự án Luật Thủy sản", "Báo cáo thẩm tra dự án Luật Quy hoạch", False),
        ("Báo cáo thẩm tra dự án Luật Thủy sản", "Báo cáo giải trình, tiếp thu dự án Luật Thủy sản", False),
        ("Tờ trình phê chuẩn quyết toán ngân sách (NSNN)", "Tờ trình về việc phê chuẩn quyết toán ngân sách", True),
        ("Nghị quyết về xử lý nợ xấu của các ngân hàng", "Nghị quyết của Quốc hội về xử lý nợ xấu", True),
        ("Báo cáo giám sát việc thực hiện luật về nhà ở", "Báo cáo giám sát việc thực hiện luật về đất", False),
        ("Báo cáo tổng hợp kiến nghị cử tri", "Báo cáo tổng hợp kiến nghị cử tri và thảo luận", True),
        ("Quyết định phân công ông Lê Văn Ba", "Quyết định của Bộ Chính trị về việc phân công ông Lê Văn Ba", True),
        ("Quyết định phân công ông Lê Văn Ba", "Quyết định phân công ông Lê Văn Bá", False),
        ("Quyết định kỷ luật ông Lê Văn Ba", "Quyết định của Bộ Chính trị phân công ông Lê Văn Ba", False),
        ("Quyết định điều động ông Lê Văn Ba", "Quyết định phân công ông Lê Văn Ba giữ chức Bí thư", True),
        ("Quyết định điều động ông Lê Văn Ba", "Quyết định bổ nhiệm bà Lê Na thay ông Lê Văn Ba", False),
        ("Báo cáo kiểm toán quyết toán NSNN", "Báo cáo kiểm toán quyết toán ngân sách nhà nước", True),
        ("Báo cáo tóm tắt kết quả giám sát nhà ở", "Báo cáo kết quả giám sát nhà ở", True),
        ("Kế hoạch kiểm tra công tác cán bộ năm 2022", "Kế hoạch kiểm tra công tác cán bộ năm 2023", False),
        ("Nghị quyết Trung ương 4", "Nghị quyết Trung ương 4 khóa XII", True),
        ("Nghị quyết Trung ương 4 khóa XI", "Nghị quyết Trung ương 4 (khóa XII)", False),
    ],
)  # fmt: skip
def test_titles_tell_which_documents_without_a_number_are_one(one: str, other: str, same: bool) -> None:
    issuers = [("Bộ Chính trị",) if "Bộ Chính trị" in label else () for label in (one, other)]
    blocks = {
        title_block(label, " ".join(label.split()[: 1 if label.startswith("Luật") else 2])) for label in (one, other)
    }
    views = [titled(label, *by) for label, by in zip((one, other), issuers, strict=True)]
    assert (len(blocks) == 1 and len(documents.cluster(views)) == 1) is same


REPORT, BILL = "Báo cáo kết quả thực hiện nhiệm vụ", "Báo cáo thẩm tra dự án Luật Thủy sản"


@pytest.mark.parametrize(
    ("why", "label", "one", "other", "same"),
    [
        ("of one month", REPORT, {"published": "2023-10"}, {"published": "2023-11"}, True),
        ("of another month", REPORT, {"published": "2023-10"}, {"published": "2024-04"}, False),
        ("of a month, at any time", REPORT, {"published": "2023-10"}, {}, True),
        ("of one province", REPORT, {"near": ("Hà Nam",)}, {"near": ("Hà Nam", "Sở Y tế tỉnh Hà Nam")}, True),
        ("of two provinces", REPORT, {"near": ("Hà Nam",)}, {"near": ("Nam Định",)}, False),
        ("on one bill", BILL, {"near": ("Hà Nam",)}, {"near": ("Nam Định",)}, True),
    ],
)
def test_reports_of_one_title_are_of_their_time_and_place(
    why: str, label: str, one: dict[str, Any], other: dict[str, Any], same: bool
) -> None:
    assert (len(documents.cluster([titled(label, **one), titled(label, **other)])) == 1) is same, why


def test_a_report_is_known_by_the_month_and_the_places_of_its_article() -> None:
    text = f"Ông Lê Văn Ba, Giám đốc Sở Y tế tỉnh Hà Nam trình bày {REPORT} năm 2023."
    report = next(
        one for one in extract(Article("a", text, published="2023-12-05")).profiles if "2023-12" in one.signature
    )
    view = documents.read_view(report.signature)
    assert (view.published, view.near) == ("2023-12", ("Hà Nam", "Sở Y tế tỉnh Hà Nam"))


def test_a_resolution_of_a_plenum_without_its_term_is_of_none_of_two() -> None:
    labels = ("Nghị quyết Trung ương 4", "Nghị quyết Trung ương 4 khóa XI", "Nghị quyết Trung ương 4 khóa XII")
    assert len(documents.cluster(list(map(titled, labels)))) == 3


COMMITTEE = "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"


@pytest.mark.parametrize(
    ("label", "issuer"),
    [
        ("Tờ trình về hiệp thương cử Chủ tịch", f"Ban Thường trực {COMMITTEE}"),
        ("Tờ trình của Ban Thường trực về hiệp thương cử Chủ tịch", f"Ban Thường trực {COMMITTEE}"),
        ("Tờ trình của Ban Thường trực về hiệp thương cử Chủ tịch", f"Ban Thường trực Đoàn Chủ tịch {COMMITTEE}"),
    ],
)
def test_how_much_of_its_issuer_a_title_names_makes_no_difference(label: str, issuer: str) -> None:
    whole = f"Ban Thường trực {COMMITTEE}"
    views = [titled(f"Tờ trình của {whole} về hiệp thương cử Chủ tịch", whole), titled(label, issuer)]
    assert len({documents.document_block("Tờ trình", documents.read_view(one)) for one in views}) == 1
    assert len(documents.cluster(views)) == 1


def test_a_decision_of_the_government_is_the_prime_ministers() -> None:
    numbers = ("1880/QĐ-CP", "1880/QĐ-TTg", "1880/QĐ-BYT")
    views = [signature(documents.DocumentView(f"Quyết định {one}", one)) for one in numbers]
    assert sorted(map(len, documents.cluster(views))) == [1, 2]


def test_the_examples_in_the_docstrings_run() -> None:
    names = [f"kg.resolve.identity.{module.name}" for module in pkgutil.iter_modules(identity.__path__)]
    results = [doctest.testmod(import_module(name)) for name in names]
    assert sum(one.attempted for one in results) >= 5
    assert not sum(one.failed for one in results)


@pytest.mark.parametrize(
    ("name", "country"),
    [("Kim Jong-nam", "Triều Tiên"), ("Francis Xavier", "Vatican"), ("Melania Trump", "Mỹ"), ("Nguyễn Văn Mơ", "Mỹ")],
)
def test_a_name_that_is_only_like_a_leaders_is_left_alone(name: str, country: str):
    assert known_name(name, frozenset({country})) == name
