"""Small pictures for covers and pages, in one colour each."""

from __future__ import annotations

import io
import struct
import zlib

import av


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


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
