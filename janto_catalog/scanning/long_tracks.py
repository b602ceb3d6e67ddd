"""Long files beside the tracks of a story: another story, or a second copy of it in one file."""

from __future__ import annotations

from collections.abc import Sequence

from janto_catalog.filenames.counters import DISC_KINDS, read_tokens
from janto_catalog.filenames.shared_names import own_words
from janto_catalog.scanning.file_entry import FileEntry
from janto_catalog.scanning.track_set import TrackSet

#: Radio plays last 45 minutes.
_STORY_SECONDS = 38 * 60
#: A long chapter is not so many times as long as the longest of the others.
_TIMES_AS_LONG = 3
#: Fewer may be an introduction and credits.
_FEWEST_TRACKS = 3
#: A copy in one file is as long as all tracks, but for silence between them.
_LEAST_SHARE, _MOST_SHARE = 0.95, 1.05
_PARTS = DISC_KINDS | {"part", "half", "section"}


def long_works(files: Sequence[FileEntry]) -> tuple[FileEntry, ...]:
    """Return the files that are a story each, beside tracks that are complete without them; () when there are none.

    "11 Another Story" beside ten chapters, or "00 Title (complete)", which is as long as all of them.
    """
    long = tuple(file for file in files if (file.duration or 0) >= _STORY_SECONDS)
    tracks = [file for file in files if file not in long]
    lengths = [file.duration or 0 for file in tracks]
    if not long or len(tracks) < _FEWEST_TRACKS or not all(lengths) or sum(lengths) < _STORY_SECONDS:
        return ()
    shortest = min(file.duration or 0 for file in long)
    if shortest < _TIMES_AS_LONG * max(lengths) or not TrackSet(tracks).is_complete_run:
        return ()
    known = _known_words(tracks[0])
    are_stories = all(_is_copy(file, sum(lengths)) or _has_own_title(file, known) for file in long)
    return long if are_stories and not any(_counts_part(file) for file in long) else ()


def _is_copy(file: FileEntry, seconds: float) -> bool:
    return _LEAST_SHARE * seconds <= (file.duration or 0) <= _MOST_SHARE * seconds


def _has_own_title(file: FileEntry, known: frozenset[str]) -> bool:
    title = file.facts.title if file.facts else ""
    return not known.issuperset((*own_words(file.stem), *own_words(title)))


def _counts_part(file: FileEntry) -> bool:
    """Whether the name says that a file is a disc or part: the others may be in tracks."""
    return any(token.kind in _PARTS for token in read_tokens(file.stem))


def _known_words(file: FileEntry) -> frozenset[str]:
    """What the folder and the album of a track are called."""
    return frozenset((*own_words(file.grouping_folder.rpartition("/")[2]), *own_words(file.folded_album)))
