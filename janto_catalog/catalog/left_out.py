"""The folders that are remembered as not part of the catalogue, and what is where in a folder."""

from __future__ import annotations

from collections import defaultdict

from janto_catalog.model.matching import Answer
from janto_catalog.model.unrecognised import FolderPlace, LeftOutFolder
from janto_catalog.store import remembered, unrecognised
from janto_catalog.store.store import Connection
from janto_catalog.store.unrecognised import FolderCounts


def left_out_folders(connection: Connection) -> list[LeftOutFolder]:
    """The folders that are remembered as not part of the catalogue, each with those in it that are kept."""
    out: dict[bool, list[FolderPlace]] = {True: [], False: []}
    named = defaultdict(list)
    for root, (name, _) in unrecognised.root_names(connection).items():
        named[name].append(root)
    for rule in remembered.rules(connection):
        if rule.scope != remembered.FOLDER or rule.answer not in (Answer.NOT_PART, Answer.MAY_BE_PART):
            continue
        for name, roots in named.items():
            if rule.pattern == name or rule.pattern.startswith(f"{name}/"):
                folder = rule.pattern[len(name) + 1 :]
                places = [FolderPlace(root, folder, below=True) for root in roots]
                out[rule.answer is Answer.NOT_PART] += places
    return [
        LeftOutFolder(place, tuple(kept for kept in out[False] if place.holds(kept))) for place in out[True]
    ]


def place_of(counts: FolderCounts) -> FolderPlace:
    """The folder that is counted, without those below it."""
    return FolderPlace(counts.root, counts.folder)


def child_of(place: FolderPlace, counts: FolderCounts) -> FolderPlace:
    """The folder directly in `place` that a folder below it is or is in; for `place` itself, its own files."""
    rest = counts.folder.removeprefix(f"{place.folder}/") if place.folder else counts.folder
    if counts.folder == place.folder:
        return FolderPlace(place.root, place.folder)
    first = rest.partition("/")[0]
    return FolderPlace(place.root, f"{place.folder}/{first}" if place.folder else first, below=True)


def pattern_of(place: FolderPlace, root: str) -> str:
    """How a remembered answer names a folder."""
    return f"{root}/{place.folder}" if place.folder else root


def with_below(place: FolderPlace) -> FolderPlace:
    """A folder with those below it."""
    return FolderPlace(place.root, place.folder, below=True)
