"""MP3 and MP2: tags by `id3`, the duration by mutagen, or by all frames where the header and the file disagree."""

from __future__ import annotations

from typing import BinaryIO

from mutagen.mp3 import BitrateMode, HeaderNotFoundError, MPEGInfo

from janto_catalog.formats import id3
from janto_catalog.formats._mpeg_frames import has_varying_bit_rate, length_of_frames
from janto_catalog.formats.format import HEAD_SIZE, Format, NotThisFormatError, open_file
from janto_catalog.formats.tags import to_media_facts
from janto_catalog.model.media import MediaFacts, Medium

#: A file that is larger than its header says by so much has more sound than the header counts.
_MORE_BYTES, _MORE_SHARE = 65_536, 1.02


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
        duration = _length(file, info)
    return to_media_facts("MP3", Medium.AUDIO, collector, duration=duration)


def _length(file: BinaryIO, info: MPEGInfo) -> float:
    """The length in seconds; all frames are counted where the header counts a part of them, or there is none."""
    # mutagen sets these two without declaring them.
    start, bits_per_second = int(vars(info)["frame_offset"]), int(vars(info)["bitrate"])
    end = file.seek(0, 2)
    if info.bitrate_mode == BitrateMode.UNKNOWN:
        is_wrong = has_varying_bit_rate(file, start, end)
    else:
        counted = bits_per_second * info.length / 8
        is_wrong = end - start > max(counted + _MORE_BYTES, counted * _MORE_SHARE)
    return length_of_frames(file, start) if is_wrong else float(info.length)


FORMAT = Format("MP3", _sniff, _read, by_extension=True)
