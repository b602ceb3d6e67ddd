"""NFO files: what Kodi, Jellyfin and other media managers write next to a video; others are only text.

https://kodi.wiki/view/NFO_files
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from janto_catalog.formats import safe_xml, text
from janto_catalog.formats.format import Format, NotThisFormatError, no_signature, open_file
from janto_catalog.formats.safe_xml import Element
from janto_catalog.formats.tags import TagCollector, episode_number, to_media_facts
from janto_catalog.model.media import MediaFacts, Medium

_MAX_SIZE = 1 << 20
_START = re.compile(rb"<(episodedetails|movie|tvshow)[\s>]")
_ENDS = {name: re.compile(b"</" + name + rb"\s*>") for name in (b"episodedetails", b"movie", b"tvshow")}
_DECLARATION = re.compile(rb"\s*<\?xml[^>]{0,200}\?>")
_NAMES = {"studio": "publisher", "credits": "artist", "plot": "comment", "genre": "genre"}
_DATES = ("aired", "premiered", "releasedate", "year")
_IDENTIFIERS = ("imdb", "tvdb", "tmdb")
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def _read(path: bytes) -> MediaFacts:
    with open_file(path) as file:
        data = _utf_8(safe_xml.read_document(file, _MAX_SIZE))
    if not _START.search(data):
        return text.read_text(path)
    declaration = _DECLARATION.match(data.removeprefix(b"\xef\xbb\xbf"))
    start = declaration[0].lstrip() if declaration else b""
    documents = [safe_xml.parse_elements(start + found) for found in _documents(data)]
    if not documents:
        raise NotThisFormatError("its XML is damaged")
    collector = TagCollector()
    _collect(documents, collector)
    return to_media_facts("NFO", Medium.TEXT, collector)


def _documents(data: bytes) -> Iterator[bytes]:
    """The documents of a file: it has two for two episodes, and behind them there may be an address.

    Each byte is looked at a fixed number of times, however many documents begin and do not end.
    """
    place = 0
    ends = dict(_ENDS)
    for found in _START.finditer(data):
        name = found[1]
        if found.start() < place or name not in ends:
            continue
        if end := ends[name].search(data, found.end()):
            place = end.end()
            yield data[found.start() : place]
        else:
            del ends[name]


def _utf_8(data: bytes) -> bytes:
    """The same text in UTF-8 where it is in UTF-16."""
    if not data.startswith(_UTF_16_MARKS):
        return data
    decoded = data.decode("utf-16", "replace").encode()
    declaration = _DECLARATION.match(decoded)
    return decoded[declaration.end() :] if declaration else decoded


def _collect(documents: Sequence[Sequence[Element]], collector: TagCollector) -> None:
    """What the documents say: of a show its name, of a film its title, of episodes show, numbers and titles."""
    texts = [_texts(document) for document in documents]
    first = texts[0]
    if documents[0][0].name == "tvshow":
        collector.add("series", [_title(first)])
    else:
        collector.add("title", [" & ".join(filter(None, map(_title, texts)))])
        collector.add("series", [first.get("showtitle", "")])
        number = episode_number(first.get("season", ""), [each.get("episode", "") for each in texts])
        collector.add("series number", [number])
    for name, standard in _NAMES.items():
        collector.add(standard, (each.text for each in documents[0] if each.name == name))
    collector.add("date", [next((first[name] for name in _DATES if name in first), "")])
    for element in documents[0]:
        kind = element.attributes.get("type", "").lower() if element.name == "uniqueid" else ""
        if kind in _IDENTIFIERS:
            collector.add(kind, [element.text])


def _texts(document: Sequence[Element]) -> dict[str, str]:
    """The text of each element, of the first where a name comes again."""
    texts: dict[str, str] = {}
    for element in document:
        if value := element.text.strip():
            texts.setdefault(element.name, value)
    return texts


def _title(texts: dict[str, str]) -> str:
    """The title in the language of the work where it is given besides the translated one."""
    return texts.get("originaltitle") or texts.get("title", "")


FORMAT = Format("NFO", no_signature, _read, by_extension=True)
