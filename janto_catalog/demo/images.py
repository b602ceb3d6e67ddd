"""Small pictures for covers and pages, in one colour each."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence

import av

_SQUARE = 16
"""The size of a square in pixels: that of a block which a video codec codes by itself."""


def encode_png(width: int, height: int, shade: int) -> bytes:
    """A PNG of `width` by `height` pixels; `shade` (0…255) chooses its colour."""
    body = b"\0" + bytes((shade, 64, 255 - shade)) * width
    band = b"\0" + bytes((255 - shade, 255 - shade, shade)) * width
    rows = b"".join(band if height // 3 <= row < height // 2 else body for row in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


def encode_jpeg(width: int, height: int, shade: int) -> bytes:
    """A JPEG of `width` by `height` pixels, both even; `shade` (0…255) chooses its colour."""
    output = io.BytesIO()
    with av.open(output, "w", format="image2pipe") as container:
        stream = container.add_stream("mjpeg", rate=1)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuvj420p"
        container.mux(stream.encode(make_frame(width, height, shade, "yuvj420p")))
        container.mux(stream.encode(None))
    return output.getvalue()


def make_frame(width: int, height: int, shade: int, pixel_format: str = "yuv420p") -> av.VideoFrame:
    """A video frame in one colour, which `shade` (0…255) chooses."""
    frame = av.VideoFrame(width, height, pixel_format)
    for plane, value in zip(frame.planes, (shade, 128, 255 - shade), strict=True):
        plane.update(bytes([value]) * plane.buffer_size)
    return frame


def draw_squares(frame: av.VideoFrame, shades: Sequence[int]) -> None:
    """Draw squares of some shades (0…255) in a row at the top of a frame, as many as fit."""
    plane = frame.planes[0]
    row = b"".join(bytes([shade]) * _SQUARE for shade in shades[: frame.width // _SQUARE])
    pixels = bytearray(bytes(plane))
    for start in range(0, _SQUARE * plane.line_size, plane.line_size):
        pixels[start : start + len(row)] = row
    plane.update(bytes(pixels))


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
