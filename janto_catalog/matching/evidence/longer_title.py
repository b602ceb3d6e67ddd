"""The title goes on with words that nothing explains: "2x05 Adam Adamant Lives" is not "Adam".

A misspelled title has words that seem to go on.

Where the name itself says the show, show and number are enough, and other words may be a translated title.
"""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import ARTICLES, STOP_WORDS
from janto_catalog.matching import weights
from janto_catalog.matching.agreement import is_named_apart
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.item_text import ItemText
from janto_catalog.matching.named_world import is_named_by_file, significant_words
from janto_catalog.model.files import Evidence

#: Words that join a title to what is in front of it or behind it: "Return to the Title", "Title in the Dark".
_JOINING = frozenset({"of", "to", "in", "on", "at", "for"})


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    name = comparison.item.name
    title = comparison.title_positions(name)
    if not title or comparison.best_is_inexact:
        return
    is_named = is_named_by_file(comparison)
    unexplained = frozenset() if is_named else frozenset(significant_words(comparison, name))
    is_longer = unexplained and not unexplained.isdisjoint(
        (_next_word(name, min(title), -1), _next_word(name, max(title), 1))
    )
    if is_longer and is_named_apart(comparison, name, unexplained):
        return
    joined = frozenset() if is_longer else _joined(comparison, name, title)
    if is_longer or joined or _is_repeated(name, title):
        positions = sorted(title | unexplained | joined)
        words = name.parsed.written(name.parsed.words[position] for position in positions)
        text = f"{name.says} “{words}”, and its title is only a part of that"
        yield contradicts(text, weights.UNEXPLAINED_NEXT_TO_TITLE, needs_person=True)


def _joined(comparison: Comparison, name: ItemText, title: frozenset[int]) -> frozenset[int]:
    """The positions of the words that a preposition joins to the title, wherever the show is named.

    Behind "of" every word goes on with the title, but for the name of a series.
    """
    parsed = name.parsed
    first, last = min(title), max(title)
    is_before = first > 1 and first not in parsed.after_separator and parsed.words[first - 1] in STOP_WORDS
    is_behind = last + 2 < len(parsed.words) and parsed.words[last + 1] in _JOINING
    if parsed.numbers.explicit or not (is_before or is_behind):
        return frozenset()
    significant = frozenset(significant_words(comparison, name))
    if is_behind and (at := _next_word(name, last, 1)) != -1:
        is_series = any(at in span.positions for _, span in name.series_names)
        is_part = parsed.words[last + 1] == "of" and not parsed.words[at].isdecimal() and not is_series
        if at in significant or (is_part and at not in parsed.bracketed):
            return frozenset(range(last + 1, at + 1))
    if is_before and (at := _next_word(name, first, -1)) in significant:
        between = parsed.words[at + 1 : first]
        if (
            at not in parsed.bracketed
            and not _JOINING.isdisjoint(between)
            and set(between) <= _JOINING | ARTICLES
        ):
            return frozenset(range(at, first))
    return frozenset()


def _is_repeated(name: ItemText, title: frozenset[int]) -> bool:
    """Whether the title is there twice in one phrase: "Ashes to Ashes" is more than "Ashes"."""
    words = [name.parsed.words[position] for position in sorted(title)]
    between = range(min(title) + 1, max(title) + 1)
    return (
        len(set(words)) < len(words)
        and max(title) - min(title) >= len(words)
        and name.parsed.after_separator.isdisjoint(between)
        and all(position in title or name.parsed.words[position] in STOP_WORDS for position in between)
    )


def _next_word(text: ItemText, position: int, step: int) -> int:
    """The position of the next word before or after one, without stop words; -1 behind a dash or comma."""
    words, separated = text.parsed.words, text.parsed.after_separator
    while True:
        if (position if step < 0 else position + 1) in separated:
            return -1
        position += step
        if not 0 <= position < len(words):
            return -1
        if words[position] not in STOP_WORDS:
            return position


EVIDENCE = EvidenceKind("longer_title", _weigh)
