"""Which items may be parts of one, as a list to choose from: those of a folder and of folders named alike."""

from __future__ import annotations

import re

from janto_catalog.filenames.folding import fold_name
from janto_catalog.filenames.natural_order import natural_key
from janto_catalog.model.text import display_path
from janto_catalog.scanning.folder_names import read_disc_folder

_NUMBER = re.compile(r"\d+")


def are_neighbours(folder: str, other: str) -> bool:
    """Whether two folders (with "/") are the same, or lie in one folder and differ only in what they count.

    >>> are_neighbours("Plays/Golden Age (Disc 1)", "Plays/Golden Age (Disc 2)")
    True
    >>> are_neighbours("Plays/Golden Age", "Plays/Asylum")
    False
    """
    if folder == other:
        return True
    (above, _, name), (above_other, _, name_other) = folder.rpartition("/"), other.rpartition("/")
    return bool(name and name_other) and above == above_other and _uncounted(name) == _uncounted(name_other)


def path_order(path: bytes) -> tuple[tuple[tuple[int, str], ...], bytes]:
    """Return a sort key for paths by which "Part 10" comes after "Part 9"."""
    return natural_key(display_path(path)), path


def _uncounted(name: str) -> str:
    """The name of a folder without the number of its disc or part."""
    disc = read_disc_folder(name)
    title = disc.title if disc is not None else name
    return " ".join(fold_name(_NUMBER.sub(" ", title)).split())
