"""Reading: every source becomes articles or one-line errors, whatever its bytes are."""

import io
import json
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.model import Article
from kg.readers import FORMATS, _reader, read
from kg.readers.decode import MAX_CHARACTERS, decode
from kg.readers.web import fetch

DATA = Path(__file__).parent / "data" / "readers"
SENTENCE = "Đồng chí Trần Văn Mẫu, Bí thư Tỉnh ủy Hòa Sơn, chủ trì hội nghị quán triệt Nghị quyết 01-NQ/TU."


def articles(*sources: str | Path) -> list[Article]:
    found = list(read([str(source) for source in sources]))
    assert not [error for error in found if isinstance(error, ReadError)]
    return [article for article in found if isinstance(article, Article)]


def error(source: str | Path) -> str:
    """The one error of a source, without the source's name."""
    found = list(read([str(source)]))
    assert len(found) == 1
    assert isinstance(found[0], ReadError)
    message = str(found[0])
    assert len(message.splitlines()) == 1
    assert message.startswith(str(source))
    return message.removeprefix(str(source)).removeprefix(": ")


@pytest.fixture
def write(tmp_path):
    def write(data: bytes | str, name: str = "bai.txt") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
        return path

    return write


# Which sources there are


def test_every_format_has_a_sample_that_its_reader_reads():
    samples = {path.suffix: path for path in DATA.iterdir()}
    suffixes = set(FORMATS) - {".htm"}
    assert len(suffixes) == 4
    for suffix in suffixes:
        assert articles(samples[suffix]), suffix


def test_a_folder_gives_its_articles_with_subfolders_sorted_and_without_hidden_ones(write, tmp_path):
    for name in ("b/2.txt", "a/1.txt", "c.txt", ".git/x.txt", "a/.nhap.txt", "a/ghi-chu.md"):
        write(SENTENCE, name)
    found = [Path(article.id).relative_to(tmp_path).as_posix() for article in articles(tmp_path)]
    assert found == ["c.txt", "a/1.txt", "b/2.txt"]


def test_a_glob_is_expanded_sorted(write, tmp_path):
    for name in ("10.txt", "2.txt", "sub/3.txt"):
        write(SENTENCE, name)
    assert [Path(a.id).name for a in articles(tmp_path / "*.txt")] == ["10.txt", "2.txt"]
    assert [Path(a.id).name for a in articles(tmp_path / "**/*.txt")] == ["10.txt", "2.txt", "3.txt"]
    assert [Path(a.id).name for a in articles(tmp_path / "**")] == ["10.txt", "2.txt", "3.txt"]


def test_a_file_named_twice_is_one_article(write, tmp_path):
    path = write(SENTENCE)
    assert len(articles(path, tmp_path, tmp_path / "*.txt")) == 1


def test_a_file_whose_name_looks_like_a_glob_is_that_file(write):
    assert len(articles(write(SENTENCE, "bài [1].txt"))) == 1


def test_the_id_of_a_file_is_its_path_as_given(write, tmp_path, monkeypatch):
    write(SENTENCE, "tin/bai.txt")
    monkeypatch.chdir(tmp_path)
    assert [a.id for a in articles("tin/bai.txt")] == ["tin/bai.txt"]
    assert [a.id for a in articles("./tin/")] == ["tin/bai.txt"]


def test_a_file_name_that_is_not_utf8_becomes_a_printable_id(tmp_path):
    path = bytes(tmp_path) + b"/b\xe0i\n.txt"
    with open(path, "wb") as stream:  # noqa: PTH123 - pathlib takes no bytes
        stream.write(SENTENCE.encode())
    (article,) = articles(tmp_path)
    assert article.id.endswith("b\\xe0i\\n.txt")


def test_standard_input_is_an_article():
    code = "from kg.readers import read; print([(a.id, len(a.text)) for a in read(['-'])])"
    done = subprocess.run([sys.executable, "-c", code], input=SENTENCE.encode(), capture_output=True, check=True)
    assert done.stdout.decode().strip() == str([("stdin", len(SENTENCE))])


def test_standard_input_that_is_closed():
    code = "from kg.readers import read; print(*read(['-']))"
    done = subprocess.run(f'"{sys.executable}" -c "{code}" <&-', shell=True, capture_output=True, check=True)
    assert done.stdout.decode().strip() == "-: there is no standard input"


def test_standard_input_may_be_a_corpus():
    code = "from kg.readers import read; print([a.id for a in read(['-'])])"
    corpus = b"\xef\xbb\xbf" + (DATA / "tap.jsonl").read_bytes()
    done = subprocess.run([sys.executable, "-c", code], input=corpus, capture_output=True, check=True)
    assert done.stdout.decode().strip() == "['hs-1', 'hs-2']"


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("khong-co.txt", "no such file or folder"),
        ("khong-co-*.txt", "nothing matches this pattern"),
        ("https://", "no host given"),
        ("a\0b.txt", "no such file or folder"),
    ],
)
def test_a_source_that_is_not_there(name, cause):
    (found,) = read([name])
    assert isinstance(found, ReadError)
    assert cause in str(found)
    assert len(str(found).splitlines()) == 1


def test_a_folder_without_articles(tmp_path):
    assert error(tmp_path).startswith("no article in this folder")


def test_an_unknown_format(write):
    assert error(write(SENTENCE, "bai.docx")).startswith("no reader for .docx files (known: .txt")


def test_a_file_that_cannot_be_opened(tmp_path):
    loop = tmp_path / "vong.txt"
    loop.symlink_to(loop)
    assert error(loop) == "Too many levels of symbolic links"


def test_the_others_go_on_after_a_failure(write):
    found = list(read(["khong-co.txt", str(write(SENTENCE))]))
    assert [type(one) for one in found] == [ReadError, Article]


# Which text it is


def test_the_text_is_what_python_reads_in_text_mode(write):
    path = write(("Dòng một\r\nDòng hai\rDòng ba\n" + unicodedata.normalize("NFD", SENTENCE)).encode())
    (article,) = articles(path)
    assert article.text == path.read_text(encoding="utf-8")
    assert article.text.startswith("Dòng một\nDòng hai\nDòng ba\n")
    assert not unicodedata.is_normalized("NFC", article.text)
    assert (article.title, article.published) == ("", None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings(write, encoding):
    assert articles(write(SENTENCE.encode(encoding)))[0].text == SENTENCE


def test_utf_16_of_either_byte_order(write):
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert articles(write(mark + SENTENCE.encode(encoding)))[0].text == SENTENCE


def windows_1258(text: str) -> bytes:
    """Encode as old Windows did: vowels with their own sign in one byte, the tone as a byte after it."""
    data = b""
    for char in text:
        try:
            data += char.encode("cp1258")
        except UnicodeEncodeError:
            decomposed = unicodedata.normalize("NFD", char)
            tone = next(mark for mark in decomposed if mark in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", decomposed.replace(tone, ""))
            data += base.encode("cp1258") + tone.encode("cp1258")
    return data


def test_windows_1258(write):
    (article,) = articles(write(windows_1258(SENTENCE)))
    assert unicodedata.normalize("NFC", article.text) == SENTENCE
    assert len(article.text) == len(windows_1258(SENTENCE))


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "empty, there is no text"),
        (b" \n\t\n", "empty, there is no text"),
        (b"\xef\xbb\xbf", "empty, there is no text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image, not text"),
        (b"%PDF-1.7\n", "a PDF document, not text"),
        (b"PK\x03\x04\x14\0", "a ZIP or Word file, not text"),
        (b"abc\0def", "binary data, not text (NUL at character 3)"),
        (SENTENCE.encode()[:1], "neither UTF-8, UTF-16 nor Windows-1258 text; convert it to UTF-8"),
        (f"{SENTENCE}…".encode()[:-1], "not valid UTF-8 (byte 126: unexpected end of data)"),
        (b"\xff\xfe\x00\xd8", "not valid UTF-16 (byte 2: unexpected end of data)"),
        ("Les élèves français naïfs, à Noël, où ça coûte".encode("latin-1"), "neither UTF-8, UTF-16 nor Windows-1258"),
        (bytes(range(128, 256)), "neither UTF-8, UTF-16 nor Windows-1258"),
    ],
)
def test_a_file_that_is_no_article(write, data, cause):
    assert error(write(data)).startswith(cause)


def test_a_line_of_50_megabytes(write):
    assert error(write(b"a" * 50_000_000)) == "larger than 20,000,000 bytes, too long for one article"


def test_the_longest_article_and_one_character_more(write):
    assert len(articles(write("a" * MAX_CHARACTERS))[0].text) == MAX_CHARACTERS
    assert error(write("a" * (MAX_CHARACTERS + 1))).startswith("5,000,001 characters, too long")


# Corpora


def test_a_corpus_gives_an_article_a_line_with_what_it_knows():
    first, second = articles(DATA / "tap.jsonl")
    assert (first.id, first.title, first.published) == ("hs-1", "Họp báo", "2021-11-05")
    assert (first.source, first.url) == ("Báo Hòa Sơn", "https://example.org/hs-1")
    assert (second.id, second.published, second.source) == ("hs-2", None, "")


GOOD = json.dumps({"id": "tốt", "text": SENTENCE}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("{", "not valid JSON (Expecting property name enclosed in double quotes, character 2)"),
        ("[]", "not a JSON object"),
        ('{"text": "a"}', "no id"),
        ('{"id": true, "text": "a"}', "no id"),
        ('{"id": "a"}', "no text"),
        ('{"id": "a", "text": " "}', "empty, there is no text"),
        ('{"id": "a", "text": "\\ud800"}', "half a character (a lone surrogate) in the text"),
        ('{"id": "\\udfff", "text": "a"}', "id holds a character that is none"),
        ('{"id": "a", "text": "a", "title": 5}', "title is not a string"),
        ('{"id": "a", "text": "a", "published": "hôm qua"}', "published is no ISO date such as 2021-11-03: 'hôm qua'"),
        ('{"id": "tốt", "text": "a"}', "the id 'tốt' is that of line 1"),
        ("[" * 100_000, "not valid JSON"),
        ('{"id": ' + "1" * 10_000 + ', "text": "a"}', "not valid JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_others_go_on(write, line, cause):
    path = write("\n".join([GOOD, line, GOOD.replace("tốt", "tốt nữa")]), "tap.jsonl")
    first, bad, last = read([str(path)])
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert str(bad).startswith(f"{path}:2: {cause}")


def test_a_line_of_50_megabytes_in_a_corpus_does_not_stop_it(write):
    path = write(GOOD.encode() + b"\n" + b"x" * 50_000_000 + b"\n" + GOOD.replace("tốt", "sau").encode(), "tap.jsonl")
    _, bad, last = read([str(path)])
    assert str(bad) == f"{path}:2: longer than 20,000,000 bytes, too long for one article"
    assert isinstance(last, Article)
    assert last.id == "sau"


def test_a_corpus_without_articles(write):
    assert error(write("\n\n", "tap.jsonl")) == "there is no article in it"


# Tables


def test_a_table_gives_an_article_a_row_with_what_it_knows():
    first, second = articles(DATA / "bang.csv")
    assert (first.id, first.title, first.published, first.source) == ("hs-3", "Họp báo", "2021-11-05", "Báo Hòa Sơn")
    assert first.text == "Chiều 5-11, Ủy ban nhân dân tỉnh Hòa Sơn họp báo.\nBà Lê Thị Thử, Phó Chủ tịch, chủ trì."
    assert (second.id, second.published, second.url) == ("hs-4", None, "")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_table_as_spreadsheets_write_it(write, separator, encoding):
    table = separator.join(["id", "text"]) + "\r\n" + separator.join(["1", f'"{SENTENCE}"']) + "\r\n"
    (article,) = articles(write(table.encode(encoding), "bang.csv"))
    assert (article.id, article.text) == ("1", SENTENCE)


@pytest.mark.parametrize(
    ("row", "cause"),
    [
        ("a", "1 fields, the header has 3"),
        (",a,", "no id"),
        ("a,,", "empty, there is no text"),
        ("a,a,hôm qua", "published is no ISO date such as 2021-11-03: 'hôm qua'"),
        ("tốt,a,", "the id 'tốt' is that of line 2"),
    ],
)
def test_a_bad_row_is_named_and_the_others_go_on(write, row, cause):
    path = write(f'id,text,published\ntốt,"một\nhai",\n\n{row}\ncuối,a,\n', "bang.csv")
    first, bad, last = read([str(path)])
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert str(bad) == f"{path}:5: {cause}"


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "no column 'id' in the header; id and text are needed"),
        ("id,nội dung\n1,a\n", "no column 'text' in the header; id and text are needed"),
        ("id,text\n", "there is no article in it"),
        (b"id,text\n1,\xf0\n", "not valid UTF-8; save it as “CSV UTF-8”"),
        ("id,text\n1," + "a" * (MAX_CHARACTERS + 2), "not valid CSV (field larger than field limit (5000001))"),
    ],
)
def test_a_file_that_is_no_table(write, data, cause):
    assert error(write(data, "bang.csv")) == cause


# Web pages


def test_a_web_page_gives_text_headline_date_and_newspaper():
    (article,) = articles(DATA / "trang.html")
    assert article.title == "Tỉnh ủy Hòa Sơn tổ chức hội nghị quán triệt nghị quyết"
    assert (article.published, article.source) == ("2021-11-04", "Báo Hòa Sơn")
    assert article.text.startswith(article.title)
    assert "Đồng chí Trần Văn Mẫu, Bí thư Tỉnh ủy" in article.text
    assert "alert" not in article.text
    assert "Trang chủ" not in article.text


def test_a_page_without_text(write):
    assert (
        error(write("<html><body><script>1</script></body></html>", "trang.html")) == "there is no article in this page"
    )


def test_a_page_without_the_extra_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert error(DATA / "trang.html") == "web pages need the extra `html`: pip install 'vnkg[html]'"


PAGES = {
    "/trang": ("text/html; charset=utf-8", (DATA / "trang.html").read_bytes()),
    "/bai": ("text/plain; charset=utf-8", SENTENCE.encode()),
    "/tap.jsonl": ("application/octet-stream", GOOD.encode()),
    "/bang": ("text/csv", f'id,text\ntốt,"{SENTENCE}"\n'.encode()),
    "/anh": ("image/png", b"\x89PNG"),
    "/lon": ("text/plain", b"a" * 20_000_001),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/treo":
            self.server.released.wait(10)
        kind, body = PAGES.get(self.path, ("text/plain", b""))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.end_headers()
        with suppress(ConnectionError):  # the reader has seen enough
            self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def server() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.released = threading.Event()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.released.set()
    server.shutdown()
    thread.join()
    server.server_close()


def test_addresses_are_read_by_what_the_server_says_they_are(server):
    page, text, corpus, table = articles(*(f"{server}/{one}" for one in ("trang", "bai", "tap.jsonl", "bang")))
    assert (table.id, table.text) == ("tốt", SENTENCE)
    assert (page.source, page.id) == ("Báo Hòa Sơn", f"{server}/trang")
    assert (text.text, text.url) == (SENTENCE, f"{server}/bai")
    assert corpus.id == "tốt"


@pytest.mark.parametrize(
    ("path", "cause"),
    [
        ("/khong-co", "the server answers 404 Not Found"),
        ("/anh", "image/png, neither a web page nor text"),
        ("/lon", "larger than 20,000,000 bytes"),
    ],
)
def test_an_address_without_an_article(server, path, cause):
    assert error(server + path) == cause


def test_a_server_that_does_not_answer(server):
    with pytest.raises(ReadError, match="timed out"):
        fetch(f"{server}/treo", timeout=0.05)


def test_nobody_listens(server):
    assert error("http://127.0.0.1:1/bai") == "Connection refused"


# Any bytes at all


def outcome(read_them: Callable[[], list[Article | ReadError]]) -> list[Article | ReadError]:
    """What the reader yields and raises; anything but a ReadError fails the test."""
    try:
        return read_them()
    except ReadError as error:
        return [error]


def is_clean(found: list[Article | ReadError]) -> bool:
    """Errors are one line that names the source; texts are there and can be written as UTF-8."""
    errors = [str(one) for one in found if isinstance(one, ReadError)]
    texts = [one.text for one in found if isinstance(one, Article)]
    return (
        bool(found)
        and all(len(error.splitlines()) == 1 and error.startswith("x:") for error in errors)
        and all(text.strip() and text.encode() for text in texts)
    )


def found_in(data: bytes, suffix: str) -> list[Article | ReadError]:
    return outcome(lambda: list(_reader(suffix, "x")(io.BytesIO(data), "x")))


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_read_error(data):
    assert is_clean(found_in(data, ".txt"))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1))
def test_any_unicode_text_survives(text):
    data = b"- " + text.encode() + b"."
    assert decode(data, "x") == io.TextIOWrapper(io.BytesIO(data), encoding="utf-8").read()


@given(st.binary(max_size=400))
def test_any_bytes_as_a_corpus(data):
    assert is_clean(found_in(data, ".jsonl"))


@given(st.binary(max_size=400))
def test_any_bytes_as_a_table(data):
    assert is_clean(found_in(data, ".csv"))
    assert is_clean(found_in(b"id,text\n" + data, ".csv"))


LEAVES = st.none() | st.booleans() | st.floats() | st.text()
JSON = st.recursive(LEAVES, lambda values: st.lists(values) | st.dictionaries(st.text(), values))


@given(st.fixed_dictionaries({"id": JSON, "text": JSON}, optional={"title": JSON, "published": JSON, "url": JSON}))
def test_any_record_in_a_corpus(record):
    assert is_clean(found_in(json.dumps(record).encode(), ".jsonl"))


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_in_a_page(data):
    assert is_clean(found_in(b"<html><body><article><p>" + data + b"</p></article></body></html>", ".html"))
