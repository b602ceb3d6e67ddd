"""Another version than the work: an abridged book, an issue of another country, another film of the same book."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import COUNTRY_WORDS, EDITION_WORDS, LANGUAGE_WORDS
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.item_length import length_agreement
from janto_catalog.matching.named_world import named_people
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Group, Kind

_ABRIDGED = frozenset({"abridged", "abridgement"})
#: Issues of other countries have other contents under the same number.
_OTHER_COUNTRIES = COUNTRY_WORDS | LANGUAGE_WORDS
_OTHER_TEXTS = _ABRIDGED | EDITION_WORDS


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    kind = comparison.work.record.kind
    words: frozenset[str] = frozenset()
    if kind is Kind.MAGAZINE_ISSUE:
        words = _OTHER_COUNTRIES
    elif kind.group is Group.PRINT:
        words = _OTHER_TEXTS
    elif kind is Kind.FILM and (reason := _other_film(comparison)):
        yield contradicts(reason, weights.NAME_AND_TAG_DIFFER, needs_person=True)
    if words and (word := _named(comparison, words)):
        text = f"the name says “{word}”, which may be another edition"
        yield contradicts(text, weights.NAME_AND_TAG_DIFFER, needs_person=True)


def _named(comparison: Comparison, words: frozenset[str]) -> str:
    """The first of some words that the name has outside the title, "" without one.

    Short ones count only in brackets.
    """
    name = comparison.item.name
    parsed = name.parsed
    if words.isdisjoint(parsed.raw_words):
        return ""
    title = comparison.title_positions(name)
    return next(
        (
            word
            for at, word in enumerate(parsed.raw_words)
            if word in words and at not in title and (len(word) > 2 or at in parsed.bracketed)
        ),
        "",
    )


def _other_film(comparison: Comparison) -> str:
    """Why it may be another film of a book: one of that title is known here, and only the title says which film."""
    best, record = comparison.best_match, comparison.work.record
    if best is None or comparison.work.year in comparison.item.name.parsed.numbers.years:
        return ""
    seconds, known = comparison.item.seconds, record.runtime
    if seconds and known and length_agreement(seconds, known) >= weights.LENGTH_CLOSE:
        return ""
    works = comparison.index.works
    is_book = any(
        works[variant.work_id].record.kind.group is Group.PRINT and span.positions <= best.positions
        for variant, span in best.text.titles
    )
    if not is_book or named_people(comparison) is not None:
        return ""
    return "there may be other films of this book, and no year or length says which it is"


EVIDENCE = EvidenceKind("edition", _weigh)
