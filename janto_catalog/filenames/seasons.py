"""Seasons and episodes in a name, in all the forms that it has: "S02E11", "2x11", "Cap.211", "2 сезон 11 серия"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from janto_catalog.filenames.number_words import (
    EPISODE_WITH_SEASON_WORDS,
    EPISODE_WORDS,
    SEASON_WORDS,
    WORDS_AFTER_ORDINALS,
)

_TO = "to|thru|through|until|till|bis"
#: "S01E03 & 7", "S01E03 to 07": a number alone, where nothing goes on from it.
_MORE = rf" ?(?:&|\+|and|{_TO}) ?\d{{1,2}}(?= ?(?:[)\]\[(]| - |\.?$))"
_EPISODE = re.compile(
    # "С02Е11" with Cyrillic letters looks the same; Spanish names have T for "temporada", German ones F for "Folge".
    r"(?<![a-z0-9])(?:[sс](?:eason|eries|er|e)?[ .]?(\d{1,2})[ ._,-]*(?:ep(?:isode)?|x?[eе]|x|f)[ ._]*(\d{1,3})(?!\d)"
    r"|t(\d{1,2})[ .]?(?:[ec](?:ap)?|ep|x)[ .]?(\d{2,3})(?!\d))"
    rf"((?:[ .]*(?:[-&+,]|and|{_TO})?[ .]*(?:s\d{{1,2}}[ .]*)?(?:ep|e)[ .]?\d{{1,3}}(?!\d)|[-+]\d{{1,3}}(?![\dp])|{_MORE})*)"
)
_EPISODE_CROSS = re.compile(
    r"(?<![a-z0-9])(\d{1,2})x(\d{2,3})(?!\d)()()"
    rf"((?:[ .]{{0,3}}(?:[-&+,]|and|{_TO})?[ .]?(?:\d{{1,2}}x|x|e)\d{{2,3}}(?!\d)|[-&+]\d{{2,3}}(?![\dp])|{_MORE})*)"
)
#: "112-113": two or three consecutive episodes of one season.
_EPISODE_RUN = re.compile(r"(?<![\d#])(?<!\d\.)([1-9])(\d\d) ?[-&+] ?\1(\d\d)(?![\d.])")
#: "1-01 & 1-02".
_DASHED_RUN = re.compile(r"(?<![\d.#-])([1-9])-(\d\d) ?[&+] ?\1-(\d\d)(?![\d.-])")
#: "cap08 t2": the season behind the episode.
_EPISODE_AND_SEASON = re.compile(
    r"(?<!\w)cap(?:itulo)?[ .]?(\d{1,2})[ ._]{1,3}t(?:emp(?:orada)?)?[ .]?(\d{1,2})(?!\d)"
)
_SPANISH_EPISODE = re.compile(r"(?<!\w)cap(?:itulo)?[ .]?(\d{1,2})(\d\d)(?!\d)")
#: "S0203" is S02E03 without its E; "S2008" would be the twentieth season.
_SEASON_AND_EPISODE = re.compile(r"(?<![a-z0-9])s(0[1-9]|1\d)(?!00)(\d\d)(?![a-z0-9])")
#: "S2 - 11" and "S2-11", as groups that translate name files.  "S1-10", "S01 - 04" and "S02-04" are ranges of seasons.
SEASON_DASH_EPISODE = re.compile(
    r"(?<![a-z0-9])(?:s([2-9])[ .]?-[ .]?(\d\d)|s([1-9])[ .]?-[ .]?(0[1-9])|s(0[2-9]) - (\d\d))(?! ?[-&+] ?\d|[a-z0-9])"
)
#: "S01E13-S02E01": where the numbers of another season begin.
_SEASON_IN_REST = re.compile(r"(?:s(\d{1,2})[ .]*(?:ep|e)[ .]?|(?<!\d)(\d{1,2})x)(\d{1,3})")
_RANGE_SIGN = re.compile(rf"-|(?<![a-z])(?:{_TO})(?![a-z])")
#: Between two forms: one of them is right.
_DOUBT = r"(?:or|oder|ou|aka|alias|really|actually|not|maybe|perhaps|was|formerly|originally|previously|listed as|instead of)"
_DOUBTED = re.compile(rf"(?<![a-z0-9])(?:{_DOUBT})[\W_]*$|[?(\[][\W_]*$")
#: "S02E05 or 06".
_DOUBTED_NUMBER = re.compile(rf"[ .]{{0,2}}[(\[]?{_DOUBT}[ .](?:e|ep)?[ .]?(\d{{1,3}})(?!\w)")
_EPISODE_ALONE = re.compile(r"(?<![a-z0-9])(?:episode|ep|e)[ .#]*(\d{1,3})(?![\da-z])")
_SEASON_ALONE = re.compile(r"(?<![a-z0-9])s(\d{1,2})(?![a-z0-9])")
_DIGITS = re.compile(r"\d{1,3}")
_MOST_EPISODES, _LONGEST_EPISODE_RANGE = 4, 30

#: The rest of "1 to 3", "1-3" or "1 & 2".
_RANGE_REST = re.compile(
    r"(?:-| (?:to|bis|thru|through) )(\d{1,2})(?![\dp])|(?: and | ?[&+] ?)(\d{1,2})(?!\d)"
)

_COUNTING_WORDS = SEASON_WORDS | EPISODE_WITH_SEASON_WORDS
_LETTERS = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
#: Between a word and its number, and between a number and its word.
_BEFORE_NUMBER, _AFTER_NUMBER = re.compile(r"[ .#:,_-]{0,2}"), re.compile(r"[ ._-]{0,2}")
_ORDINAL = re.compile(r"-?(?:a|o|e|st|nd|rd|th|er|ere|eme|de|ste|и|я|ая|ои|та|ша|га)")
#: Chinese and Japanese put this sign before a number.
_NUMBER_SIGN = re.compile(r"第 ?(?=[\d一二三四五六七八九十])")
_CHINESE_NUMBER = re.compile(r"(?<!\w)[一二三四五六七八九]?十?[一二三四五六七八九]?(?=[季集部章話话期])")
#: Where a second number follows a counter directly: "第二季十一集", "第2季11集".
_SECOND_NUMBER = re.compile(r"(?<=[季集部章話话期])(?=[\d一二三四五六七八九十]{1,3}[季集部章話话期])")
_COUNTERS = frozenset("季集部章話话期")
#: "第三天": the third day.
_COUNTED_DAY = re.compile(
    r"第 ?(\d{1,2}|[一二三四五六七八九]?十?[一二三四五六七八九]?) ?(?:天|日目|日)(?!\w)"
)
_CHINESE_DIGITS = "一二三四五六七八九"
_LONGEST_NUMBER = 3


@dataclass(frozen=True, slots=True)
class SeasonForm:
    """One way in which a name says a season, an episode or both.

    season: None when only an episode is given.
    episodes: empty when only a season is given.
    spans: where it is in the text, as (start, end).
    doubted: a word says that it may be this form or the one before, and not both.
    follows: it is right behind a form of another season, and both are meant: "-" for a range from there, else "+".
    """

    season: int | None
    episodes: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    doubted: bool = False
    follows: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether season and episode are given."""
        return self.season is not None and bool(self.episodes)

    def agrees(self, other: SeasonForm) -> bool:
        """Whether nothing that both give differs."""
        same_season = None in (self.season, other.season) or self.season == other.season
        return same_season and not (
            self.episodes and other.episodes and set(self.episodes).isdisjoint(other.episodes)
        )


def plain_ordinals(text: str) -> str:
    """Return a folded text in which the sign 第 is a space, and Chinese numerals before a counter are digits.

    A text without the sign is unchanged.  A counter is a word such as 季 (season) or 集 (episode).  The numeral must be
    at the start of a word or right after another counter, from which a space then separates it.

    A day is read as in English.

    >>> plain_ordinals("第二季第十一集"), plain_ordinals("第二季十一集"), plain_ordinals("第三天")
    (' 2季 11集', ' 2季 11集', ' day 3 ')
    """
    if not _NUMBER_SIGN.search(text):
        return text
    text = _COUNTED_DAY.sub(_english_day, text)
    separate = _SECOND_NUMBER.sub(" ", _NUMBER_SIGN.sub(" ", text))
    return _CHINESE_NUMBER.sub(lambda match: _chinese_value(match[0]), separate)


def has_counting_word(text: str) -> bool:
    """Whether a folded text has a word for a season or episode."""
    return not _COUNTING_WORDS.isdisjoint(_LETTERS.findall(text))


def season_forms(text: str) -> list[SeasonForm]:
    """Return every form in a folded text, the one to trust most first; forms do not overlap.

    >>> [(form.season, form.episodes) for form in season_forms("show temporada 2 [cap.211]")]
    [(2, (11,)), (2, ())]
    """
    found: list[SeasonForm] = []
    for pattern in (_EPISODE, _EPISODE_CROSS):
        found += _by_season(_whole_forms(pattern, text))
    found += _joined_forms(text)
    left = _without(text, found)
    worded = _worded_form(left)
    if worded:
        found.append(worded)
        left = _without(left, [worded])
    if not any(form.season is not None for form in found) and (match := _SEASON_ALONE.search(left)):
        found.append(SeasonForm(int(match[1]), (), (match.span(),)))
    if not any(form.episodes for form in found) and (match := _EPISODE_ALONE.search(left)):
        found.append(SeasonForm(None, (int(match[1]),), (match.span(),)))
    return found


def _whole_forms(pattern: re.Pattern[str], text: str) -> Iterator[SeasonForm]:
    end = 0
    for match in pattern.finditer(text):
        between = text[end : match.start()] if end else ""
        first, *others = _by_seasons_in(match)
        yield replace(first, doubted=_DOUBTED.search(between) is not None)
        yield from others
        end = match.end()
        if other := _DOUBTED_NUMBER.match(text, end):
            yield SeasonForm(first.season, (int(other[1]),), (other.span(),), doubted=True)


def _by_seasons_in(match: re.Match[str]) -> Iterator[SeasonForm]:
    """The forms of one place in a text: "S01E13-S02E01" has two."""
    season, episode = (int(value) for value in match.group(1, 2) + match.group(3, 4) if value)
    start, rest_start, follows = match.start(), match.start(5), ""
    for other in _SEASON_IN_REST.finditer(match[0], rest_start - match.start()):
        if (number := int(other[1] or other[2])) == season:
            continue
        other_start = match.start() + other.start()
        rest = match.string[rest_start:other_start]
        yield SeasonForm(season, _episodes(episode, rest), ((start, other_start),), follows=follows)
        follows = "-" if "-" in rest[-3:] or _RANGE_SIGN.search(rest) else "+"
        season, episode, start, rest_start = number, int(other[3]), other_start, match.start() + other.end()
    rest = match.string[rest_start : match.end()]
    yield SeasonForm(season, _episodes(episode, rest), ((start, match.end()),), follows=follows)


def _by_season(forms: Iterable[SeasonForm]) -> list[SeasonForm]:
    """ "S02E06 - Title + S02E07 - Title" as one form."""
    together: dict[int | None, SeasonForm] = {}
    doubted: list[SeasonForm] = []
    for form in forms:
        known = together.get(form.season)
        if form.doubted:
            doubted.append(form)
        elif known is None:
            together[form.season] = form
        else:
            episodes = tuple(dict.fromkeys((*known.episodes, *form.episodes)))
            together[form.season] = replace(known, episodes=episodes, spans=(*known.spans, *form.spans))
    return [*together.values(), *doubted]


def _joined_forms(text: str) -> Iterator[SeasonForm]:
    """Season and episode side by side: "112-113", "Cap.211", "S0203", "S2 - 11"."""
    match = _EPISODE_RUN.search(text)
    if match and 0 < int(match[3]) - int(match[2]) < _MOST_EPISODES:
        episodes = tuple(range(int(match[2]), int(match[3]) + 1))
        yield SeasonForm(int(match[1]), episodes, (match.span(),))
    elif match := _DASHED_RUN.search(text):
        yield SeasonForm(int(match[1]), (int(match[2]), int(match[3])), (match.span(),))
    elif match := _EPISODE_AND_SEASON.search(text):
        yield SeasonForm(int(match[2]), (int(match[1]),), (match.span(),))
    elif match := _SPANISH_EPISODE.search(text) or _SEASON_AND_EPISODE.search(text):
        yield SeasonForm(int(match[1]), (int(match[2]),), (match.span(),))
    elif match := SEASON_DASH_EPISODE.search(text):
        season, episode = (int(value) for value in match.groups() if value)
        yield SeasonForm(season, (episode,), (match.span(),))


def _episodes(first: int, rest: str) -> tuple[int, ...]:
    """The episodes of "01E02", "01-03": the first one and those that the text after it names."""
    others = [int(value[-3:]) for value in _DIGITS.findall(re.sub(r"\b\d{1,2}x|s\d{1,2}", " ", rest))]
    if len(others) == 1 and _RANGE_SIGN.search(rest) and first < others[0] <= first + _LONGEST_EPISODE_RANGE:
        return tuple(range(first, others[0] + 1))
    return (first, *(other for other in others if other != first))


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number with a word for a season or episode before or after it."""

    number: int
    span: tuple[int, int]
    word_first: bool
    needs_season: bool = False


def _worded_form(text: str) -> SeasonForm | None:
    """The season and episode that words give: both in one order if possible, then a word before its number."""
    seasons = list(_counted(text, SEASON_WORDS))
    episodes = list(_counted(text, EPISODE_WITH_SEASON_WORDS))
    pairs = [
        (season, episode)
        for season, episode in product(seasons, episodes)
        if season.span[1] <= episode.span[0] or episode.span[1] <= season.span[0]
    ]
    if pairs:
        season, episode = min(pairs, key=_pair_order)
        numbers, span = _counted_range(text, episode)
        return SeasonForm(season.number, numbers, (season.span, span))
    if seasons:
        season = min(seasons, key=_order)
        return SeasonForm(season.number, (), (season.span,))
    alone = [each for each in episodes if not each.needs_season]
    if alone:
        numbers, span = _counted_range(text, min(alone, key=_order))
        return SeasonForm(None, numbers, (span,))
    return None


def _counted_range(text: str, first: _Counted) -> tuple[tuple[int, ...], tuple[int, int]]:
    """The episodes of "episodes 1 to 3" or "episodes 1 & 2" with their place, by the first of them."""
    match = _RANGE_REST.match(text, first.span[1]) if first.word_first else None
    if match is None:
        return (first.number,), first.span
    last = int(match[1] or match[2])
    is_range = first.number < last <= first.number + (_LONGEST_EPISODE_RANGE if match[1] else 1)
    if not is_range:
        return (first.number,), first.span
    return tuple(range(first.number, last + 1)), (first.span[0], match.end())


def _pair_order(pair: tuple[_Counted, _Counted]) -> tuple[bool, bool, int]:
    season, episode = pair
    mixed = season.word_first != episode.word_first
    return mixed, not season.word_first, min(season.span[0], episode.span[0])


def _order(counted: _Counted) -> tuple[bool, int]:
    return not counted.word_first, counted.span[0]


def _counted(text: str, words: frozenset[str]) -> Iterator[_Counted]:
    """Every number with one of some words next to it, in either order."""
    tokens = list(_TOKEN.finditer(text))
    for position, token in enumerate(tokens):
        if token[0] not in words:
            continue
        needs_season = token[0] not in EPISODE_WORDS
        after = tokens[position + 1] if position + 1 < len(tokens) else None
        # "第2季 13": the number of a Chinese or Japanese counter is in front.
        is_counter = token[0] in _COUNTERS and position and tokens[position - 1].end() == token.start()
        if (
            after
            and not is_counter
            and _is_number(after[0])
            and _BEFORE_NUMBER.fullmatch(text, token.end(), after.start())
        ):
            yield _Counted(int(after[0]), (token.start(), after.end()), True, needs_season)
        before = _number_before(text, tokens, position)
        if before:
            yield _Counted(int(before[0]), (before.start(), token.end()), False, needs_season)


def _number_before(text: str, tokens: list[re.Match[str]], position: int) -> re.Match[str] | None:
    """The number right before a word: "2 сезон", "2. évad", "2nd season", "2ª temporada"."""
    if not position:
        return None
    word, before = tokens[position], tokens[position - 1]
    number = before
    is_ordinal = text[before.end() : before.end() + 1] == "."
    if position > 1 and _ORDINAL.fullmatch(text, tokens[position - 2].end(), before.end()):
        number, is_ordinal = tokens[position - 2], True
    if not _is_number(number[0]) or (word[0] in WORDS_AFTER_ORDINALS and not is_ordinal):
        return None
    is_adjacent = _AFTER_NUMBER.fullmatch(text, before.end(), word.start())
    return number if is_adjacent and _starts_word(text, number.start()) else None


def _is_number(token: str) -> bool:
    return token.isdecimal() and len(token) <= _LONGEST_NUMBER


def _starts_word(text: str, start: int) -> bool:
    """Whether the character before a position is no letter, digit or decimal point of a number."""
    return not start or not (text[start - 1].isalnum() or text[start - 1] == "_")


def _without(text: str, forms: Iterable[SeasonForm]) -> str:
    """The text with as many marks in place of what was read, so that positions stay the same."""
    for form in forms:
        for start, end in form.spans:
            text = text[:start] + "\x01" * (end - start) + text[end:]
    return text


def _english_day(day: re.Match[str]) -> str:
    number = day[1] if day[1].isdecimal() else _chinese_value(day[1])
    return f" day {number} " if number else day[0]


def _chinese_value(numeral: str) -> str:
    """ "十一" as "11"; "" stays empty."""
    if not numeral:
        return numeral
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return "".join(str(_CHINESE_DIGITS.index(digit) + 1) for digit in numeral)
    value = 10 * (_CHINESE_DIGITS.index(tens) + 1 if tens else 1)
    return str(value + (_CHINESE_DIGITS.index(ones) + 1 if ones else 0))
