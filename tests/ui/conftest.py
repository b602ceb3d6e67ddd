"""A window on a real catalogue of real files, used with mouse and keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt, SignalInstance
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from janto_catalog import bootstrap
from janto_catalog.demo import make_collection
from janto_catalog.ui.app import build
from janto_catalog.ui.context import ALL_TITLES, Destination
from janto_catalog.ui.shell.settings import Settings
from janto_catalog.ui.shell.window import Window

Open = Callable[..., Window]
PATIENCE_MS = 240_000


class PatientQtBot(QtBot):
    """Waits for a state or a signal much longer than it takes, for a machine whose cores are all busy.

    No test waits for a fixed time, so patience costs nothing where a test passes.

    A double click ends with the button released, as one by hand does. Without it Qt takes the button
    as pressed in every test that follows.
    """

    @staticmethod
    def mouseDClick(  # noqa: N802 - the name in QtBot
        widget: QWidget, button: Qt.MouseButton, *, pos: QPoint | None = None
    ) -> None:
        where = pos or widget.rect().center()
        QtBot.mouseDClick(widget, button, pos=where)
        # The double click may have closed or replaced the widget.
        if isValid(widget):
            QtBot.mouseRelease(widget, button, pos=where)
        assert not QApplication.mouseButtons()

    def waitUntil(  # noqa: N802 - the name in QtBot
        self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS
    ) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(  # noqa: N802 - the name in QtBot
        self, signal: SignalInstance, *, timeout: int = PATIENCE_MS, **more: Any
    ) -> Any:
        return super().waitSignal(signal, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """A robot that waits long enough on a busy machine."""
    return PatientQtBot(request)


@pytest.fixture(scope="session")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of about a hundred real media files."""
    folder = tmp_path_factory.mktemp("collection") / "Torchwood things"
    make_collection(folder)
    return folder


@pytest.fixture(scope="session")
def scanned(collection: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue that holds that folder."""
    path = tmp_path_factory.mktemp("catalogue") / "catalogue.db"
    catalog = bootstrap.open_catalog(str(path))
    list(catalog.scans.scan([str(collection)]))
    catalog.close()
    return path


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The arguments the program gives Qt."""
    return ["janto", "-style", "fusion"]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Separate settings for each test."""
    made = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    made.set("scheme", "light")
    # No test waits for covers that it does not look at.
    made.set("covers/ahead", False)
    return made


@pytest.fixture
def open_window(qapp: QApplication, qtbot: QtBot, settings: Settings) -> Iterator[Open]:
    """Opens a window on a catalogue and waits until it is read."""
    opened: list[Window] = []

    def show(path: Path, width: int = 1440, height: int = 900) -> Window:
        window = build(qapp, str(path), settings)
        opened.append(window)
        window.resize(width, height)
        with qtbot.waitSignal(window.context.runner.opened):
            window.show()
        qtbot.waitUntil(lambda: bool(window.status.counts))
        return window

    yield show
    for window in opened:
        window.close()
        window.deleteLater()


@pytest.fixture
def window(open_window: Open, scanned: Path, tmp_path: Path, qtbot: QtBot) -> Window:
    """A window on the scanned catalogue, with all known titles listed."""
    shutil.copy(scanned, tmp_path / "catalogue.db")
    shown = open_window(tmp_path / "catalogue.db")
    shown.navigate(ALL_TITLES)
    qtbot.waitUntil(
        lambda: shown.titles.list_title() == ALL_TITLES.title and shown.titles.model.rowCount() > 0
    )
    return shown


@pytest.fixture
def go(qtbot: QtBot) -> Callable[..., object]:
    """Goes to a view and returns its page."""

    def to(window: Window, view: str, **more: str) -> object:
        window.navigate(Destination(view, **more))
        return window.page()

    return to
