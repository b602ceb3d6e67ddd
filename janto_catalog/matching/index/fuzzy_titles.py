"""Titles that nearly stand in a text: misspelt, or only in part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from janto_catalog.filenames.vocabulary import ARTICLES, RELEASE_WORDS, STOP_WORDS
from janto_catalog.matching.comparison import TitleMatch, span_positions
from janto_catalog.matching.index.title_variants import TitleVariant, VariantKind
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ItemText

_SLIP, _LONE_SLIP, _LOOSE, _PART, _MOST_IN_PART = 1.0, 2.5, 1.2, 2.5, 2.0
_CLEAR_SLIP, _MOST_ALONE = 0.6, 3.4
_LEAST_SHARE, _TRUSTED = 0.5, 3.9
_LONG, _LONG_RUN = 8, 3
_MOST_FORMS = 6
_SHORTEST, _VOWELS = 3, "aeiou"


class SpellingIndex:
    """Which of the words of titles a written word is meant to be; remembered word by word."""

    def __init__(self, library: WorkIndex) -> None:
        self._library = library

    def corrections(self, word: str) -> tuple[str, ...]:
        """Title words that `word` may be a slip or short form of; empty when it is one itself."""
        known = self._library.meant.get(word)
        if known is None:
            known = self._library.meant[word] = self._find_corrections(word)
        return known

    def _find_corrections(self, word: str) -> tuple[str, ...]:
        if word in self._library.variants_by_word or word in STOP_WORDS or not word.isalpha():
            return ()
        if len(word) in (3, 4):
            return tuple(each for each in _nearly_alike(word) if each in self._library.variants_by_word)
        if len(word) >= 5:
            limit = 1 if len(word) < 8 else 2
            near = process.extract(
                word, self._library.vocabulary, scorer=OSA.distance, score_cutoff=limit, limit=2
            )
            return tuple(each for each, _, _ in near)
        return ()


def misspelled_titles(text: ItemText, library: WorkIndex, spelling: SpellingIndex) -> Iterator[TitleMatch]:
    """Titles found once misspelt words are put right."""
    words = list(text.parsed.words)
    slips = {
        place: spelling.corrections(word)
        for place, word in enumerate(words)
        if place not in text.parsed.ignorable and spelling.corrections(word)
    }
    for place, meant in slips.items():
        for word in meant:
            changed = [*words]
            for other, others in slips.items():
                changed[other] = word if other == place else others[0]
            for form, span in library.find_names(tuple(changed), ())[0]:
                stretch = span_positions(span)
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


def _slip_cost(form: TitleVariant, words: Sequence[str], wrong: Sequence[int]) -> float:
    """A title of one word is easily another word; a long one with one letter wrong inside is still itself."""
    if len(form.distinctive_words) >= 2 or len(form.words) >= _LONG_RUN:
        return _SLIP * len(wrong)
    written, meant = words[wrong[0]], form.distinctive_words[0] if form.distinctive_words else ""
    clear = (
        len(meant) >= _LONG
        and written[:1] == meant[:1]
        and written[-1:] == meant[-1:]
        and OSA.distance(written, meant) == 1
    )
    return _CLEAR_SLIP if clear else _LONE_SLIP


def partial_titles(text: ItemText, library: WorkIndex, spelling: SpellingIndex) -> Iterator[TitleMatch]:
    """Titles of which the telling words stand in a text, not all or not together."""
    words = {
        (spelling.corrections(word) or (word,))[0]: place
        for place, word in enumerate(text.parsed.words)
        if word not in STOP_WORDS and word > "\x02"
    }
    votes: Counter[TitleVariant] = Counter()
    for word in words:
        for form in library.variants_by_word.get(word, ()):
            votes[form] += len(word)
    for form, _ in votes.most_common(_MOST_FORMS):
        match = _part(text, form, words, library)
        if match and not _of_another(match, text):
            yield match


def _of_another(match: TitleMatch, text: ItemText) -> bool:
    """Whether the words are those of another work's whole title."""
    telling = {place for place in match.positions if text.parsed.words[place] not in STOP_WORDS}
    return any(
        form.work_id != match.variant.work_id and form.weight >= _TRUSTED and telling <= span_positions(span)
        for form, span in text.titles
    )


def _part(text: ItemText, form: TitleVariant, words: dict[str, int], library: WorkIndex) -> TitleMatch | None:
    """How much of a title stands in a text, when it is enough to ask about."""
    run = _run(form, words)
    share = _share(_needed(form, words, library), words)
    alone = share < 1 and _only_here(run, form, library)
    if not _may_be(text, form, words, run) or not (alone or _enough(form, words, library)):
        return None
    span = frozenset(place for word, place in words.items() if word in form.words) | frozenset(
        place for place, word in enumerate(text.parsed.words) if word in form.words and word in STOP_WORDS
    )
    if share == 1:
        return TitleMatch(text, form, span, form.weight - _LOOSE, "its words apart or in another order")
    weight = (
        min(_MOST_ALONE, form.weight - _PART) if alone else min(_MOST_IN_PART, form.weight * share - _PART)
    )
    return TitleMatch(text, form, span, weight, "but only part of it")


def _may_be(text: ItemText, form: TitleVariant, words: dict[str, int], run: Sequence[str]) -> bool:
    """Whether nothing forbids that these words are this title: its numbers stand there, unless many of its
    words do and no number at all; and no article that it does not have makes them another title."""
    telling = form.distinctive_words
    if len(telling) == 1:
        return telling[0] in text.parsed.words
    numberless = len(run) >= _LONG_RUN and not any(map(str.isdecimal, text.parsed.words))
    if any(word.isdecimal() and word not in words for word in telling) and not numberless:
        return False
    return _share(telling, words) == 1 or not _after_another_article(form, words, text)


def _enough(form: TitleVariant, words: dict[str, int], library: WorkIndex) -> bool:
    """Whether half of a title is there, and half of what is not its series' name."""
    series = library.works[form.work_id].series_words
    needed = _needed(form, words, library)
    own = [word for word in needed if word not in series and not word.isdecimal()]
    share = _share(needed, words)
    return min(_share(own, words), share) >= _LEAST_SHARE and (share == 1 or len(form.distinctive_words) > 1)


def _run(form: TitleVariant, words: dict[str, int]) -> tuple[str, ...]:
    """The telling words of a title that stand together in a text, when no others of it stand there."""
    found = [place for place, word in enumerate(form.distinctive_words) if word in words]
    if len(found) < 2 or found[-1] - found[0] != len(found) - 1:
        return ()
    run = tuple(form.distinctive_words[place] for place in found)
    in_text = [words[word] for word in run]
    return run if in_text == sorted(in_text) else ()


def _after_another_article(form: TitleVariant, words: dict[str, int], text: ItemText) -> bool:
    """Whether an article the title does not have stands before what is there of it: "A Postcard" is not
    "Another Postcard"."""
    first = min((words[word] for word in form.distinctive_words if word in words), default=0)
    return first > 0 and text.parsed.words[first - 1] in ARTICLES - set(form.words)


def _only_here(run: tuple[str, ...], form: TitleVariant, library: WorkIndex) -> bool:
    """Whether these words are of no other title and name nobody who is in several stories."""
    if (
        not run
        or form.kind is not VariantKind.FULL
        or form.work_id in library.parts
        or run in library.recurring_names
    ):
        return False
    others = [each for each in library.variants_by_word[run[0]] if each.work_id != form.work_id]
    return all(set(run) - set(each.distinctive_words) for each in others)


def _needed(form: TitleVariant, words: Container[str], library: WorkIndex) -> tuple[str, ...]:
    """The telling words of a title, but for those of its series that a name may leave out ("Official Magazine")."""
    spare = RELEASE_WORDS & library.works[form.work_id].series_words
    needed = tuple(word for word in form.distinctive_words if word in words or word not in spare)
    return needed if len(needed) > 1 else form.distinctive_words


def _share(telling: Sequence[str], words: Container[str]) -> float:
    """How much of some words is found, by letters."""
    return sum(len(word) for word in telling if word in words) / max(1, sum(map(len, telling)))
