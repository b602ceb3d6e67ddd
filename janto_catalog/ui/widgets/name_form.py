"""The form that asks for the name of something that is saved: a search, an order, a divider."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from janto_catalog.model.text import words
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY, CAPTION
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.layouts import column, row
from janto_catalog.ui.widgets.screen_area import move_inside_screen
from janto_catalog.ui.widgets.text import label

_WIDTH = 480


class NameForm(QFrame):
    """Asks for the name of `what`, "search"; `named` carries it.  Esc and a click elsewhere close the form.

    A name that is `taken` by another one is announced: saving replaces that where it `replaces`, else it is refused.
    `hint` says what the name is for.
    """

    named = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        prompt: str,
        name: str,
        taken: Sequence[str],
        *,
        what: str,
        hint: str = "",
        replaces: bool = False,
    ) -> None:
        # The parent keeps it until it is closed.
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDTH)
        self._taken = {words(one): one for one in taken}
        self._replaces, self._what, self._hint = replaces, what, hint
        self.name = QLineEdit(name)
        self.name.setAccessibleName(f"Name of the {what}")
        self.name.setMaxLength(100)
        # From the end, so that the beginning of a long name is in view.
        self.name.setSelection(len(name), -len(name))
        self.name.returnPressed.connect(self._accept)
        self.save = button(theme, "Save", self._accept, primary=True)
        self.note = label(theme, "", CAPTION, "secondary", wrap=True)
        self.name.textChanged.connect(self._check)
        self.setLayout(
            column(label(theme, prompt, BODY), row(self.name, self.save, gap=8), self.note, gap=6, margin=12)
        )
        self._check(name)

    def open_at(self, corner: QPoint) -> None:
        """Show it with its upper left corner there, inside the screen, with the cursor in it."""
        move_inside_screen(self, corner)
        self.show()
        self.name.setFocus()

    def _check(self, text: str) -> None:
        """Show what the name would do, and allow it or not."""
        name = words(text)
        taken = self._taken.get(name)
        note = self._hint
        if taken is not None:
            note = (
                f"Replaces the {self._what} {taken}."
                if self._replaces
                else f"Another {self._what} is called {taken}."
            )
        elif '"' in text:
            note = "A name has no quotes."
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.adjustSize()
        self.save.setText("Replace" if taken is not None and self._replaces else "Save")
        self.save.setEnabled(bool(name) and '"' not in text and (taken is None or self._replaces))

    def _accept(self) -> None:
        if self.save.isEnabled():
            self.close()
            self.named.emit(" ".join(self.name.text().split()))
