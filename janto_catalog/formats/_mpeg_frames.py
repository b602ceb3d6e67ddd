"""The length of MPEG audio by its frames, for files whose header tells of a part of them or that have none.

A program that joins MP3 files leaves the header of the first, which counts only its own frames.  Without a header
the length is worked out from the bit rate of the first frame, which is wrong where the bit rate varies.
Format of a frame header: http://www.mp3-tech.org/programmer/frame_header.html
"""

from __future__ import annotations

from typing import BinaryIO

_KILOBITS = {
    # By (is MPEG 1, layer): the bit rates in kilobits a second that four bits of a header stand for.
    (True, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, 3): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 3): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_HERTZ = (44100, 48000, 32000)
#: What two bits of a header say of the version: MPEG 2.5, none, 2, 1; the sample rate is divided by this.
_DIVISOR = {0: 4, 2: 2, 3: 1}
_HEADER_SIZE = 4
_BLOCK_SIZE = 1 << 20
_SAMPLE_SIZE = 8192
#: So many frames at each place: where the bit rate varies, it does so from frame to frame.
_SAMPLE_FRAMES = 8
_LARGEST_FRAME = 4096
_ID3V2, _ID3V1, _ID3V2_HEADER_SIZE, _ID3V1_SIZE = b"ID3", b"TAG", 10, 128


def frame_at(data: bytes, offset: int) -> tuple[int, float, int] | None:
    """Return size in bytes, length in seconds and kilobits a second of a frame of layer II or III, None without one."""
    if offset + _HEADER_SIZE > len(data) or data[offset] != 0xFF or data[offset + 1] & 0xE0 != 0xE0:
        return None
    second, third = data[offset + 1], data[offset + 2]
    divisor, layer = _DIVISOR.get(second >> 3 & 3), 4 - (second >> 1 & 3)
    rate, frequency = third >> 4, third >> 2 & 3
    if divisor is None or layer not in (2, 3) or not 0 < rate < 15 or frequency == 3:
        return None
    kilobits = _KILOBITS[divisor == 1, layer][rate]
    hertz = _HERTZ[frequency] // divisor
    samples = 576 if layer == 3 and divisor > 1 else 1152
    return samples // 8 * kilobits * 1000 // hertz + (third >> 1 & 1), samples / hertz, kilobits


def has_varying_bit_rate(file: BinaryIO, start: int, end: int) -> bool:
    """Whether frames at a few places between two offsets of an open file differ in their bit rate."""
    rates: set[int] = set()
    for quarter in range(4):
        file.seek(start + (end - start) * quarter // 4)
        data = file.read(_SAMPLE_SIZE)
        offset = _next_frame(data, 0)
        for _ in range(_SAMPLE_FRAMES):
            frame = None if offset is None else frame_at(data, offset)
            if frame is None or offset is None:
                break
            rates.add(frame[2])
            offset += frame[0]
    return len(rates) > 1


def length_of_frames(file: BinaryIO, start: int) -> float:
    """Return the seconds of all frames from an offset of an open file to its end; what is no frame is passed over."""
    file.seek(start)
    data, offset, seconds = file.read(_BLOCK_SIZE), 0, 0.0
    while True:
        if offset + _LARGEST_FRAME > len(data) and (more := file.read(_BLOCK_SIZE)):
            data, offset = data[offset:] + more, max(0, offset - len(data))
        frame = frame_at(data, offset)
        if frame:
            seconds += frame[1]
            offset += frame[0]
        elif data.startswith(_ID3V1, offset):
            offset += _ID3V1_SIZE
        elif data.startswith(_ID3V2, offset):
            offset += _tag_size(data[offset : offset + _ID3V2_HEADER_SIZE])
        elif (following := _next_frame(data, offset + 1)) is not None:
            offset = following
        elif offset + _LARGEST_FRAME > len(data):
            return seconds
        else:
            offset = len(data) - _HEADER_SIZE
        if offset > len(data):
            file.seek(offset - len(data), 1)
            data, offset = file.read(_BLOCK_SIZE), 0


def _next_frame(data: bytes, offset: int) -> int | None:
    """The offset of the next frame that another follows, None without one."""
    while (offset := data.find(b"\xff", offset)) >= 0:
        frame = frame_at(data, offset)
        if frame and (offset + frame[0] + _HEADER_SIZE > len(data) or frame_at(data, offset + frame[0])):
            return offset
        offset += 1
    return None


def _tag_size(header: bytes) -> int:
    """The size of an ID3v2 tag, at least that of its header."""
    if len(header) < _ID3V2_HEADER_SIZE or max(header[6:10]) > 0x7F:
        return _ID3V2_HEADER_SIZE
    size = header[6] << 21 | header[7] << 14 | header[8] << 7 | header[9]
    return _ID3V2_HEADER_SIZE + size
