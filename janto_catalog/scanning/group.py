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
from janto_catalog.scanning.archives import is_packed, volumes
from janto_catalog.scanning.file_entry import Listed, in_bytes, listed
from janto_catalog.scanning.multi_part_videos import parts
from janto_catalog.scanning.page_scans import pages
from janto_catalog.scanning.sidecars import (
    Owners,
    describes,
    may_stand_alone,
    named_after,
    role_of,
    side_role,
)
from janto_catalog.scanning.tracks import tracks

# The key of what lies in the root itself: no file can be called so.
_ROOT_KEY = b"."

_Item = tuple[ItemKind, tuple[Listed, ...]]


def group(files: Iterable[tuple[bytes, MediaFacts | None]]) -> tuple[Grouping, ...]:
    """The items of one root, ordered by key: `files` are (path relative to the root, facts when read)."""
    homes: dict[str, list[Listed]] = defaultdict(list)
    for path, facts in sorted(files, key=lambda file: file[0]):
        file = listed(path, facts)
        homes[file.home].append(file)
    groupings = [grouping for home, members in homes.items() for grouping in _home(home, members)]
    return tuple(sorted(groupings, key=lambda grouping: grouping.key))


def _home(home: str, files: Sequence[Listed]) -> list[Grouping]:
    items = _items(files)
    told = {file.path for _, members in items for file in members}
    owners = Owners([members for _, members in items])
    belongings: dict[int | None, list[Listed]] = defaultdict(list)
    for file in files:
        if file.path not in told:
            belongings[owners.owner(file)].append(file)
    made = [
        _grouping(home, kind, members, belongings[number], alone=len(items) == 1)
        for number, (kind, members) in enumerate(items)
    ]
    return [*made, *_beside(home, belongings[None])]


def _beside(home: str, strays: Sequence[Listed]) -> Iterator[Grouping]:
    """What belongs to no story: what is played among the extras stands for itself, with what is named after it."""
    alone = [file for file in strays if may_stand_alone(file)]
    items = [
        _shaped(item)
        for item in (*parts(_of(alone, FileCategory.VIDEO)), *tracks(_of(alone, FileCategory.AUDIO)))
    ]
    owners = Owners([members for _, members in items])
    told = {file.path for file in alone}
    belongings: dict[int | None, list[Listed]] = defaultdict(list)
    for file in strays:
        if file.path not in told:
            belongings[owners.named(file)].append(file)
    for number, (kind, members) in enumerate(items):
        yield _grouping(members[0].folder, kind, members, belongings[number], alone=False)
    if belongings[None]:
        yield _loose(home, belongings[None])


def _items(files: Sequence[Listed]) -> list[_Item]:
    """The stories of one home; what is in none of them is a sidecar."""
    free = [file for file in files if side_role(file) is None]
    played = named_after(free)
    items: list[_Item] = [_shaped(item) for item in parts(_of(free, FileCategory.VIDEO))]
    items += [_shaped(item) for item in tracks(_of(free, FileCategory.AUDIO))]
    items += [(ItemKind.PACKED, item) for item in volumes([file for file in free if is_packed(file)])]
    items += [(ItemKind.SINGLE, (file,)) for file in _read(free) if not describes(file, played)]
    items += [(ItemKind.PAGES, item) for item in _page_folders(files, beside=bool(items))]
    if not items:
        items += [
            (ItemKind.SINGLE, (file,)) for file in _of(free, FileCategory.PLAIN_TEXT) if not _about(file)
        ]
    return items


def _of(files: Iterable[Listed], category: FileCategory) -> list[Listed]:
    return [file for file in files if file.category is category]


def _read(files: Iterable[Listed]) -> list[Listed]:
    return [
        file
        for file in files
        if file.category.is_for_reading or (file.category is FileCategory.ARCHIVE and not is_packed(file))
    ]


def _about(file: Listed) -> bool:
    return file.folded in ("readme", "read me", "info", "notes", "tracklist", "contents", "index")


def _page_folders(files: Sequence[Listed], *, beside: bool) -> list[tuple[Listed, ...]]:
    """Images are pages only where nothing else in the home is a story."""
    if beside:
        return []
    folders: dict[str, list[Listed]] = defaultdict(list)
    for file in files:
        if file.category is FileCategory.IMAGE and not file.side.endswith("_files"):
            folders[file.folder].append(file)
    return [found for folder in sorted(folders) if (found := pages(folders[folder]))]


def _shaped(files: tuple[Listed, ...]) -> _Item:
    return (ItemKind.SINGLE if len(files) == 1 else ItemKind.TRACKS), files


def _grouping(
    home: str, kind: ItemKind, members: tuple[Listed, ...], sidecars: Sequence[Listed], *, alone: bool
) -> Grouping:
    by_name = sorted(sidecars, key=lambda file: (natural_key(file.stem), file.path))
    roles = [(file, Role.STORY) for file in members] + [(file, role_of(file)) for file in by_name]
    files = tuple(GroupedFile(file.path, role, order) for order, (file, role) in enumerate(roles))
    whole = alone and kind in (ItemKind.TRACKS, ItemKind.PAGES)
    return Grouping(_key(home) if whole else members[0].path, kind, _name(home, kind, members), files)


def _loose(home: str, strays: Sequence[Listed]) -> Grouping:
    files = tuple(GroupedFile(file.path, role_of(file), order) for order, file in enumerate(strays))
    return Grouping(_key(home), ItemKind.LOOSE, _shown(_last(home)), files)


def _key(home: str) -> bytes:
    return in_bytes(home) or _ROOT_KEY


def _shown(name: str) -> str:
    return display_path(in_bytes(name))


def _last(folder: str) -> str:
    return folder.rpartition("/")[2]


def _name(home: str, kind: ItemKind, members: tuple[Listed, ...]) -> str:
    first = members[0]
    shared = bool(first.album) and all(file.album == first.album for file in members)
    if kind is ItemKind.TRACKS and shared and first.facts:
        return first.facts.album
    return _shown(_name_of_path(home, kind, first))


def _name_of_path(home: str, kind: ItemKind, first: Listed) -> str:
    if kind is ItemKind.PAGES:
        return _last(home if first.side else first.folder) or first.stem
    if kind is not ItemKind.TRACKS:
        return first.stem
    base = parse_part_name(first.stem).base
    return first.stem[: len(base)] if base and first.folded.startswith(base) else _last(home) or first.stem
