"""What names the story world of a work in an item's texts: a show or series of ours, those who made it, a code.

A publisher, a medium, a length or a number names no world: much else has the same.
"""

from __future__ import annotations

from janto_catalog.filenames.vocabulary import ARTICLES, STOP_WORDS
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison
from janto_catalog.matching.index.indexed_work import IndexedWork, SeriesName, Span, name_key
from janto_catalog.matching.item_numbers import identifier_keys, standalone_numbers
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.matching.named_characters import named_characters
from janto_catalog.matching.phrases import is_in_phrase, is_in_same_brackets
from janto_catalog.matching.place_words import PLACE_WORDS
from janto_catalog.matching.unexplained import unexplained_positions

#: Texts of the file; the others are those of folders and of remembered answers.
FILE_SOURCES = frozenset(
    {
        TextSource.NAME,
        TextSource.TITLE_TAG,
        TextSource.ALBUM_TAG,
        TextSource.SERIES_TAG,
        TextSource.ARTIST_TAG,
    }
)
#: Texts in which someone who made a work is named.
MAKER_SOURCES = (TextSource.NAME, TextSource.ARTIST_TAG, TextSource.FOLDER)
_SHORTEST_SURNAME = 3
#: Words that mean nothing alone, but before a noun are part of a name ("This Harbour"), or say that it is none of it.
_POSSESSIVES = frozenset({"this", "that", "my", "your", "his", "her", "its", "our", "their", "not"})
_OWNERS = frozenset({"my", "our"})
#: What somebody calls the folder of all they have of a show.
_COLLECTIONS = frozenset((word,) for word in ("collection", "stuff", "files", "folder", "archive", "library"))
#: Words of releases that are part of a name after an article and a noun ("The Harbour Show").
_NAME_ENDS = frozenset({"show", "project"})


def names_world(comparison: Comparison) -> bool:
    """Whether anything in an item's texts names the world of the work."""
    return (
        bool(own_series(comparison))
        or _names_world_in_title(comparison)
        or _names_box_and_story(comparison)
        or named_people(comparison) is not None
        or named_characters(comparison) is not None
        or _has_code_of_series(comparison)
        or _names_printing_issue(comparison)
        or any(
            comparison.index.by_code.get(key) == comparison.work.id
            for _, key in identifier_keys(comparison.item)
        )
    )


def _has_code_of_series(comparison: Comparison) -> bool:
    """Whether the name has the number of the work behind the letters that the codes of its series have, and its title."""
    code, work = comparison.item.name.parsed.numbers.code, comparison.work
    if code is None or work.number != code[1] or not comparison.title_positions(comparison.item.name):
        return False
    return code[0] in comparison.index.code_letters.get(work.record.series or "", ())


def _names_printing_issue(comparison: Comparison) -> bool:
    """Whether the name has the exact title, and the initials of a magazine with the issue that the work is printed in."""
    best, name, work = comparison.best_match, comparison.item.name, comparison.work
    if best is None or best.correction or best.weight < weights.DISTINCTIVE_TITLE:
        return False
    folders = comparison.item.texts_from(TextSource.FOLDER)
    if any(significant_words(comparison, folder) for folder in folders) or not any(
        each.is_magazine for each, _ in name.series_names
    ):
        return False
    code = name.parsed.numbers.code
    numbers = {*map(str, standalone_numbers(name)), str(code[1]) if code else ""}
    printed = work.printed_numbers or {work.record.number.rpartition(" ")[2]}
    return not printed.isdisjoint(numbers)


def own_series(comparison: Comparison) -> tuple[tuple[ItemText, SeriesName, Span], ...]:
    """Return where the show or a series of the work is named; the name of a company alone is none."""
    if comparison.own_series_cache is None:
        comparison.own_series_cache = tuple(
            [
                (text, name, span)
                for text, name, span in comparison.series_names
                if comparison.belongs_to(name)
                and not name.is_company
                and not _has_longer_name(comparison, text, name, span)
                and not _is_of_other_show(comparison, text, name, span)
            ]
        )
    return comparison.own_series_cache


def _has_longer_name(comparison: Comparison, text: ItemText, name: SeriesName, span: Span) -> bool:
    """Whether a word right before a name belongs to it: "Safe Harbour" is not "Harbour".

    For a name of one word that is an unexplained word; for one that lacks its article any but that of a company:
    "The New Night Watch" is not "The Night Watch".
    """
    before = span.start - 1
    if span.end - span.start == 1 and _has_other_word_in_brackets(comparison, text, span):
        return True
    if before < 0 or span.start in text.parsed.after_separator:
        return False
    # "More Than This (The Show)" has the title in front.
    if before in comparison.title_positions(text):
        return False
    if span.end - span.start > 1:
        return _is_after_other_word(comparison, text, span) and _lacks_article(comparison, name)
    return _is_longer_word(comparison, text, span) or is_in_phrase(text, span)


def _has_other_word_in_brackets(comparison: Comparison, text: ItemText, span: Span) -> bool:
    """Whether brackets have a word of another series next to a name: "Title (Harbour Lights #1)"."""
    if span.start not in text.parsed.bracketed:
        return False
    unexplained = unexplained_positions(comparison, text)
    words, apart = text.parsed.words, text.parsed.after_separator
    if span.start - 1 in unexplained and span.start not in apart and _may_be_name(words[span.start - 1]):
        return is_in_same_brackets(text.parsed.text, words[span.start - 1], words[span.start])
    if span.end in unexplained and span.end not in apart and _may_be_name(words[span.end]):
        return is_in_same_brackets(text.parsed.text, words[span.end - 1], words[span.end])
    return False


def _is_longer_word(comparison: Comparison, text: ItemText, span: Span) -> bool:
    """The same for a name of one word."""
    words, before = text.parsed.words, span.start - 1
    if words[before] == "of" and before - 1 in significant_words(comparison, text):
        # "Friends of Harbour": a programme about it.
        return True
    if words[before] in ARTICLES and words[span.end : span.end + 1] and words[span.end] in _NAME_ENDS:
        return True
    if words[before] in _OWNERS and text.source is TextSource.FOLDER and words[span.end :] in _COLLECTIONS:
        # "My Harbour Collection" has what is collected of it.
        return False
    return words[before] in _POSSESSIVES or before in significant_words(comparison, text)


def _is_after_other_word(comparison: Comparison, text: ItemText, span: Span) -> bool:
    """Whether a word that is no article, number or company is right before a name, not in brackets alone."""
    before, parsed = span.start - 1, text.parsed
    word = parsed.words[before]
    is_apart = (before in parsed.bracketed) != (span.start in parsed.bracketed)
    return word.isalpha() and not (is_apart or word in ARTICLES or word in comparison.index.publisher_words)


def _lacks_article(comparison: Comparison, name: SeriesName) -> bool:
    return f"the{name_key(name.text)}" in comparison.index.series_names


def _is_of_other_show(comparison: Comparison, text: ItemText, name: SeriesName, span: Span) -> bool:
    """Whether words that nothing explains are in front of a series, and no text names its show: "Grimm - Night Watch"."""
    if not name.is_specific or not comparison.work.show_keys:
        return False
    if any(other.is_show and comparison.belongs_to(other) for _, other, _ in comparison.item.series_names):
        return False
    # Behind the title is what it is from: "Title (The Series)".
    start = max((at + 1 for at in comparison.title_positions(text) if at < span.start), default=0)
    return any(start <= position < span.start for position in significant_words(comparison, text))


def is_named_by_file(comparison: Comparison) -> bool:
    """Whether the item's own name or a tag names the show or a series of the work, not only a folder."""
    return any(text.source in FILE_SOURCES for text, _, _ in own_series(comparison))


def named_people(comparison: Comparison) -> tuple[ItemText, tuple[str, ...]] | None:
    """Return who of those that made the work is named, with the text that does; None without anyone.

    A surname counts where nothing else in the text is unexplained: "Helen Goss" is not "Goss".
    """
    people = comparison.work.people
    surnames = {person[-1] for person in people if len(person[-1]) >= _SHORTEST_SURNAME}
    for text in comparison.item.texts_from(*MAKER_SOURCES):
        title = comparison.title_positions(text)
        words = {word for position, word in enumerate(text.parsed.raw_words) if position not in title}
        words.update(text.parsed.reader)
        for person in people:
            if len(person) > 1 and words.issuperset(person):
                return text, person
        named = sorted(surnames & words)
        if named and not significant_words(comparison, text):
            return text, (named[0],)
    return None


def significant_words(comparison: Comparison, text: ItemText) -> list[int]:
    """Return the positions of unexplained words that may be the name of a show, a person, a range or a title."""
    parsed, cache = text.parsed, comparison.significant_cache
    positions = cache.get(id(text))
    if positions is None:
        positions = cache[id(text)] = [
            position
            for position in sorted(unexplained_positions(comparison, text))
            if position not in parsed.bracketed and _may_be_name(parsed.words[position])
        ]
    return positions


def may_be_names(text: ItemText) -> list[int]:
    """Return the positions of all words of a text that may be a name, whether they are explained or not."""
    parsed = text.parsed
    return [
        position
        for position, word in enumerate(parsed.words)
        if position not in parsed.bracketed and position not in parsed.ignorable and _may_be_name(word)
    ]


def _may_be_name(word: str) -> bool:
    return len(word) > 1 and not word.isdecimal() and word not in STOP_WORDS and word not in PLACE_WORDS


def _names_box_and_story(comparison: Comparison) -> bool:
    """Whether the title of the box set is there too, apart from that of the work: two such titles name one world."""
    parent, best = comparison.parent, comparison.best_match
    if parent is None or best is None or best.correction or best.weight < weights.TRUSTED_TITLE:
        return False
    least = weights.TRUSTED_TITLE if _is_only_place_in_box(comparison, parent) else weights.DISTINCTIVE_TITLE
    return any(
        variant.work_id == parent.id
        and variant.weight >= least
        and span.positions.isdisjoint(comparison.title_positions(text))
        for text in comparison.item.texts
        for variant, span in text.titles
    )


def _is_only_place_in_box(comparison: Comparison, parent: IndexedWork) -> bool:
    """Whether the title has the number of the story in its box set beside it, and no folder may name something else.

    A title of one word is enough for the box set then.
    """
    best = comparison.best_match
    if best is None:
        return False
    parsed, numbers = best.text.parsed, best.text.parsed.numbers
    named = {int(parsed.words[at]) for at in parsed.standalone_numbers} | {numbers.disc, *numbers.episodes}
    if comparison.index.parts[parent.id].index(comparison.work.id) + 1 not in named:
        return False
    return not any(
        significant_words(comparison, text) for text in comparison.item.texts_from(TextSource.FOLDER)
    )


def _names_world_in_title(comparison: Comparison) -> bool:
    """Whether the title that was found itself begins with the name of a series, as in "Series: Title"."""
    for text, name, span in comparison.item.series_names:
        if name.weak or not comparison.belongs_to(name):
            continue
        title = comparison.title_positions(text)
        if title and span.positions < title:
            return True
    return False
