"""What names another story that goes on from this one: "Title II", "Title (a sequel)", "prequel to Title"."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import SEQUEL_WORDS
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.model.files import Evidence

#: Only as the last word: elsewhere it is the letter of something, or a pronoun.
_FIRST = "i"
_ROMAN = frozenset("ivx")


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    if not comparison.matches:
        return
    for text in comparison.item.texts_from(TextSource.NAME, TextSource.TITLE_TAG):
        if found := _sequel_word(comparison, text) or _numeral_after_title(comparison, text):
            reason = f"{text.says} “{found}”, as of another story or of a part"
            yield contradicts(reason, weights.NAME_AND_TAG_DIFFER, needs_person=True)
            return


def _sequel_word(comparison: Comparison, text: ItemText) -> str:
    """A word like "sequel" outside the title, "" without one; that of a series is explained by it."""
    parsed = text.parsed
    if SEQUEL_WORDS.isdisjoint(parsed.words):
        return ""
    known = parsed.ignorable | comparison.title_positions(text)
    return next(
        (word for at, word in enumerate(parsed.words) if word in SEQUEL_WORDS and at not in known), ""
    )


def _numeral_after_title(comparison: Comparison, text: ItemText) -> str:
    """A Roman numeral or number word right behind the title, "" without one.

    Digits may be the number that the work has in its series; parts that the name counts are weighed elsewhere.
    """
    parsed, title = text.parsed, comparison.title_positions(text)
    at = max(title, default=-2) + 1
    if not 0 < at < len(parsed.words) or parsed.numbers.explicit:
        return ""
    word, raw = parsed.words[at], parsed.raw_words[at]
    is_numeral = raw.isalpha() and (word.isdecimal() or (raw == _FIRST and _is_last(text, at)))
    if not is_numeral or comparison.item.part_counts or parsed.numbers.part_range:
        return ""
    if any(span.start <= at < span.end for _, span in text.series_names):
        return ""
    return raw.upper() if set(raw) <= _ROMAN else raw


def _is_last(text: ItemText, position: int) -> bool:
    behind = range(position + 1, len(text.parsed.words))
    return text.parsed.ignorable.issuperset(behind)


EVIDENCE = EvidenceKind("sequel", _weigh)
