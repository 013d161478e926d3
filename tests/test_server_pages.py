"""What the server shows people: search, pages of things and articles, the editor and the explorer; and their data."""

import html
import json
import re
import shutil
from collections.abc import Iterator
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from browser import Visit
from playwright.sync_api import Browser
from server import DATA, Server, eventually, serving

import kg
from kg.extraction import extract
from kg.graph import article_iri, open_store, replace
from kg.model import Article
from kg.resources import resource
from kg.server import pages
from kg.server.app import ROUTES
from kg.server.article import article as read_article
from kg.server.desk import Desk
from kg.server.search import KINDS
from kg.server.search import answer as search
from kg.spelling import search_key
from kg.vocabulary import ID

HTML = "text/html,application/xhtml+xml,*/*;q=0.8"


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    page = browser.new_page()
    seen = Visit(page)
    page.on("console", lambda message: seen.complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: seen.complaints.append(f"error: {error}"))
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("dialog", seen.refuse)
    yield seen
    page.close()


def hits(server: Server, words: str, kind: str = "") -> list[tuple[str, str]]:
    answer = server.get(f"/api/search?q={quote(words)}&kind={kind}")
    assert answer.status == 200, answer.text
    return [(hit["kind"], hit["label"]) for hit in json.loads(answer.text)["hits"]]


def local(server: Server, words: str, kind: str) -> str:
    return json.loads(server.get(f"/api/search?q={quote(words)}&kind={kind}").text)["hits"][0]["local"]


@pytest.mark.parametrize("words", ["Trần Văn Mẫu", "tran van mau", "TRẦN VĂN MẪU", "mau tran", "tran van m"])
def test_a_person_is_found_with_and_without_diacritics(words, server):
    assert hits(server, words)[0] == ("Person", "Trần Văn Mẫu")


def test_names_that_are_nearly_so_are_told_when_nothing_is_found(server):
    found = json.loads(server.get(f"/api/search?q={quote('Trần Văn Mậuu')}").text)
    assert found["hits"] == []
    assert [hit["label"] for hit in found["near"]] == ["Trần Văn Mẫu"]
    page = server.get(f"/?q={quote('tran van mauu')}", HTML).text
    assert "Có phải bạn muốn tìm:" in page
    assert ">Trần Văn Mẫu</a>" in page
    for words in ("zzzz", "%%", 'name : "x" OR *'):
        assert json.loads(server.get(f"/api/search?q={quote(words)}").text)["near"] == []


def test_things_are_found_by_kind_and_articles_by_their_words(server):
    assert {kind for kind, _ in hits(server, "nam dinh")} >= {"Body", "Position", "Place", "Article"}
    assert {kind for kind, _ in hits(server, "nam dinh", "Position")} == {"Position"}
    assert hits(server, "yêu cầu các cấp ủy", "Article") == [("Article", "Hội nghị tỉnh Nam Định")]
    assert hits(server, "21-KL/TW")[0] == ("Document", "Kết luận 21-KL/TW")


@pytest.mark.parametrize(
    "words", ['"', "OR", "NEAR(a b)", "name:x*", "a' OR 1=1 --", "%", "", "(", "x" * 10_000, "\x00"]
)
def test_words_are_words_and_no_operators(words, server):
    assert hits(server, words) == [] or words == "OR"
    assert server.get(f"/?q={quote(words)}", HTML).status == 200


def test_the_written_diacritics_come_first(tmp_path):
    store = tmp_path / "store"
    names = ("Nguyễn Văn Hưng", "Nguyễn Văn Hùng", "Nguyễn Văn Hứng")
    lines = [{"id": f"{n}", "text": f"Ông {name}, Bộ trưởng Bộ Tài chính dự hội nghị."} for n, name in enumerate(names)]
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    kg.build(str(corpus), path=store)
    with serving(store, tmp_path / "log") as server:
        assert {label for _, label in hits(server, "nguyen van hung", "Person")} == set(names)
        for name in names:
            assert hits(server, name, "Person")[0] == ("Person", name)


def test_a_person_has_a_page_with_dates_and_evidence(server):
    page = server.get(f"/id/{local(server, 'tran van mau', 'Person')}", HTML)
    assert page.media_type == "text/html"
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))
    assert "Chức vụ" in text
    assert "Chủ tịch Ủy ban nhân dân tỉnh Nam Định nguyên" in text
    assert "Chủ tịch Ủy ban nhân dân tỉnh Nam Định đương nhiệm" in text
    assert "Trần Văn Mẫu, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Nam Định" in text
    assert "10-5-2022" in text


def test_a_body_has_a_page_with_its_people(server):
    page = server.get(f"/id/{local(server, 'UBND tỉnh Nam Định', 'Body')}", HTML).text
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
    assert "Người giữ chức" in text
    assert "Trần Văn Mẫu Chủ tịch Ủy ban nhân dân tỉnh Nam Định" in text


def test_evidence_leads_to_its_place_in_the_article(server):
    page = server.get(f"/id/{local(server, 'tran van mau', 'Person')}", HTML)
    links = re.findall(r'href="(/id/article-[^"#]+)#(c\d+)"', page.text)
    assert len(links) >= 4
    for path, anchor in links:
        assert f'id="{anchor}"' in server.get(path, HTML).text


def test_an_article_shows_its_whole_text_with_the_facts_marked(server):
    source = json.loads((DATA / "articles.jsonl").read_text(encoding="utf-8").splitlines()[0])
    page = server.get(f"/id/{local(server, 'hoi nghi tinh nam dinh', 'Article')}", HTML).text
    found = re.search(r'<div class="text">(.*?)</div>', page, re.DOTALL)
    assert found
    assert html.unescape(re.sub(r"<[^>]+>", "", found[1])) == source["text"]
    assert len(re.findall(r'<a class="marked"', found[1])) >= 6


def test_from_the_first_page_one_comes_to_all_persons(server):
    links = re.findall(r'<a href="(/\?kind=\w+)"><b>(\d+)</b>', server.get("/", HTML).text)
    assert [path for path, _ in links] == [f"/?kind={kind}" for kind in KINDS]
    for path, number in links:
        assert len(re.findall(r'<a href="/id/', server.get(path, HTML).text)) == int(number) > 0
    people = [label for _, label in hits(server, "", "Person")]
    assert people == sorted(people, key=search_key)
    assert hits(server, "", "") == []


def test_an_article_without_a_headline_is_called_by_its_identifier():
    source = Article("thoi-chuc.txt", "Ông Lê Văn Tám thôi giữ chức Bí thư Tỉnh ủy Nam Định.")
    dataset = open_store()
    replace(dataset, [extract(source)])
    found = read_article(dataset, article_iri(source))
    assert (found.id, found.title) == (source.id, "")
    assert [(one.relation, one.status) for one in found.claims] == [("holds", "former"), ("removedFrom", "")]
    assert "<h1>thoi-chuc.txt</h1>" in pages.page("article.html", "vi", found=found, local="").decode()


def test_what_articles_say_is_text_and_never_markup(server):
    article = server.get(f"/id/{local(server, 'bo nhiem can bo', 'Article')}", HTML).text
    searched = server.get("/?q=%3Cscript%3Ealert(1)%3C/script%3E%22%20onfocus%3D%22x", HTML).text
    for page in (article, searched):
        assert "<script" not in page
        assert "&lt;script&gt;alert(1)" in page
    assert "<b>" not in server.get(f"/id/{local(server, 'hoi nghi tinh nam dinh', 'Article')}", HTML).text


def test_an_iri_leads_to_data_for_programs(server):
    name = local(server, "tran van mau", "Person")
    subject = ox.NamedNode(f"{ID}{name}")
    for path, accept, form in (
        (f"/id/{name}", "text/turtle", ox.RdfFormat.TURTLE),
        (f"/id/{name}", "*/*", ox.RdfFormat.TURTLE),
        (f"/id/{name}", "application/ld+json", ox.RdfFormat.JSON_LD),
        (f"/id/{name}.ttl", HTML, ox.RdfFormat.TURTLE),
        (f"/id/{name}.jsonld", "", ox.RdfFormat.JSON_LD),
        (f"/id/{name}.nt", "", ox.RdfFormat.N_TRIPLES),
    ):
        answer = server.get(path, accept)
        assert answer.media_type == form.media_type
        triples = {quad.triple for quad in ox.parse(answer.body, form)}
        assert (
            ox.Triple(subject, ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), ox.Literal("Trần Văn Mẫu"))
            in triples
        )
    assert server.get(f"/id/{name}", "image/png").status == 406
    entity = json.loads(server.get(f"/api/entity/{name}").text)
    assert (entity["label"], entity["kind"]) == ("Trần Văn Mẫu", "Person")
    career = next(section for section in entity["sections"] if section["en"] == "Career")
    assert {line["status"] for line in career["lines"]} == {"current", "former"}


@pytest.mark.parametrize(
    "name", ["khong-co", "%3Cscript%3E", "a%22b", "a%3E%20%3Fp%20%3Fo", "%0A", "..%2F..%2Fetc%2Fpasswd", "x" * 5000]
)
def test_what_is_not_there_is_not_found(name, server):
    for path in (f"/id/{name}", f"/id/{name}.ttl", f"/draw/{name}", f"/api/entity/{name}"):
        for accept in (HTML, "text/turtle"):
            answer = server.get(path, accept)
            assert answer.status == 404, path
            assert answer.media_type == "text/plain"
            assert answer.text.count("\n") == 1


def test_files_of_the_server_stay_where_they_are(server):
    for path in ("/static/../words.toml", "/static/%2e%2e/words.toml", "/static//etc/passwd", "/static/"):
        assert server.get(path).status == 404
    assert "MIT License" in server.get("/static/yasgui.LICENSE.txt").text


def test_pages_are_in_two_languages(server):
    name = local(server, "tran van mau", "Person")
    english = server.get(f"/id/{name}?lang=en", HTML)
    assert "Career" in english.text
    assert english.headers["set-cookie"].startswith("lang=en;")
    again = server.request("GET", f"/id/{name}", headers={"Accept": HTML, "Cookie": "lang=en"})
    assert again.text.replace("?lang=vi", "") == english.text.replace("?lang=vi", "")
    assert server.get(f"/id/{name}?lang=%22%3E", HTML).text == server.get(f"/id/{name}", HTML).text


def test_the_description_of_the_api_names_what_there_is(server):
    document = json.loads(server.get("/openapi.json").text)
    assert document == json.loads(resource("server", "openapi.json").read_text(encoding="utf-8"))
    data = {route.path for route in ROUTES} - {"/", "/query", "/openapi.json", "/static", "/static/palette.css"}
    assert document["paths"].keys() == data
    name = local(server, "tran van mau", "Person")
    for path, does in document["paths"].items():
        question = "?q=a" if path == "/api/search" else ""
        answer = server.get(path.replace("{local}", name).replace("{name}", "who-chaired-the-meeting") + question, "")
        assert answer.status == 200
        assert path == "/sparql" or answer.media_type in does["get"]["responses"]["200"]["content"]


def test_an_article_that_is_added_is_found(graph, tmp_path):
    store = tmp_path / "store"
    shutil.copytree(graph, store)
    with serving(store, tmp_path / "log") as server:
        assert hits(server, "Lê Văn Thêm") == []
        dataset = open_store(store)
        news = Article(id="them", title="", text="Ông Lê Văn Thêm, Chủ tịch UBND tỉnh Hà Nam dự họp.")
        replace(dataset, [extract(news)])
        dataset.close()
        eventually(lambda: bool(hits(server, "Lê Văn Thêm")))


def test_an_index_that_another_worker_takes_away_is_made_anew(graph, tmp_path):
    (tmp_path / "old.sqlite").symlink_to(tmp_path / "gone")
    desk = Desk({"graph": graph, "folder": tmp_path, "limits": {}, "prefixes": {}})
    _, found = search(desk, {"words": "Trần Văn Mẫu", "kind": "", "shape": "json"})
    assert json.loads(found)["hits"][0]["label"] == "Trần Văn Mẫu"


@pytest.mark.browser
def test_a_reader_gets_from_a_name_to_the_sentence_and_to_the_picture(visit, server):
    page = visit.page
    page.goto(server.url)
    page.fill("input[type=search]", "tran van mau")
    page.keyboard.press("Enter")
    page.click("text=Trần Văn Mẫu")
    assert page.inner_text("h1") == "Trần Văn Mẫu"
    assert page.locator("blockquote mark").count() >= 4
    person = page.url
    page.click("blockquote footer a >> nth=0")
    page.wait_for_selector(".marked:target")
    page.goto(person)
    page.click(".links a")
    page.wait_for_selector("#network canvas")
    assert [url for url in visit.requests if not url.startswith((server.url, "data:"))] == []
    assert visit.complaints == []


def test_questions_are_answered_with_values_for_their_parameters(server):
    listed = json.loads(server.get("/api/questions").text)
    assert len(listed) >= 50
    held = next(one for one in listed if one["name"] == "who-held")
    assert [one["name"] for one in held["parameters"]] == ["post", "on"]
    post = quote("chu tich uy ban nhan dan tinh nam dinh")
    answer = server.get(f"/api/questions/who-held?post={post}&on=2021-11-03&format=csv")
    assert "Trần Văn Mẫu" in answer.text
    shown = server.get(f"/api/questions/who-held?post={post}&on=2021-11-03&format=rq")
    assert shown.media_type == "application/sparql-query"
    assert "UNDEF" not in shown.text
    assert "Trần Văn Mẫu" in server.ask(shown.text).text


@pytest.mark.parametrize(
    "value",
    [
        "x> } DROP ALL #",
        "UNDEF } } SELECT * { {",
        '" } SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } #',
        "<script>",
        "2021-99-99",
    ],
)
def test_values_of_parameters_are_never_text_of_the_query(value, server):
    for values in (f"post={quote(value)}&on=2021", f"post=chu+tich&on={quote(value)}"):
        answer = server.get(f"/api/questions/who-held?{values}&format=rq")
        assert answer.status == 400
        assert answer.text.startswith("parameter '")
    assert server.get(f"/api/questions/{quote(value, safe='')}").status == 404
    assert server.get("/api/questions/who-held?khong=1").status == 400


@pytest.mark.browser
def test_a_question_is_chosen_and_answered_in_the_editor(visit, server):
    visit.page.goto(f"{server.url}/query")
    visit.page.click("button[data-name=who-chaired-the-meeting]")
    visit.page.wait_for_selector(".yasr >> text=Trần Văn Mẫu")
    visit.page.click("button[data-name=who-held]")
    form = visit.page.locator("form[data-name=who-held]")
    form.locator("input[name=post]").fill("khong co")
    form.locator("input[name=on]").fill("2021-11-03")
    form.locator("button").click()
    form.locator("output >> text=khong co").wait_for()
    form.locator("input[name=post]").fill("chu tich uy ban nhan dan tinh nam dinh")
    form.locator("button").click()
    visit.page.wait_for_selector(".yasr >> text=basis")
    assert "UNDEF" not in visit.page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
    visit.complaints = [one for one in visit.complaints if "400" not in one]  # the position that is not there
    assert visit.page.input_value(".autocompleteWrapper input").endswith("/sparql")
    assert [url for url in visit.requests if not url.startswith((server.url, "data:", "blob:"))] == []
    assert visit.complaints == []


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/", "/?q=nam+dinh", "/id/{person}", "/id/{article}", "/query"])
def test_a_page_fits_a_telephone(path, visit, server):
    person, article = local(server, "tran van mau", "Person"), local(server, "hoi nghi tinh nam dinh", "Article")
    visit.page.set_viewport_size({"width": 360, "height": 740})
    visit.page.goto(server.url + path.format(person=person, article=article))
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360
