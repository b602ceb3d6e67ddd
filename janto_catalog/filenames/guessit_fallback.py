"""Video names in rarer styles, left to guessit: it knows many, and takes 5 to 10 ms a name."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from importlib import import_module

from janto_catalog.filenames.numbers import Numbers
from janto_catalog.filenames.parse import ParsedName


def add_guessed_numbers(reading: ParsedName) -> ParsedName:
    """The reading with season and episodes as guessit reads them, when digits are left that ours cannot."""
    if reading.numbers.episodes or reading.numbers.season_range or not _has_unread_digits(reading):
        return reading
    season, episodes = _guess(reading.text)
    if season is None or not episodes:
        return reading
    numbers: Numbers = replace(reading.numbers, season=season, episodes=episodes)
    return replace(reading, numbers=numbers)


def _has_unread_digits(reading: ParsedName) -> bool:
    return any(
        place not in reading.ignorable
        and place not in reading.standalone_numbers
        and any(letter.isdigit() for letter in word)
        for place, word in enumerate(reading.words)
    )


@lru_cache(maxsize=4096)
def _guess(name: str) -> tuple[int | None, tuple[int, ...]]:
    # Imported when a name first needs it: the import alone costs a third of a second.
    found = import_module("guessit").guessit(name, {"type": "episode"})
    season, episodes = found.get("season"), found.get("episode")
    listed = episodes if isinstance(episodes, list) else [episodes]
    whole = tuple(episode for episode in listed if isinstance(episode, int))
    return (season if isinstance(season, int) else None), whole
