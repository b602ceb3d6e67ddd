"""Errors of a query: what was expected, and where in the text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from janto_catalog.errors import QueryError


def query_error(
    what: str, start: int, end: int, *, suggestion: str | None = None, remedy: str = ""
) -> QueryError:
    """An error about the characters from `start` up to `end` (not included) of the query."""
    where = f"column {start + 1} of the search"
    return QueryError(
        what, position=start, length=max(1, end - start), suggestion=suggestion, where=where, remedy=remedy
    )


class WrongValueError(Exception):
    """A value that its key cannot read; the parser adds the place."""

    def __init__(self, what: str, suggestion: str | None = None, remedy: str = "") -> None:
        super().__init__(what)
        self.what, self.suggestion, self.remedy = what, suggestion, remedy


class AmbiguousValueError(WrongValueError):
    """A value that may mean several things; the suggestion is one of them."""


@contextmanager
def with_position(start: int, end: int) -> Iterator[None]:
    """Turn a WrongValueError into a QueryError about the characters from `start` up to `end`."""
    try:
        yield
    except WrongValueError as error:
        raise query_error(error.what, start, end, suggestion=error.suggestion, remedy=error.remedy) from None
