"""Make one file of a demo collection, of the kind its extension names."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from janto_catalog.demo import audio, documents, images, tags, video
from janto_catalog.demo.content_mark import content_mark
from janto_catalog.demo.cover_art import PAGE, POSTER, SQUARE, draw_cover
from janto_catalog.demo.file_specs import FileSpec
from janto_catalog.demo.video import VideoSpec
from janto_catalog.model.file_types import format_of


def make_file(spec: FileSpec, path: Path) -> None:
    """Write the file that `spec` describes at `path`, which has the same extension.  Raises OSError."""
    if spec.text:
        path.write_text(spec.text, encoding="utf-8", newline="\n")
    elif spec.zero_bytes:
        path.write_bytes(bytes(spec.zero_bytes))
    else:
        _MAKER_OF_FORMAT[format_of(path.name)](spec, path)
    if spec.kept_bytes is not None:
        path.write_bytes(path.read_bytes()[: spec.kept_bytes])


def _colour(spec: FileSpec) -> int:
    """A colour (0…255) for each name, the same on every machine."""
    return zlib.crc32(spec.path.encode()) % 256


def _tags_with_cover(spec: FileSpec) -> tags.Tags | None:
    if spec.cover is None:
        return spec.tags
    return replace(spec.tags or tags.Tags(), cover=draw_cover(spec.cover, SQUARE))


def _make_mp3(spec: FileSpec, path: Path) -> None:
    audio.write_mp3(path, spec.seconds, content_mark(spec.path))
    if (file_tags := _tags_with_cover(spec)) is not None:
        tags.write_id3(path, file_tags, version=spec.id3_version, encoding=spec.id3_encoding)


def _make_m4b(spec: FileSpec, path: Path) -> None:
    audio.write_m4b(path, spec.seconds, spec.chapters, content_mark(spec.path))
    if (file_tags := _tags_with_cover(spec)) is not None:
        tags.write_mp4(path, file_tags)


def _audio_maker(write: Callable[[Path, float, bytes], None]) -> Callable[[FileSpec, Path], None]:
    def maker(spec: FileSpec, path: Path) -> None:
        write(path, spec.seconds, content_mark(spec.path))
        if (file_tags := _tags_with_cover(spec)) is not None:
            tags.write_vorbis(path, file_tags)

    return maker


def _video_maker(write: Callable[[Path, VideoSpec], None]) -> Callable[[FileSpec, Path], None]:
    def maker(spec: FileSpec, path: Path) -> None:
        mark = content_mark(spec.path)
        write(path, VideoSpec(spec.seconds, spec.title, spec.audio_languages, spec.chapters, mark))

    return maker


def _make_jpeg(spec: FileSpec, path: Path) -> None:
    if spec.cover is None:
        path.write_bytes(images.encode_jpeg(400, 600, _colour(spec)))
    else:
        shape = SQUARE if spec.path.startswith("Audio/") else POSTER
        path.write_bytes(draw_cover(spec.cover, shape))


def _make_cbz(spec: FileSpec, path: Path) -> None:
    pages = [
        images.encode_jpeg(400, 600, (_colour(spec) + 20 * number) % 256) for number in range(spec.pages)
    ]
    if spec.cover:
        pages[0] = draw_cover(spec.cover, PAGE)
    documents.write_cbz(path, pages, spec.comic_info, mark=content_mark(spec.path))


def _make_pdf(spec: FileSpec, path: Path) -> None:
    cover = (draw_cover(spec.cover, PAGE), PAGE) if spec.cover else None
    documents.write_pdf(path, spec.pages, spec.title, cover=cover, mark=content_mark(spec.path))


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
