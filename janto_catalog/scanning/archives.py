"""Archives that contain audio or video, and multi-volume archives."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from janto_catalog.filenames.natural_order import natural_key
from janto_catalog.model.file_types import FileCategory, category_of
from janto_catalog.scanning.file_entry import FileEntry

_VOLUME = re.compile(r"(?P<base>.+)\.part\d+")


def may_contain_media(file: FileEntry) -> bool:
    """Whether an archive contains audio or video; True also when its members are unknown."""
    if file.category is not FileCategory.ARCHIVE:
        return False
    members = file.facts.members if file.facts else ()
    return not members or any(category_of(member).is_playable for member in members)


def group_volumes(archives: Sequence[FileEntry]) -> tuple[tuple[FileEntry, ...], ...]:
    """Group archives into items: "a.part1.rar" with "a.part2.rar", "a.rar" with "a.r00", "a.r01" …"""
    items: dict[tuple[str, str, bool], list[FileEntry]] = defaultdict(list)
    for file in archives:
        found = _VOLUME.fullmatch(file.folded_stem)
        of_rar = re.fullmatch(r"rar|r\d\d", file.extension) is not None
        items[file.folder, found["base"] if found else file.folded_stem, of_rar].append(file)
    return tuple(piece for files in items.values() for piece in _join_volumes(files))


def _join_volumes(files: list[FileEntry]) -> list[tuple[FileEntry, ...]]:
    if not all(re.fullmatch(r"rar|r\d\d", file.extension) for file in files):
        return [(file,) for file in files]
    return [
        tuple(
            sorted(files, key=lambda file: (file.extension != "rar", natural_key(file.stem), file.extension))
        )
    ]
