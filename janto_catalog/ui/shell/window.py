"""The main window: it holds the parts together and carries requests between them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from janto_catalog.ui.actions import Action, bind_actions
from janto_catalog.ui.background.scan import ScanRunner
from janto_catalog.ui.context import Destination, Notice, UiContext
from janto_catalog.ui.panels.detail_panel import DetailPanel
from janto_catalog.ui.search.field import SearchField
from janto_catalog.ui.shell.commands import Commands
from janto_catalog.ui.shell.side_bar import SideBar
from janto_catalog.ui.shell.split_layout import SplitLayout
from janto_catalog.ui.shell.startup import Startup
from janto_catalog.ui.shell.status_bar import StatusBar
from janto_catalog.ui.shell.tool_bar import ToolBar
from janto_catalog.ui.views.titles import VIEW as TITLES
from janto_catalog.ui.views.titles import TitlesView
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from janto_catalog.catalog import Catalog
    from janto_catalog.errors import ManyMissingError
    from janto_catalog.model.story import Arc
    from janto_catalog.model.views import Changed, Tally
    from janto_catalog.ui.background.gc_control import MainThreadGC
    from janto_catalog.ui.views import View

_MIDDLE = 480
_ALL = Destination("titles", title="All titles")


class Window(QMainWindow):
    """Tool bar, side bar, middle, detail, status bar."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self.setWindowTitle("Janto Catalog")
        self.setMinimumSize(960, 600)
        self.setAcceptDrops(True)
        self.scan = ScanRunner(context.runner)
        self.search = SearchField(context)
        self.side_bar = SideBar(context)
        self.titles = TitlesView(context)
        self.detail = DetailPanel(context)
        self.status = StatusBar(context, self.scan)
        self.error_line = label(context.theme, "", role="cannot", wrap=True)
        self._views: dict[str, View] = {TITLES.name: TITLES}
        self._pages: dict[str, Any] = {TITLES.name: self.titles}
        self._middle = QStackedWidget()
        self._middle.setObjectName("surface")
        # Else the widest of all pages, in sight or not, would narrow side bar and detail.
        self._middle.setMinimumWidth(_MIDDLE)
        self._middle.addWidget(self.titles)
        self.split = SplitLayout(context, self.side_bar, self._middle, self.detail, self.page)
        self._outer = QStackedWidget()
        self._set_up = False
        self._gc: MainThreadGC | None = None
        self.commands = Commands(self)
        self.startup = Startup(context, self.scan, self._outer)
        self.here = _ALL
        self._put_together()
        self._wire()
        self._restore()

    # ---- going places

    def go(self, destination: Destination) -> None:
        """Show a view."""
        page = self._page(destination.view)
        browsing = any(
            part.isAncestorOf(QApplication.focusWidget() or self) for part in (self.side_bar, self.search)
        )
        self.here = destination
        self._outer.setCurrentIndex(0)
        self._middle.setCurrentWidget(page)
        if hasattr(page, "search"):
            self.search.set_query(destination.query)
        page.visit(destination)
        self.side_bar.mark_current(destination)
        self.split.fit()
        if self._set_up:
            self.toast.place_later()
        if not browsing:
            page.region().setFocus()

    def search_for(self, query: str, typing: bool) -> None:
        """List what matches in a view that lists titles."""
        page: Any = self._middle.currentWidget()
        if not hasattr(page, "search"):
            self._middle.setCurrentWidget(self.titles)
            page, self.here = self.titles, _ALL
            self.split.fit()
        self.side_bar.mark_current(self.here if query == self.here.query else _ALL if not query else None)
        page.search(query, typing=typing)

    def page(self) -> Any:
        """The view that is shown."""
        return self._middle.currentWidget()

    def _page(self, name: str) -> Any:
        if name not in self._pages:
            page = self._views[name].make(self.context)
            if hasattr(page, "refused"):
                page.refused.connect(self._search_failed)
                page.listed.connect(lambda _query: self.search.show_error(None))
            self._pages[name] = page
            self._middle.addWidget(page)
        return self._pages[name]

    def all_actions(self) -> list[QAction]:
        """What can be done now: here, and everywhere."""
        page = self.page()
        own = [act for part in (page, *page.findChildren(QWidget)) for act in part.actions()]
        acts = [act for act in (*own, *self.acts) if isinstance(act.data(), Action)]
        return [act for act in acts if act.property("can")()]

    def places(self) -> list[Destination]:
        """Where the side bar leads."""
        return self.side_bar.destinations()

    # ---- folders

    def add_folders(self, paths: list[str]) -> None:
        """Take folders into the catalogue, then scan them."""
        for path in paths:
            self.context.runner.write(partial(_add_folder, path), partial(self._scan_added, path), owner=self)

    def _scan_added(self, path: str, _done: object) -> None:
        self.scan.start([path])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add_folders([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    # ---- beginning and end

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._set_up:
            self._set_up = True
            # Nothing that costs time is loaded before there is something to see.
            QTimer.singleShot(0, self.finish_setup)

    def finish_setup(self) -> None:
        """Load the other views and open the catalogue."""
        from PySide6.QtGui import QAction

        from janto_catalog.ui.background.gc_control import MainThreadGC
        from janto_catalog.ui.player import Player
        from janto_catalog.ui.shell.toast import Toast
        from janto_catalog.ui.views import collect

        self._set_up = True
        self._gc = MainThreadGC(self)
        self.context.runner.open()
        self.detail.finish_setup()
        self.toast = Toast(self.context.theme, self._outer, self.commands.undo)
        self.player = Player(self.context)
        self.titles.finish_setup()
        self.acts = bind_actions(self.commands, self, everywhere=True)
        self._wire_late()
        views = collect()
        self._views = {view.name: view for view in views}
        self.side_bar.set_views(views)
        for number, place in enumerate(self.places()[:9], 1):
            act = QAction(self)
            act.setShortcut(f"Ctrl+{number}")
            act.triggered.connect(lambda _checked=False, to=place: self.go(to))
            self.addAction(act)

    def closeEvent(self, event: QCloseEvent) -> None:
        settings = self.context.settings
        settings.set("geometry", self.saveGeometry())
        self.split.save()
        self.scan.cancel()
        self.hide()
        if self.context.runner.close() and self._gc is not None:
            self._gc.stop()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.split.fit()

    # ---- inside

    def _put_together(self) -> None:
        tools = ToolBar(self.context, self.search, self.all_actions)
        tools.side.clicked.connect(self.commands.toggle_side)
        tools.folder.clicked.connect(self.commands.add_folder)
        self.error_line.setContentsMargins(56, 4, 16, 6)
        self.error_line.hide()
        main, self._main = QWidget(), QVBoxLayout()
        main.setObjectName("page")
        self._main.setContentsMargins(0, 0, 0, 0)
        self._main.setSpacing(0)
        for widget in (tools, self.error_line, self.split, self.status):
            self._main.addWidget(widget)
        self._main.setStretch(2, 1)
        main.setLayout(self._main)
        self._outer.addWidget(main)
        self.setCentralWidget(self._outer)

    def _wire(self) -> None:
        context, signals = self.context, self.context.signals
        signals.go.connect(self.go)
        signals.add_folder.connect(self.commands.add_folder)
        signals.scan.connect(self.scan.start)
        signals.search.connect(self.commands.search_here)
        self.titles.search_failed.connect(self._search_failed)
        self.titles.loaded.connect(lambda _query: self.search.show_error(None))
        self.search.searched.connect(self.search_for)
        self.search.error_changed.connect(self._show_error_line)
        self.search.work_chosen.connect(signals.select.emit)
        self.side_bar.chosen.connect(self.go)
        self.scan.ended.connect(self._scanned)
        self.scan.failed.connect(self._scan_failed)
        context.runner.changed.connect(self._changed)
        context.runner.failed.connect(self._failed)
        self.startup.ready.connect(self._ready)
        self.startup.browsing.connect(lambda: self.page().region().setFocus())

    def _wire_late(self) -> None:
        signals = self.context.signals
        signals.select.connect(self._select)
        signals.notice.connect(self.toast.show_notice)
        signals.play.connect(self.player.play)
        signals.why.connect(self._why)
        signals.edit.connect(self._edit)
        signals.detail.connect(self.split.toggle_detail)

    def _restore(self) -> None:
        settings = self.context.settings
        if not self.restoreGeometry(settings.get("geometry")):
            self.resize(QSize(1440, 900).boundedTo(self.screen().availableSize()))
        self.side_bar.setVisible(settings.get("side"))
        self.split.fit()
        self.titles.table.setFocus()

    def _ready(self) -> None:
        self._read_names()
        self.go(self.here)
        self._read_counts()

    def _read_names(self) -> None:
        self.context.runner.read(lambda catalog: catalog.works.character_names(), self._name, owner=self)

    def _name(self, names: dict[str, str]) -> None:
        self.context.names.clear()
        self.context.names.update(names)

    def _read_counts(self) -> None:
        self.context.runner.read(
            lambda catalog: (catalog.works.tally(), catalog.works.arcs()),
            self._count,
            owner=self,
            key="tally",
        )

    def _count(self, found: tuple[Tally, tuple[Arc, ...]]) -> None:
        tally, arcs = found
        self.side_bar.set_counts(tally, arcs)
        self.status.set_counts(tally)

    def _changed(self, changed: Changed) -> None:
        """Let what is in sight read again if it shows what changed; the rest reads when it comes into sight."""
        if "pack" in changed.kinds:
            self._read_names()
        self._read_counts()
        page = self.page()
        if page.kinds & changed.kinds:
            page.reload()
        if self.detail.kinds & changed.kinds:
            self.detail.reload()

    def _show_error_line(self, text: str) -> None:
        """Say what is wrong with the search above the views, which make room."""
        self.error_line.setText(text)
        self.error_line.setVisible(bool(text))

    def _search_failed(self, error: Exception) -> None:
        from janto_catalog.errors import QueryError

        if isinstance(error, QueryError):
            self.search.show_error(error)
        else:
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        self.toast.show_notice(Notice(str(error) or type(error).__name__, failed=True))

    def _scanned(self, report: object) -> None:
        asks = getattr(report, "to_review", 0)
        if asks and self._outer.currentIndex() == 0:
            ask = ("Answer them", lambda: self.go(Destination("identify", title="To identify")))
            self.toast.show_notice(Notice(f"{asks} questions about what was found.", action=ask))

    def _scan_failed(self, error: Exception) -> None:
        from janto_catalog.errors import ManyMissingError

        if isinstance(error, ManyMissingError):
            self._ask_about_missing(error)
            return
        self.toast.show_notice(Notice(str(error), failed=True))

    def _ask_about_missing(self, error: ManyMissingError) -> None:
        """So much is gone that the scan stopped; nothing is done unless somebody says so."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.NoIcon, "Janto Catalog", "", parent=self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f"{error.what}.")
        box.setInformativeText(f"{error.where}\n\nWas the folder renamed, or is its disk not connected?")
        keep = box.addButton("Mark them missing", QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton("Do nothing", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(leave)
        keep.clicked.connect(lambda: self.scan.repeat(accept_missing=True))
        box.open()

    def _select(self, work: str) -> None:
        had = bool(self.detail.work)
        self.detail.show_work(work)
        if had != bool(work):
            self.split.fit()

    def _why(self, work: str) -> None:
        self._open_detail()
        self.detail.show_why_of(work)

    def _edit(self, work: str) -> None:
        """Open the detail and let what is said of a title be mended there."""
        self._open_detail()
        self.detail.edit(work)

    def _open_detail(self) -> None:
        if not self.detail.isVisible():
            self.split.toggle_detail()


def _add_folder(path: str, catalog: Catalog) -> object:
    return catalog.folders.add(path)
