"""Discs of a story of which some are one file, and the others a folder of tracks: "CD1.mp3" beside "CD2/01.mp3"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from janto_catalog.filenames.shared_names import own_words
from janto_catalog.model.file_types import FileCategory
from janto_catalog.scanning.file_entry import FileEntry
from janto_catalog.scanning.folder_names import DiscFolder, read_disc_folder

_Items = list[tuple[FileEntry, ...]]


def with_discs_in_files(files: Sequence[FileEntry]) -> list[FileEntry]:
    """The files of a folder; those that are the only file of a disc have its number, as if they lay in its folder."""
    folders: dict[tuple[str, str], set[int]] = defaultdict(set)
    for file in files:
        if file.disc is not None and file.category is FileCategory.AUDIO:
            folders[file.disc_kind, file.set_title].add(file.disc)
    found = {file.path: disc for file in files if folders and (disc := _disc(file, folders)) is not None}
    # A disc in two formats is there twice.
    counts = Counter((disc.kind, disc.title, disc.number) for disc in found.values())
    return [
        replace(file, disc=disc.number, disc_kind=disc.kind, set_title=disc.title)
        if (disc := found.get(file.path)) and counts[disc.kind, disc.title, disc.number] == 1
        else file
        for file in files
    ]


def _disc(file: FileEntry, folders: dict[tuple[str, str], set[int]]) -> DiscFolder | None:
    """The disc that a file beside disc folders is: the same title with another number; None for other files."""
    if file.disc is not None or file.side_folder or file.category is not FileCategory.AUDIO:
        return None
    disc = read_disc_folder(file.stem)
    if disc is None:
        return None
    above = file.folder.rpartition("/")[2]
    for (kind, title), numbers in folders.items():
        called = title or above
        is_of_title = (
            set(own_words(disc.title)) <= set(own_words(called)) if disc.title else len(folders) == 1
        )
        if kind == disc.kind and is_of_title and disc.number not in numbers:
            return disc._replace(title=title)
    return None


def join_discs(items: _Items) -> _Items:
    """The items of a folder, with files that are a disc each joined to the only item in disc folders of their title."""
    result = list(items)
    for discs in items:
        others = [item for item in result if _are_other_discs(item, discs)] if _are_files(discs) else []
        if len(others) == 1:
            joined = sorted((*discs, *others[0]), key=lambda file: file.disc or 0)
            result = [item for item in result if item is not discs and item is not others[0]]
            result.append(tuple(joined))
    return result


def _are_files(discs: Sequence[FileEntry]) -> bool:
    return all(file.disc is not None and file.folder == file.grouping_folder for file in discs)


def _are_other_discs(item: Sequence[FileEntry], discs: Sequence[FileEntry]) -> bool:
    """Whether an item with disc folders has other discs of the same title than some files."""
    known = {(file.disc_kind, file.set_title, file.disc) for file in discs}
    kinds = {(file.disc_kind, file.set_title) for file in discs}
    found = {(file.disc_kind, file.set_title, file.disc) for file in item}
    is_in_folders = any(file.folder != file.grouping_folder for file in item)
    return is_in_folders and known.isdisjoint(found) and {each[:2] for each in found} == kinds
