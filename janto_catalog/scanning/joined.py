"""The item that some files form, whatever else is in their folder: the user decided that they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from janto_catalog.filenames.part_counts import missing_parts
from janto_catalog.filenames.shared_names import own_words
from janto_catalog.model.files import GroupedFile, Grouping, ItemKind, Role
from janto_catalog.model.media import MediaFacts
from janto_catalog.model.text import display_path
from janto_catalog.scanning.file_entry import FileEntry, file_entry
from janto_catalog.scanning.group import group
from janto_catalog.scanning.item_names import name_tracks
from janto_catalog.scanning.sidecars import sidecar_role

#: What may have a number among the tracks of a story.
_NUMBERED_ROLES = (Role.EXTRA, Role.TRAILER)


def join(files: Sequence[tuple[bytes, MediaFacts | None, Role]]) -> Grouping:
    """Return the item of files (path, facts, role) that the user joined or split, in playing order.

    Its key is the folder of its files if they would form one item there, else the path of the first.
    """
    entries = [file_entry(path, facts) for path, facts, role in files if role is Role.STORY]
    several = len(entries) > 1
    extras = [(display_path(path), facts) for path, facts, role in files if role in _NUMBERED_ROLES]
    gaps = missing_parts([(display_path(file.path), file.facts) for file in entries], extras=extras)
    grouped = tuple(GroupedFile(path, role, order) for order, (path, _, role) in enumerate(files))
    found = _found(files)
    key = found.key if found else next(path for path, _, role in files if role is Role.STORY or not entries)
    return Grouping(key, ItemKind.TRACKS if several else ItemKind.SINGLE, _name(entries), grouped, gaps)


def describe(files: Sequence[tuple[bytes, MediaFacts | None, Role]]) -> Grouping | None:
    """Return the item that the story files of an item form by themselves, None if they form several or none.

    `files` are (path, facts, role), in playing order, which is kept.
    """
    found = _found(files)
    if found is None:
        return None
    grouped = tuple(GroupedFile(path, role, order) for order, (path, _, role) in enumerate(files))
    return replace(found, files=grouped)


def _found(files: Sequence[tuple[bytes, MediaFacts | None, Role]]) -> Grouping | None:
    found = group(
        (path, facts)
        for path, facts, role in files
        if role is Role.STORY or (role in _NUMBERED_ROLES and sidecar_role(file_entry(path, facts)))
    )
    items = [each for each in found if each.kind is not ItemKind.LOOSE]
    return items[0] if len(items) == 1 else None


def _name(entries: Sequence[FileEntry]) -> str:
    """What the files share; where they share nothing but the folder, the name of the first, if it has words."""
    if not entries:
        return ""
    first, folder = entries[0], entries[0].grouping_folder
    if len(entries) == 1:
        return first.stem
    shared = name_tracks(folder, entries, album_is_of_others=False).text
    is_folder = shared == folder.rpartition("/")[2]
    # "01 Title" to "05 Title" in the folder "Title".
    are_numbered = len({own_words(entry.stem) for entry in entries}) == 1
    says_more = not set(own_words(first.stem)) <= (set(own_words(shared)) if are_numbered else set())
    return first.stem if is_folder and says_more else shared
