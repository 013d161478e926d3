"""Fetches an article from the web, with a time limit and a size limit."""

from __future__ import annotations

import io
from http.client import HTTPException
from importlib.metadata import version
from typing import BinaryIO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from kg.errors import ReadError
from kg.readers.decode import MAX_BYTES

TIMEOUT_SECONDS = 20.0
CORPUS_TYPES = ("application/jsonl", "application/x-ndjson", "application/x-jsonlines", "application/json-lines")
SUFFIXES = dict.fromkeys(CORPUS_TYPES, ".jsonl") | {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/csv": ".csv"
}  # fmt: skip
CORPORA = (".jsonl", ".csv")  # few servers know their types


def fetch(address: str, timeout: float = TIMEOUT_SECONDS) -> tuple[BinaryIO, str]:
    """Return the body, and the suffix of the format that the server says it has.

    Raises:
        ReadError: The server cannot be reached, refuses, or sends something else or too much.
    """
    try:
        request = Request(address, headers={"User-Agent": f"vnkg/{version('vnkg')}"})
        with urlopen(request, timeout=timeout) as response:
            body: bytes = response.read(MAX_BYTES + 1)
            kind: str = response.headers.get_content_type()
    except HTTPError as error:
        error.close()  # it is a response, too
        raise ReadError(f"{address}: the server answers {error.code} {error.reason}") from error
    except URLError as error:
        raise ReadError(f"{address}: {getattr(error.reason, 'strerror', None) or error.reason}") from error
    except (OSError, HTTPException, ValueError) as error:
        raise ReadError(f"{address}: {error}") from error
    if len(body) > MAX_BYTES:
        raise ReadError(f"{address}: larger than {MAX_BYTES:,} bytes")
    return io.BytesIO(body), _suffix(kind, address)


def _suffix(kind: str, address: str) -> str:
    path = urlsplit(address).path
    suffix = next((one for one in CORPORA if path.endswith(one)), None) or SUFFIXES.get(kind)
    if suffix is None:
        raise ReadError(f"{address}: {kind}, neither a web page nor text")
    return suffix
