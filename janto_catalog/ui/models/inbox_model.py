"""The rows of the inbox as a model of Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from janto_catalog.ui import labels
from janto_catalog.ui.models.inbox_rows import InboxRow

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class InboxModel(QAbstractListModel):
    """A list of rows; `UserRole` has the `InboxRow` itself."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[InboxRow] = []

    def set_rows(self, rows: Sequence[InboxRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid() or self.rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return labels.tool_tip(row.tip)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = "" if row.is_open is None else "open" if row.is_open else "closed"
            return ", ".join(part for part in (row.text, row.about, state) if part)
        return None
