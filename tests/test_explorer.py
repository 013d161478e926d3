"""The picture as one explores it: a graph of many articles, its parts, filters, trail, articles, exports."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from itertools import combinations

import pytest
from browser import visit
from source_article import extraction

from kg.graph import open_store, replace
from kg.iris import mint
from kg.model import Article, Entity, Evidence, Extraction, Kind, PartialDate, Statement, Status
from kg.visualization import html, payload, render, write

pytestmark = pytest.mark.browser

HAI, MEETING = "Ngô Đông Hải", "Hội nghị trực tuyến toàn tỉnh"


def entity(kind, label, **properties):
    return Entity(kind, label, mint(kind.lower(), label), tuple(properties.items()))


def report(number, published, *facts, title=""):
    """An article that says facts (subject, relation, object, status), each in a sentence of its own."""
    sentences = [f"{s.label} {r} {getattr(o, 'label', o)}." for s, r, o, *_ in facts]
    starts = [sum(len(sentence) + 1 for sentence in sentences[:place]) for place in range(len(sentences))]
    statements = [
        Statement(
            s, r, o, Evidence(start, start + len(text) - 1, text[:-1]), "by-hand", *status, confidence=0.6 + number / 10
        )
        for (s, r, o, *status), start, text in zip(facts, starts, sentences, strict=True)
    ]
    article = Article(
        str(number), " ".join(sentences), title or f"Tin {number}", published, "Báo", f"https://example.org/{number}"
    )
    return Extraction(article, tuple(statements))


AN, BINH, CHI = (entity(Kind.PERSON, name) for name in ("Lê Văn An", "Trần Văn Bình", "Phạm Thị Chi"))
HEAD, DEPUTY = entity(Kind.POSITION, "Giám đốc Sở Y tế"), entity(Kind.POSITION, "Phó Giám đốc Sở Y tế")
SESSION = entity(Kind.MEETING, "Kỳ họp thứ nhất")
ORDER = entity(Kind.DOCUMENT, "Quyết định 12/QĐ-UBND", number="12/QĐ-UBND")


@pytest.fixture(scope="module")
def career():
    """Two heads of one department, one after the other, in three articles of three years."""
    dataset = open_store()
    replace(
        dataset,
        [
            report(1, "2015-03-01", (AN, "holds", HEAD, Status.CURRENT), (BINH, "holds", DEPUTY, Status.CURRENT)),
            report(
                2,
                "2017-09-01",
                (AN, "holds", HEAD, Status.CURRENT),
                (SESSION, "addressedBy", AN),
                (SESSION, "heldOn", PartialDate(2017, 8, 30)),
            ),
            report(
                3,
                "2019-05-01",
                (BINH, "holds", HEAD, Status.CURRENT),
                (AN, "holds", HEAD, Status.FORMER),
                (CHI, "presented", ORDER),
            ),
        ],
    )
    return dataset


@pytest.fixture(scope="module")
def careers(career, tmp_path_factory):
    return write(html(career, title="Sở Y tế"), tmp_path_factory.mktemp("careers") / "graph.html")


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    dataset = open_store()
    replace(dataset, [extraction("2021-11-03")])
    return write(html(dataset), tmp_path_factory.mktemp("source") / "graph.html")


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """Sixty departments with ten officials each: more than is drawn at once."""
    dataset = open_store()
    place = entity(Kind.PLACE, "Hà Nam")
    for number in range(60):
        body = entity(Kind.BODY, f"Sở {number}", locatedIn=place)
        facts = [
            (
                entity(Kind.PERSON, f"Người {number}-{n}"),
                "holds",
                entity(Kind.POSITION, f"Chức {n} Sở {number}", positionIn=body),
                Status.CURRENT,
            )
            for n in range(5)
        ]
        replace(dataset, [report(number, "2020-01-01", *facts, title=f"Tin Sở {number}")])
    return write(html(dataset), tmp_path_factory.mktemp("large") / "graph.html")


@pytest.fixture
def explore(browser, request):
    """Open a page, and find nothing wrong with it at the end."""
    opened = []

    def open_page(path, **options):
        context = visit(browser, path, **options)
        seen = context.__enter__()
        opened.append((context, seen))
        return seen

    yield open_page
    for context, seen in opened:
        context.__exit__(None, None, None)
        assert seen.complaints == []
        assert len(seen.requests) == 1


def shown(seen):
    return set(seen.page.evaluate("() => window.vnkg.shown()"))


def counts(seen):
    return seen.page.locator("#counts").inner_text()


def search(seen, text):
    seen.page.keyboard.press("/")
    seen.page.keyboard.type(text)
    seen.page.keyboard.press("Enter")


def heading(seen):
    return seen.page.locator("#card h2").inner_text()


# ---- at a glance


@pytest.mark.parametrize(("width", "height"), [(1400, 860), (820, 1100), (390, 844)])
def test_labels_do_not_cover_each_other_at_first(explore, source, width, height):
    labels = explore(source, width=width, height=height).page.evaluate("() => window.vnkg.labels()")
    boxes = [(at, box) for at, label in enumerate(labels) for box in label.get("boxes", [label])]
    assert len(labels) > 20
    for (one, a), (other, b) in combinations(boxes, 2):
        apart = a["right"] <= b["left"] or b["right"] <= a["left"] or a["bottom"] <= b["top"] or b["bottom"] <= a["top"]
        assert one == other or apart, (labels[one], labels[other])


def test_all_things_and_the_presentation_of_documents_are_labeled_at_first(explore, source):
    labels = explore(source, width=1400, height=860).page.evaluate("() => window.vnkg.labels()")
    names = [" ".join(label["lines"]) for label in labels if "lines" in label]
    relations = [label["text"] for label in labels if "text" in label]
    assert len(names) >= 38
    assert relations.count("trình bày") >= 5
    assert {"chủ trì", "ban hành", "quán triệt"} <= set(relations)


# ---- focus and trail


def test_a_double_click_shows_a_thing_with_its_neighbors_alone(explore, source):
    seen = explore(source)
    point = seen.page.evaluate("label => window.vnkg.whereNode(label)", HAI)
    seen.page.mouse.dblclick(point["x"], point["y"])
    assert {HAI, MEETING, "Bí thư Tỉnh ủy Thái Bình"} < shown(seen)
    assert counts(seen).startswith("đang hiện 7 trên 39")
    seen.page.locator("#card .steps button", has_text="2").click()
    assert len(shown(seen)) > 20
    seen.page.locator("#home").click()
    assert len(shown(seen)) == 39


def test_expanding_brings_in_what_is_around_another_thing(explore, source):
    seen = explore(source)
    search(seen, "ngo thi kim hoan")
    seen.page.locator("#card .focus").click()
    before = shown(seen)
    seen.page.locator("#card button", has_text=MEETING).click()
    seen.page.locator("#card .focus", has_text="Mở rộng").click()
    assert before < shown(seen)
    assert HAI in shown(seen)


def test_the_trail_leads_back_and_forward(explore, source):
    seen = explore(source)
    for name in (HAI, "Kết luận 14-KL/TW", "Bộ Chính trị"):
        search(seen, name)
    assert seen.page.locator("#trail li").all_inner_texts() == [HAI, "Kết luận 14-KL/TW", "Bộ Chính trị"]
    seen.page.get_by_label("Quay lại").click()
    assert heading(seen) == "Kết luận 14-KL/TW"
    seen.page.locator("#trail button", has_text=HAI).click()
    assert heading(seen) == HAI
    seen.page.get_by_label("Tiến tới").click()
    assert heading(seen) == "Kết luận 14-KL/TW"


def test_the_arrow_keys_go_from_thing_to_thing(explore, source):
    seen = explore(source)
    search(seen, HAI)
    seen.page.locator("#network").focus()
    seen.page.keyboard.press("ArrowLeft")
    assert heading(seen) in ("Bí thư Tỉnh ủy Thái Bình", "Ủy viên Trung ương Đảng")
    seen.page.keyboard.press("Enter")
    assert len(shown(seen)) < 39
    seen.page.keyboard.press("Escape")
    seen.page.keyboard.press("Escape")
    assert len(shown(seen)) == 39


def test_a_person_is_found_by_position(explore, career, careers):
    seen = explore(careers)
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("giam doc so y te")
    names = seen.page.locator("#results .name").all_inner_texts()
    assert names[0] == "Giám đốc Sở Y tế"
    assert {"Lê Văn An", "Trần Văn Bình"} <= set(names)


@pytest.mark.parametrize("text", ["12/qd-ubnd", "12/QĐ-UBND"])
def test_a_document_is_found_by_its_number(explore, careers, text):
    seen = explore(careers)
    search(seen, text)
    assert heading(seen) == "Quyết định 12/QĐ-UBND"


# ---- evidence


def test_from_a_sentence_to_the_whole_article_with_its_facts(explore, source):
    seen = explore(source)
    seen.click_edge("Bộ Chính trị", "Kết luận 14-KL/TW")
    seen.page.locator("#card .read").click()
    reader = seen.page.locator("#reader")
    assert reader.locator(".text").text_content() == extraction().article.text
    assert "14-KL/TW" in reader.locator("mark.lit").first.inner_text()
    assert "Bộ Chính trị ban hành Kết luận 14-KL/TW" in " ".join(reader.locator("li.lit").all_inner_texts())
    assert reader.locator("li").count() > 50
    seen.page.keyboard.press("Escape")
    assert not reader.is_visible()


def test_a_mark_in_the_article_leads_to_its_facts(explore, careers):
    seen = explore(careers)
    search(seen, "Phạm Thị Chi")
    seen.page.locator("#card .read").click()
    assert seen.page.locator("#reader li").count() == 3
    seen.page.locator("#reader mark", has_text="Trần Văn Bình").click()
    assert seen.page.locator("#reader li.lit").inner_text().startswith("Trần Văn Bình giữ chức Giám đốc Sở Y tế")
    seen.page.locator("#reader mark", has_text="Phạm Thị Chi").click()
    assert seen.page.locator("#reader li.lit").inner_text().startswith("Phạm Thị Chi trình bày Quyết định 12/QĐ-UBND")


def test_evidence_names_title_date_rule_and_confidence(explore, careers):
    seen = explore(careers)
    search(seen, "Phạm Thị Chi")
    assert "Tin 3 · Báo · 1/5/2019" in seen.card()
    assert "by-hand 90 %" in seen.card()
    assert seen.page.locator("#card blockquote").inner_text() == "Phạm Thị Chi presented Quyết định 12/QĐ-UBND."
    assert seen.page.locator("#card a[href='https://example.org/3']").count() == 1


# ---- filters


@pytest.mark.parametrize(("day", "head"), [("2016-06-30", "Lê Văn An"), ("2019-05-01", "Trần Văn Bình")])
def test_a_day_shows_who_held_what_then(explore, career, tmp_path, day, head):
    seen = explore(write(render(payload(career), as_of=day), tmp_path / "graph.html"))
    search(seen, "Giám đốc Sở Y tế")
    assert head in seen.card()
    assert seen.page.locator("#card .row").count() == 1


def test_the_slider_moves_the_day(explore, careers):
    seen = explore(careers)
    seen.page.locator("#filters").click()
    seen.page.locator("#moment").fill(str(17897))  # days since 1970: the first of January 2019
    seen.settle()
    assert seen.page.locator("#from").input_value() == "2019-01-01"
    assert "Giám đốc Sở Y tế" not in shown(seen)
    seen.page.locator("#reset").click()
    assert "Giám đốc Sở Y tế" in shown(seen)


def test_a_range_of_days_keeps_meetings_within_it(explore, careers):
    assert "Kỳ họp thứ nhất" in shown(explore(careers, fragment="#from=2017-08-01&to=2017-08-31"))
    assert "Kỳ họp thứ nhất" not in shown(explore(careers, fragment="#from=2017-09-01&to=2017-12-31"))


def test_an_article_and_a_confidence_leave_what_they_say(explore, careers):
    seen = explore(careers)
    seen.page.locator("#filters").click()
    seen.page.locator("#article").select_option(label="1/3/2015 · Tin 1")
    assert shown(seen) == {"Lê Văn An", "Trần Văn Bình", "Giám đốc Sở Y tế", "Phó Giám đốc Sở Y tế"}
    seen.page.locator("#article").select_option("")
    seen.page.locator("#confidence").fill("90")
    seen.settle()
    assert "Kỳ họp thứ nhất" not in shown(seen)
    assert "Phạm Thị Chi" in shown(seen)


def test_relations_and_statuses_can_be_left_out_and_counts_follow(explore, careers):
    seen = explore(careers)
    seen.page.locator("#filters").click()
    assert "7 thực thể · 6 sự kiện" in counts(seen)
    seen.page.locator("#status-former").uncheck()
    assert "5 sự kiện" in counts(seen)
    seen.page.locator("#relation-presented").uncheck()
    assert "4 sự kiện" in counts(seen)
    box = seen.page.locator("label.box", has=seen.page.locator("#relation-presented"))
    assert box.locator(".count").inner_text() == "1"  # what there would be


def test_the_kind_and_level_of_bodies_filter_them(explore, source):
    seen = explore(source)
    seen.page.locator("#filters").click()
    seen.page.locator("#bodyLevel-central").uncheck()
    assert "Bộ Chính trị" not in shown(seen)
    assert "Tỉnh ủy Thái Bình" in shown(seen)


def test_a_place_leaves_what_is_in_it(explore, source):
    seen = explore(source)
    seen.page.locator("#filters").click()
    seen.page.locator("#place").select_option(label="Thái Bình")
    assert {"Tỉnh ủy Thái Bình", "Bí thư Tỉnh ủy Thái Bình", HAI} < shown(seen)
    assert "Bộ Chính trị" not in shown(seen)


def test_the_address_keeps_the_state(explore, careers):
    seen = explore(careers)
    seen.page.locator("#legend button[data-kind=Document]").click()
    seen.page.locator("#filters").click()
    seen.page.locator("#relation-addressedBy").uncheck()
    search(seen, "Lê Văn An")
    seen.page.locator("#card .focus").click()
    seen.page.locator("#language").click()
    fragment = seen.page.evaluate("() => location.hash")
    again = explore(careers, fragment=fragment)
    assert shown(again) == shown(seen)
    assert heading(again) == "Lê Văn An"
    assert counts(again) == counts(seen)
    assert "showing" in counts(again)


def test_an_address_that_was_made_up_is_harmless(explore, careers):
    seen = explore(
        careers,
        fragment="#at=<img onerror=alert(1)>&around=%00&depth=99&group=-1&from=x&place=toString&language=__proto__",
    )
    assert len(shown(seen)) == 7


# ---- scale


def test_a_large_graph_opens_on_groups_and_says_so(explore, large):
    seen = explore(large)
    assert 5 < len(shown(seen)) < 100
    assert "nhóm · 661 thực thể" in counts(seen)


def test_search_brings_in_what_is_not_drawn(explore, large):
    seen = explore(large)
    search(seen, "nguoi 17-3")
    assert heading(seen) == "Người 17-3"
    assert shown(seen) == {"Người 17-3", "Chức 3 Sở 17"}
    seen.page.locator("#card .steps button", has_text="3").click()
    assert {"Sở 17", "Chức 4 Sở 17", "Hà Nam"} < shown(seen)
    seen.page.keyboard.press("Escape")
    seen.page.keyboard.press("Escape")
    assert "nhóm" in counts(seen)


def test_a_group_opens(explore, large):
    seen = explore(large)
    group = next(name for name in sorted(shown(seen)) if name.startswith("Sở "))
    point = seen.page.evaluate("label => window.vnkg.whereNode(label)", group)
    seen.page.mouse.click(point["x"], point["y"])
    assert heading(seen) == group
    seen.page.locator("#card .focus").click()
    assert group in shown(seen)
    assert "đang hiện" in counts(seen)


def test_filters_bring_in_what_is_left(explore, large):
    seen = explore(large)
    seen.page.locator("#filters").click()
    seen.page.locator("#article").select_option(label="1/1/2020 · Tin Sở 7")
    assert {"Sở 7", "Chức 1 Sở 7", "Người 7-1", "Hà Nam"} <= shown(seen)
    assert len(shown(seen)) == 12


# ---- for everyone


def test_what_is_drawn_can_be_read_as_a_list(explore, source):
    seen = explore(source)
    seen.page.locator("#list").click()
    lines = seen.page.locator("#outline li").all_inner_texts()
    assert HAI in lines
    assert f"{HAI} trình bày Kết luận 14-KL/TW" in lines
    seen.page.locator("#outline button", has_text=f"{HAI} trình bày Kết luận 14-KL/TW").click()
    assert "↓ trình bày" in seen.card()


def test_every_control_has_a_name(explore, source):
    seen = explore(source)
    seen.page.locator("#filters").click()
    search(seen, HAI)
    nameless = seen.page.evaluate(
        """() => [...document.querySelectorAll("button, input, select")].filter((one) => one.offsetParent &&
           !(one.textContent.trim() || one.getAttribute("aria-label") || one.labels?.length))
           .map((one) => one.outerHTML)"""
    )
    assert nameless == []


def saved(seen, form):
    seen.page.locator("#export").click()
    with seen.page.expect_download() as download:
        seen.page.locator(f"#export-{form}").click()
    return download.value


def test_the_picture_can_be_saved(explore, source):
    seen = explore(source)
    assert saved(seen, "png").path().read_bytes().startswith(b"\x89PNG")
    drawing = saved(seen, "svg")
    assert drawing.suggested_filename == "do-thi-tri-thuc.svg"
    root = ET.fromstring(drawing.path().read_text(encoding="utf-8"))
    texts = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {HAI, "trình bày"} <= set(texts)
    assert len(list(root.iter("{http://www.w3.org/2000/svg}path"))) > 90


def test_the_selection_can_be_saved_as_a_graph(explore, source):
    seen = explore(source)
    seen.page.locator("#legend button[data-kind=Place]").click()
    graphml = ET.fromstring(saved(seen, "graphml").path().read_text(encoding="utf-8"))
    assert len(list(graphml.iter("{http://graphml.graphdrawing.org/xmlns}node"))) == len(shown(seen))
    gexf = ET.fromstring(saved(seen, "gexf").path().read_text(encoding="utf-8"))
    assert HAI in [node.get("label") for node in gexf.iter("{http://gexf.net/1.3}node")]
    assert "presented" in [edge.get("label") for edge in gexf.iter("{http://gexf.net/1.3}edge")]


def test_paper_shows_the_graph_without_its_tools(explore, source):
    seen = explore(source)
    seen.page.emulate_media(media="print")
    assert not seen.page.locator("#tools").is_visible()
    assert seen.page.locator("#legend").is_visible()


def test_an_empty_graph_is_a_page_that_says_so(explore, tmp_path):
    seen = explore(write(html(open_store()), tmp_path / "graph.html"))
    for tool in ("filters", "list", "fit"):
        seen.page.locator(f"#{tool}").click()
    assert counts(seen) == "0 thực thể · 0 sự kiện · 0 bài báo"


def test_a_browser_that_cannot_unpack_the_data_says_so(browser, source):
    page = browser.new_page()
    page.add_init_script("delete window.DecompressionStream")
    page.goto(source.as_uri())
    assert page.locator("body").inner_text().startswith("Trình duyệt này quá cũ")
    page.close()


# ---- hostile articles

HOSTILE = (
    "</script><script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 1'>",
    "\u202e\u2066\u2028\u0001",
    "]]>&<",
)


def test_nothing_hostile_runs_in_panels_articles_and_exports(explore, tmp_path):
    dataset = open_store()
    people = [entity(Kind.PERSON, name) for name in HOSTILE]
    paper = entity(Kind.DOCUMENT, HOSTILE[1], number=HOSTILE[0])
    replace(dataset, [report(1, "2020-01-01", *((one, "presented", paper) for one in people), title=HOSTILE[0])])
    replace(dataset, [report(2, "2020-01-01", (people[0], "presented", paper), title=HOSTILE[1])])
    seen = explore(write(html(dataset, title=HOSTILE[0]), tmp_path / "graph.html"))
    for tool in ("list", "filters"):
        seen.page.locator(f"#{tool}").click()
    assert seen.page.locator("#article option").all_text_contents()[1:] == [
        f"1/1/2020 · {title}" for title in (HOSTILE[0], HOSTILE[1])
    ]
    seen.click_node(HOSTILE[0])
    seen.page.locator("#card .read").first.click()
    assert HOSTILE[0] in seen.page.locator("#reader .text").text_content()
    seen.page.keyboard.press("Escape")
    for form in ("svg", "gexf", "graphml"):
        assert len(list(ET.fromstring(saved(seen, form).path().read_text(encoding="utf-8")).iter())) > 5
    assert seen.page.evaluate("() => window.hit") is None
    assert seen.page.locator("img, script").count() == 7  # those of the page itself


def test_the_data_of_a_page_is_json(career):
    assert json.loads(json.dumps(payload(career)))["things"]["label"][0] == "Quyết định 12/QĐ-UBND"
