"""The text of a law or regulation that an article prints: what it says of a meeting is said of any such meeting."""

from __future__ import annotations

import re

# Begins a line or a sentence, the heading of one: `Điều 14. | Thành phần hội nghị …`, but not `góp ý Điều 14. | Ông …`.
_ARTICLE = re.compile(r"(?:\A|(?<=\n)|(?<=[.;] ))Điều \d+[.:] ")
_FEWEST = 4  # headings of its articles that show that one is printed


def provisions(text: str) -> range:
    """Where the articles of a law are printed, to the end of the text; nothing where none or few are.

    Example:
        `Điều 14. Thành phần hội nghị do Ủy ban Mặt trận Tổ quốc tổ chức gồm: …` names no conference in particular.
    """
    found = [heading.start() for heading in _ARTICLE.finditer(text)] if "Điều" in text else []
    return range(found[0], len(text)) if len(found) >= _FEWEST else range(0)
