"""What a media manager wrote next to an item: an NFO, an OPF, a metadata.json, a ComicInfo.xml.

Only a file that certainly means the item counts: it has the name of the item's file or folder, or a name that such
files have for all that is in a folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from janto_catalog.filenames.folding import fold_name
from janto_catalog.model.file_types import FileCategory, category_of
from janto_catalog.model.files import Role
from janto_catalog.model.matching import ReadFile, ReadItem
from janto_catalog.model.media import MediaFacts, Medium

#: The names of files that are about their folder.
_OF_FOLDER = frozenset({"metadata", "content", "comicinfo", "movie", "tvshow", "book", "album"})


class Sidecar(NamedTuple):
    """What a sidecar says, and how a reason names it ("metadata.json beside it")."""

    name: str
    facts: MediaFacts


def sidecars_of(item: ReadItem, story_files: Sequence[ReadFile]) -> tuple[Sidecar, ...]:
    """Return the sidecars that say something of an item, in the order of their names."""
    if len(item.files) == len(story_files):
        return ()
    own_names = frozenset(_own_names(item, story_files))
    found = []
    for file in item.files:
        name = file.path.rpartition("/")[2]
        if file.facts is None or not _is_metadata(file, name) or not _says_anything(file.facts):
            continue
        stem = fold_name(name.rpartition(".")[0])
        if stem in own_names or (stem in _OF_FOLDER and _is_near(file, story_files)):
            found.append(Sidecar(f"{name} beside it", file.facts))
    return tuple(sorted(found, key=lambda sidecar: sidecar.name))


def sidecars_of_folders(item: ReadItem) -> Iterator[tuple[int, Sidecar]]:
    """Yield what is written about the folders that an item is in, with how many folders above the item's that is."""
    for file in item.above:
        if file.facts is not None and _says_anything(file.facts):
            parts = file.path.split("/")
            depth = max(0, len(item.folders) - len(parts))
            yield depth, Sidecar(f"{parts[-1]} {'above' if depth else 'beside'} it", file.facts)


def _own_names(item: ReadItem, story_files: Sequence[ReadFile]) -> Iterator[str]:
    """What a sidecar of the item may be called: as its only file, or as the item and its folder."""
    if len(story_files) == 1:
        yield fold_name(story_files[0].path.rpartition("/")[2].rpartition(".")[0])
    else:
        yield fold_name(item.name)
        yield from (fold_name(folder) for folder in item.folders[-1:])


def _is_metadata(file: ReadFile, name: str) -> bool:
    return file.grouped.role is Role.METADATA and category_of(name) is FileCategory.METADATA


def _says_anything(facts: MediaFacts) -> bool:
    return facts.medium is Medium.TEXT and bool(
        facts.title or facts.series or facts.artists or facts.identifiers
    )


def _is_near(file: ReadFile, story_files: Sequence[ReadFile]) -> bool:
    """Whether a file is in the folder of a story file, or above the discs of one."""
    folder = file.path.rpartition("/")[0]
    prefix = folder + "/" if folder else ""
    return any(
        story.path.rpartition("/")[0] == folder or (len(story_files) > 1 and story.path.startswith(prefix))
        for story in story_files
    )
