"""Files of one folder that would all be the same work, and are numbered or have letters: each is a part of it, not all of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from janto_catalog.filenames.counters import read_tokens
from janto_catalog.filenames.downloaders import is_numbered_download
from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import contradicts
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_length import length_agreement
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.matching.scoring import ScoredWork, best_first
from janto_catalog.model.files import Evidence, ItemKind
from janto_catalog.model.text import fold

#: Copies of one recording are as long, but for what an encoder adds.
_SAME_SECONDS = 1.0

#: "Title 1a", "Title (b)": the name without the letter, and the letter.
_LETTER_AT_END = re.compile(r"(?P<name>.*(?:\d|[\s._(\[-]))(?P<letter>[a-d])[)\]]?$", re.IGNORECASE)

Folder = Sequence[tuple[ParsedItem, list[ScoredWork]]]


def contradict_parts_of_one_work(folder: Folder, index: WorkIndex) -> list[list[ScoredWork]]:
    """Return the works of each item, where several numbered items would be the same work with evidence against it.

    An item that is as long as the work is a copy of it whatever its number; but a person decides what "1a" and "1b" are.
    """
    scored = [list(works) for _, works in folder]
    same: dict[tuple[object, ...], list[int]] = defaultdict(list)
    with_letters: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, (item, works) in enumerate(folder):
        if not works or works[0].score < weights.PLAUSIBLE:
            continue
        if _is_as_long(item, works[0].work_id, index):
            if found := _LETTER_AT_END.match(item.item.name):
                with_letters[works[0].work_id, item.form, fold(found["name"])].append(position)
        else:
            shape = tuple(token.shape for token in read_tokens(item.item.name))
            same[works[0].work_id, item.form, shape].append(position)
    for positions in same.values():
        items = [folder[position][0] for position in positions]
        are_tracks = len(items) > 1 and all(item.item.kind is ItemKind.TRACKS for item in items)
        contents = [item.item.content for item in items]
        if _are_same(contents):
            continue
        if are_tracks and _are_one_recording(items):
            continue
        if are_tracks or len(set(map(_numbers, items))) > 1:
            evidence = _contradiction(items)
            for position in positions if evidence else ():
                scored[position] = _contradicted(scored[position], *evidence)
    text = "another file here has another letter at the end: each may be a part, or a copy"
    for positions in with_letters.values():
        contents = [folder[position][0].item.content for position in positions]
        for position in positions if len(positions) > 1 and not _are_same(contents) else ():
            against = contradicts(text, weights.NAME_AND_TAG_DIFFER, needs_person=True)
            scored[position] = _contradicted(scored[position], against)
    return scored


def _contradicted(works: list[ScoredWork], *evidence: Evidence) -> list[ScoredWork]:
    """The works of an item with evidence against the best."""
    return best_first([works[0].with_evidence(*evidence), *works[1:]])


def _are_same(contents: Sequence[str]) -> bool:
    """Whether the items with these fingerprints are the same file several times."""
    return "" not in contents and len(set(contents)) == 1


def _are_one_recording(items: Sequence[ParsedItem]) -> bool:
    """Whether each item has as many tracks as the others, of the same lengths: they are copies.

    Tracks that a program cut evenly are as long in every part of a story.
    """
    lengths = [
        [file.facts.duration or 0.0 if file.facts else 0.0 for file in item.story_files] for item in items
    ]
    first = lengths[0]
    return (
        min(first) > 0
        and max(first) - min(first) > 2 * _SAME_SECONDS
        and all(
            len(each) == len(first)
            and all(abs(one - other) <= _SAME_SECONDS for one, other in zip(each, first, strict=True))
            for each in lengths
        )
    )


def _contradiction(items: Sequence[ParsedItem]) -> tuple[Evidence, ...]:
    """What speaks against each of some items that would be the same work."""
    if all(is_numbered_download(item.item.name) for item in items):
        if all(item.form is FileForm.EBOOK for item in items):
            # An e-book is one file: several of one name are copies of it.
            return ()
        text = "there is another file of this name here: it may be a part, or a copy"
        return (contradicts(text, weights.NAME_AND_TAG_DIFFER, needs_person=True),)
    text = "other files here are numbered like it and would be the same"
    if all(_counts_parts(item) for item in items):
        # Each may be a part of the work: nothing says that they are something else.
        return (contradicts(text, weights.NAME_AND_TAG_DIFFER, needs_person=True),)
    return (contradicts(text, weights.FILE_OF_SEVERAL),)


def _counts_parts(item: ParsedItem) -> bool:
    return any(token.kind == "part" for token in read_tokens(item.item.name))


def _numbers(item: ParsedItem) -> tuple[object, ...]:
    return tuple(token.value for token in read_tokens(item.item.name) if token.value is not None)


def _is_as_long(item: ParsedItem, work_id: str, index: WorkIndex) -> bool:
    known = index.works[work_id].record.runtime
    return bool(item.seconds and known and length_agreement(item.seconds, known) > 0)
