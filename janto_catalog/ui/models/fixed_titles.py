"""A few titles that were read together with something else, in the shape of the table of titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from janto_catalog.ui.models.row_texts import RowTexts
from janto_catalog.ui.models.work_table import WorkTableModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from janto_catalog.model.views import WorkRow


class FixedTitlesModel(WorkTableModel):
    """The titles it was last given."""

    def set_rows(self, rows: Sequence[WorkRow]) -> None:
        """Show these titles; those that were selected stay selected when the titles are the same."""
        names = self._context.names
        texts: list[RowTexts | None] = [RowTexts(row, names) for row in rows]
        same = [row.id for row in rows] == [one.id for one in self._rows if one is not None]
        if not same:
            self.beginResetModel()
        self._rows = texts
        if same:
            self._notify(0, len(rows))
        else:
            self.endResetModel()
        self.loaded.emit(len(rows))
