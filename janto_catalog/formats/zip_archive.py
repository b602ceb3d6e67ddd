"""Zip archives: comics (CBZ, with or without ComicInfo.xml) and archives of media, as shops send them."""

from __future__ import annotations

from functools import partial

from janto_catalog.formats import safe_zip
from janto_catalog.formats._archive_facts import ArchiveNames, archive_facts
from janto_catalog.formats._comic_info import MAX_SIZE
from janto_catalog.formats.format import Format, NotThisFormatError, open_file
from janto_catalog.model.media import MediaFacts

_NAMES = ArchiveNames("CBZ", "ZIP")


def _sniff(head: bytes) -> bool:
    return head[:4] in (b"PK\3\4", b"PK\5\6")


def _read(path: bytes) -> MediaFacts:
    with open_file(path) as file, safe_zip.open_archive(file) as archive:
        members = safe_zip.file_names(archive)
        if not members:
            raise NotThisFormatError("nothing is in it")
        read_member = partial(safe_zip.read_member, archive, max_size=MAX_SIZE)
        return archive_facts(path, members, _NAMES, read_member)


FORMAT = Format("ZIP", _sniff, _read, rank=1)
