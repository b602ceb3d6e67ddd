"""The stories of a box whose tracks are in one folder: runs of tracks that share a title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from janto_catalog.filenames.counters import read_tokens
from janto_catalog.filenames.shared_names import own_words
from janto_catalog.scanning.file_entry import FileEntry
from janto_catalog.scanning.track_set import TrackSet, title_in_tag

# A chapter in two tracks is shorter than a story.
_MIN_STORY_SECONDS = 20 * 60

_Words = tuple[str, ...]


def split_by_story(tracks: TrackSet) -> list[tuple[FileEntry, ...]]:
    """One item for each story of a box, else one for all tracks; each in playing order.

    The tracks of a story are a run with the same title in their tags or names: "The Restored (Part 1)", "(Part 2)".
    """
    for title_of in (_title_in_tag, _title_in_name):
        if stories := _stories(tracks.in_order, title_of):
            return stories
    return [tracks.in_order]


def _stories(
    files: Sequence[FileEntry], title_of: Callable[[FileEntry], _Words]
) -> list[tuple[FileEntry, ...]]:
    runs = [(title, tuple(run)) for title, run in groupby(files, key=title_of)]
    titles = {title for title, _ in runs}
    in_long_runs = sum(len(run) for _, run in runs if len(run) > 1)
    is_box = (
        1 < len(titles) == len(runs)
        and () not in titles
        and 2 * in_long_runs > len(files)
        and all(_may_be_story(run) for _, run in runs)
    )
    return [run for _, run in runs] if is_box else []


def _may_be_story(run: Sequence[FileEntry]) -> bool:
    lengths = [file.duration for file in run]
    if not all(lengths):
        return len(run) > 2
    return sum(length or 0 for length in lengths) >= _MIN_STORY_SECONDS


def _title_in_tag(file: FileEntry) -> _Words:
    if file.facts is None or _counts_chapters(file.facts.title):
        return ()
    return title_in_tag(file)


def _title_in_name(file: FileEntry) -> _Words:
    return () if _counts_chapters(file.stem) else own_words(file.stem)


def _counts_chapters(text: str) -> bool:
    return any(token.kind == "chapter" for token in read_tokens(text))
