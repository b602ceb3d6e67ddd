"""Audio in chunks with an ID3 tag inside: WAV, AIFF, DSF and DSDIFF."""

from __future__ import annotations

from collections.abc import Callable

from janto_catalog.formats import id3_frames
from janto_catalog.formats.format import WRONG_SIGNATURE, NotThisFormatError, open_file, parse
from janto_catalog.formats.tags import TagCollector, to_media_facts
from janto_catalog.model.media import MediaFacts, Medium

_HEADER_SIZE = 16


def read_chunks(
    path: bytes, sniff: Callable[[bytes], bool], parser: Callable[..., object], format_name: str
) -> MediaFacts:
    """Read a file with the mutagen class `parser`.

    Raises NotThisFormatError when `sniff` refuses its header, and what mutagen raises.
    """
    with open_file(path) as file:
        if not sniff(file.read(_HEADER_SIZE)):
            raise NotThisFormatError(WRONG_SIGNATURE)
        parsed = parse(parser, file)
    collector = id3_frames.from_mutagen(parsed.tags) if parsed.tags else TagCollector()
    return to_media_facts(format_name, Medium.AUDIO, collector, duration=parsed.info.length)
