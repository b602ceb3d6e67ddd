"""Which parts of a story the files of an item are, and how many there should be, by their names and tags."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from janto_catalog.filenames.counter_ranges import number_of, with_ranges
from janto_catalog.filenames.counters import DISC_KINDS
from janto_catalog.model.media import MediaFacts

#: Kinds of counters that count parts of a story, the outermost first.
_OUTER = ("disc", "tape", "side", "section", "part")
_INNER = ("chapter", "track", "half", "")
#: Larger numbers are dates or mistakes.
_MOST_PARTS = 999
#: "(2-2)" is the last of two parts; "(1-2)" may also say that a file is both.
_LAST_OF_PAIR = re.compile(r"[(\[]([2-9]) ?[-_] ?\1[)\]]")
#: "1-01", and "101" where the tag says track 1.
_DISC_BEFORE_TRACK = re.compile(r"([1-9])([-._]?)(\d\d)(?!\d)")
_FIRST = re.compile(r"\b(?:first|1st)[ ._-](dis[ck]|cd|dvd|tape|side|part|half|vol(?:ume)?)\b", re.IGNORECASE)
#: From this number on, "101" is disc 1, track 1.
_DISC_IN_HUNDREDS = 101

#: Files as (path with "/", facts or None).
_Files = Sequence[tuple[str, MediaFacts | None]]


@dataclass(frozen=True, slots=True)
class PartCount:
    """The numbers that files of one item have among the parts of a story.

    counted: what is counted: "disc", "tape", "side", "section", "part", "chapter", "track" or "half".
    numbers: those of the files, in ascending order, each once.
    total: how many there are by the names or tags, None when none of them says it.
    disc: the disc whose tracks are counted, None when the tracks of all discs are counted in one run.
    of_extras: the numbers that extras have in this count, such as an interview that is track 4.
    """

    counted: str
    numbers: tuple[int, ...]
    total: int | None = None
    disc: int | None = None
    of_extras: tuple[int, ...] = ()

    @property
    def gaps(self) -> tuple[int, ...]:
        """The numbers that are left out between the lowest and the highest; they are missing for certain."""
        return self._without(range(self.numbers[0], self.numbers[-1] + 1))

    @property
    def missing(self) -> tuple[int, ...]:
        """The numbers up to the total, or else up to the highest, that no file has.

        The lowest may be missing because the files are the later tracks of a box with several stories.
        """
        last = max(self.total or 0, self.numbers[-1])
        if self.counted == "side":
            # A tape or a record has two.
            last += last % 2
        return self._without(range(min(1, self.numbers[0]), last + 1))

    def _without(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """The numbers that neither a part nor an extra has."""
        return tuple(sorted(set(numbers).difference(self.numbers, self.of_extras)))

    @property
    def missing_text(self) -> str:
        """What is missing for certain, as text ("disc 2 of 2", "tracks 4, 7"), "" when nothing is."""
        if self.counted == "half":
            return "" if len(self.numbers) > 1 else f"the {'first' if self.numbers[0] > 1 else 'second'} half"
        # Tracks may begin late in a box of several stories; discs and parts of one story begin at 1.
        numbers = self.missing if self.total or self.counted in DISC_KINDS else self.gaps
        if not numbers:
            return ""
        of_total = f" of {self.total}" if self.total else ""
        return f"{self.counted}{'s' if len(numbers) > 1 else ''} {_ranges(numbers)}{of_total}"


class _Counted(NamedTuple):
    """One counter of one file: its number, the last number when it is a range, and its total."""

    number: int
    total: int | None
    last: int | None = None


class _FileNumbers(NamedTuple):
    """All numbers of one file.

    named: the counters in the name of the file and in that of its folder, with their kinds; those of the file last.
    track, tracks, disc, discs: those of its tags.
    """

    named: tuple[tuple[str, _Counted], ...]
    track: int | None = None
    tracks: int | None = None
    disc: int | None = None
    discs: int | None = None


def counted_parts(files: _Files) -> tuple[PartCount, ...]:
    """Return what the names and tags of an item's story files count, the outermost first; () when they count nothing.

    `files` are (path with "/", facts or None).  A number that nothing explains counts tracks, but not for a file
    alone: "27 Sync" is the title of a release.

    >>> counted_parts([("Hidden/Hidden - Part 1 of 3.mp3", None), ("Hidden/Hidden - Part 3 of 3.mp3", None)])
    (PartCount(counted='part', numbers=(1, 3), total=3, disc=None, of_extras=()),)
    """
    if not files:
        return ()
    numbers = [_numbers_of(path, facts) for path, facts in files]
    return _counts_alone(numbers[0]) if len(numbers) == 1 else _counts(numbers)


@lru_cache(maxsize=4096)
def _counts_alone(numbers: _FileNumbers) -> tuple[PartCount, ...]:
    """The counts of a file alone.  Cached, because many files have the same: track 3 of 12."""
    return _counts([numbers])


def _counts(files: Sequence[_FileNumbers]) -> tuple[PartCount, ...]:
    columns = _columns(files)
    counts = [_part_count(kind, columns[kind]) for kind in _OUTER if kind in columns]
    discs = columns.get("disc") or columns.get("tape") or columns.get("side")
    for kind in _INNER:
        if kind in columns:
            counts.extend(_inner_counts(kind or "track", columns[kind], discs))
    return tuple(counts)


def missing_parts(files: _Files, *, of_box: bool = False, extras: _Files = ()) -> str | None:
    """What the counters of an item's story files say is missing.

    of_box: whether the files are one story of a box, whose discs and totals count the other stories too.
    extras: what is numbered with them and is no part of the story, such as an interview.

    "" when all that is counted is there, None when the files do not say how many there are.  A first disc without a
    length is taken for a part, because nothing says that it is all.

    >>> missing_parts([("Hidden/Hidden - Part 1 of 3.mp3", None), ("Hidden/Hidden - Part 3 of 3.mp3", None)])
    'part 2 of 3'
    """
    counts = _with_extras(files, counted_parts(files), extras)
    if of_box:
        counts = tuple(replace(count, total=None) for count in counts if count.counted not in DISC_KINDS)
        return _missing_text(counts)
    found = _missing_text(counts)
    if found == "" and _may_be_of_one_part(files, counts):
        found = None
    return _missing_after_first(files) if found is None else found


def _with_extras(files: _Files, counts: tuple[PartCount, ...], extras: _Files) -> tuple[PartCount, ...]:
    """The counts with the numbers of the extras that are counted as the files are."""
    for extra in extras if len(files) > 1 else ():
        together = counted_parts([*files, extra])
        if [(each.counted, each.disc) for each in together] == [(each.counted, each.disc) for each in counts]:
            counts = tuple(
                replace(count, of_extras=(*count.of_extras, *set(both.numbers).difference(count.numbers)))
                for count, both in zip(counts, together, strict=True)
            )
    return counts


def _may_be_of_one_part(files: _Files, counts: Sequence[PartCount]) -> bool:
    """Whether totals may be those of each disc or part alone, and nothing says how many of these there are.

    "12 of 12" in "CD1" says that the disc is whole; "1 of 24" to "24 of 24" on two discs says that both are.
    """
    if counts[0].counted in _OUTER and counts[0].total:
        return False
    if any(count.disc is not None for count in counts):
        return True
    outer = [_outer_numbers(path, facts) for path, facts in files]
    # "1-01" and "2-01", each track "1 of 12": the same numbers on several discs.
    is_repeated = all(outer) and len(files) > len(counts[-1].numbers)
    return is_repeated or bool(frozenset.intersection(*outer))


def _outer_numbers(path: str, facts: MediaFacts | None) -> frozenset[tuple[str, int]]:
    """The discs, parts and volumes without a total that the names and tags of a file say it is on."""
    folder, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    texts = [folder.rpartition("/")[2], stem]
    found: set[tuple[str, int]] = set()
    if facts is not None:
        texts += [facts.album, facts.title]
        if facts.disc and not facts.discs:
            found.add(("disc", facts.disc))
    disc = _DISC_BEFORE_TRACK.match(stem)
    if disc and (disc[2] or (facts is not None and facts.track == int(disc[3]))):
        found.add(("disc", int(disc[1])))
    for text in texts:
        found.update(
            (kind, counter.number)
            for kind, counter in _counters(text)
            if (kind in _OUTER or kind == "book") and not counter.total
        )
        if first := _FIRST.search(text):
            found.add((first[1].lower(), 1))
    return frozenset(found)


def _missing_after_first(files: _Files) -> str | None:
    """The other discs, for files without a length that their names and folders count as the first; else None."""
    if all(facts is not None and facts.duration for _, facts in files):
        return None
    kinds = {names_first_disc(path) for path, _ in files}
    kind = kinds.pop() if len(kinds) == 1 else ""
    return f"the other {kind}s" if kind else None


def names_first_disc(path: str) -> str:
    """What a path counts of which this is the first, without a total: "disc", "tape" or "side"; "" for other paths.

    >>> names_first_disc("Hidden/CD1/01.mp3"), names_first_disc("Hidden (Disc 2).mp3")
    ('disc', '')
    """
    counters = _by_kind(_numbers_of(path, None).named)
    # Both sides of the first tape are on the first tape.
    kind = next((kind for kind in _OUTER if kind in DISC_KINDS and kind in counters), "")
    return kind if kind and all(counter == _Counted(1, None) for counter in counters[kind]) else ""


@lru_cache(maxsize=4096)
def _missing_text(counts: tuple[PartCount, ...]) -> str | None:
    if missing := next((text for count in counts if (text := count.missing_text)), ""):
        return missing
    return "" if any(count.total or count.counted == "half" for count in counts) else None


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers as people write them: "2, 5 to 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def _columns(files: Sequence[_FileNumbers]) -> dict[str, list[_Counted]]:
    """The counters that every file has, by what they count, in the order of the files; tags before names."""
    columns = _named_columns(files)
    tracks = _tagged([(file.track, file.tracks) for file in files])
    discs = _tagged([(file.disc, file.discs) for file in files])
    if tracks and (len(files) > 1 or tracks[0].total):
        columns = {kind: column for kind, column in columns.items() if kind not in ("", "track", "chapter")}
        columns["track"] = tracks
    if discs and _adds_to(discs, columns) and (len(files) > 1 or discs[0].total):
        columns["disc"] = discs
    return columns


def _adds_to(discs: Sequence[_Counted], columns: dict[str, list[_Counted]]) -> bool:
    """Whether the tags say more of the discs than the names, and nothing else."""
    if not DISC_KINDS.intersection(columns):
        return True
    named = columns.get("disc", [])
    return [each.number for each in named] == [each.number for each in discs] and not any(
        each.total for each in named
    )


def _tagged(numbers: Iterable[tuple[int | None, int | None]]) -> list[_Counted]:
    """The column of a tag; empty when a file lacks it."""
    found = [(number, total if total and total <= _MOST_PARTS else None) for number, total in numbers]
    if any(not number or number > _MOST_PARTS for number, _ in found):
        return []
    return [_Counted(number or 0, total) for number, total in found]


def _named_columns(files: Sequence[_FileNumbers]) -> dict[str, list[_Counted]]:
    rows = [_by_kind(file.named) for file in files]
    columns: dict[str, list[_Counted]] = {}
    for kind in (*_OUTER, *_INNER):
        if kind and all(kind in row for row in rows):
            columns[kind] = [row[kind][-1] for row in rows]
    if (plain := _plain_column([row.get("", []) for row in rows])) and not {
        "track",
        "chapter",
    } & columns.keys():
        # In a folder "CD1+CD2" the files say on which disc each is.
        are_on_several = all(disc.last for disc in columns.get("disc", ()))
        columns |= _split_hundreds(plain) if are_on_several else {"": plain}
    return columns


def _by_kind(counters: Iterable[tuple[str, _Counted]]) -> dict[str, list[_Counted]]:
    found: dict[str, list[_Counted]] = defaultdict(list)
    for kind, counter in counters:
        found[kind].append(counter)
    return found


def _numbers_of(path: str, facts: MediaFacts | None) -> _FileNumbers:
    folder, _, name = path.rpartition("/")
    named = [
        *((kind, counter) for kind, counter in _counters(folder.rpartition("/")[2]) if kind in _OUTER),
        *_counters(name.rpartition(".")[0] or name),
    ]
    if (last := _LAST_OF_PAIR.search(name)) and all(kind != "part" for kind, _ in named):
        named.append(("part", _Counted(int(last[1]), int(last[1]))))
    tags = (facts.track, facts.tracks, facts.disc, facts.discs) if facts else ()
    return _FileNumbers(tuple(named), *tags)


def _counters(name: str) -> Iterator[tuple[str, _Counted]]:
    for token, last in with_ranges(name, _OUTER):
        yield token.kind, _Counted(number_of(token), token.total, last)


def _plain_column(rows: Sequence[Sequence[_Counted]]) -> list[_Counted]:
    """The first number without a word that differs among the files; the number behind it may be its total."""
    width = min(map(len, rows))
    if len(rows) < 2 or not width or _are_times(rows):
        return []
    varying = [column for column in range(width) if len({row[column].number for row in rows}) > 1]
    if not varying:
        return []
    column = varying[-1]
    highest = max(row[column].number for row in rows)
    behind = {row[column + 1].number for row in rows if len(row) > column + 1}
    (total,) = behind if len(behind) == 1 and max(behind) >= highest else (None,)
    return [_Counted(row[column].number, total) for row in rows]


def _are_times(rows: Sequence[Sequence[_Counted]]) -> bool:
    """Whether the numbers are where in the story each file begins: "00_00_00", "00_15_02", "00_30_10"."""
    times = [tuple(each.number for each in row) for row in rows]
    return all(len(time) == 3 and max(time[1:]) < 60 for time in times) and (0, 0, 0) in times


def _split_hundreds(column: list[_Counted]) -> dict[str, list[_Counted]]:
    numbers = [each.number for each in column]
    if min(numbers) < _DISC_IN_HUNDREDS or any(number % 100 == 0 for number in numbers):
        return {"": column}
    return {
        "disc": [_Counted(number // 100, None) for number in numbers],
        "": [_Counted(number % 100, None) for number in numbers],
    }


def _part_count(counted: str, column: Sequence[_Counted], disc: int | None = None) -> PartCount:
    totals = {each.total for each in column if each.total}
    numbers = tuple(
        sorted({number for each in column for number in range(each.number, (each.last or each.number) + 1)})
    )
    # Files that state different totals state none.
    return PartCount(counted, numbers, totals.pop() if len(totals) == 1 else None, disc)


def _inner_counts(
    counted: str, column: Sequence[_Counted], discs: Sequence[_Counted] | None
) -> Iterator[PartCount]:
    if discs is None or len({each.number for each in discs}) == 1:
        yield _part_count(counted, column)
        return
    by_disc: dict[int, list[_Counted]] = defaultdict(list)
    for disc, each in zip(discs, column, strict=True):
        by_disc[disc.number].append(each)
    ordered = [by_disc[disc] for disc in sorted(by_disc)]
    if all(_follows(before, after) for before, after in pairwise(ordered)):
        yield _part_count(counted, column)
    else:
        yield from (_part_count(counted, by_disc[disc], disc) for disc in sorted(by_disc))


def _follows(before: Sequence[_Counted], after: Sequence[_Counted]) -> bool:
    """Whether the tracks of a disc are counted on from those of the disc before."""
    return min(each.number for each in after) > max(each.number for each in before)
