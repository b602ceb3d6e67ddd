"""Files with APEv2 tags, which five formats share.  Tag format: https://wiki.hydrogenaud.io/index.php?title=APEv2"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mutagen.apev2 import APETextValue

from janto_catalog.formats.format import WRONG_SIGNATURE, NotThisFormatError, open_file, parse
from janto_catalog.formats.tags import TagCollector, standard_name, to_media_facts
from janto_catalog.model.media import MediaFacts, Medium

_PICTURE_KEY = "cover art"


def read_audio(path: bytes, signature: bytes, parser: Callable[..., object], format_name: str) -> MediaFacts:
    """Read a file with the mutagen class `parser`.

    Raises NotThisFormatError when the file does not start with `signature`, and what mutagen raises.
    """
    with open_file(path) as file:
        if file.read(len(signature)) != signature:
            raise NotThisFormatError(WRONG_SIGNATURE)
        parsed = parse(parser, file)
    return to_media_facts(
        format_name, Medium.AUDIO, collect_tags(parsed.tags or {}), duration=parsed.info.length
    )


def collect_tags(tags: Mapping[str, object]) -> TagCollector:
    """The text tags under their standard names; of pictures only that there are some."""
    collector = TagCollector()
    for key, value in tags.items():
        if key.lower().startswith(_PICTURE_KEY):
            collector.has_pictures = True
        elif isinstance(value, APETextValue):
            collector.add(standard_name(key), list(value))
    return collector
