"""The first minutes: where the collection is, what it is about, and the first scan, in the window itself."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.background.scan import Scan
from janto_catalog.ui.context import Desk, Notice
from janto_catalog.ui.shell.demo_maker import DemoMaker
from janto_catalog.ui.shell.first_scan import FirstScan, step
from janto_catalog.ui.theme.tokens import BODY, CAPTION, HEADLINE
from janto_catalog.ui.widgets.buttons import IconButton, Mark, button
from janto_catalog.ui.widgets.choices import ChoiceCard, DropArea
from janto_catalog.ui.widgets.layouts import Flow, clear, column, holder, row
from janto_catalog.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import Changed, PackView

_PLACES = (
    ("Music", QStandardPaths.StandardLocation.MusicLocation),
    ("Videos", QStandardPaths.StandardLocation.MoviesLocation),
    ("Downloads", QStandardPaths.StandardLocation.DownloadLocation),
)
_MOST_COUNTED = 5000
_WHERE, _ABOUT, _SCAN = range(3)


class FirstRun(QWidget):
    """Three steps, each of which can be skipped; `left` when one goes on to browse."""

    left = Signal()

    def __init__(self, desk: Desk, scan: Scan) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.desk, self._scan = desk, scan
        self._folders: list[str] = []
        self._worlds: set[str] = set()
        self._here: set[str] = set()
        self._steps = QStackedWidget()
        self._steps.setFixedSize(720, 560)
        self.looking = FirstScan(desk, scan)
        self.looking.left.connect(self.left.emit)
        for part in (self._where(), self._about(), self.looking):
            self._steps.addWidget(part)
        self.setLayout(column(-1, row(-1, self._steps, -1), -1, gap=0))
        desk.door.ask(lambda _catalog: _suggested(), self._suggest, owner=self)
        self.setFocusProxy(self._drop)
        self._read_worlds()

    @property
    def said(self) -> str:
        """What it says at the end."""
        return self.looking.said

    # ---- where the collection is

    def _where(self) -> QWidget:
        look = self.desk.look
        self._drop = DropArea(desk=self.desk, choose=self._choose, dropped=self._add)
        self._chosen = column(gap=4)
        self._places = Flow(8)
        self._next = button(look, "Next", lambda: self._turn(_ABOUT), primary=True)
        self._next.setEnabled(False)
        self._skip_button = button(look, "Skip", self._skip)
        self._demo = button(look, "Try it with a small demo collection", self._try_demo)
        return step(
            label(look, "Where is your collection?", HEADLINE),
            8,
            self._drop,
            self._chosen,
            holder(self._places),
            label(look, "Your files are only read. Nothing is renamed, moved or deleted.", BODY, "text2"),
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
        """Make a few real files in a folder of their own, and look through them as through any other."""
        self._steps.setCurrentIndex(_SCAN)
        maker = DemoMaker(self)
        maker.made.connect(self._demo_made)
        maker.failed.connect(self._demo_failed)
        self.looking.wait_for(maker)
        maker.start()

    def _demo_made(self, folder: str) -> None:
        self._folders = [folder]
        self._begin()

    def _demo_failed(self, why: str) -> None:
        self._steps.setCurrentIndex(_WHERE)
        self._demo.setFocus()
        if why:
            self.desk.wires.notice.emit(Notice(why, failed=True))

    def _remove(self, path: str) -> None:
        self._folders.remove(path)
        self._list_folders()

    def _list_folders(self) -> None:
        clear(self._chosen)
        for path in self._folders:
            away = IconButton(self.desk.look, "x", f"Do not add {Path(path).name}", 16)
            away.clicked.connect(lambda _checked=False, p=path: self._remove(p))
            line = row(
                Mark(self.desk.look, "folder", "text2"), Elided(self.desk.look, path, middle=True), away
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
                button(self.desk.look, text, partial(self._add, [path]), icon="folder-plus")
            )

    def _turn(self, number: int) -> None:
        """Show a step with the focus on what leads on."""
        self._steps.setCurrentIndex(number)
        (self._next if number == _WHERE else self._start).setFocus()

    def _skip(self) -> None:
        self.left.emit()

    # ---- what it is about

    def _about(self) -> QWidget:
        look = self.desk.look
        self._cards = Flow(16)
        self._start = button(look, "Scan", self._begin, primary=True)
        back = button(look, "Back", lambda: self._turn(_WHERE))
        return step(
            label(look, "What is it about?", HEADLINE),
            8,
            label(look, "A story world knows titles, people and where each story stands.", BODY, "text2"),
            8,
            holder(self._cards),
            label(look, "None chosen: start empty, and add a world later.", CAPTION, "text2"),
            -1,
            row(back, -1, self._start),
        )

    def _read_worlds(self) -> None:
        self.desk.door.ask(
            lambda catalog: (catalog.packs.list(), catalog.packs.available()),
            lambda found: self._show_worlds(*found),
            owner=self,
        )

    def _show_worlds(self, packs: tuple[PackView, ...], bundled: tuple[str, ...]) -> None:
        self._here = {pack.name for pack in packs}
        self._worlds = set(self._here)
        clear(self._cards)
        titles = {pack.name: (pack.title, labels.count(pack.works, "title", "titles")) for pack in packs}
        for name in bundled:
            titles.setdefault(name, (name.replace("-", " ").capitalize(), "comes along"))
        for name, (title, about) in titles.items():
            card = ChoiceCard(self.desk, title, about, chosen=name in self._worlds)
            card.toggled.connect(lambda on, n=name: (self._worlds.add if on else self._worlds.discard)(n))
            self._cards.addWidget(card)

    def _begin(self) -> None:
        door = self.desk.door
        for name in sorted(self._here - self._worlds):
            door.change(partial(_change, "remove", name))
        for name in sorted(self._worlds - self._here):
            door.change(partial(_change, "add", name))
        folders = tuple(self._folders)
        # The writer's turn comes after the story worlds are in: the scan is asked for behind them.
        door.change(
            lambda catalog: tuple(catalog.folders.add(path)[1] for path in folders),
            self._scan_now,
            self._failed,
        )
        self._steps.setCurrentIndex(_SCAN)

    def _scan_now(self, _added: object) -> None:
        self.looking.begin()
        self._scan.start(self._folders)

    def _failed(self, error: Exception) -> None:
        self._steps.setCurrentIndex(_WHERE)
        self.desk.door.failed.emit(error)


def _change(verb: str, world: str, catalog: Catalog) -> Changed:
    return catalog.packs.add(world) if verb == "add" else catalog.packs.remove(world)


def _suggested() -> list[tuple[str, str, int]]:
    """The usual places that hold files: (name, path, how many, counted up to a limit)."""
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
