"""The main window: it contains the parts and passes requests between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from janto_catalog.model.changes import Data
from janto_catalog.ui.actions import Action, bind_actions
from janto_catalog.ui.background.scan import ScanRunner
from janto_catalog.ui.context import ALL_TITLES, HOME, Destination, Notice, UiContext
from janto_catalog.ui.own_cover import ask_for_cover
from janto_catalog.ui.panels.detail_panel import DetailPanel
from janto_catalog.ui.search.error_line import SearchErrorLine
from janto_catalog.ui.search.field import SearchField
from janto_catalog.ui.shell.commands import Commands
from janto_catalog.ui.shell.drop_overlay import DropOverlay
from janto_catalog.ui.shell.folder_scans import FolderScans
from janto_catalog.ui.shell.pages import Pages
from janto_catalog.ui.shell.record_names import read_names
from janto_catalog.ui.shell.side_bar import SideBar
from janto_catalog.ui.shell.split_layout import SplitLayout
from janto_catalog.ui.shell.startup import Startup
from janto_catalog.ui.shell.status_bar import StatusBar
from janto_catalog.ui.shell.tool_bar import ToolBar
from janto_catalog.ui.shell.visits import Visits
from janto_catalog.ui.title_actions import TitleActions
from janto_catalog.ui.view_page import SearchPage
from janto_catalog.ui.views.home import VIEW as FIRST
from janto_catalog.ui.widgets.buttons import EnterClicks
from janto_catalog.ui.widgets.header import Header
from janto_catalog.ui.widgets.layouts import column, framed

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from janto_catalog.model.views import Changed, SidebarCounts
    from janto_catalog.ui.background.gc_control import MainThreadGC
    from janto_catalog.ui.background.watches import Watches
    from janto_catalog.ui.view_page import ViewPage
    from janto_catalog.ui.views.titles import TitlesView

_NAME = "Janto Catalog"
_SIZE = QSize(1440, 900)
_FRAME = QSize(16, 48)
"""Room for the frame and title bar around the window, whose size is not known before the window is shown."""


def first_size(available: QSize) -> QSize:
    """The size of the window when it is opened first: with its frame, it fits the `available` part of the screen."""
    return _SIZE.boundedTo(available - _FRAME)


class Window(QMainWindow):
    """Tool bar, side bar, the page of a view, detail, status bar.  It is the `ActionHost` of its commands."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self.setWindowTitle(_NAME)
        self.setMinimumSize(960, 600)
        self.setAcceptDrops(True)
        self.drop_overlay = DropOverlay(context.theme, self)
        self.scan = ScanRunner(context.runner)
        self.search = SearchField(context)
        self.side_bar = SideBar(context)
        self.detail = DetailPanel(context)
        self.status = StatusBar(context, self.scan)
        self.error_line = SearchErrorLine(context)
        self.pages = Pages(context, FIRST, FIRST.make(context))
        self.split = SplitLayout(context, self.side_bar, self.pages, self.detail)
        self.current_destination = HOME
        self._layers = QStackedWidget()
        self._is_set_up = False
        self._gc: MainThreadGC | None = None
        self._watches: Watches | None = None
        self._bound_actions: list[QAction] = []
        self.folder_scans = FolderScans(
            context, self.scan, self, is_browsing=lambda: self._layers.currentIndex() == 0
        )
        self.visits = Visits(self)
        self.commands = Commands(self)
        self.startup = Startup(context, self.scan, self._layers)
        self._set_layout()
        self.installEventFilter(EnterClicks(self))
        self._connect()
        self._restore()

    # ---- navigation

    def navigate(self, destination: Destination, *, keeps_focus: bool = False) -> None:
        """Show a view, with the focus in it unless it keeps the focus where it is."""
        chosen, destination = destination, self.pages.with_search(destination)
        if destination != self.current_destination:
            self.context.signals.page_opened.emit()
        self.current_destination = destination
        self.visits.note_page(destination)
        self._layers.setCurrentIndex(0)
        page = self.pages.show_view(destination.view)
        # A page that lists no titles has no search either.
        self.search.set_query(destination.query if isinstance(page, SearchPage) else "")
        page.visit(destination)
        # The detail is that of the page, not of another one that was shown before.
        self.context.signals.select_work.emit(page.selected if isinstance(page, TitleActions) else "")
        self._show_title()
        self.side_bar.mark_current(chosen)
        self.split.fit()
        if not keeps_focus:
            page.focus_target().setFocus()

    def search_for(self, text: str, typing: bool) -> None:
        """List what matches in the current view, or among all titles when it does not list titles."""
        before = self.page()
        page = before if isinstance(before, SearchPage) else self.titles
        if page is not before:
            self.pages.show_view(ALL_TITLES.view)
            self.current_destination = ALL_TITLES
            self.context.signals.page_opened.emit()
            self.split.fit()
        if not text and page is self.titles:
            self.current_destination = ALL_TITLES
        at = self.current_destination
        self.side_bar.mark_current(at if text == at.query else Destination(at.view, text))
        self.visits.note_search(Destination(at.view, text), typing=typing)
        if page is not before:
            # The detail is that of the list, also before the search is done.
            self.context.signals.select_work.emit(self.titles.selected)
        page.search(text, typing=typing)

    @property
    def titles(self) -> TitlesView:
        """The page that lists titles, made when it is first needed."""
        from janto_catalog.ui.views.titles import VIEW

        return cast("TitlesView", self.pages.page_of(VIEW))

    def _search_text(self, text: str) -> None:
        """Search for a text as if it had been typed; the focus stays."""
        self.search.set_query(text)
        self.search_for(text, False)

    def page(self) -> ViewPage:
        """The page that is shown."""
        return self.pages.current

    def _show_title(self) -> None:
        """Show the title of the page as that of the window."""
        # Before the first scan no page is shown.
        head = self.page().findChild(Header) if self._layers.currentIndex() == 0 else None
        title = head.title.text() if isinstance(head, Header) else ""
        self.setWindowTitle(f"{title} — {_NAME}" if title else _NAME)

    # ---- what its commands need

    def as_widget(self) -> QWidget:
        """The window."""
        return self

    def regions(self) -> Sequence[QWidget]:
        """The parts that F6 moves the focus through, in order."""
        regions: list[QWidget] = [self.side_bar, self.search, self.page().focus_target()]
        return [*regions, *(part for part in (self.detail, self.toast) if part.isVisible())]

    def available_actions(self) -> list[QAction]:
        """What can be done now, in the current view and everywhere."""
        page = self.page()
        own = [act for part in (page, *page.findChildren(QWidget)) for act in part.actions()]
        acts = [act for act in (*own, *self._bound_actions) if isinstance(act.data(), Action)]
        return [act for act in acts if act.property("can")()]

    def destinations(self) -> list[tuple[Destination, str]]:
        """The destinations in the side bar, each with its icon."""
        return self.side_bar.destinations()

    def toggle_side_bar(self) -> None:
        """Show or hide the side bar, and remember it."""
        self.side_bar.setVisible(not self.side_bar.isVisible())
        self.context.settings.set("side", self.side_bar.isVisible())

    def add_folders(self, paths: Sequence[str]) -> None:
        """Add folders to the catalogue, then scan them."""
        self.folder_scans.add(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.drop_overlay.consider(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.folder_scans.add_dropped(self.drop_overlay.take(event))

    # ---- start and end

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_set_up:
            self._is_set_up = True
            # Everything else is loaded after the first paint.
            QTimer.singleShot(0, self.finish_setup)

    def finish_setup(self) -> None:
        """Load the other views and open the catalogue."""
        from PySide6.QtGui import QAction

        from janto_catalog.ui.background.gc_control import MainThreadGC
        from janto_catalog.ui.player import Player
        from janto_catalog.ui.shell.toast import Toast
        from janto_catalog.ui.views import all_views

        self._is_set_up = True
        self._gc = MainThreadGC(self)
        self.context.runner.open()
        self.startup.opened.connect(self._watch)
        self.detail.finish_setup()
        self.detail.number_in_list = lambda work: self.page().number_in_list(work)
        self.detail.searched_characters = lambda: self.page().searched_characters()
        self.toast = Toast(self.context.theme, self.commands.undo_change)
        self._foot.addWidget(self.toast)
        self.player = Player(self.context)
        self.visits.watch(self.windowHandle())
        self._bound_actions = bind_actions(self.commands, self, whole_window=True)
        self._connect_late()
        views = all_views()
        self.pages.set_views(views)
        self.side_bar.set_views(views)
        for number, (place, _icon) in enumerate(self.destinations()[:9], 1):
            act = QAction(self)
            act.setShortcut(f"Ctrl+{number}")
            act.triggered.connect(lambda _checked=False, to=place: self.navigate(to))
            self.addAction(act)

    def _watch(self) -> None:
        from janto_catalog.ui.background.watches import Watches

        self._watches = self._watches or Watches(self.context, self.scan, self)
        self._watches.ask()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.split.save()
        self.scan.cancel()
        if self._watches is not None:
            self._watches.stop()
        self.hide()
        if self.context.runner.close() and self._gc is not None:
            self._gc.stop()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.split.fit()

    def _set_layout(self) -> None:
        tools = ToolBar(self.context, self.search, self.available_actions)
        self.limit = tools.limit
        tools.side.clicked.connect(self.toggle_side_bar)
        tools.follow(self.visits)
        tools.folder.clicked.connect(self.commands.add_folder)
        self.search.save_button.clicked.connect(self.commands.save_search)
        main = QWidget()
        main.setObjectName("page")
        lines = column(tools, self.error_line, self.split, self.status, gap=0)
        lines.setStretch(2, 1)
        main.setLayout(lines)
        self._layers.addWidget(main)
        # The toast is added below.
        self._foot = column(self._layers, gap=0)
        self._foot.setStretch(0, 1)
        self.setCentralWidget(framed(self._foot))

    def _connect(self) -> None:
        runner, signals = self.context.runner, self.context.signals
        signals.navigate.connect(self.navigate)
        signals.choose_folder.connect(self.commands.add_folder)
        signals.scan_folders.connect(self.scan.start)
        signals.focus_search.connect(self.commands.focus_search)
        self.pages.search_failed.connect(self._search_failed)
        self.pages.searched.connect(self._list_loaded)
        self.search.searched.connect(self.search_for)
        signals.search_text.connect(self._search_text)
        self.search.error_changed.connect(self.error_line.show_error)
        self.error_line.accepted.connect(self.search.accept_correction)
        self.search.work_chosen.connect(signals.select_work)
        self.side_bar.chosen.connect(lambda to: self.navigate(to, keeps_focus=True))
        runner.changed.connect(self._changed)
        runner.failed.connect(self._failed)
        # Also after the last change that a scan reports, a page may say that it is running.
        for end in (self.scan.ended, self.scan.failed):
            end.connect(self._scan_ended)
        self.startup.opened.connect(self._opened)
        self.startup.browsing.connect(self.pages.focus_current)
        self._layers.currentChanged.connect(lambda _layer: self._show_title())

    def _connect_late(self) -> None:
        from janto_catalog.ui.shell.reopen import open_again
        from janto_catalog.ui.shell.toast import follow_notices

        signals = self.context.signals
        signals.select_work.connect(self._select)
        signals.select_work.connect(self.visits.note_work)
        follow_notices(self.toast, self.context)
        signals.open_again.connect(lambda catalogue: open_again(self, catalogue))
        signals.play_work.connect(self.player.play)
        for asked, show in (
            (signals.show_reasons, self.detail.show_reasons_of),
            (signals.edit_work, self.detail.edit),
            (signals.write_note, self.detail.write_note),
            (signals.place_work, self.detail.place),
            (signals.ask_title, self.detail.ask_title),
        ):
            asked.connect(self.split.open_detail)
            asked.connect(show)
        signals.choose_cover.connect(lambda find: ask_for_cover(self.context, self, find))
        signals.toggle_detail.connect(self.split.toggle_detail)

    def _restore(self) -> None:
        settings = self.context.settings
        if not self.restoreGeometry(settings.get("geometry")):
            self.resize(first_size(self.screen().availableSize()))
        self.side_bar.setVisible(settings.get("side"))
        self.split.fit()
        self.pages.focus_current()

    # ---- results from the catalogue

    def _opened(self) -> None:
        from janto_catalog.ui.shell.reopen import take_page

        read_names(self.context, self)
        self.limit.read()
        self.side_bar.list_saved_searches()
        if self.search.query:
            # Typed while the catalogue was opened.
            self.search_for(self.search.query, typing=True)
        else:
            place = take_page(self.context.settings) or self.current_destination
            self.navigate(place, keeps_focus=self.search.isAncestorOf(QApplication.focusWidget() or self))
        self._read_counts()
        self.context.runner.read(
            lambda catalog: catalog.matcher.waiting(), self.folder_scans.match_pending, owner=self
        )

    def _read_counts(self) -> None:
        self.context.runner.read(
            lambda catalog: catalog.works.sidebar_counts(),
            self._counts_read,
            owner=self,
            key="counts",
        )

    def _counts_read(self, counts: SidebarCounts) -> None:
        self.side_bar.set_counts(counts)
        self.status.set_counts(counts)

    def _changed(self, changed: Changed) -> None:
        """Reload what is shown if it shows what changed; other pages are reloaded when they are visited."""
        if Data.NAME_FACTS in changed.kinds:
            read_names(self.context, self)
        self._read_counts()
        self.folder_scans.match_pending(changed.waiting)
        page = self.page()
        concerns_all = Data.KEPT_BACK in changed.kinds
        if concerns_all or page.shows & changed.kinds:
            page.reload()
        if concerns_all or self.detail.shows & changed.kinds:
            self.detail.reload()

    def _scan_ended(self, report: object) -> None:
        if report is not None and self.page().shows & {Data.FOLDERS, Data.OWNERSHIP}:
            self.page().reload()

    def _list_loaded(self) -> None:
        self.visits.note_loaded()
        page = self.page()
        if isinstance(page, SearchPage) and page.listed_query is not None:
            query, place = page.listed_query, self.current_destination
            # What a page lists by itself was not searched for.
            is_place = bool(place.title) and place.query == query.text
            self.search.show_found(query, remember=page.listed_count > 0 and not is_place)
            if self.search.take_entered() and page.listed_count:
                page.focus_target().setFocus()
        self._show_title()

    def _search_failed(self, error: Exception) -> None:
        from janto_catalog.errors import QueryError

        if isinstance(error, QueryError):
            self.search.show_error(error)
        else:
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        self.toast.show_notice(Notice(str(error) or type(error).__name__, failed=True, stays=True))

    def _select(self, work: str) -> None:
        had_work = bool(self.detail.work)
        self.detail.show_work(work)
        if had_work != bool(work):
            self.split.fit()
