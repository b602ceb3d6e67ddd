"""What was dropped on the window: folders, and files, of which the catalogue takes the folders."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from janto_catalog.ui import labels

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Dropped:
    """Paths that were dropped: `folders`, and also what is not there, `files`, and the `parents` of the files.

    known: the parents that are in the catalogue, as part of a folder of it.
    """

    folders: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    known: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Why the files were not added, in words."""
        where = (
            f"the folder {_name(self.parents[0])}"
            if len(self.parents) == 1
            else f"{labels.number(len(self.parents))} folders"
        )
        which = ", which is in the catalogue" if self.are_known and len(self.parents) == 1 else ""
        if len(self.files) == 1:
            return f"{_name(self.files[0])} is a file, and the catalogue takes whole folders. It is in {where}{which}."
        files = labels.count(len(self.files), "file was", "files were")
        return f"{files} dropped, and the catalogue takes whole folders. They are in {where}{which}."

    @property
    def offer(self) -> str:
        """The button that adds the parents."""
        if self.are_known:
            return "Scan again"
        if len(self.parents) > 1:
            return f"Add their {labels.number(len(self.parents))} folders"
        return "Add its folder" if len(self.files) == 1 else "Add their folder"

    @property
    def are_known(self) -> bool:
        """Whether all parents are in the catalogue."""
        return len(self.known) == len(self.parents)


def sort_dropped(catalog: Catalog | None, paths: Sequence[str]) -> Dropped:
    """Find out which paths are files, and where these are.  It reads the disk."""
    files = [path for path in paths if Path(path).is_file()]
    folders = [path for path in paths if path not in files]
    parents = dict.fromkeys(str(Path(path).parent) for path in files)
    found = tuple(parent for parent in parents if not _is_inside(parent, folders))
    roots = (
        [root.path.decode("utf-8", "surrogateescape") for root in catalog.folders.roots()] if catalog else []
    )
    known = tuple(parent for parent in found if _is_inside(parent, roots))
    return Dropped(tuple(folders), tuple(files), found, known)


def _is_inside(path: str, folders: Collection[str]) -> bool:
    """Whether a folder is one of some folders, or below one."""
    resolved = Path(path).resolve()
    return any(resolved.is_relative_to(Path(folder).resolve()) for folder in folders)


def _name(path: str) -> str:
    return Path(path).name or path
