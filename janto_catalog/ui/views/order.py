"""An order to watch, listen and read by, with the reason for each place, and its way to a player or paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.actions import action, add_context_menu, bind_actions
from janto_catalog.ui.context import Destination, Notice, UiContext
from janto_catalog.ui.models.order_table import OrderTableModel
from janto_catalog.ui.search.description import describe_query
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.title_actions import TitleActions
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.buttons import CheckBox, ChoiceButton, button
from janto_catalog.ui.widgets.header import Header
from janto_catalog.ui.widgets.layouts import EmptyState, RightMargin, framed, hairline, row
from janto_catalog.ui.widgets.row_delegate import RowDelegate
from janto_catalog.ui.widgets.text import label
from janto_catalog.ui.widgets.title_table import TitleTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from janto_catalog.catalog import Catalog
    from janto_catalog.model.export import Written
    from janto_catalog.model.views import OrderRow

_HIDDEN = frozenset({"who", "progress", "sure", "length"})
_SKIPPED_SHOWN = 2


class OrderView(TitleActions, QWidget):
    """One order as a table; what matches the search stands in it."""

    kinds = frozenset({"progress", "link", "item", "pack", "folder"})
    detailed = True
    # Its own primary button is the export; beside it the detail panel has none.
    has_primary = True
    search_failed = Signal(object)
    loaded = Signal(str)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context, self._selected, self._query = context, "", ""
        self._by = context.settings.get("order/by")
        self._formats: tuple[tuple[str, str, str], ...] = ()
        self.setObjectName("surface")
        self.model = OrderTableModel(context)
        self.table = TitleTable(self.model, RowDelegate(self.model, context.theme), "because")
        self.table.setAccessibleName("Order")
        self.table.horizontalHeader().setSectionsClickable(False)
        self._fit_columns()
        self._empty = EmptyState(context.theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._head = Header(context.theme, "Order")
        self._fill_head()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._right_margin = RightMargin()
        outer.addWidget(self._head)
        outer.addLayout(row(self._stack, self._right_margin, gap=0), 1)
        outer.addWidget(hairline())
        outer.addWidget(self._foot())
        self._wire()
        bind_actions(self, self._stack)
        add_context_menu(self._stack, context.theme)
        context.runner.read(
            lambda catalog: (catalog.orders.views(), catalog.exports.formats()),
            self._fill_choices,
            owner=self,
        )

    def visit(self, destination: Destination) -> None:
        """Show the order a destination names, else the one shown last."""
        if destination.by:
            self._by = destination.by
            self._fit_columns()
        self.search(destination.query)

    def search(self, query: str, *, typing: bool = False) -> None:
        """Keep what matches `query`; an error goes to `refused` and the last good order stays."""
        self._query = query
        self.model.show(self._whole_query(), self._by, typing=typing)

    def reload(self) -> None:
        """Read the order again."""
        self.model.reload()

    def region(self) -> QWidget:
        """The table."""
        return self.table

    def reserve_right(self, width: int) -> None:
        """Leave so much at the right of the list for what lies over it."""
        self._right_margin.setFixedWidth(width)

    def select_work(self, work: str) -> None:
        """Put the selection on a title."""
        found = self.model.row_of(work)
        if found is not None:
            self.table.select_row(found)

    @property
    def selected(self) -> str:
        return self._selected

    def picked(self) -> Callable[[Catalog], Sequence[str]] | None:
        works = [self.model.order[row].work.id for row in self.table.selected_rows()]
        return (lambda _catalog: works) if works else None

    def picked_up_to_here(self) -> Callable[[Catalog], Sequence[str]] | None:
        works = [one.work.id for one in self.model.order[: self.table.currentIndex().row() + 1]]
        return (lambda _catalog: works) if works else None

    def step(self, way: int) -> None:
        self.table.step(way)

    @action("Export this order…", "Order", "Ctrl+E", icon="download")
    def export(self) -> None:
        """Ask for a file and write the order to it; the ending says in which form."""
        kinds = ";;".join(f"{title} (*.{ending.lstrip('.')})" for _name, ending, title in self._formats)
        path, kind = QFileDialog.getSaveFileName(self, "Export this order", self._file_name(), kinds)
        if not path:
            return
        if not Path(path).suffix:
            path += "." + kind.rpartition("*.")[2].rstrip(")")
        query, by = self._whole_query(), self._by
        self.context.runner.read(
            lambda catalog: catalog.exports.export(path, query, by=by),
            lambda written: self._show_export_result(path, written),
            owner=self,
        )

    def _fill_head(self) -> None:
        theme = self.context.theme
        self._owned = CheckBox(theme, "Only what I have")
        self._owned.setChecked(self.context.settings.get("order/owned"))
        self._choice = ChoiceButton(theme, "Order")
        self._export = button(theme, "Export…", self.export, icon="download", primary=True)
        self._export.setToolTip("Ctrl+E")
        for widget in (self._owned, self._choice, self._export):
            self._head.tools.addWidget(widget)

    def _fit_columns(self) -> None:
        """The date of release stands only where it decides."""
        self.table.hide_columns(_HIDDEN if self._by == "release" else _HIDDEN | {"released"})

    def _foot(self) -> QWidget:
        self._sum = label(self.context.theme, "", BODY, "text2")
        line = row(self._sum, -1)
        line.setContentsMargins(16, 8, 16, 8)
        return framed(line)

    def _wire(self) -> None:
        self.model.loaded.connect(self._loaded)
        self.model.refused.connect(self._search_failed)
        self.model.busy.connect(self._head.set_busy)
        self.table.selectionModel().currentRowChanged.connect(self._current)
        self.table.doubleClicked.connect(lambda _index: self.play())
        self._owned.toggled.connect(self._only_owned)
        self._choice.chosen.connect(self._order_by)

    def _fill_choices(
        self, found: tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str, str], ...]]
    ) -> None:
        views, self._formats = found
        self._choice.set_choices(tuple((word, key) for key, word in views))
        self._choice.set_current(self._by, self._by)

    def _order_by(self, by: str) -> None:
        self._by = by
        self.context.settings.set("order/by", by)
        self._choice.set_current(by, by)
        self._fit_columns()
        self.search(self._query)

    def _only_owned(self, on: bool) -> None:
        self.context.settings.set("order/owned", on)
        self.search(self._query)

    def _whole_query(self) -> str:
        if not self._owned.isChecked():
            return self._query
        return f"({self._query}) owned:yes" if self._query else "owned:yes"

    def _search_failed(self, error: Exception) -> None:
        """What stands there is not what was asked for: the head says so."""
        shown = describe_query(self.model.query, self.context.names) or "the whole order"
        self._head.set_title(
            f"Still showing: {shown}", labels.count(self.model.rowCount(), "title", "titles")
        )
        self.search_failed.emit(error)

    def _loaded(self, count: int) -> None:
        self._head.set_title("Order", labels.count(count, "title", "titles"))
        self._sum.setText(_summary(self.model.order))
        self._export.setEnabled(bool(count))
        self._empty.show_message("list-ordered", "Nothing stands in this order.", self._why_empty())
        self._stack.setCurrentIndex(0 if count else 1)
        kept = self.model.row_of(self._selected) if self._selected else None
        if kept is not None:
            self.table.select_row(kept)
        elif self._selected and count:
            self.table.select_row(0)
        elif self._selected:
            self._selected = ""
            self.context.signals.select.emit("")
        self.loaded.emit(self._query)

    def _why_empty(self) -> str:
        return "You have nothing of it yet." if self._owned.isChecked() else self._query

    def _current(self, now: QModelIndex, _before: QModelIndex) -> None:
        cells = self.model.cells(now.row()) if now.isValid() else None
        if cells is not None and cells.id != self._selected:
            self._selected = cells.id
            self.context.signals.select.emit(cells.id)

    def _file_name(self) -> str:
        ending = self._formats[0][1].lstrip(".") if self._formats else "m3u8"
        name = self._choice.text().partition(": ")[2].replace("/", "-") or "Order"
        return str(Path.home() / f"{name} order.{ending}")

    def _show_export_result(self, path: str, written: Written) -> None:
        said = f"Written {written.written}."
        reasons: dict[str, int] = {}
        for skipped in written.skipped:
            reasons[skipped.reason] = reasons.get(skipped.reason, 0) + 1
        most = sorted(reasons.items(), key=lambda pair: -pair[1])[:_SKIPPED_SHOWN]
        said += "".join(f" Skipped {number}: {reason.rstrip('.')}." for reason, number in most)
        folder = QUrl.fromLocalFile(str(Path(path).parent))
        self.context.signals.notice.emit(
            Notice(said, action=("Show in folder", lambda: QDesktopServices.openUrl(folder)))
        )


def _summary(order: tuple[OrderRow, ...]) -> str:
    if not order:
        return ""
    seconds = sum(one.work.runtime or 0 for one in order)
    unknown = sum(not one.work.runtime for one in order)
    missing = sum(not one.work.owned for one in order)
    hours, minutes = int(seconds // 3600), int(seconds // 60 % 60)
    length = f"{hours} h {minutes} min" if hours else f"{minutes} min" if minutes else ""
    parts = (
        labels.count(len(order), "title", "titles"),
        f"{length} and {unknown} of unknown length" if length and unknown else length,
        f"{missing} not owned" if missing else "all owned",
    )
    return " · ".join(part for part in parts if part)


VIEW = View("order", "Order", "list-ordered", "Mine", 50, OrderView)
