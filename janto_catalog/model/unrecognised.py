"""Items that were not recognised, by folder."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.model.views import ItemSummary


@dataclass(frozen=True, slots=True)
class FolderPlace:
    """A folder of a root: `folder` is relative to it, "" for the root itself; `below`: with the folders below it."""

    root: int
    folder: str
    below: bool = False

    def holds(self, other: FolderPlace) -> bool:
        """Whether everything in `other` is in it."""
        if self.root != other.root or (other.below and not self.below):
            return False
        is_below = not self.folder or other.folder.startswith(f"{self.folder}/")
        return self.folder == other.folder or (self.below and is_below)


@dataclass(frozen=True, slots=True)
class LeftOutFolder:
    """A folder that is not part of the catalogue with those below it, but for the folders that are `kept`."""

    place: FolderPlace
    kept: tuple[FolderPlace, ...] = ()

    def holds(self, other: FolderPlace) -> bool:
        """Whether everything in `other` is left out."""
        return self.place.holds(other) and not any(kept.holds(other) for kept in self.kept)


@dataclass(frozen=True, slots=True)
class FolderContent:
    """A folder with the folders below it: how many items were not recognised, and how many are matched or asked about."""

    place: FolderPlace
    name: str
    unrecognised: int
    recognised: int


@dataclass(frozen=True, slots=True)
class UnrecognisedFolder:
    """A folder with items that were not recognised.

    path: absolute, as text.
    copies: how many items in it were not recognised, and how many `folders` hold them.
    recognised: how many other items of the folder are matched or asked about.
    """

    place: FolderPlace
    path: str
    copies: int
    folders: int = 1
    recognised: int = 0


@dataclass(frozen=True, slots=True)
class UnrecognisedFolders:
    """A page of folders, those that most likely hold titles first; `count` and `copies` count all folders and items."""

    rows: tuple[UnrecognisedFolder, ...]
    count: int
    copies: int


@dataclass(frozen=True, slots=True)
class ItemPage:
    """Some of `count` items."""

    rows: tuple[ItemSummary, ...]
    count: int
