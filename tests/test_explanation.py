"""Why a fact is there or missing: passages, mentions, rules and facts of an article, as text and as a page."""

import json
import re
import subprocess
import sys
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browser import visit
from source_article import PATH, TEXT

from kg.explanation import explain, page, styled_lines, text_lines
from kg.explanation.rules import Verdict
from kg.explanation.spans import Mark, segments, visible
from kg.extraction import extract
from kg.mentions import Mention
from kg.model import Article
from kg.pages import look
from kg.resources import resource
from kg.vocabulary import RELATIONS

ROOT = Path(__file__).parent.parent
KG = str(Path(sys.executable).parent / "kg")
SENTENCE = "Ngày 3-11-2021, ông Trần Văn Mẫu, Chủ tịch UBND tỉnh Nam Định chủ trì hội nghị."
HOSTILE = (
    "<script>document.title = 'hacked'</script> \"><img src=x onerror=alert(1)>\n"
    f"{SENTENCE} </span></p><style>body {{ display: none }}</style> &lt;b&gt; {{{{ 7 * 7 }}}} {{% raw %}}\n"
    '\u202egnuhc iạ\x1b[31m <!-- --> <a href="javascript:alert(1)">\n'
)


@pytest.fixture(scope="module")
def source():
    return explain(Article(PATH.name, TEXT))


def explained(text):
    return explain(Article("bai", text))


# ---- what is explained


def test_the_facts_are_those_of_the_extraction_and_each_stands_under_one_passage(source):
    assert source.facts == extract(source.article).statements
    numbers = [number for passage in source.passages for number in passage.facts]
    assert sorted(numbers) == list(range(1, len(source.facts) + 1))
    assert len(numbers) > 40


def test_the_passages_hold_every_word_of_the_article_once_and_in_order(source):
    words = [word for passage in source.passages for word in re.findall(r"\w+", TEXT[passage.start : passage.end])]
    assert words == re.findall(r"\w+", TEXT)


def test_a_fact_stands_where_its_evidence_ends(source):
    for passage in source.passages:
        for number in passage.facts:
            assert passage.start < source.facts[number - 1].evidence.end <= passage.end


def test_mentions_are_marked_with_those_inside_them():
    (passage,) = explained(SENTENCE).passages
    assert [(mark.kind, SENTENCE[mark.start : mark.end]) for mark in passage.marks] == [
        ("Date", "Ngày 3-11-2021"),
        ("Person", "Trần Văn Mẫu"),
        ("Position", "Chủ tịch UBND tỉnh Nam Định"),
        ("Body", "UBND tỉnh Nam Định"),
        ("Place", "tỉnh Nam Định"),
        ("Meeting", "hội nghị"),
    ]


def test_chunks_are_what_the_rules_see():
    (passage,) = explained(SENTENCE).passages
    assert [piece.symbol for piece in passage.pieces] == ["Date", ",", "Figure", "CHAIR", "Meeting", "."]


def test_no_rule_sees_the_paper_before_the_first_sentence():
    (passage,) = explained(f"(HNM) - {SENTENCE}").passages
    assert [piece.symbol for piece in passage.pieces] == ["Date", ",", "Figure", "CHAIR", "Meeting", "."]


def test_every_fact_of_the_source_article_has_a_rule_that_states_it(source):
    stated = {n for passage in source.passages for firing in passage.firings for n in firing.facts}
    evaluated = {n for n, fact in enumerate(source.facts, start=1) if fact.relation in RELATIONS}
    assert evaluated <= stated
    assert len(evaluated) > 40


def test_a_rule_that_matches_and_states_nothing_is_shown_with_what_it_needs():
    (passage,) = explained("Đồng chí Trần Văn Mẫu, Bí thư Tỉnh ủy Nam Định tham dự.").passages
    assert ("attend.active", Verdict.SILENT, "meeting") in [(f.rule, f.verdict, f.needs) for f in passage.firings]


def test_a_rule_that_reads_somebody_unknown_is_shown_as_unresolved():
    (passage,) = explained("Ông Mẫu chủ trì hội nghị.").passages
    assert [(f.rule, f.verdict) for f in passage.firings if "chairedBy" in f.relations] == [
        ("chair.active", Verdict.UNRESOLVED)
    ]


@pytest.mark.parametrize(
    ("text", "rule", "told"),
    [
        ("Giai đoạn 2006-2011, ông Lê Văn An làm Bí thư Huyện ủy Lý Nhân, Hà Nam.", "assume.hold", ".past"),
        (
            "Ông Lê Văn An, Bí thư Tỉnh ủy Hà Nam, nói. Ông Lê Bình, Phó Bí thư Thường trực, dự họp.",
            "figure.apposition",
            ".implied",
        ),
    ],
)
def test_a_rule_states_a_post_that_is_told_as_past_or_whose_body_is_implied(text, rule, told):
    explanation = explain(Article("bai", text, published="2021-11-03"))
    number = next(n for n, fact in enumerate(explanation.facts, start=1) if fact.rule == f"{rule}{told}")
    firings = [firing for passage in explanation.passages for firing in passage.firings if firing.rule == rule]
    assert (Verdict.STATED, (number,)) in [(firing.verdict, firing.facts) for firing in firings]
    assert Verdict.UNRESOLVED not in [firing.verdict for firing in firings]


def test_a_text_of_unusual_length_is_explained_in_the_parts_in_which_it_is_read():
    filler = "Hội nghị đã diễn ra trong không khí đoàn kết và thống nhất cao.\n" * 700
    long = explained(f"Ông Lê Văn An, Bí thư Tỉnh ủy Hà Nam, nói.\n{filler}Ông An chủ trì hội nghị.")
    assert "chairedBy" not in [fact.relation for fact in long.facts]
    assert [f.verdict for f in long.passages[-1].firings if f.rule == "chair.active"] == [Verdict.UNRESOLVED]


def test_a_rule_whose_cue_is_there_but_whose_pattern_does_not_match_is_named():
    (passage,) = explained("Trần Văn Mẫu hôm qua bất ngờ rất vui vẻ chủ trì hội nghị.").passages
    assert "chair.by" not in [rule for rule, _ in passage.idle]
    assert passage.facts == ()
    assert ("chair.active", ("chairedBy",)) in passage.idle


def test_only_one_relation_is_shown_where_it_is_stated_or_might_be(source):
    chaired = source.about("chairedBy")
    shown = {chaired.facts[n - 1].relation for passage in chaired.passages for n in passage.facts}
    assert shown == {"chairedBy"}
    assert 0 < len(chaired.passages) < len(source.passages)


def test_offsets_count_the_characters_as_given():
    text = "Ông Trần Văn Mẫu, Chủ tịch UBND tỉnh Nam Định chủ trì hội nghị."
    decomposed = text.replace("ầ", "a\u0302\u0300").replace("ẫ", "a\u0302\u0303")
    (passage,) = explained(decomposed).passages
    person = next(mark for mark in passage.marks if mark.kind == "Person")
    assert decomposed[person.start : person.end] == "Tra\u0302\u0300n Văn Ma\u0302\u0303u"
    assert any(firing.facts for firing in passage.firings)


@pytest.mark.parametrize("text", ["Không có gì đáng kể.", "...\n\n---\n", "\n" * 50])
def test_a_text_without_facts_is_explained_too(text):
    assert explained(text).facts == ()
    assert "Không tìm thấy sự kiện nào" in page(explained(text))


def test_a_text_is_cut_wherever_something_begins_or_ends():
    marks = (Mark(2, 8, "Position"), Mark(4, 8, "Body"))
    found = [(s.start, s.end, [m.kind for m in s.marks], s.facts) for s in segments(0, 10, marks, {1: (0, 6)})]
    assert found == [
        (0, 2, [], (1,)),
        (2, 4, ["Position"], (1,)),
        (4, 6, ["Position", "Body"], (1,)),
        (6, 8, ["Position", "Body"], ()),
        (8, 10, [], ()),
    ]


# ---- looks


def test_every_kind_of_mention_has_a_color_and_that_of_the_picture():
    picture = tomllib.loads(resource("visualization", "look.toml").read_text(encoding="utf-8"))["classes"]
    kinds = look("explanation")["kinds"]
    assert set(kinds) == {kind.__name__.removesuffix("Mention") for kind in Mention.__args__}
    assert len(picture) == 6
    for kind, colors in picture.items():
        assert (kinds[kind]["light"], kinds[kind]["dark"]) == (colors["light"], colors["dark"])
    assert set(Verdict) <= set(look("explanation")["words"])


def test_plain_lines_put_mentions_in_brackets():
    assert next(text_lines(explained(SENTENCE))) == (
        "[Date Ngày 3-11-2021], ông [Person Trần Văn Mẫu], [Position Chủ tịch UBND tỉnh Nam Định] "
        "chủ trì [Meeting hội nghị]."
    )


def test_styled_lines_give_every_kind_its_color_and_change_no_word():
    legend, line, *_ = styled_lines(explained(SENTENCE))
    assert legend.plain.split() == list(look("explanation")["kinds"])
    assert line.plain == SENTENCE
    styles = {SENTENCE[span.start : span.end]: span.style for span in line.spans}
    assert styles["Trần Văn Mẫu"] == look("explanation")["kinds"]["Person"]["terminal"]


def test_control_characters_of_an_article_reach_neither_the_terminal_nor_the_page():
    lines = [*text_lines(explained(HOSTILE), chunks=True), *(t.plain for t in styled_lines(explained(HOSTILE)))]
    assert not [line for line in lines if "\x1b" in line or "\u202e" in line]
    assert "\x1b" not in page(explained(HOSTILE))
    assert page(explain(Article("\ud800", f"\ud800 {SENTENCE}", title="\ud800"))).encode()
    assert visible("a\x1b[0m\ud800") == "a\ufffd[0m\ufffd"


# ---- the page


class Reader(HTMLParser):
    """The tags of a page and the text that it shows."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.texts = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.texts.append(data)


def test_hostile_text_stays_text():
    tags = {"html", "head", "meta", "title", "style", "body", "header", "h1", "p", "ul", "li", "span", "label", "input"}
    tags |= {"main", "section", "button", "b", "div", "code", "script"}
    hostile, harmless = Reader(page(explained(HOSTILE), chunks=True)), Reader(page(explained(SENTENCE)))
    assert set(hostile.tags) <= tags
    assert hostile.tags.count("script") == hostile.tags.count("style") == 1
    assert harmless.tags.count("script") == 1
    assert not [name for name, _ in hostile.attributes if name.startswith("on") or name in ("href", "src")]
    assert "<script>document.title = 'hacked'</script>" in "".join(hostile.texts)
    assert "{{ 7 * 7 }}" in "".join(hostile.texts)


def test_a_hostile_title_stays_text():
    text = page(explain(Article("</title><script>1</script>", "Không có gì.", title="</h1><img src=x onerror=1>")))
    assert Reader(text).tags.count("img") == 0
    assert Reader(text).tags.count("script") == 1


def test_the_page_tells_of_offices_alone_whether_they_are_held():
    text = page(explained("Ông Lê Văn Tám, Bí thư Tỉnh ủy Nam Định chủ trì hội nghị ngày 3-5-2021."))
    assert all(relation in text for relation in ("holds", "chairedBy", "heldOn"))
    assert text.count(">Hiện nay</span>") == 1


def test_the_page_is_the_same_every_time(source):
    assert page(source) == page(explain(source.article))


@pytest.fixture(params=[TEXT, HOSTILE], ids=["source", "hostile"])
def seen(browser, tmp_path, request):
    path = tmp_path / "bai.html"
    path.write_text(page(explained(request.param)), encoding="utf-8")
    with visit(browser, path) as seen:
        yield seen
        assert seen.complaints == []
        assert seen.requests == [path.as_uri()]


@pytest.mark.browser
def test_the_page_shows_the_article_runs_nothing_of_it_and_needs_no_network(seen):
    assert seen.page.title() == "bai"
    shown = seen.page.evaluate("() => [...document.querySelectorAll('.text')].map(p => p.textContent).join('\\n')")
    assert "Trần Văn Mẫu" in shown or "Ngô Đông Hải" in shown
    assert seen.page.evaluate("() => document.images.length") == 0
    assert seen.page.locator("body").is_visible()


@pytest.mark.browser
def test_pointing_at_a_fact_lights_its_evidence_and_clicking_keeps_it(seen):
    fact = seen.page.locator("[data-fact]").first
    number = fact.get_attribute("data-fact")
    evidence = seen.page.locator(f'[data-facts~="{number}"]')
    assert seen.page.locator(".text .lit").count() == 0
    fact.hover()
    assert seen.page.locator(".text .lit").count() == evidence.count() > 0
    fact.click()
    seen.page.locator("h1").hover()
    assert seen.page.locator(".text .lit").count() == evidence.count()
    fact.click()
    seen.page.locator("h1").hover()
    assert seen.page.locator(".lit").count() == 0


@pytest.mark.browser
def test_pointing_at_the_text_lights_the_facts_that_it_proves(seen):
    word = seen.page.locator("[data-facts]").first
    word.hover()
    numbers = word.get_attribute("data-facts").split()
    assert seen.page.locator("button.lit").evaluate_all("all => all.map(one => one.dataset.fact)") == numbers


@pytest.mark.browser
def test_chunks_and_rules_are_shown_on_demand(seen):
    chunks = seen.page.locator(".chunks").first
    assert not chunks.is_visible()
    seen.page.locator("#chunks").check()
    assert chunks.is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 390])
def test_the_page_fits_the_screen_by_day_and_night(browser, tmp_path, source, width):
    path = tmp_path / "bai.html"
    path.write_text(page(source, chunks=True), encoding="utf-8")
    papers = set()
    for dark in (False, True):
        with visit(browser, path, width=width, dark=dark) as seen:
            assert seen.page.evaluate("() => document.documentElement.scrollWidth") == width
            assert seen.page.locator(".chunks").first.is_visible()
            papers.add(seen.page.evaluate("() => getComputedStyle(document.body.parentElement).backgroundColor"))
            assert seen.complaints == []
    assert len(papers) == 2


# ---- the command


def kg(*arguments, code=0, cwd=None, **options):
    command = [KG, "explain", *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False, **options)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


def test_the_command_prints_the_article_with_its_facts_and_rules_on_demand():
    lines = kg("-", "--chunks", input=SENTENCE).stdout.splitlines()
    assert lines[0].startswith("[Date Ngày 3-11-2021], ông [Person Trần Văn Mẫu]")
    assert (
        "  2 holds: Trần Văn Mẫu → Chủ tịch Ủy ban nhân dân tỉnh Nam Định (current; figure.apposition; 1.00)" in lines
    )
    assert "  rule chair.active chairedBy: stated 3" in lines
    assert not [line for line in kg("-", input=SENTENCE).stdout.splitlines() if "rule" in line]


def test_the_command_writes_a_page_and_prints_its_name(tmp_path):
    assert kg("-", "--html", "bai.html", input=SENTENCE, cwd=tmp_path).stdout == "bai.html\n"
    assert "Trần Văn Mẫu" in (tmp_path / "bai.html").read_text(encoding="utf-8")


def test_an_article_of_a_corpus_is_named_by_its_id(tmp_path):
    lines = [json.dumps({"id": f"a{n}", "text": SENTENCE.replace("Mẫu", name)}) for n, name in enumerate(["Ba", "Tư"])]
    corpus = tmp_path / "tap.jsonl"
    corpus.write_text("\n".join(lines), encoding="utf-8")
    assert "Trần Văn Tư" in kg(corpus, "--id", "a1").stdout
    assert kg(corpus, code=1).stderr == f"kg: {corpus}: 2 articles; name one of them with --id (a0, a1, …)\n"
    assert kg(corpus, "--id", "a9", code=1).stderr == f"kg: {corpus}: no article 'a9'\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["khong-co.txt"], "kg: khong-co.txt: no such file or folder\n"),
        ([PATH, "--relation", "hold"], "kg: 'hold' is not a term of ontology/kg.ttl; did you mean 'holds'?\n"),
        ([PATH, "--html", "/dev/null/co.html"], "kg: /dev/null/co.html: cannot be written: Not a directory\n"),
    ],
)
def test_an_error_is_one_line(arguments, message):
    assert kg(*arguments, code=1).stderr == message
