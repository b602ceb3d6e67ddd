"""Write tags as shops and rippers do: ID3 in two versions and three encodings, MP4 atoms, Vorbis comments."""

# mutagen has no types.
# mypy: disallow-untyped-calls=False

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path

from mutagen.flac import FLAC, Picture
from mutagen.id3 import (
    APIC,
    COMM,
    ID3,
    MVIN,
    MVNM,
    TALB,
    TCON,
    TDRC,
    TIT2,
    TPE1,
    TPE2,
    TPOS,
    TPUB,
    TRCK,
    TXXX,
    USLT,
)
from mutagen.mp4 import MP4, MP4Cover, MP4FreeForm
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis

from janto_catalog.model.file_types import format_of

LATIN1, UTF16, UTF8 = 0, 1, 3
_JPEG = "image/jpeg"


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of one file; empty ones are not written.

    `track` and `disc` are "n" or "n/m", `cover` is the content of a JPEG.
    """

    title: str = ""
    album: str = ""
    artist: str = ""
    album_artist: str = ""
    track: str = ""
    disc: str = ""
    date: str = ""
    genre: str = ""
    comment: str = ""
    lyrics: str = ""
    publisher: str = ""
    series: str = ""
    series_number: str = ""
    cover: bytes = b""

    def text_fields(self) -> dict[str, str]:
        """The text fields that are filled, by name."""
        names = set(self.__slots__) - {"cover"}
        return {name: text for name in sorted(names) if (text := getattr(self, name))}


_ID3 = {
    "title": TIT2,
    "album": TALB,
    "artist": TPE1,
    "album_artist": TPE2,
    "track": TRCK,
    "disc": TPOS,
    "date": TDRC,
    "genre": TCON,
    "publisher": TPUB,
    "series": MVNM,
    "series_number": MVIN,
}
_VORBIS = {
    "title": "TITLE",
    "album": "ALBUM",
    "artist": "ARTIST",
    "album_artist": "ALBUMARTIST",
    "track": "TRACKNUMBER",
    "disc": "DISCNUMBER",
    "date": "DATE",
    "genre": "GENRE",
    "comment": "COMMENT",
    "lyrics": "LYRICS",
    "publisher": "PUBLISHER",
    "series": "SERIES",
    "series_number": "SERIES-PART",
}
_VORBIS_FILES = {"FLAC": FLAC, "Ogg Vorbis": OggVorbis, "Opus": OggOpus}
_MP4 = {
    "title": "\xa9nam",
    "album": "\xa9alb",
    "artist": "\xa9ART",
    "album_artist": "aART",
    "date": "\xa9day",
    "genre": "\xa9gen",
    "comment": "\xa9cmt",
    "lyrics": "\xa9lyr",
}
_MP4_FREE = {
    "publisher": "----:com.apple.iTunes:PUBLISHER",
    "series": "----:com.apple.iTunes:SERIES",
    "series_number": "----:com.apple.iTunes:SERIES-PART",
}


def write_id3(path: Path, tags: Tags, *, version: int = 4, encoding: int = UTF8) -> None:
    """Write ID3v2.3 or v2.4 with text in LATIN1, UTF16 or (2.4 only) UTF8."""
    frames = ID3()
    for name, text in tags.text_fields().items():
        if frame := _ID3.get(name):
            frames.add(frame(encoding=encoding, text=text))
    if tags.comment:
        frames.add(COMM(encoding=encoding, lang="eng", desc="", text=tags.comment))
    if tags.lyrics:
        frames.add(USLT(encoding=encoding, lang="eng", desc="", text=tags.lyrics))
    if tags.series:
        frames.add(TXXX(encoding=encoding, desc="SERIES", text=tags.series))
    if tags.cover:
        frames.add(APIC(encoding=LATIN1, mime=_JPEG, type=3, desc="", data=tags.cover))
    if version == 3:
        frames.update_to_v23()
    frames.save(path, v1=0, v2_version=version)


def write_vorbis(path: Path, tags: Tags) -> None:
    """Write Vorbis comments into FLAC, Ogg Vorbis or Opus, by the extension of `path`."""
    file = _VORBIS_FILES[format_of(path.name)](path)
    file.update({_VORBIS[name]: text for name, text in tags.text_fields().items()})
    if tags.cover:
        picture = Picture()
        picture.type, picture.mime, picture.data = 3, _JPEG, tags.cover
        if isinstance(file, FLAC):
            file.add_picture(picture)
        else:
            file["METADATA_BLOCK_PICTURE"] = base64.b64encode(picture.write()).decode("ascii")
    file.save()


def write_mp4(path: Path, tags: Tags) -> None:
    """Write iTunes atoms into an M4A, M4B or MP4."""
    file = MP4(path)
    for name, text in tags.text_fields().items():
        if name in _MP4:
            file[_MP4[name]] = text
        elif name in _MP4_FREE:
            file[_MP4_FREE[name]] = MP4FreeForm(text.encode())
    for name, atom in (("track", "trkn"), ("disc", "disk")):
        if numbers := tags.text_fields().get(name):
            first, _, last = numbers.partition("/")
            file[atom] = [(int(first), int(last or 0))]
    if tags.cover:
        file["covr"] = [MP4Cover(tags.cover, MP4Cover.FORMAT_JPEG)]
    file.save()
