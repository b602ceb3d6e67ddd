"""Season and episode in rare styles, read by guessit.

guessit knows many styles but takes 5 to 10 ms for a name, so it only reads names in which our own patterns leave
digits unread.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from importlib import import_module

from janto_catalog.filenames.parse import ParsedName


def add_guessed_numbers(name: ParsedName) -> ParsedName:
    """Return `name` with the season and episodes that guessit reads, when digits are left unread; else unchanged."""
    numbers = name.numbers
    if numbers.episodes or numbers.season_range or numbers.date or not _has_unread_digits(name):
        return name
    season, episodes = _guess(name.text)
    if season is None or not episodes:
        return name
    return replace(name, numbers=replace(numbers, season=season, episodes=episodes))


def _has_unread_digits(name: ParsedName) -> bool:
    return any(
        position not in name.ignorable
        and position not in name.standalone_numbers
        and any(letter.isdigit() for letter in word)
        for position, word in enumerate(name.words)
    )


@lru_cache(maxsize=4096)
def _guess(text: str) -> tuple[int | None, tuple[int, ...]]:
    # Imported when a name first needs it: the import alone takes a third of a second.
    guess = import_module("guessit").guessit(text, {"type": "episode"})
    season, episode = guess.get("season"), guess.get("episode")
    episodes = episode if isinstance(episode, list) else [episode]
    whole = tuple(each for each in episodes if isinstance(each, int))
    return (season if isinstance(season, int) else None), whole
