"""One item of files that a person said belong together."""

from __future__ import annotations

from collections.abc import Sequence

from janto_catalog.filenames.part_counts import missing_parts
from janto_catalog.filenames.shared_names import own_words
from janto_catalog.model.files import GroupedFile, Grouping, ItemKind, Role
from janto_catalog.model.media import MediaFacts
from janto_catalog.model.text import display_path
from janto_catalog.scanning.file_entry import FileEntry, file_entry
from janto_catalog.scanning.item_names import name_tracks


def join(key: bytes, files: Sequence[tuple[bytes, MediaFacts | None, Role]]) -> Grouping:
    """Return the item with the key `key` of files (path, facts, role), in playing order."""
    entries = [file_entry(path, facts) for path, facts, role in files if role is Role.STORY]
    several = len(entries) > 1
    gaps = missing_parts([(display_path(file.path), file.facts) for file in entries])
    grouped = tuple(GroupedFile(path, role, order) for order, (path, _, role) in enumerate(files))
    return Grouping(key, ItemKind.TRACKS if several else ItemKind.SINGLE, _name(entries), grouped, gaps)


def _name(entries: Sequence[FileEntry]) -> str:
    """What the files share; where they share nothing but the folder, the name of the first, if it has words."""
    first, folder = entries[0], entries[0].grouping_folder
    if len(entries) == 1:
        return first.stem
    shared = name_tracks(folder, entries, album_is_of_others=False).text
    is_folder = shared == folder.rpartition("/")[2]
    return first.stem if is_folder and own_words(first.stem) else shared
