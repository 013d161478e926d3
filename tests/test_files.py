"""What is written as a whole: the file is the old one or the new one, and nothing else is left beside it."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path
from typing import IO

import pytest

from kg.errors import StoreError
from kg.files import write_whole

NEW = "Kết luận số 12-KL/TW".encode()


def _fill(out: IO[bytes]) -> None:
    out.write(NEW)


def _break_off(out: IO[bytes]) -> None:
    out.write(NEW[:5])
    raise OSError(28, "No space left on device")


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_is_there_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    file.write_bytes(b"old and longer than what comes after it")
    assert write_whole(file, _fill) == file
    assert file.read_bytes() == NEW
    assert _names(tmp_path) == ["graph.ttl"]


def test_the_folders_above_it_are_made(tmp_path: Path) -> None:
    assert write_whole(tmp_path / "a" / "b" / "graph.ttl", _fill).read_bytes() == NEW


def test_what_was_there_stays_when_writing_breaks_off(tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    file.write_bytes(b"old")
    with pytest.raises(StoreError, match=r"graph\.ttl: cannot be written: No space left on device"):
        write_whole(file, _break_off)
    assert file.read_bytes() == b"old"
    assert _names(tmp_path) == ["graph.ttl"]


def test_an_error_of_the_filler_itself_passes_and_leaves_nothing(tmp_path: Path) -> None:
    def refuse(out: IO[bytes]) -> None:
        out.write(NEW)
        raise ValueError("no such term")

    with pytest.raises(ValueError, match="no such term"):
        write_whole(tmp_path / "graph.ttl", refuse)
    assert _names(tmp_path) == []


def test_nothing_is_seen_in_its_place_before_it_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    seen: list[bool] = []

    def look(out: IO[bytes]) -> None:
        out.write(NEW)
        out.flush()
        seen.append(file.exists())

    write_whole(file, look)
    assert seen == [False]


def test_its_mode_is_that_of_any_new_file(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    assert stat.S_IMODE(write_whole(tmp_path / "graph.ttl", _fill).stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_a_link_stays_a_link_and_its_target_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "graph.ttl"
    target.parent.mkdir()
    target.write_bytes(b"old")
    link = tmp_path / "link.ttl"
    link.symlink_to(target)
    write_whole(link, _fill)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert _names(target.parent) == ["graph.ttl"]


def test_a_pipe_is_written_as_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write_whole(pipe, _fill)
    reader.join(10)
    assert read == [NEW]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("place", [".", "file/graph.ttl"])
def test_a_place_where_no_file_can_be_is_named(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(StoreError, match=str(tmp_path)):
        write_whole(tmp_path / place, _fill)
    assert (tmp_path / "file").read_bytes() == b"old"
    assert _names(tmp_path) == ["file"]
