"""What opens first: what to continue, what comes next, what is new, and what the user has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from janto_catalog.model.changes import Data
from janto_catalog.ui.actions import add_context_menu, bind_actions
from janto_catalog.ui.context import (
    CONTINUE,
    FOLDERS,
    HOME,
    MISSING,
    MY_COLLECTION,
    NOT_SEEN,
    OFFLINE,
    REVIEW,
    UNREADABLE,
    Destination,
    UiContext,
)
from janto_catalog.ui.title_actions import TitleActions
from janto_catalog.ui.view_page import ViewPage
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.focus import follow_layout, show_layer
from janto_catalog.ui.widgets.header import Header
from janto_catalog.ui.widgets.layouts import EmptyState, RightMargin, row
from janto_catalog.ui.widgets.scroll_area import ScrollArea

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.home import HomeContent
    from janto_catalog.model.views import WorkRow
    from janto_catalog.ui.panels.home_sections import NextSection, StripSection
    from janto_catalog.ui.panels.titles_empty import Collection, TitlesEmptyState
    from janto_catalog.ui.widgets.title_strip import TitleStrip

_WIDEST = 1120
_RELOAD_MS = 300
_WAITING_MS = 600
_KEPT = 16
_TILE_MARGIN = 8


class HomeView(TitleActions, ViewPage):
    """Sections below each other; its content is made when it is first read."""

    has_detail = True
    shows = frozenset(
        {Data.LISTINGS, Data.OWNERSHIP, Data.PROGRESS, Data.ORDER, Data.ITEM_STATES, Data.LINKS, Data.FOLDERS}
    )
    #: The home page was read and is shown.
    loaded = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self.setObjectName("surface")
        self.head = Header(context.theme, HOME.title)
        self._area = QStackedWidget()
        self._right_margin = RightMargin()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        outer.addLayout(row(self._area, self._right_margin, gap=0), 1)
        self._empty: TitlesEmptyState | None = None
        self._scroll: ScrollArea | None = None
        self._strips: tuple[StripSection, ...] = ()
        self._selected = ""
        #: The newest item of the last visit, by catalogue; read once, so that what is new stays so while it is open.
        self._seen = _read_seen(str(context.settings.get("home/seen")))
        self._is_read = False
        # Shown only where reading takes long: a message that is gone at once only disturbs.
        QTimer.singleShot(_WAITING_MS, self, self._show_waiting)
        # A scan changes what is shown many times a second.
        self._reload_timer = QTimer(self, singleShot=True, interval=_RELOAD_MS)
        self._reload_timer.timeout.connect(self._read)

    def visit(self, destination: Destination) -> None:
        # What is at its top has happened since the last visit.
        if self._scroll is not None:
            self._scroll.verticalScrollBar().setValue(0)
        self._read()

    def reload(self) -> None:
        self._reload_timer.start()

    def focus_target(self) -> QWidget:
        """The strip or line of the current title, else the first one that is shown."""
        if self._scroll is None or self._area.currentWidget() is not self._scroll:
            return self._area
        parts = self._parts()
        return next(
            (part for part, works in parts if self._selected in works), parts[0][0] if parts else self
        )

    def reserve_right(self, width: int) -> None:
        self._right_margin.setFixedWidth(width)

    @property
    def selected(self) -> str:
        return self._selected

    @property
    def selected_row(self) -> WorkRow | None:
        if self._scroll is None:
            return None
        rows = (row for section in self.sections_with_titles() for row in section.rows())
        return next((row for row in rows if row.id == self._selected), None)

    def listed_search(self) -> str:
        return MY_COLLECTION.query

    def selected_works(self) -> Callable[[Catalog], Sequence[str]] | None:
        strip = next((one.strip for one in self._strips if one.strip.selected == self._selected), None)
        ids = strip.selected_works() if strip is not None else [self._selected]
        return (lambda _catalog: ids) if self._selected else None

    def _parts(self) -> list[tuple[QWidget, list[str]]]:
        """What can have the focus, with the titles in it, from the top."""
        return [part for section in self.sections_with_titles() for part in section.parts()]

    def sections_with_titles(self) -> list[StripSection | NextSection]:
        """The sections that list titles and are shown, from the top."""
        sections = (self.continued, self.following, self.new, self.collection)
        return [section for section in sections if not section.isHidden()]

    def _read(self) -> None:
        seen, by = self._seen, self.context.settings.get("order/followed")
        self.context.runner.read(
            lambda catalog: _read_home(seen, by, catalog),
            lambda found: self._show(*found),
            owner=self,
            key=(id(self), "home"),
        )

    def _show_waiting(self) -> None:
        """Say what is going on while nothing was read yet."""
        if self._area.count() == 0:
            waiting = EmptyState(self.context.theme)
            waiting.show_message("library", "Opening your catalogue …")
            self._area.addWidget(waiting)

    def _show(self, content: HomeContent, nothing_owned: Collection | None) -> None:
        self._remember(content)
        if nothing_owned is None:
            self._show_sections(content)
        else:
            self._show_empty(nothing_owned)
        self.loaded.emit()

    def _show_empty(self, found: Collection) -> None:
        if self._empty is None:
            from janto_catalog.ui.panels.titles_empty import TitlesEmptyState

            self._empty = TitlesEmptyState(self.context)
            self._area.addWidget(self._empty)
        self.head.set_title(HOME.title)
        self._empty.show_nothing_owned(found)
        show_layer(self._area, self._empty)
        if self._scroll is not None:
            self._choose("")

    def _show_sections(self, content: HomeContent) -> None:
        from janto_catalog.ui import labels
        from janto_catalog.ui.panels import home_texts as texts

        if self._scroll is None:
            self._scroll = self._make_sections()
        counts, place = content.counts, self._place()
        self.head.set_title(HOME.title, labels.count(counts.owned, "title of yours", "titles of yours"))
        self.continued.show_titles(content.continued)
        if self.following.show_next(content.following):
            follow_layout(self._inner)
        self.new.show_titles(content.new)
        self.unmarked.show_text(texts.unmarked_text(content.unmarked))
        self.offline.show_text(texts.offline_text(content.offline, counts.offline))
        self.review.show_text(texts.review_text(counts))
        self.unrecognised.show_text(texts.unrecognised_text(counts))
        self.unreadable.show_text(texts.unreadable_text(counts.unreadable))
        self.not_seen.show_text(texts.not_seen_text(counts.not_seen))
        self.missing.show_text(texts.missing_text(counts.missing))
        self.collection.show_titles(content.owned)
        self.collection.more.setText(f"Show all {labels.count(counts.owned, 'title', 'titles')}")
        show_layer(self._area, self._scroll)
        self._keep_selection(place)

    def _make_sections(self) -> ScrollArea:
        from janto_catalog.ui.panels.home_sections import NextSection, NoticeSection, StripSection
        from janto_catalog.ui.widgets.layouts import column

        context, go = self.context, self.context.signals.navigate.emit
        self.offline = NoticeSection(
            context,
            "Not connected",
            "unplug",
            "secondary",
            ("Show them", partial(go, OFFLINE)),
            ("Folders", partial(go, FOLDERS)),
        )
        self.unmarked = NoticeSection(
            context, "Files are gone", "triangle-alert", "question", ("Folders", partial(go, FOLDERS))
        )
        self.continued = StripSection(context, CONTINUE.title, partial(go, CONTINUE))
        self.following: NextSection = NextSection(context)
        self.new = StripSection(context, "New since last time")
        self.review = NoticeSection(
            context, REVIEW.title, "inbox", "question", ("Answer", partial(go, REVIEW))
        )
        self.unrecognised = NoticeSection(
            context, "Not recognised", "square-dashed", "secondary", ("Show them", partial(go, REVIEW))
        )
        self.unreadable = NoticeSection(
            context, "Unreadable", "file-warning", "error", ("Show them", partial(go, UNREADABLE))
        )
        self.not_seen = NoticeSection(
            context, "Not seen in the last scan", "file-x", "question", ("Show them", partial(go, NOT_SEEN))
        )
        self.missing = NoticeSection(
            context, "Missing", "file-x", "secondary", ("Show them", partial(go, MISSING))
        )
        self.collection = StripSection(context, MY_COLLECTION.title, partial(go, MY_COLLECTION), whole=True)
        self._strips = (self.continued, self.new, self.collection)
        for section in self._strips:
            section.strip.selectionModel().selectionChanged.connect(
                lambda *_, s=section: self._strip_moved(s)
            )
            section.strip.doubleClicked.connect(lambda _index: self.play())
        self.following.chosen.connect(self._choose)
        self.following.played.connect(context.signals.play_work)
        self.following.order_chosen.connect(self._follow)
        asking = (self.review, self.unrecognised, self.unreadable, self.not_seen, self.missing)
        absent = (self.offline, self.unmarked)
        listed = (self.continued, self.following, self.new)
        sections = column(*absent, *listed, *asking, self.collection, -1, gap=24)
        sections.setContentsMargins(8, 8, 8, 24)
        self._inner = inner = QWidget()
        inner.setObjectName("surface")
        inner.setMaximumWidth(_WIDEST)
        inner.setLayout(sections)
        scroll = ScrollArea(inner)
        self._area.addWidget(scroll)
        follow_layout(inner)
        bind_actions(self, inner)
        add_context_menu(inner, context.theme)
        return scroll

    def _follow(self, order: str) -> None:
        """Follow another order."""
        self.context.settings.set("order/followed", order)
        self._read()

    def _strip_moved(self, section: StripSection) -> None:
        if section.strip.selected:
            self._choose(section.strip.selected, section)
            # To scroll at a click would move another title under the second one of a double click.
            if section.strip.hasFocus() and not QApplication.mouseButtons():
                self._scroll_to(section.strip)

    def _scroll_to(self, strip: TitleStrip) -> None:
        """Scroll the page to the current title of a strip, which has no scroll bar itself."""
        if self._scroll is not None:
            tile = strip.visualRect(strip.currentIndex())
            middle = strip.viewport().mapTo(self._inner, tile.center())
            self._scroll.ensureVisible(0, middle.y(), 0, tile.height() // 2 + _TILE_MARGIN)

    def _choose(self, work: str, among: StripSection | None = None) -> None:
        """Make a title the current one, whose detail is shown."""
        for section in self._strips:
            if section is not among:
                section.strip.clearSelection()
        for line in self.following.lines:
            line.set_chosen(among is None and line.work == work)
        if work != self._selected:
            self._selected = work
            if self.is_shown:
                self.context.signals.select_work.emit(work)

    def _place(self) -> tuple[QWidget, int] | None:
        """In which strip the current title is, and at which place from 0."""
        strips = (part for part in self._parts() if self._selected in part[1])
        return next(((part, works.index(self._selected)) for part, works in strips), None)

    def _keep_selection(self, before: tuple[QWidget, int] | None) -> None:
        """Keep the current title; select the one in its place (`before`) if it is gone, else the first one."""
        parts = self._parts()
        part, works = next((one for one in parts if self._selected in one[1]), (None, []))
        work = self._selected
        if part is None:
            part, works = next((one for one in parts if before and one[0] is before[0]), parts[0])
            at = before[1] if before and part is before[0] else 0
            work = works[min(at, len(works) - 1)]
        for section in self._strips:
            if part is section.strip:
                if section.strip.selected != work:
                    section.strip.select(works.index(work))
                return
        # The lines of what comes next may be new ones.
        self._choose(work)

    def _remember(self, content: HomeContent) -> None:
        """Remember what was seen, for the next visit; what is new now stays so until the window is closed."""
        if not self._is_read:
            self._is_read = True
            if content.key in self._seen and self._seen[content.key] > content.newest_item:
                # Another catalogue at the same place.
                del self._seen[content.key]
        remembered = _read_seen(str(self.context.settings.get("home/seen")))
        remembered.pop(content.key, None)
        remembered[content.key] = content.newest_item
        kept = list(remembered.items())[-_KEPT:]
        self.context.settings.set("home/seen", ",".join(f"{key}={item}" for key, item in kept))


def _read_home(seen: dict[str, int], by: str, catalog: Catalog) -> tuple[HomeContent, Collection | None]:
    """The home page, and, when nothing is owned, why that may be."""
    from janto_catalog.ui.panels.titles_empty import read_collection

    content = catalog.home.read(seen.get(catalog.home.key()), by=by)
    # What is listed decides, not the counts: a scan may write between the two reads.
    return content, None if content.owned else read_collection(catalog)


def _read_seen(text: str) -> dict[str, int]:
    pairs = (entry.partition("=") for entry in text.split(","))
    return {key: int(item) for key, _, item in pairs if key and item.isdecimal()}


VIEW = View(HOME.view, HOME.title, "house", "Now", 0, HomeView)
