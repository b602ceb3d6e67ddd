"""The page of orders: what is not owned between owned titles, and the shopping list of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from janto_catalog.ui.context import ORDER
from janto_catalog.ui.panels.order_parts import OrderPart
from janto_catalog.ui.shell import export_sheet
from janto_catalog.ui.shell.export_sheet import ExportSheet
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.views.order import OrderView
from tests.ui.waiting import wait_until_settled

Go = Callable[..., object]


@pytest.fixture
def page(window: Window, go: Go, qtbot: QtBot) -> OrderView:
    shown = go(window, ORDER.view)
    assert isinstance(shown, OrderView)
    qtbot.waitUntil(lambda: shown.order.rowCount() > 0)
    wait_until_settled(window, qtbot)
    return shown


def part(page: OrderView, which: OrderPart) -> QAbstractButton:
    return page._parts._buttons.button(which)


def show(page: OrderView, which: OrderPart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.loaded):
        part(page, which).click()


def test_gaps_list_what_is_not_owned_between_owned_titles(page: OrderView, qtbot: QtBot) -> None:
    owned = [row.work.id for row in page.order.order]
    word = part(page, OrderPart.GAPS).text()
    show(page, OrderPart.GAPS, qtbot)
    rows = page.order.order
    assert rows
    assert word == f"Gaps {len(rows)}" == part(page, OrderPart.GAPS).text()
    assert not {row.work.id for row in rows} & set(owned)
    assert page.order.dividers[0].startswith("Between The Victorian Age and ")
    assert "things to get" in page.footer.total.text()
    texts = page.model.texts(0)
    assert texts is not None
    assert int(texts.position) == rows[0].placement.position, "its place in the whole order"
    show(page, OrderPart.OWNED, qtbot)
    assert [row.work.id for row in page.order.order] == owned
    assert page.context.settings.get("order/owned")


def test_a_search_and_another_order_have_gaps_of_their_own(page: OrderView, qtbot: QtBot) -> None:
    show(page, OrderPart.GAPS, qtbot)
    whole = page.order.rowCount()
    with qtbot.waitSignal(page.loaded):
        page.search("kind:audio")
    assert 0 < page.order.rowCount() < whole
    with qtbot.waitSignal(page.loaded):
        page.search("title:asylum")
    assert page.order.rowCount() == 0
    assert part(page, OrderPart.GAPS).isChecked()
    assert page._empty.isVisible()
    with qtbot.waitSignal(page.loaded):
        page.search("")
    show(page, OrderPart.ALL, qtbot)
    with qtbot.waitSignal(page.loaded):
        page.search("have:yes")
    assert not part(page, OrderPart.GAPS).isEnabled()


def test_the_export_of_gaps_is_a_shopping_list(
    window: Window, page: OrderView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(page, OrderPart.GAPS, qtbot)
    assert page._export.text() == "Shopping list…"
    page._export.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(ExportSheet)))
    (sheet,) = window.findChildren(ExportSheet)
    assert sheet.title.text() == "Shopping list"
    kinds = [sheet.kinds.item(row).text() for row in range(sheet.kinds.count())]
    assert kinds
    assert not [kind for kind in kinds if "Playlist" in kind]
    sheet._choose("md")
    qtbot.waitUntil(lambda: "Shopping list" in sheet.preview.toPlainText())
    target = tmp_path / "list.md"
    monkeypatch.setattr(export_sheet, "ask_for_file", lambda *_: str(target))
    sheet.choose_file()
    qtbot.waitUntil(target.exists)
    wait_until_settled(window, qtbot)
    written = target.read_text("utf-8")
    assert written.count("- **") == page.order.to_get
    assert "Certainty" not in written
