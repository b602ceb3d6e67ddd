"""What the numbers in an item's texts may be: a season, the number of a work, or a count of a disc's titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from janto_catalog.filenames.counters import read_tokens
from janto_catalog.filenames.number_words import DISC_WORDS
from janto_catalog.filenames.vocabulary import NUMBER_VALUES, FileForm
from janto_catalog.matching.comparison import Comparison
from janto_catalog.matching.index.indexed_work import code_key
from janto_catalog.matching.item_length import length_agreement
from janto_catalog.matching.item_text import ItemText, ParsedItem, TextSource
from janto_catalog.model.text import fold

#: "Vol. 2", "Band 2", "DVD two": several episodes are on one.
_VOLUME = re.compile(
    rf"(?<![a-z])(?:vol|volumes?|volumen|band|tome|tomo|deel|box|set|{'|'.join(sorted(DISC_WORDS))})[ ._#-]{{0,2}}"
    rf"(?:\d{{1,2}}|{'|'.join(NUMBER_VALUES)})(?![^\W_])"
)
#: Larger numbers of folders count something else.
_MOST_SEASONS = 30


def named_season(item: ParsedItem) -> tuple[int, ItemText] | None:
    """Return the season that an item's texts give, by number or by the name of a series, and the first text that does."""
    for text in item.texts:
        if text.parsed.numbers.season is not None:
            return text.parsed.numbers.season, text
        for name, _ in text.series_names:
            if name.season is not None:
                return name.season, text
    return _numbered_folder(item)


def _numbered_folder(item: ParsedItem) -> tuple[int, ItemText] | None:
    """The number that the folder of a video is called, right below one of a show: "The Show/2/04.mkv"."""
    folders = {text.depth: text for text in item.texts_from(TextSource.FOLDER) if not text.sidecar}
    season, show = folders.get(0), folders.get(1)
    if item.form is not FileForm.VIDEO or season is None or show is None:
        return None
    number = season.only_number()
    is_show = any(name.is_show or name.is_abbreviation for name, _ in show.series_names)
    if number is None or not (is_show and 0 < number <= _MOST_SEASONS):
        return None
    return number, season


def standalone_numbers(text: ItemText) -> frozenset[int]:
    """Return the numbers of a text that may number a work: those alone, of an issue, of a code, of an episode."""
    parsed, numbers = text.parsed, text.parsed.numbers
    outside = [
        position for position in parsed.standalone_numbers if position not in parsed.bracketed
    ] or parsed.standalone_numbers
    found = {int(parsed.words[position]) for position in outside}
    if numbers.dotted is not None and numbers.dotted[0] != numbers.dotted[1]:
        found.discard(numbers.dotted[0])
    if numbers.parts is not None and len(found) > 1:
        found.discard(numbers.part or 0)
    if numbers.issue is not None:
        found.add(numbers.issue)
    if numbers.code is not None:
        found.add(numbers.code[1])
    if not numbers.explicit:
        found.update(numbers.episodes)
    return frozenset(found)


def numbers_in_unknown_words(item: ParsedItem) -> tuple[tuple[int, int], ...]:
    """Return the two numbers of a name that may be season and episode in a language that is not known, both ways.

    Each has a word next to it that nothing explains: "Show 2 foo 11 bar".
    """
    parsed = item.name.parsed
    positions = parsed.standalone_numbers
    if len(positions) != 2 or parsed.numbers.episodes or parsed.numbers.season is not None:
        return ()
    known = set(parsed.ignorable)
    for _, span in (*item.name.series_names, *item.name.titles):
        known |= span.positions
    first, second = positions
    between = set(range(first + 1, second))
    outside = {first - 1, second + 1} & set(range(len(parsed.words)))
    is_word = {
        position
        for position in between | outside
        if position not in known and not parsed.words[position].isdecimal()
    }
    if len(between) > 2 or not (between & is_word) or not is_word - between:
        return ()
    one, other = int(parsed.words[first]), int(parsed.words[second])
    return ((one, other), (other, one))


def counts_disc_titles(item: ParsedItem) -> bool:
    """Whether the number of a video may count the titles of a disc, not the episodes of a season.

    So it is when its name or folder names a disc, or the number is that of a title or track.
    """
    numbers = item.name.parsed.numbers
    if item.form is not FileForm.VIDEO or numbers.explicit:
        return False
    named = [text.parsed.numbers for text in item.texts_from(TextSource.NAME, TextSource.FOLDER)]
    return numbers.counts_disc_titles or any(each.disc is not None or each.is_last_disc for each in named)


def counts_volumes(comparison: Comparison) -> bool:
    """Whether the number of a video may count volumes of a season, and nothing says that it is as long as the work."""
    item, known = comparison.item, comparison.work.record.runtime
    if item.form is not FileForm.VIDEO or not _VOLUME.search(fold(item.name.parsed.text)):
        return False
    return not (item.seconds and known and length_agreement(item.seconds, known) > 0)


def track_positions(comparison: Comparison, text: ItemText) -> frozenset[int]:
    """Return the positions of numbers that count the tracks of a title.

    Such a number follows the word "track", or a dash at the end of the name ("Title - 01"), or it is behind the title
    and the number of the track in the tags.
    """
    title, parsed = comparison.title_positions(text), text.parsed
    if not title or comparison.work.id in comparison.index.parts:
        return frozenset()
    numbers = {
        position
        for position in parsed.standalone_numbers
        if (position and parsed.words[position - 1] == "track")
        or (position > max(title) and parsed.words[position] == str(_track_tag(comparison)))
    }
    following = max(title) + 1
    if (
        following in parsed.standalone_numbers
        and following in parsed.after_separator
        and all(position in parsed.ignorable for position in range(following + 1, len(parsed.words)))
    ):
        numbers.add(following)
    return frozenset(numbers)


def _track_tag(comparison: Comparison) -> int | None:
    """The number of the track in the tags of an item's only file."""
    files = comparison.item.story_files
    return files[0].facts.track if len(files) == 1 and files[0].facts is not None else None


def year_after_show(comparison: Comparison) -> int | None:
    """Return the year right behind the name of the work's show or series, None without one.

    It is in the name, in a folder, or in the show that a sidecar names.

    It may be the year in which the show began, or that of the release.
    """
    texts = comparison.item.texts_from(TextSource.NAME, TextSource.FOLDER, TextSource.SERIES_TAG)
    for text in texts:
        if text.source is TextSource.SERIES_TAG and not text.sidecar:
            continue
        words = text.parsed.words
        for name, span in text.series_names:
            if comparison.belongs_to(name):
                for word in words[span.start + 1 : span.end + 1]:
                    if word in map(str, text.parsed.numbers.years):
                        return int(word)
    return None


def is_of_first_year(comparison: Comparison) -> bool:
    """Whether the year next to the name of the show is the one in which it began."""
    return year_after_show(comparison) in comparison.index.first_years(comparison.work)


def is_number_of_work(comparison: Comparison, number: int) -> bool:
    """Whether a number is that of the work, of its title or its box set's, or says which of the set's stories it is."""
    return number == comparison.work.number or is_number_in_title(comparison, number)


def is_number_in_title(comparison: Comparison, number: int) -> bool:
    """Whether a number is in the title of the work or of its box set, or says which of the set's stories it is."""
    titles = [match.variant.text for match in comparison.matches]
    if comparison.parent is not None:
        titles.append(comparison.parent.record.title)
    return number == place_in_box(comparison) or has_number(titles, number)


def has_number(titles: Iterable[str], number: int) -> bool:
    """Whether one of some titles has a number."""
    return any(
        token.value is not None and token.value[0] == number
        for title in titles
        for token in read_tokens(title)
    )


def place_in_box(comparison: Comparison) -> int:
    """Return which of the stories of its box set a work is, from 1; 0 for a work that is part of nothing."""
    parent = comparison.parent
    return 0 if parent is None else comparison.index.parts[parent.id].index(comparison.work.id) + 1


def identifier_keys(item: ParsedItem) -> Iterator[tuple[str, str]]:
    """Yield the identifiers of an item's files and the product code in its name, each with its key in the index."""
    code = item.name.parsed.numbers.code
    written = [code[0] + str(code[1])] if code else []
    for each in (*item.identifiers, *written):
        # "isbn:9780563486558", as readers give it.
        yield each.rpartition(":")[2], code_key(each.rpartition(":")[2])


def is_in_dvd_order(item: ParsedItem) -> bool:
    """Whether the name or a folder says that episodes are numbered in the order of the DVDs."""
    return any(pair == ("dvd", "order") for text in item.texts for pair in pairwise(text.parsed.words))
