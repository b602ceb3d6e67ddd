"""Errors of a query: what was expected, where in the text, and the nearest word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from janto_catalog.errors import QueryError
from janto_catalog.model.text import fold

# Comparing a mistyped word with a hundred thousand names takes some 50 ms; more would be felt while typing.
_NAMES_COMPARED = 100_000
# A slip of the fingers, or words of a longer name; below these a suggestion has too little in common.
_SLIP, _PART = 0.6, 85.0


def query_error(
    what: str, start: int, end: int, *, suggestion: str | None = None, remedy: str = ""
) -> QueryError:
    """An error about the characters from `start` up to `end` (not included) of the query."""
    where = f"column {start + 1} of the search"
    return QueryError(
        what, position=start, length=max(1, end - start), suggestion=suggestion, where=where, remedy=remedy
    )


def nearest(text: str, names: Iterable[str]) -> str | None:
    """The name most like `text`, or None when none is like it."""
    known = list(islice(names, _NAMES_COMPARED))
    asked = fold(text)
    slip = process.extractOne(
        asked, known, scorer=DamerauLevenshtein.normalized_similarity, processor=fold, score_cutoff=_SLIP
    )
    if slip:
        return str(slip[0])
    parts = process.extract(
        asked, known, scorer=fuzz.token_set_ratio, processor=fold, score_cutoff=_PART, limit=None
    )
    # Of the names that hold what was typed, the one that holds the least besides.
    return min((str(name) for name, *_ in parts), key=len, default=None)


class WrongValueError(Exception):
    """A value that means nothing to its key; the parser adds where it stands."""

    def __init__(self, what: str, suggestion: str | None = None, remedy: str = "") -> None:
        super().__init__(what)
        self.what, self.suggestion, self.remedy = what, suggestion, remedy


class AmbiguousValueError(WrongValueError):
    """A value that may mean several things; the suggestion is one of them."""


@contextmanager
def with_position(start: int, end: int) -> Iterator[None]:
    """Turns what is wrong with a value into an error about its place in the query."""
    try:
        yield
    except WrongValueError as error:
        raise query_error(error.what, start, end, suggestion=error.suggestion, remedy=error.remedy) from None
