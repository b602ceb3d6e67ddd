"""Group the files of a root into items: each file in exactly one, whatever order they are given in.

Each folder is grouped by itself, with its disc and side folders, so a change in one folder never regroups another.
`grouping_folder` returns the folder to group again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from janto_catalog.filenames import supplements
from janto_catalog.filenames.natural_order import natural_key
from janto_catalog.filenames.part_counts import missing_parts
from janto_catalog.filenames.shared_names import own_words
from janto_catalog.model.file_types import FileCategory
from janto_catalog.model.files import GroupedFile, Grouping, ItemKind, Role
from janto_catalog.model.media import MediaFacts
from janto_catalog.model.text import display_path
from janto_catalog.scanning.archives import group_volumes, may_contain_media
from janto_catalog.scanning.disc_files import join_discs, with_discs_in_files
from janto_catalog.scanning.file_entry import FileEntry, encode_path, file_entry
from janto_catalog.scanning.file_sets import FileSet, split_by_title
from janto_catalog.scanning.item_names import ItemName, name_tracks
from janto_catalog.scanning.multi_part_videos import group_video_parts
from janto_catalog.scanning.page_scans import find_pages
from janto_catalog.scanning.playlists import with_playlist_places
from janto_catalog.scanning.side_stories import stories_in_tracks
from janto_catalog.scanning.sidecars import (
    SidecarOwners,
    is_description,
    is_other_text,
    is_script,
    may_be_item,
    playable_stems,
    sidecar_role,
    supplement_role,
)
from janto_catalog.scanning.tracks import group_tracks
from janto_catalog.scanning.unclear_counters import with_clear_counters

#: The version of the rules of this package.  One more where they group files otherwise: the next scan groups all again.
GROUPING_RULES = 4

# The key of the root itself: no file can have this name.
_ROOT_KEY = b"."

_Item = tuple[ItemKind, tuple[FileEntry, ...]]


def group(files: Iterable[tuple[bytes, MediaFacts | None]]) -> tuple[Grouping, ...]:
    """The items of one root, sorted by key.  `files` are (path relative to the root, facts or None)."""
    entries_by_folder: dict[str, list[FileEntry]] = defaultdict(list)
    for path, facts in sorted(files, key=lambda file: file[0]):
        file = file_entry(path, facts)
        entries_by_folder[file.grouping_folder].append(file)
    groupings = [
        grouping
        for folder, members in entries_by_folder.items()
        for file_set in split_by_title(folder, _described(members))
        for grouping in _group_set(file_set)
    ]
    return tuple(sorted(groupings, key=lambda grouping: grouping.key))


def _described(files: Sequence[FileEntry]) -> list[FileEntry]:
    """The files of a folder with what the others say of each."""
    return with_discs_in_files(with_clear_counters(with_playlist_places(files)))


def _group_set(file_set: FileSet) -> list[Grouping]:
    items = _find_items(file_set)
    names = [_name(file_set, kind, members) for kind, members in items]
    members, texts = [members for _, members in items], [name.text for name in names]
    owners = SidecarOwners(members, texts, stories_in_tracks(file_set.files, members, texts))
    sidecars = _sidecars_by_item(file_set.files, items, owners.find)
    groupings = [
        _grouping(file_set, names[number], kind, members, sidecars[number], only_item=len(items) == 1)
        for number, (kind, members) in enumerate(items)
    ]
    return [*groupings, *_group_unassigned(file_set, sidecars[None], has_items=bool(items))]


def _group_unassigned(
    file_set: FileSet, unassigned: Sequence[FileEntry], *, has_items: bool
) -> Iterator[Grouping]:
    """Group what belongs to no item: what may be a story becomes an item, with the sidecars named after it."""
    items = _items_in_side_folders([file for file in unassigned if file.side_folder], has_items=has_items)
    owners = SidecarOwners([members for _, members in items])
    sidecars = _sidecars_by_item(unassigned, items, owners.find_by_name)
    for number, (kind, members) in enumerate(items):
        own = FileSet(members[0].folder, members, file_set.album_counts)
        name = _name(own, kind, members)
        yield _grouping(own, name, kind, members, sidecars[number], only_item=False)
    if sidecars[None]:
        yield _unassigned_item(file_set, sidecars[None])


def _items_in_side_folders(files: Sequence[FileEntry], *, has_items: bool) -> list[_Item]:
    """The items among files of side folders that belong to no item, folder by folder.

    Pictures may be pages only where the folder above has no item.
    """
    folders: dict[str, list[FileEntry]] = defaultdict(list)
    for file in files:
        folders[file.folder].append(file)
    items: list[_Item] = []
    for members in folders.values():
        candidates = [file for file in members if may_be_item(file)]
        items += _media_items(candidates)
        items += [
            (ItemKind.PACKED, item) for item in group_volumes(list(filter(may_contain_media, candidates)))
        ]
        items += _single_items(_documents(candidates))
        items += [(ItemKind.PAGES, item) for item in _page_folders(members, has_items=has_items)]
    return items


def _sidecars_by_item(
    files: Sequence[FileEntry], items: Sequence[_Item], find_owner: Callable[[FileEntry], int | None]
) -> dict[int | None, list[FileEntry]]:
    """The files that are in none of the `items`, by the index of the item they belong to, or None."""
    grouped_paths = {file.path for _, members in items for file in members}
    sidecars: dict[int | None, list[FileEntry]] = defaultdict(list)
    for file in files:
        if file.path not in grouped_paths:
            sidecars[find_owner(file)].append(file)
    return sidecars


def _find_items(file_set: FileSet) -> list[_Item]:
    """The items of one set; files that are in none of them are sidecars."""
    files = file_set.files
    candidates = [file for file in files if sidecar_role(file) is None]
    stems = playable_stems(candidates) | file_set.titles
    archives = [file for file in candidates if may_contain_media(file)]
    items = _media_items(candidates)
    items += [(ItemKind.PACKED, item) for item in group_volumes(archives)]
    items += _single_items(file for file in _documents(candidates) if not is_description(file, stems))
    items += [(ItemKind.PAGES, item) for item in _page_folders(files, has_items=bool(items))]
    texts = [
        file
        for file in _in_category(candidates, FileCategory.PLAIN_TEXT)
        if not supplements.is_notes(file.folded_stem)
    ]
    if items:
        members = [item for _, item in items]
        texts = [file for file in texts if not is_script(file) and is_other_text(file, members)]
    return [*items, *_single_items(texts)]


def _media_items(files: Sequence[FileEntry]) -> list[_Item]:
    """The items that are played: one file, or the parts of a video or the tracks of an album."""
    videos = group_video_parts(_in_category(files, FileCategory.VIDEO))
    albums = join_discs(list(group_tracks(_in_category(files, FileCategory.AUDIO))))
    # A disc image is known by its folder, also when one file holds all of it.
    return [
        (ItemKind.SINGLE if len(item) == 1 and not item[0].is_disc_image else ItemKind.TRACKS, item)
        for item in (*videos, *albums)
    ]


def _single_items(files: Iterable[FileEntry]) -> list[_Item]:
    return [(ItemKind.SINGLE, (file,)) for file in files]


def _in_category(files: Iterable[FileEntry], category: FileCategory) -> list[FileEntry]:
    return [file for file in files if file.category is category]


def _documents(files: Iterable[FileEntry]) -> list[FileEntry]:
    return [
        file
        for file in files
        if file.category.is_for_reading
        or (file.category is FileCategory.ARCHIVE and not may_contain_media(file))
    ]


def _page_folders(files: Sequence[FileEntry], *, has_items: bool) -> list[tuple[FileEntry, ...]]:
    """Folders of scanned pages.  Images are pages only in folders without other items."""
    if has_items:
        return []
    folders: dict[str, list[FileEntry]] = defaultdict(list)
    for file in files:
        if file.category is FileCategory.IMAGE and not file.side_folder.endswith("_files"):
            folders[file.folder].append(file)
    return [found for folder in sorted(folders) if (found := find_pages(folders[folder]))]


def _grouping(
    file_set: FileSet,
    name: ItemName,
    kind: ItemKind,
    members: tuple[FileEntry, ...],
    sidecars: Sequence[FileEntry],
    *,
    only_item: bool,
) -> Grouping:
    by_name = sorted(sidecars, key=lambda file: (natural_key(file.stem), file.path))
    roles = [(file, Role.STORY) for file in members] + [(file, supplement_role(file)) for file in by_name]
    files = tuple(GroupedFile(file.path, role, order) for order, (file, role) in enumerate(roles))
    is_whole_folder = only_item and name.includes_folder and kind in (ItemKind.TRACKS, ItemKind.PAGES)
    key = encode_path(file_set.key) or _ROOT_KEY if is_whole_folder else members[0].path
    text = display_path(encode_path(name.text)) or display_path(encode_path(members[0].stem))
    return Grouping(key, kind, text, files, _gaps(file_set, kind, members, sidecars))


def _gaps(
    file_set: FileSet, kind: ItemKind, members: Sequence[FileEntry], sidecars: Iterable[FileEntry]
) -> str | None:
    """What the numbers of an item's files say is missing; only what is played is in parts."""
    first = members[0]
    if kind in (ItemKind.PAGES, ItemKind.PACKED) or not first.category.is_playable:
        return None
    if len(members) == 1:
        alone = [(display_path(encode_path(first.stem + "." + first.extension)), first.facts)]
        if first.path in file_set.long_works:
            return missing_parts(alone, of_box=True)
        if not set(own_words(first.stem)) <= set(own_words(file_set.name)):
            # Another title than that of the set, in a disc folder, is what that disc holds, not a part.
            return missing_parts(alone)
    files = [(display_path(file.path), file.facts) for file in members]
    extras = [(display_path(file.path), file.facts) for file in sidecars if file.category is first.category]
    return missing_parts(files, of_box=file_set.is_story_of_box(members), extras=extras)


def _unassigned_item(file_set: FileSet, entries: Sequence[FileEntry]) -> Grouping:
    files = tuple(GroupedFile(file.path, supplement_role(file), order) for order, file in enumerate(entries))
    name = display_path(encode_path(file_set.name))
    return Grouping(encode_path(file_set.key) or _ROOT_KEY, ItemKind.LOOSE, name, files)


def _name(file_set: FileSet, kind: ItemKind, members: tuple[FileEntry, ...]) -> ItemName:
    first = members[0]
    if kind is ItemKind.PAGES:
        is_set_folder = not first.side_folder or first.folder.endswith("/" + first.side_folder)
        return ItemName(file_set.name if is_set_folder else first.folder.rpartition("/")[2], True)
    if kind is not ItemKind.TRACKS:
        return ItemName(first.stem, False)
    if first.is_disc_image:
        return ItemName(file_set.name, True)
    return name_tracks(file_set.path, members, album_is_of_others=file_set.album_is_of_others(members))
