"""The words of a text that nothing explains, when the item is a given work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from janto_catalog.filenames.numbers import TECHNICAL_MARK
from janto_catalog.filenames.parse import parse_name
from janto_catalog.filenames.vocabulary import COLLECTION_WORDS
from janto_catalog.matching.comparison import Comparison
from janto_catalog.matching.index.indexed_work import SeriesName, name_key
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.matching.place_words import KEPT_WORDS
from janto_catalog.model.kinds import Group, Kind

#: Letters of the parts behind the first: "a" is a word as well.
_PART_LETTERS = frozenset("bcd")
#: Fewer letters may be anything.
_LEAST_INITIALS = 3
#: Letters, and perhaps the number of a series.
_SHORT_FORM = re.compile(r"[a-z]{2,6}\d?")
_NOTHING = frozenset[int]()


def unexplained_positions(comparison: Comparison, text: ItemText) -> frozenset[int]:
    """Return the positions of words in a text that are not title, series, number, person or release words."""
    cache = comparison.unexplained_cache
    positions = cache.get(id(text))
    if positions is None:
        positions = cache[id(text)] = _find(comparison, text)
    return positions


def _find(comparison: Comparison, text: ItemText) -> frozenset[int]:
    words = text.parsed.words
    explained = _explained_positions(comparison, text)
    left = [position for position in range(len(words)) if position not in explained]
    if not left:
        return _NOTHING
    parent = comparison.parent
    parent_words = parse_name(parent.record.title).plain_words if parent else ()
    left = [
        position
        for position in left
        if words[position] not in parent_words and not _is_known(comparison, words[position])
    ]
    short_forms = _short_forms_of_folders(comparison) if left else ()
    return frozenset([position for position in left if words[position] not in short_forms])


def _short_forms_of_folders(comparison: Comparison) -> frozenset[str]:
    """The short forms that folders give for a series of the work: "The Show Main Range (SMR)".

    They have letters of its name, in order, and begin as it does.
    """
    return frozenset(
        folder.parsed.words[position]
        for folder in comparison.item.texts_from(TextSource.FOLDER)
        if folder.parsed.bracketed
        for name, span in folder.series_names
        if comparison.belongs_to(name) and not name.weak
        for position in folder.parsed.bracketed - span.positions
        if _is_short_for(folder.parsed.words[position], name)
    )


def _is_short_for(word: str, name: SeriesName) -> bool:
    if not _SHORT_FORM.fullmatch(word):
        return False
    letters = iter(name_key(name.text))
    short = word.rstrip("0123456789")
    return name_key(name.text).startswith(word[0]) and all(letter in letters for letter in short)


def is_in_issue(comparison: Comparison, work_id: str) -> bool:
    """Whether a work may be a story or strip in this issue: it is of a series of the magazine, and no issue."""
    other = comparison.index.works[work_id]
    return (
        other.record.kind is not Kind.MAGAZINE_ISSUE
        and (comparison.work.record.series or "") in other.series_ids
    )


def _explained_positions(comparison: Comparison, text: ItemText) -> frozenset[int]:
    """The positions of words that any work explains, of the title, of its series, and of what the work is part of."""
    explained = {*_explained_by_any_work(comparison, text), *comparison.title_positions(text)}
    explained.add(part_position(comparison, text))
    for name, span in text.series_names:
        if comparison.belongs_to(name):
            explained |= span.positions
    for above in comparison.shows_above(text):
        explained |= above.positions
    parent = comparison.parent
    own_ids = {comparison.work.id, parent.id} if parent else {comparison.work.id}
    is_issue = comparison.work.record.kind is Kind.MAGAZINE_ISSUE
    for variant, span in text.titles:
        if variant.work_id in own_ids or (is_issue and is_in_issue(comparison, variant.work_id)):
            explained |= span.positions
    return frozenset(explained)


def part_position(comparison: Comparison, text: ItemText) -> int:
    """Return the position of what names a later part, a letter or "part 2": the last word, right behind the title.

    -1 when there is none, and in print, where nothing else speaks against a part.
    """
    if comparison.work.record.kind.group is Group.PRINT:
        return -1
    last = len(text.parsed.words) - 1
    title = comparison.title_positions(text)
    if last - 1 not in title or last in title:
        return -1
    return last if _is_part(comparison, text.parsed.words[last]) else -1


def _is_part(comparison: Comparison, word: str) -> bool:
    if word in _PART_LETTERS:
        return True
    counts = comparison.item.part_counts if word.isdecimal() else ()
    return any(count.counted == "part" and count.numbers == (int(word),) for count in counts)


def _explained_by_any_work(comparison: Comparison, text: ItemText) -> frozenset[int]:
    """The positions that need no explanation whatever the work is: computed once for all works of an item."""
    cache = comparison.item.explained_cache
    positions = cache.get(id(text))
    if positions is None:
        positions = cache[id(text)] = frozenset(_release_and_company_words(comparison, text))
    return positions


def _release_and_company_words(comparison: Comparison, text: ItemText) -> Iterator[int]:
    words = text.parsed.words
    yield from text.parsed.ignorable
    if text.source is TextSource.FOLDER:
        # "The Show Audios": what is kept there.
        yield from (position for position, word in enumerate(words) if word in KEPT_WORDS)
    known = _release_words_of_folder(comparison, text) | comparison.index.names_of_people(words)
    for position, word in enumerate(words):
        if (
            word in known
            or _is_company_or_code(comparison, word)
            or _is_split_company(comparison, words, position)
        ):
            yield position


def _is_company_or_code(comparison: Comparison, word: str) -> bool:
    """Whether a word is in the name of a publisher or station, or is the product code in the item's name."""
    return not word.isdecimal() and (word in comparison.index.publisher_words or _is_code(comparison, word))


def _release_words_of_folder(comparison: Comparison, text: ItemText) -> frozenset[str]:
    """The technical and release words of the folder's own name, which a file in it may repeat: its release group."""
    if text.source is not TextSource.NAME:
        return frozenset()
    return frozenset(
        folder.parsed.words[position]
        for folder in comparison.item.texts_from(TextSource.FOLDER)
        if folder.depth == 0 and TECHNICAL_MARK in folder.parsed.words
        for position in folder.parsed.ignorable
    )


def _is_split_company(comparison: Comparison, words: tuple[str, ...], position: int) -> bool:
    """Whether a word and its neighbour are a company's name in two words ("Audio Go")."""
    pairs = (words[start : start + 2] for start in (position - 1, position) if start >= 0)
    return any(len(pair) == 2 and "".join(pair) in comparison.index.publisher_words for pair in pairs)


def _is_known(comparison: Comparison, word: str) -> bool:
    """Whether a word alone says something true of the work."""
    work, index, best = comparison.work, comparison.index, comparison.best_match
    if word in work.bracketed_words or word in work.before_colon_words:
        return True
    if word.isdecimal():
        numbers = (work.number, work.episode, work.three_digits, *index.part_numbers(work.id))
        return word in work.printed_numbers or word in map(str, numbers)
    return bool(
        word in work.people_words
        or (best is not None and word in best.variant.distinctive_words)
        or (best is not None and word == _initials(best.variant.words))
        or (word in COLLECTION_WORDS and work.id in index.parts)
        or (work.suffixed_number and word.lstrip("0") == work.suffixed_number)
    )


def _initials(words: tuple[str, ...]) -> str:
    """The initials of a title, which a file in a folder of that title may be called; "" for fewer than three."""
    return "".join(word[0] for word in words) if len(words) >= _LEAST_INITIALS else ""


def _is_code(comparison: Comparison, word: str) -> bool:
    """Whether a word is the product code in the item's name."""
    code = comparison.item.name.parsed.numbers.code
    return code is not None and word.startswith(code[0]) and word.endswith(str(code[1])) and word != code[0]
