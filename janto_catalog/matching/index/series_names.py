"""The names that shows and series go by: titles, aliases, initials, and short forms that ids use."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet

from janto_catalog.filenames.numbers import TECHNICAL_MARK
from janto_catalog.filenames.parse import parse_name
from janto_catalog.filenames.vocabulary import ARTICLES, NUMBER_WORDS, RELEASE_WORDS, STOP_WORDS
from janto_catalog.matching.index.indexed_work import IndexedWork, IndexedWorkBuilder, SeriesName, name_key
from janto_catalog.model.kinds import Kind
from janto_catalog.model.story import Series
from janto_catalog.model.text import fold, words

_BRACKETED_YEAR = re.compile(r"\s*\((?:19|20)\d\d\)$")
_BRACKETS = re.compile(r"\s*\(.*?\)")
_LEADING_ARTICLE = re.compile(r"(?<![^\s:])the ", re.IGNORECASE)
_WRITTEN_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_IDEOGRAPH = re.compile("[\u3400-\u9fff]")
#: Shorter names are in too many words.
_SHORTEST_NAME = 4
#: Words of an id that abbreviate a publisher or series have no more letters.
_LONGEST_ID_WORD = 4
_SHORT_FORM_LETTERS = 2
_VOWELS = re.compile("[aeiou]")
#: Fewer without the vowels between them may be any word.
_FEWEST_CONSONANTS = 5
_MAGAZINES = ("{} Magazine", "{} Official Magazine", "{} The Official Magazine", "Official {} Magazine")
#: Longer ones in capitals may be words.
_LONGEST_INITIALS = 4


def all_series_names(
    works: Collection[IndexedWork], builder: IndexedWorkBuilder, publisher_words: AbstractSet[str]
) -> Iterator[SeriesName]:
    """Yield every name of every show and series; a name may come several times, for several series."""
    show_keys = frozenset(show for work in works for show in work.show_keys)
    for series in builder.series.values():
        yield from _full_names(series, builder)
    yield from _translated_shows(builder)
    for series in builder.series.values():
        yield from _initials(series, builder, show_keys, publisher_words)
        yield from _names_of_magazine(series, builder)
    yield from _id_prefixes(works)
    for short in _short_forms(works, publisher_words):
        yield short
        yield from _names_with_short_form(short, builder)


def _names_of_magazine(series: Series, builder: IndexedWorkBuilder) -> Iterator[SeriesName]:
    """What people call the magazine of a show: its initials ("TSM" for "The Show Magazine"), the official one."""
    if series.kind is Kind.MAGAZINE_ISSUE and (show := builder.show_name(series)):
        for name in _MAGAZINES:
            yield SeriesName(name.format(show), False, builder.with_descendants(series.id))
        for alias in series.aliases:
            if alias.isupper() and len(alias) <= _LONGEST_INITIALS:
                ids = builder.with_descendants(series.id)
                yield SeriesName(alias, False, ids, weak=True, is_magazine=True)
        own = words(_BRACKETS.sub("", series.title))
        for kept in (own, [word for word in own if word not in ARTICLES]):
            if len(kept) > 1 and all(word[0].isalpha() for word in kept):
                initials = "".join(word[0] for word in kept).upper()
                series_ids = builder.with_descendants(series.id)
                yield SeriesName(initials, False, series_ids, weak=True, is_magazine=True)


def _full_names(series: Series, builder: IndexedWorkBuilder) -> Iterator[SeriesName]:
    series_ids = builder.with_descendants(series.id)
    if show := builder.show_name(series):
        yield SeriesName(show, True, series_ids)
        if len(words(rest := _LEADING_ARTICLE.sub("", show))) > 1 and rest != show:
            # "Night Watch 1x04" for "The Night Watch"; one word alone is too common.
            yield SeriesName(rest, True, series_ids)
        if len(consonants := _VOWELS.sub("", name_key(show))) >= _FEWEST_CONSONANTS:
            # "TRCHWD13", as names of eight letters have it.
            yield SeriesName(consonants.upper(), False, series_ids, weak=True)
    title = _BRACKETS.sub("", series.title)
    for name in dict.fromkeys((title, *series.aliases)):
        # A name like "The Show Series 3" is found as a show and a season, wherever these two are.
        if _is_long_enough(name) and parse_name(name).numbers.season is None:
            yield SeriesName(name, False, series_ids, series.season)
            if (without_article := _LEADING_ARTICLE.sub("", name)) != name:
                yield SeriesName(without_article, False, series_ids, series.season)


def _names_with_short_form(short: SeriesName, builder: IndexedWorkBuilder) -> Iterator[SeriesName]:
    """The titles of series with the short form of their show: "TS Magazine" for "The Show Magazine"."""
    for id in sorted(short.series_ids):
        series = builder.series[id]
        show = builder.show_name(series)
        rest = series.title.removeprefix(show).strip(" :-") if show else ""
        if rest and rest != series.title and parse_name(series.title).numbers.season is None:
            series_ids = builder.with_descendants(id)
            yield SeriesName(f"{short.text} {rest}", False, series_ids, series.season)
            initials = short.text + "".join(word[0] for word in words(_BRACKETS.sub("", rest))).upper()
            if initials.isalpha() and initials.lower() not in NUMBER_WORDS:
                yield SeriesName(initials, False, series_ids, series.season, weak=True)


def _translated_shows(builder: IndexedWorkBuilder) -> Iterator[SeriesName]:
    """Other names of a show: an alias of one of its seasons without the season or the year.

    A pack that calls a season "Die Schau Staffel 1" or "Die Schau (2005)" too says how its show is called.
    """
    for series in builder.series.values():
        show = builder.show_name(series)
        for alias in series.aliases if show else ():
            name = show_of_alias(alias)
            if _is_long_enough(name) and name_key(name) != name_key(show):
                for other in builder.series.values():
                    if builder.show_name(other) == show:
                        yield SeriesName(name, True, builder.with_descendants(other.id))


def _is_long_enough(name: str) -> bool:
    """Whether a name is long enough to be found in words; a Chinese character says as much as two letters."""
    key = name_key(name)
    return len(key) + len(_IDEOGRAPH.findall(key)) >= _SHORTEST_NAME


def show_of_alias(alias: str) -> str:
    """Return the name of a show in the alias of a season or of a show of a year, "" in other aliases.

    >>> show_of_alias("Die Schau Staffel 1"), show_of_alias("Die Schau (2005)"), show_of_alias("Die Schau")
    ('Die Schau', 'Die Schau', '')
    """
    if _BRACKETED_YEAR.search(alias):
        return _BRACKETED_YEAR.sub("", alias)
    parsed = parse_name(alias)
    if parsed.numbers.season is None or parsed.numbers.episodes:
        return ""
    folded = [word for word in parsed.raw_words if word > TECHNICAL_MARK]
    written = [word for word in _WRITTEN_WORD.findall(alias) if fold(word) in folded]
    return " ".join(written if len(written) == len(folded) else folded)


def other_spellings(name: str, known: Collection[str]) -> Iterator[str]:
    """Yield the keys of a name with a number word as digits or the other way round, or with "mag" for "magazine".

    A word for a number behind a known name is part of a longer name, and the number may be any: "The Show One".

    >>> sorted(other_spellings("Gale's 7", ()))
    ['gales7', 'galesseven', 'galesvii']
    """
    raw_words = parse_name(name).raw_words
    if raw_words[-1:] == ("magazine",):
        # Alone it is read as the word, but not where names are run together: "theshowmag16".
        yield "".join((*raw_words[:-1], "mag"))
    for position, word in enumerate(raw_words):
        number = NUMBER_WORDS.get(word, word)
        rest = raw_words[:position] + raw_words[position + 1 :]
        if number not in NUMBER_WORDS.values() or not rest or "".join(rest) in known:
            continue
        for spelling in (number, *(each for each, value in NUMBER_WORDS.items() if value == number)):
            yield "".join((*raw_words[:position], spelling, *raw_words[position + 1 :]))


def _initials(
    series: Series,
    builder: IndexedWorkBuilder,
    show_keys: AbstractSet[str],
    publisher_words: AbstractSet[str],
) -> Iterator[SeriesName]:
    """Initials that fans use, with or without those of articles ("CoE", "TLoCJ"), and aliases that are some."""
    for alias in series.aliases if series.kind is not Kind.MAGAZINE_ISSUE else ():
        if alias.isalpha() and alias.isupper() and 1 < len(alias) <= _LONGEST_INITIALS:
            yield SeriesName(alias, False, builder.with_descendants(series.id), series.season, weak=True)
    for name in (series.title, *series.aliases):
        own = [word for word in words(_BRACKETS.sub("", name)) if word not in show_keys]
        if not publisher_words.isdisjoint(own) or not (RELEASE_WORDS - STOP_WORDS).isdisjoint(own):
            # "Main Range", "BBC novels": a description has no initials.
            continue
        for kept in (own, [word for word in own if word not in ARTICLES]):
            if len(kept) > 1 and all(word[0].isalpha() for word in kept):
                initials = "".join(word[0] for word in kept).upper()
                series_ids = builder.with_descendants(series.id)
                yield SeriesName(initials, False, series_ids, series.season, weak=True)


def _id_prefixes(works: Collection[IndexedWork]) -> Iterator[SeriesName]:
    """The start of ids like "bf-tw-20-title", as collectors write it too."""
    for work in works:
        parts = work.id.split("-")
        prefix = [part for part in parts[:2] if part.isalpha() and len(part) <= _LONGEST_ID_WORD]
        if len(prefix) == 2 and len(parts) > 3 and parts[2].isdecimal() and work.series:
            yield SeriesName(" ".join(prefix).upper(), False, frozenset({work.series.id}))


def _short_forms(works: Collection[IndexedWork], publisher_words: AbstractSet[str]) -> Iterator[SeriesName]:
    """Words of two letters, also with a digit, that ids start with ("tw", "tw1"): short forms of a show.

    Letters alone are short for the whole show, unless they are those of a publisher.
    """
    works_by_form: dict[str, list[IndexedWork]] = defaultdict(list)
    first_parts = {work.id.partition("-")[0] for work in works}
    for work in works:
        for index, part in enumerate(work.id.split("-")[:2]):
            letters = part[:-1] if part[-1:].isdecimal() else part
            if len(letters) != _SHORT_FORM_LETTERS or not letters.isalpha():
                continue
            if letters in first_parts or (index == 0 and letters == part):
                works_by_form[part].append(work)
    for form, those in works_by_form.items():
        # A form belongs to one show; a work that is only about the show has a show of its own.
        shows = Counter(show for work in those for show in sorted(work.show_keys))
        if shows:
            show, _ = shows.most_common(1)[0]
            is_of_all = form.isalpha() and form not in publisher_words
            series_ids = frozenset(
                each
                for work in (works if is_of_all else those)
                if show in work.show_keys
                for each in work.series_ids
            )
            yield SeriesName(form.upper(), False, series_ids, weak=True)
