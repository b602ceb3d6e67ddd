"""The detail is that of the title selected on the page that is shown, and other lists open at their top."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from janto_catalog.ui.context import ALL_TITLES, CONTINUE, FOLDERS, HOME, MY_COLLECTION, Destination
from janto_catalog.ui.panels.titles_header import TitlesHeader
from janto_catalog.ui.shell.export_sheet import ExportSheet
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.title_actions import TitleActions
from janto_catalog.ui.widgets.star_rating import StarRating
from tests.ui.waiting import wait_until_settled


def check(window: Window, qtbot: QtBot) -> str:
    """Wait until all is read; the detail must be that of the selected title, which must be listed."""
    wait_until_settled(window, qtbot)
    page: Any = window.page()
    selected = page.selected if isinstance(page, TitleActions) else ""
    assert window.detail.work == selected
    if page is window.titles:
        current, model = page.table.currentIndex().row(), page.model
        assert selected == (model.id_at(current) if model.rowCount() else "")
    return str(selected)


def go(window: Window, qtbot: QtBot, to: Destination) -> str:
    window.navigate(to)
    if to == HOME:
        qtbot.waitUntil(lambda: bool(window.page().selected))  # type: ignore[attr-defined]
    return check(window, qtbot)


def type_search(window: Window, qtbot: QtBot, text: str) -> str:
    """Type a search in place of the one that is there."""
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    for letter in text:
        qtbot.keyClick(QApplication.focusWidget(), letter)
    qtbot.waitUntil(lambda: window.titles.model.listing.text == text)
    return check(window, qtbot)


def first(window: Window) -> str:
    assert window.titles.table.verticalScrollBar().value() == 0
    return window.titles.model.id_at(0)


def test_the_detail_is_that_of_the_page_that_is_shown(window: Window, qtbot: QtBot) -> None:
    titles = window.titles
    go(window, qtbot, MY_COLLECTION)
    titles.table.select_row(12)
    chosen = check(window, qtbot)
    at_home = go(window, qtbot, HOME)
    assert at_home != chosen
    # From a page that lists no titles of a search, with a title selected in a list.
    assert type_search(window, qtbot, "ianto") == first(window)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert check(window, qtbot) == first(window)
    assert go(window, qtbot, FOLDERS) == ""
    type_search(window, qtbot, "gwen")
    # Without results there is nothing to play.
    assert type_search(window, qtbot, "zzz no such") == ""
    assert not titles.model.rowCount()
    assert type_search(window, qtbot, "cyber")
    for place in (HOME, CONTINUE, ALL_TITLES, HOME, Destination("order"), MY_COLLECTION, ALL_TITLES):
        go(window, qtbot, place)
    assert titles.selected == first(window)
    # In the same list the title stays.
    titles.table.select_row(15)
    chosen = check(window, qtbot)
    titles.reload()
    assert check(window, qtbot) == chosen
    go(window, qtbot, FOLDERS)
    assert go(window, qtbot, ALL_TITLES) == chosen


def test_a_title_that_leaves_the_list_is_followed_by_the_next(window: Window, qtbot: QtBot) -> None:
    titles = window.titles
    go(window, qtbot, Destination("titles", "have:yes progress:none", title="To do"))
    titles.table.select_row(3)
    check(window, qtbot)
    gone, following = titles.model.id_at(3), titles.model.id_at(4)
    qtbot.keyClick(titles.table, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: titles.model.row_of(gone) is None)
    assert check(window, qtbot) == following


def test_another_order_opens_at_its_top(window: Window, qtbot: QtBot) -> None:
    titles = window.titles
    bar = titles.table.verticalScrollBar()
    head = titles.table.horizontalHeader()
    titles.table.select_row(60)
    assert bar.value() > 0
    qtbot.mouseClick(
        head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(head.sectionViewportPosition(3) + 20, 10)
    )
    qtbot.waitUntil(lambda: titles.model.listing.sort == "title")
    assert check(window, qtbot) == first(window)
    titles.table.select_row(60)
    titles.sort_by("release")
    qtbot.waitUntil(lambda: titles.model.listing.sort == "release")
    assert check(window, qtbot) == first(window)
    # The same list keeps its place.
    titles.table.select_row(60)
    place = bar.value()
    assert place > 0
    titles.reload()
    check(window, qtbot)
    assert bar.value() == place
    titles.as_covers()
    grid = titles.cover_grid.verticalScrollBar()
    qtbot.waitUntil(lambda: grid.maximum() > 0)
    grid.setValue(grid.maximum())
    titles.sort_by("story")
    qtbot.waitUntil(lambda: titles.model.listing.sort == "story")
    check(window, qtbot)
    assert grid.value() == 0


def test_a_cover_stays_in_view_when_the_detail_is_opened_over_the_grid(window: Window, qtbot: QtBot) -> None:
    window.resize(960, 600)
    titles = window.titles
    titles.as_covers()
    grid = titles.cover_grid
    qtbot.waitUntil(lambda: grid.verticalScrollBar().maximum() > 0)

    def in_view() -> bool:
        tile = grid.visualRect(grid.currentIndex().siblingAtColumn(0))
        return bool(not tile.isEmpty() and grid.viewport().rect().contains(tile.center()))

    for row in (23, 41):
        titles.table.select_row(row, scroll=False)
        check(window, qtbot)
        grid.executeDelayedItemsLayout()
        grid.scrollTo(grid.currentIndex())
        assert in_view()
        for shown in (True, False):
            width = grid.viewport().width()
            qtbot.keyClick(grid, Qt.Key.Key_Space)
            assert window.detail.isVisible() == shown
            qtbot.waitUntil(lambda: grid.viewport().width() != width)  # noqa: B023
            # Instead of after the tenth of a second that the grid waits for more changes of its size.
            grid.executeDelayedItemsLayout()
            assert in_view()


def test_what_a_search_found_is_exported_from_the_search_field_and_from_the_head(
    window: Window, qtbot: QtBot
) -> None:
    def sheets() -> list[ExportSheet]:
        return [one for one in window.findChildren(ExportSheet) if one.isVisible()]

    type_search(window, qtbot, "cyber")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(sheets()))
    qtbot.waitUntil(lambda: "Cyberwoman" in sheets()[0].preview.toPlainText())
    sheets()[0].close()
    qtbot.waitUntil(lambda: not sheets())
    head = window.titles.head
    assert isinstance(head, TitlesHeader)
    qtbot.mouseClick(head.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(sheets()))


def select_three(window: Window, qtbot: QtBot) -> list[str]:
    """Select the first three titles of My collection with Shift, and return their names."""
    go(window, qtbot, MY_COLLECTION)
    table, model = window.titles.table, window.titles.model
    table.select_row(0)
    table.setFocus()
    for _ in range(2):
        qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    wait_until_settled(window, qtbot)
    cells = [model.texts(row) for row in range(3)]
    return [one.title for one in cells if one is not None]


def read(window: Window, qtbot: QtBot, ask: Any) -> Any:
    found: list[Any] = []
    window.context.runner.read(ask, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def tag_field(window: Window) -> QLineEdit:
    """The field for tags of several titles."""
    fields: list[QLineEdit] = window.detail.selected.findChildren(QLineEdit)
    return next(one for one in fields if one.accessibleName() == "Add a tag" and one.isVisible())


def test_the_detail_says_how_many_titles_are_selected_and_they_are_copied(
    window: Window, qtbot: QtBot
) -> None:
    names = select_three(window, qtbot)
    text = window.detail.visible_text()
    assert "3 titles selected" in text
    assert all(name in text for name in names)
    qtbot.keyClick(window.titles.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.toast.isVisible)
    assert window.toast.text == "Copied 3 titles."
    assert QApplication.clipboard().text().splitlines() == names
    qtbot.keyClick(window.titles.table, Qt.Key.Key_Down)
    wait_until_settled(window, qtbot)
    assert "selected" not in window.detail.visible_text()
    assert window.detail.work == window.titles.selected


def test_what_is_selected_stays_so_when_it_is_marked(window: Window, qtbot: QtBot) -> None:
    select_three(window, qtbot)
    table = window.titles.table
    for key, progress in ((Qt.Key.Key_E, "finished"), (Qt.Key.Key_T, "started")):
        qtbot.keyClick(table, key)
        wait_until_settled(window, qtbot)
        qtbot.waitUntil(lambda: table.selected_rows() == [0, 1, 2])
        found = read(window, qtbot, lambda c: c.works.search(f"progress:{progress}", limit=None).count)  # noqa: B023
        assert found == 3
        wait_until_settled(window, qtbot)
        assert "3 titles selected" in window.detail.visible_text()


def test_stars_and_tags_are_given_to_all_that_is_selected_in_one_step(window: Window, qtbot: QtBot) -> None:
    select_three(window, qtbot)
    stars: Any = window.detail.selected.findChild(StarRating)
    stars.setFocus()
    qtbot.keyClick(stars, Qt.Key.Key_End)
    qtbot.keyClick(stars, Qt.Key.Key_Return)
    wait_until_settled(window, qtbot)
    assert read(window, qtbot, lambda c: c.works.search("rating:5", limit=None).count) == 3
    # The titles are read again, and selected again.
    qtbot.waitUntil(lambda: "3 titles selected" in window.detail.visible_text())
    field = tag_field(window)
    field.setFocus()
    qtbot.keyClicks(field, "rainy")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    wait_until_settled(window, qtbot)
    assert read(window, qtbot, lambda c: c.works.search("tag:rainy", limit=None).count) == 3
    assert len(read(window, qtbot, lambda c: c.history.list())) == 2
    assert "rainy" in window.detail.visible_text()
    assert window.titles.table.selected_rows() == [0, 1, 2]


def test_a_tag_for_several_titles_that_is_refused_stays_in_the_field(window: Window, qtbot: QtBot) -> None:
    select_three(window, qtbot)
    tag_field(window).setFocus()
    qtbot.keyClicks(tag_field(window), 'winter, "bad"')
    qtbot.keyClick(tag_field(window), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "winter" in window.detail.visible_text())
    wait_until_settled(window, qtbot)
    assert read(window, qtbot, lambda c: c.works.search("tag:winter", limit=None).count) == 3
    # The tags were read again; what was refused is there with the reason, for these titles only.
    assert tag_field(window).text() == '"bad"'
    assert 'Not added: "bad". A tag has letters or digits' in window.detail.visible_text()
    qtbot.keyClick(window.titles.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: "4 titles selected" in window.detail.visible_text())
    assert tag_field(window).text() == ""


def test_a_right_click_in_a_selection_is_about_all_of_it(window: Window, qtbot: QtBot) -> None:
    select_three(window, qtbot)
    table = window.titles.table
    place = table.visualRect(table.model().index(1, 3)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.RightButton, pos=place)
    wait_until_settled(window, qtbot)
    assert table.selected_rows() == [0, 1, 2]
    assert "3 titles selected" in window.detail.visible_text()
    # On another row it is about that one.
    place = table.visualRect(table.model().index(5, 3)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.RightButton, pos=place)
    wait_until_settled(window, qtbot)
    assert table.selected_rows() == [5]
    assert "selected" not in window.detail.visible_text()
