r"""Bytes become text: UTF-8, UTF-16 or UTF-32 with a byte order mark, or the Windows-1258 of older archives.

The text is the characters as given: no Unicode normalization, since all offsets count them. Only line ends
become `\n` and a byte order mark is dropped, as Python's text mode does.
"""

from __future__ import annotations

import codecs
import unicodedata

from kg.errors import ReadError

MAX_CHARACTERS = 5_000_000  # far above any article
MAX_BYTES = 4 * MAX_CHARACTERS  # no encoding needs more for a character

BYTE_ORDER_MARKS = (  # the mark of UTF-32 begins with that of UTF-16: longest first
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SIGNATURES = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP or Word file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"\x1f\x8b": "a gzip file",
    b"{\\rtf": "an RTF document",
}
VIETNAMESE = frozenset("àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ")
TYPOGRAPHY = frozenset("\u00a0“”‘’„–—…•·«»°§©®™½¼¾×€")


def decode(data: bytes, name: str) -> str:
    """Return the text of an article's file.

    Raises:
        ReadError: The file is empty, binary, too long or in another encoding.
    """
    if len(data) > MAX_BYTES:
        raise ReadError(f"{name}: larger than {MAX_BYTES:,} bytes, too long for one article")
    for signature, what in SIGNATURES.items():
        if data.startswith(signature):
            raise ReadError(f"{name}: {what}, not text")
    text = _decode(data, name).replace("\r\n", "\n").replace("\r", "\n")
    return checked(text, name)


def checked(text: str, name: str) -> str:
    """Return the text if it can be an article's: not empty, not too long, of real characters only."""
    if not text.strip():
        raise ReadError(f"{name}: empty, there is no text")
    if len(text) > MAX_CHARACTERS:
        raise ReadError(f"{name}: {len(text):,} characters, too long for one article (at most {MAX_CHARACTERS:,})")
    if "\0" in text:
        raise ReadError(f"{name}: binary data, not text (NUL at character {text.index(chr(0))})")
    if has_surrogate(text):
        raise ReadError(f"{name}: half a character (a lone surrogate) in the text")
    return text


def has_surrogate(text: str) -> bool:
    """Whether a text has half a character, which no encoding can write."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _decode(data: bytes, name: str) -> str:
    encoding = next((encoding for mark, encoding in BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and not _is_damaged_utf8(data):
            return _windows_1258(data, name)
        cause = f"not valid {encoding.removesuffix('-sig').upper()} (byte {error.start}: {error.reason})"
        raise ReadError(f"{name}: {cause}") from error


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8 all the same, as in a truncated file."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    return sum(not char.isascii() for char in text) - damaged > damaged


def _windows_1258(data: bytes, name: str) -> str:
    """Text in Windows-1258, accepted only when it reads as Vietnamese: every 8-bit file decodes somehow."""
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError as error:
        raise _unknown_encoding(name) from error
    letters = [char for char in unicodedata.normalize("NFC", text).lower() if not char.isascii()]
    strange = sum(char not in VIETNAMESE and char not in TYPOGRAPHY for char in letters)
    if "\0" in text or strange * 50 > len(letters):
        raise _unknown_encoding(name)
    return text


def _unknown_encoding(name: str) -> ReadError:
    return ReadError(f"{name}: neither UTF-8, UTF-16 nor Windows-1258 text; convert it to UTF-8")
