"""What a file says about itself, as a reader found it in its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Medium(StrEnum):
    """What a file contains: sound, moving pictures, pages …  What a work is belongs to a `model.kinds.Group`."""

    AUDIO = "audio"
    VIDEO = "video"
    PAGES = "pages"
    TEXT = "text"
    IMAGE = "image"
    ARCHIVE = "archive"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter; `start` and `end` in seconds, `end` None when the file does not give it."""

    title: str
    start: float
    end: float | None = None


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A named page, counted from 1."""

    title: str
    page: int


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream of a container.

    `kind` is "video", "audio" or "subtitle", `language` an ISO 639 code or "", `codec` FFmpeg's name or "".
    """

    kind: str
    language: str = ""
    codec: str = ""


@dataclass(frozen=True)
class MediaFacts:
    """Everything a reader found in one file.

    It has no slots: with them reading it from the store takes three times as long.

    `duration` is in seconds; `track` of `tracks` and `disc` of `discs` count from 1.  Text is as in the file,
    stripped; "" or None when the file has none.  `tags` are all text tags as (standard name, value).
    `identifiers` are texts such as "isbn:9780563486558".  `members` are the names of the files in an archive,
    or that a playlist or cue sheet names, in its order.
    `sound` is a fingerprint of the coded sound without tags, "" when there is none.
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
    sound: str = ""
