"""The fingerprint of the sound stays when tags change, and differs when the sound does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from janto_catalog.formats.sound import sound_fingerprint, sound_size

FRAMES = b"\xff\xfb\x90\x00" + bytes(range(1, 250)) * 400
ID3V1 = b"TAG" + b"x" * 125


def _id3v2(size: int) -> bytes:
    return b"ID3\4\0\0" + bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0)) + b"a" * size


def _ape(items: bytes) -> bytes:
    def part(flags: int) -> bytes:
        numbers = (2_000, len(items) + 32, 1, flags)
        return b"APETAGEX" + b"".join(number.to_bytes(4, "little") for number in numbers) + b"\0" * 8

    return part(0xA0000000) + items + part(0x80000000)


def _flac(*blocks: bytes) -> bytes:
    parts = [
        bytes([4 | (0x80 if number == len(blocks) - 1 else 0)]) + len(block).to_bytes(3, "big") + block
        for number, block in enumerate(blocks)
    ]
    return b"fLaC" + b"".join(parts) + FRAMES


def _box(kind: bytes, content: bytes) -> bytes:
    return (8 + len(content)).to_bytes(4, "big") + kind + content


FTYP = _box(b"ftyp", b"M4B \0\0\0\0")
FORMS = {
    "MP3": [
        FRAMES,
        _id3v2(900) + FRAMES,
        _id3v2(20) + b"\0" * 400 + FRAMES + ID3V1,
        FRAMES + _ape(b"t" * 99) + ID3V1,
        _id3v2(7) + FRAMES + _ape(b""),
    ],
    "FLAC": [_flac(b"i" * 34), _flac(b"i" * 34, b"tags" * 999), _id3v2(9) + _flac(b"i" * 34) + ID3V1],
    "MP4": [
        FTYP + _box(b"moov", b"m" * 99) + _box(b"mdat", FRAMES),
        FTYP + _box(b"mdat", FRAMES) + _box(b"moov", b"m" * 999),
        FTYP + b"\0\0\0\1mdat" + (16 + len(FRAMES)).to_bytes(8, "big") + FRAMES,
        FTYP + b"\0\0\0\0mdat" + FRAMES,
    ],
    "WAV": [
        b"RIFF\0\0\0\0WAVE" + b"fmt \x02\0\0\0aa" + b"data" + len(FRAMES).to_bytes(4, "little") + FRAMES,
        b"RIFF\0\0\0\0WAVELIST\x03\0\0\0abc\0data" + len(FRAMES).to_bytes(4, "little") + FRAMES + b"id3 ",
    ],
}


def fingerprint(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    return sound_fingerprint(os.fsencode(path))


@pytest.mark.parametrize("form", FORMS)
def test_tags_of_any_size_leave_it_as_it_is(tmp_path: Path, form: str) -> None:
    found = {fingerprint(tmp_path / "a", content) for content in FORMS[form]}
    assert len(found) == 1
    assert sound_size(found.pop()) == len(FRAMES)


@pytest.mark.parametrize("form", FORMS)
def test_other_sound_has_another(tmp_path: Path, form: str) -> None:
    for content in FORMS[form]:
        other = content.replace(FRAMES, FRAMES[:-9] + b"otherwise")
        shorter = content.replace(FRAMES, FRAMES[:-250])
        assert len({fingerprint(tmp_path / "a", each) for each in (content, other, shorter)}) == 3


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"ID3",
        b"fLaC",
        FTYP,
        FRAMES[:9_000],
        b"OggS" + FRAMES,
        b"\0" * 99_999,
        b"ID3\4\0\0\x7f\x7f\x7f\x7f",
    ],
)
def test_too_little_and_what_is_not_known_have_none(tmp_path: Path, content: bytes) -> None:
    assert fingerprint(tmp_path / "a", content) == ""
