"""Which files may have the cover of an item, best first.

The names are those that media servers and taggers use: Kodi's `<name>-poster` and `<name>-thumb`, Plex's and
Jellyfin's `poster`, `cover` and `folder`, audiobookshelf's and Komga's `cover`.
https://kodi.wiki/view/Movie_artwork, https://jellyfin.org/docs/general/server/media/movies,
https://www.audiobookshelf.org/docs, https://komga.org/docs/guides/local-artwork
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import PurePosixPath

from janto_catalog.filenames.folding import fold_name
from janto_catalog.filenames.natural_order import natural_key
from janto_catalog.model.file_types import FILE_TYPES, FileCategory, category_of
from janto_catalog.model.text import display_path

_OWN_ENDINGS = ("poster", "cover", "", "front", "folder", "thumb")
"""What follows the name of the story file, best first."""
_FOLDER_NAMES = (
    "cover",
    "folder",
    "front",
    "poster",
    "front cover",
    "cover front",
    "movie",
    "albumart",
    "album",
)
_SEASON = re.compile(r"(season|series)[\s._-]*(\d+|all|specials?)([\s._-]*poster)?$|specials?[\s._-]*poster$")
_NOT_FRONT = re.compile(
    r"\b(back|inside|inner|inlay|tray|disc|cd ?\d*|dvd|label|spine|booklet|fanart|backdrop|banner|logo|clearart"
    r"|clearlogo|landscape|discart|matrix|obi|page|scan)"
)
_SEPARATORS = re.compile(r"[\s._\-()\[\]]+")
_SHARED_NAMES = ("cover", "folder", "front", "poster")
_EXTENSIONS = tuple(each.extension for each in FILE_TYPES if each.category is FileCategory.IMAGE)
_PART_FOLDER = re.compile(r"(cd|disc|disk|part|vol|volume)[\s._-]*\d+$|\d{1,2}$")
_SEASON_FOLDER = re.compile(r"(season|series|staffel|saison)[\s._-]*(\d{1,3})$")
_LAST = 100
"""The rank of season posters: every other picture is better."""
_PAGED = (FileCategory.COMIC, FileCategory.PDF, FileCategory.DOCUMENT, FileCategory.ARCHIVE)
_STORY_FILES = 3
"""How many files of an item are opened to find a picture: the rest of a set has the same."""


@dataclass(frozen=True, slots=True)
class CoverFile:
    """A file that may have a picture: `path` is absolute, `key` names its content, `has_pictures` is what the
    scan found in its tags."""

    path: bytes
    key: str
    has_pictures: bool = False

    @property
    def category(self) -> FileCategory:
        """What the file is, by its extension."""
        return category_of(self.path)


class Quality(IntEnum):
    """How well the picture of a file shows what an item is; the smaller, the better."""

    NAMED = 0
    """A picture that is named after the item, or as covers are."""
    EMBEDDED = 1
    """A picture in the tags of a recording, or the cover of a book."""
    FIRST_PAGE = 2
    OTHER = 3
    """A picture of any name that belongs to the item."""
    STILL = 4
    """A frame of a video."""
    SHARED = 5
    """A picture that several items share."""
    SEASON = 6


@dataclass(frozen=True, slots=True)
class CoverSource:
    """A file to look into for a cover, and how good its picture is."""

    quality: Quality
    file: CoverFile


def cover_sources(
    story: Sequence[CoverFile], own: Iterable[CoverFile] = (), shared: Iterable[CoverFile] = ()
) -> list[CoverSource]:
    """The files to look into for the cover of an item, best first, each once.

    `story` are the files of the item in playing order, `own` the pictures that belong to it, `shared` those at
    `nearby_pictures`.
    """
    stems = [_stem(file) for file in story]
    named, shown, found = list[tuple[int, CoverFile]](), list[tuple[int, CoverFile]](), list[CoverSource]()
    for file in _by_name(own):
        name = _stem(file)
        if (rank := _rank_of_own(name, stems)) is not None:
            named.append((rank, file))
        elif _SEASON.match(name):
            shown.append((_LAST, file))
        elif not _NOT_FRONT.search(_spaced(name)):
            found.append(CoverSource(Quality.OTHER, file))
    for file in _by_name(shared):
        if (rank := _rank_of_shared(_stem(file))) is not None:
            shown.append((rank, file))
    found += [CoverSource(Quality.NAMED, file) for _, file in _sorted(named)]
    found += [CoverSource(_quality_inside(file), file) for file in _with_pictures(story)]
    found += [
        CoverSource(Quality.SEASON if rank == _LAST else Quality.SHARED, file)
        for rank, file in _sorted(shown)
    ]
    return best_first(found)


def best_first(sources: Iterable[CoverSource]) -> list[CoverSource]:
    """Sources by quality, each file once; those of one quality stay in their order."""
    best: dict[CoverFile, CoverSource] = {}
    for source in sorted(sources, key=lambda source: source.quality):
        best.setdefault(source.file, source)
    return list(best.values())


def _quality_inside(file: CoverFile) -> Quality:
    """What the picture in a story file is, as far as its extension and the scan show."""
    category = file.category
    if category is FileCategory.IMAGE or category in _PAGED:
        return Quality.FIRST_PAGE
    if category is FileCategory.VIDEO and not file.has_pictures:
        return Quality.STILL
    return Quality.EMBEDDED


def nearby_pictures(path: bytes) -> list[bytes]:
    """Where a picture may be that the file at `path` shares with others: the paths that media servers look at.

    They are in the folder of the file, and for the folder of a disc or a season also in the folder above.
    """
    folder, _, _ = path.rpartition(b"/")
    above, _, name = folder.rpartition(b"/")
    folded = fold_name(display_path(name))
    found = _in_folder(folder, _SHARED_NAMES)
    if season := _SEASON_FOLDER.match(folded):
        number = int(season[2])
        found += _in_folder(above, (f"season{number:02}-poster", f"season{number:02}", *_SHARED_NAMES))
    elif folder and _PART_FOLDER.match(folded):
        found += _in_folder(above, _SHARED_NAMES)
    return found


def _in_folder(folder: bytes, names: Iterable[str]) -> list[bytes]:
    prefix = folder + b"/" if folder else b""
    spelled = [
        spelling
        for name in names
        for extension in _EXTENSIONS
        for spelling in dict.fromkeys(
            (
                f"{name}.{extension}",
                f"{name.capitalize()}.{extension}",
                f"{name}.{extension.upper()}",
                f"{name.upper()}.{extension.upper()}",
            )
        )
    ]
    return [prefix + each.encode() for each in spelled]


def _rank_of_own(name: str, stems: Iterable[str]) -> int | None:
    """Lower is better: named after a story file, then as covers are called; None for other names."""
    for stem in stems:
        if name.startswith(stem) and (ending := _spaced(name[len(stem) :])) in _OWN_ENDINGS:
            return _OWN_ENDINGS.index(ending)
    spaced = _spaced(name)
    return len(_OWN_ENDINGS) + _FOLDER_NAMES.index(spaced) if spaced in _FOLDER_NAMES else None


def _rank_of_shared(name: str) -> int | None:
    if _SEASON.match(name):
        return _LAST
    spaced = _spaced(name)
    return _FOLDER_NAMES.index(spaced) if spaced in _FOLDER_NAMES else None


def _with_pictures(story: Sequence[CoverFile]) -> list[CoverFile]:
    """The first story files that may have a picture; a scan saw whether audio has one."""
    likely = [file for file in story if file.has_pictures or file.category is not FileCategory.AUDIO]
    return likely[:_STORY_FILES]


def _by_name(files: Iterable[CoverFile]) -> list[CoverFile]:
    pictures = [file for file in files if file.category is FileCategory.IMAGE]
    return sorted(pictures, key=lambda file: natural_key(_stem(file)))


def _sorted(ranked: Iterable[tuple[int, CoverFile]]) -> list[tuple[int, CoverFile]]:
    """By rank; those of one rank stay in the order of their names."""
    return sorted(ranked, key=lambda pair: pair[0])


def _stem(file: CoverFile) -> str:
    return fold_name(PurePosixPath(display_path(file.path)).stem)


def _spaced(text: str) -> str:
    return _SEPARATORS.sub(" ", text).strip()
