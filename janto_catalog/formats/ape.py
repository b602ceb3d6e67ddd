"""Formats that carry APEv2 tags: Monkey's Audio, Musepack, WavPack, TAK, OptimFROG."""

from __future__ import annotations

from typing import Any, BinaryIO

from mutagen.apev2 import APETextValue
from mutagen.monkeysaudio import MonkeysAudio
from mutagen.musepack import Musepack
from mutagen.optimfrog import OptimFROG
from mutagen.tak import TAK
from mutagen.wavpack import WavPack

from janto_catalog.formats.family import Format, NotThisFormatError, opened, parsed
from janto_catalog.formats.tags import Tagging, facts, standard_name
from janto_catalog.model.media import MediaFacts, Medium

_KINDS: tuple[tuple[bytes, str, Any], ...] = (
    (b"MAC ", "Monkey's Audio", MonkeysAudio),
    (b"MPCK", "Musepack", Musepack),
    (b"MP+", "Musepack", Musepack),
    (b"wvpk", "WavPack", WavPack),
    (b"tBaK", "TAK", TAK),
    (b"OFR ", "OptimFROG", OptimFROG),
)
_PICTURE = "cover art"
_MOST_PACKETS = 64


def _sniff(head: bytes) -> bool:
    return head.startswith(tuple(mark for mark, _, _ in _KINDS))


def _read(path: bytes) -> MediaFacts:
    with opened(path) as file:
        head = file.read(4)
        name, kind = next(((name, kind) for mark, name, kind in _KINDS if head.startswith(mark)), ("", None))
        if kind is None:
            raise NotThisFormatError("its first bytes are of something else")
        if head == b"MPCK":
            _check_packets(file)
        found = parsed(kind, file)
    return facts(name, Medium.AUDIO, _tagging(found.tags or {}), duration=found.info.length)


def _tagging(tags: dict[str, object]) -> Tagging:
    tagging = Tagging()
    for key, value in tags.items():
        if key.lower().startswith(_PICTURE):
            tagging.has_pictures = True
        elif isinstance(value, APETextValue):
            tagging.add(standard_name(key), list(value))
    return tagging


def _check_packets(file: BinaryIO) -> None:
    """Refuse a Musepack 8 stream with a packet shorter than its own header: mutagen steps back there for ever.

    A packet is two capital letters, then its whole length, seven bits a byte.
    """
    for _ in range(_MOST_PACKETS):
        key = file.read(2)
        if len(key) < 2 or key in (b"AP", b"SE"):
            return
        size, width = 0, 0
        while width < 9:
            byte = file.read(1)
            if not byte:
                return
            size, width = size << 7 | byte[0] & 0x7F, width + 1
            if byte[0] < 0x80:
                break
        if size < 2 + width:
            raise NotThisFormatError("a packet in it has no length")
        file.seek(size - 2 - width, 1)


_ENDINGS = (b".ape", b".mpc", b".mp+", b".mpp", b".wv", b".tak", b".ofr", b".ofs")
FORMAT = Format("APE-tagged audio", _ENDINGS, Medium.AUDIO, _sniff, _read)
