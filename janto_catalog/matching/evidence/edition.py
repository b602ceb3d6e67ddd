"""Another version than the work: an abridged book, an issue of another country, another film of the same book."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import (
    COUNTRY_WORDS,
    DRAMA_WORDS,
    EDITION_WORDS,
    KIND_WORDS,
    LANGUAGE_WORDS,
    VERSION_WORDS,
)
from janto_catalog.matching import length_weights, weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.item_length import length_agreement
from janto_catalog.matching.named_world import named_people, own_series
from janto_catalog.matching.unexplained import unexplained_positions
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Group, Kind

_ABRIDGED = frozenset({"abridged", "abridgement"})
#: Issues of other countries have other contents under the same number.
_OTHER_COUNTRIES = COUNTRY_WORDS | LANGUAGE_WORDS
#: Countries that made shows of other countries again.
_REMADE_IN = frozenset({"us", "usa", "american"})
_YEARS = range(1930, 2050)
_OTHER_TEXTS = _ABRIDGED | EDITION_WORDS


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    kind = comparison.work.record.kind
    if kind in (Kind.FILM, Kind.RADIO_DRAMA) and (reason := _other_production(comparison)):
        yield contradicts(reason, weights.NAME_AND_TAG_DIFFER, needs_person=True)
    word = ""
    if kind is Kind.MAGAZINE_ISSUE:
        word = _named(comparison, _OTHER_COUNTRIES)
    elif kind.group is Group.PRINT:
        word = _named(comparison, _OTHER_TEXTS)
    elif kind is Kind.AUDIOBOOK and not DRAMA_WORDS.intersection(comparison.work.bracketed_words):
        word = _named(comparison, DRAMA_WORDS)
    elif kind is Kind.TV_EPISODE:
        word = _remake(comparison) or _year_as_title(comparison)
    if word or (word := _version(comparison)):
        text = f"the name says “{word}”, which may be another version"
        yield contradicts(text, weights.NAME_AND_TAG_DIFFER, needs_person=True)


def _remake(comparison: Comparison) -> str:
    """The country of a remake behind the name of the show ("The Show (US)"), "" without one."""
    name, work = comparison.item.name, comparison.work
    words = name.parsed.words
    if _REMADE_IN.isdisjoint(words):
        return ""
    title = comparison.title_positions(name)
    numbers = name.parsed.numbers
    behind = [span.end for series, span in name.series_names if series.is_show and span.end < len(words)]
    if title and numbers.has_episode(work.season, work.episode):
        # Number and title agree: without brackets it says where it was recorded.
        behind = [at for at in behind if at in name.parsed.bracketed]
    return next((words[at] for at in behind if words[at] in _REMADE_IN and at not in title), "")


def _year_as_title(comparison: Comparison) -> str:
    """The year in brackets that is all of the title ("The Show (1984)"), "" for another title: it may be a year."""
    best = comparison.best_match
    if best is None or len(best.positions) > 1 or not best.positions <= best.text.parsed.bracketed:
        return ""
    word = best.text.parsed.words[min(best.positions)]
    return word if word.isdecimal() and int(word) in _YEARS else ""


def _version(comparison: Comparison) -> str:
    """A word of another version that nothing else explains, "" without one; in brackets it may be one of releases."""
    text = comparison.main_text
    parsed = text.parsed
    if not comparison.matches or VERSION_WORDS.isdisjoint(parsed.words):
        return ""
    unexplained = unexplained_positions(comparison, text)
    in_brackets = parsed.bracketed & parsed.ignorable - comparison.title_positions(text)
    return next(
        (
            word
            for at, word in enumerate(parsed.words)
            if word in VERSION_WORDS
            and (at in unexplained or at in in_brackets)
            # "(strip only)": what was scanned of an issue.
            and not (word == "only" and at and parsed.words[at - 1] in KIND_WORDS)
        ),
        "",
    )


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


def _other_production(comparison: Comparison) -> str:
    """Why it may be another film or play of a book: the book is known here, and only the title says which it is."""
    best, record = comparison.best_match, comparison.work.record
    if best is None or comparison.work.year in comparison.item.name.parsed.numbers.years:
        return ""
    seconds, known = comparison.item.seconds, record.runtime
    is_as_long = (
        bool(seconds and known)
        and length_agreement(seconds or 0.0, known or 1.0) >= length_weights.LENGTH_CLOSE
    )
    if is_as_long and own_series(comparison):
        # The characters of a book are in all films of it, and films are often as long as others.
        return ""
    works = comparison.index.works
    is_book = any(
        works[variant.work_id].record.kind.group is Group.PRINT and span.positions <= best.positions
        for variant, span in best.text.titles
    )
    if not is_book or named_people(comparison) is not None:
        return ""
    return "there may be other films and plays of this book, and no year or length says which it is"


EVIDENCE = EvidenceKind("edition", _weigh)
