"""No view shows an id of a pack, or a control without a name: every text of the window is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.model.export import ExportResult, SkippedEntry
from janto_catalog.model.text import counted
from janto_catalog.ui import labels
from janto_catalog.ui.actions import key_names
from janto_catalog.ui.context import Destination
from janto_catalog.ui.models.columns import COLUMNS
from janto_catalog.ui.models.work_table import WorkTableModel
from janto_catalog.ui.shell.export_report import left_out_titles, report
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.views import all_views
from janto_catalog.ui.views.subject import SubjectView
from tests.progress_words import is_other_progress_word
from tests.ui.test_accessibility import nameless
from tests.ui.waiting import wait_until_settled

_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
_PART = re.compile(r"[\w#/-]+")
# An id of one word may be a name in small letters: only these shapes cannot.
_SHAPE = re.compile(r"[-#/]")
# A condition as the query language writes it.  People see it only where they search.
_CONDITION = re.compile(
    r"\b(?:with|kind|arc|series|have|owned|progress|released|after|before|search):(?=[\w\"<>=])"
)


@pytest.fixture(scope="session")
def ids(scanned: Path) -> frozenset[str]:
    """The ids of the records of the shipped pack.  A name such as "Ro-Jedda" is written otherwise."""
    catalog = bootstrap.open_catalog(str(scanned))
    found = {row.id for row in catalog.works.search("", limit=None).rows}
    found |= {id for _field, id in catalog.works.record_names()}
    catalog.close()
    return frozenset(id for id in found if _SHAPE.search(id))


def texts_of(widget: QWidget) -> Iterator[str]:
    """What a widget itself says, without its children."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield from (widget.text(), widget.placeholderText())
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    elif isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from _cells(widget)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if isinstance(model, WorkTableModel):
        for row in range(min(model.rowCount(), 100)):
            texts = model.texts(row)
            if texts is not None:
                yield from (column.text(texts) for column in COLUMNS)
    for orientation in Qt.Orientation:
        sections = _columns(model, QModelIndex()) if orientation is Qt.Orientation.Horizontal else 0
        for section in range(sections):
            yield from _strings(model.headerData(section, orientation, role) for role in _ROLES)
    yield from _below(model, QModelIndex(), deep=isinstance(view, QTreeView))


def _below(model: QAbstractItemModel, parent: QModelIndex, *, deep: bool) -> Iterator[str]:
    for row in range(min(model.rowCount(parent), 200)):
        for column in range(_columns(model, parent)):
            index = model.index(row, column, parent)
            yield from _strings(index.data(role) for role in _ROLES)
        if deep:
            yield from _below(model, model.index(row, 0, parent), deep=True)


def _columns(model: QAbstractItemModel, parent: QModelIndex) -> int:
    # The method is private in models of lists.
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)


def _strings(values: Iterator[object]) -> Iterator[str]:
    yield from (value for value in values if isinstance(value, str))


def shown_texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """(the kind of widget, a text) for everything in view, in the window and in what is open above it."""
    for top in (window, *(one for one in QApplication.topLevelWidgets() if one is not window)):
        if not top.isVisible():
            continue
        for widget in (top, *top.findChildren(QWidget)):
            if widget.isVisible():
                yield from ((type(widget).__name__, text) for text in texts_of(widget) if text)


def faults(window: Window, ids: frozenset[str]) -> set[str]:
    """The texts in view that have an id in them, or a condition outside the search field."""
    found = set()
    for kind, text in shown_texts(window):
        if is_other_progress_word(text):
            found.add(f"{kind}: {text!r} for the progress")
        if bad := ids.intersection(_PART.findall(text)):
            found.add(f"{kind}: {', '.join(sorted(bad))} in {text[:120]!r}")
    for widget in window.pages.current.findChildren(QWidget):
        if widget.isVisible():
            found |= {
                f"{type(widget).__name__}: {text[:120]!r}"
                for text in texts_of(widget)
                if _CONDITION.search(text)
            }
    return found


Check = Callable[[], None]


@pytest.fixture
def check(window: Window, qtbot: QtBot, ids: frozenset[str]) -> Check:
    """Checks what the window shows now, when all of it is read."""

    def look() -> None:
        wait_until_settled(window, qtbot)
        assert faults(window, ids) == set()
        assert nameless(window) == []

    return look


def test_the_ids_of_the_pack_are_known(ids: frozenset[str], window: Window) -> None:
    assert "tw-s02e13-exit-wounds" in ids
    label = QLabel("before tw-s02e13-exit-wounds, surely", window.pages.current)
    label.show()
    assert len(faults(window, ids)) == 1
    label.setText('Titles of owned:yes with:"Jack"')
    assert len(faults(window, ids)) == 1


def test_no_view_shows_an_id(window: Window, check: Check) -> None:
    window.context.runner.write(
        lambda catalog: catalog.searches.save("Mine", "with:ianto-jones owned:yes"), None
    )
    for view in all_views():
        window.navigate(Destination(view.name, title=view.title))
        check()


@pytest.mark.parametrize("shape", ["table", "grid"])
def test_no_list_of_a_record_shows_its_id(window: Window, check: Check, shape: str) -> None:
    window.context.settings.set("titles/shape", shape)
    window.context.settings.set("order/owned", False)
    for query in (
        "with:ianto-jones kind:audio",
        "with:janto released:2010..2019",
        "arc:arc-iantos-arc",
        "series:bf-torchwood -with:jack-harkness",
        "after:tw-s02e13-exit-wounds -progress:finished",
        "with:ianto-jones kind:novel series:dw-crossovers",
        "arc:arc-iantos-arc with:gray",
    ):
        window.navigate(Destination("titles", query))
        check()
        window.navigate(Destination("order", query))
        check()


@pytest.mark.parametrize(
    "subject",
    ["character:jack-harkness", "pairing:janto", "person:gareth-david-lloyd", "arc:arc-owen-death"],
)
def test_no_page_of_a_name_shows_an_id(window: Window, check: Check, subject: str) -> None:
    window.navigate(Destination("subject", subject, title="A name"))
    check()
    page = window.page()
    assert isinstance(page, SubjectView)
    for tab in range(3):
        page.show_tab(tab)
        check()


@pytest.mark.parametrize("by", ["newcomer", "release", "arc:arc-jack-ianto", "life:ianto-jones"])
def test_no_order_shows_an_id(window: Window, check: Check, by: str) -> None:
    window.context.settings.set("order/owned", False)
    window.navigate(Destination("order", order=by))
    check()


def test_no_detail_shows_an_id(window: Window, check: Check) -> None:
    rows: list[str] = []
    window.context.runner.read(
        lambda catalog: [row.id for row in catalog.works.search("", limit=None).rows],
        rows.extend,
        owner=window,
    )
    check()
    assert len(rows) > 400
    for work in rows[::25]:
        window.context.signals.select_work.emit(work)
        check()
    for work in rows[::100]:
        window.context.signals.show_reasons.emit(work)
        check()
        window.context.signals.edit_work.emit(work)
        check()


def test_what_is_suggested_shows_no_id(window: Window, check: Check, qtbot: QtBot) -> None:
    window.context.signals.search_text.emit("with:ianto-jones arc:arc-jack-ianto")
    check()
    window.search.clear()
    for text in ("", "ian", "with:", "arc:com", "series:", "after:exit", "exit wonds"):
        window.titles.table.setFocus()
        qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit)
        line.clear()
        qtbot.keyClicks(line, text)
        wait_until_settled(window, qtbot)
        check()
        qtbot.keyClick(line, Qt.Key.Key_Return)
        check()
    for key, button in window.titles.filters.buttons.items():
        before = window.titles.filters.menu
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: window.titles.filters.menu is not before)  # noqa: B023
        check()
        assert window.titles.filters.menu is not None, key
        window.titles.filters.menu.close()


def test_the_key_enter_has_one_name(window: Window) -> None:
    acts = [act for act in window.available_actions() if act.shortcuts()]
    # What menus write beside an action, and the list of shortcuts.
    assert not [act.text() for act in acts if "Return" in act.shortcut().toString()]
    assert not [act.text() for act in acts if "Return" in key_names(act.shortcuts())]
    (play,) = [act for act in acts if act.text() == "Play or open"]
    assert play.shortcuts() == [QKeySequence("Enter"), QKeySequence("Return")]
    assert key_names(play.shortcuts()) == "Enter"


def test_numbers_have_a_thin_space_between_thousands_wherever_they_are_made() -> None:
    skipped = tuple(SkippedEntry(f"w{number}", "not owned", f"Title {number}") for number in range(1234))
    result = ExportResult(10_384, skipped)
    assert report(result) == "10\u2009384 titles in the file. Left out 1\u2009234: 1\u2009234 not owned."
    assert left_out_titles(result).endswith(" and 1\u2009222 more")
    assert labels.listed(["Owen", "Tosh"]) == "Owen, Tosh"
    assert labels.listed(["Jack, Captain", "Tosh"]) == "Jack, Captain; Tosh"
    assert labels.ordinal(10_384) == "10\u2009384th"
    assert counted(10_384, "item", "items") == "10\u2009384 items"
