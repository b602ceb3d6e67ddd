"""Settings, backups and what the program says about itself, from the menu."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from janto_catalog import __version__, bootstrap
from janto_catalog.ui.app import build
from janto_catalog.ui.shell.settings import Settings
from janto_catalog.ui.shell.shortcut_sheet import ShortcutSheet
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.theme.tokens import DARK, DARK_HIGH, LIGHT, LIGHT_HIGH
from janto_catalog.ui.views.about import LIBRARIES, AboutView
from janto_catalog.ui.views.settings import SettingsView


@pytest.fixture(autouse=True)
def cover_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the covers of this test are kept."""
    monkeypatch.setattr(bootstrap, "cover_folder", lambda: tmp_path / "covers")
    return tmp_path / "covers"


def _texts(window: Window) -> list[str]:
    return [part.text() for part in window.page().findChildren(QLabel) if part.isVisible()]


def _act(window: Window, title: str) -> None:
    (act,) = [act for act in window.available_actions() if act.text() == title]
    act.trigger()


def test_every_setting_is_in_force_at_once_and_kept(
    window: Window, settings: Settings, qtbot: QtBot, cover_folder: Path
) -> None:
    _act(window, "Settings")
    page = window.page()
    assert isinstance(page, SettingsView)
    qtbot.waitUntil(lambda: str(cover_folder) in _texts(window))
    dark = page.schemes.button(2)
    qtbot.mouseClick(dark, Qt.MouseButton.LeftButton)
    assert (window.context.theme.scheme, settings.get("scheme")) == ("dark", "dark")
    qtbot.mouseClick(page.contrasts.button(1), Qt.MouseButton.LeftButton)
    assert (window.context.theme.colours, settings.get("contrast")) == (DARK_HIGH, "high")
    qtbot.mouseClick(page.contrasts.button(0), Qt.MouseButton.LeftButton)
    assert (window.context.theme.colours, settings.get("contrast")) == (DARK, "system")
    # The menu for colours changes the page, too.
    window.commands.scheme_light()
    assert page.schemes.checkedId() == 1
    page.limit.chosen.emit("128")
    assert settings.get("covers/limit") == 128
    assert page.limit.text() == "At most: 128 MB"
    qtbot.mouseClick(page.ahead, Qt.MouseButton.LeftButton)
    assert settings.get("covers/ahead") is True
    # What is kept can be removed; what is on screen is then made again.
    window.context.runner.read(
        lambda catalog: list(catalog.covers.load(["tw-s01e01-everything-changes"])),
        lambda _found: page.reload(),
    )
    qtbot.waitUntil(page.clear.isEnabled)
    qtbot.mouseClick(page.clear, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "They are made again when they are shown." in window.toast.text)


def test_a_backup_is_written_and_restored_and_the_window_shows_what_is_in_it(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, shown = tmp_path / "copy.db", window.titles.model
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(copy), ""))
    begun: list[str] = []

    def choose(_parent: object, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        begun.append(folder)
        return str(copy), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    _act(window, "Back up…")
    qtbot.waitUntil(lambda: window.toast.text == "Backed up to copy.db, and checked.")
    titles = shown.rowCount()
    window.context.runner.write(
        lambda catalog: catalog.edits.add("work", {"title": ["Zzz"], "kind": ["novel"]})
    )
    qtbot.waitUntil(lambda: shown.rowCount() == titles + 1)
    # What the new title could match is looked at first.
    qtbot.waitUntil(lambda: not window.scan.running)
    _act(window, "Restore…")
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None)
    assert begun == [str(tmp_path)]
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.defaultButton().text() == "Cancel"
    assert str(copy) in box.informativeText()
    (yes,) = [each for each in box.findChildren(QPushButton) if each.text() == "Restore"]
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: "The catalogue as it was is kept as catalogue.db.before-restore-" in window.toast.text
    )
    qtbot.waitUntil(lambda: shown.rowCount() == titles)
    # What is refused is said, and the window goes on.
    qtbot.waitUntil(lambda: not window.scan.running)
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is None)
    copy.write_bytes(b"text")
    _act(window, "Restore…")
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None)
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    box.buttons()[0].click()
    qtbot.waitUntil(lambda: "not a Janto catalogue" in window.toast.text)
    monkeypatch.setattr(window.scan, "running", True)
    window.commands.restore()
    assert "being scanned or matched" in window.toast.text
    monkeypatch.setattr(window.scan, "running", False)


def test_a_sheet_is_not_opened_over_itself_and_opens_again_once_closed(window: Window, qtbot: QtBot) -> None:
    def sheets() -> list[ShortcutSheet]:
        return [each for each in window.findChildren(ShortcutSheet) if each.isVisible()]

    _act(window, "Keyboard shortcuts and signs")
    _act(window, "Keyboard shortcuts and signs")
    (sheet,) = sheets()
    sheet.close()
    _act(window, "Keyboard shortcuts and signs")
    assert len(sheets()) == 1


@pytest.mark.parametrize("last", ["", "{tmp}/gone"])
def test_a_folder_that_is_not_there_is_no_name_of_a_backup(
    window: Window,
    qtbot: QtBot,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    last: str,
) -> None:
    begun: list[str] = []

    def choose(_parent: object, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        begun.append(folder)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path / "Documents"))
    settings.set("backup/folder", last.format(tmp=tmp_path))
    _act(window, "Restore…")
    qtbot.waitUntil(lambda: bool(begun))
    assert begun == [str(Path.home())]


def test_a_damaged_catalogue_offers_to_restore_a_backup(
    qapp: QApplication,
    settings: Settings,
    scanned: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.set("welcomed", True)
    copy, place = tmp_path / "copy.db", tmp_path / "catalogue.db"
    shutil.copy(scanned, copy)
    shutil.copy(scanned, place)
    with place.open("r+b") as file:
        file.seek(100)
        file.write(b"\xaa" * 3900)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(copy), ""))
    window = build(qapp, str(place), settings)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.context.runner.open_failed):
        window.show()
    (restore,) = [each for each in window.findChildren(QPushButton) if each.text() == "Restore a backup…"]
    with qtbot.waitSignal(window.context.runner.opened):
        qtbot.mouseClick(restore, Qt.MouseButton.LeftButton)
    assert "is kept as catalogue.db.damaged-" in window.toast.text
    qtbot.waitUntil(lambda: bool(window.status.counts))
    window.close()


def test_about_names_version_licence_places_and_every_library(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    _act(window, "About Janto Catalog")
    assert isinstance(window.page(), AboutView)
    qtbot.waitUntil(lambda: str(tmp_path / "catalogue.db") in _texts(window))
    texts = _texts(window)
    assert f"Janto Catalog {__version__}" in texts
    assert any("GNU General Public License" in text for text in texts)
    assert set(LIBRARIES) <= set(texts)
    assert QApplication.focusWidget() is not None


def test_the_libraries_are_those_of_the_project() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(LIBRARIES) == {re.split(r"[<>=]", each)[0] for each in project["dependencies"]}


def test_the_contrast_that_the_system_asks_for_is_followed(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No platform plugin of the tests reports it, so the answer of the system is replaced.
    theme, hints = window.context.theme, QApplication.styleHints().accessibility()
    asked = [Qt.ContrastPreference.HighContrast]
    monkeypatch.setattr("janto_catalog.ui.theme.theme.contrast_asked_for", lambda: asked[0])
    hints.contrastPreferenceChanged.emit(asked[0])
    assert theme.colours == LIGHT_HIGH
    asked[0] = Qt.ContrastPreference.NoPreference
    hints.contrastPreferenceChanged.emit(asked[0])
    assert theme.colours == LIGHT
