"""Long files "Title - Part 1", "01 Title" and so on: parts of one work if together they may be as long as it.

By their names and lengths alone they could be episodes as well, so grouping leaves them apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from janto_catalog.filenames.shared_names import own_words, read_shared_name, shape
from janto_catalog.model.files import Grouping, ItemKind, Role
from janto_catalog.model.media import MediaFacts
from janto_catalog.scanning.file_entry import grouping_folder
from janto_catalog.scanning.joined import join

_LEAST_SHARE, _MOST_SHARE = 0.92, 1.08
"""Together the parts are between these shares of the running time: television is sped up by 4 %, and credits repeat."""

#: What a title says of an edition: "Title (abridged audiobook)".
_IN_BRACKETS = re.compile(r"\s\(.*\)$")

_Facts = Mapping[bytes, MediaFacts | None]
_TitlesOf = Callable[[float, float], Sequence[str]]


def join_long_parts(
    groupings: Sequence[Grouping], facts: _Facts, titles_of: _TitlesOf
) -> tuple[Grouping, ...]:
    """Return groupings with such parts joined to one item, sorted by key.

    facts: those of files by path.
    titles_of: gives the titles of the works without parts that may be as long as between two lengths in seconds.
    """
    joined = {
        parts: grouping
        for parts in _complete_parts(groupings)
        if (grouping := _join(parts, facts, titles_of)) is not None
    }
    taken = {id(part) for parts in joined for part in parts}
    left = (each for each in groupings if id(each) not in taken)
    return tuple(sorted((*left, *joined.values()), key=lambda grouping: grouping.key))


def folders_of_parts(names: Mapping[bytes, str]) -> frozenset[bytes]:
    """Return the folders, as `grouping_folder` gives them, with single files that may be such parts.

    names: those of items of one file, by the path of the file.
    """
    parts = Counter(
        (grouping_folder(path), words) for path, name in names.items() if _counts_parts(words := shape(name))
    )
    return frozenset(folder for (folder, _), count in parts.items() if count > 1)


def _counts_parts(words: Sequence[str]) -> bool:
    """Whether the shape of a name has the number of a part, or one number that does not say what it counts."""
    return "#part" in words or ("#" in words and sum(word.startswith("#") for word in words) == 1)


def _complete_parts(groupings: Sequence[Grouping]) -> Iterator[tuple[Grouping, ...]]:
    """Single files of one folder whose names differ only in the number of the part, from 1 on without a gap."""
    alike: dict[object, list[Grouping]] = defaultdict(list)
    for grouping in groupings:
        name = shape(grouping.name) if grouping.kind is ItemKind.SINGLE else ()
        if _counts_parts(name):
            folder, _, file = grouping.key.rpartition(b"/")
            alike[folder, file.rpartition(b".")[2].lower(), name].append(grouping)
    for some in alike.values():
        if len(some) < 2:
            continue
        shared = read_shared_name([each.name for each in some])
        numbers = [row[0][0] for row in shared.positions if len(row) == 1]
        if (
            shared.kinds in (("part",), ("",))
            and shared.differ_in_numbers_only
            and sorted(numbers) == list(range(1, len(some) + 1))
        ):
            yield tuple(part for _, part in sorted(zip(numbers, some, strict=True), key=lambda pair: pair[0]))


def _join(parts: Sequence[Grouping], facts: _Facts, titles_of: _TitlesOf) -> Grouping | None:
    """The item of all parts; None if no work has their title and the sum of their lengths."""
    lengths = [
        found.duration if (found := facts.get(file.path)) else None
        for part in parts
        for file in part.files
        if file.role is Role.STORY
    ]
    if not all(lengths):
        return None
    seconds = sum(length or 0 for length in lengths)
    named = own_words(read_shared_name([part.name for part in parts]).text)
    titles = titles_of(seconds / _MOST_SHARE, seconds / _LEAST_SHARE)
    if not any(_is_called(named, own_words(_IN_BRACKETS.sub("", each))) for each in titles):
        return None
    files = [(file.path, facts.get(file.path), file.role) for part in parts for file in part.files]
    return join(sorted(files, key=lambda file: file[2] is not Role.STORY))


def _is_called(named: Sequence[str], title: Sequence[str]) -> bool:
    """Whether a name is a title, or ends with one of several words or behind a show."""
    return bool(title) and tuple(named[-len(title) :]) == tuple(title)
