"""The name of an item: that of its release where its own means nothing; without the stations that recorders write."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import replace

from janto_catalog.filenames.parse import ParsedName, parse_name

#: A hash, with the prefix that download programs may give it.
_HASH = re.compile(r"(?:abc\.xyz\.)?(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{10,64}", re.IGNORECASE)
#: A title of a disc: "VTS_01_1", "title_t00", "B1_t03".
_DISC_TITLE = re.compile(
    r"vts[ _]\d{1,2}(?:[ _]\d{1,2})?|title[ _]?t?\d{1,3}|(?:[a-h]\d_)?t\d{1,3}", re.IGNORECASE
)
#: Folders of a disc's own layout.
_DISC_FOLDERS = frozenset({"video_ts", "bdmv", "stream"})


def name_of_release(name: str, folders: tuple[str, ...]) -> str:
    """Return the name of the folder of a single release, where an item's own name means nothing; else its name.

    So it is for a hash and for a title of a disc, in a folder that gives a season and an episode.

    >>> name_of_release("title_t00", ("disk", "The.Show.S01E03.DVD"))
    'The.Show.S01E03.DVD'
    """
    if not (_HASH.fullmatch(name) or _DISC_TITLE.fullmatch(name)):
        return name
    nearest = next((folder for folder in reversed(folders) if folder.lower() not in _DISC_FOLDERS), "")
    numbers = parse_name(nearest).numbers
    return nearest if numbers.explicit and not numbers.other_forms else name


def without_stations(parsed: ParsedName, stations: AbstractSet[tuple[str, ...]]) -> ParsedName:
    """Return a name in which the number of a station ("Channel Two") counts nothing and needs no explanation."""
    found = [
        position
        for position in parsed.standalone_numbers
        if position and parsed.words[position - 1 : position + 1] in stations
    ]
    if not found:
        return parsed
    return replace(
        parsed,
        standalone_numbers=tuple(each for each in parsed.standalone_numbers if each not in found),
        ignorable=parsed.ignorable.union(found),
    )
