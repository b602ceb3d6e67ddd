"""Zip archives: comics (CBZ, with or without ComicInfo.xml) and archives of media, as shops send them."""

from __future__ import annotations

from collections import Counter
from zipfile import BadZipFile, ZipFile

from janto_catalog.formats import safe_xml, safe_zip
from janto_catalog.formats._comic_info import MAX_SIZE, collect_tags
from janto_catalog.formats.format import Format, NotThisFormatError, open_file
from janto_catalog.formats.tags import TagCollector, clean_text, to_media_facts
from janto_catalog.model.file_types import FileCategory, category_of
from janto_catalog.model.media import MediaFacts, Medium

# An archive of these and nothing else is a comic, with any extension.
_ABOUT_PAGES = frozenset({FileCategory.IMAGE, FileCategory.METADATA, FileCategory.PLAIN_TEXT})
_COMIC_INFO = "comicinfo.xml"
_MAX_MEMBERS = 2_000


def _sniff(head: bytes) -> bool:
    return head[:4] in (b"PK\3\4", b"PK\5\6")


def _read(path: bytes) -> MediaFacts:
    is_comic = category_of(path) is FileCategory.COMIC
    with open_file(path) as file, safe_zip.open_archive(file) as archive:
        names = safe_zip.file_names(archive)
        if not names:
            raise NotThisFormatError("nothing is in it")
        categories = Counter(map(category_of, names))
        pages = categories[FileCategory.IMAGE]
        if pages and (is_comic or _ABOUT_PAGES.issuperset(categories)):
            return to_media_facts("CBZ", Medium.PAGES, _comic(archive, names), pages=pages)
        if is_comic:
            raise NotThisFormatError("no page is in it")
        members = tuple(clean_text(name) for name in names[:_MAX_MEMBERS])
        return MediaFacts("ZIP", Medium.ARCHIVE, members=members)


def _comic(archive: ZipFile, names: list[str]) -> TagCollector:
    """The tags in ComicInfo.xml; none when it is damaged or too large, because the pages can still be read."""
    collector = TagCollector(has_pictures=True)
    info = next((name for name in names if name.lower().rpartition("/")[2] == _COMIC_INFO), None)
    if info is None:
        return collector
    try:
        elements = safe_xml.parse_elements(safe_zip.read_member(archive, info, MAX_SIZE))
    except (NotThisFormatError, BadZipFile, OSError, ValueError, EOFError, NotImplementedError):
        return collector
    collect_tags(elements, collector)
    return collector


FORMAT = Format("ZIP", _sniff, _read, rank=1)
