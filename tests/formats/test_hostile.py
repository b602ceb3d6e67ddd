"""Hostile files: none makes a reader hang, read another file, or raise anything but UnreadableFileError."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from janto_catalog import formats
from janto_catalog.errors import UnreadableFileError
from janto_catalog.model.media import MediaFacts, Medium
from tests.examples import examples

# The signatures of formats, so that random bytes after them reach a reader.
SIGNATURES = [
    b"ID3\3\0\0", b"ID3\4\0\x80", b"\xff\xfb\x90\x44", b"fLaC", b"OggS\0\2", b"MPCK", b"MP+\7", b"MAC ", b"wvpk", b"tBaK",
    b"RIFF\x40\0\0\0WAVEfmt ", b"RIFF\x40\0\0\0AVI LIST", b"FORM\0\0\0\x40AIFF", b"DSD ", b"TTA1", b"\x0b\x77",
    b"\0\0\0\x18ftypM4B ", b"\0\0\0\x20moov", b"\x1a\x45\xdf\xa3", b"FLV\1", b"\0\0\1\xba", b"%PDF-1.7\n", b"PK\3\4",
    b"PK\5\6", b"Rar!\x1a\x07", bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c"), b"<!doctype html><title>",
]  # fmt: skip


def _reason(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        formats.read(os.fsencode(path))
    return caught.value.message


def _read_or_refuse(path: Path) -> MediaFacts | None:
    try:
        return formats.read(os.fsencode(path))
    except UnreadableFileError:
        return None


@pytest.mark.timeout(60)
@settings(max_examples=examples(100))
@given(
    mark=st.sampled_from(SIGNATURES),
    rest=st.binary(max_size=600),
    extension=st.sampled_from(sorted(formats.extensions())),
)
def test_random_bytes_after_a_signature_are_read_or_refused(
    mark: bytes, rest: bytes, extension: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / (f"random.{extension}")
    path.write_bytes(mark + rest)
    _read_or_refuse(path)


@pytest.mark.timeout(60)
@settings(max_examples=examples(8), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_samples_are_read_or_refused(sample: Path, data: st.DataObject) -> None:
    whole = bytearray(sample.read_bytes())
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, min(len(whole), 3000) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    damaged = sample.with_name("damaged" + sample.suffix)
    damaged.write_bytes(whole)
    _read_or_refuse(damaged)


@pytest.mark.timeout(10)
@pytest.mark.parametrize("name", ["x.mpc", "x.mp3", "x"])
def test_the_nine_bytes_that_hang_mutagen_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"MPCKS" + b"\0" * 4)
    assert _reason(path) == "not readable as Musepack: a packet in it has no length"


@pytest.mark.timeout(10)
def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, zip_with: Callable[[dict[str, bytes]], bytes]) -> None:
    whole = bytearray(zip_with({"p1.jpg": b"\xff\xd8\xff" * 20, "ComicInfo.xml": b""}))
    bomb = zlib.compressobj(9, wbits=-15)
    packed = b"".join(bomb.compress(b" " * (1 << 20)) for _ in range(64)) + bomb.flush()
    central = whole.index(b"PK\1\2")
    head = whole[whole.index(b"PK\3\4", 4) : central]
    struct.pack_into("<HxxxxxxxxII", head, 8, 8, len(packed), 64 << 20)
    directory = whole[central:]
    at = directory.index(b"PK\1\2", 4)
    struct.pack_into("<HxxxxxxxxII", directory, at + 10, 8, len(packed), 64 << 20)
    end = directory.index(b"PK\5\6")
    struct.pack_into("<I", directory, end + 16, central + len(packed))
    path = tmp_path / "bomb.cbz"
    path.write_bytes(bytes(whole[: whole.index(b"PK\3\4", 4)] + head + packed + directory))
    facts = formats.read(os.fsencode(path))
    assert (facts.pages, facts.title) == (1, "")


def test_a_zip_directory_larger_than_the_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.zip"
    path.write_bytes(b"PK\3\4" + b"\0" * 40 + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 9, 9, 1 << 30, 4, 0))
    assert "table of contents is too large" in _reason(path)


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">
<!ENTITY secret SYSTEM "file:///etc/passwd">]><ComicInfo><Title>&b;&secret;</Title></ComicInfo>"""


def test_entities_in_a_comic_are_not_expanded(
    tmp_path: Path, zip_with: Callable[[dict[str, bytes]], bytes]
) -> None:
    path = tmp_path / "entities.cbz"
    path.write_bytes(zip_with({"p1.jpg": b"\xff\xd8\xff" * 20, "ComicInfo.xml": ENTITIES}))
    facts = formats.read(os.fsencode(path))
    assert (facts.pages, facts.title) == (1, "")


def test_an_encrypted_or_empty_epub_has_a_reason(
    tmp_path: Path, zip_with: Callable[[dict[str, bytes]], bytes]
) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(zip_with({"mimetype": b"application/epub+zip", "a.txt": b""}))
    assert _reason(path) == "not readable as EPUB: it does not say where its contents are"


@pytest.mark.parametrize("ending", [".mp4", ".avi", ".mkv", ".ts"])
def test_a_playlist_named_as_a_video_is_not_followed(tmp_path: Path, ending: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    for words in ("#EXTM3U\n#EXTINF:1,\nsecret.txt\n", "ffconcat version 1.0\nfile secret.txt\n"):
        path = tmp_path / f"list{ending}"
        path.write_text(words)
        assert _reason(path) == "its content is not what its name says"


def test_a_damaged_video_prints_nothing(
    samples: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("film.avi", "film.mkv", "film.mp4", "film.ts"):
        whole = bytearray((samples / name).read_bytes())
        for at in range(40, len(whole) - 4, 97):
            whole[at : at + 4] = b"\xff\xff\xff\xff"
        path = tmp_path / name
        path.write_bytes(whole)
        _read_or_refuse(path)
    assert capfd.readouterr() == ("", "")


def test_utf_16_text_is_not_recognised_as_audio(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Notes about Cardiff", encoding="utf-16")
    assert formats.read(os.fsencode(path)).format == "text"


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", ["many.cbz", "many.zip"])
def test_an_archive_of_forty_thousand_pages_is_read(tmp_path: Path, name: str) -> None:
    """Quadratic work in the number of pages would exceed the time limit of the test."""
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(40_000):
            archive.writestr(f"{number:06}.png", b"x")
    facts = formats.read(os.fsencode(path))
    assert (facts.medium, facts.pages) == (Medium.PAGES, 40_000)
