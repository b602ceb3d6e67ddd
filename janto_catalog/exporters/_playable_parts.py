"""The files of a work that a player can play, and the part of each."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.model.export import ExportEntry, PlayFile
from janto_catalog.model.file_types import FileCategory, category_of
from janto_catalog.model.files import Range, Unit

# Players open archives of media too, and may know an extension that is not in the table.
_MAYBE_PLAYABLE = (FileCategory.ARCHIVE, FileCategory.UNKNOWN)


@dataclass(frozen=True, slots=True)
class PlayPart:
    """A file to play from `begin` to `end`, in seconds; None means the start and the end of the file.

    `duration` is the length of the part in seconds, None when it is not known.
    """

    path: bytes
    duration: float | None
    begin: float | None = None
    end: float | None = None


def play_parts(entry: ExportEntry) -> tuple[PlayPart, ...]:
    """The playable files of `entry` in order, cut to its range."""
    playable = [file for file in entry.files if _is_playable(file.path)]
    if entry.range is None or entry.range.unit is not Unit.SECONDS:
        return tuple(PlayPart(file.path, file.duration) for file in playable)
    return _parts_in_range(entry.range, playable)


def _is_playable(path: bytes) -> bool:
    category = category_of(path)
    return category.is_playable or category in _MAYBE_PLAYABLE


def _parts_in_range(range_: Range, files: list[PlayFile]) -> tuple[PlayPart, ...]:
    """The parts of `files` within `range_`, which counts seconds from the start of the first file."""
    parts, start = [], 0.0
    for file in files:
        if file.duration is None and len(files) > 1:
            # Without its length the start of the next file is not known: play all rather than the wrong part.
            return tuple(PlayPart(file.path, file.duration) for file in files)
        end = start + file.duration if file.duration is not None else range_.end
        if range_.begin < end and start < range_.end:
            parts.append(_cut(file, max(0.0, range_.begin - start), min(end, range_.end) - start))
        start = end
    return tuple(parts)


def _cut(file: PlayFile, begin: float, end: float) -> PlayPart:
    to_its_end = file.duration is not None and end >= file.duration
    return PlayPart(file.path, end - begin, begin or None, None if to_its_end else end)
