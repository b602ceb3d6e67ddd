"""The MP4 family: M4A and M4B by mutagen, films by PyAV, told apart by what is inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from mutagen.mp4 import MP4, AtomDataType, MP4FreeForm
from mutagen.mp4._atom import Atom, AtomError, Atoms

from janto_catalog.formats import video
from janto_catalog.formats.format import Format, open_file, parse
from janto_catalog.formats.tags import Tagging, standard_name, to_media_facts
from janto_catalog.model.media import Chapter, MediaFacts, Medium

_NAMES = {
    "\xa9nam": "title", "\xa9alb": "album", "\xa9ART": "artist", "aART": "album artist", "\xa9day": "date",
    "\xa9cmt": "comment", "desc": "description", "ldes": "synopsis", "\xa9lyr": "lyrics", "\xa9gen": "genre",
    "\xa9grp": "grouping", "\xa9mvn": "series", "tvsh": "series", "tvsn": "season", "tves": "episode",
    "tven": "episode id", "\xa9wrt": "composer", "\xa9nrt": "narrator", "\xa9pub": "publisher",
    "cprt": "copyright", "\xa9too": "encoder", "sonm": "title sort", "soal": "album sort", "soar": "artist sort",
    "\xa9st3": "subtitle", "purl": "podcast address", "catg": "category", "keyw": "keywords",
}  # fmt: skip
_FIRST_ATOMS = (b"ftyp", b"moov", b"mdat", b"wide", b"skip", b"free", b"pnot")
_STILLS = (b"jpeg", b"png ", b"mjpa", b"mjpb")


def _sniff(head: bytes) -> bool:
    return head[4:8] in _FIRST_ATOMS and (head[4:8] == b"ftyp" or head[:2] == b"\0\0")


def _read(path: bytes) -> MediaFacts:
    with open_file(path) as file:
        tracks = _tracks(file)
        if any(_is_film(file, track) for track in tracks):
            return video.read_as(path, "mov", "MP4")
        mp4 = parse(MP4, file)
    tagging = _tagging(mp4.tags or {})
    tagging.chapters = [Chapter(one.title, one.start) for one in mp4.chapters or ()]
    if not tagging.chapters and any(atom for track in tracks for atom in _inside(track, b"tref")):
        tagging.chapters = list(video.read_as(path, "mov", "MP4").chapters)
    return to_media_facts("MP4 audio", Medium.AUDIO, tagging, duration=mp4.info.length)


def _tracks(file: BinaryIO) -> list[Atom]:
    file.seek(0)
    try:
        return list(_inside(Atoms(file)[b"moov"], b"trak"))
    except (AtomError, KeyError):
        return []


def _inside(atom: Atom, name: bytes) -> Iterator[Atom]:
    find: Callable[..., Iterator[Atom]] = atom.findall
    return find(name, recursive=True)


def _start(file: BinaryIO, atom: Atom) -> bytes:
    """The first bytes of an atom after its header."""
    file.seek(atom.offset + atom.length - atom.datalength)
    return file.read(16)


def _is_film(file: BinaryIO, track: Atom) -> bool:
    """Whether a track moves: M4B chapters may have pictures in a video track of stills."""
    if not any(_start(file, atom)[8:12] == b"vide" for atom in _inside(track, b"hdlr")):
        return False
    return all(_start(file, atom)[12:16] not in _STILLS for atom in _inside(track, b"stsd"))


def _tagging(tags: dict[str, Any]) -> Tagging:
    tagging = Tagging()
    for key, value in tags.items():
        values = value if isinstance(value, list) else [value]
        if key == "covr":
            tagging.has_pictures = True
        elif key in ("trkn", "disk"):
            name = "track" if key == "trkn" else "disc"
            tagging.add(name, [f"{one}/{total}" if total else f"{one}" for one, total in values if one])
        elif key.startswith("----:"):
            tagging.add(standard_name(key.rsplit(":", 1)[1]), [_text(one) for one in values])
        elif key in _NAMES:
            tagging.add(_NAMES[key], values)
        elif key == "\xa9mvi":
            tagging.add("series number", values)
    return tagging


def _text(value: object) -> str:
    """A free-form value as text; what is no text has none."""
    if not isinstance(value, MP4FreeForm) or value.dataformat not in (
        AtomDataType.UTF8,
        AtomDataType.IMPLICIT,
    ):
        return ""
    return bytes(value).decode("utf-8", "replace")


FORMAT = Format("MP4", _sniff, _read, rank=1)
