"""The last searches, and the rows that an empty search field lists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from janto_catalog.model.searches import Suggestion
from janto_catalog.ui.search.suggestions import Row, key_row, suggestion_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from janto_catalog.catalog import Catalog
    from janto_catalog.model.searches import SearchKey
    from janto_catalog.ui.context import UiContext
    from janto_catalog.ui.shell.settings import Settings

    Start = tuple[tuple[Suggestion, ...], tuple[Suggestion, ...], tuple[SearchKey, ...]]

_MAX_RECENT = 5


def recent_searches(settings: Settings) -> list[str]:
    """The last searches, newest first."""
    return [text for text in str(settings.get("search/recent")).split("\n") if text]


def remember_search(settings: Settings, query: str) -> None:
    """Put a search before the last ones."""
    if query:
        others = [text for text in recent_searches(settings) if text != query]
        settings.set("search/recent", "\n".join([query, *others][:_MAX_RECENT]))


def read_start(catalog: Catalog) -> Start:
    """Saved searches, examples, and the keys of the language."""
    suggestions = catalog.suggestions
    return suggestions.saved(), suggestions.examples(), catalog.works.search_keys()


def _saved_row(saved: Suggestion) -> Row:
    return replace(suggestion_row(saved), text=saved.name)


def start_rows(
    context: UiContext,
    saved: Sequence[Suggestion],
    examples: Sequence[Suggestion],
    keys: Sequence[SearchKey],
) -> list[Row]:
    """The saved and the last searches, examples, and the keys of the language."""
    from janto_catalog.query.phrases import with_names

    recent = [
        suggestion_row(Suggestion("recent", "", with_names(text, context.record_names), text=text))
        for text in recent_searches(context.settings)
    ]
    rows = [Row("", "Saved searches"), *map(_saved_row, saved)] if saved else []
    rows += [Row("", "Last searches"), *recent] if recent else []
    rows += [Row("", "For example"), *map(suggestion_row, examples)] if examples else []
    return [*rows, Row("", "What can be written before a colon"), *map(key_row, keys)]
