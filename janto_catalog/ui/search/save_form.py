"""The form below the search field that saves a search under a name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.layouts import column, row
from janto_catalog.ui.widgets.text import label

_HEIGHT = 80


class SaveSearchForm(QFrame):
    """Asks for a name below the search field; `named` carries it.  Esc and leaving it close the form."""

    named = Signal(str)

    def __init__(self, theme: Theme, field: QWidget) -> None:
        super().__init__(field.window())
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._search_field = field
        self.name = QLineEdit()
        self.name.setAccessibleName("Name of the search")
        self.name.setPlaceholderText("A name, such as: evenings")
        self.name.returnPressed.connect(self._save)
        save = button(theme, "Save", self._save, primary=True)
        self.setLayout(
            column(label(theme, "Save this search as", BODY), row(self.name, save), gap=4, margin=8)
        )
        corner = field.mapTo(field.window(), field.rect().bottomLeft())
        self.setGeometry(corner.x(), corner.y() + 4, field.width(), _HEIGHT)

    def open_below_field(self) -> None:
        """Show it, with the cursor in it."""
        self.show()
        self.raise_()
        self.name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.close()
        super().changeEvent(event)

    def _save(self) -> None:
        if name := self.name.text().strip():
            self.named.emit(name)
            self._leave()

    def _leave(self) -> None:
        self._search_field.setFocus()
        self.close()
