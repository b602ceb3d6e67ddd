"""Files of two seconds for formats that no encoder here writes: headers made by hand from their specifications."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from io import BytesIO

from mutagen.ogg import OggPage

SECONDS = 2
RATE = 44_100


def monkeys_audio() -> bytes:
    """Version 3.99: a descriptor of 52 bytes, then the header with block counts."""
    frames = struct.pack("<IIIHHI", RATE, RATE, SECONDS, 16, 1, RATE)
    return (b"MAC " + struct.pack("<H", 3990)).ljust(56, b"\0") + frames + bytes(64)


def musepack() -> bytes:
    """Stream version 7: frames of 1,152 samples at 44.1 kHz."""
    frames = round(SECONDS * RATE / 1152)
    return b"MP+\x07" + struct.pack("<I", frames) + bytes(120)


def tak() -> bytes:
    """One stream info block; its fields are bits, the lowest first."""
    fields = ((6, 0), (4, 0), (4, 0), (35, SECONDS * RATE), (3, 0), (18, RATE - 6000), (5, 8), (4, 0), (1, 0))
    value, shift = 0, 0
    for width, content in fields:
        value, shift = value | content << shift, shift + width
    info = value.to_bytes((shift + 7) // 8, "little") + b"crc"
    return b"tBaK\x01" + len(info).to_bytes(3, "little") + info + bytes(64)


def optimfrog() -> bytes:
    """One channel of 16 bits; the encoder's version follows."""
    return b"OFR " + struct.pack("<IIHBBIH", 15, SECONDS * RATE, 0, 2, 0, RATE, 1000) + bytes(80)


def dsf() -> bytes:
    """DSD, format and data chunks of one channel, without an ID3 tag."""
    rate = 2_822_400
    data = bytes(4096)
    form = struct.pack("<4sQIIIIIIQII", b"fmt ", 52, 1, 0, 1, 1, rate, 1, SECONDS * rate, 4096, 0)
    body = form + struct.pack("<4sQ", b"data", 12 + len(data)) + data
    return struct.pack("<4sQQQ", b"DSD ", 28, 28 + len(body), 0) + body


def dsdiff() -> bytes:
    """A form with properties and sound; the rate is low to keep two seconds short."""
    rate = 8_000
    properties = b"SND " + _chunk(b"FS  ", struct.pack(">I", rate)) + _chunk(b"CHNL", b"\0\1C000")
    properties += _chunk(b"CMPR", b"DSD \0\0")
    body = b"DSD " + _chunk(b"FVER", b"\1\5\0\0") + _chunk(b"PROP", properties)
    return _chunk(b"FRM8", body + _chunk(b"DSD ", bytes(SECONDS * rate // 8)))


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack(">Q", len(content)) + content


def speex() -> bytes:
    """A Speex header, a comment, and one page that ends after two seconds."""
    header = b"Speex   1.2".ljust(28, b"\0") + struct.pack(
        "<13I", 1, 80, 8000, 0, 4, 1, 0, 160, 0, 1, 0, 0, 0
    )
    return _ogg((header, _comment(), bytes(38)), SECONDS * 8000)


def theora() -> bytes:
    """The three Theora headers (64 by 48 pixels, 25 frames a second) and a page that ends after two seconds."""
    picture = b"\0\4\0\3" + b"\0\0\x40\0\0\x30\0\0"
    rate = struct.pack(">II", 25, 1) + b"\0\0\1\0\0\1" + b"\0" + b"\0\0\0" + b"\0\0"
    identification = b"\x80theora\3\2\1" + picture + rate
    headers = (identification, b"\x81theora" + _comment(), b"\x82theora" + bytes(32))
    return _ogg((*headers, b"\0" * 16), SECONDS * 25)


def ogm() -> bytes:
    """An OGM header of an MPEG-4 video (64 by 48 pixels, 25 frames a second) and two pages."""
    stream = struct.pack("<8s4sIQQIIII", b"video", b"XVID", 52, 400_000, 1, 1, 65_536, 24, 64)
    return _ogg(
        (
            b"\1" + stream + struct.pack("<II", 48, 0),
            b"\3vorbis" + _comment() + b"\1",
            b"\x08" * 16,
            b"\x08" * 16,
        ),
        SECONDS * 25,
    )


def _comment() -> bytes:
    return struct.pack("<I4sI", 4, b"none", 0)


def _ogg(packets: Sequence[bytes], last_position: int) -> bytes:
    """One page a packet; `last_position` is the granule position of the last."""
    into = BytesIO()
    for number, packet in enumerate(packets):
        page = OggPage()
        page.packets, page.sequence, page.serial = [packet], number, 7
        page.first, page.last = number == 0, number == len(packets) - 1
        page.position = last_position if page.last else 0
        into.write(page.write())
    return into.getvalue()
