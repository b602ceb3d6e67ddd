"""A season and episode that a name gives together ("S02E05"), against those of a work."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching import number_weights
from janto_catalog.matching.comparison import Comparison, contradicts, supports
from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.matching.item_numbers import is_in_dvd_order, is_of_first_year
from janto_catalog.model.files import Evidence


def weigh_explicit_numbers(comparison: Comparison) -> Iterator[Evidence]:
    """Yield the evidence of season and episode, where the name gives both.

    Season 0 is left to the title and the length: each list numbers the specials in an order of its own.
    """
    numbers, work = comparison.item.name.parsed.numbers, comparison.work
    named = " and ".join(_form_text(season, episodes) for season, episodes in numbers.by_season)
    if numbers.other_forms:
        yield from _of_another_form(comparison)
    if numbers.season == 0 and work.season != 0:
        return
    if is_in_dvd_order(comparison.item):
        if not comparison.matches:
            text = "its number is its place on the DVDs"
            yield contradicts(text, number_weights.NUMBER_COUNTS_DISC)
        return
    if work.season is None or work.episode is None:
        yield _of_unnumbered_work(comparison, named)
    elif numbers.has_episode(work.season, work.episode):
        yield supports(f"the name says {named}", number_weights.EPISODE_EXPLICIT)
        yield from season_partly_known(comparison)
    elif _is_place_in_whole(comparison):
        yield _place_in_whole(comparison)
    elif numbers.season == 1 and comparison.names_its_series and work.episode in numbers.episodes:
        text = f"the name says {named}, counted from its own beginning"
        yield supports(text, number_weights.EPISODE_OF_OWN_COUNT)
    else:
        text = f"the name says {named}, but this is series {work.season}, episode {work.episode}"
        yield contradicts(text, number_weights.EPISODE_DIFFERS)


def _of_another_form(comparison: Comparison) -> Iterator[Evidence]:
    """The name gives the numbers twice, and differently: a person must say which is meant."""
    numbers, work = comparison.item.name.parsed.numbers, comparison.work
    forms = [(numbers.season, numbers.episodes), *numbers.other_forms]
    both = " and ".join(_form_text(season, episodes) for season, episodes in forms)
    yield contradicts(f"the name says both {both}", number_weights.NUMBERS_DISAGREE)
    others = [
        (numbers.season if season is None else season, episodes or numbers.episodes)
        for season, episodes in numbers.other_forms
    ]
    if work.episode is not None and any(
        season == work.season and work.episode in episodes for season, episodes in others
    ):
        # The other form was weighed as differing; both are as likely.
        yield supports(
            f"one of them is series {work.season}, episode {work.episode}",
            number_weights.EPISODE_EXPLICIT + number_weights.EPISODE_DIFFERS,
        )


def _form_text(season: int | None, episodes: tuple[int, ...]) -> str:
    named = [f"series {season}"] if season is not None else []
    if episodes:
        named.append(f"episode {' and '.join(map(str, episodes))}")
    return ", ".join(named)


def _of_unnumbered_work(comparison: Comparison, named: str) -> Evidence:
    """The evidence for a work that has no season and episode."""
    numbers, work = comparison.item.name.parsed.numbers, comparison.work
    if numbers.season == 1 and work.number in numbers.episodes:
        return supports(f"the name says number {work.number}", number_weights.NUMBER_ALONE)
    if _is_place_in_whole(comparison):
        return _place_in_whole(comparison)
    if other := _work_with_numbers(comparison):
        text = f"the name says {named}, which is “{other.record.title}”"
        return contradicts(text, number_weights.SEASON_DIFFERS)
    return contradicts(
        f"the name says {named}, but this has no such number", number_weights.EPISODE_OF_UNNUMBERED
    )


def _place_in_whole(comparison: Comparison) -> Evidence:
    numbers = comparison.item.name.parsed.numbers
    return supports(
        f"it is number {numbers.episodes[0]} of part {numbers.season}", number_weights.NUMBER_ALONE
    )


def _is_place_in_whole(comparison: Comparison) -> bool:
    """Whether "3x02" counts box sets and their works: the second work of the third, or of the one named."""
    numbers, whole = comparison.item.name.parsed.numbers, comparison.parent
    if whole is None or not comparison.matches:
        return False
    place = comparison.index.parts[whole.id].index(comparison.work.id) + 1
    number_of_whole = whole.number if whole.number is not None else 1
    # A box set that is named may be kept as a show with one season.
    is_season = numbers.season == number_of_whole or (
        numbers.season == 1 and comparison.item.has_title_of(whole.id)
    )
    return is_season and numbers.episodes == (place,)


def _work_with_numbers(comparison: Comparison) -> IndexedWork | None:
    """The work of the same show that has the season and episode of the name."""
    numbers = comparison.item.name.parsed.numbers
    for episode in numbers.episodes:
        for other in comparison.index.by_episode.get((numbers.season or 0, episode), ()):
            if not other.show_keys.isdisjoint(comparison.work.show_keys):
                return other
    return None


def season_partly_known(comparison: Comparison) -> Iterator[Evidence]:
    """Yield evidence against a number of a season that is only partly known, unless title or year agree."""
    work = comparison.work
    years = {year for text in comparison.item.texts for year in text.parsed.numbers.years}
    if is_of_first_year(comparison):
        # Only a name without the year may mean another show of that name.
        return
    if comparison.index.is_partly_known(work) and not comparison.matches and work.year not in years:
        yield contradicts(
            "only some episodes of that series are known here", number_weights.SEASON_PARTLY_KNOWN
        )
