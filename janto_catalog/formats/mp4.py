"""MP4: sound (M4A, M4B) is read by mutagen, video by PyAV; the tracks inside decide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from mutagen.mp4 import MP4, AtomDataType, MP4FreeForm
from mutagen.mp4._atom import Atom, AtomError, Atoms

from janto_catalog.formats.ffmpeg import read_container
from janto_catalog.formats.format import Format, open_file, parse
from janto_catalog.formats.tags import TagCollector, standard_name, to_media_facts
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
_STILL_CODECS = (b"jpeg", b"png ", b"mjpa", b"mjpb")


def _sniff(head: bytes) -> bool:
    return head[4:8] in _FIRST_ATOMS and (head[4:8] == b"ftyp" or head[:2] == b"\0\0")


def _read(path: bytes) -> MediaFacts:
    with open_file(path) as file:
        tracks = _tracks(file)
        if any(_is_video(file, track) for track in tracks):
            return read_container(path, "mov", "MP4")
        mp4 = parse(MP4, file)
    collector = _collect_tags(mp4.tags or {})
    collector.chapters = [Chapter(each.title, each.start) for each in mp4.chapters or ()]
    # Chapters of QuickTime are a track of their own, which mutagen does not read.
    if not collector.chapters and any(atom for track in tracks for atom in _find_atoms(track, b"tref")):
        collector.chapters = list(read_container(path, "mov", "MP4").chapters)
    return to_media_facts("MP4 audio", Medium.AUDIO, collector, duration=mp4.info.length)


def _tracks(file: BinaryIO) -> list[Atom]:
    file.seek(0)
    try:
        return list(_find_atoms(Atoms(file)[b"moov"], b"trak"))
    except (AtomError, KeyError):
        return []


def _find_atoms(atom: Atom, name: bytes) -> Iterator[Atom]:
    """The atoms called `name` anywhere inside `atom`."""
    find: Callable[..., Iterator[Atom]] = atom.findall
    return find(name, recursive=True)


def _first_bytes(file: BinaryIO, atom: Atom) -> bytes:
    """The first 16 bytes of an atom after its header."""
    file.seek(atom.offset + atom.length - atom.datalength)
    return file.read(16)


def _is_video(file: BinaryIO, track: Atom) -> bool:
    """Whether a track is a film: the pictures of M4B chapters are a video track of stills."""
    if not any(_first_bytes(file, atom)[8:12] == b"vide" for atom in _find_atoms(track, b"hdlr")):
        return False
    return all(_first_bytes(file, atom)[12:16] not in _STILL_CODECS for atom in _find_atoms(track, b"stsd"))


def _collect_tags(tags: dict[str, Any]) -> TagCollector:
    collector = TagCollector()
    for key, value in tags.items():
        values = value if isinstance(value, list) else [value]
        if key == "covr":
            collector.has_pictures = True
        elif key in ("trkn", "disk"):
            name = "track" if key == "trkn" else "disc"
            collector.add(
                name, [f"{number}/{total}" if total else f"{number}" for number, total in values if number]
            )
        elif key.startswith("----:"):
            collector.add(standard_name(key.rsplit(":", 1)[1]), [_free_form_text(each) for each in values])
        elif key in _NAMES:
            collector.add(_NAMES[key], values)
        elif key == "\xa9mvi":
            collector.add("series number", values)
    return collector


def _free_form_text(value: object) -> str:
    """A free-form value as text, "" when it is data of another kind."""
    if not isinstance(value, MP4FreeForm) or value.dataformat not in (
        AtomDataType.UTF8,
        AtomDataType.IMPLICIT,
    ):
        return ""
    return bytes(value).decode("utf-8", "replace")


FORMAT = Format("MP4", _sniff, _read, rank=1)
