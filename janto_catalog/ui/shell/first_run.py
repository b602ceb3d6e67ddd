"""The first run: where the collection is, which story worlds to use, and the first scan."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.background.scan import ScanRunner
from janto_catalog.ui.context import Notice, UiContext
from janto_catalog.ui.shell.demo_maker import DemoMaker
from janto_catalog.ui.shell.first_scan import FirstScan, step
from janto_catalog.ui.theme.tokens import BODY, CAPTION, HEADLINE
from janto_catalog.ui.widgets.buttons import IconButton, IconLabel, button
from janto_catalog.ui.widgets.choices import ChoiceCard, DropArea
from janto_catalog.ui.widgets.layouts import Flow, clear, column, framed, row
from janto_catalog.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import Changed, PackSummary

_PLACES = (
    ("Music", QStandardPaths.StandardLocation.MusicLocation),
    ("Videos", QStandardPaths.StandardLocation.MoviesLocation),
    ("Downloads", QStandardPaths.StandardLocation.DownloadLocation),
)
_MOST_COUNTED = 5000
_WHERE, _ABOUT, _SCAN = range(3)


class FirstRun(QWidget):
    """Three steps, each of which can be skipped; `finished` when the user goes on to browse."""

    finished = Signal()

    def __init__(self, context: UiContext, scan: ScanRunner) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.context, self._scan = context, scan
        self._folders: list[str] = []
        self._worlds: set[str] = set()
        self._installed: set[str] = set()
        self._steps = QStackedWidget()
        self._steps.setFixedSize(720, 560)
        self.first_scan = FirstScan(context, scan)
        self.first_scan.finished.connect(self.finished.emit)
        for part in (self._folder_step(), self._world_step(), self.first_scan):
            self._steps.addWidget(part)
        self.setLayout(column(-1, row(-1, self._steps, -1), -1, gap=0))
        context.runner.read(lambda _catalog: _usual_folders(), self._suggest, owner=self)
        self.setFocusProxy(self._drop)
        self._read_worlds()

    @property
    def summary(self) -> str:
        """The result of the scan in words."""
        return self.first_scan.summary

    # ---- the folders

    def _folder_step(self) -> QWidget:
        theme = self.context.theme
        self._drop = DropArea(context=self.context, choose=self._choose, dropped=self._add)
        self._chosen = column(gap=4)
        self._places = Flow(8)
        self._next = button(theme, "Next", lambda: self._go_to_step(_ABOUT), primary=True)
        self._next.setEnabled(False)
        self._skip_button = button(theme, "Skip", self._skip)
        self._demo = button(theme, "Try it with a small demo collection", self._try_demo)
        return step(
            label(theme, "Where is your collection?", HEADLINE),
            8,
            self._drop,
            self._chosen,
            framed(self._places),
            label(
                theme, "Your files are only read. Nothing is renamed, moved or deleted.", BODY, "secondary"
            ),
            -1,
            row(self._skip_button, -1, self._demo, self._next),
        )

    def _choose(self) -> None:
        path = QFileDialog.getExistingDirectory(self, "A folder of your collection", str(Path.home()))
        if path:
            self._add([path])

    def _add(self, paths: list[str]) -> None:
        self._folders += [path for path in paths if path not in self._folders]
        self._list_folders()

    def _try_demo(self) -> None:
        """Make a demo collection in its own folder, and scan it like any other."""
        self._steps.setCurrentIndex(_SCAN)
        maker = DemoMaker(self)
        maker.created.connect(self._demo_made)
        maker.failed.connect(self._demo_failed)
        self.first_scan.wait_for(maker)
        maker.start()

    def _demo_made(self, folder: str) -> None:
        self._folders = [folder]
        self._begin()

    def _demo_failed(self, why: str) -> None:
        self._steps.setCurrentIndex(_WHERE)
        self._demo.setFocus()
        if why:
            self.context.signals.show_notice.emit(Notice(why, failed=True))

    def _remove(self, path: str) -> None:
        self._folders.remove(path)
        self._list_folders()

    def _list_folders(self) -> None:
        clear(self._chosen)
        for path in self._folders:
            away = IconButton(self.context.theme, "x", f"Do not add {Path(path).name}", 16)
            away.clicked.connect(lambda _checked=False, p=path: self._remove(p))
            line = row(
                IconLabel(self.context.theme, "folder", "secondary"),
                Elided(self.context.theme, path, middle=True),
                away,
            )
            line.setStretch(1, 1)
            self._chosen.addLayout(line)
        self._next.setEnabled(bool(self._folders))
        if self._folders:
            self._next.setFocus()

    def _suggest(self, found: list[tuple[str, str, int]]) -> None:
        for name, path, files in found:
            number = f"{files:,}".replace(",", " ") + ("+" if files >= _MOST_COUNTED else "")
            text = f"{name} ({number} {'file' if files == 1 else 'files'})"
            self._places.addWidget(
                button(self.context.theme, text, partial(self._add, [path]), icon="folder-plus")
            )

    def _go_to_step(self, number: int) -> None:
        """Show a step, with the focus on its main button."""
        self._steps.setCurrentIndex(number)
        (self._next if number == _WHERE else self._start).setFocus()

    def _skip(self) -> None:
        self.finished.emit()

    # ---- the story worlds

    def _world_step(self) -> QWidget:
        theme = self.context.theme
        self._cards = Flow(16)
        self._start = button(theme, "Scan", self._begin, primary=True)
        back = button(theme, "Back", lambda: self._go_to_step(_WHERE))
        return step(
            label(theme, "What is it about?", HEADLINE),
            8,
            label(
                theme, "A story world lists titles, people and the place of each story.", BODY, "secondary"
            ),
            8,
            framed(self._cards),
            label(theme, "If none is chosen, you can add a story world later.", CAPTION, "secondary"),
            -1,
            row(back, -1, self._start),
        )

    def _read_worlds(self) -> None:
        self.context.runner.read(
            lambda catalog: (catalog.packs.list(), catalog.packs.available()),
            lambda found: self._show_worlds(*found),
            owner=self,
        )

    def _show_worlds(self, packs: tuple[PackSummary, ...], bundled: tuple[str, ...]) -> None:
        self._installed = {pack.name for pack in packs}
        self._worlds = set(self._installed)
        clear(self._cards)
        titles = {pack.name: (pack.title, labels.count(pack.works, "title", "titles")) for pack in packs}
        for name in bundled:
            titles.setdefault(name, (name.replace("-", " ").capitalize(), "included"))
        for name, (title, about) in titles.items():
            card = ChoiceCard(self.context, title, about, chosen=name in self._worlds)
            card.toggled.connect(lambda on, n=name: (self._worlds.add if on else self._worlds.discard)(n))
            self._cards.addWidget(card)

    def _begin(self) -> None:
        runner = self.context.runner
        for name in sorted(self._installed - self._worlds):
            runner.write(partial(_change, "remove", name))
        for name in sorted(self._worlds - self._installed):
            runner.write(partial(_change, "add", name))
        folders = tuple(self._folders)
        # The writer does this after the story worlds are added, so the scan starts behind them.
        runner.write(
            lambda catalog: tuple(catalog.folders.add(path)[1] for path in folders),
            self._scan_now,
            self._failed,
        )
        self._steps.setCurrentIndex(_SCAN)

    def _scan_now(self, _added: object) -> None:
        self.first_scan.begin()
        self._scan.start(self._folders)

    def _failed(self, error: Exception) -> None:
        self._steps.setCurrentIndex(_WHERE)
        self.context.runner.failed.emit(error)


def _change(verb: str, world: str, catalog: Catalog) -> Changed:
    return catalog.packs.add(world) if verb == "add" else catalog.packs.remove(world)


def _usual_folders() -> list[tuple[str, str, int]]:
    """The usual folders that have files: (name, path, number of files, counted up to a limit)."""
    found = []
    for name, place in _PLACES:
        path = QStandardPaths.writableLocation(place)
        files = 0
        for _folder, _folders, names in os.walk(path):
            files += len(names)
            if files >= _MOST_COUNTED:
                break
        if files and path != QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation):
            found.append((name, path, min(files, _MOST_COUNTED)))
    return found
