"""Files with only a number: "01.mp3", "Track 3", a title of a disc, the folder's name and a number."""

from __future__ import annotations

import re

from janto_catalog.matching import weights
from janto_catalog.matching.item_numbers import counts_disc_titles, standalone_numbers
from janto_catalog.matching.item_text import ItemText, ParsedItem, TextSource
from janto_catalog.model.files import ItemKind
from janto_catalog.model.text import number_key

_NUMBERING_WORD = re.compile(r"^(?:title|track|t|vts|file|disc|cd|dvd|chapter|episode|part|story|a|b)?\d*$")
_DIGITS = re.compile(r"(\d+)")


def is_named_by_folder_only(item: ParsedItem, work_id: str) -> bool:
    """Whether the folder or album has a title of a work, and the item's own name and title tag have none."""
    own = item.texts_from(TextSource.NAME, TextSource.TITLE_TAG)
    return _folder_has_title_of(item, work_id) and not any(text.has_title_of(work_id) for text in own)


def is_only_numbered(item: ParsedItem) -> bool:
    """Whether an item is a single file whose name is at most a number and what the file is part of."""
    if item.has_no_known_name or item.item.kind is not ItemKind.SINGLE or not item.story_files:
        return False
    parsed = item.name.parsed
    if parsed.supplement_word or _names_a_work(item):
        return False
    if _is_track(item):
        return True
    if parsed.numbers.explicit or parsed.numbers.season_range:
        return False
    known = set(parsed.ignorable)
    for _, span in (*item.name.series_names, *item.name.titles):
        known |= span.positions
    return _has_only_numbers(item.name, known)


def folder_texts(item: ParsedItem) -> list[ItemText]:
    """Return the texts that name the folder as a whole: the folder's name and the album."""
    texts = item.texts_from(TextSource.FOLDER, TextSource.ALBUM_TAG)
    return [text for text in texts if text.depth == 0]


def folder_order(item: ParsedItem) -> tuple[int, int, list[tuple[bool, tuple[int, str], str]], bytes]:
    """Return the sort key of a folder's files: disc, number, then the name with its numbers by value."""
    number = position_number(item)
    disc = item.name.parsed.numbers.disc or 0
    pieces = [
        (piece.isdecimal(), number_key(piece) if piece.isdecimal() else (0, ""), piece)
        for piece in _DIGITS.split(item.name.parsed.text)
    ]
    if number is None:
        return 0, 0, pieces, item.item.key
    return disc, number, pieces, item.item.key


def position_number(item: ParsedItem) -> int | None:
    """Return the number by which an item says which of several it is, None without one."""
    facts = item.story_files[0].facts
    track = facts.track if facts is not None else None
    if _is_track(item):
        return track
    if counts_disc_titles(item):
        return None
    numbers = item.name.parsed.numbers
    standalone = standalone_numbers(item.name)
    only = max(standalone) if len(standalone) == 1 else None
    first_episode = numbers.episodes[0] if numbers.episodes else None
    return numbers.part or first_episode or only or numbers.disc or track


def _is_track(item: ParsedItem) -> bool:
    """Whether its tags say which track of an album it is, and its name has no title."""
    facts = item.story_files[0].facts
    return facts is not None and facts.track is not None and bool(facts.album) and not item.name.titles


def _names_a_work(item: ParsedItem) -> bool:
    """Whether the name or title tag has a title that the folder does not have, or the tag has other words."""
    tags = list(item.texts_from(TextSource.TITLE_TAG))
    has_title = any(
        variant.weight >= weights.TRUSTED_TITLE and not _folder_has_title_of(item, variant.work_id)
        for text in (item.name, *tags)
        for variant, _ in text.titles
    )
    return has_title or any(
        not tag.titles and not _has_only_numbers(tag, tag.parsed.ignorable) for tag in tags
    )


def _folder_has_title_of(item: ParsedItem, work_id: str) -> bool:
    return any(text.has_title_of(work_id) for text in folder_texts(item))


def _has_only_numbers(text: ItemText, known: set[int] | frozenset[int]) -> bool:
    """Whether all words but the known ones are numbers or words that number something."""
    return all(
        position in known or word.isdecimal() or _NUMBERING_WORD.match(word)
        for position, word in enumerate(text.parsed.words)
    )
