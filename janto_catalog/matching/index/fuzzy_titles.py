"""Titles that a name has nearly: misspelled, with their words apart, or only in part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from janto_catalog.filenames.numbers import TECHNICAL_MARK
from janto_catalog.filenames.parse import ParsedName
from janto_catalog.filenames.vocabulary import ARTICLES, RELEASE_WORDS, STOP_WORDS
from janto_catalog.matching import weights
from janto_catalog.matching.index.indexed_work import Span
from janto_catalog.matching.index.title_variants import TitleVariant, VariantKind
from janto_catalog.matching.index.work_index import WorkIndex

#: The titles that a name has exactly, with their positions.
FoundTitles = Sequence[tuple[TitleVariant, Span]]


@dataclass(frozen=True, slots=True)
class FuzzyMatch:
    """A title that a name has nearly.

    positions: those of the words that are the title's.
    weight: what the match is worth, in log-odds.
    correction: how the name differs from the title, as people read it.
    """

    variant: TitleVariant
    positions: frozenset[int]
    weight: float
    correction: str


def misspelled_titles(name: ParsedName, index: WorkIndex) -> Iterator[FuzzyMatch]:
    """Yield the titles that a name has once its misspelled words are corrected."""
    words = list(name.words)
    corrections = {
        position: index.spelling.corrections(word)
        for position, word in enumerate(words)
        if position not in name.ignorable and index.spelling.corrections(word)
    }
    for position, candidates in corrections.items():
        for word in candidates:
            corrected = [*words]
            for other, others in corrections.items():
                corrected[other] = word if other == position else others[0]
            for variant, span in index.find_names(tuple(corrected), ())[0]:
                wrong = [each for each in corrections if each in span.positions]
                if wrong:
                    cost = _misspelling_cost(variant, words, wrong)
                    written = " ".join(words[each] for each in wrong)
                    yield FuzzyMatch(variant, span.positions, variant.weight - cost, f"written “{written}”")


def _misspelling_cost(variant: TitleVariant, words: Sequence[str], wrong: Sequence[int]) -> float:
    """What the wrong words of a title cost: in a title of one word more, unless it is long and clearly meant."""
    if len(variant.distinctive_words) >= 2 or len(variant.words) >= weights.LONG_TITLE_WORDS_COUNT:
        return weights.MISSPELLED_WORD * len(wrong)
    written = words[wrong[0]]
    correct = variant.distinctive_words[0] if variant.distinctive_words else ""
    clear = (
        len(correct) >= weights.LONG_WORD_LETTERS
        and written[:1] == correct[:1]
        and written[-1:] == correct[-1:]
        and OSA.distance(written, correct) == 1
    )
    return weights.MISSPELLED_LONG_WORD if clear else weights.MISSPELLED_ONLY_WORD


def partial_titles(name: ParsedName, titles: FoundTitles, index: WorkIndex) -> Iterator[FuzzyMatch]:
    """Yield the titles whose distinctive words a name has, but not all of them or not together.

    titles: what the name has exactly; words that are another work's whole title are not part of a title.
    """
    positions = {
        (index.spelling.corrections(word) or (word,))[0]: position
        for position, word in enumerate(name.words)
        if word not in STOP_WORDS and word > TECHNICAL_MARK
    }
    letters: Counter[TitleVariant] = Counter()
    for word in positions:
        for variant in index.variants_by_word.get(word, ()):
            letters[variant] += len(word)
    for variant, _ in letters.most_common(weights.FUZZY_TITLES_COUNT):
        match = _partial_match(name, variant, positions, index)
        if match and not _is_other_whole_title(match, name, titles):
            yield match


def _is_other_whole_title(match: FuzzyMatch, name: ParsedName, titles: FoundTitles) -> bool:
    content_words = {position for position in match.positions if name.words[position] not in STOP_WORDS}
    return any(
        variant.work_id != match.variant.work_id
        and variant.weight >= weights.TRUSTED_TITLE
        and content_words <= span.positions
        for variant, span in titles
    )


def _partial_match(
    name: ParsedName, variant: TitleVariant, positions: Mapping[str, int], index: WorkIndex
) -> FuzzyMatch | None:
    """The match of a title, None when the name has too little of it to ask about."""
    consecutive = _consecutive_words(variant, positions)
    share = _share_found(_needed_words(variant, positions, index), positions)
    unique = share < 1 and _is_unique(consecutive, variant, index)
    if not _is_possible(name, variant, positions, consecutive):
        return None
    if not (unique or _has_enough(variant, positions, index)):
        return None
    matched = _matched_positions(name, variant, positions)
    if share == 1:
        weight = variant.weight - weights.TITLE_SCATTERED
        return FuzzyMatch(variant, matched, weight, "its words apart or in another order")
    if _lacks_one_word(variant, positions):
        weight = min(weights.TITLE_NEARLY_WHOLE_MAX, variant.weight - weights.TITLE_INCOMPLETE)
    elif unique:
        weight = min(weights.TITLE_INCOMPLETE_UNIQUE_MAX, variant.weight - weights.TITLE_INCOMPLETE)
    else:
        weight = min(weights.TITLE_INCOMPLETE_MAX, variant.weight * share - weights.TITLE_INCOMPLETE)
    return FuzzyMatch(variant, matched, weight, "but only part of it")


def _lacks_one_word(variant: TitleVariant, positions: Mapping[str, int]) -> bool:
    """Whether a long title is there but for one word, with all its numbers and in its order."""
    content_words = variant.distinctive_words
    lacking = [word for word in content_words if word not in positions]
    found = [positions[word] for word in content_words if word in positions]
    return (
        len(content_words) >= weights.VERY_LONG_TITLE_WORDS_COUNT
        and len(lacking) == 1
        and not lacking[0].isdecimal()
        and found == sorted(found)
    )


def _matched_positions(
    name: ParsedName, variant: TitleVariant, positions: Mapping[str, int]
) -> frozenset[int]:
    """The positions of the title's words in the name, its stop words included."""
    distinctive = {position for word, position in positions.items() if word in variant.words}
    stop_words = {
        position for position, word in enumerate(name.words) if word in variant.words and word in STOP_WORDS
    }
    return frozenset(distinctive | stop_words)


def _is_possible(
    name: ParsedName, variant: TitleVariant, positions: Mapping[str, int], consecutive: Sequence[str]
) -> bool:
    """Whether nothing excludes that these words are the title.

    A number of the title must be in the name, unless the name has many of its words and no number at all.  An
    article that the title lacks makes the words another title.
    """
    content_words = variant.distinctive_words
    if len(content_words) == 1:
        return content_words[0] in name.words
    lacks_number = any(word.isdecimal() and word not in positions for word in content_words)
    if lacks_number:
        numberless = not any(map(str.isdecimal, name.words))
        if not (numberless and len(consecutive) >= weights.LONG_TITLE_WORDS_COUNT):
            return False
    return _share_found(content_words, positions) == 1 or not _has_other_article(variant, positions, name)


def _has_enough(variant: TitleVariant, positions: Container[str], index: WorkIndex) -> bool:
    """Whether half of a title is there, and half of what is not the name of its series."""
    series_words = index.works[variant.work_id].series_words
    needed = _needed_words(variant, positions, index)
    own = [word for word in needed if word not in series_words and not word.isdecimal()]
    share = _share_found(needed, positions)
    if share < 1 and len(variant.distinctive_words) == 1:
        return False
    return min(_share_found(own, positions), share) >= weights.TITLE_INCOMPLETE_LEAST_SHARE


def _consecutive_words(variant: TitleVariant, positions: Mapping[str, int]) -> tuple[str, ...]:
    """The distinctive words of a title that a name has, when they are consecutive in the title and in order."""
    content_words = variant.distinctive_words
    found = [index for index, word in enumerate(content_words) if word in positions]
    if len(found) < 2 or found[-1] - found[0] != len(found) - 1:
        return ()
    words = tuple(content_words[index] for index in found)
    in_name = [positions[word] for word in words]
    return words if in_name == sorted(in_name) else ()


def _has_other_article(variant: TitleVariant, positions: Mapping[str, int], name: ParsedName) -> bool:
    """Whether an article before the title's words is not the title's: "A Postcard" is not "Another Postcard"."""
    first = min((positions[word] for word in variant.distinctive_words if word in positions), default=0)
    return first > 0 and name.words[first - 1] in ARTICLES - set(variant.words)


def _is_unique(words: tuple[str, ...], variant: TitleVariant, index: WorkIndex) -> bool:
    """Whether no other title has these words and no recurring character is named so."""
    if not words or words in index.recurring_names:
        return False
    if variant.kind is not VariantKind.FULL or variant.work_id in index.parts:
        return False
    others = (each for each in index.variants_by_word[words[0]] if each.work_id != variant.work_id)
    return all(set(words) - set(each.distinctive_words) for each in others)


def _needed_words(variant: TitleVariant, found: Container[str], index: WorkIndex) -> tuple[str, ...]:
    """The distinctive words of a title without those of its series that names leave out ("Official Magazine")."""
    optional = RELEASE_WORDS & index.works[variant.work_id].series_words
    needed = tuple(word for word in variant.distinctive_words if word in found or word not in optional)
    return needed if len(needed) > 1 else variant.distinctive_words


def _share_found(words: Sequence[str], found: Container[str]) -> float:
    """How much of some words is found, 0 ... 1, by letters."""
    return sum(len(word) for word in words if word in found) / max(1, sum(map(len, words)))
