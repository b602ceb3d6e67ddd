"""What a search may mean or become, and the searches that are saved."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that a search text may mean, or may become.

    `kind` is "work", "character", "pairing", "arc", "series", "state", "value", "key" (of the language), "words",
    "example", "recent" or "search" (a saved one); `id` that of a record or ""; `name` is shown. `text` takes the place of
    the search from character `start` on; `count` is the number of titles that are found then, None where it is not
    known; `about` explains the suggestion.
    """

    kind: str
    id: str
    name: str
    text: str = ""
    start: int = 0
    count: int | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that was saved under a name."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class CountedSearch:
    """A saved search with the number of titles it finds and of those that are owned, or the `mistake` in it."""

    name: str
    query: str
    titles: int = 0
    owned: int = 0
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class SearchKey:
    """A key of the query language: its `name` and `aliases` without the colon, and a sentence with an example."""

    name: str
    aliases: tuple[str, ...]
    help: str
