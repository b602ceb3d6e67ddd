"""Small files of silence with any duration, in the formats of audio drama.

One packet of silence is encoded and repeated, so that an hour takes no longer to make than a minute.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import av
from av.audio.codeccontext import AudioCodecContext
from av.audio.stream import AudioStream
from av.container import OutputContainer

from janto_catalog.demo.content_mark import add_mp4_box

# An MPEG 2.5 Layer III frame of silence (ISO 13818-3): 8 kbit/s, 8 kHz, mono, without CRC; all data are zeros.
_MP3_FRAME = b"\xff\xe3\x18\xc0" + bytes(68)
_MP3_FRAME_SECONDS = 0.072

# Two empty frames of 60 ms, which a decoder plays as silence (RFC 6716, 3.2.5).
_OPUS_SILENCE = b"\x1b\x02"
_OPUS_SAMPLES = 5760

_BIT_RATE = 8000

Packet: TypeAlias = "av.Packet[Any]"
Chapters = Sequence[tuple[str, float, float]]


def write_mp3(path: Path, seconds: float, mark: bytes = b"") -> None:
    """Write an MP3 without tags, 1 kB a second.  Raises OSError, as all functions here.

    mark: see `content_mark`.  It ends the first frame, where a decoder looks for nothing.
    """
    frames = _MP3_FRAME * max(1, round(seconds / _MP3_FRAME_SECONDS))
    end = len(_MP3_FRAME)
    path.write_bytes(frames[: end - len(mark)] + mark + frames[end:])


def write_m4b(path: Path, seconds: float, chapters: Chapters = (), mark: bytes = b"") -> None:
    """Write AAC in MP4 with chapters (title, start, end in seconds), both as Nero and as QuickTime write them."""
    with av.open(str(path), "w", format="ipod") as container:
        set_chapters(container, chapters)
        stream = add_audio_stream(container, "aac", 8000)
        container.start_encoding()
        mux_by_time(container, silent_packets(stream, seconds))
    add_mp4_box(path, mark)


def write_opus(path: Path, seconds: float, _mark: bytes = b"") -> None:
    """Write Opus in Ogg, less than 30 bytes a second.  Its stream has another number each time."""
    with av.open(str(path), "w", format="opus") as container:
        stream = add_audio_stream(container, "libopus", 48000)
        container.start_encoding()
        mux_by_time(container, silent_packets(stream, seconds, (_OPUS_SILENCE, _OPUS_SAMPLES)))


def write_ogg(path: Path, seconds: float, _mark: bytes = b"") -> None:
    """Write Vorbis in Ogg.  Its stream has another number each time."""
    with av.open(str(path), "w", format="ogg") as container:
        stream = add_audio_stream(container, "vorbis", 8000, "stereo")
        container.start_encoding()
        mux_by_time(container, silent_packets(stream, seconds))


def write_flac(path: Path, seconds: float, mark: bytes = b"") -> None:
    """Write FLAC; its frames are numbered, so each one is encoded, in the largest blocks of the format's subset.

    The first samples are the bits of `mark`: 0 or 1, which is silence.
    """
    with av.open(str(path), "w", format="flac") as container:
        stream = container.add_stream("flac", rate=8000, layout="mono", options={"frame_size": "4608"})
        context = stream.codec_context
        frame = _silent_frame(context, 4608)
        bits = b"".join(bytes((byte >> bit & 1, 0)) for byte in mark for bit in range(8))
        for number in range(round(seconds * 8000 / 4608)):
            frame.pts = number * 4608
            plane = frame.planes[0]
            plane.update((bits if number == 0 else b"").ljust(plane.buffer_size, b"\0"))
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def set_chapters(container: OutputContainer, chapters: Chapters) -> None:
    """Add chapters to a container that is being written."""
    if not chapters:
        return
    container.set_chapters(
        [
            {
                "id": number,
                "start": round(start * 1000),
                "end": round(end * 1000),
                "time_base": Fraction(1, 1000),
                "metadata": {"title": title},
            }
            for number, (title, start, end) in enumerate(chapters)
        ]
    )


def add_audio_stream(
    container: OutputContainer, codec: str, rate: int, layout: str = "mono", language: str = ""
) -> AudioStream:
    """Add an audio stream for `silent_packets`; `language` is an ISO 639-2 code or ""."""
    stream = container.add_stream(codec, rate=rate, layout=layout, options={"strict": "-2"})
    if not isinstance(stream, AudioStream):
        raise TypeError(codec)
    stream.bit_rate = _BIT_RATE
    if language:
        stream.metadata["language"] = language
    return stream


def silent_packets(
    stream: AudioStream, seconds: float, packet: tuple[bytes, int] | None = None
) -> Iterator[Packet]:
    """The packets of a silent stream of so many seconds.

    One packet is repeated: `packet` (its bytes and its number of samples), or the one the encoder makes.
    """
    context = stream.codec_context
    content, samples = packet or _encode_silence(context.name, context.rate, context.layout.name)
    for number in range(max(1, round(seconds * context.rate / samples))):
        repeated: Packet = av.Packet(content)
        repeated.stream = stream
        repeated.time_base = Fraction(1, context.rate)
        repeated.pts = repeated.dts = number * samples
        repeated.duration = samples
        repeated.is_keyframe = True
        yield repeated


def mux_by_time(container: OutputContainer, *streams: Iterable[Packet]) -> None:
    """Write the packets of several streams in the order of their time."""
    for packet in heapq.merge(*streams, key=lambda packet: (packet.pts or 0) * (packet.time_base or 1)):
        container.mux_one(packet)


def _encode_silence(codec: str, rate: int, layout: str) -> tuple[bytes, int]:
    """A packet of silence from the middle of a stream, and its number of samples."""
    context = av.CodecContext.create(codec, "w")
    if not isinstance(context, AudioCodecContext):
        raise TypeError(codec)
    context.sample_rate, context.bit_rate = rate, _BIT_RATE
    context.layout, context.format = layout, "fltp"
    context.options = {"strict": "-2"}
    context.open()
    packets: list[Packet] = []
    frame = _silent_frame(context, context.frame_size)
    for number in range(6 * 1024 // context.frame_size):
        frame.pts = number * context.frame_size
        packets += context.encode(frame)
    packets += context.encode(None)
    middle = packets[len(packets) // 2]
    return bytes(middle), middle.duration or 0


def _silent_frame(context: AudioCodecContext, samples: int) -> av.AudioFrame:
    frame = av.AudioFrame(context.format.name, context.layout.name, samples)
    frame.sample_rate = context.rate
    for plane in frame.planes:
        plane.update(bytes(plane.buffer_size))
    return frame
