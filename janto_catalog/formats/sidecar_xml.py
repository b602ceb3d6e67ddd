"""XML files: ComicInfo.xml next to a comic, the metadata that get_iplayer writes; others are only text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from janto_catalog.formats import _comic_info, safe_xml, text
from janto_catalog.formats.format import HEAD_SIZE, Format, no_signature, open_file
from janto_catalog.formats.safe_xml import Element
from janto_catalog.formats.tags import TagCollector, episode_number, to_media_facts
from janto_catalog.model.media import MediaFacts, Medium

_COMIC_INFO = re.compile(rb"<ComicInfo[\s>/]")
_GET_IPLAYER = re.compile(rb"<program_meta_data[\s>]")
# https://github.com/get-iplayer/get_iplayer/wiki: the fields of --metadata=generic
_NAMES = {"episodeshort": "title", "nameshort": "series", "channel": "publisher", "firstbcast": "date"}


def _read(path: bytes) -> MediaFacts:
    with open_file(path) as file:
        head = file.read(HEAD_SIZE)
        if not (_COMIC_INFO.search(head) or _GET_IPLAYER.search(head)):
            return text.read_text(path)
        file.seek(0)
        elements = safe_xml.parse_elements(safe_xml.read_document(file, _comic_info.MAX_SIZE))
    collector = TagCollector()
    collect = _comic_info.collect_tags if _COMIC_INFO.search(head) else _collect_programme
    collect(elements, collector)
    return to_media_facts("XML", Medium.TEXT, collector)


def _collect_programme(elements: Sequence[Element], collector: TagCollector) -> None:
    texts = {element.name: element.text.strip() for element in elements if element.text.strip()}
    for name, text_of in _NAMES.items():
        collector.add(text_of, [texts.get(name, "")])
    number = episode_number(texts.get("seriesnum", ""), [texts.get("episodenum", "")])
    collector.add("series number", [number])


FORMAT = Format("XML", no_signature, _read, by_extension=True)
