"""A file as grouping sees it: its path cut into words, and its category by extension or by its reader."""

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
    """`folder` is where the file lies, `home` the folder that decides its item (below it: discs, extras);
    `side` names the side folder it is in, folded, or ""; `disc` is the disc folder's number or None."""

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
        """The stem as it is compared: composed, without case."""
        return fold_name(self.stem)

    @property
    def folded_album(self) -> str:
        """The album's name as it is compared, its disc left off."""
        return fold_name(_DISC_TAIL.sub("", self.facts.album)).strip() if self.facts else ""

    @property
    def duration(self) -> float | None:
        """Seconds, None when not known."""
        return self.facts.duration if self.facts else None


_DISC_TAIL = re.compile(r"[\s,:-]*[(\[]?(?:cd|dis[ck])\s*\d+(?:\s*(?:of|/)\s*\d+)?[)\]]?\s*$", re.IGNORECASE)


def file_entry(path: bytes, facts: MediaFacts | None) -> FileEntry:
    """Cut one path, relative to its root, into what grouping needs."""
    folder, _, name = path.decode("utf-8", "surrogateescape").rpartition("/")
    stem, dot, extension = name.rpartition(".")
    if not dot or not stem:
        stem, extension = name, ""
    grouping, side, disc, disc_image = _classify_folder(folder)
    category = _category(name, facts)
    return FileEntry(path, facts, category, stem, extension.lower(), folder, grouping, side, disc, disc_image)


def grouping_folder(path: bytes) -> bytes:
    """The folder whose files decide together into which items `path` falls: what must be grouped anew
    when this file comes, changes or goes."""
    folder = path.rpartition(b"/")[0].decode("utf-8", "surrogateescape")
    return encode_path(_classify_folder(folder)[0])


def encode_path(folder: str) -> bytes:
    """A folder as it is called on the disk."""
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
    """Home, side folder, disc and whether it is a disc image, for the files lying in `folder`."""
    above, side = _split_side_folder(folder)
    home, disc, disc_image = _split_disc_folder(above)
    return home, side, disc, disc_image


def _split_side_folder(folder: str) -> tuple[str, str]:
    parts = folder.split("/")
    for position, part in enumerate(parts):
        if _SIDE_FOLDER_NAME.fullmatch(part):
            return "/".join(parts[:position]), fold_name(part)
    return folder, ""


def _split_disc_folder(folder: str) -> tuple[str, int | None, bool]:
    above, _, last = folder.rpartition("/")
    if last.lower() in _DISC_IMAGE_FOLDER:
        home, disc, _ = _split_disc_folder(above)
        return home, disc, True
    if last.lower() in ("stream", "playlist", "clipinf", "backup") and above.lower().endswith("bdmv"):
        return _split_disc_folder(above)
    found = _DISC_FOLDER.fullmatch(last)
    return (above, int(found[1]), False) if found else (folder, None, False)
