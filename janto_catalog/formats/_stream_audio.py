"""Audio streams without a container, with or without an ID3 tag before them: AAC, AC-3 and True Audio."""

from __future__ import annotations

from collections.abc import Callable

from janto_catalog.formats import id3
from janto_catalog.formats.format import (
    HEAD_SIZE,
    TRUNCATED,
    NotThisFormatError,
    open_file,
    parse,
)
from janto_catalog.formats.tags import TagCollector, to_media_facts
from janto_catalog.model.media import MediaFacts, Medium

_MIN_SIZE = 64


def read_stream(
    path: bytes, is_stream: Callable[[bytes], bool], parser: Callable[..., object], format_name: str
) -> MediaFacts:
    """Read a stream with the mutagen class `parser`; `is_stream` checks the first bytes after the ID3 tag.

    Raises NotThisFormatError when there is no such stream, and what mutagen raises.
    """
    with open_file(path) as file:
        head = file.read(HEAD_SIZE)
        tag_size = id3.tag_size(head)
        collector = id3.read_tags(file, head) if tag_size else TagCollector()
        file.seek(tag_size)
        start = file.read(_MIN_SIZE)
        if not is_stream(start):
            raise NotThisFormatError("no audio stream found")
        if len(start) < _MIN_SIZE:
            raise NotThisFormatError(TRUNCATED)
        duration = parse(parser, file).info.length
    return to_media_facts(format_name, Medium.AUDIO, collector, duration=duration)
