"""The form with the facts of a title."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QLabel, QLineEdit, QPlainTextEdit, QWidget

from janto_catalog.model.dates import is_date
from janto_catalog.model.kinds import Kind
from janto_catalog.model.text import is_length
from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.theme.tokens import BODY, CAPTION, LEAD
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.drop_down import DropDown
from janto_catalog.ui.widgets.layouts import column, row
from janto_catalog.ui.widgets.text import label, repolish

if TYPE_CHECKING:
    from janto_catalog.model.story import Series

_LINES = (
    ("title", "Title", ""),
    ("number", "Number", "as printed: 7, 12.5, Special 3"),
    ("released", "Released", "2008-09-10, 2008-09 or 2008"),
    ("runtime", "Length", "m:ss or h:mm:ss"),
    ("publisher", "Publisher", ""),
    ("also_titled", "Also called", "other titles, separated by ;"),
)
_LISTS = frozenset({"also_titled"})
_CHECKS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "title": (bool, "Write the title."),
    "released": (is_date, "Write a date as 2006-10-22, 2006-10 or 2006."),
    "runtime": (is_length, "Write a length as 50:39 or 1:02:05."),
}
"""The check of a field by its name, and the message that is shown below the field when its text fails the check."""


class TitleForm(QFrame):
    """`submitted` carries what was changed as {field: texts}, `cancelled` comes when nothing was."""

    submitted = Signal(object)
    cancelled = Signal()

    def __init__(self, context: UiContext, head: str, hint: str, give: str, *, new: bool) -> None:
        super().__init__()
        self.setObjectName("card" if new else "")
        self._known: dict[str, str] = {}
        self._new = new
        self._fields: dict[str, QWidget] = {}
        #: What is wrong with a field, below it.
        self._faults: dict[str, QLabel] = {}
        self.kind, self.series = DropDown(context.theme), DropDown(context.theme)
        for kind in Kind:
            self.kind.addItem(labels.kind(kind.value), kind.value)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setContentsMargins(0, 0, 0, 0)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form, self._theme = form, context.theme
        for field, name, example in _LINES:
            line = QLineEdit()
            line.setPlaceholderText(example)
            self._put(field, name, line)
            if field == "title":
                self._put("kind", "Kind", self.kind)
                self._put("series", "Series", self.series)
        about = QPlainTextEdit()
        about.setTabChangesFocus(True)
        about.setFixedHeight(88)
        self._put("description", "About", about)
        self._wrong = label(context.theme, "", BODY, "error", wrap=True)
        self._wrong.hide()
        self.submit_button = button(context.theme, give, self.submit, primary=True)
        buttons = row(-1, button(context.theme, "Cancel", self.cancelled.emit), self.submit_button)
        lines = column(label(context.theme, head, LEAD, wrap=True), gap=8, margin=16)
        lines.addWidget(label(context.theme, hint, BODY, "secondary", wrap=True))
        lines.addSpacing(8)
        lines.addLayout(form)
        lines.addWidget(self._wrong)
        lines.addLayout(buttons)
        lines.addStretch(1)
        self.setLayout(lines)
        # Nothing can be typed before the facts are filled in.
        self.setEnabled(False)

    def show_known(self, known: Mapping[str, str], series: Sequence[Series]) -> None:
        """Fill in the facts, written as one would type them; `series` are those to choose from."""
        self.setEnabled(True)
        self._known = dict(known)
        self.series.clear()
        self.series.addItem("None", "")
        for run in sorted(series, key=lambda run: run.title.casefold()):
            self.series.addItem(run.title, run.id)
        self.show_texts({field: known.get(field, "") for field in self._fields})

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Put texts into their fields; what is known stays what it was."""
        for field, value in texts.items():
            part = self._fields[field]
            if isinstance(part, QComboBox):
                part.setCurrentIndex(max(0, part.findData(value)))
            elif isinstance(part, QPlainTextEdit):
                part.setPlainText(value)
            elif isinstance(part, QLineEdit):
                part.setText(value)
                part.setCursorPosition(0)

    @property
    def title(self) -> str:
        """The title as it is known."""
        return self._known.get("title", "")

    def focus_first(self) -> None:
        """Put the cursor into the title."""
        self._fields["title"].setFocus()

    def show_error(self, text: str) -> None:
        """Show what is wrong with the fields."""
        self._wrong.setText(text)
        self._wrong.show()

    def submit(self) -> None:
        """Submit the fields that were changed; of a new title, all that are filled in."""
        self._wrong.hide()
        if faulty := [field for field in _CHECKS if not self._check(field)]:
            self._fields[faulty[0]].setFocus()
            return
        self.submitted.emit({field: _texts(field, text) for field, text in self.changed_texts().items()})

    def changed_texts(self) -> dict[str, str]:
        """Return the texts of the fields that were changed, by field; of a new title, of all that are filled in."""
        texts = {field: self._text(part) for field, part in self._fields.items()}
        return {
            field: text
            for field, text in texts.items()
            if (text if self._new else text != self._known.get(field, ""))
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.cancelled.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not isinstance(
                watched, QPlainTextEdit
            ):
                self.submit()
                return True
        return False

    def _put(self, field: str, name: str, part: QWidget) -> None:
        part.setAccessibleName(name)
        part.installEventFilter(self)
        self._fields[field] = part
        name_label = label(self._theme, name, BODY, "secondary")
        name_label.setMinimumHeight(32)
        if field not in _CHECKS or not isinstance(part, QLineEdit):
            self._form.addRow(name_label, part)
            return
        fault = label(self._theme, "", CAPTION, "error", wrap=True)
        fault.hide()
        self._faults[field] = fault
        part.textChanged.connect(lambda _text: None if fault.isHidden() else self._check(field))
        self._form.addRow(name_label, column(part, fault, gap=2))

    def _check(self, field: str) -> bool:
        """Whether the text of a field can be saved; mark the field, and say what is wrong below it, if not."""
        is_right, message = _CHECKS[field]
        part, fault = self._fields[field], self._faults[field]
        text = self._text(part)
        is_unchanged = not self._new and text == self._known.get(field, "")
        may_be_empty = field != "title" and not text
        passes = is_unchanged or may_be_empty or is_right(text)
        fault.setText("" if passes else message)
        fault.setVisible(not passes)
        part.setProperty("wrong", not passes)
        part.setAccessibleDescription(fault.text())
        repolish(part)
        return passes

    def _text(self, part: QWidget) -> str:
        if isinstance(part, QComboBox):
            return str(part.currentData() or "")
        if isinstance(part, QPlainTextEdit):
            return part.toPlainText().strip()
        return part.text().strip() if isinstance(part, QLineEdit) else ""


def _texts(field: str, text: str) -> list[str]:
    """The values of a field: one text, or the items of a list; none clears it."""
    if field in _LISTS:
        return [part.strip() for part in text.split(";") if part.strip()]
    return [text] if text else []
