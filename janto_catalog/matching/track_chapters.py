"""The tracks of an item as chapters of it: a box set in tracks is read as one file with chapters is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from janto_catalog.filenames.counters import read_tokens
from janto_catalog.filenames.parse import split_extension
from janto_catalog.filenames.shared_names import read_shared_name
from janto_catalog.model.matching import ReadFile
from janto_catalog.model.media import Chapter


def chapters_of_tracks(files: Sequence[ReadFile]) -> tuple[Chapter, ...]:
    """The files with the titles in their tags, or their names; none when a length is missing.

    Files that differ in numbers only have no titles: then each disc is a chapter, or each file without discs.
    """
    lengths = [file.facts.duration if file.facts else None for file in files]
    if len(files) < 2 or not all(lengths):
        return ()
    names = [_title(file) for file in files]
    shared = read_shared_name(names)
    if not shared.differ_in_numbers_only:
        return _chapters(names, lengths)
    discs = [_disc(file) for file in files]
    if None in discs and len(shared.kinds) == 2:
        # "1-02": the first of two numbers without words counts the discs.
        discs = [row[0][0] for row in shared.positions]
    if None in discs or len(set(discs)) == 1:
        return _chapters([f"Part {number}" for number in range(1, len(files) + 1)], lengths)
    return tuple(_by_disc(discs, _chapters(names, lengths)))


def chapters_of_discs(files: Sequence[ReadFile]) -> tuple[tuple[int, Chapter], ...]:
    """Each disc of an item with its number and its part of the item; none when a length or a disc is missing."""
    lengths = [file.facts.duration if file.facts else None for file in files]
    discs = [_disc(file) for file in files]
    if None in discs or not all(lengths):
        return ()
    chapters = tuple(_by_disc(discs, _chapters([""] * len(files), lengths)))
    numbers = list(dict.fromkeys(disc for disc in discs if disc is not None))
    return tuple(zip(numbers, chapters, strict=True)) if len(numbers) == len(chapters) else ()


def _chapters(titles: Sequence[str], lengths: Sequence[float | None]) -> tuple[Chapter, ...]:
    chapters: list[Chapter] = []
    start = 0.0
    for title, length in zip(titles, lengths, strict=True):
        end = start + (length or 0.0)
        chapters.append(Chapter(title, start, end))
        start = end
    return tuple(chapters)


def _by_disc(discs: Sequence[int | None], chapters: Sequence[Chapter]) -> Iterator[Chapter]:
    pairs = zip(discs, chapters, strict=True)
    for disc, run in groupby(pairs, key=lambda pair: pair[0]):
        tracks = [chapter for _, chapter in run]
        yield Chapter(f"Disc {disc}", tracks[0].start, tracks[-1].end)


def _title(file: ReadFile) -> str:
    tagged = file.facts.title if file.facts else ""
    return tagged or split_extension(file.path.rpartition("/")[2])[0]


def _disc(file: ReadFile) -> int | None:
    """The disc of a file by its folder, its name, or its tags."""
    folder, _, name = file.path.rpartition("/")
    for text in (folder.rpartition("/")[2], split_extension(name)[0]):
        for token in read_tokens(text):
            if token.kind == "disc" and token.value:
                return token.value[0]
    return file.facts.disc if file.facts else None
