"""Which files of an entry a player can play, and which part of each."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.model.export import ExportEntry, PlayFile
from janto_catalog.model.file_types import FileCategory, category_of
from janto_catalog.model.files import Range, Unit

# A player opens an archive of media too, and may know an extension that is not in the table.
_PLAYABLE_TOO = (FileCategory.ARCHIVE, FileCategory.UNKNOWN)


@dataclass(frozen=True, slots=True)
class PlayPart:
    """A file to play from `begin` to `end`, seconds within it; None: from its start, to its end."""

    path: bytes
    duration: float | None
    begin: float | None = None
    end: float | None = None


def play_parts(entry: ExportEntry) -> tuple[PlayPart, ...]:
    """The files of `entry` that play, in order, cut to its range; () when there is nothing to play."""
    playable = [file for file in entry.files if _is_playable(file.path)]
    if entry.range is None or entry.range.unit is not Unit.SECONDS:
        return tuple(PlayPart(file.path, file.duration) for file in playable)
    return _parts_in_range(entry.range, playable)


def _is_playable(path: bytes) -> bool:
    category = category_of(path)
    return category.is_playable or category in _PLAYABLE_TOO


def _parts_in_range(part: Range, files: list[PlayFile]) -> tuple[PlayPart, ...]:
    """The parts of the files that lie in `part`, which counts from the start of the first."""
    found, start = [], 0.0
    for file in files:
        if file.duration is None and len(files) > 1:
            # Without its length nobody knows where the next one begins: better all than the wrong part.
            return tuple(PlayPart(one.path, one.duration) for one in files)
        end = start + file.duration if file.duration is not None else part.end
        if part.begin < end and start < part.end:
            found.append(_cut(file, max(0.0, part.begin - start), min(end, part.end) - start))
        start = end
    return tuple(found)


def _cut(file: PlayFile, begin: float, end: float) -> PlayPart:
    whole = file.duration is not None and end >= file.duration
    return PlayPart(file.path, end - begin, begin or None, None if whole else end)
