"""The titles of a conflict as chips: those of its loop in order, or those of the claim."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from janto_catalog.ui.context import UiContext
from janto_catalog.ui.widgets.buttons import IconLabel
from janto_catalog.ui.widgets.layouts import Flow, framed, row
from janto_catalog.ui.widgets.text import set_tool_tip

if TYPE_CHECKING:
    from janto_catalog.catalog.conflicts import ConflictDetails

_CHIP = 56


def chain_chips(context: UiContext, details: ConflictDetails) -> QWidget:
    """The titles in order, and last the overruled step back."""
    flow = Flow(6)
    first, *later = details.chain
    flow.addWidget(_chip(context, *first))
    for work, title in later:
        flow.addWidget(
            _add_chip_after_icon(
                context, "chevron-right", "secondary", "comes before", _chip(context, work, title)
            )
        )
    back = "Set aside: it would have to come before"
    flow.addWidget(_add_chip_after_icon(context, "undo-2", "conflict", back, _chip(context, *first)))
    return framed(flow)


def title_chips(context: UiContext, named: Sequence[tuple[str, str]]) -> QWidget:
    """The titles of a claim, each a link to its detail."""
    flow = Flow(6)
    for work, title in named:
        flow.addWidget(_chip(context, work, title))
    return framed(flow)


def _chip(context: UiContext, work: str, title: str) -> QToolButton:
    chip = QToolButton()
    chip.setObjectName("chip")
    chip.setText((title if len(title) <= _CHIP else title[: _CHIP - 1].rstrip() + "…").replace("&", "&&"))
    set_tool_tip(chip, title)
    chip.setAccessibleName(title)
    chip.setCursor(Qt.CursorShape.PointingHandCursor)
    chip.clicked.connect(partial(_show, context, work))
    return chip


def _show(context: UiContext, work: str, _checked: bool = False) -> None:
    context.signals.select_work.emit(work)


def _add_chip_after_icon(context: UiContext, icon: str, role: str, word: str, chip: QToolButton) -> QWidget:
    """A chip with the icon before it, which are never on different lines."""
    return framed(row(IconLabel(context.theme, icon, role, meaning=word), chip, gap=6))
