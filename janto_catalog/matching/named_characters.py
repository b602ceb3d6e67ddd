"""Characters of a work that a text names by their first names: two together say whose story it is."""

from __future__ import annotations

from collections.abc import Collection

from janto_catalog.matching import weights
from janto_catalog.matching.agreement import has_number_of_work, has_title_and_length, title_and_number_agree
from janto_catalog.matching.comparison import Comparison
from janto_catalog.matching.file_form import TEXT_FORMS
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ItemText, TextSource

_SOURCES = (TextSource.NAME, TextSource.TITLE_TAG)
_NOWHERE = frozenset[int]()


def named_characters(comparison: Comparison) -> tuple[ItemText, tuple[str, ...]] | None:
    """Return the characters that name the world of the work, with the text that does; None without them.

    They are two that are in the work, not both in its title, one of them with a name that nobody has who made anything
    here ("Jack" alone is anybody); next to a title of one word the publisher must be named too.  One is enough in the
    title of a release that names its publisher and has its number.
    """
    if not comparison.matches:
        return None
    for text in comparison.item.texts_from(*_SOURCES):
        # In brackets beside the title of a text they are whom a story by a fan is about.
        without = text.parsed.bracketed if comparison.item.form in TEXT_FORMS else _NOWHERE
        names = _names_in(text, comparison.index, comparison.work.id, without)
        is_named = is_pair(names, comparison.index) and _is_apart(comparison, text, names)
        if is_named or _is_in_numbered_title(comparison, text, names):
            return text, names
    return None


def _is_apart(comparison: Comparison, text: ItemText, names: Collection[str]) -> bool:
    """Whether one of some names is not in the title that a text has, and the title is not one word alone."""
    best, words = comparison.best_match, frozenset(text.parsed.raw_words)
    if best is None or (
        best.weight < weights.DISTINCTIVE_TITLE
        and not any(words.issuperset(company) for company in comparison.work.companies)
    ):
        return False
    title = comparison.title_positions(text)
    return any(
        position not in title and first_name(word, comparison.index) in names
        for position, word in enumerate(text.parsed.words)
    )


def names_pair(text: ItemText, index: WorkIndex) -> bool:
    """Whether a text has the first names of two characters, as `named_characters` wants them, of any work."""
    return is_pair(_names_in(text, index), index)


def is_pair(names: tuple[str, ...], index: WorkIndex) -> bool:
    """Whether some first names are two, not both everyday names."""
    return len(names) > 1 and not index.people_words.issuperset(names)


def is_named_character(comparison: Comparison, word: str) -> bool:
    """Whether a word is the first name of a character in the work, where show and number, show and length, or two names say which it is."""
    if not is_in_work(comparison, word):
        return False
    found = named_characters(comparison)
    return (
        (found is not None and first_name(word, comparison.index) in found[1])
        or title_and_number_agree(comparison)
        or has_title_and_length(comparison)
    )


def is_in_work(comparison: Comparison, word: str) -> bool:
    """Whether a word is the first name of a character in the work."""
    name = first_name(word, comparison.index)
    return name is not None and comparison.work.id in comparison.index.first_names[name]


def first_name(word: str, index: WorkIndex) -> str | None:
    """Return the first name that a word is, also with the s of a possessive; None for others.

    "Iantos" is how "Ianto's" is written in names of files.
    """
    if word in index.first_names:
        return word
    return word[:-1] if word.endswith("s") and word[:-1] in index.first_names else None


def _names_in(
    text: ItemText, index: WorkIndex, work_id: str = "", without: Collection[int] = _NOWHERE
) -> tuple[str, ...]:
    """The first names in a text of characters that are in a work, or in any, each once; not those at some positions."""
    found = (first_name(word, index) for at, word in enumerate(text.parsed.words) if at not in without)
    return tuple(
        dict.fromkeys(name for name in found if name and (not work_id or work_id in index.first_names[name]))
    )


def _is_in_numbered_title(comparison: Comparison, text: ItemText, names: tuple[str, ...]) -> bool:
    """Whether the title is long and has the name of a character, beside the number of the work and its publisher."""
    best = comparison.best_match
    if best is None or best.text is not text or best.correction or best.weight < weights.DISTINCTIVE_TITLE:
        return False
    title = {first_name(text.parsed.words[at], comparison.index) for at in best.positions}
    return (
        any(name in title and name not in comparison.index.people_words for name in names)
        and any(comparison.belongs_to(name) for _, name, _ in comparison.series_names)
        and has_number_of_work(comparison)
    )
