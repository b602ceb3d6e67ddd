"""Pictures inside audio files, read by mutagen."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

import mutagen
from mutagen.apev2 import APEv2
from mutagen.asf import ASFTags
from mutagen.flac import Picture
from mutagen.id3 import ID3
from mutagen.mp4 import MP4Tags

from janto_catalog.formats.format import ParsedFile, open_file

_FRONT = 3
"""The picture type "front cover" of ID3v2.4, 4.14, which FLAC and ASF share."""
_MAX_PICTURE_SIZE = 48 << 20

Typed = tuple[int, bytes]
"""The type of a picture and its data."""


def embedded_pictures(path: bytes) -> Iterator[bytes]:
    """The pictures in the tags of a file, front covers first.  Raises what mutagen raises."""
    with open_file(path) as file:
        parsed = mutagen.File(file)
        pictures = [] if parsed is None else list(_pictures(parsed))
    pictures.sort(key=lambda each: each[0] != _FRONT)
    yield from (data for _, data in pictures if 0 < len(data) <= _MAX_PICTURE_SIZE)


def _pictures(parsed: ParsedFile) -> Iterator[Typed]:
    tags, kind = parsed.tags, type(parsed.tags)
    # The blocks of a FLAC file are beside its tags.
    yield from ((each.type, each.data) for each in getattr(parsed, "pictures", ()))
    if issubclass(kind, ID3):
        yield from ((frame.type, frame.data) for frame in tags.getall("APIC"))
    elif issubclass(kind, MP4Tags):
        yield from ((_FRONT, bytes(each)) for each in tags.get("covr", ()))
    elif issubclass(kind, APEv2):
        yield from _apev2_pictures(tags)
    elif issubclass(kind, ASFTags):
        yield from (_asf_picture(each.value) for each in tags.get("WM/Picture", ()))
    else:
        yield from _vorbis_pictures(tags or ())


def _apev2_pictures(tags: Mapping[str, Any]) -> Iterator[Typed]:
    """The values of keys such as "Cover Art (Front)": a file name, a NUL, the picture."""
    for key, value in tags.items():
        name = key.lower()
        if name.startswith("cover art"):
            _, _, data = bytes(value.value).partition(b"\0")
            yield (_FRONT if "front" in name else 0), data


def _asf_picture(value: bytes) -> Typed:
    """The type and data of a WM/Picture: a byte, the size, two UTF-16 texts with a NUL after each, the data."""
    at = 5
    for _text in ("media type", "description"):
        while value[at : at + 2] not in (b"\0\0", b""):
            at += 2
        at += 2
    return value[0] if value else 0, value[at : at + int.from_bytes(value[1:5], "little")]


def _vorbis_pictures(comments: Iterable[tuple[str, str]]) -> Iterator[Typed]:
    """https://wiki.xiph.org/VorbisComment#Cover_art, and the older COVERART; damaged ones are left out."""
    for key, text in comments:
        name = key.lower()
        if name not in ("metadata_block_picture", "coverart"):
            continue
        with suppress(mutagen.MutagenError, ValueError):
            data = base64.b64decode(text)
            if name == "coverart":
                yield _FRONT, data
            else:
                block: Any = Picture
                picture = block(data)
                yield picture.type, picture.data


def whole_file(path: bytes) -> bytes:
    """The content of a picture file, at most `_MAX_PICTURE_SIZE` bytes of it."""
    with open_file(path) as file:
        return file.read(_MAX_PICTURE_SIZE)
