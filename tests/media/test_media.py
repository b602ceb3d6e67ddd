"""The makers of test files: each file is read back by the libraries."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import av
import mutagen
import pypdfium2
import pytest
from mutagen.id3 import ID3

from tests import media
from tests.media import LATIN1, UTF8, UTF16, Tags

TAGS = Tags(
    title="The Conspiracy",
    album="Torchwood",
    artist="John Barrowman",
    track="1/3",
    date="2015-09-01",
    cover=b"\xff\xd8",
)
CHAPTERS = [("One", 0.0, 20.0), ("Two", 20.0, 60.0)]


@pytest.mark.parametrize(
    ("maker", "ending"),
    [
        (media.silent_mp3, "mp3"),
        (media.silent_m4b, "m4b"),
        (media.silent_flac, "flac"),
        (media.silent_ogg, "ogg"),
        (media.silent_opus, "opus"),
    ],
)
@pytest.mark.parametrize("seconds", [1, 65, 3600])
def test_audio_has_its_duration_and_tags(
    tmp_path: Path, maker: Callable[..., Path], ending: str, seconds: float
) -> None:
    path = maker(tmp_path / f"x.{ending}", seconds, TAGS)
    read = mutagen.File(path, easy=True) if ending != "opus" else mutagen.File(path)
    assert read is not None
    assert read.info.length == pytest.approx(seconds, abs=0.6)
    assert read["title"] == ["The Conspiracy"]
    with av.open(str(path)) as container:
        assert (container.duration or 0) / 1e6 == pytest.approx(seconds, abs=0.6)


@pytest.mark.parametrize(("version", "encoding"), [(3, LATIN1), (3, UTF16), (4, UTF8), (4, UTF16)])
def test_id3_is_written_in_the_given_version_and_encoding(
    tmp_path: Path, version: int, encoding: int
) -> None:
    path = media.silent_mp3(tmp_path / "x.mp3", 1, TAGS, version=version, encoding=encoding)
    read = ID3(path, translate=False)
    assert read.version == (2, version, 0)
    assert int(read["TIT2"].encoding) == encoding


def test_an_m4b_has_chapters_of_nero_and_quicktime(tmp_path: Path) -> None:
    path = media.silent_m4b(tmp_path / "x.m4b", 60, TAGS, CHAPTERS)
    read = mutagen.File(path)
    assert read is not None
    assert [chapter.title for chapter in read.chapters] == ["One", "Two"]
    with av.open(str(path)) as container:
        assert [chapter["metadata"]["title"] for chapter in container.chapters()] == ["One", "Two"]


@pytest.mark.parametrize("ending", ["mkv", "mp4", "avi"])
def test_a_video_has_ten_frames_over_its_duration(tmp_path: Path, ending: str) -> None:
    path = getattr(media, f"silent_{ending}")(tmp_path / f"x.{ending}", 2999, title="Adrift")
    with av.open(str(path)) as container:
        assert (container.duration or 0) / 1e6 == pytest.approx(2999, abs=0.5)
        assert container.metadata["title"] == "Adrift"
        assert len(list(container.decode(video=0))) == 10
    assert path.stat().st_size < 10_000


def test_a_video_has_languages_and_chapters(tmp_path: Path) -> None:
    path = media.silent_mkv(tmp_path / "x.mkv", 60, audio_languages=("eng", "deu"), chapters=CHAPTERS)
    with av.open(str(path)) as container:
        assert [stream.language for stream in container.streams.audio] == ["eng", "deu"]
        assert len(container.chapters()) == 2


def test_documents_can_be_read(tmp_path: Path) -> None:
    comic = media.cbz(tmp_path / "x.cbz", 3, {"Series": "Torchwood", "Number": "1"})
    with zipfile.ZipFile(comic) as archive:
        assert archive.namelist() == ["page001.jpg", "page002.jpg", "page003.jpg", "ComicInfo.xml"]
    document = pypdfium2.PdfDocument(media.pdf(tmp_path / "x.pdf", 5, "Torchwood Magazine – 4"))
    assert (len(document), document.get_metadata_dict()["Title"]) == (5, "Torchwood Magazine – 4")
    document.close()
    with zipfile.ZipFile(
        media.epub(tmp_path / "x.epub", "Another Life", "Peter Anghelides", "Torchwood", "1")
    ) as book:
        assert book.namelist()[0] == "mimetype"
    for picture in (media.jpeg(tmp_path / "x.jpg"), media.png(tmp_path / "x.png")):
        with av.open(str(picture)) as container:
            assert next(container.decode(video=0)).width == 64


@pytest.mark.parametrize(
    ("maker", "ending"),
    [
        (media.silent_mp3, "mp3"),
        (media.silent_m4b, "m4b"),
        (media.silent_flac, "flac"),
        (media.silent_ogg, "ogg"),
        (media.silent_opus, "opus"),
        (media.silent_mkv, "mkv"),
        (media.silent_mp4, "mp4"),
        (media.silent_avi, "avi"),
        (media.cbz, "cbz"),
        (media.pdf, "pdf"),
        (media.epub, "epub"),
        (media.jpeg, "jpg"),
    ],
)
def test_files_of_other_names_have_other_contents(
    tmp_path: Path, maker: Callable[..., Path], ending: str
) -> None:
    names = ("a/x", "a/y", "b/x")
    assert len({maker(tmp_path / f"{name}.{ending}").read_bytes() for name in names}) == len(names)
