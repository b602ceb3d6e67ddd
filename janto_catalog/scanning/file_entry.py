"""A file as grouping uses it: the parts of its path, and its category."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from janto_catalog.filenames.folding import fold_name
from janto_catalog.model.file_types import FileCategory, category_of
from janto_catalog.model.media import MediaFacts, Medium
from janto_catalog.scanning.folder_names import folder_info

_CATEGORY_OF_MEDIUM = {
    Medium.AUDIO: FileCategory.AUDIO,
    Medium.VIDEO: FileCategory.VIDEO,
    Medium.PAGES: FileCategory.EBOOK,
    Medium.IMAGE: FileCategory.IMAGE,
    Medium.ARCHIVE: FileCategory.ARCHIVE,
}


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file and the parts of its path.

    `folder` is the folder that contains the file; `grouping_folder` is the folder whose files are grouped together
    with it, which has disc and side folders below it.  `side_folder` is the folded name of the side folder (extras,
    covers …) that contains the file, or "".  `disc` is the number of its disc folder, or None; `disc_kind` says what
    that counts ("disc", "side", "part" …) and `set_title` what the disc folder is called besides, as spelled: "Title" in
    "Title (disc 1)".  `is_disc_image` is True inside a DVD or Blu-ray folder.  `extension` is lower case, without
    the dot.  `folded_stem` and `folded_album` are for comparison.
    `playlist_place` is the place in the playlists of the folder, from 0; see `playlists`.
    """

    path: bytes
    facts: MediaFacts | None
    category: FileCategory
    stem: str
    extension: str
    folder: str
    grouping_folder: str
    side_folder: str
    disc: int | None
    disc_kind: str
    set_title: str
    is_disc_image: bool
    folded_stem: str
    folded_album: str
    playlist_place: int | None = None

    @property
    def album(self) -> str:
        """The name of the album without a disc number; "" when there is none."""
        return _album(self.facts)

    @property
    def duration(self) -> float | None:
        """The length in seconds, or None when it is not known."""
        return self.facts.duration if self.facts else None


_DISC_TAIL = re.compile(r"[\s,:-]*[(\[]?(?:cd|dis[ck])\s*\d+(?:\s*(?:of|/)\s*\d+)?[)\]]?\s*$", re.IGNORECASE)


def _album(facts: MediaFacts | None) -> str:
    return _without_disc(facts.album) if facts and facts.album else ""


@lru_cache(maxsize=1024)
def _without_disc(album: str) -> str:
    return _DISC_TAIL.sub("", album).strip()


def file_entry(path: bytes, facts: MediaFacts | None) -> FileEntry:
    """The entry of one file; `path` is relative to its root, `facts` None when the file was not readable."""
    folder, _, name = path.decode("utf-8", "surrogateescape").rpartition("/")
    stem, dot, extension = name.rpartition(".")
    if not dot or not stem:
        stem, extension = name, ""
    info = folder_info(folder, name)
    category = _category(name, facts)
    folded = fold_name(stem), fold_name(_album(facts))
    return FileEntry(path, facts, category, stem, extension.lower(), folder, *info, *folded)


def grouping_folder(path: bytes) -> bytes:
    """The folder whose files are grouped together with `path`: group it again when this file appears, changes or
    disappears."""
    folder, _, name = path.decode("utf-8", "surrogateescape").rpartition("/")
    return encode_path(folder_info(folder, name).grouping_folder)


def encode_path(folder: str) -> bytes:
    """The bytes of a path that was decoded by this module."""
    return folder.encode("utf-8", "surrogateescape")


def _category(name: str, facts: MediaFacts | None) -> FileCategory:
    category = category_of(name)
    if facts is None:
        return category
    if category.is_playable or category in (FileCategory.UNKNOWN, FileCategory.SOFTWARE):
        # Only the reader knows whether an .mp4 or .ogg has a picture, and an extension can be wrong.
        return _CATEGORY_OF_MEDIUM.get(facts.medium, category)
    return category
