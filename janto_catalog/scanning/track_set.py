"""Audio files that may be the tracks of one item: what their names share, their positions and lengths."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from janto_catalog.filenames.natural_order import natural_key
from janto_catalog.filenames.shared_names import SharedName, own_words, read_shared_name
from janto_catalog.scanning.file_entry import FileEntry

# Tracks under half a minute are not counted.
_MIN_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Position:
    """The place of a track: by `outer` (disc, part) and then by `number`."""

    outer: tuple[int, ...]
    number: tuple[int, int]

    @property
    def key(self) -> tuple[tuple[int, ...], tuple[int, int]]:
        """Sorts by disc and number."""
        return self.outer, self.number


@dataclass(frozen=True)
class TrackSet:
    """Files that are compared with each other, at least one."""

    files: Sequence[FileEntry]

    @cached_property
    def shared(self) -> SharedName:
        """What the names share."""
        return read_shared_name([file.stem for file in self.files])

    @cached_property
    def positions(self) -> Sequence[Position]:
        """The position of each file by tags, names, title tags or a playlist, whichever is different for each; else empty."""
        for positions in self._possible_positions():
            if len(positions) == len(self.files) == len({each.key for each in positions}):
                return positions
        return ()

    def _possible_positions(self) -> Iterator[Sequence[Position]]:
        facts = [file.facts for file in self.files]
        discs = [file.disc or 0 for file in self.files]
        if all(each and each.track is not None for each in facts):
            yield [
                Position((disc or (each.disc if each else 0) or 0,), ((each.track if each else 0) or 0, 0))
                for disc, each in zip(discs, facts, strict=True)
            ]
        yield _named_positions(discs, self.shared)
        if all(each and each.title for each in facts):
            yield _named_positions(discs, read_shared_name([each.title for each in facts if each]))
        places = [file.playlist_place for file in self.files if file.playlist_place is not None]
        yield [Position((0,), (place + 1, 0)) for place in places]

    @cached_property
    def in_order(self) -> tuple[FileEntry, ...]:
        """The files in playing order."""
        positions = self.positions or [Position((file.disc or 0,), (0, 0)) for file in self.files]
        pairs = zip(positions, self.files, strict=True)
        ordered = sorted(pairs, key=lambda pair: (pair[0].key, natural_key(pair[1].stem), pair[1].path))
        return tuple(file for _, file in ordered)

    @cached_property
    def typical_length(self) -> float | None:
        """The median length in seconds, None when fewer than half of the lengths are known."""
        lengths = [length for file in self.files if (length := file.duration or 0) >= _MIN_SECONDS]
        return median(lengths) if lengths and 2 * len(lengths) >= len(self.files) else None

    @property
    def is_complete_run(self) -> bool:
        """Whether the numbers of each disc begin at 0 or 1, or count on from the disc before, without a gap."""
        by_disc: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for position in self.positions:
            by_disc[position.outer].append(position.number[0])
        last = 0
        for _, numbers in sorted(by_disc.items()):
            first = min(numbers)
            if first not in (0, 1, last + 1) or sorted(numbers) != list(range(first, first + len(numbers))):
                return False
            last = max(numbers)
        return bool(by_disc)

    @property
    def is_run(self) -> bool:
        """Whether the numbers of each disc begin at 3 or below, and most of those up to the highest are there."""
        by_disc: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for position in self.positions:
            by_disc[position.outer].append(position.number[0])
        return self.is_complete_run or all(
            min(numbers) <= 3 and 3 * (max(numbers) + 1) <= 4 * (len(numbers) + 1)
            for numbers in by_disc.values()
        )

    @property
    def is_cut_evenly(self) -> bool:
        """Whether all lengths but the last are the same: one recording that a program cut in pieces.

        Lengths that are all whole minutes are nominal ones, which stories of a series have in common.
        """
        *lengths, last = [file.duration or 0 for file in self.in_order]
        if len(lengths) < 2 or min(*lengths, last) <= 0:
            return False
        are_exact = any(1 < length % 60 < 59 for length in (*lengths, last))
        return are_exact and max(*lengths, last) - min(lengths) <= 2

    @property
    def titles_in_tags(self) -> set[tuple[str, ...]]:
        """The different titles in the tags, as words without numbers; () for one that says no more than the album."""
        return {title_in_tag(file) for file in self.files}

    @property
    def states_track_count(self) -> bool:
        """Whether the tags of each file give the number of the files as the number of tracks or discs."""
        count = len(self.files)
        return all(
            file.facts is not None and count in (file.facts.tracks, file.facts.discs) for file in self.files
        )


def title_in_tag(file: FileEntry) -> tuple[str, ...]:
    """The words of the title in the tags without numbers; () when it says no more than the album."""
    words = own_words(file.facts.title) if file.facts else ()
    return () if set(words) <= set(own_words(file.folded_album)) else words


def _named_positions(discs: Sequence[int], shared: SharedName) -> Sequence[Position]:
    values = shared.positions or ((),) * len(discs)
    if shared.positions and len({row[0] for row in values}) == len(values):
        # A second counter only repeats the first: "001 - Chapter 1".
        return [Position((disc,), row[0]) for disc, row in zip(discs, values, strict=True)]
    return [
        Position((disc, *(each for value in row[:-1] for each in value)), row[-1] if row else (0, 0))
        for disc, row in zip(discs, values, strict=True)
    ]
