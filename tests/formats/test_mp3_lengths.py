"""MP3s whose header tells of a part of them, or that have none, and tags at both ends of a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from mutagen.id3 import ID3, TIT2, TSSE, Frame

from janto_catalog import formats
from janto_catalog.formats._mpeg_frames import frame_at, length_of_frames
from janto_catalog.model.media import MediaFacts

#: MPEG 1 layer III at 44.1 kHz: the header of a frame of 128 and of 64 kilobits a second.
_FRAME_128, _FRAME_64 = b"\xff\xfb\x90\x00", b"\xff\xfb\x50\x00"
_SECONDS_OF_FRAME = 1152 / 44100


def _frames(header: bytes, count: int) -> bytes:
    frame = frame_at(header + bytes(4), 0)
    assert frame is not None
    return header.ljust(frame[0], b"\0") * count


def _read(path: Path) -> MediaFacts:
    return formats.read(os.fsencode(path))


def _write_tagged(path: Path, frame: Frame, tag_at_end: bytes) -> None:
    """Write an MP3 with one frame in its ID3v2 tag, and an ID3v1 tag."""
    path.write_bytes(_frames(_FRAME_128, 40))
    tags = ID3()
    tags.add(frame)
    tags.save(path, v1=0)
    with path.open("ab") as file:
        file.write(tag_at_end)


def _id3v1(title: str, album: str, track: int) -> bytes:
    return (
        b"TAG"
        + title.encode().ljust(30, b"\0")
        + b"Big Finish".ljust(30, b"\0")
        + album.encode().ljust(30, b"\0")
        + b"2017"
        + b"".ljust(28, b"\0")
        + bytes((0, track, 12))
    )


def test_a_bit_rate_that_varies_without_a_header_is_counted_frame_by_frame(tmp_path: Path) -> None:
    path = tmp_path / "vbr.mp3"
    path.write_bytes(_frames(_FRAME_128, 3000) + _frames(_FRAME_64, 9000))
    assert _read(path).duration == pytest.approx(12_000 * _SECONDS_OF_FRAME, rel=0.001)


def test_a_constant_bit_rate_without_a_header_is_worked_out_from_the_size(tmp_path: Path) -> None:
    path = tmp_path / "cbr.mp3"
    path.write_bytes(_frames(_FRAME_128, 4000))
    assert _read(path).duration == pytest.approx(4000 * _SECONDS_OF_FRAME, rel=0.01)


@pytest.mark.parametrize("between", [b"", _id3v1("One", "Two", 1), b"ID3\4\0\0\0\0\2\0" + bytes(256)])
def test_joined_files_last_as_long_as_all_of_them(samples: Path, tmp_path: Path, between: bytes) -> None:
    """The Xing header of the first counts only its own frames."""
    one = (samples / "utf16.mp3").read_bytes()
    alone = _read(samples / "utf16.mp3").duration
    assert alone is not None
    path = tmp_path / "joined.mp3"
    path.write_bytes((one + between) * 9)
    assert _read(path).duration == pytest.approx(9 * alone, rel=0.1)


def test_what_is_no_frame_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "noise.mp3"
    path.write_bytes(_frames(_FRAME_128, 50) + b"\xff\xfb noise" * 20_000 + _frames(_FRAME_64, 50) + b"\xff")
    with path.open("rb") as file:
        assert length_of_frames(file, 0) == pytest.approx(100 * _SECONDS_OF_FRAME, rel=0.05)


def test_a_tag_at_the_end_says_what_an_empty_one_at_the_start_does_not(tmp_path: Path) -> None:
    path = tmp_path / "both.mp3"
    _write_tagged(path, TSSE(encoding=3, text=["Lavf58"]), _id3v1("Corpse Day", "Torchwood", 15))
    facts = _read(path)
    assert (facts.title, facts.album, facts.artists, facts.track) == (
        "Corpse Day",
        "Torchwood",
        ("Big Finish",),
        15,
    )


def test_a_title_at_the_start_is_not_replaced_by_one_cut_to_30_bytes(tmp_path: Path) -> None:
    path = tmp_path / "both.mp3"
    title = "The Dollhouse and other stories"
    _write_tagged(path, TIT2(encoding=3, text=[title]), _id3v1(title[:30], "X", 1))
    assert _read(path).title == title
