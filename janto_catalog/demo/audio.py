"""Silence of any length in the formats of audio drama, true in length and small.

A second of silence is encoded once and its packets repeated: an hour costs as much as a minute to make.
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

# An MPEG 2.5 Layer III frame of silence: 8 kbit/s, 8 kHz, mono, no CRC, then nothing but zeros. ISO 13818-3.
_MP3_FRAME = b"\xff\xe3\x18\xc0" + bytes(68)
_MP3_FRAME_SECONDS = 0.072

# Two empty frames of 60 ms, which a decoder plays as silence. RFC 6716, 3.2.5.
_OPUS_SILENCE = b"\x1b\x02"
_OPUS_SAMPLES = 5760

_BIT_RATE = 8000

Packet: TypeAlias = "av.Packet[Any]"
Chapters = Sequence[tuple[str, float, float]]


def write_mp3(path: Path, seconds: float) -> None:
    """Write an MP3 without tags, 1 kB a second."""
    path.write_bytes(_MP3_FRAME * max(1, round(seconds / _MP3_FRAME_SECONDS)))


def write_m4b(path: Path, seconds: float, chapters: Chapters = ()) -> None:
    """Write AAC in MP4, with chapters (title, start, end in seconds) both as Nero's and as QuickTime's."""
    with av.open(str(path), "w", format="ipod") as container:
        set_chapters(container, chapters)
        stream = add_audio_stream(container, "aac", 8000)
        container.start_encoding()
        mux_by_time(container, silent_packets(stream, seconds))


def write_opus(path: Path, seconds: float) -> None:
    """Write Opus in Ogg, less than 30 bytes a second."""
    with av.open(str(path), "w", format="opus") as container:
        stream = add_audio_stream(container, "libopus", 48000)
        container.start_encoding()
        mux_by_time(container, silent_packets(stream, seconds, (_OPUS_SILENCE, _OPUS_SAMPLES)))


def write_ogg(path: Path, seconds: float) -> None:
    """Write Vorbis in Ogg."""
    with av.open(str(path), "w", format="ogg") as container:
        stream = add_audio_stream(container, "vorbis", 8000, "stereo")
        container.start_encoding()
        mux_by_time(container, silent_packets(stream, seconds))


def write_flac(path: Path, seconds: float) -> None:
    """Write FLAC: its frames are numbered, so each is encoded, in the largest blocks the subset allows."""
    with av.open(str(path), "w", format="flac") as container:
        stream = container.add_stream("flac", rate=8000, layout="mono", options={"frame_size": "4608"})
        context = stream.codec_context
        frame = _silent_frame(context, 4608)
        for number in range(round(seconds * 8000 / 4608)):
            frame.pts = number * 4608
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def set_chapters(container: OutputContainer, chapters: Chapters) -> None:
    """Give a container that is being written its chapters."""
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
    """Add an audio stream that will be filled from `silence`."""
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
    """The packets of a silent stream: the encoder's steady one, or `packet` (its bytes and how many samples
    it stands for), again and again."""
    context = stream.codec_context
    content, samples = packet or _steady_packet(context.name, context.rate, context.layout.name)
    for number in range(max(1, round(seconds * context.rate / samples))):
        quiet: Packet = av.Packet(content)
        quiet.stream = stream
        quiet.time_base = Fraction(1, context.rate)
        quiet.pts = quiet.dts = number * samples
        quiet.duration = samples
        quiet.is_keyframe = True
        yield quiet


def mux_by_time(container: OutputContainer, *streams: Iterable[Packet]) -> None:
    """Write the packets of several streams as a player wants them: by their time."""
    for packet in heapq.merge(*streams, key=lambda packet: (packet.pts or 0) * (packet.time_base or 1)):
        container.mux_one(packet)


def _steady_packet(codec: str, rate: int, layout: str) -> tuple[bytes, int]:
    """The packet an encoder settles on for silence, and the samples it stands for."""
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
