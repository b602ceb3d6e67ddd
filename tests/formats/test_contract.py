"""Properties of every format, tested with a real file of each kind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from janto_catalog import formats
from janto_catalog.errors import UnreadableFileError
from janto_catalog.model.media import Chapter, MediaFacts, Medium, Stream

# These are recognised by signature or extension and not read further, so a cut file is not noticed; other XML is text.
BY_SIGNATURE = (
    ".jpg", ".png", ".gif", ".webp", ".bmp", ".tif", ".jp2", ".jxl", ".avif", ".heic", ".srt", ".txt", ".nfo", ".html",
    ".cbr", ".cb7", ".rar", ".7z", ".xml", ".cue", ".m3u8",
)  # fmt: skip


def _all_texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _all_texts(one)
    elif isinstance(value, (MediaFacts, Chapter, Stream)):
        for field in fields(value):
            yield from _all_texts(getattr(value, field.name))


def _read_or_reason(path: Path) -> MediaFacts | str:
    try:
        return formats.read(os.fsencode(path))
    except UnreadableFileError as error:
        return error.message if error.location == str(path) else "the error has no location"


def test_reads_its_own_sample(sample: Path) -> None:
    facts = formats.read(os.fsencode(sample))
    assert facts.format
    if facts.medium in (Medium.AUDIO, Medium.VIDEO) and sample.suffix != ".mpg":
        assert facts.duration == pytest.approx(2.0, abs=0.1)


def test_all_texts_are_stripped_and_encodable(sample: Path) -> None:
    for text in _all_texts(formats.read(os.fsencode(sample))):
        assert text == text.strip()
        assert "\0" not in text
        text.encode("utf-8")


def test_writes_nothing(sample: Path) -> None:
    before, stat = sample.read_bytes(), sample.stat()
    sample.chmod(0o444)
    formats.read(os.fsencode(sample))
    assert sample.read_bytes() == before
    assert (sample.stat().st_mtime_ns, sample.stat().st_size) == (stat.st_mtime_ns, stat.st_size)


def test_is_recognised_by_content_under_any_name(sample: Path) -> None:
    if sample.suffix in (".srt", ".txt", ".nfo", ".json", ".opf", ".xml", ".m3u8", ".cue"):
        pytest.skip("text has no signature")
    facts = formats.read(os.fsencode(sample))
    renamed = sample.with_name("0001.xyz")
    sample.rename(renamed)
    assert formats.read(os.fsencode(renamed)).format == {"CBR": "RAR", "CB7": "7-Zip"}.get(
        facts.format, facts.format
    )


def test_refuses_an_empty_file(sample: Path) -> None:
    sample.write_bytes(b"")
    assert _read_or_reason(sample) == "it is empty"


def test_refuses_a_file_cut_off_after_its_first_bytes(sample: Path) -> None:
    if sample.suffix in BY_SIGNATURE:
        pytest.skip("it is recognised by its signature alone")
    sample.write_bytes(sample.read_bytes()[:24])
    assert isinstance(_read_or_reason(sample), str)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_file_cut_off_anywhere_is_read_or_has_a_reason(sample: Path, part: float) -> None:
    whole = sample.read_bytes()
    sample.write_bytes(whole[: int(len(whole) * part)])
    _read_or_reason(sample)


def test_refuses_other_content_under_its_name(sample: Path) -> None:
    sample.write_bytes(bytes(range(1, 32)) * 40)
    assert isinstance(_read_or_reason(sample), str)


def test_every_format_has_a_sample(samples: Path) -> None:
    seen = {formats.recognise(os.fsencode(path), path.read_bytes()[:4096]) for path in samples.iterdir()}
    assert {each.name for each in formats.all_formats()} == {each.name for each in seen if each}


def test_a_name_that_is_not_utf_8_can_be_read(samples: Path, tmp_path: Path) -> None:
    for name in ("utf8.mp3", "song.m4b", "film.mkv", "scan.pdf", "book.epub", "song.opus"):
        odd = tmp_path / os.fsdecode(b"\xff\n" + name.encode())
        odd.write_bytes((samples / name).read_bytes())
        assert formats.read(os.fsencode(odd)).format


def test_a_missing_file_or_a_folder_has_a_reason(tmp_path: Path) -> None:
    assert _read_or_reason(tmp_path / "gone.mp3") == "the file could not be opened: no such file or directory"
    assert _read_or_reason(tmp_path) == "the file could not be opened: is a directory"
