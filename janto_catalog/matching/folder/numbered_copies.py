"""Files that a system numbered because one of their name was there: "Title (1).mp3" beside "Title.mp3"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from janto_catalog.model.files import Role
from janto_catalog.model.matching import ReadItem
from janto_catalog.model.text import fold

#: Copies of one recording are as long, but for what an encoder adds.
_SAME_SECONDS = 1.0
_NUMBERED = re.compile(r"(?P<name>.*\S) ?\([1-9]\d?\)$")


def numbered_copies(items: Sequence[ReadItem]) -> frozenset[bytes]:
    """Return the keys of items of a folder that are copies of another one by name, and by content or length."""
    numbered = [(item, found["name"]) for item in items if (found := _NUMBERED.match(item.name))]
    if not numbered:
        return frozenset()
    originals: dict[str, list[ReadItem]] = defaultdict(list)
    for item in items:
        originals[fold(item.name)].append(item)
    return frozenset(
        item.key
        for item, name in numbered
        if any(_is_copy(item, original) for original in originals.get(fold(name), ()))
    )


def _is_copy(item: ReadItem, original: ReadItem) -> bool:
    if item.content and item.content == original.content:
        return True
    lengths = [list(_lengths(each)) for each in (item, original)]
    return all(len(each) == 1 and each[0] > 0 for each in lengths) and (
        abs(lengths[0][0] - lengths[1][0]) <= _SAME_SECONDS
    )


def _lengths(item: ReadItem) -> Iterable[float]:
    """The seconds of the story files of an item, 0 where they are not known."""
    return (
        (file.facts.duration or 0.0) if file.facts else 0.0
        for file in item.files
        if file.grouped.role is Role.STORY
    )
