"""Small videos of any duration: ten frames, spread over the duration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av

from janto_catalog.demo.audio import (
    Chapters,
    Packet,
    add_audio_stream,
    mux_by_time,
    set_chapters,
    silent_packets,
)
from janto_catalog.demo.images import draw_squares, make_frame

_FRAMES = 10
_WIDTH, _HEIGHT = 128, 72


@dataclass(frozen=True, slots=True)
class VideoSpec:
    """A video to write: `audio_languages` has an ISO 639-2 code for each of its audio streams.

    mark: see `content_mark`; it is the shades of squares in the first frame.
    """

    seconds: float
    title: str = ""
    audio_languages: Sequence[str] = ()
    chapters: Chapters = ()
    mark: bytes = b""


def write_mkv(path: Path, spec: VideoSpec) -> None:
    """Write MPEG-4 video in Matroska."""
    _write(path, spec, "matroska")


def write_mp4(path: Path, spec: VideoSpec) -> None:
    """Write MPEG-4 video in MP4."""
    _write(path, spec, "mp4")


def write_avi(path: Path, spec: VideoSpec) -> None:
    """Write MPEG-4 video in AVI, whose frames all have the same duration."""
    _write(path, spec, "avi")


def _write(path: Path, spec: VideoSpec, container_format: str) -> None:
    with av.open(str(path), "w", format=container_format) as container:
        if spec.title:
            container.metadata["title"] = spec.title
        set_chapters(container, spec.chapters)
        stream = container.add_stream("mpeg4", rate=Fraction(_FRAMES * 1000, round(spec.seconds * 1000)))
        stream.width, stream.height, stream.pix_fmt, stream.gop_size = _WIDTH, _HEIGHT, "yuv420p", 1
        audio_streams = [
            add_audio_stream(container, "aac", 8000, language=language) for language in spec.audio_languages
        ]
        container.start_encoding()
        mux_by_time(
            container,
            _frames(stream, spec.mark),
            *(silent_packets(audio, spec.seconds) for audio in audio_streams),
        )


def _frames(stream: av.VideoStream, mark: bytes) -> list[Packet]:
    tick = 1 / Fraction(stream.codec_context.framerate)
    packets: list[Packet] = []
    for number in range(_FRAMES):
        frame = make_frame(_WIDTH, _HEIGHT, 20 + number * 20)
        if number == 0:
            draw_squares(frame, [int(digit, 16) * 16 for digit in mark.decode()])
        frame.pts, frame.time_base = number, tick
        packets += stream.encode(frame)
    packets += stream.encode(None)
    return packets
