"""Office documents in zip archives: Word and OpenDocument name title and author alike (Dublin Core)."""

from __future__ import annotations

from janto_catalog.formats import safe_xml, safe_zip
from janto_catalog.formats.format import NotThisFormatError, open_file
from janto_catalog.formats.tags import TagCollector, to_media_facts
from janto_catalog.model.media import MediaFacts, Medium

_MAX_PROPERTIES_SIZE = 1 << 20
_NAMES = {"title": "title", "creator": "artist", "language": "language", "description": "comment"}


def read_properties(path: bytes, format_name: str, text_member: str, properties_member: str) -> MediaFacts:
    """The title and author of a document.

    Raises NotThisFormatError when the archive has no member `text_member`, and zipfile.BadZipFile when it is
    damaged.  A document without `properties_member` has no tags.
    """
    collector = TagCollector()
    with open_file(path) as file, safe_zip.open_archive(file) as archive:
        names = set(archive.namelist())
        if text_member not in names:
            raise NotThisFormatError("no text is in it")
        if properties_member in names:
            content = safe_zip.read_member(archive, properties_member, _MAX_PROPERTIES_SIZE)
            for element in safe_xml.parse_elements(content):
                if element.name in _NAMES:
                    collector.add(_NAMES[element.name], [element.text])
    return to_media_facts(format_name, Medium.TEXT, collector)
