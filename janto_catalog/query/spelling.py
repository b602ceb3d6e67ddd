"""The name that a mistyped word may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from janto_catalog.model.text import fold

# Comparing a word with a hundred thousand names takes about 50 ms; with more, typing would feel slow.
_MAX_NAMES = 100_000
# Similarity from which a name counts as the same with a typing error (0 to 1), or as a longer name that contains
# the words (0 to 100).
_MIN_SIMILARITY, _MIN_TOKEN_RATIO = 0.6, 85.0
# A neighbour is offered beside others and without a mistake that is known, so it is to be nearer.
_MIN_NEIGHBOUR = 0.7


def similar(text: str, names: Iterable[str], limit: int) -> tuple[str, ...]:
    """The names most like `text`, at most `limit`, nearest first."""
    found = process.extract(
        fold(text),
        list(islice(names, _MAX_NAMES)),
        scorer=DamerauLevenshtein.normalized_similarity,
        processor=fold,
        score_cutoff=_MIN_NEIGHBOUR,
        limit=limit,
    )
    return tuple(str(name) for name, *_ in found)


def nearest(text: str, names: Iterable[str]) -> str | None:
    """The name most like `text`, or None when none is like it."""
    known = list(islice(names, _MAX_NAMES))
    folded = fold(text)
    similar = process.extractOne(
        folded,
        known,
        scorer=DamerauLevenshtein.normalized_similarity,
        processor=fold,
        score_cutoff=_MIN_SIMILARITY,
    )
    if similar:
        return str(similar[0])
    longer = process.extract(
        folded, known, scorer=fuzz.token_set_ratio, processor=fold, score_cutoff=_MIN_TOKEN_RATIO, limit=None
    )
    # Of the names that contain the words, the shortest: it has the fewest other words.
    return min((str(name) for name, *_ in longer), key=len, default=None)
