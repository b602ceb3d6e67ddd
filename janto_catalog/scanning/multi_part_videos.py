"""Which video files of a folder are parts of one item; every other file is an item by itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from janto_catalog.filenames.part_numbers import natural_key
from janto_catalog.scanning.file_entry import FileEntry

# "cd1" splits a film anywhere, and media centres stack "part1" in one word; "Part 1" is a title.
_PART_NAME = re.compile(
    r"^(?P<base>.*?)[\s._-]*[(\[]?(?:(?:cd|dis[ck]|dvd)[\s._-]*|(?:part|pt)[._-]?)(?P<number>\d{1,2})[)\]]?$"
)


def group_video_parts(files: Sequence[FileEntry]) -> tuple[tuple[FileEntry, ...], ...]:
    """Group the video files of one folder into items, each in playing order."""
    parts_by_name: dict[tuple[str, str, str], list[tuple[int, FileEntry]]] = defaultdict(list)
    items: list[tuple[FileEntry, ...]] = []
    for file in files:
        found = _PART_NAME.match(file.folded_stem)
        if file.is_disc_image:
            parts_by_name["", file.grouping_folder, str(file.disc)].append((0, file))
        elif found and found["base"]:
            parts_by_name[file.folder, found["base"], file.extension].append((int(found["number"]), file))
        else:
            items.append((file,))
    for parts in parts_by_name.values():
        items.extend(_join_parts(parts))
    return tuple(items)


def _join_parts(parts: list[tuple[int, FileEntry]]) -> list[tuple[FileEntry, ...]]:
    ordered = sorted(parts, key=lambda part: (part[0], natural_key(part[1].stem), part[1].path))
    if ordered[0][1].is_disc_image or [number for number, _ in ordered] == list(range(1, len(ordered) + 1)):
        return [tuple(file for _, file in ordered)]
    return [(file,) for _, file in ordered]
