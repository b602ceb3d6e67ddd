"""Small real media files for tests: the functions of `janto_catalog.demo` with defaults.

Files of other names or folders have other contents; copy a file to have its content twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from janto_catalog.demo import audio, documents, images, tags, video
from janto_catalog.demo.content_mark import content_mark, with_jpeg_comment
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


def _mark(path: Path) -> bytes:
    """The mark of a file, by its name and the two folders that it is in."""
    return content_mark("/".join(path.parts[-3:]))


def _with_folder(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def silent_mp3(
    path: Path, seconds: float = 5, tag: Tags | None = None, *, version: int = 4, encoding: int = UTF8
) -> Path:
    """An MP3 of so many seconds (1 kB each), with tags when `tag` is given."""
    audio.write_mp3(_with_folder(path), seconds, _mark(path))
    if tag is not None:
        tags.write_id3(path, tag, version=version, encoding=encoding)
    return path


def silent_m4b(
    path: Path, seconds: float = 5, tag: Tags | None = None, chapters: audio.Chapters = ()
) -> Path:
    """An M4B (or M4A) with chapters (title, start, end)."""
    audio.write_m4b(_with_folder(path), seconds, chapters, _mark(path))
    if tag is not None:
        tags.write_mp4(path, tag)
    return path


def silent_flac(path: Path, seconds: float = 5, tag: Tags | None = None) -> Path:
    """A FLAC."""
    audio.write_flac(_with_folder(path), seconds, _mark(path))
    return _with_vorbis(path, tag)


def silent_ogg(path: Path, seconds: float = 5, tag: Tags | None = None) -> Path:
    """An Ogg Vorbis."""
    audio.write_ogg(_with_folder(path), seconds)
    return _with_vorbis(path, tag)


def silent_opus(path: Path, seconds: float = 5, tag: Tags | None = None) -> Path:
    """An Ogg Opus."""
    audio.write_opus(_with_folder(path), seconds)
    return _with_vorbis(path, tag)


def _with_vorbis(path: Path, tag: Tags | None) -> Path:
    if tag is not None:
        tags.write_vorbis(path, tag)
    return path


def silent_mkv(
    path: Path,
    seconds: float = 60,
    *,
    title: str = "",
    audio_languages: Sequence[str] = (),
    chapters: audio.Chapters = (),
) -> Path:
    """A Matroska video of ten frames; `audio_languages` are those of its audio streams."""
    video.write_mkv(_with_folder(path), VideoSpec(seconds, title, audio_languages, chapters, _mark(path)))
    return path


def silent_mp4(
    path: Path,
    seconds: float = 60,
    *,
    title: str = "",
    audio_languages: Sequence[str] = (),
    chapters: audio.Chapters = (),
) -> Path:
    """An MP4 video of ten frames."""
    video.write_mp4(_with_folder(path), VideoSpec(seconds, title, audio_languages, chapters, _mark(path)))
    return path


def silent_avi(path: Path, seconds: float = 60, *, title: str = "") -> Path:
    """An AVI video of ten frames."""
    video.write_avi(_with_folder(path), VideoSpec(seconds, title, mark=_mark(path)))
    return path


def jpeg(path: Path, shade: int = 100, width: int = 64, height: int = 96) -> Path:
    """A JPEG picture."""
    picture = images.encode_jpeg(width, height, shade)
    _with_folder(path).write_bytes(with_jpeg_comment(picture, _mark(path)))
    return path


def png(path: Path, shade: int = 100, width: int = 64, height: int = 96) -> Path:
    """A PNG picture."""
    _with_folder(path).write_bytes(images.encode_png(width, height, shade))
    return path


def page_folder(folder: Path, pages: int = 4) -> Path:
    """A folder of scanned pages."""
    for number in range(1, pages + 1):
        jpeg(folder / f"page {number}.jpg", number)
    return folder


def cbz(
    path: Path,
    pages: int = 20,
    comic_info: Mapping[str, str] | None = None,
    bookmarks: documents.Bookmarks = (),
) -> Path:
    """A comic archive; `comic_info` has fields of ComicInfo.xml, `bookmarks` (title, page from 1)."""
    documents.write_cbz(
        _with_folder(path),
        [images.encode_jpeg(64, 96, number % 4) for number in range(pages)],
        comic_info,
        bookmarks,
        _mark(path),
    )
    return path


def pdf(path: Path, pages: int = 20, title: str = "", bookmarks: documents.Bookmarks = ()) -> Path:
    """A PDF; `bookmarks` are (title, page from 1)."""
    documents.write_pdf(_with_folder(path), pages, title, bookmarks, mark=_mark(path))
    return path


def epub(path: Path, title: str = "", author: str = "", series: str = "", number: str = "") -> Path:
    """A book."""
    documents.write_epub(_with_folder(path), title, author, series, number, _mark(path))
    return path


def zip_of(path: Path, *files: Path) -> Path:
    """A zip archive of files."""
    documents.write_zip(_with_folder(path), {file.name: file.read_bytes() for file in files}, _mark(path))
    return path
