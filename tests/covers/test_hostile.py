"""Hostile files have no cover, and a reason; none is followed to another file or unpacked without a bound."""

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

from janto_catalog.covers import pages, read_cover
from janto_catalog.errors import UnreadableFileError
from janto_catalog.formats import safe_archive
from janto_catalog.formats.pool import ReadingPool
from janto_catalog.model.files import OPEN_FAILED
from tests.covers.conftest import picture
from tests.examples import examples
from tests.formats import archives
from tests.formats.test_hostile import SIGNATURES


def _reason(path: Path) -> str:
    try:
        read_cover(os.fsencode(path))
    except UnreadableFileError as error:
        return error.message
    return ""


def _huge_png(width: int, height: int) -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1 << 20), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_page_that_cannot_be_read_leaves_the_next_one(tmp_path: Path) -> None:
    path = tmp_path / "damaged.cbz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("1.jpg", b"CHECKED" * 100)
        archive.writestr("2.jpg", picture())
    path.write_bytes(path.read_bytes().replace(b"CHECKED", b"CHANGED", 1))
    assert read_cover(os.fsencode(path))


@pytest.mark.parametrize("size", [(11_000, 11_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_of_too_many_pixels_is_not_decoded(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(_huge_png(*size))
    assert _reason(path)
    with zipfile.ZipFile(tmp_path / "bomb.cbz", "w") as archive:
        archive.writestr("1.png", _huge_png(*size))
    assert _reason(tmp_path / "bomb.cbz")


def test_a_page_that_unpacks_to_too_much_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "bomb.cbz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1.jpg", bytes(200 << 20))
    assert _reason(path)


def test_postscript_under_the_name_of_a_picture_starts_no_program(tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    program = f"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 99 99\n({marker}) (w) file closefile showpage\n"
    for name in ("cover.jpg", "cover.png"):
        (tmp_path / name).write_text(program)
        assert _reason(tmp_path / name)
    with zipfile.ZipFile(tmp_path / "a.cbz", "w") as archive:
        archive.writestr("1.jpg", program)
    assert _reason(tmp_path / "a.cbz")
    assert not marker.exists()


def test_a_book_that_names_a_file_outside_has_its_own_picture(tmp_path: Path) -> None:
    secret = tmp_path / "secret.jpg"
    secret.write_bytes(picture())
    path = tmp_path / "book.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", '<c><rootfile full-path="b.opf"/></c>')
        archive.writestr("b.opf", f'<p><item id="c" properties="cover-image" href="../../..{secret}"/></p>')
    assert "there is no picture in it" in _reason(path)


@pytest.mark.timeout(120)
@settings(max_examples=examples(80))
@given(
    mark=st.sampled_from(
        [*SIGNATURES, b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"II*\0", b"RIFF\0\0\0\0WEBPVP8 "]
    ),
    rest=st.binary(max_size=600),
    extension=st.sampled_from(
        ["jpg", "png", "mp3", "m4b", "cbz", "cbr", "cb7", "epub", "pdf", "mkv", "avi", "ogg", "wma", "flac"]
    ),
)
def test_random_bytes_after_a_signature_have_no_cover_and_a_reason(
    mark: bytes, rest: bytes, extension: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / f"random.{extension}"
    path.write_bytes(mark + rest)
    _reason(path)


@pytest.mark.timeout(120)
@settings(max_examples=examples(10), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_samples_have_a_cover_or_a_reason(sample: Path, data: st.DataObject) -> None:
    whole = bytearray(sample.read_bytes())
    for _ in range(data.draw(st.integers(1, 12))):
        whole[data.draw(st.integers(0, min(len(whole), 3000) - 1))] = data.draw(st.integers(0, 255))
    damaged = sample.with_name("damaged" + sample.suffix)
    damaged.write_bytes(whole)
    _reason(damaged)


@pytest.mark.timeout(60)
def test_a_file_that_hangs_a_library_costs_one_cover(samples: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.mpc"
    bad.write_bytes(b"MPCKS" + b"\0" * 4)
    paths = [os.fsencode(path) for path in (samples / "cover.jpg", bad, samples / "song.mp3")]
    with ReadingPool(read_cover, limit=2.0, batch_size=4) as pool:
        covers = {result.path: bool(result.content) for result in pool.read_all(paths)}
    assert covers == {paths[0]: True, paths[1]: False, paths[2]: True}


_needs_libarchive = pytest.mark.skipif(not safe_archive.is_supported(), reason="libarchive is not installed")


@_needs_libarchive
@pytest.mark.parametrize("write", [archives.rar4, archives.rar5, archives.seven_zip])
def test_a_page_that_cannot_be_read_in_any_archive_leaves_the_next_one(
    tmp_path: Path, write: Callable[[Path, dict[str, bytes]], None]
) -> None:
    path = tmp_path / "a.cbr"
    write(path, {"1.jpg": b"\xff\xd8\xff" + bytes(99), "2.jpg": picture()})
    assert read_cover(os.fsencode(path))
    write(path, {"notes.txt": b"no page"})
    assert "there is no picture in it" in _reason(path)


@_needs_libarchive
def test_a_large_page_in_a_7_zip_archive_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "bomb.cb7"
    archives.seven_zip(path, {"1.jpg": bytes(60 << 20), "2.jpg": picture()})
    assert path.stat().st_size < 1 << 20
    assert read_cover(os.fsencode(path))


@_needs_libarchive
def test_pages_behind_too_much_are_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_MAX_UNPACKED", 1 << 20)
    path = tmp_path / "bomb.cb7"
    archives.seven_zip(path, {"a.bin": bytes(2 << 20), "b.jpg": picture()})
    assert "too far" in _reason(path)
    # Members of one name are all unpacked.
    archives.seven_zip(path, {"a.bin": bytes(700_000), "b.jpg": picture()}, repeat=2)
    assert "too far" in _reason(path)
    archives.seven_zip(path, {"a.bin": bytes(300_000), "b.jpg": picture()}, repeat=2)
    assert read_cover(os.fsencode(path))
    monkeypatch.setattr(safe_archive, "_MAX_MEMBERS", 1)
    assert "too many files" in _reason(path)


def test_comics_in_rar_have_no_cover_where_the_system_cannot_read_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safe_archive, "_load", lambda: None)
    path = tmp_path / "a.cbr"
    archives.rar4(path, {"1.jpg": picture()})
    # As a file that cannot be opened: it is looked at again another time.
    assert _reason(path).startswith(OPEN_FAILED)
