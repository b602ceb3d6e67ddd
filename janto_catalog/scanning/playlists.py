"""The place of audio files in the playlists and cue sheets of their folder.

It orders files that neither names nor tags number.  Numbers are preferred: a playlist may be in any order, and
players write them as people please.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from janto_catalog.filenames.folding import fold_name
from janto_catalog.model.file_types import FileCategory
from janto_catalog.scanning.file_entry import FileEntry


def with_playlist_places(files: Sequence[FileEntry]) -> list[FileEntry]:
    """The files of a folder, audio files with their place in its playlists.

    No file has a place when playlists differ in the order of two files.
    """
    playlists = [file for file in files if file.category is FileCategory.METADATA and _names_files(file)]
    if not playlists:
        return list(files)
    audio = [file for file in files if file.category is FileCategory.AUDIO]
    orders = [order for playlist in playlists if (order := _order(playlist, audio))]
    # The longest list has the order of the others in it, if they agree.
    longest = max(orders, key=len) if orders else []
    places = {path: place for place, path in enumerate(longest)}
    for order in orders:
        common = [places[path] for path in order if path in places]
        if common != sorted(common):
            return list(files)
    return [replace(file, playlist_place=places.get(file.path)) for file in files]


def _names_files(file: FileEntry) -> bool:
    return file.facts is not None and bool(file.facts.members)


def _order(playlist: FileEntry, audio: Sequence[FileEntry]) -> list[bytes]:
    """The paths of the audio files that a playlist names, in its order; empty when it names one twice."""
    by_path = {_folded_path(file.path): file.path for file in audio}
    name_counts = Counter(_name(path) for path in by_path)
    by_name = {_name(path): file for path, file in by_path.items() if name_counts[_name(path)] == 1}
    members = playlist.facts.members if playlist.facts else ()
    found = list(_found(members, playlist.folder, by_path, by_name))
    return found if len(set(found)) == len(found) else []


def _found(
    members: Iterable[str], folder: str, by_path: dict[str, bytes], by_name: dict[str, bytes]
) -> Iterable[bytes]:
    for member in members:
        path = fold_name(f"{folder}/{member}" if folder else member)
        if (file := by_path.get(path) or by_name.get(_name(path))) is not None:
            yield file


def _folded_path(path: bytes) -> str:
    return fold_name(path.decode("utf-8", "surrogateescape"))


def _name(path: str) -> str:
    return path.rpartition("/")[2]
