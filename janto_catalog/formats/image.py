"""Pictures: recognised by their first bytes, never decoded during a scan."""

from __future__ import annotations

from janto_catalog.formats.family import Format, NotThisFormatError, opened
from janto_catalog.model.media import MediaFacts, Medium

_SHORTEST = 24


def _name(head: bytes) -> str:
    if head[:3] == b"\xff\xd8\xff":
        return "JPEG"
    if head[:8] == b"\x89PNG\r\n\x1a\n":
        return "PNG"
    if head[:6] in (b"GIF87a", b"GIF89a"):
        return "GIF"
    return "WebP" if head[:4] == b"RIFF" and head[8:12] == b"WEBP" else ""


def _sniff(head: bytes) -> bool:
    return bool(_name(head))


def _read(path: bytes) -> MediaFacts:
    with opened(path) as file:
        head = file.read(_SHORTEST)
    name = _name(head)
    if not name or len(head) < _SHORTEST:
        raise NotThisFormatError(
            "it ends within its first bytes" if name else "its first bytes are of something else"
        )
    return MediaFacts(name, Medium.IMAGE, has_pictures=True)


FORMAT = Format("picture", (b".jpg", b".jpeg", b".png", b".gif", b".webp"), Medium.IMAGE, _sniff, _read)
