"""A whole story in tracks in a side folder of another one: "Fog/Bonus/The Salt Clock 01.mp3", "02", "03"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from janto_catalog.filenames import supplements
from janto_catalog.filenames.folding import fold_name
from janto_catalog.filenames.shared_names import own_words
from janto_catalog.model.file_types import FileCategory
from janto_catalog.scanning.file_entry import FileEntry
from janto_catalog.scanning.item_names import name_tracks
from janto_catalog.scanning.sidecars import LONG_STORY_SECONDS, is_unlike, may_be_item
from janto_catalog.scanning.tracks import group_tracks

_Members = Sequence[FileEntry]


def stories_in_tracks(
    files: Iterable[FileEntry], items: Sequence[_Members], names: Sequence[str]
) -> frozenset[bytes]:
    """Return the paths of tracks in side folders that are together as long as a story and called unlike all items.

    items: what is beside the side folders; names: what these are called.
    """
    return frozenset(
        track.path
        for tracks in _albums(files)
        if all(_is_other(tracks, members, name) for members, name in zip(items, names, strict=True))
        for track in tracks
    )


def _albums(files: Iterable[FileEntry]) -> Iterator[_Members]:
    """The tracks in each side folder that belong together and are as long as a story."""
    folders: dict[str, list[FileEntry]] = defaultdict(list)
    for file in files:
        if file.side_folder and file.category is FileCategory.AUDIO and may_be_item(file):
            folders[file.folder].append(file)
    for members in folders.values():
        for tracks in group_tracks(members):
            lengths = [track.duration or 0 for track in tracks]
            if len(tracks) > 1 and all(lengths) and sum(lengths) >= LONG_STORY_SECONDS:
                yield tracks


def _is_other(tracks: _Members, members: _Members, name: str) -> bool:
    title = _title(tracks)
    return not supplements.is_extra(fold_name(title)) and is_unlike(
        own_words(title), tracks[0].folded_album, members, name, is_long=True
    )


def _title(tracks: _Members) -> str:
    """What the tracks share, or their folder if that is no side folder itself; "" for neither."""
    folder = tracks[0].folder
    title = name_tracks(folder, tracks, album_is_of_others=False).text
    return "" if fold_name(title) == tracks[0].side_folder else title
