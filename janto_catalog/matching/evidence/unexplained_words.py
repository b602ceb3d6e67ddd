"""Words that nothing known explains, or none left over."""

from __future__ import annotations

import math
from collections.abc import Iterator

from janto_catalog.filenames.parse import read_name
from janto_catalog.filenames.vocabulary import SMALL, Form
from janto_catalog.matching.comparison import Case, EvidenceKind, places, speaks_against, speaks_for
from janto_catalog.matching.evidence.numbers import numbers_in, track_numbers
from janto_catalog.matching.item_text import Place, Text
from janto_catalog.model.files import Evidence

_WORD, _SMALL, _BRACKETED, _GROUP, _NUMBER, _SEQUEL, _EXTENDS = 1.4, 0.2, 0.5, 0.2, 0.7, 3.0, 3.0
_PERSON = 0.5
_AFTER_NUMBER, _BEFORE_NUMBER, _EXPLAINED, _MOST = 0.5, 3.0, 1.5, 6.0
#: The most that what is said in brackets costs.
_MOST_ASIDE = 1.0
#: The most that strange words cost where title and number agree.
_LEAST_OF_TWO = 2.0


def _weigh(case: Case) -> Iterator[Evidence]:
    text = case.main
    left = unexplained(case, text)
    cost = min(_cost(case, text, left), _LEAST_OF_TWO if _told_twice(case, text) else math.inf)
    numbered = text.reading.numbers.episodes or (
        text.reading.bare and (case.seen.form is Form.PAGES or case.named_series)
    )
    if cost < 0.8 and (case.titled(text) or numbered):
        yield speaks_for("every word of it is accounted for", _EXPLAINED - cost)
    elif cost:
        words = " ".join(text.reading.words[place] for place in sorted(left))
        yield speaks_against(f"nothing known explains “{words}”", min(cost, _MOST))
    if text.place in (Place.TITLE_TAG, Place.ALBUM_TAG):
        yield from _name_beside_tag(case)


def _told_twice(case: Case, text: Text) -> bool:
    """Whether the show is named and its title and number, read together, agree: then other words are no matter."""
    numbers, entry = text.reading.numbers, case.entry
    agrees = numbers.explicit and numbers.season == entry.season and entry.episode in numbers.episodes
    named = any(phrase.show and case.answers(phrase) for _, phrase, _ in case.named)
    return agrees and named and bool(case.titled(text)) and not case.best_is_slip


def _name_beside_tag(case: Case) -> Iterator[Evidence]:
    """A tag names the work; the name beside it may be meaningless, but not name something else."""
    name = case.seen.name
    left = [place for place in unexplained(case, name) if len(name.reading.words[place]) > 3]
    if len(left) >= 2:
        words = " ".join(name.reading.words[place] for place in sorted(left))
        yield speaks_against(f"the name says “{words}”", min(0.8 * len(left), 3.0))


def unexplained(case: Case, text: Text) -> frozenset[int]:
    """The places of words in a text that are neither title nor series, number, person or release words."""
    left = case.left.get(id(text))
    if left is None:
        left = case.left[id(text)] = _unexplained(case, text)
    return left


def _unexplained(case: Case, text: Text) -> frozenset[int]:
    reading = text.reading
    explained = set(reading.quiet) | case.titled(text)
    for phrase, span in text.phrases:
        if case.answers(phrase):
            explained |= places(span)
    parent = case.library.parent(case.entry)
    family = {case.entry.id, parent.id} if parent else {case.entry.id}
    of_family = frozenset(read_name(parent.work.title).plain) if parent else frozenset()
    for form, span in text.titles:
        if form.work in family:
            explained |= places(span)
    left = [
        place
        for place, word in enumerate(reading.words)
        if place not in explained and word not in of_family and not _known(case, word)
    ]
    return frozenset(place for place in left if not _company(case, reading.words, place))


def _company(case: Case, words: tuple[str, ...], place: int) -> bool:
    """Whether a word and its neighbour are a company's name taken apart ("Audio Go")."""
    pairs = (words[start : start + 2] for start in (place - 1, place) if start >= 0)
    return any(len(pair) == 2 and "".join(pair) in case.library.publishers for pair in pairs)


def _known(case: Case, word: str) -> bool:
    entry = case.entry
    if word.isdecimal():
        known = (entry.number, entry.episode, _three(case), *numbers_in(entry.id, case.library))
        return word in map(str, known) or word in entry.qualifiers
    return bool(
        word in entry.people
        or word in case.library.publishers
        or (case.best is not None and word in case.best.form.telling)
        or word in entry.qualifiers
        or (entry.lettered and word.lstrip("0") == entry.lettered)
        or _code(case, word)
    )


def _three(case: Case) -> int | None:
    season, episode = case.entry.season, case.entry.episode
    return 100 * season + episode if season is not None and episode is not None else None


def _code(case: Case, word: str) -> bool:
    code = case.seen.name.reading.numbers.code
    return code is not None and word.startswith(code[0]) and word.endswith(str(code[1])) and word != code[0]


def _extends(text: Text, title: frozenset[int], place: int) -> bool:
    """Whether a word stands right before or after the title, with nothing between: a longer title."""
    breaks = text.reading.breaks
    if not title or text.reading.numbers.explicit:
        return False
    after = place == max(title) + 1 and place not in breaks
    return after or (place == min(title) - 1 and min(title) not in breaks)


def _cost(case: Case, text: Text, left: frozenset[int]) -> float:
    costs = {place: _stranger(case, text, place) for place in sorted(left - track_numbers(case, text))}
    aside = [cost for place, cost in costs.items() if place in text.reading.bracketed and cost <= _BRACKETED]
    return sum(costs.values()) - max(0.0, sum(aside) - _MOST_ASIDE)


def _stranger(case: Case, text: Text, place: int) -> float:
    """What one unexplained word costs, by what it is and where it stands."""
    word, title = text.reading.words[place], case.titled(text)
    if word in SMALL:
        return _SMALL
    if word.isdecimal():
        return _number(text, title, place)
    if place in text.reading.bracketed:
        group = case.seen.form is Form.PAGES
        return 0.0 if word in case.library.people else _GROUP if group else _BRACKETED
    if text.reading.numbers.explicit and not title:
        return _AFTER_NUMBER if place > text.reading.mark else _BEFORE_NUMBER
    if word in case.library.people:
        return _PERSON
    return _EXTENDS if _extends(text, title, place) else _WORD


def _number(text: Text, title: frozenset[int], place: int) -> float:
    """A number after the title is a sequel's, also after a bracket."""
    follows = bool(title) and place == max(title) + 1
    if follows and place - 1 in text.reading.bracketed:
        return _SEQUEL
    if place in text.reading.bracketed:
        return _BRACKETED
    if text.place is Place.TITLE_TAG:
        return _SMALL
    return _SEQUEL if follows else _NUMBER


EVIDENCE = EvidenceKind("strangers", _weigh)
