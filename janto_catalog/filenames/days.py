"""Days that are counted in other languages, as titles of serials do: "Premier jour", "Giorno 3"."""

from __future__ import annotations

from janto_catalog.filenames.number_words import DAY_WORDS, DAY_WORDS_BEHIND, NUMBERS_OF_DAYS

ANY_DAY = DAY_WORDS | DAY_WORDS_BEHIND


def count_days(words: list[str], raw_words: list[str], begins: frozenset[int]) -> None:
    """Write the number of a day as an English title does: "premier jour", "1. jour" and "jour 1" are "day 1".

    begins: the positions of words that begin something new, after a dash or in brackets.
    """
    for position in range(len(words) - 1):
        first, second = words[position : position + 2]
        before, after = NUMBERS_OF_DAYS.get(first, first), NUMBERS_OF_DAYS.get(second, second)
        if first in DAY_WORDS and after.isdecimal():
            number = after
        elif second in ANY_DAY and before.isdecimal():
            is_last = position + 2 == len(words) or position + 2 in begins
            if before == raw_words[position] and not is_last:
                # "2 Tag Team" may be a number and a title.
                continue
            number = before
        else:
            continue
        words[position : position + 2] = ["day", number]
        raw_words[position : position + 2] = ["day", number]
