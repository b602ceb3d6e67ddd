"""The line over an order of one's own: what goes into it, and how it runs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from janto_catalog.model.saved_orders import ADDED, OrderRules
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.widgets.buttons import CheckBox, offer_clear
from janto_catalog.ui.widgets.layouts import row
from janto_catalog.ui.widgets.order_menu import Groups, OrderButton
from janto_catalog.ui.widgets.spin_box import SpinBox
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_AS_ADDED = (("By hand", ((ADDED, "As added"),)),)
_MOST = 99


class OrderRulesLine(QWidget):
    """Shows the rules of an order; `changed` carries other ones."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rules = OrderRules()
        self.query = _SearchField()
        self.query.setAccessibleName("Search for what goes in")
        self.query.setToolTip("What this search finds is in the order, now and later. Enter applies it.")
        offer_clear(theme, self.query)
        self.query.setMinimumWidth(120)
        self.query.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.by = OrderButton(theme, "Runs by", width=208)
        self.evening = SpinBox(theme)
        self.evening.setRange(0, _MOST)
        self.evening.setSpecialValueText("no evenings")
        self.evening.setSuffix(" an evening")
        self.evening.setAccessibleName("Titles an evening")
        self.evening.setToolTip("So many titles an evening, with a line above each evening")
        self.evening.setKeyboardTracking(False)
        self.others = CheckBox(theme, "Others at the end")
        self.others.setToolTip(
            "Also what the search finds without a place in this order, documentaries for example: at the end, by release date"
        )
        # The lists beside it are shortened instead.
        self.others.setMinimumWidth(self.others.sizeHint().width())
        line = row(
            label(theme, "Goes in:", BODY, "secondary"), self.query, self.by, self.evening, self.others, gap=8
        )
        line.setContentsMargins(16, 0, 16, 8)
        self.setLayout(line)
        self.query.applied.connect(self._apply_query)
        self.by.chosen.connect(lambda by: self._change(replace(self._rules, by=by)))
        self.evening.valueChanged.connect(lambda count: self._change(replace(self._rules, per_evening=count)))
        self.others.toggled.connect(lambda on: self._change(replace(self._rules, others=on)))

    def show_rules(self, rules: OrderRules, groups: Groups) -> None:
        """Show the rules of an order; `groups` are the orders that it may run by."""
        self._rules = rules
        self.by.set_groups((*groups, *_AS_ADDED))
        self.by.set_current(rules.by)
        with QSignalBlocker(self.evening), QSignalBlocker(self.others):
            self.evening.setValue(rules.per_evening)
            self.others.setChecked(rules.others)
        self.query.setPlaceholderText("All titles" if rules.query == "" else "Only the titles that you add")
        self.query.set_applied(rules.query or "")
        self.others.setEnabled(rules.query is not None)

    def _apply_query(self, text: str) -> None:
        self._change(replace(self._rules, query=text.strip() or None))

    def _change(self, rules: OrderRules) -> None:
        if rules != self._rules:
            self.changed.emit(rules)


class _SearchField(QLineEdit):
    """A search that is applied with Enter, or when the field is cleared or left; Escape takes it back."""

    applied = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._applied = ""
        self.editingFinished.connect(self._apply)

    def set_applied(self, text: str) -> None:
        """Show the search in force."""
        self._applied = text
        self.setText(text)
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._applied:
            self.setText(self._applied)
            event.accept()
            return
        super().keyPressEvent(event)

    def _apply(self) -> None:
        if self.text().strip() != self._applied.strip():
            self.applied.emit(self.text())
