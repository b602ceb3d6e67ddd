"""Vorbis comments, which FLAC and Ogg share, as tags under their standard names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from janto_catalog.formats.tags import TagCollector, standard_name
from janto_catalog.model.media import Chapter

_PICTURE_KEYS = ("metadata_block_picture", "coverart", "coverartmime")
_CHAPTER = re.compile(r"chapter(\d{1,4})(name)?$")
_TIME = re.compile(r"(\d{1,4}):(\d\d):(\d\d(?:\.\d{1,9})?)$")


def collect_tags(comments: Iterable[tuple[str, str]]) -> TagCollector:
    """Tags and chapters (CHAPTER001=00:01:02.000, CHAPTER001NAME=...) from (key, value) comments."""
    collector = TagCollector()
    times: dict[str, float] = {}
    titles: dict[str, str] = {}
    for key, value in comments:
        name = key.lower()
        chapter = _CHAPTER.match(name)
        if name in _PICTURE_KEYS:
            collector.has_pictures = True
        elif chapter and chapter[2]:
            titles[chapter[1]] = value
        elif chapter:
            times[chapter[1]] = _parse_time(value)
        else:
            collector.add(standard_name(name), [value])
    collector.chapters = [Chapter(titles.get(number, ""), start) for number, start in times.items()]
    return collector


def _parse_time(text: str) -> float:
    """Seconds of "hh:mm:ss.fff"; -1, which no valid chapter has, for anything else."""
    found = _TIME.match(text.strip())
    return int(found[1]) * 3600 + int(found[2]) * 60 + float(found[3]) if found else -1.0
