"""Audio streams without a container: AAC, AC-3, True Audio; their tags, if any, are ID3."""

from __future__ import annotations

from mutagen.aac import AAC
from mutagen.ac3 import AC3
from mutagen.trueaudio import TrueAudio

from janto_catalog.formats import id3
from janto_catalog.formats.family import HEAD, Format, NotThisFormatError, opened, parsed
from janto_catalog.formats.tags import Tagging, facts
from janto_catalog.model.media import MediaFacts, Medium

_SHORTEST = 64


def _kind(head: bytes) -> tuple[str, type] | None:
    if head[:4] == b"TTA1":
        return "True Audio", TrueAudio
    if head[:2] == b"\x0b\x77":
        return "AC-3", AC3
    if head[:4] == b"ADIF" or (head[:1] == b"\xff" and head[1:2] in (b"\xf0", b"\xf1", b"\xf8", b"\xf9")):
        return "AAC", AAC
    return None


def _sniff(head: bytes) -> bool:
    return head[:3] == b"ID3" or _kind(head) is not None


def _read(path: bytes) -> MediaFacts:
    with opened(path) as file:
        head = file.read(HEAD)
        after = id3.size_of(head)
        tagging = id3.read_tags(file, head) if after else Tagging()
        file.seek(after)
        start = file.read(_SHORTEST)
        known = _kind(start)
        if known is None or len(start) < _SHORTEST:
            raise NotThisFormatError("it ends within its first bytes" if known else "no audio stream found")
        name, kind = known
        length = parsed(kind, file).info.length
    return facts(name, Medium.AUDIO, tagging, duration=length)


FORMAT = Format("AAC, AC-3 or True Audio", (b".aac", b".ac3", b".tta"), Medium.AUDIO, _sniff, _read, rank=1)
