"""A file as grouping uses it: the parts of its path, and its category."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from janto_catalog.filenames.folding import fold_name
from janto_catalog.model.file_types import FileCategory, category_of
from janto_catalog.model.media import MediaFacts, Medium

_CATEGORY_OF_MEDIUM = {
    Medium.AUDIO: FileCategory.AUDIO,
    Medium.VIDEO: FileCategory.VIDEO,
    Medium.PAGES: FileCategory.EBOOK,
    Medium.IMAGE: FileCategory.IMAGE,
    Medium.ARCHIVE: FileCategory.ARCHIVE,
}

_SIDE_FOLDER_NAME = re.compile(
    r"(?:extras?|bonus(?: (?:features|disc|material))?|featurettes?|interviews?|behind ?the ?scenes|trailers?|samples?"
    r"|deleted ?scenes|shorts|scenes|subs|subtitles|scans?|artworks?|covers?|booklets?|.+_files)",
    re.IGNORECASE,
)
_DISC_FOLDER = re.compile(
    r"(?:cd|dis[ck]|dvd|side|tape)[\s._-]*0*(\d{1,3})(?![\d.])(?:\s*(?:of|/)\s*\d+)?(?:\s*[-(\[:,].*)?",
    re.IGNORECASE,
)
_DISC_IMAGE_FOLDER = frozenset({"video_ts", "audio_ts", "bdmv"})


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file and the parts of its path.

    `folder` is the folder that contains the file; `grouping_folder` is the folder whose files are grouped together
    with it, which has disc and side folders below it.  `side_folder` is the folded name of the side folder (extras,
    covers …) that contains the file, or "".  `disc` is the number of its disc folder, or None; `is_disc_image` is
    True inside a DVD or Blu-ray folder.  `extension` is lower case, without the dot.
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
    is_disc_image: bool

    @property
    def folded_stem(self) -> str:
        """The stem folded for comparison: composed, without case."""
        return fold_name(self.stem)

    @property
    def folded_album(self) -> str:
        """The name of the album folded for comparison, without a disc number; "" when there is none."""
        return fold_name(_DISC_TAIL.sub("", self.facts.album)).strip() if self.facts else ""

    @property
    def duration(self) -> float | None:
        """The length in seconds, or None when it is not known."""
        return self.facts.duration if self.facts else None


_DISC_TAIL = re.compile(r"[\s,:-]*[(\[]?(?:cd|dis[ck])\s*\d+(?:\s*(?:of|/)\s*\d+)?[)\]]?\s*$", re.IGNORECASE)


def file_entry(path: bytes, facts: MediaFacts | None) -> FileEntry:
    """The entry of one file; `path` is relative to its root, `facts` None when the file was not readable."""
    folder, _, name = path.decode("utf-8", "surrogateescape").rpartition("/")
    stem, dot, extension = name.rpartition(".")
    if not dot or not stem:
        stem, extension = name, ""
    grouping, side, disc, disc_image = _classify_folder(folder)
    category = _category(name, facts)
    return FileEntry(path, facts, category, stem, extension.lower(), folder, grouping, side, disc, disc_image)


def grouping_folder(path: bytes) -> bytes:
    """The folder whose files are grouped together with `path`: group it again when this file appears, changes or
    disappears."""
    folder = path.rpartition(b"/")[0].decode("utf-8", "surrogateescape")
    return encode_path(_classify_folder(folder)[0])


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


@lru_cache(maxsize=4096)
def _classify_folder(folder: str) -> tuple[str, str, int | None, bool]:
    """(grouping folder, side folder, disc, whether it is a disc image) of the files in `folder`."""
    above, side = _split_side_folder(folder)
    grouping, disc, is_disc_image = _split_disc_folder(above)
    return grouping, side, disc, is_disc_image


def _split_side_folder(folder: str) -> tuple[str, str]:
    parts = folder.split("/")
    for position, part in enumerate(parts):
        if _SIDE_FOLDER_NAME.fullmatch(part):
            return "/".join(parts[:position]), fold_name(part)
    return folder, ""


def _split_disc_folder(folder: str) -> tuple[str, int | None, bool]:
    above, _, last = folder.rpartition("/")
    if last.lower() in _DISC_IMAGE_FOLDER:
        grouping, disc, _ = _split_disc_folder(above)
        return grouping, disc, True
    if last.lower() in ("stream", "playlist", "clipinf", "backup") and above.lower().endswith("bdmv"):
        return _split_disc_folder(above)
    found = _DISC_FOLDER.fullmatch(last)
    return (above, int(found[1]), False) if found else (folder, None, False)
