"""What an archive is by the names of its members: a comic, or media as shops send them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from janto_catalog.formats import safe_xml
from janto_catalog.formats._comic_info import collect_tags
from janto_catalog.formats.format import NotThisFormatError
from janto_catalog.formats.tags import TagCollector, clean_text, to_media_facts
from janto_catalog.model.file_types import FileCategory, category_of
from janto_catalog.model.media import MediaFacts, Medium

# An archive of these and nothing else is a comic, with any extension.
_ABOUT_PAGES = frozenset({FileCategory.IMAGE, FileCategory.METADATA, FileCategory.PLAIN_TEXT})
_COMIC_INFO = "comicinfo.xml"
_MAX_MEMBERS = 2_000


class ArchiveNames(NamedTuple):
    """The names of a format: of its comics, and of other archives."""

    comic: str
    archive: str


def archive_facts(
    path: bytes, members: Sequence[str], names: ArchiveNames, read_member: Callable[[str], bytes]
) -> MediaFacts:
    """The facts of an archive with these `members`.

    `read_member` returns the content of a member and raises when it cannot be read.  Raises NotThisFormatError for a
    comic, by its extension, without a page.
    """
    categories = Counter(map(category_of, members))
    pages, is_comic = categories[FileCategory.IMAGE], category_of(path) is FileCategory.COMIC
    if pages and (is_comic or _ABOUT_PAGES.issuperset(categories)):
        return to_media_facts(names.comic, Medium.PAGES, _comic(members, read_member), pages=pages)
    if is_comic:
        raise NotThisFormatError("no page is in it")
    listed = tuple(clean_text(name) for name in members[:_MAX_MEMBERS])
    return MediaFacts(names.archive, Medium.ARCHIVE, members=listed)


def _comic(members: Sequence[str], read_member: Callable[[str], bytes]) -> TagCollector:
    """The tags in ComicInfo.xml; none when it is damaged or too large, because the pages can still be read."""
    collector = TagCollector(has_pictures=True)
    info = next((name for name in members if name.lower().rpartition("/")[2] == _COMIC_INFO), None)
    if info is None:
        return collector
    try:
        elements = safe_xml.parse_elements(read_member(info))
    except Exception:  # noqa: BLE001 - the decoders of archives raise more than they document
        return collector
    collect_tags(elements, collector)
    return collector
