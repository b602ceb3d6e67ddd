"""Whether title and number of a work agree with a name, so that what is left of the name matters little."""

from __future__ import annotations

from collections.abc import Collection

from janto_catalog.filenames.parse import ParsedName
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison
from janto_catalog.matching.item_length import length_agreement
from janto_catalog.matching.item_numbers import named_season, standalone_numbers
from janto_catalog.matching.item_text import ItemText

#: The last letter of the Latin alphabet with its additions.
_LAST_LATIN = "\u024f"


def is_of_other_script(word: str) -> bool:
    """Whether a word has letters that are not Latin.

    >>> is_of_other_script("день"), is_of_other_script("elle")
    (True, False)
    """
    return not word.isascii() and any(letter.isalpha() and letter > _LAST_LATIN for letter in word)


def has_number_of_work(comparison: Comparison) -> bool:
    """Whether an item's name has season and episode of the work, or its number in a series that is named."""
    name, work = comparison.item.name, comparison.work
    numbers = name.parsed.numbers
    if numbers.explicit:
        return numbers.has_episode(work.season, work.episode)
    season = named_season(comparison.item)
    if season is not None and work.season is not None:
        return season[0] == work.season and work.episode in standalone_numbers(name)
    title = comparison.title_positions(name)
    in_title = {name.parsed.words[at] for at in title}
    number = work.number
    return number is not None and str(number) not in in_title and number in standalone_numbers(name)


def has_own_segment(comparison: Comparison, text: ItemText) -> bool:
    """Whether the title is all that is between two dashes or brackets: what else is there is not part of a longer title."""
    title, parsed = comparison.title_positions(text), text.parsed
    if not title or not _is_whole_title(comparison):
        return False
    start, end = min(title), max(title) + 1
    is_begin = start == 0 or start in parsed.after_separator or _is_counted(parsed, start)
    is_end = (
        end == len(parsed.words)
        or end in parsed.after_separator
        or (end in parsed.bracketed) != (end - 1 in parsed.bracketed)
    )
    return is_begin and is_end


def _is_counted(parsed: ParsedName, start: int) -> bool:
    """Whether a number or a bracket is right before a position: "14 Title", "Un titre (Title)"."""
    before = start - 1
    is_bracket = (before in parsed.bracketed) != (start in parsed.bracketed)
    return is_bracket or before == parsed.episode_marker or parsed.words[before].isdecimal()


def title_and_number_agree(comparison: Comparison) -> bool:
    """Whether the name has the whole title of the work and its number, and someone names its show or short form."""
    best = comparison.best_match
    if best is None or not _is_whole_title(comparison):
        return False
    if not any(comparison.belongs_to(name) and not name.is_company for _, name, _ in comparison.series_names):
        return False
    return has_number_of_work(comparison)


def has_title_and_length(comparison: Comparison) -> bool:
    """Whether the exact title is there, the show is named, and the length is the known one."""
    best, seconds, known = comparison.best_match, comparison.item.seconds, comparison.work.record.runtime
    if best is None or best.correction or not seconds or not known:
        return False
    is_named = any(name.is_show and comparison.belongs_to(name) for _, name, _ in comparison.series_names)
    return is_named and length_agreement(seconds, known) > 0


def is_named_apart(comparison: Comparison, text: ItemText, left: Collection[int]) -> bool:
    """Whether a title stands apart in a name, with the number of the work: other parts may be a translated title.

    "Show 01 - Ein Titel - A Title".  left: the positions of what nothing explains, all between the show or the number and
    the title: what is in front may be another range with the same numbers, and what is behind another author, or that
    it is a review.
    """
    if not left or text is not comparison.item.name or not has_own_segment(comparison, text):
        return False
    if max(left) > min(comparison.title_positions(text)):
        return False
    return title_and_number_agree(comparison) and min(left) > _first_place(comparison, text)


def _first_place(comparison: Comparison, text: ItemText) -> int:
    """Where a text gives the number of the work, or else names the show, first; behind all words when it does neither.

    Words between the show and the number may be another range, which has the same numbers.
    """
    parsed, number = text.parsed, str(comparison.work.number)
    code = parsed.numbers.code
    title = comparison.title_positions(text)
    places = [
        position
        for position, word in enumerate(parsed.words)
        if (word == number and position not in title)
        or (code is not None and word.startswith(code[0]) and word.endswith(number))
    ]
    if places and not parsed.numbers.explicit:
        return places[0]
    places += [
        span.start
        for of, name, span in comparison.series_names
        if of is text and comparison.belongs_to(name) and not name.is_company
    ]
    if parsed.numbers.explicit:
        places.append(parsed.episode_marker)
    return min(places, default=len(parsed.words))


def _is_whole_title(comparison: Comparison) -> bool:
    """Whether the best match is the title as it is, or without the name of its series ("Serial: Day 4")."""
    best = comparison.best_match
    if best is None:
        return False
    if not best.correction:
        return best.weight >= weights.TRUSTED_TITLE or bool(best.variant.before_colon)
    found = {best.text.parsed.words[position] for position in best.positions}
    lacking = set(best.variant.words) - found - comparison.work.series_words
    return bool(best.variant.before_colon or ":" in best.variant.text) and not lacking


def is_broadcast_date(comparison: Comparison) -> bool:
    """Whether the name has the day on which the work was first broadcast."""
    date, record = comparison.item.name.parsed.numbers.date, comparison.work.record
    return bool(date and record.channel) and date == record.released
