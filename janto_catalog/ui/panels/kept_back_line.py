"""The line of an empty page that tells that a spoiler limit keeps titles back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from janto_catalog.ui import labels

if TYPE_CHECKING:
    from janto_catalog.catalog.spoiler_limits import LimitSummary
    from janto_catalog.ui.context import UiContext
    from janto_catalog.ui.widgets.layouts import EmptyState


def tell_kept_back(context: UiContext, empty: EmptyState) -> None:
    """Read the limit, and tell in an empty page how many titles it keeps back."""

    def tell(summary: LimitSummary) -> None:
        empty.show_kept_back(f"{kept_back(summary)}: {summary.text}." if summary.titles else "")

    context.runner.read(
        lambda catalog: catalog.spoilers.current(), tell, owner=empty, key=(id(empty), "kept back")
    )


def kept_back(summary: LimitSummary) -> str:
    """How many titles are kept back, in words."""
    return f"{labels.count(summary.titles, 'title is', 'titles are')} kept back"
