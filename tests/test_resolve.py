"""What the article as a whole adds: full names, places of bodies, one meeting under several names, settled tenures."""

from dataclasses import replace

import pytest

from kg.extraction import extract
from kg.mentions import DocumentMention, MeetingMention, PersonMention
from kg.model import Article, Entity, Evidence, Kind, Statement, Status
from kg.resolve.documents.clusters import cluster_documents
from kg.resolve.entities import body_entity, known_body, person_entity
from kg.resolve.iris import entity_iri
from kg.resolve.labels import name_others, persons_of, province_type
from kg.resolve.meetings.clusters import cluster_meetings
from kg.resolve.people.meant import People
from kg.resolve.places.datelines import portal_places
from kg.resolve.tenures.settled import settle


def read(text: str, published: str | None = None, name: str = "a") -> tuple[Statement, ...]:
    return extract(Article(name, text, published=published)).statements


def positions(text: str) -> list[str]:
    return [s.object.label for s in read(text) if s.relation == "holds"]


def meetings(text: str) -> set[str]:
    return {s.subject.label for s in read(text) if s.subject.kind is Kind.MEETING}


def entity(text: str, kind: Kind, label: str, name: str = "a", published: str | None = None) -> Entity:
    for s in read(text, published, name):
        for found in (s.subject, s.object):
            if isinstance(found, Entity) and (found.kind, found.label) == (kind, label):
                return found
    raise AssertionError(f"no {label}")


# ----------------------------------------------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("article", "label"),
    [
        ("Tỉnh ủy Thái Bình họp. Ông Ngô Bá Thiện, Bí thư Tỉnh ủy, dự.", "Bí thư Tỉnh ủy Thái Bình"),
        ("Tỉnh Thái Bình được mùa. Ông Ngô Bá Thiện, Bí thư Tỉnh ủy, mừng.", "Bí thư Tỉnh ủy Thái Bình"),
        (
            "Tỉnh Thái Bình được mùa. Ông Ngô Bá Thiện, Ủy viên Ban Thường vụ Tỉnh ủy, mừng.",
            "Ủy viên Ban Thường vụ Tỉnh ủy Thái Bình",
        ),
        (
            "Tỉnh Thái Bình được mùa. Ông Ngô Bá Thiện, Giám đốc Sở Tài chính, mừng.",
            "Giám đốc Sở Tài chính tỉnh Thái Bình",
        ),
        ("Thành phố Hà Nội mưa. Ông Ngô Bá Thiện, Bí thư Thành ủy, đi thăm.", "Bí thư Thành ủy Hà Nội"),
        ("Tỉnh Thái Bình được mùa. Ông Ngô Bá Thiện, Thứ trưởng Bộ Y tế, mừng.", "Thứ trưởng Bộ Y tế"),
        ("Huyện Lý Nhân được mùa. Ông Ngô Bá Thiện, Bí thư Huyện ủy, mừng.", "Bí thư Huyện ủy Lý Nhân"),
        ("Ông Ngô Bá Thiện, Bí thư Tỉnh ủy, mừng.", "Bí thư Tỉnh ủy"),
        ("Tỉnh Nam Định và tỉnh Thái Bình được mùa.\nÔng Ngô Bá Thiện, Bí thư Tỉnh ủy, mừng.", "Bí thư Tỉnh ủy"),
        ("Thành phố Hà Nội mưa. Ông Ngô Bá Thiện, Bí thư Tỉnh ủy, mừng.", "Bí thư Tỉnh ủy"),
        (
            "Tỉnh Nam Định và tỉnh Hà Nam được mùa. Tỉnh Nam Định thắng lớn.\nÔng Ngô Bá Thiện, Bí thư Tỉnh ủy, mừng.",
            "Bí thư Tỉnh ủy Nam Định",
        ),
        (
            "Tỉnh Nam Định được mùa. Ở tỉnh Thái Bình, ông Ngô Bá Thiện, Chủ tịch UBND tỉnh, lo.\nMưa ở tỉnh Nam Định.",
            "Chủ tịch Ủy ban nhân dân tỉnh Thái Bình",
        ),
    ],
)
def test_the_place_of_a_body_comes_from_the_article(article, label):
    assert positions(article) == [label]


@pytest.mark.parametrize(
    ("article", "label"),
    [
        (  # the headline
            "Huyện Lý Nhân gặp mặt doanh nghiệp\nDự có ông Ngô Bá Thiện, Bí thư Huyện ủy; "
            "bà Lê Thục Quyên, Phó Bí thư Huyện ủy Bình Lục.",
            "Bí thư Huyện ủy Lý Nhân",
        ),
        (  # the name of a meeting in the headline, in capitals
            "ĐẠI HỘI ĐẠI BIỂU HỘI NÔNG DÂN HUYỆN LÝ NHÂN LẦN THỨ IX\nÔng Ngô Bá Thiện, Bí thư Huyện ủy, tặng hoa.",
            "Bí thư Huyện ủy Lý Nhân",
        ),
        (  # the address of the portal
            "Gặp mặt doanh nghiệp\n(lynhan.hanam.gov.vn) - Dự có bà Lê Thục Quyên, Bí thư Huyện ủy Bình Lục. "
            "Ông Ngô Bá Thiện, Bí thư Huyện ủy, chủ trì.",
            "Bí thư Huyện ủy Lý Nhân",
        ),
        (  # the post of the same person
            "Huyện Lý Nhân gặp mặt doanh nghiệp\nÔng Ngô Bá Thiện, Phó Bí thư Huyện ủy Bình Lục, Chủ tịch UBND huyện.",
            "Chủ tịch Ủy ban nhân dân huyện Bình Lục",
        ),
        (  # the side that a person is of
            "Huyện Lý Nhân gặp mặt doanh nghiệp\nVề phía huyện Bình Lục có ông Ngô Bá Thiện, Bí thư Huyện ủy.",
            "Bí thư Huyện ủy Bình Lục",
        ),
        (  # a list of guests tells nothing
            "Tỉnh Hà Nam mở hội.\nDự có ông Ngô Bá Thiện, Giám đốc Công an tỉnh; lãnh đạo các tỉnh Lào Cai, Yên Bái.",
            "Giám đốc Công an tỉnh Hà Nam",
        ),
        (  # of two places in a headline the one that begins it
            "Hà Nam: Cách chức hai cán bộ Sở Y tế Nam Định\nÔng Ngô Bá Thiện, Bí thư Tỉnh ủy, chủ trì.",
            "Bí thư Tỉnh ủy Hà Nam",
        ),
        (  # a post that somebody held
            "Tỉnh ủy Hà Nam họp.\nCảnh cáo ông Ngô Bá Thiện, Giám đốc Sở Y tế, nguyên Giám đốc Sở Y tế tỉnh Nam Định.",
            "Giám đốc Sở Y tế tỉnh Hà Nam",
        ),
    ],
)
def test_an_article_is_at_home_where_its_portal_or_its_headline_says(article, label):
    assert label in positions(article)


@pytest.mark.parametrize(
    ("article", "label"),
    [
        (
            "Trường Đại học Lý Nhân đón sinh viên\nDự có ông Ngô Bá Thiện, Trưởng khoa Ngữ văn.",
            "Trưởng khoa Ngữ văn Trường Đại học Lý Nhân",
        ),
        (
            "Trường Đại học Lý Nhân đón sinh viên\nDự có ông Ngô Bá Thiện, Bí thư Đảng ủy, Hiệu trưởng.",
            "Bí thư Đảng ủy Trường Đại học Lý Nhân",
        ),
        (
            "Trường Đại học Lý Nhân đón khách\nVề phía Trường Cao đẳng Thủy sản có ông Ngô Bá Thiện, Hiệu trưởng.",
            "Hiệu trưởng Trường Cao đẳng Thủy sản",
        ),
        (
            "Bệnh viện Đa khoa tỉnh Hà Nam mổ tim\nÔng Ngô Bá Thiện, Trưởng phòng Kế hoạch tổng hợp, mừng.",
            "Trưởng phòng Kế hoạch tổng hợp Bệnh viện Đa khoa tỉnh Hà Nam",
        ),
        (
            "Huyện Lý Nhân gieo mạ\nÔng Ngô Bá Thiện, Trưởng phòng NN&PTNT, lo.",
            "Trưởng phòng Nông nghiệp và Phát triển nông thôn huyện Lý Nhân",
        ),
        (
            "Hội Nông dân huyện Lý Nhân họp\nHội nghị bầu ông Ngô Bá Thiện làm Ủy viên Ban Thường vụ.\n"
            "Huyện ủy Lý Nhân hoan nghênh.",
            "Ủy viên Ban Thường vụ Hội Nông dân huyện Lý Nhân",
        ),
        (
            "Hội Nông dân huyện Lý Nhân họp\nDự có ông Ngô Bá Thiện, Ủy viên BTV, Trưởng ban Dân vận Huyện ủy.",
            "Ủy viên Ban Thường vụ Huyện ủy Lý Nhân",
        ),
        (
            "Công ty Cao su Lý Nhân gặp mặt công nhân\nDự có ông Ngô Bá Thiện, Chủ tịch Công đoàn Công ty.",
            "Chủ tịch Công đoàn Công ty Cao su Lý Nhân",
        ),
        (
            "Sở Y tế tỉnh Hà Nam họp\nÔng Ngô Bá Thiện, Trưởng phòng Nghiệp vụ y, trình bày.",
            "Trưởng phòng Nghiệp vụ y Sở Y tế tỉnh Hà Nam",
        ),
        (
            "Viện Kiểm sát nhân dân huyện Lý Nhân họp\nĐoàn do ông Ngô Bá Thiện, Phó Viện trưởng, dẫn đầu.",
            "Phó Viện trưởng Viện Kiểm sát nhân dân huyện Lý Nhân",
        ),
        (
            "Xã Nhân Hậu họp dân\nDự có ông Ngô Bá Thiện, Phó Bí thư Đảng ủy, Chủ tịch Ủy ban MTTQ Việt Nam xã.",
            "Phó Bí thư Đảng ủy xã Nhân Hậu",
        ),
        (
            "Huyện Lý Nhân tri ân cán bộ\nDự có ông Ngô Bá Thiện, UV BTV, Chủ tịch Ủy ban MTTQ huyện; "
            "ông Trần Gia Minh, Bí thư Đảng ủy xã Nhân Hậu.",
            "Ủy viên Ban Thường vụ Huyện ủy Lý Nhân",
        ),
        (
            "Huyện Lý Nhân tri ân cán bộ\nDự có ông Ngô Bá Thiện, UVBCH, Chỉ huy trưởng Ban CHQS huyện.",
            "Ủy viên Ban Chấp hành Đảng bộ huyện Lý Nhân",
        ),
        (
            "Chi bộ Viện Kiểm sát nhân dân huyện Lý Nhân họp\nÔng Ngô Bá Thiện được bầu giữ chức Phó Bí thư Chi bộ.",
            "Phó Bí thư Chi bộ Viện Kiểm sát nhân dân huyện Lý Nhân",
        ),
        (
            "HĐND tỉnh Hà Nam thẩm tra các báo cáo\nTrưởng Ban Pháp chế Ngô Bá Thiện chủ trì cuộc họp.",
            "Trưởng ban Pháp chế Hội đồng nhân dân tỉnh Hà Nam",
        ),
        (
            "Tỉnh Hà Nam chống hạn\nÔng Ngô Bá Thiện, Chi cục trưởng Chi cục Thủy lợi, lo.",
            "Chi cục trưởng Chi cục Thủy lợi tỉnh Hà Nam",
        ),
        (
            "Gặp mặt đầu năm.\nĐại diện Công an tỉnh Hà Nam - Thượng tá Ngô Bá Thiện, Phó Giám đốc, cảm ơn.",
            "Phó Giám đốc Công an tỉnh Hà Nam",
        ),
        (
            "Gặp mặt học sinh trường THPT Trường Chinh\nDự có thầy Ngô Bá Thiện, Hiệu trưởng nhà trường.",
            "Hiệu trưởng Trường Trung học phổ thông Trường Chinh",
        ),
        (
            "Nhiệt điện Lý Nhân gặp mặt\nThứ hai, 04/06/2018\nNgày 3/6, Công ty CP Nhiệt điện Lý Nhân họp. "
            "Dự có ông Ngô Bá Thiện - Chủ tịch Công đoàn.",
            "Chủ tịch Công đoàn Công ty cổ phần Nhiệt điện Lý Nhân",
        ),
        (
            "Trường THPT Lý Nhân gặp mặt\nDự có cô Ngô Thị Thiện, Phó Hiệu trưởng - Chủ tịch công đoàn.",
            "Phó Hiệu trưởng Trường Trung học phổ thông Lý Nhân",
        ),
        (
            "Trường Đại học Lý Nhân gặp mặt\nDự có ông Ngô Bá Thiện, Chủ tịch Hội đồng trường.",
            "Chủ tịch Hội đồng trường Trường Đại học Lý Nhân",
        ),
        (
            "Đại hội Hội Chữ thập đỏ xã Nhân Hậu\nĐại hội tín nhiệm cao. Ông Ngô Bá Thiện được bầu giữ chức Chủ tịch.",
            "Chủ tịch Hội Chữ thập đỏ xã Nhân Hậu",
        ),
        (
            "Đại hội Đảng bộ xã Nhân Hậu\nÔng Ngô Bá Thiện được bầu làm Chủ nhiệm UBKT Đảng ủy.",
            "Chủ nhiệm Ủy ban Kiểm tra Đảng ủy xã Nhân Hậu",
        ),
        (
            "Bộ CHQS tỉnh Hà Nam tổng kết\nDự có Thượng tá Ngô Bá Thiện, Phó Chỉ huy trưởng - Tham mưu trưởng.",
            "Tham mưu trưởng Bộ Chỉ huy Quân sự tỉnh Hà Nam",
        ),
        (
            "Đảng ủy Khối các cơ quan tỉnh Hà Nam tổng kết\nDự có ông Ngô Bá Thiện, Bí thư Đảng ủy Khối.",
            "Bí thư Đảng ủy Khối các cơ quan tỉnh Hà Nam",
        ),
        (
            "Tỉnh đoàn Hà Nam họp\nÔng Ngô Bá Thiện, Bí thư Huyện đoàn Lý Nhân, được bầu vào Ban Chấp hành.",
            "Ủy viên Ban Chấp hành Tỉnh đoàn Hà Nam",
        ),
        (
            "Xã Nhân Hậu họp dân\nDự có ông Ngô Bá Thiện - BTĐU - CTHĐND xã.",
            "Chủ tịch Hội đồng nhân dân xã Nhân Hậu",
        ),
        (
            "Đại hội Đảng bộ Tổng công ty Điện lực Lý Nhân\nDự có ông Trần Gia Minh, Bí thư Đảng ủy Tập đoàn Sao Mai. "
            "Đại hội bầu ông Ngô Bá Thiện giữ chức Chủ nhiệm Ủy ban Kiểm tra.",
            "Chủ nhiệm Ủy ban Kiểm tra Đảng ủy Tổng công ty Điện lực Lý Nhân",
        ),
        (
            "HỌC VIỆN CHÍNH TRỊ KHU VỰC II MỞ CỬA THƯ VIỆN MỚI\n"
            "Tại Trường Chính trị tỉnh Hà Nam, có ông Ngô Bá Thiện, Trưởng khoa Xây dựng Đảng.",
            "Trưởng khoa Xây dựng Đảng Trường Chính trị tỉnh Hà Nam",
        ),
        (
            "HỌC VIỆN CHÍNH TRỊ KHU VỰC II MỞ CỬA THƯ VIỆN MỚI\nDự có ông Ngô Bá Thiện, Trưởng khoa Xây dựng Đảng.",
            "Trưởng khoa Xây dựng Đảng Học viện Chính trị khu vực II",
        ),
        (
            "Hội Liên hiệp Phụ nữ Việt Nam họp\nDự có bà Ngô Thị Thiện, Trưởng Ban Tổ chức - Kiểm tra; "
            "ông Trần Gia Minh, Trưởng Ban Tuyên giáo Trung ương.",
            "Trưởng ban Tổ chức - Kiểm tra Hội Liên hiệp Phụ nữ Việt Nam",
        ),
        (
            "UBND phường Tân An đối thoại\nDự có ông Ngô Bá Thiện, Phó Chủ tịch UBND.",
            "Phó Chủ tịch Ủy ban nhân dân phường Tân An",
        ),
        (
            "Chi bộ Sở Y tế họp\n"
            "Cách chức Bí thư Đảng ủy, Đảng ủy viên đối với ông Ngô Bá Thiện, Chủ tịch UBND xã Nhân Hậu.",
            "Bí thư Đảng ủy xã Nhân Hậu",
        ),
        (
            "Tỉnh Hà Nam họp\nDự có ông Ngô Bá Thiện, Đảng ủy viên, Phó Giám đốc Sở Y tế.",
            "Đảng ủy viên Sở Y tế tỉnh Hà Nam",
        ),
        (
            "TAND tối cao trao quyết định\nChánh án Ngô Bá Thiện điều động ông Lê Văn Tâm, Chánh án TAND tỉnh Hà Nam.",
            "Chánh án Tòa án nhân dân tối cao",
        ),
        (
            "Bộ Nông nghiệp và Phát triển nông thôn họp\nDự có ông Ngô Bá Thiện, Giám đốc Sở Nông nghiệp tỉnh Hà Nam.",
            "Giám đốc Sở Nông nghiệp và Phát triển nông thôn tỉnh Hà Nam",
        ),
        (
            "Ủy ban An toàn giao thông Quốc gia họp\nÔng Ngô Bá Thiện, Phó Chủ tịch Ủy ban An toàn giao thông, dự.",
            "Phó Chủ tịch Ủy ban An toàn giao thông Quốc gia",
        ),
        (
            "Trường Đại học Hồng Lam họp\nÔng Ngô Bá Thiện nhận chức Phó Hiệu trưởng Trường ĐHHL.",
            "Phó Hiệu trưởng Trường Đại học Hồng Lam",
        ),
        (
            "Đoàn Bộ Y tế, Lao động và Phúc lợi Nhật Bản đến thăm\nÔng Ngô Bá Thiện, Thứ trưởng Bộ Y tế, tiếp.",
            "Thứ trưởng Bộ Y tế",
        ),
        (
            "Thay người đứng đầu TAND cấp cao tại Hà Nội\nSáng 5/3, TAND tối cao họp. Chánh án Ngô Bá Thiện dự.",
            "Chánh án Tòa án nhân dân tối cao",
        ),
        (
            "VKSND tỉnh Nam Định trao quyết định\n"
            "Sáng 5/3, VKSND tỉnh Nam Định họp. Có ông Lê Văn Tâm, VKSND tối cao. Viện trưởng Ngô Bá Thiện dự.",
            "Viện trưởng Viện Kiểm sát nhân dân tỉnh Nam Định",
        ),
        (
            "TAND tối cao trao quyết định\nVụ trưởng Vụ Tổng hợp Ngô Bá Thiện công bố quyết định.",
            "Vụ trưởng Vụ Tổng hợp Tòa án nhân dân tối cao",
        ),
        (
            "Trung tâm Kiểm soát bệnh tật (CDC) tỉnh Hà Nam họp\nÔng Ngô Bá Thiện, Bí thư Đảng ủy CDC, phát biểu.",
            "Bí thư Đảng ủy Trung tâm Kiểm soát bệnh tật tỉnh Hà Nam",
        ),
        (
            "Kỷ luật ông Ngô Bá Thiện, Ủy viên Ban Thường vụ, Ủy viên Ban Chấp hành Đảng bộ xã Nhân Hậu.",
            "Ủy viên Ban Thường vụ Đảng ủy xã Nhân Hậu",
        ),
    ],
)
def test_parts_cells_and_boards_are_of_the_body_that_the_article_is_about(article, label):
    assert label in positions(article)


@pytest.mark.parametrize(
    ("article", "role", "place"),
    [
        ("Hội nghị công bố Quyết định số 12-QĐ/HU của Huyện ủy Lý Nhân.", "Bí thư Huyện ủy", "Lý Nhân"),
        ("Hội nghị công bố quyết định của Ban Thường vụ Huyện ủy Lý Nhân về cán bộ.", "Bí thư Huyện ủy", "Lý Nhân"),
        ("Sáng 5/3, tại Hội trường Thành ủy Cao Bằng diễn ra hội nghị.", "Trưởng phòng Nội vụ thành phố", "Cao Bằng"),
        ("(Báo Hà Nam) - Sáng 5/3, hội nghị đã diễn ra.", "Bí thư Tỉnh ủy", "Hà Nam"),
        ("Dự có lãnh đạo các huyện Đại Từ, Phú Bình, TP. Thái Nguyên.", "Bí thư Tỉnh ủy", "Thái Nguyên"),
        ("Huyện Lý Nhân họp.\nChị Lê Thị Tám (quê Bến Tre) xúc động.", "Bí thư Tỉnh ủy", "Hà Nam"),
    ],
)
def test_the_place_of_a_post_is_that_of_documents_halls_newspapers_and_seats_but_nobodys_origin(article, role, place):
    assert f"{role} {place}".strip() in positions(f"{article}\nĐồng chí Ngô Bá Thiện, {role}, chủ trì.")


def test_the_late_president_leads_no_society():
    assert positions("Hội Nông dân tỉnh Hà Nam họp.\nHội nghị học tập Chủ tịch Hồ Chí Minh.") == []


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        ("(lynhan.hanam.gov.vn) - Sáng 5/3", ["Hà Nam", "Lý Nhân"]),
        ("(cumgar.daklak.gov.vn)", ["Đắk Lắk", "Cư M'gar"]),
        ("Theo baohanam.com.vn", ["Hà Nam"]),
        ("(Chinhphu.vn) - Sáng 5/3", []),
        ("Hà Nam, sáng 5/3", []),
        ("(Báo Hà Nam) - Sáng 5/3", ["Hà Nam"]),
        ("BÁO THỪA THIÊN HUẾ - Sáng 5/3", ["Thừa Thiên Huế"]),
        ("(Báo Nhân Dân) - Sáng 5/3", []),
    ],
)
def test_the_address_of_a_portal_or_the_name_of_a_newspaper_tells_its_places(opening, names):
    assert [place.name for place in portal_places(Article("a", opening), opening)] == names


def test_the_address_of_the_original_names_them_too():
    article = Article("a", "Sáng 5/3", url="https://sonoivu.hanam.gov.vn/tin/1")
    assert [place.name for place in portal_places(article, article.text)] == ["Hà Nam"]


@pytest.mark.parametrize(("name", "kind"), [("Thái Bình", "tỉnh"), ("Hà Nội", "thành phố"), ("Lý Nhân", ""), ("", "")])
def test_type_of_a_province(name, kind):
    assert province_type(name) == kind


# ----------------------------------------------------------------------------------------------------- people


def people(*names: str) -> People:
    found = [PersonMention(n * 10, n * 10 + 5, name, partial=" " not in name) for n, name in enumerate(names)]
    return People(found)


def test_a_given_name_is_the_person_named_before_who_bears_it():
    known = people("Phạm Gia Vinh", "Lê Thục Quyên", "Đặng Thế Vinh")
    assert known.name(PersonMention(15, 19, "Vinh", partial=True)) == "Phạm Gia Vinh"
    assert known.name(PersonMention(90, 94, "Vinh", partial=True)) == "Đặng Thế Vinh"
    assert known.name(PersonMention(90, 94, "Quyên", partial=True)) == "Lê Thục Quyên"


def test_a_given_name_may_stand_before_the_full_one():
    assert people("Vinh", "Phạm Gia Vinh").name(PersonMention(0, 5, "Vinh", partial=True)) == "Phạm Gia Vinh"


@pytest.mark.parametrize(
    "told",
    [
        "Ông Ngô Bá Thiện bị kỷ luật. Ông Lê Văn Tâm sẽ họp. Ông Thiện quê Hà Nam. Tháng 6/2016, ông",
        "Ông Ngô Bá Thiện bị kỷ luật. Bà Lê Thục Quyên sẽ họp. Tháng 6/2016, ông này",
    ],
)
def test_a_pronoun_is_the_person_last_named_in_full_or_by_the_given_name(told):
    (fact,) = [s for s in read(f"{told} được bầu làm Phó Chủ tịch UBND tỉnh Hà Nam.") if s.relation == "appointedTo"]
    assert fact.subject.label == "Ngô Bá Thiện"


def test_a_given_name_that_nobody_bears_names_nobody():
    assert people("Phạm Gia Vinh").name(PersonMention(90, 94, "Vĩnh", partial=True)) is None


def test_a_shorter_name_that_ends_the_longer_one_is_the_same_person():
    assert people("Nguyễn Thị Thu Ngân", "Thu Ngân").name(PersonMention(10, 15, "Thu Ngân")) == "Nguyễn Thị Thu Ngân"


def test_diacritics_keep_people_apart():
    known = people("Lê Minh Hùng", "Lê Minh Hưng", "Lê Minh Hứng")
    for n, name in enumerate(("Lê Minh Hùng", "Lê Minh Hưng", "Lê Minh Hứng")):
        assert known.name(PersonMention(n * 10, n * 10 + 5, name)) == name


def test_the_same_name_in_capitals_or_with_old_tone_marks_is_one_person():
    found = read("LÊ THÚY HÒA, Bộ trưởng Bộ Y tế, thăm chợ. Bà Lê Thuý Hoà, Bộ trưởng Bộ Y tế, cảm ơn.")
    assert len({s.subject.iri for s in found}) == 1


def test_an_office_stands_for_its_holder():
    text = "Tới dự có ông Ngô Bá Thiện, Bí thư Tỉnh ủy Hà Nam.\nTại hội nghị, Bí thư Tỉnh ủy nhấn mạnh vai trò của dân."
    assert [s.object.label for s in read(text) if s.relation == "addressedBy"] == ["Ngô Bá Thiện"]


def test_an_office_that_nobody_is_said_to_hold_is_nobody():
    assert [s for s in read("Bí thư Tỉnh ủy Hà Nam chủ trì hội nghị.") if s.relation == "chairedBy"] == []


# ----------------------------------------------------------------------------------------------------- documents


def document(start: int, number: str = "", **features: str) -> DocumentMention:
    return DocumentMention(start, start + 5, features.pop("type", "Nghị quyết"), number, **features)


def clusters(*mentions: DocumentMention) -> list[str]:
    found = cluster_documents(mentions)
    return [found[mention].label for mention in mentions]


def test_a_document_cited_in_full_and_in_short_is_one():
    assert clusters(document(0, "64/NQ-CP"), document(10, "64")) == ["Nghị quyết 64/NQ-CP"] * 2
    assert clusters(document(0, "64"), document(10, "64/NQ-CP")) == ["Nghị quyết 64/NQ-CP"] * 2


def test_other_numbers_symbols_or_types_are_other_documents():
    one = document(0, "64/NQ-CP")
    for other in (document(10, "65/NQ-CP"), document(10, "64-NQ/TW"), document(10, "64/NQ-CP", type="Chỉ thị")):
        assert len(set(clusters(one, other))) == 2


def test_a_title_in_full_and_in_short_is_one_document():
    full, short = document(0, type="Luật", title="Du lịch (sửa đổi)"), document(10, type="Luật", title="Du lịch")
    assert len(set(clusters(full, short))) == 1
    assert len(set(clusters(full, document(10, type="Luật", title="Di sản")))) == 2


def test_a_law_cited_by_its_initials_is_the_listed_one():
    full, initials = document(0, type="Luật", title="Đấu giá tài sản"), document(10, type="Luật", title="ĐGTS")
    assert clusters(full, initials) == clusters(initials, full) == ["Luật Đấu giá tài sản"] * 2
    assert clusters(document(0, type="Luật", title="XYZ")) == ["Luật XYZ"]


def test_the_same_number_of_another_issuer_or_year_is_another_document():
    by_province = [
        entity(f"Các huyện thực hiện Nghị quyết số 01-NQ/TU của Tỉnh ủy {place}.", Kind.DOCUMENT, "Nghị quyết 01-NQ/TU")
        for place in ("Thái Bình", "Nam Định")
    ]
    by_year = [
        entity(f"Thực hiện Nghị quyết số 05/NQ-CP ngày 1-2-{year} của Chính phủ.", Kind.DOCUMENT, "Nghị quyết 05/NQ-CP")
        for year in (2015, 2016)
    ]
    assert len({found.iri for found in (*by_province, *by_year)}) == 4


# ----------------------------------------------------------------------------------------------------- meetings


def test_short_names_are_the_meeting_named_before():
    text = (
        "Sáng 6-2, Tỉnh ủy Hà Nam tổ chức hội nghị trực tuyến toàn tỉnh quán triệt nghị quyết của Đảng. "
        "Ông Ngô Bá Thiện dự hội nghị. Bà Lê Thục Quyên chủ trì hội nghị trực tuyến toàn tỉnh."
    )
    assert meetings(text) == {"Hội nghị trực tuyến toàn tỉnh quán triệt nghị quyết của Đảng"}


def meeting(start: int, name: str, head: str = "Hội nghị", family: str = "conference", **features) -> MeetingMention:
    return MeetingMention(start, start + 5, head, "conference", family, name, bare=not name, **features)


def labels(*mentions: MeetingMention) -> list[str]:
    found = cluster_meetings(mentions, lambda body: body, {}, headline=0)
    return [found[mention].label for mention in mentions]


def test_a_name_that_comes_later_names_the_bare_meeting():
    assert labels(meeting(0, ""), meeting(10, "tổng kết năm 2018")) == ["Hội nghị tổng kết năm 2018"] * 2


def test_ordinals_keep_meetings_apart():
    assert len(set(labels(meeting(0, "lần thứ tư của Đảng"), meeting(10, "lần thứ năm của Đảng")))) == 2


def test_another_family_is_another_meeting():
    assert len(set(labels(meeting(0, "dân vận"), meeting(10, "", "Buổi lễ", "press")))) == 2


@pytest.mark.parametrize(
    ("label", "persons"),
    [
        ("Quyết định điều động đồng chí Lê An, Bí thư và bà Trần Thị Bình", {"Lê An", "Trần Thị Bình"}),
        ("Quyết định tạm giữ anh Lê An", {"Lê An"}),
        ("Lễ tưởng niệm Hòa thượng Thích Quảng Đức vị pháp thiêu thân", {"Thích Quảng Đức"}),
        ("Buổi trao đổi với giáo sư Lê An và Đại tá Trần Bình", {"Lê An", "Trần Bình"}),
        ("Buổi làm việc với luật sư Đoàn Minh An", {"Đoàn Minh An"}),
        ("Quyết định bổ nhiệm bà Nguyễn Ngọc Anh Thư", {"Nguyễn Ngọc Anh Thư"}),
        ("Lễ viếng bà Nga", {"Nga"}),
        ("Kế hoạch tạp chí Cộng Sản", set()),
        ("Lễ kỷ niệm ngày sinh Bác Hồ", set()),
        ("Lễ trao Giải báo chí Việt Nam", set()),
        ("Buổi làm việc với Thành ủy Thành phố Hồ Chí Minh", set()),
        ("Đại hội đại biểu Đoàn Thanh niên", set()),
        ("Đại hội Đoàn Luật sư Hà Nội", set()),
        ("Chương trình hành động vì trẻ em Việt Nam", set()),
        ("Kế hoạch của tỉnh Bà Rịa - Vũng Tàu", set()),
        ("Buổi làm việc của Thủ tướng Phạm Văn An", set()),
    ],
)
def test_a_label_names_the_persons_whom_it_addresses(label, persons):
    assert persons_of(label) == persons


def test_who_is_replaced_does_not_tell_decisions_and_meetings_apart():
    one, other = "phân công ông Lê An làm Bí thư", "phân công ông làm Bí thư thay cho ông Trần Bình"
    assert not name_others(f"Lễ công bố quyết định {one}", f"Lễ công bố quyết định {other}")
    assert name_others(f"Quyết định {one}", "Quyết định phân công ông Trần Bình")


def test_a_meeting_is_known_in_its_article():
    label, text = "Hội thảo về dinh dưỡng", "Ngày 6-2-2019, Bộ Y tế tổ chức hội thảo về dinh dưỡng."
    assert len({entity(text, Kind.MEETING, label, name).iri for name in ("a", "b")}) == 2


@pytest.mark.parametrize("later", ["Chiều 20/8/2025", "Cùng buổi sáng", "Cùng ngày"])
def test_congresses_named_by_their_numbers_alone_are_two_by_who_holds_them(later):
    text = (
        "Sáng 20/8/2025, Đảng bộ phường Tân Hòa tổ chức Đại hội đại biểu lần thứ I. "
        f"{later}, Đảng bộ phường Minh Khai tổ chức Đại hội đại biểu lần thứ I."
    )
    held = [(s.subject.iri, s.object) for s in read(text) if s.relation == "heldOn"]
    assert len(held) == len({iri for iri, _ in held}) == len(meetings(text)) == 2


def test_bare_meetings_of_a_large_corpus_are_kept_apart_by_their_articles_alone():
    assert len({entity_iri(Kind.MEETING, "Hội nghị", "", f"bao-{n}.txt") for n in range(100_000)}) == 100_000


# ----------------------------------------------------------------------------------------------------- entities


def test_iris_are_readable_and_tell_diacritics_apart():
    iri = entity_iri(Kind.PERSON, "Ngô Đông Hải")
    assert iri.startswith("https://w3id.org/vnkg/id/person-ngo-dong-hai-")
    assert len({entity_iri(Kind.PERSON, name) for name in ("Lê Hùng", "Lê Hưng", "Lê Hứng")}) == 3
    assert entity_iri(Kind.BODY, "Tỉnh uỷ Hoà Bình") == entity_iri(Kind.BODY, "Tỉnh ủy Hòa Bình")
    assert entity_iri(Kind.BODY, "X") != entity_iri(Kind.PERSON, "X")
    assert entity_iri(Kind.MEETING, "***").startswith("https://w3id.org/vnkg/id/meeting-")


def test_a_position_knows_its_role_and_its_body_with_kind_level_and_place():
    found = entity(
        "Ông Ngô Bá Thiện, Trưởng ban Tổ chức Tỉnh ủy Thái Bình, mừng.",
        Kind.POSITION,
        "Trưởng ban Tổ chức Tỉnh ủy Thái Bình",
    )
    parts = dict(found.properties)
    body = parts["positionIn"]
    assert parts["role"] == "Trưởng ban"
    assert body.label == "Ban Tổ chức Tỉnh ủy Thái Bình"
    committee = dict(body.properties)["partOf"]
    assert committee.label == "Tỉnh ủy Thái Bình"
    assert dict(committee.properties)["bodyKind"] == "party"
    assert dict(committee.properties)["locatedIn"].label.endswith("Thái Bình")


def test_one_place_is_one_entity_however_it_is_printed():
    places = [
        dict(body.properties)["locatedIn"]
        for s in read("Ông Ngô Bá Thiện, Bí thư Tỉnh ủy Thái Bình, Chủ tịch HĐND tỉnh Thái Bình, mừng.")
        for body in (dict(s.object.properties)["positionIn"],)
    ]
    assert len(places) == 2
    assert len({place.iri for place in places}) == 1


def test_a_role_that_is_a_whole_position_still_has_its_body():
    found = entity("Chủ tịch Quốc hội Lê Thục Quyên thăm chợ.", Kind.POSITION, "Chủ tịch Quốc hội")
    assert dict(found.properties)["positionIn"].label == "Quốc hội"


def test_one_position_is_one_entity_however_it_is_printed():
    short, long = (
        entity(f"Ông Ngô Bá Thiện, {printed}, dự.", Kind.POSITION, "Bộ trưởng Bộ Ngoại giao")
        for printed in ("Bộ trưởng Ngoại giao", "Bộ trưởng Bộ Ngoại giao")
    )
    assert short == long
    assert dict(short.properties)["role"] == "Bộ trưởng"


def test_a_known_body_has_its_kind():
    assert dict(body_entity(known_body("Bộ Chính trị"), "a1").properties)["bodyKind"] == "party"


def test_a_date_without_a_year_takes_the_one_nearest_to_publication():
    text = "Ngày 28-12, Bộ Y tế tổ chức hội thảo về dinh dưỡng."
    dates = {
        day: [str(s.object) for s in read(text, day) if s.relation == "heldOn"] for day in ("2019-01-02", "2019-12-30")
    }
    assert dates == {"2019-01-02": ["2018-12-28"], "2019-12-30": ["2019-12-28"]}


# ----------------------------------------------------------------------------------------------------- tenures


POST = Entity(Kind.POSITION, "Chủ tịch nước", entity_iri(Kind.POSITION, "Chủ tịch nước"), (("role", "Chủ tịch nước"),))


def statement(relation: str, start: int, end: int, status: Status = Status.CURRENT) -> Statement:
    return Statement(person_entity("Phạm Gia Vinh"), relation, POST, Evidence(start, end, "x"), "rule", status)


def settled(*statements: Statement) -> set[tuple[str, str]]:
    return {(s.relation, str(s.status)) for s in settle(statements)}


def test_a_fact_is_stated_once_with_the_shortest_evidence():
    (kept,) = settle([statement("holds", 0, 90), statement("holds", 200, 220), statement("holds", 300, 330)])
    assert (kept.evidence.start, kept.evidence.end) == (200, 220)


def test_explicit_former_prevails():
    assert settled(statement("holds", 0, 10), statement("holds", 20, 90, Status.FORMER)) == {("holds", "former")}


def test_an_appointment_makes_a_holder_and_a_removal_a_former_one():
    assert settled(statement("appointedTo", 0, 10)) == {("appointedTo", "current"), ("holds", "current")}
    assert settled(statement("removedFrom", 0, 10)) == {("removedFrom", "current"), ("holds", "former")}


def test_a_removal_ends_what_is_said_to_be_held():
    assert ("holds", "current") not in settled(statement("holds", 0, 10), statement("removedFrom", 20, 30))


def test_a_proposal_makes_nobody_a_holder():
    assert settled(statement("appointedTo", 0, 10, Status.PROPOSED)) == {("appointedTo", "proposed")}


def test_who_is_only_to_be_removed_still_holds_the_post():
    told = settled(statement("removedFrom", 0, 10, Status.PROPOSED))
    assert told == {("removedFrom", "proposed"), ("holds", "current")}


def test_what_is_settled_does_not_depend_on_the_order():
    found = [statement("holds", 0, 10), statement("appointedTo", 20, 30), statement("holds", 40, 45)]
    assert settle(found) == settle(found[::-1]) == settle([replace(s) for s in found])


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Sáng 22/5, Quốc hội khai mạc Kỳ họp thứ 3.", "Kỳ họp thứ 3 Quốc hội"),
        ("Ông Lê Văn Tâm, Đại biểu Quốc hội phát biểu tại kỳ họp thứ ba.", "Kỳ họp thứ 3 Quốc hội"),
        ("HĐND tỉnh Hà Nam khai mạc kỳ họp thứ 5.", "Kỳ họp thứ 5 Hội đồng nhân dân tỉnh Hà Nam"),
        (
            "Sáng 11/6, Ban Chấp hành Đảng bộ tỉnh Hà Nam tổ chức hội nghị lần thứ 12 (mở rộng).",
            "Hội nghị lần thứ 12 Ban Chấp hành Đảng bộ tỉnh Hà Nam",
        ),
        ("Sáng 11/6, Huyện ủy Lý Nhân tổ chức Hội nghị lần thứ bảy.", "Hội nghị lần thứ bảy Huyện ủy Lý Nhân"),
        ("Sáng 11/6, Bộ Y tế tổ chức Hội nghị lần thứ bảy.", "Hội nghị lần thứ bảy"),
        ("Ông Lê Văn Tâm phát biểu tại kỳ họp thứ 5.", "Kỳ họp thứ 5"),
        ("Chủ tịch Quốc hội Lào đến thăm. Ông Lê Văn Tâm phát biểu tại kỳ họp thứ 5.", "Kỳ họp thứ 5"),
        ("Ông Lê Văn Tâm dự Kỳ họp thứ 39 Ủy ban liên Chính phủ Việt - Lào.",
         "Kỳ họp thứ 39 Ủy ban liên Chính phủ Việt - Lào"),
    ],
)  # fmt: skip
def test_a_bare_session_is_of_the_assembly_that_the_article_speaks_of(text: str, label: str) -> None:
    assert meetings(text) == {label}


def test_a_talk_of_which_nothing_else_is_told_is_between_its_two_sides() -> None:
    text = "Sáng 5/3, Thủ tướng Nguyễn Văn An và Thủ tướng Lào Bunmy Keo đã có cuộc hội đàm."
    assert meetings(text) == {"Cuộc hội đàm giữa Bunmy Keo và Nguyễn Văn An"}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Sáng 22/5, Quốc hội họp phiên toàn thể.", "Phiên toàn thể của Quốc hội"),
        ("Ngày 5/3, HĐND tỉnh Hà Nam tiến hành phiên chất vấn.",
         "Phiên chất vấn của Hội đồng nhân dân tỉnh Hà Nam"),
        ("Trong phiên họp chiều 22/5, Quốc hội đã nghe tờ trình.", "Phiên họp của Quốc hội"),
        ("Tại phiên thảo luận sáng 5/3, HĐND tỉnh Hà Nam bàn về ngân sách.",
         "Phiên thảo luận của Hội đồng nhân dân tỉnh Hà Nam"),
        ("Tại phiên họp sáng 5/3, Chính phủ đề nghị Quốc hội xem xét.", "Phiên họp"),
        ("Tại phiên họp ngày 5/3, Phó Chủ tịch Quốc hội Lê Văn Tâm đã phát biểu.", "Phiên họp"),
        ("Sáng 22/5, Quốc hội họp phiên toàn thể về dự án Luật Thủy lợi.", "Phiên toàn thể về dự án Luật Thủy lợi"),
        ("Quốc hội có 500 đại biểu. Ông Lê Văn Tâm phát biểu tại phiên chất vấn.", "Phiên chất vấn của Quốc hội"),
        ("Sáng 22/5, ông Lê Văn Tâm trả lời chất vấn của Quốc hội trong phiên họp toàn thể.", "Phiên họp toàn thể"),
        ("Ông Lê Văn Tâm làm ở Quốc hội. Sáng 22/5, phiên họp toàn thể khai mạc.", "Phiên họp toàn thể"),
    ],
)  # fmt: skip
def test_a_sitting_of_which_nothing_else_is_told_is_of_the_assembly_that_holds_it(text: str, label: str) -> None:
    assert meetings(text) == {label}
