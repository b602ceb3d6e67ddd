"""The first run: where the collection is, which story worlds to use, how far the user is, and the first scan.

Nothing is installed that was not chosen here.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.background.scan import ScanRunner
from janto_catalog.ui.context import Notice, UiContext
from janto_catalog.ui.shell.demo_maker import DemoMaker
from janto_catalog.ui.shell.dropped import sort_dropped
from janto_catalog.ui.shell.first_scan import FirstScan, step
from janto_catalog.ui.shell.how_far import HowFar
from janto_catalog.ui.theme.tokens import BODY, HEADLINE
from janto_catalog.ui.widgets.buttons import IconButton, IconLabel, button
from janto_catalog.ui.widgets.choices import ChoiceCard, DropArea
from janto_catalog.ui.widgets.focus import follow_layout
from janto_catalog.ui.widgets.layouts import Flow, clear, column, framed, row
from janto_catalog.ui.widgets.scroll_area import ScrollArea
from janto_catalog.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.catalog.spoiler_limits import Nameable
    from janto_catalog.model.views import Changed, PackSummary
    from janto_catalog.ui.theme.theme import Theme

_PLACES = (
    ("Music", QStandardPaths.StandardLocation.MusicLocation),
    ("Videos", QStandardPaths.StandardLocation.MoviesLocation),
    ("Downloads", QStandardPaths.StandardLocation.DownloadLocation),
)
_MOST_COUNTED = 5000
# The height of the list of folders, from which it scrolls.
_MOST_CHOSEN = 132
_WHERE, _ABOUT, _HOW_FAR, _SCAN = range(4)
_PURPOSE = (
    "Janto Catalog finds out which stories your files are, and in which order to watch, hear and read them."
)
_STEPS = ("Add your folders", "Choose the story world", "Say how far you are", "See what comes next")


class FirstRun(QWidget):
    """Steps, each of which can be skipped; `finished` when the user goes on to browse."""

    finished = Signal()

    def __init__(self, context: UiContext, scan: ScanRunner) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.context = context
        self._folders: list[str] = []
        self._bundled: tuple[str, ...] = ()
        self._worlds: set[str] = set()
        self._installed: set[str] = set()
        self._world_cards: dict[str, ChoiceCard] = {}
        self._starts_empty = False
        self._steps = QStackedWidget()
        self._steps.setFixedSize(720, 560)
        self.first_scan = FirstScan(context, scan)
        self.first_scan.finished.connect(self.finished.emit)
        for part in (self._folder_step(), self._world_step(), self._how_far_step(), self.first_scan):
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
        self._drop = DropArea(context=self.context, choose=self._choose, dropped=self._add_dropped)
        self._chosen = column(gap=4)
        self._chosen_area = ScrollArea(framed(self._chosen))
        self._chosen_area.setObjectName("bare")
        self._chosen_area.hide()
        self._places = Flow(8)
        self._next = button(theme, "Next", lambda: self._go_to_step(_ABOUT), primary=True)
        self._next.setEnabled(False)
        self._skip_button = button(theme, "Skip", self._skip)
        self._demo = button(theme, "Try it with a small demo collection", self._try_demo)
        self._demo.setToolTip(
            "It makes a folder of small files, and adds the story world that they belong to"
        )
        self._where = step(
            label(theme, _PURPOSE, BODY, wrap=True),
            _steps_line(theme, _WHERE),
            4,
            label(theme, "Where is your collection?", HEADLINE),
            self._drop,
            self._chosen_area,
            framed(self._places),
            label(
                theme, "Your files are only read. Nothing is renamed, moved or deleted.", BODY, "secondary"
            ),
            -1,
            row(self._skip_button, -1, self._demo, self._next),
        )
        return self._where

    def _choose(self) -> None:
        path = QFileDialog.getExistingDirectory(self, "A folder of your collection", str(Path.home()))
        if path:
            self._add([path])

    def _add_dropped(self, paths: list[str]) -> None:
        """Add the folders that were dropped, and those of files that were dropped."""
        self.context.runner.read(
            lambda _catalog: sort_dropped(None, paths),
            lambda dropped: self._add([*dropped.folders, *dropped.parents]),
            owner=self,
            worker="folders",
        )

    def _add(self, paths: list[str]) -> None:
        self._folders += [path for path in paths if path not in self._folders]
        self._list_folders()

    def _try_demo(self) -> None:
        """Make a demo collection in its own folder, and scan it like any other, with all bundled story worlds."""
        self._steps.setCurrentIndex(_SCAN)
        maker = DemoMaker(self)
        maker.created.connect(self._demo_made)
        maker.failed.connect(self._demo_failed)
        self.first_scan.wait_for(maker)
        maker.start()

    def _demo_made(self, folder: str) -> None:
        self._folders = [folder]
        self._worlds = {*self._installed, *self._bundled}
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
        self._drop.set_compact(bool(self._folders))
        self._chosen_area.setVisible(bool(self._folders))
        # When the new lines are shown: before, they have no height.
        QTimer.singleShot(0, self._chosen_area, self._fit_chosen)
        follow_layout(self._where)
        self._next.setEnabled(bool(self._folders))
        if self._folders:
            self._next.setFocus()

    def _fit_chosen(self) -> None:
        """Give the list of folders the height it needs, or scroll it to the one that was added last."""
        self._chosen_area.setFixedHeight(min(self._chosen.sizeHint().height(), _MOST_CHOSEN))
        bar = self._chosen_area.verticalScrollBar()
        QTimer.singleShot(0, bar, lambda: bar.setValue(bar.maximum()))

    def _suggest(self, found: list[tuple[str, str, int]]) -> None:
        for name, path, files in found:
            number = labels.number(files) + ("+" if files >= _MOST_COUNTED else "")
            text = f"{name} ({number} {'file' if files == 1 else 'files'})"
            self._places.addWidget(
                button(self.context.theme, text, partial(self._add, [path]), icon="folder-plus")
            )
        follow_layout(self._where)

    def _go_to_step(self, number: int) -> None:
        """Show a step, with the focus on its main button."""
        self._steps.setCurrentIndex(number)
        self._update_start()
        if number == _WHERE:
            (self._next if self._folders else self._drop).setFocus()
        elif number == _HOW_FAR:
            self._begin_button.setFocus()
        else:
            (self._start if self._start.isEnabled() else self._first_card()).setFocus()

    def _skip(self) -> None:
        """Go on without a folder; the next step tells what follows from that."""
        self._folders = []
        self._list_folders()
        self._go_to_step(_ABOUT)

    # ---- the story worlds

    def _world_step(self) -> QWidget:
        theme = self.context.theme
        self._cards = Flow(16)
        self._start = button(theme, "Next", self._take_worlds, primary=True)
        self._start.setEnabled(False)
        self._consequence = label(theme, "", BODY, "secondary", wrap=True)
        back = button(theme, "Back", lambda: self._go_to_step(_WHERE))
        return step(
            _steps_line(theme, _ABOUT),
            4,
            label(theme, "What is it about?", HEADLINE),
            8,
            label(
                theme, "A story world lists titles, people and the place of each story.", BODY, "secondary"
            ),
            8,
            framed(self._cards),
            self._consequence,
            -1,
            row(back, -1, self._start),
        )

    # ---- how far the user is

    def _how_far_step(self) -> QWidget:
        theme = self.context.theme
        self.how_far = HowFar(self.context)
        self._begin_button = button(theme, "Scan", self._begin, primary=True)
        back = button(theme, "Back", lambda: self._go_to_step(_ABOUT))
        return step(
            _steps_line(theme, _HOW_FAR),
            4,
            label(theme, "How far are you?", HEADLINE),
            8,
            label(
                theme,
                "Titles, names and reasons beyond that are not shown anywhere. You can change it at any time: the shield at "
                "the top of the window.",
                BODY,
                "secondary",
                wrap=True,
            ),
            8,
            self.how_far,
            -1,
            row(back, -1, self._begin_button),
        )

    def _take_worlds(self) -> None:
        """Add the story worlds that were chosen, and ask how far the user is with them."""
        runner = self.context.runner
        for name in sorted(self._installed - self._worlds):
            runner.write(partial(_change, "remove", name))
        for name in sorted(self._worlds - self._installed):
            runner.write(partial(_change, "add", name))
        self._installed = set(self._worlds)
        if not self._worlds:
            self._begin()
            return
        self._begin_button.setEnabled(False)
        self._go_to_step(_HOW_FAR)
        # The writer does this after the story worlds are added.
        runner.write(lambda catalog: catalog.spoilers.works(), self._works_known, self._failed)

    def _works_known(self, works: tuple[Nameable, ...]) -> None:
        self.how_far.set_works(works)
        self._begin_button.setEnabled(True)
        if self._steps.currentIndex() == _HOW_FAR:
            self._begin_button.setFocus()

    # ---- the scan

    def _read_worlds(self) -> None:
        self.context.runner.read(
            lambda catalog: (catalog.packs.list(), catalog.packs.bundled()),
            lambda found: self._show_worlds(*found),
            owner=self,
        )

    def _show_worlds(self, packs: tuple[PackSummary, ...], bundled: tuple[PackSummary, ...]) -> None:
        self._bundled = tuple(pack.name for pack in bundled)
        self._installed = {pack.name for pack in packs}
        known = {pack.name: pack for pack in (*bundled, *packs)}
        # The only one there is will be wanted; it is added when the user goes on.
        self._worlds = set(self._installed) or ({*known} if len(known) == 1 else set())
        clear(self._cards)
        self._world_cards = {}
        for name, pack in known.items():
            about = labels.count(pack.works, "title", "titles")
            card = ChoiceCard(self.context, pack.title, about, chosen=name in self._worlds)
            card.toggled.connect(partial(self._choose_world, name))
            self._world_cards[name] = card
            self._cards.addWidget(card)
        self._empty_card = ChoiceCard(self.context, "Something else", "Start empty", chosen=False)
        self._empty_card.toggled.connect(self._choose_none)
        self._cards.addWidget(self._empty_card)
        self._update_start()

    def _first_card(self) -> QWidget:
        return next(iter(self._world_cards.values()), self._start)

    def _choose_world(self, name: str, on: bool) -> None:
        (self._worlds.add if on else self._worlds.discard)(name)
        if on:
            self._starts_empty = False
            self._empty_card.set_chosen(False)
        self._update_start()

    def _choose_none(self, on: bool) -> None:
        self._starts_empty = on
        if on:
            self._worlds.clear()
            for card in self._world_cards.values():
                card.set_chosen(False)
        self._update_start()

    def _update_start(self) -> None:
        """Go on only when something is chosen, and tell what follows from the choice."""
        last = "Scan" if self._folders else "Start"
        self._start.setText(last if self._starts_empty else "Next")
        self._begin_button.setText(last)
        self._start.setEnabled(bool(self._worlds) or self._starts_empty)
        lines = []
        if self._starts_empty:
            lines.append(
                "No titles are listed and no file is recognised until you add a story world (Story worlds, in the side bar)."
            )
        if not self._folders:
            lines.append("No folder is added: My collection stays empty until you add one (Ctrl+O).")
        self._consequence.setText("\n".join(lines))

    def _begin(self) -> None:
        runner, limit = self.context.runner, self.how_far.limit
        for name in sorted(self._worlds - self._installed):
            runner.write(partial(_change, "add", name))
        if limit:
            runner.write(lambda catalog: catalog.spoilers.set(limit))
        if not self._folders:
            self.finished.emit()
            return
        folders = tuple(self._folders)
        # The writer does this after the story worlds are added, so the scan starts behind them.
        runner.write(
            lambda catalog: tuple(catalog.folders.add(path)[1] for path in folders),
            self._scan_now,
            self._failed,
        )
        self.first_scan.begin()
        self._steps.setCurrentIndex(_SCAN)

    def _scan_now(self, _added: object) -> None:
        self.first_scan.start(self._folders)

    def _failed(self, error: Exception) -> None:
        self._steps.setCurrentIndex(_WHERE)
        self.context.runner.failed.emit(error)


def _steps_line(theme: Theme, current: int) -> QWidget:
    """The steps with their numbers, the current one in bold."""
    flow = Flow(16)
    for number, text in enumerate(_STEPS):
        part = label(theme, f"{number + 1}. {text}", BODY, "text" if number == current else "secondary")
        part.setFont(theme.font(BODY, strong=number == current))
        flow.addWidget(part)
    return framed(flow)


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
