"""Misspelled words: the words of titles that a word may be a misspelling of."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from rapidfuzz import process
from rapidfuzz.distance import OSA

from janto_catalog.filenames.vocabulary import STOP_WORDS

_VOWELS = "aeiou"
#: Words of at least this many letters are corrected only by swapping neighbours or changing a vowel inside.
_SHORT_LETTERS = (3, 4)
_VOWEL_CHANGE_LETTERS = 4
#: From the first number of letters on, any one letter may be wrong; from the second on, two.
_ONE_WRONG_LETTERS, _TWO_WRONG_LETTERS = 5, 8
#: Words of titles that are searched for something similar.
_LEAST_SEARCHED_LETTERS = 4
_MOST_CORRECTIONS = 2
_REMEMBERED_WORDS = 50_000


class SpellingIndex:
    """Corrects words towards the words of titles.  Safe to share between threads."""

    def __init__(self, title_words: Collection[str]) -> None:
        self._title_words = title_words
        self._searched = tuple(sorted(word for word in title_words if len(word) >= _LEAST_SEARCHED_LETTERS))
        self._remembered = lru_cache(maxsize=_REMEMBERED_WORDS)(self._find_corrections)

    def corrections(self, word: str) -> tuple[str, ...]:
        """Return the title words that `word` may be a misspelling of, best first; none when it is one itself.

        >>> spelling = SpellingIndex({"cyberwoman", "meat"})
        >>> spelling.corrections("cyberwomen"), spelling.corrections("maet"), spelling.corrections("meat")
        (('cyberwoman',), ('meat',), ())
        """
        return self._remembered(word)

    def _find_corrections(self, word: str) -> tuple[str, ...]:
        if word in self._title_words or word in STOP_WORDS or not word.isalpha():
            return ()
        if len(word) in _SHORT_LETTERS:
            return tuple(each for each in _similar_short_words(word) if each in self._title_words)
        if len(word) < _ONE_WRONG_LETTERS:
            return ()
        near = process.extract(
            word,
            self._searched,
            scorer=OSA.distance,
            score_cutoff=2 if len(word) >= _TWO_WRONG_LETTERS else 1,
            limit=_MOST_CORRECTIONS,
        )
        return tuple(each for each, _, _ in near)


class OneEditIndex:
    """Finds the known words that a word is one edit away from.  Safe to share between threads."""

    def __init__(self, known_words: Collection[str]) -> None:
        self._by_start: dict[str, tuple[str, ...]] = {
            start: tuple(words) for start, words in groupby(sorted(known_words), key=itemgetter(0))
        }
        self._known_words = frozenset(known_words)
        # The words of folders and albums recur in every file.
        self.find = lru_cache(maxsize=_REMEMBERED_WORDS)(self._find)

    def _find(self, word: str) -> tuple[str, ...]:
        """Return the words one edit away from `word`, sorted; none when it is a known word itself.

        >>> OneEditIndex({"lighthouse", "harbour"}).find("lighthose")
        ('lighthouse',)
        """
        if word in self._known_words:
            return ()
        return tuple([known for known in self._by_start.get(word[0], ()) if is_one_edit_away(word, known)])


def _similar_short_words(word: str) -> Iterator[str]:
    """Short words with two neighbouring letters swapped, another vowel inside ("then", "than"), or of another number."""
    yield word.removesuffix("s") if word.endswith("s") else word + "s"
    for index in range(len(word) - 1):
        yield word[:index] + word[index + 1] + word[index] + word[index + 2 :]
    if len(word) < _VOWEL_CHANGE_LETTERS:
        return
    for index in range(1, len(word) - 1):
        if word[index] in _VOWELS:
            yield from (word[:index] + vowel + word[index + 1 :] for vowel in _VOWELS if vowel != word[index])


def is_one_edit_away(word: str, correct: str) -> bool:
    """Whether a word has a letter too few or too many, or two neighbours swapped, but not at its start.

    >>> [is_one_edit_away(word, "lighthouse") for word in ("lighthose", "lihgthouse", "nighthouse", "lighthouse")]
    [True, True, False, False]
    """
    if abs(len(word) - len(correct)) > 1 or word[0] != correct[0] or word == correct:
        return False
    if len(word) == len(correct) and sorted(word) != sorted(correct):
        return False
    return OSA.distance(word, correct, score_cutoff=1) == 1
