"""What processes that read articles have in common, made once: importing this module loads all lexicons and rules.

The process of which those of a pool are copies imports it; see `kg.parallel`.
"""

from __future__ import annotations

import gc
from contextlib import suppress

from kg.errors import KgError
from kg.extraction import extract
from kg.model import Article
from kg.work import reading, write

_ANY = "Ngày 5/3/2021, ông Nguyễn Văn An, Chủ tịch UBND tỉnh Hà Nam chủ trì hội nghị công bố Quyết định số 5-QĐ/TU."

with suppress(KgError):  # a broken lexicon is told by who reads the first article
    write([(reading(extract(Article("", _ANY))), {})])
gc.freeze()  # the copies share what is never looked at again
