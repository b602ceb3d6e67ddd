"""The page of a character, pairing, person, story arc or era."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from janto_catalog.errors import NotFoundError
from janto_catalog.model.changes import Data
from janto_catalog.model.subjects import Life, Named, SubjectPage
from janto_catalog.ui import labels
from janto_catalog.ui.context import Destination, UiContext
from janto_catalog.ui.panels.kept_back_line import tell_kept_back
from janto_catalog.ui.panels.life_panel import LifePanel, life_order
from janto_catalog.ui.panels.subject_titles import SubjectTitles
from janto_catalog.ui.panels.subject_top import SubjectTop
from janto_catalog.ui.panels.together_list import TogetherList
from janto_catalog.ui.subject_links import PAGE, threads_of, titles_of
from janto_catalog.ui.title_actions import TitleActions
from janto_catalog.ui.view_page import ViewPage
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.focus import show_layer
from janto_catalog.ui.widgets.header import Header, segmented_buttons
from janto_catalog.ui.widgets.layouts import EmptyState, RightMargin, column, framed, hairline, row

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import WorkRow
    from janto_catalog.query import ParsedQuery

_STORIES, _TOGETHER, _LIFE = range(3)
_TABS = (
    ("Stories", "table-2", "The titles, in the order of the story"),
    ("Together with", "users", "With whom the titles are shared"),
    ("Life", "route", "The life as a line, with what holds at which time"),
)


_FIELDS = {"pairing": "character"}
"""The field of a query that has the ids of a kind, where it is called otherwise."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What a page shows: `query` finds its titles."""

    page: SubjectPage
    life: Life | None
    query: ParsedQuery


@dataclass(slots=True)
class _Left:
    """How a page was left: the tab, the title that was selected, and whether it had only what one has."""

    tab: int = _STORIES
    work: str = ""
    only_owned: bool = True


class SubjectView(TitleActions, ViewPage):
    """A head over tabs: the titles, the people in them, the life."""

    has_detail = True
    shows = frozenset(
        {
            Data.FACTS, Data.NAME_FACTS, Data.CAST_FACTS, Data.LISTINGS, Data.ORDER, Data.OWNERSHIP,
            Data.PACKS, Data.PROGRESS, Data.KEPT_BACK,
        }
    )  # fmt: skip

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self.setObjectName("surface")
        self._query = ""
        self._found: _Read | None = None
        self._left: dict[str, _Left] = {"": _Left()}
        theme = context.theme
        self.head = Header(theme, "")
        self._find = button(theme, "Find these titles", self._show_titles, icon="search")
        self._find.setToolTip("As a list that can be searched, filtered and sorted")
        self._order = button(theme, "Show as order", self._show_order, icon="list-ordered")
        self._threads = button(theme, "Show threads", self._show_threads, icon="chart-gantt")
        self._threads.setToolTip("As a line through the timeline, to which others can be added")
        for part in (self._find, self._order, self._threads):
            self.head.tools.addWidget(part)
        self.top = SubjectTop(context)
        self.titles = SubjectTitles(context, self.head, self)
        self.together = TogetherList(context)
        self.life = LifePanel(context)
        self.life.chosen.connect(context.signals.select_work)
        switch, self._tabs = segmented_buttons(theme, _TABS)
        self._tabs.idClicked.connect(self.show_tab)
        #: Lists also what the user does not have, or only what the user has.
        self.wider = button(theme, "", self._show_wider, link=True)
        self._switch_area = framed(row(switch))
        self.wider.hide()
        line = row(self._switch_area, -1, self.wider)
        line.setContentsMargins(16, 0, 16, 8)
        self._layers = QStackedWidget()
        #: What the tabs show.
        self._parts: tuple[QWidget, ...] = (self.titles, self.together, self.life)
        for layer in self._parts:
            self._layers.addWidget(layer)
        body = column(self.top, line, hairline(), self._layers, gap=0)
        body.setStretchFactor(self._layers, 1)
        self._body, self._empty = QWidget(), EmptyState(theme)
        self._body.setLayout(body)
        self._area = QStackedWidget()
        self._area.addWidget(self._body)
        self._area.addWidget(self._empty)
        self._right_margin = RightMargin()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        outer.addLayout(row(self._area, self._right_margin, gap=0), 1)

    # ---- what is shown

    def visit(self, destination: Destination) -> None:
        """Show the page that a destination names as "character:ID"; as it was left, when it was shown before."""
        if destination.query != self._query:
            if self._found is not None:
                self._left[self._query].work = self.titles.selected
            self._query, self._found = destination.query, None
            self._left.setdefault(self._query, _Left())
            self.head.set_title(self._known_name(destination))
            self.titles.leave(self._left[self._query].work)
        self.reload()

    def _known_name(self, destination: Destination) -> str:
        """The name that the window shows until the page is read: as it is known now, not as it was when it was last shown."""
        kind, _, id = destination.query.partition(":")
        return self.context.record_names.get((_FIELDS.get(kind, kind), id), "")

    def reload(self) -> None:
        kind, _, name = self._query.partition(":")
        if name:
            self.context.runner.read(
                lambda catalog: _read(catalog, kind, name), self._show, owner=self, key=(id(self), "page")
            )

    def _show(self, found: _Read | None) -> None:
        self._found = found
        for part in (self._find, self._order):
            part.setVisible(found is not None)
        self._threads.setVisible(found is not None and found.page.named.kind in ("character", "pairing"))
        if found is None:
            self.head.set_title("Not there any more")
            self._empty.show_message(
                "users", "There is nothing of that name.", "It may belong to a story world that was removed."
            )
            tell_kept_back(self.context, self._empty)
            show_layer(self._area, self._empty)
            return
        page = found.page
        self.top.show_page(page, found.life)
        self.together.show_companions(page.named, page.together)
        if found.life is not None:
            self.life.show_life(page, found.life)
        self._offer_tabs(page, found.life)
        self.titles.show_page(page, found.query, only_owned=self._only_owned)
        self.show_tab(self._left[self._query].tab)
        show_layer(self._area, self._body)

    def _offer_tabs(self, page: SubjectPage, life: Life | None) -> None:
        """Offer the tabs that the page has: people and arcs have only titles, and only characters a life."""
        has_life = life is not None and bool(life.works or life.states)
        self._tabs.button(_TOGETHER).setVisible(bool(page.together))
        self._tabs.button(_LIFE).setVisible(has_life)
        self._switch_area.setVisible(bool(page.together) or has_life)
        others = len(page.titles) - page.owned
        self.wider.setText(
            f"Also show what I don't have ({labels.number(others)})"
            if self._only_owned
            else f"Show only what I have ({labels.number(page.owned)})"
        )

    def _offer_wider(self, tab: int) -> None:
        """Offer the titles that one does not have, where the tab lists titles and one has some of them."""
        page = self._found.page if self._found is not None else None
        has_both = page is not None and 0 < page.owned < len(page.titles)
        self.wider.setVisible(tab == _STORIES and has_both)

    @property
    def _only_owned(self) -> bool:
        """Whether only titles are listed that one has: at first, where one has any."""
        return self._left[self._query].only_owned and self._found is not None and self._found.page.owned > 0

    @property
    def named(self) -> Named | None:
        """What the page is about, None while it is being read."""
        return self._found.page.named if self._found is not None else None

    def show_tab(self, tab: int) -> None:
        """Show a tab of the page; the first one where the page has no such tab."""
        if self._tabs.button(tab).isHidden():
            tab = _STORIES
        else:
            self._left[self._query].tab = tab
        self._tabs.button(tab).setChecked(True)
        self._offer_wider(tab)
        show_layer(self._layers, self._parts[tab])

    def _show_wider(self) -> None:
        left = self._left[self._query]
        left.only_owned = not left.only_owned
        self._show(self._found)

    # ---- where it leads

    def _show_titles(self) -> None:
        if self._found is not None:
            page = self._found.page
            self.context.signals.navigate.emit(titles_of(page.named, only_owned=self._only_owned))

    def _show_order(self) -> None:
        if self._found is not None:
            self.context.signals.navigate.emit(life_order(self._found.page))

    def _show_threads(self) -> None:
        if self._found is not None:
            self.context.signals.navigate.emit(threads_of(self._found.page.named))

    # ---- as a page of titles

    def focus_target(self) -> QWidget:
        return (self.titles.focus_target(), self.together, self.life.line)[self._layers.currentIndex()]

    def reserve_right(self, width: int) -> None:
        self._right_margin.setFixedWidth(width)

    @property
    def selected(self) -> str:
        return self.titles.selected

    @property
    def selected_row(self) -> WorkRow | None:
        return self.titles.selected_row

    def number_in_list(self, work: str) -> tuple[int, str] | None:
        return self.titles.number_in_list(work)

    def searched_characters(self) -> frozenset[str]:
        if self._found is None:
            return frozenset()
        page = self._found.page
        people = {one.id for one in page.people if page.named.kind == "pairing"}
        return frozenset(people | {page.named.id} if page.named.kind == "character" else people)


def _read(catalog: Catalog, kind: str, id: str) -> _Read | None:
    """A page; None if it is not there any more: its story world was removed, or it is kept back."""
    try:
        page = catalog.subjects.page(kind, id)
        life = catalog.subjects.life(id) if kind == "character" else None
    except NotFoundError:
        return None
    return _Read(page, life, catalog.works.parse(page.search))


VIEW = View(PAGE, "Page of a name", "users", "", 21, SubjectView)
