"""Which video files of a folder are parts of one item; every other file is an item by itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from janto_catalog.filenames.counters import read_tokens
from janto_catalog.filenames.shared_names import shape
from janto_catalog.scanning.file_entry import FileEntry
from janto_catalog.scanning.track_set import TrackSet
from janto_catalog.scanning.unclear_counters import with_clear_letters

# "cd1" splits a film anywhere, and media centres stack "part1" in one word; "Part 1" is a title.
_PART_IN_ONE_WORD = re.compile(r"(?<![^\W_])(?:part|pt)[._-]?\d")
_EPISODE = re.compile(r"s\d{1,3}e\d{1,4}|\d{1,2}x\d{2,3}")
# What programs call the titles of a disc: "title_t01".
_DISC_TITLE = re.compile(r"(?:title|t|track|vts)(?:[\s._-]?t?\d+)*")
# The letter of a part: "Day 1 (a)".
_LETTER = re.compile(r"(?P<name>.+) \([a-d]\)", re.IGNORECASE)
# A part that is longer is an episode by itself.
_EPISODE_SECONDS = 38 * 60


def group_video_parts(files: Sequence[FileEntry]) -> tuple[tuple[FileEntry, ...], ...]:
    """Group the video files of one folder into items, each in playing order."""
    alike: dict[tuple[object, ...], list[FileEntry]] = defaultdict(list)
    count_in_folder = Counter(file.folder for file in files)
    by_path = {file.path: file for file in files}
    for file in with_clear_letters(files):
        # A film may have one file in each disc folder; several are the titles of a disc with episodes.
        is_disc = file.disc_kind == "disc" and not file.side_folder and count_in_folder[file.folder] == 1
        if file.is_disc_image:
            alike["", file.grouping_folder, file.disc].append(file)
        else:
            folder = file.grouping_folder if is_disc else file.folder
            with_letter = _LETTER.fullmatch(file.stem)
            numbered = with_letter["name"].lower() if with_letter else ""
            alike[folder, is_disc, file.extension, shape(file.stem), numbered].append(file)
    return tuple(
        item if len(item) > 1 else (by_path[item[0].path],)
        for members in alike.values()
        for item in _join_parts(members)
    )


def _join_parts(files: list[FileEntry]) -> Iterable[tuple[FileEntry, ...]]:
    if len(files) == 1:
        return [tuple(files)]
    tracks = TrackSet(files)
    if files[0].is_disc_image:
        return [tracks.in_order]
    if tracks.positions and _are_parts(tracks):
        return [tracks.in_order]
    return [(file,) for file in files]


def _are_parts(tracks: TrackSet) -> bool:
    shared = tracks.shared
    if not shared.words:
        return False
    if tracks.files[0].folder != tracks.files[-1].folder:
        return _DISC_TITLE.fullmatch(tracks.files[0].folded_stem) is None
    if "half" in shared.kinds:
        return True
    if _LETTER.fullmatch(tracks.files[0].stem) is not None:
        length = tracks.typical_length
        return tracks.is_complete_run and (length is None or length < _EPISODE_SECONDS)
    return len(shared.kinds) == 1 and _counts_parts(tracks, shared.kinds[0])


def _counts_parts(tracks: TrackSet, kind: str) -> bool:
    """Whether the only counter that differs counts the parts of one film or episode."""
    stem, length = tracks.files[0].folded_stem, tracks.typical_length
    if kind == "part" and _PART_IN_ONE_WORD.search(stem):
        return tracks.is_complete_run
    # "Part 1" behind the number of an episode is its half; without one both are works by themselves.
    is_short = length is not None and length < _EPISODE_SECONDS
    is_episode = any(_EPISODE.fullmatch(token.word) for token in read_tokens(stem))
    if kind == "part" or tracks.shared.total is not None:
        return is_episode or (is_short and tracks.shared.total is not None)
    return kind == "disc" or (kind == "" and is_episode and is_short and tracks.is_complete_run)
