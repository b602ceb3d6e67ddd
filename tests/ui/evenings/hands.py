"""A person at the window: the same words for what is done by mouse and what is done by keyboard alone.

A control is found as a person finds it, by what it says.  The mouse presses what lies on top at that place, so a control
that is covered cannot be pressed.  The keyboard reaches a control with Tab only, so one that has no focus cannot either.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QToolButton,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.widgets.title_table import TitleTable
from tests.ui.evenings.eyes import lines_with, scroll_to, texts_of, title_column, words_of
from tests.ui.waiting import wait_until_settled

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
# More stops than any page has.
_MOST_TABS = 250


class Hand(ABC):
    """Uses a window and looks at it; with `pictures`, a folder, each look is kept as a picture."""

    def __init__(self, window: Window, qtbot: QtBot, pictures: Path | None) -> None:
        self.window, self.qtbot, self.pictures = window, qtbot, pictures
        self._looks = 0

    # ---- looking

    def see(self, name: str, *texts: str) -> None:
        """Wait until the window shows all `texts`, and keep a picture of it."""
        if texts:
            self.qtbot.waitUntil(lambda: all(self.says(text) for text in texts))
        wait_until_settled(self.window, self.qtbot)
        missing = [text for text in texts if not self.says(text)]
        assert not missing, f"{name}: {missing} is not shown"
        self._looks += 1
        if self.pictures is None:
            return
        self.pictures.mkdir(parents=True, exist_ok=True)
        for number, one in enumerate(self._on_screen()):
            tail = f"-{number}" if number else ""
            assert one.grab().save(str(self.pictures / f"{self._looks:02}-{name}{tail}.png"))

    def says(self, text: str) -> bool:
        """Whether the text is part of what is shown."""
        return any(text in shown for one in self._on_screen() for shown in texts_of(one))

    def _on_screen(self) -> list[QWidget]:
        """The window, and the dialogs and menus over it."""
        over = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not self.window]
        return [self.window, *over]

    def _top(self) -> QWidget:
        """What takes keys and clicks now: the open menu or dialog, else the window."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    def has(self, word: str) -> bool:
        """Whether there is a control of that name that can be pressed."""
        return bool(self._controls(word))

    def _controls(self, word: str) -> list[QAbstractButton]:
        return [
            one
            for top in (self._top(), self.window)
            for one in top.findChildren(QAbstractButton)
            if one.isVisible() and one.isEnabled() and word in (one.text(), one.accessibleName())
        ]

    def _control(self, word: str) -> QAbstractButton:
        self.qtbot.waitUntil(lambda: self.has(word))
        return self._controls(word)[0]

    @property
    def table(self) -> TitleTable:
        """The list of titles of the page."""
        found = [one for one in self.window.page().findChildren(TitleTable) if one.isVisible()]
        assert found, "the page has no list of titles"
        return found[0]

    def titles(self) -> list[str]:
        """The titles of the list, as far as they were read."""
        model: Any = self.table.model()
        cells = [model.texts(row) for row in range(model.rowCount())]
        return [one.title for one in cells if one is not None]

    # ---- keys

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
        """Press one key, wherever the focus is."""
        self._activate()
        handle = self._top().window().windowHandle()
        QTest.keyClick(handle, key, modifiers)
        QApplication.processEvents()

    def write(self, text: str) -> None:
        """Type a text into the field that has the focus, in place of what is in it."""
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit), f"{field} is no field"
        self.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClicks(field, text)

    def _activate(self) -> None:
        """Make the window active, as a window manager does when a dialog was closed."""
        if QApplication.activePopupWidget() is None and not self._top().isActiveWindow():
            self._top().activateWindow()
            self.qtbot.waitUntil(self._top().isActiveWindow)

    # ---- acts

    @abstractmethod
    def press(self, word: str) -> None:
        """Press the button that says `word`."""

    @abstractmethod
    def go(self, page: str) -> None:
        """Open a page of the side bar."""

    @abstractmethod
    def find(self, text: str) -> None:
        """Search for a text."""

    @abstractmethod
    def pick(self, title: str) -> None:
        """Make a title of the list the current one."""

    @abstractmethod
    def pick_line(self, text: str) -> None:
        """Make the line of a plain list, one that is not of titles, the current one."""

    @abstractmethod
    def add_folder(self, folder: Path) -> None:
        """Give the window a folder."""

    @abstractmethod
    def act(self, word: str, key: Qt.Key | None = None, modifiers: Qt.KeyboardModifier = _NONE, /) -> None:
        """Do what the button or the entry of a menu called `word`, or the key, does; without a key, the list of commands."""

    def name_file(self, path: Path, open_dialog: Callable[[], None]) -> None:
        """Open a file dialog and type a path into it."""
        timer = QTimer(interval=50)
        seen: list[QFileDialog] = []

        def answer() -> None:
            found = [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog)]
            shown = [one for one in found if one.isVisible()]
            if not shown:
                if seen:
                    timer.stop()
                return
            field = shown[0].findChild(QLineEdit, "fileNameEdit")
            assert field is not None
            if field.text() != str(path):
                # The dialog writes into its field when it has read a folder.
                field.setFocus()
                field.clear()
                QTest.keyClicks(field, str(path))
            seen.append(shown[0])
            QTest.keyClick(field, Qt.Key.Key_Return)

        timer.timeout.connect(answer)
        timer.start()
        open_dialog()
        self.qtbot.waitUntil(lambda: not timer.isActive())


class Mouse(Hand):
    """Does everything by mouse but for typing."""

    def click(self, widget: QWidget, at: QPoint) -> None:
        """Click what lies on top at a place of a widget."""
        self._activate()
        # The screen of a test may be smaller than the window, so the window is asked and not the screen.
        top = widget.window()
        under = top.childAt(widget.mapTo(top, at))
        assert under is not None, f"{widget} is outside the window"
        assert under is widget or widget.isAncestorOf(under), f"{under} lies over {widget}"
        QTest.mouseClick(under, _LEFT, _NONE, under.mapFrom(top, widget.mapTo(top, at)))
        QApplication.processEvents()

    def press(self, word: str) -> None:
        control = self._control(word)
        scroll_to(control)
        self.click(control, control.rect().center())

    def act(self, word: str, _key: Qt.Key | None = None, _modifiers: Qt.KeyboardModifier = _NONE, /) -> None:
        if self.has(word):
            self.press(word)
            return
        for open_menu in (self._open_row_menu, self._open_main_menu):
            if not open_menu():
                continue
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            if self._click_entry(menu, word):
                return
            menu.close()
        raise AssertionError(f"no button and no menu has {word}")

    def _click_entry(self, menu: QMenu, word: str) -> bool:
        """Click the entry of a menu, or of a menu in it."""
        for entry in menu.actions():
            inner = entry.menu()
            if isinstance(inner, QMenu) and any(one.text() == word for one in inner.actions()):
                QTest.mouseClick(menu, _LEFT, _NONE, menu.actionGeometry(entry).center())
                self.qtbot.waitUntil(inner.isVisible)
                return self._click_entry(inner, word)
            if entry.text() == word and entry.isEnabled():
                QTest.mouseClick(menu, _LEFT, _NONE, menu.actionGeometry(entry).center())
                QApplication.processEvents()
                return True
        return False

    def _open_row_menu(self) -> bool:
        """Open the menu of the current row of the list that has the focus, with the right button."""
        view = QApplication.focusWidget()
        if not isinstance(view, QAbstractItemView) or not view.currentIndex().isValid():
            return False
        place = view.visualRect(view.currentIndex()).center()
        viewport, reason = view.viewport(), QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(viewport, QContextMenuEvent(reason, place, viewport.mapToGlobal(place)))
        QApplication.processEvents()
        return QApplication.activePopupWidget() is not None

    def _open_main_menu(self) -> bool:
        # The button waits for its menu to be closed, so its menu is opened without it.
        button = self._control("Menu (F10)")
        assert isinstance(button, QToolButton)
        menu = button.menu()
        assert isinstance(menu, QMenu)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        QApplication.processEvents()
        return True

    def go(self, page: str) -> None:
        tree = self.window.findChild(QTreeWidget, "side")
        assert isinstance(tree, QTreeWidget)
        (item,) = tree.findItems(page, Qt.MatchFlag.MatchExactly)
        tree.scrollToItem(item)
        self.click(tree.viewport(), tree.visualItemRect(item).center())
        wait_until_settled(self.window, self.qtbot)

    def find(self, text: str) -> None:
        field = self.window.search.findChildren(QLineEdit)[0]
        self.click(field, field.rect().center())
        self.write(text)
        self.key(Qt.Key.Key_Return)
        wait_until_settled(self.window, self.qtbot)

    def pick(self, title: str) -> None:
        self.qtbot.waitUntil(lambda: title in self.titles())
        table = self.table
        index = table.model().index(self.titles().index(title), title_column(table))
        table.scrollTo(index)
        self.click(table.viewport(), table.visualRect(index).center())
        wait_until_settled(self.window, self.qtbot)

    def pick_line(self, text: str) -> None:
        self.qtbot.waitUntil(lambda: bool(lines_with(self._top(), text)))
        view, index = lines_with(self._top(), text)[0]
        view.scrollTo(index)
        self.click(view.viewport(), view.visualRect(index).center())
        wait_until_settled(self.window, self.qtbot)

    def add_folder(self, folder: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(folder))])
        centre = self.window.rect().center()
        target: QWidget | None = self.window.childAt(centre)
        while target is not None and not target.acceptDrops():
            target = target.parentWidget()
        assert target is not None, "nothing takes the folder"
        place = target.mapFromGlobal(self.window.mapToGlobal(centre))
        action = Qt.DropAction.CopyAction
        QApplication.sendEvent(target, QDragEnterEvent(place, action, data, _LEFT, _NONE))
        QApplication.sendEvent(target, QDropEvent(QPointF(place), action, data, _LEFT, _NONE))


class Keyboard(Hand):
    """Does everything by keyboard."""

    def press(self, word: str) -> None:
        wanted = self._control(word)
        self._tab_to(lambda focused: focused is wanted or focused in self._controls(word), word)
        self.key(Qt.Key.Key_Space)

    def act(self, word: str, key: Qt.Key | None = None, modifiers: Qt.KeyboardModifier = _NONE, /) -> None:
        if key is None:
            self.go(word)
        else:
            self.key(key, modifiers)

    def _tab_to(self, is_there: Callable[[QWidget | None], bool], what: str) -> None:
        self._activate()
        seen: list[str] = []
        for _ in range(_MOST_TABS):
            focused = QApplication.focusWidget()
            if is_there(focused):
                return
            seen.append(str(focused and (focused.accessibleName() or type(focused).__name__)))
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not reach {what}: {seen[:60]}")

    def go(self, page: str) -> None:
        self.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        # QTest types Latin letters only.
        self.write(page.removesuffix("…"))
        wait_until_settled(self.window, self.qtbot)
        self.key(Qt.Key.Key_Return)
        wait_until_settled(self.window, self.qtbot)

    def find(self, text: str) -> None:
        self.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        self.write(text)
        self.key(Qt.Key.Key_Return)
        wait_until_settled(self.window, self.qtbot)

    def pick(self, title: str) -> None:
        table = self.table
        self._tab_to(lambda focused: focused is table, "the list of titles")
        self.key(Qt.Key.Key_Home)
        for _ in range(table.model().rowCount()):
            wait_until_settled(self.window, self.qtbot)
            model: Any = table.model()
            cells = model.texts(table.currentIndex().row())
            if cells is not None and cells.title == title:
                return
            self.key(Qt.Key.Key_Down)
        raise AssertionError(f"the keys do not reach {title}")

    def pick_line(self, text: str) -> None:
        self.qtbot.waitUntil(lambda: bool(lines_with(self._top(), text)))
        view, _index = lines_with(self._top(), text)[0]
        self._tab_to(lambda focused: focused is view, text)
        self.key(Qt.Key.Key_Home)
        for _ in range(1000):
            wait_until_settled(self.window, self.qtbot)
            if text in words_of(view.currentIndex()):
                return
            self.key(Qt.Key.Key_Down)
        raise AssertionError(f"the keys do not reach {text}")

    def add_folder(self, folder: Path) -> None:
        for word in ("Choose a folder…", "Add folder…", "Folder"):
            if self.has(word):
                self.name_file(folder, lambda word=word: self.press(word))  # type: ignore[misc]
                return
        raise AssertionError("nothing takes a folder")
