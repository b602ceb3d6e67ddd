"""Words that nothing known explains, or none left over."""

from __future__ import annotations

import math
from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import FILE_WORDS, STOP_WORDS, FileForm
from janto_catalog.matching import weights
from janto_catalog.matching.agreement import (
    has_own_segment,
    is_broadcast_date,
    is_named_apart,
    is_of_other_script,
)
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, supports
from janto_catalog.matching.item_length import length_agreement
from janto_catalog.matching.item_numbers import (
    counts_disc_titles,
    named_season,
    standalone_numbers,
    track_positions,
)
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.matching.named_world import named_people, significant_words
from janto_catalog.matching.unexplained import unexplained_positions
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Group, Kind

#: Shorter words of a name say little when a tag names the work.
_SHORTEST_NAME_WORD = 4
_LEAST_NAME_WORDS = 2
_KINDS_BY_AUTHORS = (Kind.NOVEL, Kind.SHORT_STORY, Kind.AUDIOBOOK)


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    text = comparison.main_text
    left = unexplained_positions(comparison, text)
    agreed = _title_and_number_agree(comparison, text) or _only_title_is_unexplained(comparison, text, left)
    most = weights.UNEXPLAINED_MAX_IF_AGREED if agreed else math.inf
    is_translated = _is_translation(comparison, text, left)
    if is_translated or is_named_apart(comparison, text, left):
        most = weights.UNEXPLAINED_MAX_IF_APART
    cost = min(_cost(comparison, text, left), most)
    may_be_about = is_translated or _is_of_other_script_behind_title(comparison, text, left)
    if cost < weights.ALL_EXPLAINED_MAX_COST and _names_work(comparison, text) and not may_be_about:
        yield supports("every word is explained", weights.ALL_EXPLAINED - cost)
    elif cost:
        unexplained = text.parsed.written(text.parsed.words[position] for position in sorted(left))
        words = "word" if len(left) == 1 else "words"
        yield contradicts(
            f"unexplained {words} “{unexplained}”",
            min(cost, weights.UNEXPLAINED_MAX),
            needs_person=may_be_about
            or (agreed and not comparison.best_is_inexact and _goes_on_behind_title(comparison, text, left))
            or _may_be_other_title(comparison)
            or _may_be_author(comparison, text, left)
            or _may_be_players(comparison, text, left),
        )
    if text.source is TextSource.FOLDER:
        yield from _words_of_name_not_in_folder(comparison)
    if text.source in (TextSource.TITLE_TAG, TextSource.ALBUM_TAG):
        yield from _words_of_name_not_in_tag(comparison)
    yield from _other_title_in_sidecar(comparison)


def _is_of_other_script_behind_title(comparison: Comparison, text: ItemText, left: frozenset[int]) -> bool:
    """Whether a word of another script than the title is behind it: it may say that it is a review or a trailer."""
    parsed, title = text.parsed, comparison.title_positions(text)
    if parsed.text.isascii() or not title or any(is_of_other_script(parsed.words[at]) for at in title):
        return False
    return any(at > max(title) and is_of_other_script(parsed.words[at]) for at in left)


def _is_translation(comparison: Comparison, text: ItemText, left: frozenset[int]) -> bool:
    """Whether all words left are of another script, in front of the title in brackets or behind a dash.

    They may be the title in another language, or say what it is.
    """
    parsed, title = text.parsed, comparison.title_positions(text)
    if not left or parsed.text.isascii() or not title or max(left) > min(title):
        return False
    return all(is_of_other_script(parsed.words[at]) for at in left) and has_own_segment(comparison, text)


def _goes_on_behind_title(comparison: Comparison, text: ItemText, left: frozenset[int]) -> bool:
    """Whether words follow the title, or are inside it, that nothing separates from it: "Title tweetalong", "The Title
    Project".

    They may say that it is about the story, or be the rest of another title.
    """
    title, parsed = comparison.title_positions(text), text.parsed
    if not title or len(parsed.numbers.episodes) > 1:
        return False
    apart = parsed.bracketed | parsed.after_separator
    behind = {
        at for at in left if at > min(title) and at not in apart and (at - 1 in title or at - 1 in left)
    }
    # Codes of languages and groups are short, or in front of technical words.
    last = max(behind, default=0)
    is_before_technical = last + 1 in parsed.ignorable
    is_stated = len(behind) > 1 or any(_is_word(parsed.words[at]) for at in behind)
    return is_stated and not is_before_technical


def _is_word(word: str) -> bool:
    """Whether a word is no code of a language or group, which are shorter; "12" is one, "2" counts copies."""
    return len(word) >= _SHORTEST_NAME_WORD or (word.isdecimal() and len(word) > 1)


def _may_be_other_title(comparison: Comparison) -> bool:
    """Whether a name has a number of the work, but a title that is not known: episodes alone are often translated."""
    kind = comparison.work.record.kind
    if comparison.matches or kind.group is Group.VIDEO or kind in (Kind.MAGAZINE_ISSUE, Kind.COMIC):
        return False
    return bool(significant_words(comparison, comparison.item.name))


def _may_be_author(comparison: Comparison, text: ItemText, left: frozenset[int]) -> bool:
    """Whether two words of a book's name next to each other may be the name of another author.

    Each may be in the name of someone known here.
    """
    kind = comparison.work.record.kind
    if kind not in _KINDS_BY_AUTHORS or text.source is not TextSource.NAME:
        return False
    if len(left) < _LEAST_NAME_WORDS or named_people(comparison) is not None:
        return False
    if comparison.work.number in standalone_numbers(text):
        # In front of the title they may be a title in another language.
        left = frozenset(at for at in left if at > max(comparison.title_positions(text), default=at))
    parsed = text.parsed
    names = {
        at
        for at in left - parsed.bracketed
        if parsed.words[at].isalpha() and parsed.words[at] not in STOP_WORDS
    }
    return any(at + 1 in names and at + 1 not in parsed.after_separator for at in names)


def _may_be_players(comparison: Comparison, text: ItemText, left: frozenset[int]) -> bool:
    """Whether two words in front of the show, apart from it, may name others who made a recording of that title."""
    if len(left) < _LEAST_NAME_WORDS or comparison.work.record.kind.group is not Group.AUDIO:
        return False
    parsed = text.parsed
    shows = [span.start for name, span in text.series_names if comparison.belongs_to(name)]
    first = min(shows, default=0)
    if text.source is not TextSource.NAME or first not in parsed.after_separator:
        return False
    if is_broadcast_date(comparison):
        # The programme of that day: "2008-09-10 Big Bang Day - Show - Title".
        return False
    names = {at for at in left if at < first and parsed.words[at].isalpha()} - parsed.bracketed
    return any(at + 1 in names for at in names)


def _words_of_name_not_in_folder(comparison: Comparison) -> Iterator[Evidence]:
    """Where only the folder has the title, the name may say no more than that it is a file ("whole book")."""
    name = comparison.item.name
    left = [name.parsed.words[position] for position in sorted(unexplained_positions(comparison, name))]
    others = [word for word in left if word not in FILE_WORDS and word not in STOP_WORDS]
    if others:
        words = " ".join(others)
        yield contradicts(
            f"the name says “{words}”, and only the folder has a title", weights.NAME_DIFFERS_FROM_FOLDER
        )


def _names_work(comparison: Comparison, text: ItemText) -> bool:
    """Whether a text has the title or a number of the work."""
    parsed = text.parsed
    by_number = comparison.item.form is FileForm.PAGES or comparison.names_its_series
    return bool(
        comparison.title_positions(text)
        or parsed.numbers.episodes
        or (parsed.numbers.date and parsed.numbers.date == comparison.work.record.released)
        or ((parsed.standalone_numbers or _has_numbered_name(comparison, text)) and by_number)
        or _is_counted_in_season(comparison, text)
    )


def _is_counted_in_season(comparison: Comparison, text: ItemText) -> bool:
    """Whether a video is called by a number in the folder of a season: "Series One/Episode Five.avi"."""
    item, season = comparison.item, named_season(comparison.item)
    if item.form is not FileForm.VIDEO or season is None or text is not item.name or counts_disc_titles(item):
        return False
    is_own_folder = season[1].source is TextSource.FOLDER and season[1].depth == 0
    return is_own_folder and text.only_number() == comparison.work.episode


def _has_numbered_name(comparison: Comparison, text: ItemText) -> bool:
    """Whether a text has the short form of a series and the number of the work in one word: "TW07"."""
    code = text.parsed.numbers.code
    return code is not None and code[1] == comparison.work.number and bool(text.series_names)


def _only_title_is_unexplained(comparison: Comparison, text: ItemText, left: frozenset[int]) -> bool:
    """Whether show, number and length are the work's, and all other words are behind the number.

    They may be its title in a language that the story has no titles in.
    """
    if not _has_length_of_work(comparison):
        return False
    if not left or min(left) < text.parsed.episode_marker or not _has_number_of_work(comparison, text):
        return False
    return any(name.is_show and comparison.belongs_to(name) for _, name, _ in comparison.series_names)


def _has_number_of_work(comparison: Comparison, text: ItemText) -> bool:
    numbers, work = text.parsed.numbers, comparison.work
    if not numbers.explicit and work.episode is not None and text is comparison.item.name:
        # "The Show/Season 1/04 Title 1": the number at the start is that of the season named by a folder.
        season = named_season(comparison.item)
        leading = {int(text.parsed.words[position]) for position in text.parsed.leading_numbers}
        return season is not None and season[0] == work.season and leading == {work.episode}
    return numbers.explicit and numbers.has_episode(work.season, work.episode)


def _title_and_number_agree(comparison: Comparison, text: ItemText) -> bool:
    """Whether show, title, season and episode are all the work's, so that other words do not matter."""
    if not _has_number_of_work(comparison, text):
        return False
    if not comparison.title_positions(text) or comparison.best_is_inexact:
        return False
    return any(name.is_show and comparison.belongs_to(name) for _, name, _ in comparison.series_names)


def _words_of_name_not_in_tag(comparison: Comparison) -> Iterator[Evidence]:
    """Where a tag names the work, the file name may mean nothing but must not name something else."""
    words = comparison.item.name.parsed.words
    left = [
        words[position]
        for position in sorted(unexplained_positions(comparison, comparison.item.name))
        if len(words[position]) >= _SHORTEST_NAME_WORD
    ]
    if len(left) >= _LEAST_NAME_WORDS:
        cost = min(weights.NAME_UNLIKE_TAG_WORD * len(left), weights.NAME_UNLIKE_TAG_MAX)
        yield contradicts(f"the name says “{' '.join(left)}”", cost)


def _other_title_in_sidecar(comparison: Comparison) -> Iterator[Evidence]:
    """Only tags or a sidecar have show and number of the work, and the title behind them is not that of the work.

    It may be the title in another language, when the length is that of the work or the name has the number too.
    """
    found, work = comparison.item.sidecar_numbers, comparison.work
    if found is None or comparison.matches or comparison.item.name.parsed.numbers.explicit:
        return
    text, numbers = found
    if not numbers.has_episode(work.season, work.episode):
        return
    left = [at for at in significant_words(comparison, text) if at > text.parsed.episode_marker]
    if left and not _has_length_of_work(comparison):
        words = text.parsed.written(text.parsed.words[at] for at in left)
        reason = f"{text.says} “{words}”, which is not its title"
        yield contradicts(reason, weights.NAME_AND_TAG_DIFFER, needs_person=True)


def _has_length_of_work(comparison: Comparison) -> bool:
    """Whether the lengths of item and work are known and agree."""
    seconds, known = comparison.item.seconds, comparison.work.record.runtime
    return bool(seconds and known) and length_agreement(seconds or 0.0, known or 1.0) > 0


def _cost(comparison: Comparison, text: ItemText, left: frozenset[int]) -> float:
    """What the unexplained words of a text cost together, in log-odds."""
    counted = sorted(left - track_positions(comparison, text))
    costs = {position: _word_cost(comparison, text, position) for position in counted}
    in_brackets = sum(
        cost
        for position, cost in costs.items()
        if position in text.parsed.bracketed and cost <= weights.UNEXPLAINED_IN_BRACKETS
    )
    return sum(costs.values()) - max(0.0, in_brackets - weights.UNEXPLAINED_IN_BRACKETS_MAX)


def _word_cost(comparison: Comparison, text: ItemText, position: int) -> float:
    """What one unexplained word costs, by what it is and where it is."""
    parsed, title = text.parsed, comparison.title_positions(text)
    word = parsed.words[position]
    if word in STOP_WORDS:
        return weights.UNEXPLAINED_STOP_WORD
    if word.isdecimal():
        return _number_cost(text, title, position)
    is_person = word in comparison.index.people_words
    if position in parsed.bracketed:
        return 0.0 if is_person else _bracket_cost(comparison.item.form)
    if parsed.numbers.explicit and not title:
        after = position > parsed.episode_marker
        return weights.UNEXPLAINED_AFTER_EPISODE if after else weights.UNEXPLAINED_BEFORE_EPISODE
    if _extends_title(text, title, position):
        # "Adam & Eve": the name of somebody who did not make it is part of a longer title, too.
        return weights.UNEXPLAINED_NEXT_TO_TITLE
    return weights.UNEXPLAINED_PERSON if is_person else weights.UNEXPLAINED_WORD


def _bracket_cost(form: FileForm) -> float:
    """What a word in brackets costs: those of scans have the name of a release group."""
    return weights.UNEXPLAINED_SCAN_GROUP if form is FileForm.PAGES else weights.UNEXPLAINED_IN_BRACKETS


def _number_cost(text: ItemText, title: frozenset[int], position: int) -> float:
    """What an unexplained number costs: right after the title, also after its brackets, it is a sequel's."""
    bracketed = text.parsed.bracketed
    follows = bool(title) and position == max(title) + 1
    if follows and position - 1 in bracketed:
        return weights.UNEXPLAINED_SEQUEL_NUMBER
    if position in bracketed:
        return weights.UNEXPLAINED_IN_BRACKETS
    if text.source is TextSource.TITLE_TAG:
        return weights.UNEXPLAINED_STOP_WORD
    return weights.UNEXPLAINED_SEQUEL_NUMBER if follows else weights.UNEXPLAINED_NUMBER


def _extends_title(text: ItemText, title: frozenset[int], position: int) -> bool:
    """Whether a word is right before or after the title, without a dash or comma between: a longer title."""
    separated = text.parsed.after_separator
    if not title or text.parsed.numbers.explicit:
        return False
    if position == max(title) + 1:
        return position not in separated
    return position == min(title) - 1 and min(title) not in separated


EVIDENCE = EvidenceKind("unexplained_words", _weigh)
