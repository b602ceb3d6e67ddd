"""What a file says of itself, as read from its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Medium(StrEnum):
    """What sort of thing a file is."""

    AUDIO = "audio"
    VIDEO = "video"
    PAGES = "pages"
    TEXT = "text"
    IMAGE = "image"
    ARCHIVE = "archive"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: `start` and `end` in seconds (end None when the file does not say)."""

    title: str
    start: float
    end: float | None = None


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A mark at a page, counted from 1."""

    title: str
    page: int


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream of a container: kind "video", "audio" or "subtitle", ISO 639 language or ""."""

    kind: str
    language: str = ""
    codec: str = ""


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """Everything a reader found.  `duration` seconds, `pages` a count; text is as in the file, stripped.

    `track`/`tracks`, `disc`/`discs` are the two halves of "n/m".  `tags` keeps every text tag as
    (field's standard name, value) for showing.  `members` are the names inside an archive.
    """

    format: str
    medium: Medium
    duration: float | None = None
    pages: int | None = None
    title: str = ""
    album: str = ""
    artists: tuple[str, ...] = ()
    album_artists: tuple[str, ...] = ()
    series: str = ""
    number: str = ""
    track: int | None = None
    tracks: int | None = None
    disc: int | None = None
    discs: int | None = None
    date: str = ""
    comment: str = ""
    lyrics: str = ""
    publisher: str = ""
    language: str = ""
    genres: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    streams: tuple[Stream, ...] = ()
    has_pictures: bool = False
    tags: tuple[tuple[str, str], ...] = ()
    members: tuple[str, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
