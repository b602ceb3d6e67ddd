"""Containers that FFmpeg reads, through PyAV: Matroska, AVI, MPEG and others, and the videos in MP4, Ogg and ASF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, BinaryIO

from janto_catalog.formats.format import NotThisFormatError, open_file
from janto_catalog.formats.tags import TagCollector, standard_name, to_media_facts
from janto_catalog.model.media import Chapter, MediaFacts, Medium, Stream

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.stream import Stream as AvStream

_STREAM_KINDS = ("video", "audio", "subtitle")
# How much of a file FFmpeg analyses to find its streams: microseconds, bytes.
_OPTIONS = {"analyzeduration": "2000000", "probesize": "2000000"}
_NOT_TAGS = ("major_brand", "minor_version", "compatible_brands")
_NAMES = {
    "episode_sort": "episode",
    "season_number": "season",
    "part_number": "series number",
    # Matroska nests its tags: what an episode is part of has a title and a number too.
    "collection/title": "series",
    "show/title": "series",
    "season/part_number": "season",
    "episode/part_number": "episode",
    "episode/title": "title",
    "episode/date_released": "release date",
}
_UNDETERMINED_LANGUAGE = "und"
_MAX_LANGUAGE_LENGTH = 8


def read_container(path: bytes, demuxer: str, format_name: str) -> MediaFacts:
    """Read a file with the FFmpeg demuxer of the given name.

    A file with video has the format `format_name`.  One whose only pictures are covers has the medium AUDIO and the
    format `format_name` with " audio" after it.  Raises NotThisFormatError when there is no stream,
    and what PyAV raises.
    """
    with open_container(path, demuxer) as container:
        streams = [stream for stream in container.streams if stream.type in _STREAM_KINDS]
        videos = [stream for stream in streams if stream.type == "video" and not is_cover(stream)]
        if not streams:
            raise NotThisFormatError("no picture and no sound in it")
        if all(stream.type == "subtitle" for stream in streams):
            return MediaFacts("subtitles", Medium.TEXT, streams=tuple(map(_to_stream, streams)))
        return to_media_facts(
            format_name if videos else f"{format_name} audio",
            Medium.VIDEO if videos else Medium.AUDIO,
            _collect_tags(container, streams, videos),
            duration=duration_of(container, streams),
            streams=[_to_stream(stream) for stream in streams if stream in videos or stream.type != "video"],
        )


@contextmanager
def open_container(path: bytes, demuxer: str) -> Iterator[InputContainer]:
    """Open a file with the FFmpeg demuxer of the given name.  Raises OSError and what PyAV raises.

    The demuxer is always given: when FFmpeg guesses, it follows playlists to other files.
    """
    import av  # noqa: PLC0415 - the libraries behind it take 100 ms to load, and a folder of audio needs none

    with (
        open_file(path) as file,
        av.open(
            _SeekableFile(file), "r", format=demuxer, metadata_errors="replace", options=_OPTIONS
        ) as container,
    ):
        yield container


class _SeekableFile:
    """A file as FFmpeg reads it.

    A seek to an impossible offset returns -1 instead of raising, because PyAV prints exceptions.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.read, self.tell = file.read, file.tell

    def seek(self, offset: int, whence: int = 0) -> int:
        try:
            return self._file.seek(offset, whence)
        except (OSError, ValueError, OverflowError):
            return -1


def is_cover(stream: AvStream) -> bool:
    """Whether a video stream is a picture that was attached, not a film."""
    disposition = stream.disposition
    return bool(disposition & (disposition.attached_pic | disposition.timed_thumbnails))


def duration_of(container: InputContainer, streams: Sequence[AvStream]) -> float | None:
    """Seconds: the duration of the container, else of its longest stream, None when neither is known."""
    if container.duration:
        return float(container.duration) / 1_000_000
    durations = [
        float(stream.duration * stream.time_base)
        for stream in streams
        if stream.duration and stream.time_base
    ]
    return max(durations, default=None)


def _to_stream(stream: AvStream) -> Stream:
    language = (stream.metadata.get("language") or "").lower()
    codec = ""
    with suppress(AttributeError):  # a stream without a decoder in FFmpeg has no context
        codec = stream.codec_context.name
    known = "" if language == _UNDETERMINED_LANGUAGE else language[:_MAX_LANGUAGE_LENGTH]
    return Stream(stream.type, known, codec)


def _collect_tags(container: InputContainer, streams: list[AvStream], videos: list[AvStream]) -> TagCollector:
    collector = TagCollector()
    _add_tags(collector, container.metadata)
    if container.format.name == "ogg" and videos:  # in Ogg the streams have tags, the container has none
        _add_tags(collector, videos[0].metadata)
    collector.chapters = list(_chapters(container.chapters()))
    collector.has_pictures = len(videos) < sum(stream.type == "video" for stream in streams)
    return collector


def _add_tags(collector: TagCollector, metadata: dict[str, str]) -> None:
    for key, value in metadata.items():
        name = key.lower()
        if name not in _NOT_TAGS:
            collector.add(_NAMES.get(name) or standard_name(name), [value])


def _chapters(chapters: list[Any]) -> Iterator[Chapter]:
    for chapter in chapters:
        time_base = float(chapter["time_base"] or 0)
        title = chapter["metadata"].get("title", "")
        yield Chapter(title, chapter["start"] * time_base, chapter["end"] * time_base)
