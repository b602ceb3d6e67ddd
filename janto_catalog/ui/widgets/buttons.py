"""Buttons whose icons follow the theme."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
)

from janto_catalog.ui.theme.theme import Theme

_BOX = 16
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def click_on_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Click a button when the key is Enter, as Qt does only in dialogs; whether it was clicked."""
    clicked = event.key() in _ENTER and not event.isAutoRepeat()
    if clicked:
        button.click()
    return clicked


class EnterClicks(QObject):
    """Clicks the button of a window that has the focus at Enter, also a button of Qt, which Space alone clicks."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # It comes to the window when the button has not used it.
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            focused = QApplication.focusWidget()
            return isinstance(focused, QAbstractButton) and click_on_enter(focused, event)
        return False


class IconButton(QToolButton):
    """A button with an icon; its name is in the tool tip and for screen readers."""

    def __init__(self, theme: Theme, icon: str, name: str, size: int = 20, *, text: str = "") -> None:
        super().__init__()
        self._theme, self._icon, self._size = theme, icon, size
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setIconSize(QSize(size, size))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if text:
            self.setText(text)
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._draw()
        theme.changed.connect(self._draw)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not click_on_enter(self, event):
            super().keyPressEvent(event)

    def _draw(self) -> None:
        self.setIcon(self._theme.icon(self._icon, "text", self._size))


def offer_clear(theme: Theme, field: QLineEdit) -> None:
    """Put a button that clears it into a field, shown while there is something to clear."""
    field.setClearButtonEnabled(True)
    clear = field.findChild(QAction)
    if clear is None:
        return

    def draw() -> None:
        clear.setIcon(theme.icon("x", "secondary"))

    draw()
    theme.changed.connect(draw)


class IconLabel(QLabel):
    """An icon whose meaning is in the tool tip and the accessible name."""

    def __init__(
        self, theme: Theme, icon: str = "", role: str = "secondary", size: int = 16, meaning: str = ""
    ) -> None:
        super().__init__()
        self._theme, self._icon, self._role, self._size = theme, icon, role, size
        self.setFixedSize(size, size)
        self.set_icon(icon, role, meaning)
        theme.changed.connect(self._draw)

    def set_icon(self, icon: str, role: str, meaning: str = "") -> None:
        """Show another icon."""
        self._icon, self._role = icon, role
        self.setToolTip(meaning)
        self.setAccessibleName(meaning)
        self._draw()

    def _draw(self) -> None:
        if self._icon:
            self.setPixmap(self._theme.pixmap(self._icon, self._role, self._size))


class Button(QPushButton):
    """A button whose icon follows the theme."""

    def __init__(self, theme: Theme, text: str, icon: str, role: str) -> None:
        super().__init__(text.replace("&", "&&"))
        self._theme, self._icon, self._role = theme, icon, role
        self.setAutoDefault(False)
        if icon:
            self._draw()
            theme.changed.connect(self._draw)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not click_on_enter(self, event):
            super().keyPressEvent(event)

    def _draw(self) -> None:
        self.setIcon(self._theme.icon(self._icon, self._role))


def button(
    theme: Theme,
    text: str,
    on_click: Callable[[], object],
    *,
    icon: str = "",
    primary: bool = False,
    link: bool = False,
) -> QPushButton:
    """A button; `primary` for the main one of a screen, `link` for one that looks like a link."""
    widget = Button(theme, text, icon, "on_accent" if primary else "text")
    widget.setProperty("primary", primary)
    widget.setProperty("link", link)
    widget.clicked.connect(lambda _checked=False: on_click())
    if link:
        widget.setCursor(Qt.CursorShape.PointingHandCursor)
    return widget


class CheckBox(QCheckBox):
    """A check box drawn in the colours of the theme."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text.replace("&", "&&"))
        self._theme, self._word = theme, text
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_label(self, text: str) -> None:
        """Change the text."""
        self._word = text
        self.setText(text.replace("&", "&&"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(
            _BOX + 10 + self.fontMetrics().horizontalAdvance(self._word), max(24, self.fontMetrics().height())
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(64, self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1, (self.height() - _BOX) / 2, _BOX, _BOX)
        ticked = self.isChecked()
        painter.setPen(
            QPen(
                theme.colour("accent" if ticked or self.hasFocus() else "secondary"),
                2 if self.hasFocus() else 1.5,
            )
        )
        painter.setBrush(theme.colour("accent" if ticked else "base"))
        painter.drawRoundedRect(box, 3, 3)
        if ticked:
            painter.drawPixmap(
                QPointF(box.left() + 1, box.top() + 1), theme.pixmap("check", "on_accent", _BOX - 2)
            )
        painter.setPen(theme.colour("text"))
        text_area = self.rect().adjusted(_BOX + 9, 0, 0, 0)
        shown = self.fontMetrics().elidedText(self._word, Qt.TextElideMode.ElideRight, text_area.width())
        painter.drawText(text_area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class ChoiceButton(QPushButton):
    """A button with a menu of (word, key) pairs that shows the current one; `chosen` carries a key."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        self._choices: tuple[tuple[str, str], ...] = ()
        self.setAutoDefault(False)
        # The arrow comes after the word.
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._menu = QMenu(self)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setMenu(self._menu)
        self._draw()
        theme.changed.connect(self._draw)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.showMenu()
        else:
            super().keyPressEvent(event)

    def set_choices(self, choices: tuple[tuple[str, str], ...]) -> None:
        """Set the choices."""
        self._choices = choices
        self._menu.clear()
        for word, key in choices:
            entry = self._menu.addAction(word.replace("&", "&&"))
            entry.setCheckable(True)
            entry.setData(key)
            entry.triggered.connect(lambda _checked=False, k=key: self.chosen.emit(k))

    def set_current(self, key: str, otherwise: str = "") -> None:
        """Show the current choice; `otherwise` when it is not among the choices."""
        word = next((word for word, known in self._choices if known == key), otherwise)
        self.setText(f"{self._name}: {word}".replace("&", "&&"))
        self.setAccessibleName(f"{self._name}: {word}")
        for entry in self._menu.actions():
            entry.setChecked(entry.data() == key)

    def _draw(self) -> None:
        self.setIcon(self._theme.icon("chevron-down", "secondary"))
