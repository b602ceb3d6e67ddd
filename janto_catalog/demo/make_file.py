"""Make one file of the table: what its ending says, with the tags it is to carry."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from janto_catalog.demo import audio, documents, images, tags, video
from janto_catalog.demo.file_specs import FileSpec
from janto_catalog.demo.video import VideoSpec
from janto_catalog.model.file_types import format_of


def make_file(entry: FileSpec, path: Path) -> None:
    """Write the file of `entry` at `path`, whose ending is that of the entry."""
    if entry.text:
        path.write_text(entry.text, encoding="utf-8", newline="\n")
    elif entry.zero_bytes:
        path.write_bytes(bytes(entry.zero_bytes))
    else:
        _MAKER_OF_FORMAT[format_of(path.name)](entry, path)
    if entry.kept_bytes is not None:
        path.write_bytes(path.read_bytes()[: entry.kept_bytes])


def _colour(entry: FileSpec) -> int:
    """A colour of its own for each name, the same on every machine."""
    return zlib.crc32(entry.path.encode()) % 256


def _tags_with_cover(entry: FileSpec) -> tags.Tags | None:
    if not entry.has_cover:
        return entry.tags
    return replace(entry.tags or tags.Tags(), cover=images.encode_jpeg(300, 300, _colour(entry)))


def _make_mp3(entry: FileSpec, path: Path) -> None:
    audio.write_mp3(path, entry.seconds)
    if (tag := _tags_with_cover(entry)) is not None:
        tags.write_id3(path, tag, version=entry.id3_version, encoding=entry.id3_encoding)


def _make_m4b(entry: FileSpec, path: Path) -> None:
    audio.write_m4b(path, entry.seconds, entry.chapters)
    if (tag := _tags_with_cover(entry)) is not None:
        tags.write_mp4(path, tag)


def _audio_maker(write: Callable[[Path, float], None]) -> Callable[[FileSpec, Path], None]:
    def maker(entry: FileSpec, path: Path) -> None:
        write(path, entry.seconds)
        if (tag := _tags_with_cover(entry)) is not None:
            tags.write_vorbis(path, tag)

    return maker


def _video_maker(write: Callable[[Path, VideoSpec], None]) -> Callable[[FileSpec, Path], None]:
    def maker(entry: FileSpec, path: Path) -> None:
        write(path, VideoSpec(entry.seconds, entry.title, entry.audio_languages, entry.chapters))

    return maker


def _make_jpeg(entry: FileSpec, path: Path) -> None:
    path.write_bytes(images.encode_jpeg(400, 600, _colour(entry)))


def _make_cbz(entry: FileSpec, path: Path) -> None:
    pages = [
        images.encode_jpeg(400, 600, (_colour(entry) + 20 * number) % 256) for number in range(entry.pages)
    ]
    documents.write_cbz(path, pages, entry.comic_info)


def _make_pdf(entry: FileSpec, path: Path) -> None:
    documents.write_pdf(path, entry.pages, entry.title)


_MAKER_OF_FORMAT: dict[str, Callable[[FileSpec, Path], None]] = {
    "MP3": _make_mp3,
    "MP4 audio": _make_m4b,
    "FLAC": _audio_maker(audio.write_flac),
    "Ogg Vorbis": _audio_maker(audio.write_ogg),
    "Opus": _audio_maker(audio.write_opus),
    "Matroska": _video_maker(video.write_mkv),
    "MP4": _video_maker(video.write_mp4),
    "AVI": _video_maker(video.write_avi),
    "JPEG": _make_jpeg,
    "CBZ": _make_cbz,
    "PDF": _make_pdf,
}
