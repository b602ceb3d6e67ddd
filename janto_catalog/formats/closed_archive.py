"""RAR and 7-Zip, comics among them: recognised, never opened."""

from __future__ import annotations

from janto_catalog.formats.family import Format, NotThisFormatError, opened
from janto_catalog.model.media import MediaFacts, Medium

_RAR, _SEVEN = b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c"


def _sniff(head: bytes) -> bool:
    return head.startswith((_RAR, _SEVEN))


def _read(path: bytes) -> MediaFacts:
    with opened(path) as file:
        head = file.read(32)
    if not _sniff(head) or len(head) < 20:
        raise NotThisFormatError("it ends within its first bytes")
    rar = head.startswith(_RAR)
    if path.lower().endswith((b".cbr", b".cb7", b".cbz")):
        return MediaFacts("CBR" if rar else "CB7", Medium.PAGES)
    return MediaFacts("RAR" if rar else "7-Zip", Medium.ARCHIVE)


FORMAT = Format("RAR or 7-Zip", (b".cbr", b".cb7", b".rar", b".7z"), Medium.ARCHIVE, _sniff, _read)
