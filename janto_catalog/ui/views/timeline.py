"""The timeline: the titles of a story world in lanes along the order of the story."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from janto_catalog.model.changes import Data
from janto_catalog.timeline_layout import LanesBy
from janto_catalog.ui import labels
from janto_catalog.ui.actions import add_context_menu, bind_actions
from janto_catalog.ui.context import Destination, UiContext
from janto_catalog.ui.panels.drop_card import DropPreview
from janto_catalog.ui.panels.kept_back_line import tell_kept_back
from janto_catalog.ui.panels.titles_header import GRID, TIMELINE, shape_switch
from janto_catalog.ui.timeline.actions import TimelineActions
from janto_catalog.ui.timeline.canvas import TimelineCanvas
from janto_catalog.ui.timeline.hover_card import HoverCard
from janto_catalog.ui.timeline.legend import Legend
from janto_catalog.ui.timeline.threads_bar import ThreadsBar
from janto_catalog.ui.timeline.threads_mode import ThreadsMode, Wanted, read_threads
from janto_catalog.ui.timeline.tools import THREADS, TimelineTools
from janto_catalog.ui.timeline.tray import Tray
from janto_catalog.ui.title_list import SEARCHED_DECISIONS
from janto_catalog.ui.view_page import SearchPage
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.focus import show_layer
from janto_catalog.ui.widgets.header import Header
from janto_catalog.ui.widgets.layouts import EmptyState, RightMargin, column, hairline, row

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.story_threads import StoryThread
    from janto_catalog.model.timeline_contents import TimelineContents, TimelineTitle
    from janto_catalog.model.views import WorkRow
    from janto_catalog.query import ParsedQuery


_COUNTED = (
    "Not counted: titles without a place of their own in the story, such as documentaries, collections of stories "
    "that are here one by one, and titles of other story lines"
)


class TimelineView(TimelineActions, SearchPage):
    """The canvas with its tools, and the tray of the titles that have no place."""

    has_detail = True
    shows = SEARCHED_DECISIONS | {
        Data.LISTINGS, Data.TEXT_FACTS, Data.CAST_FACTS, Data.ORDER, Data.OWNERSHIP, Data.STORY_DATES,
    }  # fmt: skip

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self.setObjectName("surface")
        self._text, self._universe = "", context.settings.get("timeline/universe")
        self._by = _lanes_named(context.settings.get("timeline/lanes"))
        self.mode = ThreadsMode(context.settings)
        self._query: ParsedQuery | None = None
        self.contents: TimelineContents | None = None
        self._rows: dict[str, TimelineTitle] = {}
        self._named = ""
        self._selected = ""
        theme = context.theme
        self.head = Header(theme, "Timeline")
        switch, group = shape_switch(theme)
        group.button(TIMELINE).setChecked(True)
        group.idClicked.connect(self.show_as)
        self._switch = group
        self.head.tools.addWidget(switch)
        self.tools = TimelineTools(theme)
        self.threads = ThreadsBar(context)
        self.canvas = TimelineCanvas(theme)
        self.tray = Tray(theme)
        self._empty = EmptyState(theme)
        self.layers = QStackedWidget()
        self.layers.addWidget(self.canvas)
        self.layers.addWidget(self._empty)
        self._right_margin = RightMargin()
        self._set_layout()
        self.hover = HoverCard(context, self.canvas)
        self.drop = DropPreview(context, self.canvas)
        self.legend = Legend(theme, self)
        self._connect()
        bind_actions(self, self.layers)
        add_context_menu(self.layers, theme)

    def _set_layout(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        below = column(self.tools, self.threads, hairline(), self.layers, hairline(), self.tray, gap=0)
        below.setStretchFactor(self.layers, 1)
        outer.addLayout(row(below, self._right_margin, gap=0), 1)

    def _connect(self) -> None:
        tools, canvas = self.tools, self.canvas
        tools.set_toggles(branches=self.context.settings.get("timeline/branches"), owned=False)
        tools.lanes_chosen.connect(self.show_lanes)
        tools.universe_chosen.connect(self._show_universe)
        tools.branches_toggled.connect(self._show_branches)
        tools.owned_toggled.connect(self._show_owned)
        tools.zoom_chosen.connect(canvas.zoom_to)
        canvas.zoomed.connect(tools.set_zoom)
        canvas.chosen.connect(self._choose)
        canvas.opened.connect(self.play)
        canvas.dropped.connect(self.context.signals.place_work)
        canvas.pulled.connect(self.drop.show_drop)
        self.tray.pulled.connect(self._pull)
        self.tray.let_go.connect(lambda drops: canvas.let_go(drops=drops))
        self.tray.chosen.connect(self._choose)
        self.threads.characters_chosen.connect(self._show_threads_of)
        self.threads.title_chosen.connect(self._select)
        tools.picture.clicked.connect(self.save_picture)
        tools.legend.clicked.connect(
            lambda: self.legend.show_for(None if self.mode.is_on else self._by, tools.legend)
        )

    # ---- the page

    def visit(self, destination: Destination) -> None:
        self._named = destination.work
        self.mode.enter(destination.order)
        self.search(destination.query)

    def search(self, text: str, *, typing: bool = False) -> None:
        self._text = text
        self.head.set_busy(True)
        self.context.runner.read(
            partial(_read, text, typing, self._universe or None, self.mode.wanted),
            lambda found: self._show(*found),
            self._failed,
            owner=self,
            key=(id(self), "timeline"),
        )

    def reload(self) -> None:
        self.search(self._text)

    def focus_target(self) -> TimelineCanvas | EmptyState:
        return self.canvas if self.layers.currentWidget() is self.canvas else self._empty

    def reserve_right(self, width: int) -> None:
        self._right_margin.setFixedWidth(width)

    @property
    def listed_query(self) -> ParsedQuery | None:
        return self._query

    @property
    def listed_count(self) -> int:
        contents = self.contents
        if contents is None:
            return 0
        titles = (*contents.titles, *contents.unplaced)
        return len(titles) if contents.found is None else sum(map(contents.is_found, titles))

    @property
    def selected(self) -> str:
        return self._selected

    @property
    def selected_row(self) -> WorkRow | None:
        title = self._rows.get(self._selected)
        return title.row if title is not None else None

    def selected_works(self) -> Callable[[Catalog], Sequence[str]] | None:
        work = self._selected
        return (lambda _catalog: [work]) if work else None

    def listed_search(self) -> str:
        return self._text

    def select_work(self, work: str) -> None:
        if work in self._rows:
            self._select(work)

    def step(self, by: int) -> None:
        contents = self.contents
        if contents is None:
            return
        ids = [title.row.id for title in self.mode.titles_of(contents) if contents.is_found(title)]
        place = ids.index(self._selected) + by if self._selected in ids else 0
        if 0 <= place < len(ids):
            self._select(ids[place])

    def number_in_list(self, work: str) -> tuple[int, str] | None:
        title = self._rows.get(work)
        if title is None or not title.position:
            return None
        number = labels.number(title.position)
        return title.position, f"Its place in the story, among all known titles, is {number}."

    # ---- what the tools do

    def show_lanes(self, by: str) -> None:
        """Show the lanes by "medium", "series", "arc" or "character", or "threads", and remember it."""
        self.context.settings.set("timeline/lanes", by)
        self._by, self.mode.is_on = _lanes_named(by), by == THREADS
        if self.mode.is_on:
            self.reload()
        else:
            self._draw()

    def _show_threads_of(self, characters: tuple[str, ...]) -> None:
        self.mode.choose(characters)
        self.reload()

    def _show_branches(self, shown: bool) -> None:
        self.context.settings.set("timeline/branches", shown)
        self._draw()

    def _show_universe(self, universe: str) -> None:
        self._universe = universe
        self.context.settings.set("timeline/universe", universe)
        self.reload()

    def _show_owned(self, only: bool) -> None:
        from janto_catalog.ui.search.filters import owned_of, without

        text = without(self._text, "have", "yes")
        self.context.signals.search_text.emit(owned_of(text) if only else text)

    def show_as(self, shape: int) -> None:
        self._switch.button(TIMELINE).setChecked(True)
        if shape != TIMELINE:
            self.context.settings.set("titles/shape", "grid" if shape == GRID else "table")
            self.context.signals.navigate.emit(Destination("titles", self._text, work=self._selected))

    # ---- what was read

    def _show(
        self, query: ParsedQuery, contents: TimelineContents, threads: Sequence[StoryThread] | None
    ) -> None:
        self.head.set_busy(False)
        self._query, self.contents = query, contents
        self._named = self.mode.take(contents, threads) or self._named
        on_branches = (title for branch in contents.branches for title in branch.titles)
        self._rows = {title.row.id: title for title in (*contents.titles, *contents.unplaced, *on_branches)}
        total, count = len(contents.titles) + len(contents.unplaced), self.listed_count
        counted = labels.count(total, "title", "titles") + " in the story"
        self.head.set_title(
            "Timeline", counted if contents.found is None else f"{labels.number(count)} of {counted}"
        )
        self.head.count.setToolTip(_COUNTED)
        self.tools.set_universes(contents.universes, contents.universe)
        self.tools.set_toggles(branches=self.tools.branches.isChecked(), owned=query.only_owned)
        self.tray.show_titles([title for title in contents.unplaced if contents.is_found(title)])
        self._draw()
        wanted = self._named or self._selected
        self._named = ""
        self._select(wanted if wanted in self._rows else self._first())
        self.context.signals.order_in_force.emit("story")
        self.loaded.emit()

    def picture_title(self) -> str:
        from janto_catalog.query.description import describe_list, names_in

        contents, query, names = self.contents, self._query, self.context.record_names
        if contents is None or query is None:
            return "Timeline"
        found = (
            describe_list(self._text, names_in(query, names), only_owned=query.only_owned)
            if query.text
            else ""
        )
        world = contents.universes.get(contents.universe, "")
        return " · ".join(filter(None, (self.mode.title, world, found)))

    def picture_note(self) -> str:
        return self.mode.note(self.contents) if self.contents is not None else ""

    def _first(self) -> str:
        contents = self.contents
        assert contents is not None  # noqa: S101 - it was just read
        return next((title.row.id for title in contents.titles if contents.is_found(title)), "")

    def _draw(self) -> None:
        contents, mode = self.contents, self.mode
        self.tools.set_lanes(THREADS if mode.is_on else self._by.value)
        self.threads.setVisible(mode.is_on)
        if contents is None:
            return
        self.tools.branches.setVisible(bool(contents.branches) and not mode.is_on)
        if mode.is_on:
            self.threads.show_threads(contents, mode.threads)
            self.canvas.show_threads(contents, mode.threads)
        else:
            self.canvas.show_timeline(contents, self._by, with_branches=self.tools.branches.isChecked())
        self._show_layer(contents)

    def _show_layer(self, contents: TimelineContents) -> None:
        """Show the canvas, or why there is nothing on it."""
        has_titles = bool(contents.titles or contents.unplaced)
        if has_titles and (self.mode.threads or not self.mode.is_on):
            show_layer(self.layers, self.canvas)
            return
        if has_titles:
            why = "This story world names no characters."
            self._empty.show_message("users", "Nobody has a thread here.", why)
        else:
            self._empty.show_message("chart-gantt", "There is no story yet.", "Install a story world first.")
            tell_kept_back(self.context, self._empty)
        show_layer(self.layers, self._empty)

    def _pull(self, title: WorkRow, at: QPoint) -> None:
        """Show where a title that is dragged out of the tray would be placed."""
        self.canvas.pull(title, QPointF(self.canvas.viewport().mapFromGlobal(at)))

    def _failed(self, error: Exception) -> None:
        self.head.set_busy(False)
        self.search_failed.emit(error)

    def _select(self, work: str) -> None:
        self.canvas.select(work)
        self._choose(work)

    def _choose(self, work: str) -> None:
        self._selected = work
        self.tray.select(work)
        if self.canvas.selected != work:
            self.canvas.select(work)
        if self.is_shown:
            self.context.signals.select_work.emit(work)


def _lanes_named(name: str) -> LanesBy:
    return LanesBy(name) if name in set(LanesBy) else LanesBy.MEDIUM


def _read(
    text: str, typing: bool, universe: str | None, wanted: Wanted | None, catalog: Catalog
) -> tuple[ParsedQuery, TimelineContents, Sequence[StoryThread] | None]:
    query = catalog.works.parse(text, typing=typing)
    if wanted is None:
        return query, catalog.timelines.contents(query, universe), None
    return query, *read_threads(catalog, query, universe, wanted)


VIEW = View("timeline", "Timeline", "chart-gantt", "Story", 26, TimelineView)
