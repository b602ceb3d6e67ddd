"""Make one file of the table: what its ending says, with the tags it is to carry."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from janto_catalog.demo import films, papers, pictures, sounds, tags
from janto_catalog.demo.films import Film
from janto_catalog.demo.table import Entry
from janto_catalog.model.file_types import format_of


def make(entry: Entry, path: Path) -> None:
    """Write the file of `entry` at `path`, whose ending is that of the entry."""
    if entry.text:
        path.write_text(entry.text, encoding="utf-8", newline="\n")
    elif entry.blank:
        path.write_bytes(bytes(entry.blank))
    else:
        _MAKERS[format_of(path.name)](entry, path)
    if entry.cut is not None:
        path.write_bytes(path.read_bytes()[: entry.cut])


def _shade(entry: Entry) -> int:
    """A colour of its own for each name, the same on every machine."""
    return zlib.crc32(entry.path.encode()) % 256


def _tags(entry: Entry) -> tags.Tags | None:
    if not entry.cover:
        return entry.tags
    return replace(entry.tags or tags.Tags(), cover=pictures.jpeg(300, 300, _shade(entry)))


def _mp3(entry: Entry, path: Path) -> None:
    sounds.mp3(path, entry.seconds)
    if (tag := _tags(entry)) is not None:
        tags.id3(path, tag, version=entry.id3_version, encoding=entry.id3_encoding)


def _m4b(entry: Entry, path: Path) -> None:
    sounds.m4b(path, entry.seconds, entry.chapters)
    if (tag := _tags(entry)) is not None:
        tags.atoms(path, tag)


def _with_comments(write: Callable[[Path, float], None]) -> Callable[[Entry, Path], None]:
    def maker(entry: Entry, path: Path) -> None:
        write(path, entry.seconds)
        if (tag := _tags(entry)) is not None:
            tags.vorbis(path, tag)

    return maker


def _with_frames(write: Callable[[Path, Film], None]) -> Callable[[Entry, Path], None]:
    def maker(entry: Entry, path: Path) -> None:
        write(path, Film(entry.seconds, entry.title, entry.sound, entry.chapters))

    return maker


def _jpeg(entry: Entry, path: Path) -> None:
    path.write_bytes(pictures.jpeg(400, 600, _shade(entry)))


def _cbz(entry: Entry, path: Path) -> None:
    pages = [pictures.jpeg(400, 600, (_shade(entry) + 20 * number) % 256) for number in range(entry.pages)]
    papers.cbz(path, pages, entry.about)


def _pdf(entry: Entry, path: Path) -> None:
    papers.pdf(path, entry.pages, entry.title)


_MAKERS: dict[str, Callable[[Entry, Path], None]] = {
    "MP3": _mp3,
    "MP4 audio": _m4b,
    "FLAC": _with_comments(sounds.flac),
    "Ogg Vorbis": _with_comments(sounds.ogg),
    "Opus": _with_comments(sounds.opus),
    "Matroska": _with_frames(films.mkv),
    "MP4": _with_frames(films.mp4),
    "AVI": _with_frames(films.avi),
    "JPEG": _jpeg,
    "CBZ": _cbz,
    "PDF": _pdf,
}
