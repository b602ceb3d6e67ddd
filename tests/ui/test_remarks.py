"""Stars, tags and a note on a title: given, seen and undone in the window, by mouse and by keyboard."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from janto_catalog.ui.context import MY_COLLECTION
from janto_catalog.ui.models.columns import column_number
from janto_catalog.ui.panels.remarks_block import NoteField
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.widgets.star_rating import StarRating
from janto_catalog.ui.widgets.tag_field import TagField
from tests.ui.waiting import wait_until_settled

Part = TypeVar("Part", bound=QWidget)


def part(window: Window, kind: type[Part], name: str = "") -> Part:
    """The visible part of the detail of that type, with that name for screen readers if one is given."""
    found = [one for one in window.detail.findChildren(kind) if one.isVisible()]
    return next(one for one in found if name in ("", one.accessibleName()))


def tags(window: Window) -> list[str]:
    chips = (one for one in window.detail.findChildren(QToolButton) if one.isVisible())
    return [one.text() for one in chips if one.accessibleName().startswith("Remove the tag")]


def first_row(window: Window) -> tuple[str, str]:
    texts = window.titles.model.texts(0)
    assert texts is not None
    return texts.rating, texts.tags


def show_first(window: Window, qtbot: QtBot) -> None:
    window.navigate(MY_COLLECTION)
    wait_until_settled(window, qtbot)
    window.titles.table.select_row(0)
    wait_until_settled(window, qtbot)


def undo(window: Window, qtbot: QtBot) -> None:
    window.commands.undo()
    wait_until_settled(window, qtbot)


def test_a_digit_gives_so_many_stars(window: Window, qtbot: QtBot) -> None:
    show_first(window, qtbot)
    for key, words in ((Qt.Key.Key_4, "4 stars"), (Qt.Key.Key_0, "Not rated")):
        part(window, StarRating).setFocus()
        qtbot.keyClick(part(window, StarRating), key)
        assert part(window, StarRating).words == words
        qtbot.keyClick(part(window, StarRating), Qt.Key.Key_Return)
        wait_until_settled(window, qtbot)
        qtbot.waitUntil(lambda: part(window, StarRating).words == words)  # noqa: B023


def test_a_title_is_rated_with_keys_and_a_click_and_the_list_shows_it(window: Window, qtbot: QtBot) -> None:
    show_first(window, qtbot)
    stars = part(window, StarRating)
    assert (stars.words, stars.accessibleDescription()) == ("Not rated", "Not rated")
    stars.setFocus()
    for _ in range(9):
        qtbot.keyClick(stars, Qt.Key.Key_Right)
    qtbot.keyClick(stars, Qt.Key.Key_Return)
    wait_until_settled(window, qtbot)
    qtbot.waitUntil(lambda: part(window, StarRating).words == "4.5 stars")
    # All keys together are one step, and the stars have the focus again.
    assert window.toast.text.endswith(": 4.5 stars")
    qtbot.waitUntil(lambda: part(window, StarRating).hasFocus())
    assert first_row(window) == ("★★★★½", "")
    window.titles._toggle_column("rating")
    assert not window.titles.table.isColumnHidden(column_number("rating"))
    undo(window, qtbot)
    qtbot.waitUntil(lambda: part(window, StarRating).words == "Not rated")
    assert first_row(window) == ("", "")
    third = QPoint(60, 12)
    qtbot.mouseClick(part(window, StarRating), Qt.MouseButton.LeftButton, pos=third)
    wait_until_settled(window, qtbot)
    qtbot.waitUntil(lambda: part(window, StarRating).words == "3 stars")
    qtbot.mouseClick(part(window, StarRating), Qt.MouseButton.LeftButton, pos=third)
    wait_until_settled(window, qtbot)
    qtbot.waitUntil(lambda: part(window, StarRating).words == "Not rated")


def test_tags_are_added_and_removed_in_the_detail(window: Window, qtbot: QtBot) -> None:
    show_first(window, qtbot)
    field = part(window, QLineEdit, "Add a tag")
    field.setFocus()
    qtbot.keyClicks(field, "rainy day, comfort")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tags(window) == ["comfort", "rainy day"])
    wait_until_settled(window, qtbot)
    assert first_row(window) == ("", "comfort, rainy day")
    # The next tag can be typed at once.
    qtbot.waitUntil(lambda: part(window, QLineEdit, "Add a tag").hasFocus())
    remove = part(window, QToolButton, "Remove the tag comfort")
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tags(window) == ["rainy day"])
    undo(window, qtbot)
    qtbot.waitUntil(lambda: tags(window) == ["comfort", "rainy day"])


def test_a_tag_is_added_when_its_field_is_left(window: Window, qtbot: QtBot) -> None:
    show_first(window, qtbot)
    field = part(window, QLineEdit, "Add a tag")
    field.setFocus()
    qtbot.keyClicks(field, "winter")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.text()
    qtbot.keyClicks(field, "rainy day")
    # Another title is chosen: what was typed belongs to the one before.
    window.titles.table.setFocus()
    window.titles.table.select_row(1)
    wait_until_settled(window, qtbot)
    qtbot.waitUntil(lambda: tags(window) == [])
    window.titles.table.select_row(0)
    wait_until_settled(window, qtbot)
    qtbot.waitUntil(lambda: tags(window) == ["rainy day"])


def test_a_tag_that_is_refused_stays_in_the_field_and_the_others_are_added(
    window: Window, qtbot: QtBot
) -> None:
    show_first(window, qtbot)
    field = part(window, TagField)
    field.setFocus()
    qtbot.keyClicks(field, 'winter, "bad", comfort')
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tags(window) == ["comfort", "winter"])
    wait_until_settled(window, qtbot)
    # The detail was read again; what was refused is there with the reason.
    field = part(window, TagField)
    assert field.text() == '"bad"'
    why = [one.text() for one in window.detail.findChildren(QLabel) if one.isVisible()]
    assert any(text.startswith('Not added: "bad". A tag has letters or digits') for text in why)
    qtbot.waitUntil(lambda: part(window, TagField).hasFocus())
    field.selectAll()
    qtbot.keyClicks(field, "good")
    assert not any(
        one.text().startswith("Not added") for one in window.detail.findChildren(QLabel) if one.isVisible()
    )
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tags(window) == ["comfort", "good", "winter"])
    wait_until_settled(window, qtbot)
    assert part(window, TagField).text() == ""
    undo(window, qtbot)
    qtbot.waitUntil(lambda: tags(window) == ["comfort", "winter"])


def test_refused_tags_alone_change_nothing_and_are_not_tried_again(window: Window, qtbot: QtBot) -> None:
    show_first(window, qtbot)
    field = part(window, TagField)
    field.setFocus()
    qtbot.keyClicks(field, '"bad"')
    qtbot.keyClick(field, Qt.Key.Key_Return)
    wait_until_settled(window, qtbot)
    assert field.text() == '"bad"'
    entered: list[object] = []
    field.entered.connect(entered.append)
    window.titles.table.setFocus()
    assert entered == []
    window.titles.table.select_row(1)
    wait_until_settled(window, qtbot)
    assert part(window, TagField).text() == "", "another title has its own field"


def test_known_tags_are_offered_for_each_of_several_also_when_typed_quickly(
    window: Window, qtbot: QtBot
) -> None:
    show_first(window, qtbot)
    field = part(window, TagField)
    field.setFocus()
    qtbot.keyClicks(field, "rainy day, comfort")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tags(window) == ["comfort", "rainy day"])
    window.titles.table.setFocus()
    window.titles.table.select_row(1)
    wait_until_settled(window, qtbot)
    field = part(window, TagField)
    # All letters are typed before the tags are known.
    field.setFocus()
    qtbot.keyClicks(field, "winter, DAY")
    qtbot.waitUntil(lambda: part(window, TagField).offered() == ["rainy day"])
    qtbot.keyClick(field, Qt.Key.Key_Down)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field.text() == "winter, rainy day")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tags(window) == ["rainy day", "winter"])


def test_a_note_is_written_with_the_keyboard_alone(window: Window, qtbot: QtBot) -> None:
    show_first(window, qtbot)
    window.context.settings.set("detail/closed", "Tags and note")
    window.detail.reload()
    wait_until_settled(window, qtbot)
    table = window.titles.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), NoteField))
    note = part(window, NoteField)
    assert note is QApplication.focusWidget()
    qtbot.waitUntil(lambda: note.visibleRegion().boundingRect().height() == note.height())
    qtbot.keyClicks(note, "now in winter")
    qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is table
    wait_until_settled(window, qtbot)
    qtbot.waitUntil(lambda: part(window, NoteField).toPlainText() == "now in winter")
    assert QApplication.focusWidget() is table


def test_a_note_is_kept_when_its_field_is_left(window: Window, qtbot: QtBot) -> None:
    show_first(window, qtbot)
    note = part(window, NoteField)
    note.setFocus()
    qtbot.keyClicks(note, "again in winter")
    # Another title is chosen: what was typed belongs to the one before.
    window.titles.table.setFocus()
    window.titles.table.select_row(1)
    wait_until_settled(window, qtbot)
    qtbot.waitUntil(lambda: part(window, NoteField).toPlainText() == "")
    window.titles.table.select_row(0)
    wait_until_settled(window, qtbot)
    qtbot.waitUntil(lambda: part(window, NoteField).toPlainText() == "again in winter")
    undo(window, qtbot)
    qtbot.waitUntil(lambda: part(window, NoteField).toPlainText() == "")
