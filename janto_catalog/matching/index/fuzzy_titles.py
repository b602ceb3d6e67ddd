"""Titles that nearly stand in a text: misspelt, or only in part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from janto_catalog.filenames.vocabulary import ARTICLES, RELEASE_WORDS, SMALL
from janto_catalog.matching.comparison import TitleMatch, places
from janto_catalog.matching.index.title_variants import FormKind, TitleForm
from janto_catalog.matching.index.work_index import Library
from janto_catalog.matching.item_text import Text

_SLIP, _LONE_SLIP, _LOOSE, _PART, _MOST_IN_PART = 1.0, 2.5, 1.2, 2.5, 2.0
_CLEAR_SLIP, _MOST_ALONE = 0.6, 3.4
_LEAST_SHARE, _TRUSTED = 0.5, 3.9
_LONG, _LONG_RUN = 8, 3
_MOST_FORMS = 6
_SHORTEST, _VOWELS = 3, "aeiou"


class Spelling:
    """Which of the words of titles a written word is meant to be; remembered word by word."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def meant(self, word: str) -> tuple[str, ...]:
        """Title words that `word` may be a slip or short form of; empty when it is one itself."""
        known = self._library.meant.get(word)
        if known is None:
            known = self._library.meant[word] = self._meant(word)
        return known

    def _meant(self, word: str) -> tuple[str, ...]:
        if word in self._library.forms_by_word or word in SMALL or not word.isalpha():
            return ()
        if len(word) in (3, 4):
            return tuple(each for each in _nearly_alike(word) if each in self._library.forms_by_word)
        if len(word) >= 5:
            limit = 1 if len(word) < 8 else 2
            near = process.extract(
                word, self._library.vocabulary, scorer=OSA.distance, score_cutoff=limit, limit=2
            )
            return tuple(each for each, _, _ in near)
        return ()


def respelt(text: Text, library: Library, spelling: Spelling) -> Iterator[TitleMatch]:
    """Titles found once misspelt words are put right."""
    words = list(text.reading.words)
    slips = {
        place: spelling.meant(word)
        for place, word in enumerate(words)
        if place not in text.reading.quiet and spelling.meant(word)
    }
    for place, meant in slips.items():
        for word in meant:
            changed = [*words]
            for other, others in slips.items():
                changed[other] = word if other == place else others[0]
            for form, span in library.find(tuple(changed), ())[0]:
                stretch = places(span)
                wrong = [each for each in slips if each in stretch]
                if wrong:
                    cost = _slip_cost(form, words, wrong)
                    written = " ".join(words[each] for each in wrong)
                    yield TitleMatch(text, form, stretch, form.weight - cost, f"written “{written}”")


def _nearly_alike(word: str) -> Iterator[str]:
    """Short words that differ by two neighbouring letters changed about, or by a vowel within ("then", "than")."""
    for place in range(len(word) - 1):
        yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    for place in range(1, len(word) - 1):
        if len(word) > _SHORTEST and word[place] in _VOWELS:
            yield from (word[:place] + vowel + word[place + 1 :] for vowel in _VOWELS if vowel != word[place])


def _slip_cost(form: TitleForm, words: Sequence[str], wrong: Sequence[int]) -> float:
    """A title of one word is easily another word; a long one with one letter wrong inside is still itself."""
    if len(form.telling) >= 2 or len(form.words) >= _LONG_RUN:
        return _SLIP * len(wrong)
    written, meant = words[wrong[0]], form.telling[0] if form.telling else ""
    clear = (
        len(meant) >= _LONG
        and written[:1] == meant[:1]
        and written[-1:] == meant[-1:]
        and OSA.distance(written, meant) == 1
    )
    return _CLEAR_SLIP if clear else _LONE_SLIP


def in_part(text: Text, library: Library, spelling: Spelling) -> Iterator[TitleMatch]:
    """Titles of which the telling words stand in a text, not all or not together."""
    words = {
        (spelling.meant(word) or (word,))[0]: place
        for place, word in enumerate(text.reading.words)
        if word not in SMALL and word > "\x02"
    }
    votes: Counter[TitleForm] = Counter()
    for word in words:
        for form in library.forms_by_word.get(word, ()):
            votes[form] += len(word)
    for form, _ in votes.most_common(_MOST_FORMS):
        match = _part(text, form, words, library)
        if match and not _of_another(match, text):
            yield match


def _of_another(match: TitleMatch, text: Text) -> bool:
    """Whether the words are those of another work's whole title."""
    telling = {place for place in match.span if text.reading.words[place] not in SMALL}
    return any(
        form.work != match.form.work and form.weight >= _TRUSTED and telling <= places(span)
        for form, span in text.titles
    )


def _part(text: Text, form: TitleForm, words: dict[str, int], library: Library) -> TitleMatch | None:
    """How much of a title stands in a text, when it is enough to ask about."""
    run = _run(form, words)
    share = _share(_needed(form, words, library), words)
    alone = share < 1 and _only_here(run, form, library)
    if not _may_be(text, form, words, run) or not (alone or _enough(form, words, library)):
        return None
    span = frozenset(place for word, place in words.items() if word in form.words) | frozenset(
        place for place, word in enumerate(text.reading.words) if word in form.words and word in SMALL
    )
    if share == 1:
        return TitleMatch(text, form, span, form.weight - _LOOSE, "its words apart or in another order")
    weight = (
        min(_MOST_ALONE, form.weight - _PART) if alone else min(_MOST_IN_PART, form.weight * share - _PART)
    )
    return TitleMatch(text, form, span, weight, "but only part of it")


def _may_be(text: Text, form: TitleForm, words: dict[str, int], run: Sequence[str]) -> bool:
    """Whether nothing forbids that these words are this title: its numbers stand there, unless many of its
    words do and no number at all; and no article that it does not have makes them another title."""
    telling = form.telling
    if len(telling) == 1:
        return telling[0] in text.reading.words
    numberless = len(run) >= _LONG_RUN and not any(map(str.isdecimal, text.reading.words))
    if any(word.isdecimal() and word not in words for word in telling) and not numberless:
        return False
    return _share(telling, words) == 1 or not _after_another_article(form, words, text)


def _enough(form: TitleForm, words: dict[str, int], library: Library) -> bool:
    """Whether half of a title is there, and half of what is not its series' name."""
    series = library.entries[form.work].series_words
    needed = _needed(form, words, library)
    own = [word for word in needed if word not in series and not word.isdecimal()]
    share = _share(needed, words)
    return min(_share(own, words), share) >= _LEAST_SHARE and (share == 1 or len(form.telling) > 1)


def _run(form: TitleForm, words: dict[str, int]) -> tuple[str, ...]:
    """The telling words of a title that stand together in a text, when no others of it stand there."""
    found = [place for place, word in enumerate(form.telling) if word in words]
    if len(found) < 2 or found[-1] - found[0] != len(found) - 1:
        return ()
    run = tuple(form.telling[place] for place in found)
    in_text = [words[word] for word in run]
    return run if in_text == sorted(in_text) else ()


def _after_another_article(form: TitleForm, words: dict[str, int], text: Text) -> bool:
    """Whether an article the title does not have stands before what is there of it: "A Postcard" is not
    "Another Postcard"."""
    first = min((words[word] for word in form.telling if word in words), default=0)
    return first > 0 and text.reading.words[first - 1] in ARTICLES - set(form.words)


def _only_here(run: tuple[str, ...], form: TitleForm, library: Library) -> bool:
    """Whether these words are of no other title and name nobody who is in several stories."""
    if not run or form.kind is not FormKind.FULL or form.work in library.children or run in library.recurring:
        return False
    others = [each for each in library.forms_by_word[run[0]] if each.work != form.work]
    return all(set(run) - set(each.telling) for each in others)


def _needed(form: TitleForm, words: Container[str], library: Library) -> tuple[str, ...]:
    """The telling words of a title, but for those of its series that a name may leave out ("Official Magazine")."""
    spare = RELEASE_WORDS & library.entries[form.work].series_words
    needed = tuple(word for word in form.telling if word in words or word not in spare)
    return needed if len(needed) > 1 else form.telling


def _share(telling: Sequence[str], words: Container[str]) -> float:
    """How much of some words is found, by letters."""
    return sum(len(word) for word in telling if word in words) / max(1, sum(map(len, telling)))
