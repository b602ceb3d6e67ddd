"""Read the list of files in a demo collection: names, durations and tags."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from janto_catalog.demo.audio import Chapters
from janto_catalog.demo.cover_art import CoverText
from janto_catalog.demo.tags import LATIN1, UTF8, UTF16, Tags
from janto_catalog.model.file_types import FileCategory, category_of

_POSTER = "-poster.jpg"
_ENCODINGS = {"latin-1": LATIN1, "utf-16": UTF16, "utf-8": UTF8}


@dataclass(frozen=True, slots=True)
class FileSpec:
    """One file to make; its extension decides what kind of file.

    `kept_bytes` cuts it to so many bytes, None keeps all.  `zero_bytes` makes it of so many zeros instead.
    `cover` is what is written on its picture: the one in its tags, its first page, or the picture that it is.
    `id3_version` is 3 or 4, `chapters` are (title, start, end) in seconds.
    """

    path: str
    seconds: float = 0
    tags: Tags | None = None
    id3_version: int = 4
    id3_encoding: int = UTF8
    cover: CoverText | None = None
    title: str = ""
    audio_languages: tuple[str, ...] = ()
    chapters: Chapters = ()
    pages: int = 0
    comic_info: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    kept_bytes: int | None = None
    zero_bytes: int = 0


def read_specs(path: Path) -> tuple[FileSpec, ...]:
    """The files listed in a TOML file, in its order; after a video with a cover comes its poster."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["file"]
    return tuple(spec for row in rows for spec in _with_poster(_parse_spec(row)))


def _with_poster(spec: FileSpec) -> Iterator[FileSpec]:
    yield spec
    if spec.cover and category_of(spec.path) is FileCategory.VIDEO:
        yield FileSpec(spec.path.rpartition(".")[0] + _POSTER, cover=spec.cover)


def parse_length(length: str) -> float:
    """Seconds of "[h:]m:s"; minutes may exceed 59."""
    total = 0
    for part in length.split(":"):
        total = total * 60 + int(part)
    return float(total)


def _parse_spec(row: dict[str, Any]) -> FileSpec:
    length = parse_length(row.get("length", "0"))
    version, _, encoding = row.get("id3", "2.4 utf-8").partition(" ")
    return FileSpec(
        path=row["path"],
        seconds=length,
        tags=Tags(**row["tags"]) if "tags" in row else None,
        id3_version=int(version.removeprefix("2.")),
        id3_encoding=_ENCODINGS[encoding],
        cover=CoverText(*row["cover"]) if "cover" in row else None,
        title=row.get("title", ""),
        audio_languages=tuple(row.get("audio_languages", ())),
        chapters=_parse_chapters(row.get("chapters", []), length),
        pages=row.get("pages", 0),
        comic_info=row.get("comic_info", {}),
        text=row.get("text", ""),
        kept_bytes=row.get("kept_bytes"),
        zero_bytes=row.get("zero_bytes", 0),
    )


def _parse_chapters(rows: list[tuple[str, str]], length: float) -> Chapters:
    starts = [parse_length(start) for _, start in rows]
    ends = [*starts[1:], length]
    return [(title, start, end) for (title, _), start, end in zip(rows, starts, ends, strict=False)]
