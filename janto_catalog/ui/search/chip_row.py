"""The chips of the search field: as many whole ones as fit, and a number for the others."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.widgets.text import set_tool_tip

_GAP = 4


class ChipRow(QWidget):
    """Shows the last chips whole; those before them that have no room are counted.

    `all_wanted` comes when the number is clicked.
    """

    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chips: list[QToolButton] = []
        self._is_fitting = False
        self._hidden = QToolButton()
        self._hidden.setObjectName("token")
        self._hidden.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._hidden.clicked.connect(self.all_wanted)
        self._hidden.hide()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(_GAP)
        self._line.addWidget(self._hidden)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def add(self, chip: QToolButton) -> None:
        """Add a chip at the end."""
        self._chips.append(chip)
        self._line.addWidget(chip)
        chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # Its size is that with the style sheet.
        chip.ensurePolished()
        self._update()

    def remove(self, chip: QToolButton) -> None:
        """Remove a chip and delete it."""
        self._chips.remove(chip)
        self._line.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self._update()

    def sizeHint(self) -> QSize:
        """The room for all chips."""
        return QSize(self._width(self._chips), self._hidden.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The room for the number of the others."""
        return QSize(min(self._number_width(), self.sizeHint().width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _update(self) -> None:
        self.setVisible(bool(self._chips))
        self._fit()
        self.updateGeometry()

    def _fit(self) -> None:
        """Show as many of the last chips as have room; to show one may change the room."""
        if self._is_fitting:
            return
        self._is_fitting, width = True, -1
        while width != self.width():
            width = self.width()
            self._show_fitting()
        self._is_fitting = False

    def _show_fitting(self) -> None:
        first = 0
        if self._width(self._chips) > self.width():
            room = self.width() - self._number_width() - _GAP
            fitting = (n for n in range(1, len(self._chips) + 1) if self._width(self._chips[n:]) <= room)
            first = next(fitting, len(self._chips))
        for number, chip in enumerate(self._chips):
            chip.setVisible(number >= first)
        texts = "\n".join(chip.text().replace("&&", "&") for chip in self._chips[:first])
        self._hidden.setText(f"+{first}")
        set_tool_tip(self._hidden, f"{texts}\nClick to show the search as text" if first else "")
        self._hidden.setAccessibleName(f"{labels.count(first, 'condition', 'conditions')} more, show as text")
        self._hidden.setVisible(bool(first))

    def _width(self, chips: list[QToolButton]) -> int:
        return sum(chip.sizeHint().width() for chip in chips) + _GAP * max(0, len(chips) - 1)

    def _number_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(f"+{len(self._chips)}") + 20
