"""The picture in a browser: headless Chromium, the file opened from the disk, the network off."""

from __future__ import annotations

import pytest
from browser import visit
from source_article import extraction

from kg.graph import open_store, replace
from kg.iris import mint
from kg.model import Article, Entity, Evidence, Extraction, Kind, PartialDate, Statement, Status
from kg.visualization import frame, html, write

pytestmark = pytest.mark.browser

HAI, MEETING = "Ngô Đông Hải", "Hội nghị trực tuyến toàn tỉnh"
APPOSITION = "Ngô Đông Hải, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy"


@pytest.fixture(scope="module")
def dataset():
    dataset = open_store()
    replace(dataset, [extraction("2021-11-03")])
    return dataset


@pytest.fixture(scope="module")
def picture(dataset, tmp_path_factory):
    return write(html(dataset, title="Thái Bình"), tmp_path_factory.mktemp("picture") / "graph.html")


@pytest.fixture
def seen(browser, picture):
    with visit(browser, picture) as seen:
        yield seen
        assert seen.complaints == []
        assert seen.requests == [picture.resolve().as_uri()]


def colors(seen):
    """How many different colors the canvas shows."""
    return seen.page.evaluate(
        "() => { const canvas = document.querySelector('#network canvas');"
        " const bytes = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;"
        " return new Set(new Uint32Array(bytes.buffer)).size; }"
    )


def shown(seen):
    return seen.page.evaluate("() => window.vnkg.shown()")


# ---- what one sees


def test_the_canvas_is_drawn(seen):
    assert colors(seen) > 50
    assert "39 thực thể · 67 sự kiện · 1 bài báo" in seen.page.locator("#top").inner_text()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (820, 1180), (390, 844)])
@pytest.mark.parametrize("dark", [False, True])
def test_it_is_drawn_on_every_screen_by_day_and_night(browser, picture, width, height, dark):
    with visit(browser, picture, width=width, height=height, dark=dark) as seen:
        assert colors(seen) > 50
        assert seen.page.evaluate("() => document.documentElement.dataset.theme") == ("dark" if dark else "light")
        assert seen.page.evaluate("() => document.documentElement.scrollWidth") == width
        assert seen.complaints == []


def test_everything_is_in_view_at_first(seen):
    for label in shown(seen):
        point = seen.page.evaluate("label => window.vnkg.whereNode(label)", label)
        assert 0 < point["x"] < 1440
        assert 50 < point["y"] < 860


# ---- cards and evidence


def test_a_click_on_a_person_shows_the_evidence(seen):
    seen.click_node(HAI)
    card = seen.card()
    assert seen.page.locator("#card h2").inner_text() == HAI
    for line in ("Bí thư Tỉnh ủy Thái Bình", "Kết luận 21-KL/TW", "Chủ trì, phát biểu tại", MEETING, "by-hand 100 %"):
        assert line in card
    marked = seen.page.locator("#card mark").all_inner_texts()
    assert any(text.startswith(APPOSITION) for text in marked)


def test_the_marked_text_is_the_evidence_and_no_more(seen):
    seen.click_edge("Bộ Chính trị", "Kết luận 14-KL/TW")
    assert seen.page.locator("#card mark").all_inner_texts() == [
        "Kết luận số 14-KL/TW, ngày 22-9-2021, của Bộ Chính trị"
    ]
    around = seen.page.locator("#card blockquote").inner_text()
    assert around.startswith("… Bí thư Tỉnh ủy thông báo nhanh kết quả")
    assert around.endswith("Quy định 19 điều đảng viên không được làm.")


def test_a_click_on_a_line_shows_what_it_says(seen):
    seen.click_edge(HAI, MEETING)
    card = seen.card()
    assert "↓ chủ trì" in card
    assert "↓ phát biểu" in card
    assert "Phát biểu tại hội nghị, đồng chí Ngô Đông Hải" in card


def test_a_card_leads_to_the_next(seen):
    seen.click_node(HAI)
    seen.page.locator("#card button", has_text="Kết luận 14-KL/TW").click()
    assert seen.page.locator("#card h2").inner_text() == "Kết luận 14-KL/TW"
    assert "Ban hành ngày" in seen.card()
    assert "22/9/2021" in seen.card()


def test_a_footnote_leads_to_its_sentence(seen):
    seen.click_node(HAI)
    seen.page.locator("#card a.ref").last.click()
    assert seen.page.locator("#card .flash mark").count() == 1


def test_escape_closes_the_card(seen):
    seen.click_node(HAI)
    seen.page.keyboard.press("Escape")
    assert seen.page.locator("#card").is_hidden()


def test_a_former_position_shows_its_status_and_time(browser, tmp_path):
    text = "Lê A, nguyên Giám đốc từ 2015 đến tháng 6-2020"
    holder = Entity(Kind.PERSON, "Lê A", mint("person", "Lê A"), aliases=("ông A",))
    post = Entity(Kind.POSITION, "Giám đốc", mint("position", "Giám đốc"))
    dates = ("from", PartialDate(2015)), ("to", PartialDate(2020, 6))
    said = Statement(holder, "holds", post, Evidence(0, len(text), text), "rule", Status.FORMER, qualifiers=dates)
    dataset = open_store()
    replace(dataset, [Extraction(Article("1", text, "Tin", "2021-01-02", "Báo", "https://example.org/1"), (said,))])
    with visit(browser, write(html(dataset), tmp_path / "graph.html")) as seen:
        seen.click_node("Lê A")
        assert "nguyên · 2015 – 6/2020" in seen.card()
        assert "Còn được gọi: ông A" in seen.card()
        assert "Tin · Báo · 2/1/2021" in seen.card()
        assert seen.page.locator("#card a[href='https://example.org/1']").count() == 1
        assert "nguyên" in seen.page.locator("#legend").inner_text()


# ---- search


def type_in(seen, text):
    seen.page.keyboard.press("/")
    seen.page.keyboard.type(text)
    return seen.page.locator("#results :is(.name, .none)").all_inner_texts()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("ngo dong hai", HAI),
        ("Ngô Đông Hải", HAI),
        ("đông hải", HAI),
        ("ngô dong", HAI),
        ("14-kl", "Kết luận 14-KL/TW"),
        ("bo chinh tri", "Bộ Chính trị"),
        ("hoan", "Ngô Thị Kim Hoàn"),
    ],
)
def test_search_finds_with_and_without_marks(seen, text, first):
    assert type_in(seen, text)[0] == first


def test_marks_that_are_typed_count(seen):
    assert HAI not in type_in(seen, "Hại")
    seen.page.keyboard.press("Escape")
    assert type_in(seen, "xyz") == ["Không tìm thấy"]


def test_search_needs_no_mouse(seen):
    assert len(type_in(seen, "quy dinh")) == 3
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#card h2").inner_text() == seen.page.locator("#results .name").nth(1).text_content()


# ---- filter, language, theme


def test_the_legend_filters_classes(seen):
    before = shown(seen)
    seen.page.locator("#legend button[data-kind=Document]").click()
    assert sorted(set(before) - set(shown(seen)))[0] == "Hướng dẫn 01-HĐ/TW"
    assert "31 thực thể" in seen.page.locator("#counts").inner_text()
    seen.page.locator("#legend button[data-kind=Document]").click()
    assert shown(seen) == before


def test_search_brings_a_hidden_class_back(seen):
    seen.page.locator("#legend button[data-kind=Person]").click()
    assert HAI not in shown(seen)
    type_in(seen, "ngo dong hai")
    seen.page.keyboard.press("Enter")
    assert HAI in shown(seen)


def test_the_language_can_be_changed(seen):
    seen.page.locator("#language").click()
    seen.click_edge(HAI, MEETING)
    assert "↓ chairs" in seen.card()
    assert seen.page.locator("#counts").inner_text() == "39 entities · 67 facts · 1 article"
    assert seen.page.locator("html").get_attribute("lang") == "en"


def test_the_theme_can_be_changed(seen):
    pixel = "() => getComputedStyle(document.documentElement).backgroundColor"
    light = seen.page.evaluate(pixel)
    seen.page.locator("#theme").click()
    assert seen.page.evaluate(pixel) != light


def test_a_notebook_shows_it_in_a_frame(browser, dataset, tmp_path):
    notebook = tmp_path / "notebook.html"
    notebook.write_text(f"<!DOCTYPE html><meta charset='utf-8'>{frame(html(dataset))}", encoding="utf-8")
    with visit(browser, notebook) as seen:
        inner = seen.page.frame_locator("iframe")
        assert "39 thực thể" in inner.locator("#counts").inner_text()
        assert seen.complaints == []


# ---- hostile articles

HOSTILE = (
    "<script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 1'>",
    "</script><script>window.hit = 1</script>",
    '"\'><svg onload="window.hit = 1">',
    "<!--<script>",
    "{{ 7 * 7 }}${window.hit = 1}",
    "\u202egnp.exe\u202c\u2066",
    "javascript:window.hit=1",
)


def hostile_article():
    """Names, positions, documents, aliases, evidence, title, source and address that want to be run."""
    text = " giữ chức ".join(HOSTILE) + " quán triệt " + " và ".join(HOSTILE)
    post = Entity(Kind.POSITION, HOSTILE[1], mint("position", HOSTILE[1]), (("role", HOSTILE[2]),))
    statements = []
    for name in HOSTILE:
        one = Entity(Kind.PERSON, name, mint("person", name), aliases=HOSTILE)
        paper = Entity(Kind.DOCUMENT, f"Văn bản {name}", mint("document", name), (("number", name),))
        evidence = Evidence(text.index(name), text.index(name) + len(name), name)
        statements += [
            Statement(one, "holds", post, evidence, HOSTILE[0]),
            Statement(one, "presented", paper, evidence, HOSTILE[2]),
            Statement(paper, "subject", text, evidence, "rule"),
        ]
    article = Article("x", text, HOSTILE[2], "2021-01-01", HOSTILE[1], "javascript:window.hit=1")
    return Extraction(article, tuple(statements))


@pytest.fixture
def attacked(browser, tmp_path):
    dataset = open_store()
    replace(dataset, [hostile_article()])
    with visit(browser, write(html(dataset, title=HOSTILE[2]), tmp_path / "graph.html")) as seen:
        yield seen
        seen.settle()
        assert seen.page.evaluate("() => window.hit") is None
        assert seen.complaints == []
        assert len(seen.requests) == 1


def test_nothing_of_a_hostile_article_runs(attacked):
    assert attacked.page.locator("h1").text_content() == HOSTILE[2]
    assert len(HOSTILE) == 8
    for name in HOSTILE:
        attacked.click_node(name)
        assert attacked.page.locator("#card h2").text_content() == name
        attacked.click_edge(name, f"Văn bản {name}")
        assert attacked.page.locator("#card mark").first.text_content() == name
        attacked.page.keyboard.press("Escape")
    assert attacked.page.locator("#card a[href^=javascript], script:not([type]) ~ img, svg[onload]").count() == 0


def test_hostile_search_text_is_text(attacked):
    for name in HOSTILE:
        attacked.page.locator("#search").fill(name)
        assert name.strip() in [text.strip() for text in attacked.page.locator("#results .name").all_text_contents()]


def test_a_hostile_address_is_no_link(attacked):
    attacked.click_node(HOSTILE[0])
    assert attacked.page.locator("#card .from a").count() == 0


def test_the_policy_stops_what_would_slip_through(browser, picture):
    with visit(browser, picture) as seen:
        seen.page.evaluate(
            "() => { const script = document.createElement('script'); script.textContent = 'window.hit = 1';"
            " document.body.append(script);"
            " const image = new Image(); image.src = 'https://example.org/x.png'; document.body.append(image); }"
        )
        seen.settle()
        assert seen.page.evaluate("() => window.hit") is None
        assert any("Content Security Policy" in complaint for complaint in seen.complaints)
        assert len(seen.complaints) == 2
