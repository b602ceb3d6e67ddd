"""Group the files of a root into items: each file in exactly one, whatever the order they come in.

A folder decides for itself (with its discs, extras and subtitles below it), so a change in one folder
never regroups another: `home_of` names the folder to group anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from janto_catalog.filenames.part_numbers import natural_key, parse_part_name
from janto_catalog.model.file_types import FileCategory
from janto_catalog.model.files import GroupedFile, Grouping, ItemKind, Role
from janto_catalog.model.media import MediaFacts
from janto_catalog.model.text import display_path
from janto_catalog.scanning.archives import group_volumes, may_contain_media
from janto_catalog.scanning.file_entry import FileEntry, encode_path, file_entry
from janto_catalog.scanning.multi_part_videos import group_video_parts
from janto_catalog.scanning.page_scans import find_pages
from janto_catalog.scanning.sidecars import (
    SidecarOwners,
    is_description,
    may_be_item,
    playable_stems,
    sidecar_role,
    supplement_role,
)
from janto_catalog.scanning.tracks import group_tracks

# The key of what lies in the root itself: no file can be called so.
_ROOT_KEY = b"."

_Item = tuple[ItemKind, tuple[FileEntry, ...]]


def group(files: Iterable[tuple[bytes, MediaFacts | None]]) -> tuple[Grouping, ...]:
    """The items of one root, ordered by key: `files` are (path relative to the root, facts when read)."""
    entries_by_folder: dict[str, list[FileEntry]] = defaultdict(list)
    for path, facts in sorted(files, key=lambda file: file[0]):
        file = file_entry(path, facts)
        entries_by_folder[file.grouping_folder].append(file)
    groupings = [
        grouping for home, members in entries_by_folder.items() for grouping in _group_folder(home, members)
    ]
    return tuple(sorted(groupings, key=lambda grouping: grouping.key))


def _group_folder(home: str, files: Sequence[FileEntry]) -> list[Grouping]:
    items = _find_items(files)
    grouped_paths = {file.path for _, members in items for file in members}
    owners = SidecarOwners([members for _, members in items])
    sidecars: dict[int | None, list[FileEntry]] = defaultdict(list)
    for file in files:
        if file.path not in grouped_paths:
            sidecars[owners.find(file)].append(file)
    groupings = [
        _grouping(home, kind, members, sidecars[number], only_item=len(items) == 1)
        for number, (kind, members) in enumerate(items)
    ]
    return [*groupings, *_group_leftovers(home, sidecars[None])]


def _group_leftovers(home: str, leftovers: Sequence[FileEntry]) -> Iterator[Grouping]:
    """What belongs to no story: what is played among the extras stands for itself, with what is named after it."""
    playable = [file for file in leftovers if may_be_item(file)]
    items = [
        _with_kind(item)
        for item in (
            *group_video_parts(_in_category(playable, FileCategory.VIDEO)),
            *group_tracks(_in_category(playable, FileCategory.AUDIO)),
        )
    ]
    owners = SidecarOwners([members for _, members in items])
    item_paths = {file.path for file in playable}
    sidecars: dict[int | None, list[FileEntry]] = defaultdict(list)
    for file in leftovers:
        if file.path not in item_paths:
            sidecars[owners.find_by_name(file)].append(file)
    for number, (kind, members) in enumerate(items):
        yield _grouping(members[0].folder, kind, members, sidecars[number], only_item=False)
    if sidecars[None]:
        yield _group_strays(home, sidecars[None])


def _find_items(files: Sequence[FileEntry]) -> list[_Item]:
    """The stories of one home; what is in none of them is a sidecar."""
    candidates = [file for file in files if sidecar_role(file) is None]
    stems = playable_stems(candidates)
    items: list[_Item] = [
        _with_kind(item) for item in group_video_parts(_in_category(candidates, FileCategory.VIDEO))
    ]
    items += [_with_kind(item) for item in group_tracks(_in_category(candidates, FileCategory.AUDIO))]
    items += [
        (ItemKind.PACKED, item)
        for item in group_volumes([file for file in candidates if may_contain_media(file)])
    ]
    items += [
        (ItemKind.SINGLE, (file,)) for file in _documents(candidates) if not is_description(file, stems)
    ]
    items += [(ItemKind.PAGES, item) for item in _page_folders(files, has_items=bool(items))]
    if not items:
        items += [
            (ItemKind.SINGLE, (file,))
            for file in _in_category(candidates, FileCategory.PLAIN_TEXT)
            if not _describes_folder(file)
        ]
    return items


def _in_category(files: Iterable[FileEntry], category: FileCategory) -> list[FileEntry]:
    return [file for file in files if file.category is category]


def _documents(files: Iterable[FileEntry]) -> list[FileEntry]:
    return [
        file
        for file in files
        if file.category.is_for_reading
        or (file.category is FileCategory.ARCHIVE and not may_contain_media(file))
    ]


def _describes_folder(file: FileEntry) -> bool:
    return file.folded_stem in ("readme", "read me", "info", "notes", "tracklist", "contents", "index")


def _page_folders(files: Sequence[FileEntry], *, has_items: bool) -> list[tuple[FileEntry, ...]]:
    """Images are pages only where nothing else in the home is a story."""
    if has_items:
        return []
    folders: dict[str, list[FileEntry]] = defaultdict(list)
    for file in files:
        if file.category is FileCategory.IMAGE and not file.side_folder.endswith("_files"):
            folders[file.folder].append(file)
    return [found for folder in sorted(folders) if (found := find_pages(folders[folder]))]


def _with_kind(files: tuple[FileEntry, ...]) -> _Item:
    return (ItemKind.SINGLE if len(files) == 1 else ItemKind.TRACKS), files


def _grouping(
    home: str,
    kind: ItemKind,
    members: tuple[FileEntry, ...],
    sidecars: Sequence[FileEntry],
    *,
    only_item: bool,
) -> Grouping:
    by_name = sorted(sidecars, key=lambda file: (natural_key(file.stem), file.path))
    roles = [(file, Role.STORY) for file in members] + [(file, supplement_role(file)) for file in by_name]
    files = tuple(GroupedFile(file.path, role, order) for order, (file, role) in enumerate(roles))
    whole = only_item and kind in (ItemKind.TRACKS, ItemKind.PAGES)
    return Grouping(_key(home) if whole else members[0].path, kind, _name(home, kind, members), files)


def _group_strays(home: str, strays: Sequence[FileEntry]) -> Grouping:
    files = tuple(GroupedFile(file.path, supplement_role(file), order) for order, file in enumerate(strays))
    return Grouping(_key(home), ItemKind.LOOSE, _display_name(_last_part(home)), files)


def _key(home: str) -> bytes:
    return encode_path(home) or _ROOT_KEY


def _display_name(name: str) -> str:
    return display_path(encode_path(name))


def _last_part(folder: str) -> str:
    return folder.rpartition("/")[2]


def _name(home: str, kind: ItemKind, members: tuple[FileEntry, ...]) -> str:
    first = members[0]
    shared = bool(first.folded_album) and all(file.folded_album == first.folded_album for file in members)
    if kind is ItemKind.TRACKS and shared and first.facts:
        return first.facts.album
    return _display_name(_name_of_path(home, kind, first))


def _name_of_path(home: str, kind: ItemKind, first: FileEntry) -> str:
    if kind is ItemKind.PAGES:
        return _last_part(home if first.side_folder else first.folder) or first.stem
    if kind is not ItemKind.TRACKS:
        return first.stem
    base = parse_part_name(first.stem).base
    return (
        first.stem[: len(base)]
        if base and first.folded_stem.startswith(base)
        else _last_part(home) or first.stem
    )
