"""Which audio files of a folder are the tracks of one thing, and in which order they play.

Taking several stories for one hides all but one of them; leaving tracks apart only asks too often.  So
files stay single unless something says that they belong together: an album of their own whose tracks are
shorter than a story, names alike but for a number, discs of one name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from janto_catalog.filenames.folding import fold_name
from janto_catalog.filenames.part_numbers import PartName, natural_key, parse_part_name
from janto_catalog.scanning.file_entry import FileEntry

# Seconds.  Radio plays last 45 minutes, monthly releases an hour; parts of a serial 25 minutes at most 30;
# a chapter cut by a shop or a ripper seldom more than 15.  What ends within half a minute tells nothing.
_STORY_SECONDS = 38 * 60
_CHAPTER_SECONDS = 15 * 60
_ALBUM_TRACK_SECONDS = 20 * 60
_MIN_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Track:
    """A file with the number its name carries and the place its tags or name give it."""

    file: FileEntry
    name: PartName
    position: tuple[int, int] | None

    @property
    def sort_key(self) -> tuple[object, ...]:
        """The key of playing order: disc, track, name."""
        return (self.position or (self.file.disc or 0, 0), natural_key(self.file.stem), self.file.path)


def group_tracks(files: Sequence[FileEntry]) -> tuple[tuple[FileEntry, ...], ...]:
    """Split the audio files of one home into items, each in playing order; most have one file."""
    items: list[tuple[FileEntry, ...]] = []
    for together in _by_album([_track(file) for file in files]):
        items.extend(_split(together))
    return tuple(items)


def _track(file: FileEntry) -> Track:
    name = parse_part_name(file.stem)
    facts = file.facts
    number = facts.track if facts and facts.track else name.number
    disc = file.disc or (facts.disc if facts and facts.disc else name.disc) or 0
    if number is None:
        # A disc folder that holds one file counts by its disc.
        return Track(file, name, (disc, 0) if file.disc else None)
    return Track(file, name, (disc, number))


def _by_album(all_tracks: list[Track]) -> list[list[Track]]:
    """Tracks by ending and album; those a reader could not read go where their name fits, if one album does."""
    albums: dict[tuple[str, str], list[Track]] = defaultdict(list)
    for track in all_tracks:
        albums[track.file.extension, track.file.folded_album].append(track)
    for track in [track for track in all_tracks if track.file.facts is None]:
        fitting = [key for key, members in albums.items() if key[1] and _fits_album(track, members)]
        if len(fitting) == 1:
            albums[(track.file.extension, "")].remove(track)
            albums[fitting[0]].append(track)
    return [members for members in albums.values() if members]


def _fits_album(track_without_facts: Track, members: Sequence[Track]) -> bool:
    return (
        track_without_facts.position is not None
        and len(members) >= 2
        and track_without_facts.file.extension == members[0].file.extension
        and all(track.name.base == track_without_facts.name.base for track in members)
        and all(bool(track.name.title) == bool(track_without_facts.name.title) for track in members)
        and _position_in_name(track_without_facts) not in {_position_in_name(track) for track in members}
    )


def _position_in_name(track: Track) -> tuple[int, int]:
    return (track.file.disc or track.name.disc or 0, track.name.number or 0)


def _split(album_tracks: list[Track]) -> list[tuple[FileEntry, ...]]:
    """One item when the tracks are of one thing, else one for each name without its number, else singles."""
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


def _is_one_item(together: Sequence[Track]) -> bool:
    if len(together) < 2 or not _positions_differ(together):
        return False
    length = _typical_length(together)
    alike = _names_alike(together) and not _titles_differ(together)
    if length is not None and length >= _STORY_SECONDS:
        return alike and _is_split_by_disc(together)
    if together[0].file.folded_album:
        return _is_one_album(together, alike, length)
    return _is_one_untagged(together, alike, length)


def _is_one_album(together: Sequence[Track], alike: bool, length: float | None) -> bool:
    if length is None:
        return alike
    return alike or length < _ALBUM_TRACK_SECONDS or _states_track_count(together)


def _is_one_untagged(together: Sequence[Track], alike: bool, length: float | None) -> bool:
    if alike:
        named = bool(together[0].name.base) and not all(track.name.marker for track in together)
        return not named or (length is not None and length < _ALBUM_TRACK_SECONDS)
    if any(track.name.base for track in together):
        return False
    # Titled chapters without any tag: only a whole run of short ones.
    run = sorted(track.position[1] for track in together if track.position)
    return (
        length is not None
        and length < _CHAPTER_SECONDS
        and len(run) >= 3
        and run == list(range(1, len(run) + 1))
    )


def _positions_differ(together: Sequence[Track]) -> bool:
    places = [track.position for track in together]
    return None not in places and len(set(places)) == len(places)


def _typical_length(together: Sequence[Track]) -> float | None:
    known = [length for track in together if (length := track.file.duration or 0) >= _MIN_SECONDS]
    return median(known) if known and 2 * len(known) >= len(together) else None


def _names_alike(together: Sequence[Track]) -> bool:
    return len({(track.name.base, track.name.title) for track in together}) == 1


def _titles_differ(together: Sequence[Track]) -> bool:
    """Whether the tags give each its own title, beyond a number and the album's name."""
    titles = {_own_title(track) for track in together}
    return len(titles - {""}) > 1


def _own_title(track: Track) -> str:
    if track.file.facts is None or not track.file.facts.title:
        return ""
    name = parse_part_name(track.file.facts.title)
    return name.title or name.base if fold_name(track.file.facts.title) != track.file.folded_album else ""


def _is_split_by_disc(together: Sequence[Track]) -> bool:
    return all(track.name.counts_discs or track.file.disc for track in together)


def _states_track_count(together: Sequence[Track]) -> bool:
    return all(
        track.file.facts is not None and track.file.facts.tracks == len(together) for track in together
    )


def _in_order(together: Sequence[Track]) -> tuple[FileEntry, ...]:
    return tuple(track.file for track in sorted(together, key=lambda track: track.sort_key))
