"""The sets of files of a folder: the files in it, and one set for each title whose discs have a folder each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from janto_catalog.filenames.counters import DISC_KINDS, read_tokens
from janto_catalog.filenames.folding import fold_name
from janto_catalog.filenames.shared_names import spelling
from janto_catalog.model.file_types import FileCategory
from janto_catalog.scanning.file_entry import FileEntry
from janto_catalog.scanning.long_tracks import long_works


@dataclass(frozen=True)
class FileSet:
    """Files that are grouped into items together.

    path: the folder they are in; the last part is a title where it stands for several disc folders.
    files: all of them.
    album_counts: how many files have each album, by its folded name, among the files of all sets of the folder.
    disc_folder: the path of its first disc folder, when it has a title; else "".
    """

    path: str
    files: Sequence[FileEntry]
    album_counts: Mapping[str, int]
    disc_folder: str = ""

    @property
    def name(self) -> str:
        """What the folder is called."""
        return self.path.rpartition("/")[2]

    @property
    def key(self) -> str:
        """The path of a folder that no other set has."""
        return self.disc_folder or self.path

    @cached_property
    def long_works(self) -> frozenset[bytes]:
        """The paths of long files beside tracks that are complete without them."""
        audio = [file for file in self.files if file.category is FileCategory.AUDIO]
        return frozenset(file.path for file in long_works(audio))

    @property
    def titles(self) -> frozenset[str]:
        """What its disc folders are called besides their numbers, folded."""
        return frozenset({fold_name(file.set_title) for file in self.files} - {""})

    def album_is_of_others(self, members: Sequence[FileEntry]) -> bool:
        """Whether files that are not among the members have the album of the first member."""
        album = members[0].folded_album
        count = self.album_counts.get(album, 0) if album else 0
        return count > sum(file.folded_album == album for file in members)

    def is_story_of_box(self, members: Sequence[FileEntry]) -> bool:
        """Whether files are one story of a box: others have their album too, or their disc has a title by itself."""
        disc = self.disc_folder.rpartition("/")[2]
        has_title = bool(disc) and disc == self.name and read_tokens(disc)[0].start == 0
        return self.album_is_of_others(members) or (has_title and read_tokens(disc)[0].kind in DISC_KINDS)


def split_by_title(folder: str, files: Sequence[FileEntry]) -> Iterator[FileSet]:
    """The sets of the files that are grouped in one folder: "Title (disc 1)" with "Title (disc 2)"."""
    albums = Counter(file.folded_album for file in files if file.category is FileCategory.AUDIO)
    by_title: dict[str, list[FileEntry]] = defaultdict(list)
    for file in files:
        by_title[fold_name(file.set_title)].append(file)
    own = by_title.pop("", [])
    if by_title:
        # Pictures and texts beside disc folders may be called like their title.
        named = [file for file in own if file.folded_stem in by_title and not file.category.is_playable]
        for file in named:
            by_title[file.folded_stem].append(file)
        taken = {file.path for file in named}
        own = [file for file in own if file.path not in taken]
    for some in by_title.values():
        for discs in _copies(some):
            yield FileSet(_path(folder, discs), discs, albums, min(filter(None, map(_disc_folder, discs))))
    first, *others = _copies(own)
    if first:
        yield FileSet(folder, first, albums)
    for discs in others:
        yield FileSet(folder, discs, albums, min(map(_folder_of_disc, discs)))


def _copies(files: Sequence[FileEntry]) -> list[list[FileEntry]]:
    """The files of one title, apart for each copy whose disc folders are spelled alike; the rest is with the first.

    "CD1" and "CD2" are one copy, "CD1 (2)" and "CD2 (2)" or "Disc 1" and "Disc 2" another: copies have discs of the
    same number.
    """
    folders: dict[tuple[str, int], set[str]] = defaultdict(set)
    for file in files:
        if file.disc is not None and file.category is FileCategory.AUDIO:
            folders[file.disc_kind, file.disc].add(_folder_of_disc(file))
    if all(len(some) == 1 for some in folders.values()):
        return [list(files)]
    names = {
        folder: spelling(folder.rpartition("/")[2]).lower() for some in folders.values() for folder in some
    }
    numbers = Counter((names[folder], disc) for disc, some in folders.items() for folder in some)
    if max(numbers.values()) > 1:
        # Folders of one spelling are no two copies.
        return [list(files)]
    found: dict[str, list[FileEntry]] = {
        name: [] for name in sorted(names.values(), key=lambda each: (len(each), each))
    }
    first = next(iter(found))
    for file in files:
        found[names.get(_folder_of_disc(file), first)].append(file)
    return list(found.values())


def _folder_of_disc(file: FileEntry) -> str:
    """The path of the folder below the grouping folder that a file is in, "" without one."""
    depth = len(file.grouping_folder.split("/")) + 1 if file.grouping_folder else 1
    return "/".join(file.folder.split("/")[:depth]) if file.folder != file.grouping_folder else ""


def _path(folder: str, files: Sequence[FileEntry]) -> str:
    """The folder of a set; a disc alone keeps the name of its folder, which says that it is one."""
    folders = {found for file in files if (found := _disc_folder(file))}
    is_one_disc = len({file.disc for file in files if file.disc is not None}) == 1
    if len(folders) == 1 and is_one_disc:
        return folders.pop()
    return "/".join(filter(None, (folder, files[0].set_title)))


def _disc_folder(file: FileEntry) -> str:
    """The path of the disc folder with a title that a file is in or below, "" without one."""
    return _folder_of_disc(file) if file.set_title else ""
