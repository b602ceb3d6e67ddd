"""The block of the detail panel with what packs state about a title: moments, notes, how it was made; None without any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.widgets.layouts import column, framed
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from janto_catalog.model.views import WorkDetails
    from janto_catalog.ui.context import UiContext


def moments_and_notes(context: UiContext, details: WorkDetails) -> QWidget | None:
    """A line for each moment and note."""
    about = details.about
    return _lines(context, [*map(about.moment_words, about.moments), *map(about.note_words, about.notes)])


def production(context: UiContext, details: WorkDetails) -> QWidget | None:
    """A line for each fact of production."""
    return _lines(context, [*map(details.about.production_words, details.about.production)])


def _lines(context: UiContext, texts: list[str]) -> QWidget | None:
    labels = [label(context.theme, text, BODY, "secondary", wrap=True) for text in texts]
    return framed(column(*labels, gap=4)) if labels else None
