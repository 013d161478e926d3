"""A web page: its article without menus and advertisements, with headline, date and newspaper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from kg.errors import ReadError
from kg.model import Article
from kg.readers.decode import MAX_BYTES, checked

if TYPE_CHECKING:
    from trafilatura.settings import Document

# Only dates that the page states: trafilatura would else search its text for anything like one.
DATES = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}


def read(stream: BinaryIO, name: str) -> Iterator[Article]:
    """Yield the one article of the page.

    Raises:
        ReadError: The page is too long or holds no article, or the extra `html` is not installed.
    """
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ReadError(f"{name}: larger than {MAX_BYTES:,} bytes, too long for one article")
    page = _extracted(data, name)
    if page is None or not page.text:
        raise ReadError(f"{name}: there is no article in this page")
    body = checked(page.text, name)
    title = page.title or ""
    yield Article(
        id=name,
        text=body if body.startswith(title) else f"{title}\n{body}",  # a headline states facts, too
        title=title,
        published=page.date,
        source=page.sitename or page.hostname or "",
        url=page.url or (name if "://" in name else ""),
    )


def _extracted(data: bytes, name: str) -> Document | None:
    try:
        from trafilatura import bare_extraction
        from trafilatura.settings import Document
    except ImportError as error:
        raise ReadError(f"{name}: web pages need the extra `html`: pip install 'vnkg[html]'") from error
    page = bare_extraction(
        data, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=dict(DATES)
    )
    return page if isinstance(page, Document) else None  # a dictionary only when asked for
