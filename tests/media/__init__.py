"""Small real media files for every test: the demo's makers under one roof, with defaults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from janto_catalog.demo import audio, documents, images, tags, video
from janto_catalog.demo.tags import LATIN1, UTF8, UTF16, Tags
from janto_catalog.demo.video import VideoSpec

__all__ = [
    "LATIN1",
    "UTF8",
    "UTF16",
    "Tags",
    "cbz",
    "epub",
    "jpeg",
    "page_folder",
    "pdf",
    "png",
    "silent_avi",
    "silent_flac",
    "silent_m4b",
    "silent_mkv",
    "silent_mp3",
    "silent_mp4",
    "silent_ogg",
    "silent_opus",
    "zip_of",
]


def _room(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def silent_mp3(
    path: Path, seconds: float = 5, tag: Tags | None = None, *, version: int = 4, encoding: int = UTF8
) -> Path:
    """An MP3 of true length (1 kB a second), tagged when `tag` is given."""
    audio.write_mp3(_room(path), seconds)
    if tag is not None:
        tags.write_id3(path, tag, version=version, encoding=encoding)
    return path


def silent_m4b(
    path: Path, seconds: float = 5, tag: Tags | None = None, chapters: audio.Chapters = ()
) -> Path:
    """An M4B (or M4A) with chapters (title, start, end)."""
    audio.write_m4b(_room(path), seconds, chapters)
    if tag is not None:
        tags.write_mp4(path, tag)
    return path


def silent_flac(path: Path, seconds: float = 5, tag: Tags | None = None) -> Path:
    """A FLAC."""
    audio.write_flac(_room(path), seconds)
    return _commented(path, tag)


def silent_ogg(path: Path, seconds: float = 5, tag: Tags | None = None) -> Path:
    """An Ogg Vorbis."""
    audio.write_ogg(_room(path), seconds)
    return _commented(path, tag)


def silent_opus(path: Path, seconds: float = 5, tag: Tags | None = None) -> Path:
    """An Ogg Opus."""
    audio.write_opus(_room(path), seconds)
    return _commented(path, tag)


def _commented(path: Path, tag: Tags | None) -> Path:
    if tag is not None:
        tags.write_vorbis(path, tag)
    return path


def silent_mkv(
    path: Path,
    seconds: float = 60,
    *,
    title: str = "",
    sound: Sequence[str] = (),
    chapters: audio.Chapters = (),
) -> Path:
    """A Matroska video of ten frames; `sound` are the languages of its audio streams."""
    video.write_mkv(_room(path), VideoSpec(seconds, title, sound, chapters))
    return path


def silent_mp4(
    path: Path,
    seconds: float = 60,
    *,
    title: str = "",
    sound: Sequence[str] = (),
    chapters: audio.Chapters = (),
) -> Path:
    """An MP4 video of ten frames."""
    video.write_mp4(_room(path), VideoSpec(seconds, title, sound, chapters))
    return path


def silent_avi(path: Path, seconds: float = 60, *, title: str = "") -> Path:
    """An AVI video of ten frames."""
    video.write_avi(_room(path), VideoSpec(seconds, title))
    return path


def jpeg(path: Path, shade: int = 100, width: int = 64, height: int = 96) -> Path:
    """A JPEG picture."""
    _room(path).write_bytes(images.encode_jpeg(width, height, shade))
    return path


def png(path: Path, shade: int = 100, width: int = 64, height: int = 96) -> Path:
    """A PNG picture."""
    _room(path).write_bytes(images.encode_png(width, height, shade))
    return path


def page_folder(folder: Path, pages: int = 4) -> Path:
    """A folder of scanned pages."""
    for number in range(1, pages + 1):
        jpeg(folder / f"page {number}.jpg", number)
    return folder


def cbz(
    path: Path, pages: int = 4, about: Mapping[str, str] | None = None, bookmarks: documents.Bookmarks = ()
) -> Path:
    """A comic archive; `about` are ComicInfo's fields, `bookmarks` (title, page from 1)."""
    documents.write_cbz(
        _room(path), [images.encode_jpeg(64, 96, number) for number in range(pages)], about, bookmarks
    )
    return path


def pdf(path: Path, pages: int = 4, title: str = "", bookmarks: documents.Bookmarks = ()) -> Path:
    """A PDF; `bookmarks` are (title, page from 1)."""
    documents.write_pdf(_room(path), pages, title, bookmarks)
    return path


def epub(path: Path, title: str = "", author: str = "", series: str = "", number: str = "") -> Path:
    """A book."""
    documents.write_epub(_room(path), title, author, series, number)
    return path


def zip_of(path: Path, *files: Path) -> Path:
    """A zip of files, as a shop sends it."""
    documents.write_zip(_room(path), {file.name: file.read_bytes() for file in files})
    return path
