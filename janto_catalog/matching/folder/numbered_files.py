"""Files that only count: a number, a track, a title of a disc, and what names their folder as a whole."""

from __future__ import annotations

import re

from janto_catalog.matching.evidence.numbers import counts_disc_titles, standalone_numbers
from janto_catalog.matching.item_text import ItemText, ParsedItem, TextSource
from janto_catalog.model.files import ItemKind
from janto_catalog.model.text import number_key

#: Log-odds from which a title that stands in a text is trusted to be meant.
TRUSTED = 3.9
_COUNTER = re.compile(r"^(?:title|track|t|vts|file|disc|cd|dvd|chapter|episode|part|story|a|b)?\d*$")


def is_named_by_folder_only(seen: ParsedItem, work: str) -> bool:
    """Whether a work's title stands in the folder or album, and not in what is a file's own."""
    own = (text for text in seen.texts if text.source in (TextSource.NAME, TextSource.TITLE_TAG))
    return _folder_says(seen, work) and not any(
        form.work_id == work for text in own for form, _ in text.titles
    )


def is_only_numbered(seen: ParsedItem) -> bool:
    """Whether an item is one file that bears at most a number, or what it is part of and a number."""
    if seen.names_nothing_known or seen.item.kind is not ItemKind.SINGLE or not seen.story_files:
        return False
    if seen.name.parsed.supplement_word:
        return False
    reading = seen.name.parsed
    if _is_track(seen):
        return not _names_a_story(seen)
    known = set(reading.ignorable)
    for _, span in (*seen.name.series_names, *seen.name.titles):
        known.update(range(span.start, span.end))
    return (
        not reading.numbers.explicit
        and not reading.numbers.season_range
        and all(
            place in known or word.isdecimal() or _COUNTER.match(word)
            for place, word in enumerate(reading.words)
        )
        and not _names_a_story(seen)
    )


def folder_texts(seen: ParsedItem) -> list[ItemText]:
    """What names the folder as a whole: its name, and the album."""
    return [
        text
        for text in seen.texts
        if text.source is TextSource.ALBUM_TAG or (text.source is TextSource.FOLDER and text.depth == 0)
    ]


def folder_order(seen: ParsedItem) -> tuple[int, int, list[tuple[bool, tuple[int, str], str]], bytes]:
    """The key by which a folder's files follow each other: disc, number, name as people count."""
    number = position_number(seen)
    return (
        seen.name.parsed.numbers.disc or 0 if number is not None else 0,
        number if number is not None else 0,
        [
            (piece.isdecimal(), number_key(piece) if piece.isdecimal() else (0, ""), piece)
            for piece in re.split(r"(\d+)", seen.name.parsed.text)
        ],
        seen.item.key,
    )


def position_number(seen: ParsedItem) -> int | None:
    """The place an item says it has."""
    numbers = seen.name.parsed.numbers
    plain = standalone_numbers(seen.name)
    facts = seen.story_files[0].facts
    if _is_track(seen) and facts is not None:
        return facts.track
    if counts_disc_titles(seen):
        return None
    said = numbers.part or (numbers.episodes[0] if numbers.episodes else None)
    said = said or (max(plain) if len(plain) == 1 else None) or numbers.disc
    return said or (facts.track if facts is not None else None)


def _is_track(seen: ParsedItem) -> bool:
    """Whether its tags say which track of an album it is, whatever its name."""
    facts = seen.story_files[0].facts
    return facts is not None and facts.track is not None and bool(facts.album) and not seen.name.titles


def _names_a_story(seen: ParsedItem) -> bool:
    tags = [text for text in seen.texts if text.source is TextSource.TITLE_TAG]
    return any(
        form.weight >= TRUSTED and not _folder_says(seen, form.work_id)
        for text in (seen.name, *tags)
        for form, _ in text.titles
    ) or any(not _counts(text) for text in tags)


def _folder_says(seen: ParsedItem, work: str) -> bool:
    return any(form.work_id == work for text in folder_texts(seen) for form, _ in text.titles)


def _counts(text: ItemText) -> bool:
    reading = text.parsed
    return all(
        place in reading.ignorable or word.isdecimal() or _COUNTER.match(word)
        for place, word in enumerate(reading.words)
    ) or bool(text.titles)
