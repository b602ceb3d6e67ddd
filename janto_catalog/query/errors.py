"""Errors of a query: what was expected, and where in the text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from janto_catalog.errors import QueryError


def query_error(
    message: str, start: int, end: int, *, suggestion: str | None = None, hint: str = ""
) -> QueryError:
    """An error about the characters from `start` up to `end` (not included) of the query."""
    return QueryError(
        message,
        position=start,
        length=max(1, end - start),
        suggestion=suggestion,
        location=f"column {start + 1} of the search",
        hint=hint,
    )


class WrongValueError(Exception):
    """A value that its key cannot read; the parser adds the place."""

    def __init__(self, message: str, suggestion: str | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.suggestion, self.hint = message, suggestion, hint


class AmbiguousValueError(WrongValueError):
    """A value that may mean several things; the suggestion is one of them."""


@contextmanager
def with_position(start: int, end: int) -> Iterator[None]:
    """Turn a WrongValueError into a QueryError about the characters from `start` up to `end`."""
    try:
        yield
    except WrongValueError as error:
        raise query_error(error.message, start, end, suggestion=error.suggestion, hint=error.hint) from None
