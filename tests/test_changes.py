"""Personnel changes with their date, document and deciding body; tenures with the dates that follow."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.model import Article, Entity


def qualifiers(text: str, relation: str) -> dict[str, str]:
    """What is said of the only statement of a relation."""
    (found,) = (s for s in extract(Article("a", text, published="2021-03-06")).statements if s.relation == relation)
    return {name: value.label if isinstance(value, Entity) else str(value) for name, value in found.qualifiers}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ngày 10-5-2017, Bộ Chính trị phân công ông Lê Văn Ba giữ chức Phó Trưởng ban Kinh tế Trung ương.",
            {"changeDate": "2017-05-10", "decidedBy": "Bộ Chính trị"},
        ),
        (
            "Sáng 5/3, HĐND tỉnh Hà Nam bầu ông Nguyễn Văn An giữ chức Chủ tịch UBND tỉnh Hà Nam.",
            {"changeDate": "2021-03-05", "decidedBy": "Hội đồng nhân dân tỉnh Hà Nam"},
        ),
        (
            "Thủ tướng Chính phủ đã ký Quyết định số 123/QĐ-TTg ngày 4/3/2021 bổ nhiệm ông Nguyễn Văn An giữ chức "
            "Thứ trưởng Bộ Y tế.",
            {
                "changeDate": "2021-03-04",
                "accordingTo": "Quyết định 123/QĐ-TTg",
                "decidedBy": "Thủ tướng Chính phủ",
            },
        ),
        (
            "Ban Tổ chức Tỉnh ủy Hà Nam công bố việc điều động bà Trần Thị Bình giữ chức Bí thư Huyện ủy Lý Nhân.",
            {},
        ),
        (
            "Bộ Chính trị phân công ông Lê Văn Ba tham gia Đảng bộ Thành phố Hồ Chí Minh, giữ chức Bí thư Thành ủy "
            "Thành phố Hồ Chí Minh.",
            {"decidedBy": "Bộ Chính trị"},
        ),
        (
            "Khi còn làm tại Tập đoàn Dầu khí Việt Nam, ông Lê Văn Ba được bổ nhiệm giữ chức Thứ trưởng Bộ Y tế.",
            {},
        ),
        (
            "Ngày 4/3, Bộ Nội vụ cho biết ngày 1/2 bổ nhiệm ông Nguyễn Văn An giữ chức Chánh Văn phòng Bộ Nội vụ.",
            {"decidedBy": "Bộ Nội vụ"},
        ),
    ],
)
def test_a_change_says_when_by_whom_and_by_which_document(text: str, expected: dict[str, str]) -> None:
    assert qualifiers(text, "appointedTo") == expected


def test_a_tenure_begins_with_the_appointment() -> None:
    text = "Sáng 5/3, HĐND tỉnh Hà Nam bầu ông Nguyễn Văn An giữ chức Chủ tịch UBND tỉnh Hà Nam."
    assert qualifiers(text, "holds") == {"from": "2021-03-05"}


def test_a_tenure_ends_with_the_release() -> None:
    text = "Ngày 5/3, HĐND tỉnh Hà Nam miễn nhiệm chức danh Chủ tịch UBND tỉnh Hà Nam đối với ông Nguyễn Văn An."
    assert qualifiers(text, "removedFrom") == {"changeDate": "2021-03-05", "decidedBy": "Hội đồng nhân dân tỉnh Hà Nam"}
    assert qualifiers(text, "holds") == {"to": "2021-03-05"}


def test_a_plan_has_no_date_of_change() -> None:
    text = "Ngày 5/3, HĐND tỉnh Hà Nam dự kiến bầu ông Nguyễn Văn An giữ chức Chủ tịch UBND tỉnh Hà Nam."
    assert qualifiers(text, "appointedTo") == {}
