"""The language of `relations.toml`: symbols, groups, names, repetition, macros."""

import re

import pytest

from kg.annotate import analyze
from kg.errors import LexiconError
from kg.extract import relation_mentions
from kg.extract.frames.frame import load_frames
from kg.extract.frames.patterns import Alphabet, compile_pattern
from kg.extract.frames.unnamed import OBJECTS
from kg.resources import resource

MACROS = {"list": "Figure (',' Figure)*"}


def found(pattern: str, symbols: str) -> dict[str, list[str]] | None:
    """What each named part of a pattern takes of a row of symbols; `None` when it does not match."""
    alphabet, names = Alphabet(), symbols.split()
    compiled = re.compile(compile_pattern(pattern, MACROS, alphabet))
    match = compiled.search(alphabet.encode(names))
    return {name: names[slice(*match.span(name))] for name in compiled.groupindex} if match else None


@pytest.mark.parametrize(
    ("pattern", "symbols", "expected"),
    [
        ("<who:Figure> CHAIR", "Date , Figure CHAIR Meeting", {"who": ["Figure"]}),
        ("<who:Figure> CHAIR", "Figure , CHAIR", None),
        ("<who:Figure> ','? CHAIR", "Figure , CHAIR", {"who": ["Figure"]}),
        ("<who:list> CHAIR", "Figure , Figure CHAIR", {"who": ["Figure", ",", "Figure"]}),
        ("<who:(Figure|Body)> CHAIR", "Body CHAIR", {"who": ["Body"]}),
        ("CHAIR _* <what:Meeting>", "CHAIR _ _ Meeting", {"what": ["Meeting"]}),
        ("^ CHAIR <what:Meeting>", "_ CHAIR Meeting", None),
        ("CHAIR . <what:Meeting>", "CHAIR AT Meeting", {"what": ["Meeting"]}),
        ("CHAIR (_|AT)*? <what:Meeting>?", "CHAIR Meeting", {"what": ["Meeting"]}),
        ("'(' <who:Figure> ')'", "( Figure )", {"who": ["Figure"]}),
        ("CHAIR+ <what:Meeting>", "CHAIR CHAIR Meeting", {"what": ["Meeting"]}),
    ],
)
def test_pattern(pattern, symbols, expected):
    assert found(pattern, symbols) == expected


@pytest.mark.parametrize("pattern", ["Figure & Body", "<Who:Figure>", "Figure #", "'ab'", "<who Figure>"])
def test_a_pattern_that_cannot_be_read_says_where(pattern):
    with pytest.raises(LexiconError, match=r"relations\.toml: cannot read"):
        compile_pattern(pattern, MACROS, Alphabet())


def test_one_character_a_symbol():
    encoded = Alphabet().encode(["Figure", ",", "Figure"])
    assert len(encoded) == 3
    assert encoded[0] == encoded[2] != encoded[1]


def test_names_of_frames_are_distinct():
    names = [frame.name for frame in load_frames().frames]
    assert len(names) == len(set(names)) >= 30


def test_what_is_stated_without_a_part_is_explained_and_used():
    head = resource("lexicons", "relations.toml").read_text(encoding="utf-8").partition("[macros]")[0]
    emitted = {name for frame in load_frames().frames for _, *pair in frame.emit for name in pair}
    for name in OBJECTS:
        assert f"`{name}`:" in head
        assert name in emitted


@pytest.mark.parametrize("frame", load_frames().frames, ids=lambda frame: frame.name)
def test_every_frame_is_tried_where_its_cue_stands(frame):
    assert frame.keys


@pytest.mark.parametrize(
    ("frame", "example"),
    [
        pytest.param(frame, example, id=f"{frame.name}: {example[:40]}")
        for frame in load_frames().frames
        for example in frame.examples
    ],
)
def test_the_examples_of_a_frame_make_it_fire(frame, example):
    for context in ("", "Sáng 6-2, Tỉnh ủy Hà Nam tổ chức hội nghị giao ban.\n"):  # some speak of the meeting of before
        text = context + example
        if frame.name in {
            relation.rule.removesuffix(".career") for relation in relation_mentions(text, analyze(text))[1]
        }:
            return
    pytest.fail(f"{frame.name} does not fire")


@pytest.mark.parametrize("frame", load_frames().frames, ids=lambda frame: frame.name)
def test_every_frame_has_an_example(frame):
    assert frame.examples
