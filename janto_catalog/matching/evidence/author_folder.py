"""The folder of a book or short story is called as a person is who did not write it: "Harbour/Ann Other/Title.epub"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from janto_catalog.filenames.unknown_tags import says_nothing
from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.matching.named_world import may_be_names, named_people, own_series, significant_words
from janto_catalog.matching.place_words import KEPT_WORDS
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Kind
from janto_catalog.model.text import fold, words

_BOOK_FORMS = frozenset({FileForm.EBOOK, FileForm.PDF, FileForm.TEXT})
_KINDS_IN_SOUND = (Kind.NOVEL, Kind.AUDIOBOOK)
_KINDS_IN_PRINT = (Kind.NOVEL, Kind.SHORT_STORY)
#: Most words in the name of a person whose folder has books.
_LONGEST_NAME = 3
#: A word of a name, or an initial: "Ann", "O'Neil", "J.".
_NAME_WORD = re.compile(r"[A-ZÀ-Þ][\w'’-]*\.?")
_INITIAL = len("J.")
#: What is around the name: "by Ann Other", "Ann Other books".
_AROUND = KEPT_WORDS | {"by", "works", "writings"}
#: Words of folders that say what somebody does with books, or thinks of them.
_NOT_OF_NAMES = frozenset(
    words(
        "reading read unread currently recently next best great good favourite favourites favorite favorites bought borrowed"
        " digital in to of and for the my our on at from with"
    )
)
#: Folders in which each author has one.
_OF_BOOKS = frozenset(
    ["book", "books", "ebook", "ebooks", "audiobook", "audiobooks", "calibre", "kindle", "novels"]
)

_OF_AUTHORS = frozenset(["by", "author", "authors", "writer", "writers"])


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    work, form = comparison.work, comparison.item.form
    kinds = _KINDS_IN_SOUND if form is FileForm.AUDIO else _KINDS_IN_PRINT if form in _BOOK_FORMS else ()
    if work.record.kind not in kinds or not work.people_words or named_people(comparison) is not None:
        return
    for text in _folders(comparison):
        if _is_like_a_person(comparison, text) or _is_among_authors(comparison, text):
            reason = f"{text.says} “{text.parsed.text}”, who did not write it"
            yield contradicts(reason, weights.OTHER_MAKER_OF_NAMED_SHOW, needs_person=True)


def _folders(comparison: Comparison) -> Iterator[ItemText]:
    """The folders that an author may have: the nearest one, or the one above that of the title, or above that of the
    show among books ("Books/Ann Other/Harbour").
    """
    folders = [
        text
        for text in comparison.item.texts_from(TextSource.FOLDER)
        if not (text.sidecar or says_nothing(text.parsed.text))
    ]
    folders.sort(key=lambda text: text.depth)
    while folders and folders[0].has_title_of(comparison.work.id):
        folders.pop(0)
    yield from folders[:1]
    if len(folders) > 2 and any(text is folders[0] for text, _, _ in own_series(comparison)):
        above = folders[2]
        if not may_be_names(above) and not _OF_BOOKS.isdisjoint(above.parsed.words):
            yield folders[1]


def _is_among_authors(comparison: Comparison, text: ItemText) -> bool:
    """Whether a folder that nothing explains is in one of authors: "Authors/annother", "by author/annother"."""
    above = (each for each in comparison.item.texts_from(TextSource.FOLDER) if each.depth == text.depth + 1)
    is_of_authors = any(_OF_AUTHORS.issuperset(each.parsed.words) for each in above if each.parsed.words)
    return is_of_authors and bool(significant_words(comparison, text))


def _is_like_a_person(comparison: Comparison, text: ItemText) -> bool:
    """Whether a text is two or three words that nothing explains, all in capitals or none, as the name of a person is."""
    written = re.split(r"[\s,_]+|(?<=[a-z])(?=[A-Z])", text.parsed.text.strip())
    name = [word for word in written if fold(word) not in _AROUND]
    if not 2 <= len(name) <= _LONGEST_NAME or any(fold(word) in _NOT_OF_NAMES for word in name):
        return False
    is_lower = all(word.islower() and word.isalpha() for word in name)
    if not is_lower and not all(_NAME_WORD.fullmatch(word) for word in name):
        return False
    left = significant_words(comparison, text)
    if len(text.parsed.words) == 1:
        # "AnnOther".
        return bool(left)
    return len(left) >= len([word for word in name if len(word) > _INITIAL])


EVIDENCE = EvidenceKind("author_folder", _weigh)
