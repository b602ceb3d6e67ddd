"""Short forms of shows and series that names begin with, and that a folder explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import ARTICLES
from janto_catalog.matching.comparison import Comparison
from janto_catalog.matching.index.indexed_work import name_key
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.matching.place_words import PLACE_WORDS

#: Fewer letters may be anything.
LEAST_INITIALS = 3
#: Letters, and perhaps the number of a series.
_SHORT_FORM = re.compile(r"[a-z]{2,6}\d?")


def names_short_form_of_folder(comparison: Comparison) -> bool:
    """Whether the item's name begins with a short form that a folder gives for a series of the work."""
    words = comparison.item.name.parsed.words
    return bool(words) and words[0].isalpha() and words[0] in short_forms_of_folders(comparison)


def short_forms_of_folders(comparison: Comparison) -> frozenset[str]:
    """Return the short forms that folders give for a series of the work: "The Show Main Range (SMR)".

    They have letters of its name, in order, and begin as it does.  Below a folder of the show they may be short for
    the show and what the folder has of it: "The Show/Specials (TSSp)".  The initials of a series that a folder names
    are a short form where the name begins with them: "The Long Night/TLN 5.12".
    """
    return frozenset(
        (
            *_find_short_forms(comparison),
            *_short_forms_with_show(comparison),
            *_initials_of_series(comparison),
        )
    )


def _short_forms_with_show(comparison: Comparison) -> Iterator[str]:
    """The first word of the name, when it is a short form of the show and the initials of a folder below the show's.

    "The Show/The Night Watch/TSNW 3.03 - Title".
    """
    words = comparison.item.name.parsed.words
    if not words or not words[0].isalpha():
        return
    for folder in comparison.item.texts_from(TextSource.FOLDER):
        left_out = ARTICLES | comparison.work.show_words
        initials = "".join(
            word[0] for word in folder.parsed.raw_words if word.isalpha() and word not in left_out
        )
        show = words[0].removesuffix(initials) if len(initials) > 1 else words[0]
        name = comparison.index.series_names.get(show)
        if show == words[0] or name is None or not comparison.belongs_to(name):
            continue
        if names_show_above(comparison, folder) or any(
            comparison.belongs_to(each) and not each.weak for each, _ in folder.series_names
        ):
            yield words[0]


def _initials_of_series(comparison: Comparison) -> Iterator[str]:
    """The first word of the name, when it has the initials of a series of the work that a folder names.

    "The Show - The Long Night/TLN 5.12 - Title".
    """
    words = comparison.item.name.parsed.words
    if not words or len(words[0]) < LEAST_INITIALS or not words[0].isalpha():
        return
    for folder in comparison.item.texts_from(TextSource.FOLDER):
        named = {
            at for name, span in folder.series_names if comparison.belongs_to(name) for at in span.positions
        }
        raw = [word for at, word in enumerate(folder.parsed.raw_words) if at in named and word.isalpha()]
        initials = "".join(word[0] for word in raw)
        own = "".join(word[0] for word in raw if word not in comparison.work.show_words)
        if words[0] in (initials, own):
            yield words[0]


def _find_short_forms(comparison: Comparison) -> Iterator[str]:
    for folder in comparison.item.texts_from(TextSource.FOLDER):
        parsed = folder.parsed
        if not parsed.bracketed:
            continue
        names = [
            name_key(name.text)
            for name, span in folder.series_names
            if comparison.belongs_to(name) and not name.weak and not parsed.bracketed >= span.positions
        ]
        outside = [word for at, word in enumerate(parsed.words) if at not in parsed.bracketed]
        if names and len(names) == 1:
            # "The Show - Specials (TSsp)": short for the name with what the folder has of it.
            rest = [word for word in outside if word in PLACE_WORDS and word.isalpha()]
            names += ["".join((*names, *rest))] if rest else []
        is_place = bool(outside) and all(word in PLACE_WORDS or word.isdecimal() for word in outside)
        if not names and is_place and names_show_above(comparison, folder):
            names = [show + "".join(filter(str.isalpha, outside)) for show in comparison.work.show_keys]
        for position in parsed.bracketed:
            if any(is_short_for(parsed.words[position], name) for name in names):
                yield parsed.words[position]


def is_short_for(word: str, name: str) -> bool:
    """Whether a word has letters of the key of a name, in order, and begins as it does."""
    if not _SHORT_FORM.fullmatch(word):
        return False
    letters = iter(name)
    return name.startswith(word[0]) and all(letter in letters for letter in word.rstrip("0123456789"))


def names_show_above(comparison: Comparison, text: ItemText) -> bool:
    """Whether a folder above a folder has the name of the work's show."""
    return any(
        folder.depth > text.depth and name.is_show and not name.weak and comparison.belongs_to(name)
        for folder in comparison.item.texts_from(TextSource.FOLDER)
        for name, _ in folder.series_names
    )
