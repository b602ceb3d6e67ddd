"""The name of an item: that of its release where its own means nothing; without the stations that recorders write."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import replace

from janto_catalog.filenames.downloaders import without_audible_coding
from janto_catalog.filenames.parse import ParsedName, parse_name, split_extension
from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.model.files import ItemKind
from janto_catalog.model.matching import ReadFile, ReadItem
from janto_catalog.model.media import MediaFacts

#: A hash, with the prefix that download programs may give it.
_HASH = re.compile(r"(?:abc\.xyz\.)?(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{10,64}", re.IGNORECASE)
#: A title of a disc: "VTS_01_1", "title_t00", "B1_t03".
_DISC_TITLE = re.compile(
    r"vts[ _]\d{1,2}(?:[ _]\d{1,2})?|title[ _]?t?\d{1,3}|(?:[a-h]\d_)?t\d{1,3}", re.IGNORECASE
)
#: Folders of a disc's own layout.
_DISC_FOLDERS = frozenset({"video_ts", "bdmv", "stream"})


def own_name(item: ReadItem, story_files: tuple[ReadFile, ...]) -> tuple[str, FileForm]:
    """Return the name of an item without its extension, and the form that the extension announces."""
    if len(story_files) == 1 and item.kind not in (ItemKind.TRACKS, ItemKind.PAGES):
        return _name_of_file(story_files[0].path)
    name, form = split_extension(item.name)
    if form is FileForm.UNKNOWN and story_files:
        form = split_extension(story_files[0].path)[1]
    return name, form


def _name_of_file(path: str) -> tuple[str, FileForm]:
    return split_extension(without_audible_coding(path.rpartition("/")[2]))


def parse_names(path: str, facts: MediaFacts | None) -> None:
    """Parse the name of a file and the title in its tags; both are remembered for the item of this file alone."""
    parse_name(_name_of_file(path)[0])
    if facts is not None and facts.title:
        parse_name(facts.title)


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
