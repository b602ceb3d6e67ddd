"""Windows Media: sound is read by mutagen, video by PyAV; the header decides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mutagen.asf import ASF

from janto_catalog.formats.ffmpeg import read_container
from janto_catalog.formats.format import Format, open_file, parse
from janto_catalog.formats.tags import TagCollector, standard_name, to_media_facts
from janto_catalog.model.media import MediaFacts, Medium

# GUIDs of the header object and of a video stream: ASF specification 3.1 and 3.3.
_HEADER = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_VIDEO = bytes.fromhex("c0ef19bc4d5bcf11a8fd00805f5c442b")
_MAX_HEADER_SIZE = 1 << 20
_NAMES = {
    "albumtitle": "album", "genre": "genre", "tracknumber": "track", "partofset": "disc", "language": "language",
    "contentgroupdescription": "grouping", "year": "date", "encodingtime": "encoding date",
    "originalreleasetime": "original date", "originalreleaseyear": "original date", "composer": "composer",
    "subtitle": "subtitle", "sharedusergrating": "rating", "barcode": "barcode", "isrc": "isrc",
}  # fmt: skip


def _sniff(head: bytes) -> bool:
    return head[:16] == _HEADER


def _read(path: bytes) -> MediaFacts:
    with open_file(path) as file:
        start = file.read(30)
        length = int.from_bytes(start[16:24], "little")
        if _VIDEO in file.read(min(length, _MAX_HEADER_SIZE)):
            return read_container(path, "asf", "Windows Media video")
        asf = parse(ASF, file)
    return to_media_facts(
        "Windows Media audio", Medium.AUDIO, _collect_tags(asf.tags or ()), duration=asf.info.length
    )


def _collect_tags(attributes: Iterable[tuple[str, Any]]) -> TagCollector:
    collector = TagCollector()
    for key, attribute in attributes:
        name = key.removeprefix("WM/")
        if name == "Picture":
            collector.has_pictures = True
        else:
            texts = [] if isinstance(attribute.value, bytes) else [attribute.value]
            collector.add(_NAMES.get(name.lower()) or standard_name(name), texts)
    return collector


FORMAT = Format("Windows Media", _sniff, _read)
