"""The page of orders: what may be skipped of a story arc is left out by a button, in the export and in a new order, too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from janto_catalog.ui.context import Destination
from janto_catalog.ui.panels.order_parts import OrderPart
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.widgets.name_form import NameForm
from tests.cli.test_essential import write_pack
from tests.ui.waiting import wait_until_settled


def test_what_may_be_skipped_is_left_out(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    done: list[Any] = []
    pack = str(write_pack(tmp_path / "line"))
    window.context.runner.write(lambda catalog: catalog.packs.add(pack), done.append)
    qtbot.waitUntil(lambda: bool(done))
    window.navigate(Destination("order", order="story", title="Order"))
    wait_until_settled(window, qtbot)
    page: Any = window.page()
    page._show_part(OrderPart.ALL)
    wait_until_settled(window, qtbot)
    assert not page.footer.skip.isVisible()

    window.navigate(Destination("order", order="arc:main-line", title="The main line"))
    listed: Callable[[], list[str]] = lambda: [row.work.title for row in page.order.order]  # noqa: E731
    qtbot.waitUntil(lambda: listed() == ["The Exam", "Arrival", "Beach Trip"])
    assert page.footer.skip.text() == "Leave out 1 that may be skipped"
    qtbot.mouseClick(page.footer.skip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: listed() == ["The Exam", "Arrival"])
    assert page.footer.skip.text() == "Show what may be skipped"

    page.new_order()
    qtbot.waitUntil(lambda: bool(page.findChildren(NameForm)))
    (form,) = page.findChildren(NameForm)
    qtbot.keyClick(form.findChildren(QLineEdit)[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.own_order))
    qtbot.waitUntil(lambda: listed() == ["The Exam", "Arrival"])

    window.navigate(Destination("order", order="arc:main-line", title="The main line"))
    qtbot.waitUntil(lambda: listed() == ["The Exam", "Arrival", "Beach Trip"])
