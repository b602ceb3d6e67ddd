"""Kindle books (MOBI, AZW3): only the title in the header.  Format: https://wiki.mobileread.com/wiki/MOBI"""

from __future__ import annotations

from janto_catalog.formats.format import Format, NotThisFormatError, open_file
from janto_catalog.formats.tags import TagCollector, to_media_facts
from janto_catalog.model.file_types import format_of
from janto_catalog.model.media import MediaFacts, Medium

_MAX_TITLE_SIZE = 4096
_UTF_8 = 65001


def _sniff(head: bytes) -> bool:
    return head[60:68] == b"BOOKMOBI"


def _read(path: bytes) -> MediaFacts:
    with open_file(path) as file:
        start = int.from_bytes(file.read(82)[78:82], "big")
        file.seek(start)
        record = file.read(96)
        if record[16:20] != b"MOBI":
            raise NotThisFormatError("its header is missing")
        offset, length = (int.from_bytes(record[at : at + 4], "big") for at in (84, 88))
        file.seek(start + offset)
        title = file.read(min(length, _MAX_TITLE_SIZE))
    codec = "utf-8" if int.from_bytes(record[28:32], "big") == _UTF_8 else "cp1252"
    collector = TagCollector()
    collector.add("title", [title.decode(codec, "replace")])
    return to_media_facts("AZW3" if format_of(path) == "AZW3" else "MOBI", Medium.PAGES, collector)


FORMAT = Format("MOBI", _sniff, _read)
