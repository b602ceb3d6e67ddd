"""Words that nothing known explains, or none left over."""

from __future__ import annotations

import math
from collections.abc import Iterator

from janto_catalog.filenames.parse import parse_name
from janto_catalog.filenames.vocabulary import STOP_WORDS, FileForm
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, span_positions, supports
from janto_catalog.matching.evidence.numbers import part_numbers, track_numbers
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.model.files import Evidence

_WORD, _SMALL, _BRACKETED, _GROUP, _NUMBER, _SEQUEL, _EXTENDS = 1.4, 0.2, 0.5, 0.2, 0.7, 3.0, 3.0
_PERSON = 0.5
_AFTER_NUMBER, _BEFORE_NUMBER, _EXPLAINED, _MOST = 0.5, 3.0, 1.5, 6.0
#: The most that what is said in brackets costs.
_MOST_ASIDE = 1.0
#: The most that strange words cost where title and number agree.
_LEAST_OF_TWO = 2.0


def _weigh(case: Comparison) -> Iterator[Evidence]:
    text = case.main_text
    left = unexplained_words(case, text)
    cost = min(_cost(case, text, left), _LEAST_OF_TWO if _told_twice(case, text) else math.inf)
    numbered = text.parsed.numbers.episodes or (
        text.parsed.standalone_numbers and (case.item.form is FileForm.PAGES or case.names_its_series)
    )
    if cost < 0.8 and (case.title_positions(text) or numbered):
        yield supports("every word of it is accounted for", _EXPLAINED - cost)
    elif cost:
        words = " ".join(text.parsed.words[place] for place in sorted(left))
        yield contradicts(f"nothing known explains “{words}”", min(cost, _MOST))
    if text.source in (TextSource.TITLE_TAG, TextSource.ALBUM_TAG):
        yield from _name_beside_tag(case)


def _told_twice(case: Comparison, text: ItemText) -> bool:
    """Whether the show is named and its title and number, read together, agree: then other words are no matter."""
    numbers, entry = text.parsed.numbers, case.work
    agrees = numbers.explicit and numbers.season == entry.season and entry.episode in numbers.episodes
    named = any(phrase.is_show and case.belongs_to(phrase) for _, phrase, _ in case.series_names)
    return agrees and named and bool(case.title_positions(text)) and not case.best_is_inexact


def _name_beside_tag(case: Comparison) -> Iterator[Evidence]:
    """A tag names the work; the name beside it may be meaningless, but not name something else."""
    name = case.item.name
    left = [place for place in unexplained_words(case, name) if len(name.parsed.words[place]) > 3]
    if len(left) >= 2:
        words = " ".join(name.parsed.words[place] for place in sorted(left))
        yield contradicts(f"the name says “{words}”", min(0.8 * len(left), 3.0))


def unexplained_words(case: Comparison, text: ItemText) -> frozenset[int]:
    """The places of words in a text that are neither title nor series, number, person or release words."""
    left = case.unexplained_cache.get(id(text))
    if left is None:
        left = case.unexplained_cache[id(text)] = _unexplained(case, text)
    return left


def _unexplained(case: Comparison, text: ItemText) -> frozenset[int]:
    reading = text.parsed
    explained = set(reading.ignorable) | case.title_positions(text)
    for phrase, span in text.series_names:
        if case.belongs_to(phrase):
            explained |= span_positions(span)
    parent = case.index.parent(case.work)
    family = {case.work.id, parent.id} if parent else {case.work.id}
    of_family = frozenset(parse_name(parent.record.title).plain_words) if parent else frozenset()
    for form, span in text.titles:
        if form.work_id in family:
            explained |= span_positions(span)
    left = [
        place
        for place, word in enumerate(reading.words)
        if place not in explained and word not in of_family and not _known(case, word)
    ]
    return frozenset(place for place in left if not _company(case, reading.words, place))


def _company(case: Comparison, words: tuple[str, ...], place: int) -> bool:
    """Whether a word and its neighbour are a company's name taken apart ("Audio Go")."""
    pairs = (words[start : start + 2] for start in (place - 1, place) if start >= 0)
    return any(len(pair) == 2 and "".join(pair) in case.index.publishers for pair in pairs)


def _known(case: Comparison, word: str) -> bool:
    entry = case.work
    if word.isdecimal():
        known = (entry.number, entry.episode, _three(case), *part_numbers(entry.id, case.index))
        return word in map(str, known) or word in entry.bracketed_words
    return bool(
        word in entry.people_words
        or word in case.index.publishers
        or (case.best_match is not None and word in case.best_match.variant.distinctive_words)
        or word in entry.bracketed_words
        or (entry.lettered_number and word.lstrip("0") == entry.lettered_number)
        or _code(case, word)
    )


def _three(case: Comparison) -> int | None:
    season, episode = case.work.season, case.work.episode
    return 100 * season + episode if season is not None and episode is not None else None


def _code(case: Comparison, word: str) -> bool:
    code = case.item.name.parsed.numbers.code
    return code is not None and word.startswith(code[0]) and word.endswith(str(code[1])) and word != code[0]


def _extends(text: ItemText, title: frozenset[int], place: int) -> bool:
    """Whether a word stands right before or after the title, with nothing between: a longer title."""
    breaks = text.parsed.after_separator
    if not title or text.parsed.numbers.explicit:
        return False
    after = place == max(title) + 1 and place not in breaks
    return after or (place == min(title) - 1 and min(title) not in breaks)


def _cost(case: Comparison, text: ItemText, left: frozenset[int]) -> float:
    costs = {place: _stranger(case, text, place) for place in sorted(left - track_numbers(case, text))}
    aside = [cost for place, cost in costs.items() if place in text.parsed.bracketed and cost <= _BRACKETED]
    return sum(costs.values()) - max(0.0, sum(aside) - _MOST_ASIDE)


def _stranger(case: Comparison, text: ItemText, place: int) -> float:
    """What one unexplained word costs, by what it is and where it stands."""
    word, title = text.parsed.words[place], case.title_positions(text)
    if word in STOP_WORDS:
        return _SMALL
    if word.isdecimal():
        return _number(text, title, place)
    if place in text.parsed.bracketed:
        group = case.item.form is FileForm.PAGES
        return 0.0 if word in case.index.people else _GROUP if group else _BRACKETED
    if text.parsed.numbers.explicit and not title:
        return _AFTER_NUMBER if place > text.parsed.episode_marker else _BEFORE_NUMBER
    if word in case.index.people:
        return _PERSON
    return _EXTENDS if _extends(text, title, place) else _WORD


def _number(text: ItemText, title: frozenset[int], place: int) -> float:
    """A number after the title is a sequel's, also after a bracket."""
    follows = bool(title) and place == max(title) + 1
    if follows and place - 1 in text.parsed.bracketed:
        return _SEQUEL
    if place in text.parsed.bracketed:
        return _BRACKETED
    if text.source is TextSource.TITLE_TAG:
        return _SMALL
    return _SEQUEL if follows else _NUMBER


EVIDENCE = EvidenceKind("strangers", _weigh)
