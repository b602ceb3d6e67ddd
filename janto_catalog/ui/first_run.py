"""The first minutes: where the collection is, what it is about, and the first scan, in the window itself."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QStackedWidget, QVBoxLayout, QWidget

from janto_catalog.ui import words
from janto_catalog.ui.desk import Desk, Destination
from janto_catalog.ui.scan import Scan
from janto_catalog.ui.theme.tokens import BODY, CAPTION, HEADLINE, LEAD
from janto_catalog.ui.widgets.buttons import IconButton, Mark, button
from janto_catalog.ui.widgets.layouts import Flow, clear, column, holder, row
from janto_catalog.ui.widgets.text import Elided, label, unfold

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import Changed, PackView, ScanProgress, ScanReport

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
        for step in (self._where(), self._about(), self._scanning()):
            self._steps.addWidget(step)
        self.setLayout(column(-1, row(-1, self._steps, -1), -1, gap=0))
        scan.progress.connect(self._progress)
        scan.ended.connect(self._ended)
        scan.failed.connect(lambda error: self._say_end(str(error), 0))
        desk.door.ask(lambda _catalog: _suggested(), self._suggest, owner=self)
        self._read_worlds()

    @property
    def said(self) -> str:
        """What it says at the end."""
        return self._end.text()

    # ---- where the collection is

    def _where(self) -> QWidget:
        look = self.desk.look
        self._drop = DropArea(desk=self.desk, choose=self._choose, dropped=self._add)
        self._chosen = column(gap=4)
        self._places = Flow(8)
        self._next = button(look, "Next", lambda: self._steps.setCurrentIndex(_ABOUT), primary=True)
        self._next.setEnabled(False)
        return _step(
            label(look, "Where is your collection?", HEADLINE),
            8,
            self._drop,
            self._chosen,
            holder(self._places),
            label(look, "Your files are only read. Nothing is renamed, moved or deleted.", BODY, "text2"),
            -1,
            row(button(look, "Skip", self._skip), -1, self._next),
        )

    def _choose(self) -> None:
        path = QFileDialog.getExistingDirectory(self, "A folder of your collection")
        if path:
            self._add([path])

    def _add(self, paths: list[str]) -> None:
        self._folders += [path for path in paths if path not in self._folders]
        self._list_folders()

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

    def _skip(self) -> None:
        self.left.emit()

    # ---- what it is about

    def _about(self) -> QWidget:
        look = self.desk.look
        self._cards = Flow(16)
        begin = button(look, "Scan", self._begin, primary=True)
        back = button(look, "Back", lambda: self._steps.setCurrentIndex(_WHERE))
        return _step(
            label(look, "What is it about?", HEADLINE),
            8,
            label(look, "A story world knows titles, people and where each story stands.", BODY, "text2"),
            8,
            holder(self._cards),
            label(look, "None chosen: start empty, and add a world later.", CAPTION, "text2"),
            -1,
            row(back, -1, begin),
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
        titles = {pack.name: (pack.title, words.count(pack.works, "title", "titles")) for pack in packs}
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
        self._scan.start(self._folders)

    def _failed(self, error: Exception) -> None:
        self._steps.setCurrentIndex(_WHERE)
        self.desk.door.failed.emit(error)

    # ---- the first scan

    def _scanning(self) -> QWidget:
        look = self.desk.look
        self._headline = label(look, "Looking through your folders", HEADLINE)
        self._doing = Elided(look, "", BODY, "text2", middle=True)
        self._numbers = {}
        counters = row(gap=16)
        for key, word in (("linked", "Recognised"), ("to_review", "To ask"), ("unknown", "Other files")):
            number = label(look, "0", HEADLINE)
            self._numbers[key] = number
            inner = column(number, label(look, word, BODY, "text2"), gap=0)
            inner.setContentsMargins(16, 12, 16, 12)
            counters.addWidget(holder(inner, "card"))
        self._end = label(look, "", LEAD, wrap=True)
        self._browse = button(look, "Start browsing", self.left.emit, primary=True)
        self._browse.setEnabled(False)
        self._answer = button(look, "Answer the questions", self._to_questions)
        self._answer.hide()
        return _step(
            self._headline,
            8,
            self._doing,
            16,
            counters,
            16,
            self._end,
            -1,
            row(-1, self._answer, self._browse),
        )

    def _progress(self, progress: ScanProgress) -> None:
        for key, number in self._numbers.items():
            number.setText(f"{getattr(progress, key):,}".replace(",", " "))
        of = f" of {progress.total}" if progress.total else ""
        self._doing.setText(f"{progress.stage} {progress.done}{of} · {progress.current}")
        if progress.linked:
            self._browse.setEnabled(True)

    def _ended(self, report: ScanReport) -> None:
        for key, number in self._numbers.items():
            number.setText(f"{getattr(report, key):,}".replace(",", " "))
        self._headline.setText("That is your collection")
        files = words.count(report.files, "file", "files")
        questions = words.count(report.to_review, "question", "questions")
        said = f"{files}: {words.count(report.linked, 'copy', 'copies')} matched, {questions}, {report.unknown} not recognised."
        self._say_end(said, report.to_review)

    def _say_end(self, text: str, questions: int) -> None:
        self._doing.setText("")
        self._end.setText(text)
        self._browse.setEnabled(True)
        self._answer.setVisible(questions > 0)
        self._answer.setText(f"Answer {words.count(questions, 'question', 'questions')}")
        self._browse.setFocus()

    def _to_questions(self) -> None:
        self.left.emit()
        self.desk.wires.go.emit(Destination("identify", title="To identify"))


class DropArea(QFrame):
    """Takes folders that are dropped on it; a press chooses one."""

    def __init__(self, desk: Desk, choose: Callable[[], None], dropped: Callable[[list[str]], None]) -> None:
        super().__init__()
        self.setObjectName("drop")
        self.setAcceptDrops(True)
        self.setFixedHeight(200)
        self._dropped = dropped
        press = button(desk.look, "Choose a folder…", choose)
        mark = row(-1, Mark(desk.look, "folder-plus", "text2", 48), -1)
        said = row(-1, label(desk.look, "Drop folders here", LEAD), -1)
        self.setLayout(column(-1, mark, said, row(-1, press, -1), -1, gap=12))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._over(False)
        self._dropped([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    def _over(self, on: bool) -> None:
        self.setProperty("over", on)
        unfold(self)


class ChoiceCard(QFrame):
    """A card that is chosen or not."""

    toggled = Signal(bool)

    def __init__(self, desk: Desk, title: str, about: str, *, chosen: bool) -> None:
        super().__init__()
        self.setObjectName("choice")
        self.setFixedSize(208, 96)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title, self.chosen = title, chosen
        self._mark = Mark(desk.look, "check", "accent")
        top = row(Elided(desk.look, title, LEAD), self._mark)
        top.setStretch(0, 1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 12, 16, 12)
        lines.addLayout(top)
        lines.addWidget(label(desk.look, about, BODY, "text2"))
        lines.addStretch(1)
        self._show()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._toggle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle()
        else:
            super().keyPressEvent(event)

    def _toggle(self) -> None:
        self.chosen = not self.chosen
        self._show()
        self.toggled.emit(self.chosen)

    def _show(self) -> None:
        self.setProperty("chosen", self.chosen)
        self._mark.setVisible(self.chosen)
        self.setAccessibleName(f"{self._title}, {'chosen' if self.chosen else 'not chosen'}")
        unfold(self)


def _change(verb: str, world: str, catalog: Catalog) -> Changed:
    return catalog.packs.add(world) if verb == "add" else catalog.packs.remove(world)


def _step(*parts: object) -> QWidget:
    made = QWidget()
    made.setLayout(column(*parts, gap=12, margin=40))  # type: ignore[arg-type]
    return made


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
