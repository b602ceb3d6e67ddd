"""Searches are saved under a name, used in others, renamed and removed; each of it can be undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolButton, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from janto_catalog.model.views import Progress
from janto_catalog.ui.context import ALL_TITLES, MY_COLLECTION
from janto_catalog.ui.shell.saved_rows import MOST
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.views.saved_searches import SavedSearchesView
from janto_catalog.ui.widgets.name_form import NameForm
from tests.ui.waiting import wait_until_settled

_CTRL = Qt.KeyboardModifier.ControlModifier


def type_search(window: Window, qtbot: QtBot, text: str) -> None:
    """Type a search and press Enter."""
    qtbot.keyClick(window, Qt.Key.Key_F, _CTRL)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    wait_until_settled(window, qtbot)


def name_form(qtbot: QtBot) -> NameForm:
    """The form that is open."""

    def opened() -> list[NameForm]:
        shown = QApplication.topLevelWidgets()
        return [one for one in shown if isinstance(one, NameForm) and one.isVisible()]

    qtbot.waitUntil(lambda: len(opened()) == 1)
    return opened()[0]


def save(window: Window, qtbot: QtBot, name: str) -> None:
    """Save the search that is listed."""
    qtbot.keyClick(window, Qt.Key.Key_S, _CTRL)
    form = name_form(qtbot)
    form.name.selectAll()
    qtbot.keyClicks(form.name, name)
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    wait_until_settled(window, qtbot)


def undo(window: Window, qtbot: QtBot) -> None:
    # The closed form leaves no window active on a screen without a window manager.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, _CTRL)
    wait_until_settled(window, qtbot)


def in_side_bar(window: Window) -> list[str]:
    return [place.title for place, _ in window.destinations()]


def open_page(window: Window, qtbot: QtBot) -> SavedSearchesView:
    """The page of the saved searches, chosen in the side bar."""
    place = next(place for place, _ in window.destinations() if place.title == "Saved searches")
    window.side_bar.chosen.emit(place)
    wait_until_settled(window, qtbot)
    page = window.page()
    assert isinstance(page, SavedSearchesView)
    page.list.setFocus()
    return page


def names(page: SavedSearchesView) -> list[str]:
    return [one.name for one in page.model.shown]


def chips(window: Window) -> list[str]:
    return [chip.text() for chip in window.search.findChildren(QToolButton, "token") if chip.isVisible()]


def titles(window: Window) -> int:
    return window.titles.model.rowCount()


def test_a_search_is_saved_used_renamed_and_removed(window: Window, qtbot: QtBot) -> None:
    assert "Saved searches" not in in_side_bar(window)
    type_search(window, qtbot, "kind:audio with:ianto ")
    audio = titles(window)
    assert 0 < audio < 464
    save(window, qtbot, "Evenings")
    assert 'Saved the search "Evenings"' in window.toast.text

    # It is in the side bar, in words and with its numbers.
    page = open_page(window, qtbot)
    assert names(page) == ["Evenings"]
    assert page.model.shown[0].titles == audio
    about = page.model.shown[0].about
    assert "Ianto" in about
    assert ":" not in about
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    wait_until_settled(window, qtbot)
    assert titles(window) == audio
    assert window.titles.head.title.text() == "Evenings"
    assert window.windowTitle().startswith("Evenings")
    assert not window.search.save_button.isVisible()

    # It is used inside another search, and that one is saved too.
    type_search(window, qtbot, "-with:jack")
    both = titles(window)
    assert 0 < both < audio
    assert chips(window) == ["search: Evenings", "-with: Jack Harkness"]
    save(window, qtbot, "Without Jack")

    # Renamed, it keeps its place in the other; undo brings the name back in both.
    page = open_page(window, qtbot)
    assert names(page) == ["Evenings", "Without Jack"]
    qtbot.keyClick(page.list, Qt.Key.Key_F2)
    form = name_form(qtbot)
    qtbot.keyClicks(form.name, "Without Jack")
    assert not form.save.isEnabled()
    form.name.selectAll()
    qtbot.keyClicks(form.name, "Nights")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names(page) == ["Nights", "Without Jack"])
    assert [one.titles for one in page.model.shown] == [audio, both]
    undo(window, qtbot)
    assert names(page) == ["Evenings", "Without Jack"]

    # Removed, it is missed by the other one; undo brings it back.
    page.list.setCurrentIndex(page.model.index(0, 0))
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(page) == ["Without Jack"])
    wait_until_settled(window, qtbot)
    assert "Evenings" in page.model.shown[0].about
    assert page.model.shown[0].titles == 0
    undo(window, qtbot)
    assert [one.titles for one in page.model.shown] == [audio, both]


def test_a_saved_search_is_offered_where_a_search_is_typed(window: Window, qtbot: QtBot) -> None:
    type_search(window, qtbot, "kind:novel ")
    save(window, qtbot, "Fireside")
    found = titles(window)
    window.search.clear()
    wait_until_settled(window, qtbot)
    window.titles.table.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F, _CTRL)
    qtbot.waitUntil(lambda: "Fireside" in window.search.suggestions())
    line = QApplication.focusWidget()
    assert line is not None
    qtbot.keyClicks(line, "fire")
    qtbot.waitUntil(lambda: "Saved search: Fireside" in window.search.suggestions())
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    wait_until_settled(window, qtbot)
    assert titles(window) == found
    assert chips(window) == ["search: Fireside"]


def test_a_saved_search_is_edited_and_saved_again(window: Window, qtbot: QtBot) -> None:
    type_search(window, qtbot, "kind:novel ")
    save(window, qtbot, "Fireside")
    page = open_page(window, qtbot)
    qtbot.keyClick(page.list, Qt.Key.Key_Return, _CTRL)
    wait_until_settled(window, qtbot)
    assert chips(window) == ["kind: novel"]
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "with:jack ")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    wait_until_settled(window, qtbot)
    narrower = titles(window)
    qtbot.mouseClick(window.search.save_button, Qt.MouseButton.LeftButton)
    form = name_form(qtbot)
    assert form.name.text() == "Fireside"
    assert form.save.text() == "Replace"
    assert "Fireside" in form.note.text()
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    wait_until_settled(window, qtbot)
    page = open_page(window, qtbot)
    assert [one.titles for one in page.model.shown] == [narrower]


def test_the_name_of_a_search_is_proposed_in_words(window: Window, qtbot: QtBot) -> None:
    window.search.set_query("with:ianto-jones kind:audio")
    window.search_for("with:ianto-jones kind:audio", False)
    wait_until_settled(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_S, _CTRL)
    form = name_form(qtbot)
    assert form.name.text() == "With Ianto Jones in audio"
    assert form.name.selectedText() == form.name.text()
    qtbot.keyClick(form.name, Qt.Key.Key_Escape)
    wait_until_settled(window, qtbot)
    assert "Saved searches" not in in_side_bar(window)


def row_in_side_bar(window: Window, qtbot: QtBot, name: str) -> QTreeWidgetItem:
    tree = window.side_bar.findChild(QTreeWidget)
    assert tree is not None

    def found() -> list[QTreeWidgetItem]:
        items = (tree.topLevelItem(number) for number in range(tree.topLevelItemCount()))
        return [one for one in items if one is not None and one.text(0) == name]

    qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


def menu_of(window: Window, qtbot: QtBot, name: str) -> QMenu:
    """The menu that a right click on a row of the side bar opens."""
    row = row_in_side_bar(window, qtbot, name)
    tree = row.treeWidget()
    place = tree.visualItemRect(row).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.RightButton, pos=place)
    tree.customContextMenuRequested.emit(place)
    menus = [one for one in tree.findChildren(QMenu) if one.isVisible()]
    assert len(menus) == 1
    return menus[0]


def test_saved_searches_are_in_the_side_bar_by_name_with_their_counts(window: Window, qtbot: QtBot) -> None:
    type_search(window, qtbot, "kind:novel ")
    save(window, qtbot, "Fireside")
    found, row = titles(window), row_in_side_bar(window, qtbot, "Fireside")
    assert row.data(0, Qt.ItemDataRole.AccessibleTextRole) == f"Fireside, {found}"
    window.navigate(MY_COLLECTION)
    wait_until_settled(window, qtbot)
    row = row_in_side_bar(window, qtbot, "Fireside")
    tree = row.treeWidget()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(row).center())
    wait_until_settled(window, qtbot)
    assert titles(window) == found
    assert window.titles.head.title.text() == "Fireside"
    assert [one.text(0) for one in tree.selectedItems()] == ["Fireside"]
    # The count follows what changes.
    window.navigate(ALL_TITLES)
    wait_until_settled(window, qtbot)
    type_search(window, qtbot, "progress:finished ")
    save(window, qtbot, "Done")
    assert row_in_side_bar(window, qtbot, "Done").data(0, Qt.ItemDataRole.AccessibleTextRole) == "Done, 0"
    window.context.runner.write(
        lambda catalog: catalog.progress.mark(["tw-s01e02-day-one"], Progress.FINISHED)
    )
    spoken = Qt.ItemDataRole.AccessibleTextRole
    qtbot.waitUntil(lambda: row_in_side_bar(window, qtbot, "Done").data(0, spoken) == "Done, 1")


def test_a_saved_search_is_renamed_and_removed_in_the_side_bar(window: Window, qtbot: QtBot) -> None:
    type_search(window, qtbot, "kind:novel ")
    save(window, qtbot, "Fireside")
    window.navigate(MY_COLLECTION)
    wait_until_settled(window, qtbot)
    menu = menu_of(window, qtbot, "Fireside")
    assert window.current_destination == MY_COLLECTION, "a right click opens only the menu"
    assert [act.text() for act in menu.actions()] == [
        "Edit this search",
        "Rename this search…",
        "Remove this search",
    ]
    menu.close()
    menu.actions()[1].trigger()
    form = name_form(qtbot)
    form.name.selectAll()
    qtbot.keyClicks(form.name, "Winter")
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    row_in_side_bar(window, qtbot, "Winter")
    wait_until_settled(window, qtbot)
    assert window.titles.head.title.text() == "Winter"
    menu = menu_of(window, qtbot, "Winter")
    menu.close()
    menu.actions()[2].trigger()
    qtbot.waitUntil(lambda: "Winter" not in in_side_bar(window))
    wait_until_settled(window, qtbot)
    assert window.toast.undo_button.isVisible()
    undo(window, qtbot)
    row_in_side_bar(window, qtbot, "Winter")


def test_a_long_list_of_saved_searches_pushes_nothing_out_of_the_side_bar(
    window: Window, qtbot: QtBot
) -> None:
    names = [f"Search {number:02}" for number in range(MOST + 3)]
    window.context.runner.write(
        lambda catalog: [catalog.searches.save(name, "kind:novel") for name in names][-1]
    )
    row_in_side_bar(window, qtbot, f"Search {MOST - 1:02}")
    wait_until_settled(window, qtbot)
    shown = [name for name in in_side_bar(window) if name.startswith("Search ")]
    assert len(shown) == MOST
