"""MP3 and MP2: tags by `id3`, the duration by mutagen."""

from __future__ import annotations

from mutagen.mp3 import HeaderNotFoundError, MPEGInfo

from janto_catalog.formats import id3
from janto_catalog.formats.format import HEAD_SIZE, Format, NotThisFormatError, open_file
from janto_catalog.formats.tags import to_media_facts
from janto_catalog.model.media import MediaFacts, Medium


def _sniff(head: bytes) -> bool:
    return id3.has_tag(head) or _is_frame(head[:4])


def _is_frame(four: bytes) -> bool:
    """Whether four bytes are a frame header of layer II or III.

    Layer I is left out: its header is like the byte order mark of UTF-16 text.
    """
    if len(four) < 4 or four[0] != 0xFF or four[1] & 0xE0 != 0xE0:
        return False
    layer, version = four[1] >> 1 & 3, four[1] >> 3 & 3
    rate, frequency = four[2] >> 4, four[2] >> 2 & 3
    return layer in (1, 2) and version != 1 and 0 < rate < 15 and frequency != 3


def _read(path: bytes) -> MediaFacts:
    with open_file(path) as file:
        head = file.read(HEAD_SIZE)
        collector = id3.read_tags(file, head)
        try:
            info = MPEGInfo(file, id3.tag_size(head))
        except HeaderNotFoundError as error:
            raise NotThisFormatError("no audio frame found") from error
    return to_media_facts("MP3", Medium.AUDIO, collector, duration=info.length)


FORMAT = Format("MP3", _sniff, _read, by_extension=True)
