"""Video by PyAV: Matroska, WebM, AVI, MPEG, transport streams, Flash; MP4, Ogg and Windows Media hand theirs over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO

from janto_catalog.formats.format import HEAD_SIZE, Format, NotThisFormatError, open_file
from janto_catalog.formats.tags import Tagging, standard_name, to_media_facts
from janto_catalog.model.media import Chapter, MediaFacts, Medium, Stream

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.stream import Stream as AnyStream

_KINDS = ("video", "audio", "subtitle")
# The first bytes of a file are looked at no longer than this: microseconds, bytes.
_BUDGET = {"analyzeduration": "2000000", "probesize": "2000000"}
_NOISE = ("major_brand", "minor_version", "compatible_brands")
_NAMES = {"episode_sort": "episode", "season_number": "season", "part_number": "series number"}


def _demuxer(head: bytes) -> tuple[str, str]:
    """The name of FFmpeg's reader and the name people know, ("", "") when it is none of these.

    The reader is always named: left to guess, FFmpeg follows playlists to other files.
    """
    if head[:4] == b"\x1a\x45\xdf\xa3":
        return "matroska", "WebM" if b"webm" in head[:64] else "Matroska"
    if head[:4] == b"RIFF" and head[8:12] in (b"AVI ", b"AVIX"):
        return "avi", "AVI"
    if head[:4] in (b"\0\0\1\xba", b"\0\0\1\xb3"):
        return ("mpeg" if head[3] == 0xBA else "mpegvideo"), "MPEG"
    if head[:4] == b"FLV\1":
        return "flv", "Flash video"
    return ("mpegts", "MPEG-TS") if _is_transport(head) else ("", "")


def _is_transport(head: bytes) -> bool:
    """Packets of 188 bytes, each beginning with G; on discs four bytes of time before each (192)."""
    return (len(head) > 376 and head[0] == head[188] == head[376] == 0x47) or (
        len(head) > 388 and head[4] == head[196] == head[388] == 0x47
    )


def _sniff(head: bytes) -> bool:
    return bool(_demuxer(head)[0])


def _read(path: bytes) -> MediaFacts:
    with open_file(path) as file:
        reader, name = _demuxer(file.read(HEAD_SIZE))
    if not reader:
        raise NotThisFormatError("its first bytes are of something else")
    return read_as(path, reader, name)


def read_as(path: bytes, reader: str, name: str) -> MediaFacts:
    """What FFmpeg's `reader` finds in the file; AUDIO when nothing in it moves.  `name` is shown as its format."""
    import av  # noqa: PLC0415 - the libraries behind it take 100 ms to load: a folder of audio never does

    with (
        open_file(path) as file,
        av.open(_Source(file), "r", format=reader, metadata_errors="replace", options=_BUDGET) as film,
    ):
        streams = [one for one in film.streams if one.type in _KINDS]
        moving = [one for one in streams if one.type == "video" and not _is_cover(one)]
        if not streams:
            raise NotThisFormatError("no picture and no sound in it")
        if all(one.type == "subtitle" for one in streams):
            return MediaFacts("subtitles", Medium.TEXT, streams=tuple(map(_stream, streams)))
        tagging = _tagging(film.metadata)
        if reader == "ogg":  # an Ogg file has no title of its own, its streams have
            tagging.pairs += _tagging(moving[0].metadata if moving else {}).pairs
        tagging.chapters = list(_chapters(film.chapters()))
        tagging.has_pictures = len(moving) < sum(one.type == "video" for one in streams)
        return to_media_facts(
            name if moving else f"{name} audio",
            Medium.VIDEO if moving else Medium.AUDIO,
            tagging,
            duration=_duration(film, streams),
            streams=[_stream(one) for one in streams if one in moving or one.type != "video"],
        )


class _Source:
    """A file as FFmpeg asks for it: an offset that cannot be is answered, not raised (PyAV prints what is raised)."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.read, self.tell = file.read, file.tell

    def seek(self, offset: int, whence: int = 0) -> int:
        try:
            return self._file.seek(offset, whence)
        except (OSError, ValueError, OverflowError):
            return -1


def _is_cover(stream: AnyStream) -> bool:
    return bool(stream.disposition & (stream.disposition.attached_pic | stream.disposition.timed_thumbnails))


def _duration(film: InputContainer, streams: list[AnyStream]) -> float | None:
    """Seconds: what the container says, else its longest stream."""
    if film.duration:
        return float(film.duration) / 1_000_000
    lengths = [float(one.duration * one.time_base) for one in streams if one.duration and one.time_base]
    return max(lengths, default=None)


def _stream(stream: AnyStream) -> Stream:
    language = (stream.metadata.get("language") or "").lower()
    codec = ""
    with suppress(AttributeError):  # a stream FFmpeg has no decoder for has no context
        codec = stream.codec_context.name
    return Stream(stream.type, "" if language == "und" else language[:8], codec)


def _chapters(found: list[Any]) -> Iterator[Chapter]:
    for one in found:
        base = float(one["time_base"] or 0)
        yield Chapter(one["metadata"].get("title", ""), one["start"] * base, one["end"] * base)


def _tagging(metadata: dict[str, str]) -> Tagging:
    tagging = Tagging()
    for key, value in metadata.items():
        name = key.lower()
        if name in _NOISE:
            continue
        tagging.add(_NAMES.get(name) or standard_name(name), [value])
    return tagging


FORMAT = Format("video", _sniff, _read)
