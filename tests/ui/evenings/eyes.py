"""What a person sees of a window: its texts, and the places of lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from janto_catalog.ui.widgets.title_table import TitleTable


def scroll_to(control: QWidget) -> None:
    """Scroll the page to a control, as the wheel does."""
    parent = control.parentWidget()
    while parent is not None:
        if hasattr(parent, "ensureWidgetVisible"):
            parent.ensureWidgetVisible(control)
        parent = parent.parentWidget()
    QApplication.processEvents()


def title_column(table: TitleTable) -> int:
    """The widest column of a list: that of the titles."""
    shown = [column for column in range(table.model().columnCount()) if not table.isColumnHidden(column)]
    return max(shown, key=table.columnWidth)


def words_of(index: Any) -> str:
    """What a line of a list says."""
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    return " · ".join(str(index.data(role) or "") for role in roles)


def lines_with(top: QWidget, text: str) -> Sequence[tuple[QAbstractItemView, Any]]:
    """The lines of visible lists that say a text, but not those of the side bar and of titles."""
    return [
        (view, index)
        for view in top.findChildren(QAbstractItemView)
        if view.isVisible() and view.objectName() != "side" and not isinstance(view, TitleTable)
        for row in range(view.model().rowCount() if view.model() is not None else 0)
        if text in words_of(index := view.model().index(row, 0))
    ]


def texts_of(top: QWidget) -> Iterator[str]:
    """What is shown in a window: labels, buttons, fields, and the lines of lists."""
    for one in top.findChildren(QWidget):
        if not isValid(one) or not one.isVisible():
            continue
        if isinstance(one, QLabel | QAbstractButton | QLineEdit):
            yield one.text()
        elif isinstance(one, QPlainTextEdit | QTextEdit):
            yield one.toPlainText()
        elif isinstance(one, TitleTable):
            model: Any = one.model()
            cells = (model.texts(row) for row in range(model.rowCount()))
            yield from (cell.title for cell in cells if cell is not None)
        elif isinstance(one, QAbstractItemView) and one.model() is not None:
            model = one.model()
            yield from (words_of(model.index(row, 0)) for row in range(min(model.rowCount(), 300)))
    if isinstance(top, QDialog):
        yield top.windowTitle()
