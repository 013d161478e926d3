"""A corpus of any size, made of the gazetteers: `python -m kg.benchmark.synthetic 100000 corpus.jsonl`.

Every article is a function of its number alone, so a corpus is the beginning of every larger one. Behind the articles
is a world with careers (who is a director now is a vice chairman in the next term, and in the end secretary of another
province), with homonyms (names are drawn from small tables) and with documents that many articles cite.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from kg.lexicon import load_lexicon
from kg.model import Article
from kg.resources import resource, toml
from kg.tables import read_table

FIRST_DAY, DAYS = date(2011, 1, 1), 5000  # a time of 63 provinces
TERM = 5  # years
TYPES = {"KL": "Kết luận", "NQ": "Nghị quyết", "CT": "Chỉ thị", "QĐ": "Quy định"}
RANKS = ("head", "deputy", "chairman", "secretary")

Row = dict[str, str]


@dataclass(frozen=True)
class World:
    """The tables that the articles recombine; `districts` by their province, `texts` from `synthetic.toml`."""

    provinces: tuple[Row, ...]
    districts: dict[str, list[Row]]
    fields: tuple[str, ...]
    families: tuple[str, ...]
    texts: dict[str, Any]

    def name(self, *career: object) -> str:
        """The full name of the person with a career: always the same, and sometimes another person's too."""
        chance = Random(repr(career))
        return " ".join(map(chance.choice, (self.families, self.texts["middles"], self.texts["givens"])))

    def holder(self, province: int, rank: str, field: str, year: int) -> str:
        """Who holds a post in a year: whoever held the post below it a term before; secretaries come from elsewhere."""
        began = year // TERM - RANKS.index(rank)
        home = (province + 7) % len(self.provinces) if rank == "secretary" else province
        rose_from = field if rank == "head" else self.fields[began % len(self.fields)]
        return self.name(self.provinces[home]["label"], rose_from, began)


@cache
def world() -> World:
    """The provinces of the time with their districts and departments."""
    texts = toml("benchmark", "synthetic.toml")
    districts: defaultdict[str, list[Row]] = defaultdict(list)
    for row in _of_the_time("districts"):
        if not row["label"].isdigit():
            districts[row["province"]].append(row)
    fields = [row["field"] for row in _of_the_time("agencies") if row["head"] == "Sở"]
    names = read_table(resource("lexicons", "family_names.csv"))
    families = [row["name"] for row in names if row["frequency"] == "common" and "Kinh" in row["peoples"].split("|")]
    return World(tuple(_of_the_time("provinces")), dict(districts), tuple(fields), tuple(families), texts)


def articles(count: int) -> Iterator[Article]:
    """The first articles of the corpus."""
    return map(article, range(count))


def article(number: int) -> Article:
    """The article of that number."""
    chance, texts = Random(f"article {number}"), world().texts
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    words = _words(chance, day)
    template = chance.choice(texts["articles"])
    return Article(
        f"synthetic-{number}",
        template["text"].format_map(words),
        title=template["title"].format_map(words),
        published=(day + timedelta(days=1)).isoformat(),
        source="synthetic",
    )


def write(path: Path, count: int) -> Path:
    """Write the first articles as a `.jsonl` corpus."""
    with path.open("w", encoding="utf-8") as file:
        for one in articles(count):
            record = {"id": one.id, "title": one.title, "published": one.published, "source": one.source}
            file.write(json.dumps({**record, "text": one.text}, ensure_ascii=False) + "\n")
    return path


def _words(chance: Random, day: date) -> dict[str, str]:
    """What stands in the braces of the texts: a place, its officials on the day, the documents of the time."""
    here = world()
    place = chance.randrange(len(here.provinces))
    province = here.provinces[place]
    district = chance.choice(here.districts[province["label"]])
    field = chance.choice(here.fields)
    officials = {rank: here.holder(place, rank, field if rank == "head" else "", day.year) for rank in RANKS}
    committees = load_lexicon().committees
    code, issued = chance.choice(sorted(TYPES)), day.year - chance.randrange(2)
    return officials | {
        "province": f"{province['type']} {province['label']}",
        "committee": f"{committees[province['type']]} {province['label']}",
        "district": f"{district['type']} {district['label']}",
        "district_committee": f"{committees[district['type']]} {district['label']}",
        "local": here.name(province["label"], district["label"], day.year // TERM),
        "field": field,
        "day": f"{day.day}-{day.month}-{day.year}",
        "central": f"{TYPES[code]} số {1 + issued % 5 * 10 + chance.randrange(10)}-{code}/TW",
        "number": str(chance.randrange(1, 2000)),
        "directive": str(chance.randrange(1, 40)),
        "filler": " ".join(chance.sample(here.texts["sentences"], 4)),
    }


def _of_the_time(gazetteer: str) -> Iterator[Row]:
    day = (FIRST_DAY + timedelta(days=DAYS)).isoformat()
    for row in read_table(resource("gazetteers", f"{gazetteer}.csv")):
        if row["valid_from"] <= day and (not row["valid_to"] or day <= row["valid_to"]):
            yield row


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
