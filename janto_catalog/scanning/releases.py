"""The releases of a folder: the files in it, and the titles whose discs have a folder each beside one another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from janto_catalog.filenames.folding import fold_name
from janto_catalog.model.file_types import FileCategory
from janto_catalog.scanning.file_entry import FileEntry


@dataclass(frozen=True)
class Release:
    """Files that are grouped into items together.

    path: the folder they are in; the last part is a title where it stands for several disc folders.
    files: all of them, in the order of their paths.
    key: the folder that stands for the release, no other release has it.
    """

    path: str
    files: Sequence[FileEntry]
    disc_folder: str = ""

    @property
    def name(self) -> str:
        """What the folder is called."""
        return self.path.rpartition("/")[2]

    @property
    def key(self) -> str:
        """The path of a folder that no other release has."""
        return self.disc_folder or self.path

    @property
    def titles(self) -> frozenset[str]:
        """What its disc folders are called besides their numbers, folded."""
        return frozenset({fold_name(file.release) for file in self.files} - {""})

    @cached_property
    def _album_counts(self) -> Counter[str]:
        return Counter(file.folded_album for file in self.files if file.category is FileCategory.AUDIO)

    def album_is_of_others(self, members: Sequence[FileEntry]) -> bool:
        """Whether files that are not among the members have the album of the first member."""
        album = members[0].folded_album
        return bool(album) and self._album_counts[album] > sum(file.folded_album == album for file in members)


def split_by_release(folder: str, files: Sequence[FileEntry]) -> Iterator[Release]:
    """The releases of the files that are grouped in one folder: "Title (disc 1)" with "Title (disc 2)"."""
    by_title: dict[str, list[FileEntry]] = defaultdict(list)
    for file in files:
        by_title[fold_name(file.release)].append(file)
    own = by_title.pop("", [])
    for title, discs in by_title.items():
        named = [file for file in own if _is_named_after(file, title)]
        own = [file for file in own if not _is_named_after(file, title)] if named else own
        yield Release(_path(folder, discs), [*discs, *named], min(_disc_folder(file) for file in discs))
    if own:
        yield Release(folder, own)


def _is_named_after(file: FileEntry, title: str) -> bool:
    """Whether a picture, text or the like beside disc folders is called like their title."""
    return not file.category.is_playable and file.folded_stem == title


def _path(folder: str, files: Sequence[FileEntry]) -> str:
    """The folder of a release; a disc alone keeps the name of its folder, which says that it is one."""
    folders = {_disc_folder(file) for file in files}
    if len(folders) == 1:
        return folders.pop()
    return "/".join(filter(None, (folder, files[0].release)))


def _disc_folder(file: FileEntry) -> str:
    """The path of the disc folder that a file is in or below."""
    depth = len(file.grouping_folder.split("/")) + 1 if file.grouping_folder else 1
    return "/".join(file.folder.split("/")[:depth])
