"""The words of a text that nothing explains, when the item is a given work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from janto_catalog.filenames.numbers import TECHNICAL_MARK
from janto_catalog.filenames.parse import parse_name
from janto_catalog.filenames.vocabulary import (
    COLLECTION_WORDS,
    LANGUAGE_CODES,
    ORIGIN_WORDS,
    FileForm,
)
from janto_catalog.matching.agreement import (
    has_title_and_length,
    is_of_other_script,
    title_and_number_agree,
)
from janto_catalog.matching.comparison import Comparison
from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.matching.named_characters import is_in_work, is_named_character
from janto_catalog.matching.place_words import KEPT_WORDS
from janto_catalog.matching.short_forms import LEAST_INITIALS, names_show_above, short_forms_of_folders
from janto_catalog.matching.stated_length import words_of_own_length
from janto_catalog.model.kinds import Group, Kind

#: Letters of the parts behind the first: "a" is a word as well.
_PART_LETTERS = frozenset("bcd")
_INSERTED_NUMBER = re.compile(r"(\d{2,3})([a-z])")
#: In front of the name of a person.
_HONORIFICS = frozenset({"sir", "dame", "lord", "lady", "dr", "doctor", "prof", "professor"})
_JOINED_PAGE = re.compile(r"pp?\d{1,3}")
_PAGE_WORDS = frozenset({"page", "pages", "p", "pp", "pg", "pgs"})
_NOTHING = frozenset[int]()
_NO_WORDS = frozenset[str]()


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
    if left and text.source is TextSource.FOLDER and names_show_above(comparison, text):
        # "Doctor Who/New Who": part of the name of the show above.
        left = [position for position in left if words[position] not in comparison.work.show_words]
    if left and text.parsed.bracketed and _names_show(comparison, text):
        # "The Show - Title (ann and bob)": who is in it.
        notes = text.parsed.bracketed
        left = [at for at in left if at not in notes or not is_in_work(comparison, words[at])]
    if left and comparison.parent is not None:
        # "page_038-043 Title": where it was in its magazine or book.
        pages = frozenset(_page_range(words))
        left = [position for position in left if position not in pages]
    if own_length := frozenset(words_of_own_length(comparison, text, left)):
        left = [position for position in left if position not in own_length]
    if any(not words[position].isascii() for position in left):
        left = _without_translation(comparison, text, left)
    if left and comparison.item.form is FileForm.VIDEO and _is_language_note(text, left[-1]):
        # "S01E02 - Title PL", "S01E02 - Title NL subs": in which language it is, too.
        left = left[:-1] if title_and_number_agree(comparison) or has_title_and_length(comparison) else left
    short_forms = short_forms_of_folders(comparison) if left else ()
    return frozenset([position for position in left if words[position] not in short_forms])


def _is_language_note(text: ItemText, position: int) -> bool:
    """Whether a word is the code of a language or country in capitals, as no other word is, with only release words
    behind it."""
    words, word = text.parsed.words, text.parsed.words[position]
    if word not in LANGUAGE_CODES or not text.parsed.ignorable.issuperset(range(position + 1, len(words))):
        return False
    rest, note, _ = text.parsed.text.rpartition(word.upper())
    return bool(note) and rest != rest.upper()


def _page_range(words: tuple[str, ...]) -> Iterator[int]:
    """The positions of the pages of a story, the first and the last: "page 38-43", "pp. 38-43", "p38-43"."""
    for position, word in enumerate(words):
        first = position + (word in _PAGE_WORDS)
        numbers = words[first : first + 2]
        is_page = first > position or _JOINED_PAGE.fullmatch(word)
        if is_page and len(numbers) > 1 and numbers[1].isdecimal() and numbers[0].lstrip("p").isdecimal():
            yield from range(position, first + 2)


def _names_show(comparison: Comparison, text: ItemText) -> bool:
    return any(not name.weak and comparison.belongs_to(name) for name, _ in text.series_names)


def _without_translation(comparison: Comparison, text: ItemText, left: list[int]) -> list[int]:
    """The positions without words of another script in front of the title: where the number agrees they only translate.

    Behind the title they may say that it is a review or a trailer.
    """
    title = comparison.title_positions(text)
    words = text.parsed.words
    if any(is_of_other_script(words[at]) for at in title) or not title_and_number_agree(comparison):
        return left
    begin = min(title, default=0)
    return [position for position in left if position > begin or not is_of_other_script(words[position])]


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
    explained.update(_range_of_all_parts(comparison, text))
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


def _range_of_all_parts(comparison: Comparison, text: ItemText) -> Iterator[int]:
    """The positions of the first and last part of a story that so many issues print: "Title 1-5", "Title 1 and 2"."""
    numbers = text.parsed.numbers.part_range or text.parsed.numbers.number_range
    if not numbers or numbers[0] != 1 or len(numbers) != len(comparison.work.printed_numbers):
        return
    ends = ("1", str(numbers[-1]))
    for position, pair in enumerate(pairwise(text.parsed.words)):
        if pair == ends:
            yield from (position, position + 1)


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
    known = (
        _release_words_of_folder(comparison, text)
        | _group_of_release(comparison, text)
        | comparison.index.names_of_people(words)
    )
    for position, word in enumerate(words):
        if (
            word in known
            or (word in ORIGIN_WORDS and _is_origin(text, position))
            or (word in _HONORIFICS and words[position + 1 : position + 2] and words[position + 1] in known)
            or _is_company_or_code(comparison, word)
            or _is_split_company(comparison, words, position)
        ):
            yield position


def _is_origin(text: ItemText, position: int) -> bool:
    """Whether the code of a country is right behind the name of a show, in brackets, or the last word of a magazine's name.

    Behind a title it may say that this is something else: "Title UK".
    """
    parsed = text.parsed
    is_behind_show = any(span.end == position for _, span in text.series_names)
    is_of_magazine = Kind.MAGAZINE_ISSUE in parsed.kinds and position == len(parsed.words) - 1
    return is_behind_show or position in parsed.bracketed or is_of_magazine


def _is_company_or_code(comparison: Comparison, word: str) -> bool:
    """Whether a word is in the name of a publisher or station, or is the product code in the item's name."""
    return not word.isdecimal() and (word in comparison.index.publisher_words or _is_code(comparison, word))


def _release_words_of_folder(comparison: Comparison, text: ItemText) -> frozenset[str]:
    """The technical and release words of the folder's own name, which a file in it may repeat: its release group."""
    if text.source is not TextSource.NAME:
        return _NO_WORDS
    return frozenset(
        folder.parsed.words[position]
        for folder in comparison.item.texts_from(TextSource.FOLDER)
        if folder.depth == 0 and TECHNICAL_MARK in folder.parsed.words
        for position in folder.parsed.ignorable
    )


def _group_of_release(comparison: Comparison, text: ItemText) -> frozenset[str]:
    """The group in front of "grp-show-s02e11" in the folder of the release "Show.S02E11.720p-GRouP", or its letters."""
    name = text.parsed
    group, hyphen, _ = name.text.partition("-")
    is_lower = name.text == name.text.lower()
    if text.source is not TextSource.NAME or not (
        hyphen and is_lower and group.isalnum() and name.numbers.explicit
    ):
        return _NO_WORDS
    for folder in comparison.item.texts_from(TextSource.FOLDER):
        numbers = folder.parsed.numbers
        is_same = (numbers.season, numbers.episodes) == (name.numbers.season, name.numbers.episodes)
        letters = iter(folder.parsed.text.rpartition("-")[2].lower())
        if is_same and TECHNICAL_MARK in folder.parsed.words and all(letter in letters for letter in group):
            return frozenset([group])
    return _NO_WORDS


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
        return word in work.printed_numbers or word in map(str, numbers) or word == _year_and_month(work)
    volume = comparison.item.name.parsed.numbers.volume
    if volume is not None and work.record.kind.group is Group.PRINT and word.lstrip("v0") == str(volume):
        # "v01": whether it may be of several issues is weighed elsewhere.
        return True
    return bool(
        word in work.people_words
        or (best is not None and word in best.variant.distinctive_words)
        or (best is not None and word == _initials(best.variant.words))
        or (word in COLLECTION_WORDS and work.id in index.parts)
        or (work.suffixed_number and word.lstrip("0") == work.suffixed_number)
        or is_named_character(comparison, word)
        or (best is not None and not best.correction and _is_inserted_number(comparison, word))
    )


def _year_and_month(work: IndexedWork) -> str:
    """The month of a release as shops write it behind a title: "2101" for January 2021; "" where it is not known."""
    year, _, month = (work.record.released or "")[:7].partition("-")
    return f"{year[2:]}{month}" if month else ""


def _is_inserted_number(comparison: Comparison, word: str) -> bool:
    """Whether a word is a number with a letter, as collectors count what was released between two: "050x".

    It says nothing against a work without a number, or with that number.  It does when another work has it.  Behind the
    number of the work the first letters may count its parts, unless another work has one: "65b" is next to "65a".
    """
    work, found = comparison.work, _INSERTED_NUMBER.fullmatch(word)
    others = comparison.index.suffixed_numbers
    if found is None or work.suffixed_number or word.lstrip("0") in others:
        return False
    is_inserted = found[2] not in "abcd" or any(each[:-1] == str(work.number) for each in others)
    return work.number is None or (work.number == int(found[1]) and is_inserted)


def _initials(words: tuple[str, ...]) -> str:
    """The initials of a title, which a file in a folder of that title may be called; "" for fewer than three."""
    return "".join(word[0] for word in words) if len(words) >= LEAST_INITIALS else ""


def _is_code(comparison: Comparison, word: str) -> bool:
    """Whether a word is the product code in the item's name."""
    code = comparison.item.name.parsed.numbers.code
    return code is not None and word.startswith(code[0]) and word.endswith(str(code[1])) and word != code[0]
