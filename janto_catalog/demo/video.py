"""Ten frames spread over the length of a film: a real video of any running time in a few kilobytes."""

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
from janto_catalog.demo.images import make_frame

_FRAMES = 10
_WIDTH, _HEIGHT = 128, 72


@dataclass(frozen=True, slots=True)
class VideoSpec:
    """What a video holds besides its frames; `sound` lists the languages (ISO 639-2) of its audio streams."""

    seconds: float
    title: str = ""
    audio_languages: Sequence[str] = ()
    chapters: Chapters = ()


def write_mkv(path: Path, film: VideoSpec) -> None:
    """Write MPEG-4 video in Matroska."""
    _write(path, film, "matroska")


def write_mp4(path: Path, film: VideoSpec) -> None:
    """Write MPEG-4 video in MP4."""
    _write(path, film, "mp4")


def write_avi(path: Path, film: VideoSpec) -> None:
    """Write MPEG-4 video in AVI, which knows frame rates only: one frame each tenth of the length."""
    _write(path, film, "avi")


def _write(path: Path, film: VideoSpec, container_format: str) -> None:
    with av.open(str(path), "w", format=container_format) as container:
        if film.title:
            container.metadata["title"] = film.title
        set_chapters(container, film.chapters)
        stream = container.add_stream("mpeg4", rate=Fraction(_FRAMES * 1000, round(film.seconds * 1000)))
        stream.width, stream.height, stream.pix_fmt, stream.gop_size = _WIDTH, _HEIGHT, "yuv420p", 1
        sounds = [
            add_audio_stream(container, "aac", 8000, language=language) for language in film.audio_languages
        ]
        container.start_encoding()
        mux_by_time(container, _frames(stream), *(silent_packets(sound, film.seconds) for sound in sounds))


def _frames(stream: av.VideoStream) -> list[Packet]:
    tick = 1 / Fraction(stream.codec_context.framerate)
    packets: list[Packet] = []
    for number in range(_FRAMES):
        frame = make_frame(_WIDTH, _HEIGHT, 20 + number * 20)
        frame.pts, frame.time_base = number, tick
        packets += stream.encode(frame)
    packets += stream.encode(None)
    return packets
