"""Which audio files of a folder are the tracks of one item, and in which order they play.

Joining several stories into one item hides all but one of them; leaving tracks apart only causes more questions.  So
files stay single unless there is evidence that they belong together: an album whose tracks are shorter than a story,
names that differ only in a number, or discs of the same name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from janto_catalog.filenames.folding import fold_name
from janto_catalog.filenames.part_numbers import PartName, natural_key, parse_part_name
from janto_catalog.scanning.file_entry import FileEntry

# Radio plays last 45 minutes, monthly releases an hour, parts of a serial 25 to 30 minutes, and chapters made by a
# shop or a ripper rarely more than 15.  Tracks under half a minute are not counted.
_STORY_SECONDS = 38 * 60
_CHAPTER_SECONDS = 15 * 60
_ALBUM_TRACK_SECONDS = 20 * 60
_MIN_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Track:
    """A file with its parsed name and its position (disc, track) from tags or name; None when it has no number."""

    file: FileEntry
    name: PartName
    position: tuple[int, int] | None

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Sorts tracks in playing order: by disc, track, name."""
        return (self.position or (self.file.disc or 0, 0), natural_key(self.file.stem), self.file.path)


def group_tracks(files: Sequence[FileEntry]) -> tuple[tuple[FileEntry, ...], ...]:
    """Group the audio files of one folder into items, each in playing order; most items have one file."""
    items: list[tuple[FileEntry, ...]] = []
    for album_tracks in _by_album([_track(file) for file in files]):
        items.extend(_split(album_tracks))
    return tuple(items)


def _track(file: FileEntry) -> Track:
    name = parse_part_name(file.stem)
    facts = file.facts
    number = facts.track if facts and facts.track else name.number
    disc = file.disc or (facts.disc if facts and facts.disc else name.disc) or 0
    if number is None:
        # The only file in a disc folder is numbered by its disc.
        return Track(file, name, (disc, 0) if file.disc else None)
    return Track(file, name, (disc, number))


def _by_album(all_tracks: list[Track]) -> list[list[Track]]:
    """Tracks by extension and album; a track without facts joins the one album its name fits, if any."""
    albums: dict[tuple[str, str], list[Track]] = defaultdict(list)
    for track in all_tracks:
        albums[track.file.extension, track.file.folded_album].append(track)
    for track in [track for track in all_tracks if track.file.facts is None]:
        fitting = [key for key, members in albums.items() if key[1] and _fits_album(track, members)]
        if len(fitting) == 1:
            albums[(track.file.extension, "")].remove(track)
            albums[fitting[0]].append(track)
    return [members for members in albums.values() if members]


def _fits_album(unread: Track, members: Sequence[Track]) -> bool:
    return (
        unread.position is not None
        and len(members) >= 2
        and unread.file.extension == members[0].file.extension
        and all(track.name.base == unread.name.base for track in members)
        and all(bool(track.name.title) == bool(unread.name.title) for track in members)
        and _position_in_name(unread) not in {_position_in_name(track) for track in members}
    )


def _position_in_name(track: Track) -> tuple[int, int]:
    return (track.file.disc or track.name.disc or 0, track.name.number or 0)


def _split(album_tracks: list[Track]) -> list[tuple[FileEntry, ...]]:
    """One item if the tracks belong together, else one per name without its number, else single files."""
    if _is_one_item(album_tracks):
        return [_in_order(album_tracks)]
    items: list[tuple[FileEntry, ...]] = []
    names: dict[tuple[str, bool], list[Track]] = defaultdict(list)
    for track in album_tracks:
        names[track.name.base, bool(track.name.title)].append(track)
    for same_name in names.values():
        if len(same_name) < len(album_tracks) and _is_one_item(same_name):
            items.append(_in_order(same_name))
        else:
            items.extend((track.file,) for track in same_name)
    return items


def _is_one_item(tracks: Sequence[Track]) -> bool:
    if len(tracks) < 2 or not _positions_differ(tracks):
        return False
    length = _typical_length(tracks)
    same_name = _have_same_name(tracks) and not _titles_differ(tracks)
    if length is not None and length >= _STORY_SECONDS:
        return same_name and _is_split_by_disc(tracks)
    if tracks[0].file.folded_album:
        return _is_one_album(tracks, same_name, length)
    return _is_one_untagged(tracks, same_name, length)


def _is_one_album(tracks: Sequence[Track], same_name: bool, length: float | None) -> bool:
    if length is None:
        return same_name
    return same_name or length < _ALBUM_TRACK_SECONDS or _states_track_count(tracks)


def _is_one_untagged(tracks: Sequence[Track], same_name: bool, length: float | None) -> bool:
    if same_name:
        has_name = bool(tracks[0].name.base) and not all(track.name.marker for track in tracks)
        return not has_name or (length is not None and length < _ALBUM_TRACK_SECONDS)
    if any(track.name.base for track in tracks):
        return False
    # Chapters with titles but without tags: only a complete run of short ones.
    run = sorted(track.position[1] for track in tracks if track.position)
    return (
        length is not None
        and length < _CHAPTER_SECONDS
        and len(run) >= 3
        and run == list(range(1, len(run) + 1))
    )


def _positions_differ(tracks: Sequence[Track]) -> bool:
    positions = [track.position for track in tracks]
    return None not in positions and len(set(positions)) == len(positions)


def _typical_length(tracks: Sequence[Track]) -> float | None:
    lengths = [length for track in tracks if (length := track.file.duration or 0) >= _MIN_SECONDS]
    return median(lengths) if lengths and 2 * len(lengths) >= len(tracks) else None


def _have_same_name(tracks: Sequence[Track]) -> bool:
    return len({(track.name.base, track.name.title) for track in tracks}) == 1


def _titles_differ(tracks: Sequence[Track]) -> bool:
    """Whether the tags give the tracks different titles, apart from numbers and the album's name."""
    titles = {_own_title(track) for track in tracks}
    return len(titles - {""}) > 1


def _own_title(track: Track) -> str:
    if track.file.facts is None or not track.file.facts.title:
        return ""
    name = parse_part_name(track.file.facts.title)
    return name.title or name.base if fold_name(track.file.facts.title) != track.file.folded_album else ""


def _is_split_by_disc(tracks: Sequence[Track]) -> bool:
    return all(track.name.counts_discs or track.file.disc for track in tracks)


def _states_track_count(tracks: Sequence[Track]) -> bool:
    return all(track.file.facts is not None and track.file.facts.tracks == len(tracks) for track in tracks)


def _in_order(tracks: Sequence[Track]) -> tuple[FileEntry, ...]:
    return tuple(track.file for track in sorted(tracks, key=lambda track: track.sort_key))
