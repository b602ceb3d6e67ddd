"""The detail panel: everything about one title."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from janto_catalog.model.changes import Data
from janto_catalog.ui.actions import action, bind_actions
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.widgets.buttons import IconButton
from janto_catalog.ui.widgets.focus import first_to_focus, kept_focus
from janto_catalog.ui.widgets.layouts import EmptyState, Section, clear, framed, row
from janto_catalog.ui.widgets.scroll_area import ScrollArea, scroll_into_sight
from janto_catalog.ui.widgets.text import make_selectable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import ItemSummary, WorkDetails, WorkRow
    from janto_catalog.ui.panels.copies import Copies
    from janto_catalog.ui.panels.placement import PlacementContext
    from janto_catalog.ui.panels.remarks_block import RefusedTags

_EMPTY, _TITLE, _WHY, _EDIT, _MATCH, _PLACE, _SELECTED = range(7)
_REMARKS = "Tags and note"
#: So many widgets are remembered.
_FOCUSED_BEFORE = 4


class DetailPanel(QFrame):
    """Shows the selected title of any view."""

    #: The kinds of change after which it reads the title again.
    shows = frozenset({
        Data.FACTS, Data.ORDER, Data.OWNERSHIP, Data.LINKS, Data.ITEM_STATES, Data.ITEM_DECISIONS, Data.PROGRESS, Data.REMARKS,
        Data.STORY_DATES, Data.SAVED_ORDERS,
    })  # fmt: skip

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("detail")
        self.setMinimumWidth(320)
        self.setMaximumWidth(480)
        self._context, self._work = context, ""
        self._details: WorkDetails | None = None
        self._placement: PlacementContext | None = None
        self._hide_primary = False
        #: What to do when the title has been read.
        self._then: Callable[[], None] | None = None
        #: What had the focus last outside of the panel; a menu or the palette may be among it, which are gone then.
        self._focused_before: deque[QWidget] = deque(maxlen=_FOCUSED_BEFORE)
        self._copies: Copies | None = None
        self._top: QWidget | None = None
        self._is_overlay = False
        #: The title whose tags were refused, with these.
        self._refused_tags: tuple[str, RefusedTags] | None = None
        #: The title whose whole cast is shown.
        self._whole_cast_of = ""
        #: The order in force, which the place and its reasons refer to.
        self._order = "story"
        self._pages = QStackedWidget()
        #: Gives the number of a title in the list that is shown, as `ViewPage.number_in_list`.
        self.number_in_list: Callable[[str], tuple[int, str] | None] = lambda _work: None
        #: Gives the ids of the characters that the list is searched for.
        self.searched_characters: Callable[[], Collection[str]] = tuple

    def finish_setup(self) -> None:
        """Make the pages; called after the first paint."""
        from janto_catalog.ui.panels.edit_page import EditPage
        from janto_catalog.ui.panels.match_page import MatchPage
        from janto_catalog.ui.panels.place_page import PlacePage
        from janto_catalog.ui.panels.selected_titles import SelectedTitles
        from janto_catalog.ui.panels.why_page import WhyPage

        context = self._context
        self._empty = EmptyState(context.theme)
        self._empty.show_message("panel-right", "No title selected", "Select a title to see its details.")
        self._scroll, self._body = _scrolling()
        self._why = WhyPage(context, self.show_title)
        self._editing = EditPage(context, self.show_title)
        self._match = MatchPage(context, self.show_title)
        self._place = PlacePage(context, self.show_title)
        self.selected = SelectedTitles(context)
        forms = (self._why, self._editing, self._match, self._place)
        for page in (self._empty, self._scroll, *forms, self.selected):
            self._pages.addWidget(page)
        self._close = IconButton(context.theme, "x", "Close the detail (Space)", 16)
        self._close.clicked.connect(context.signals.toggle_detail.emit)
        top = row(-1, self._close)
        top.setContentsMargins(0, 4, 8, 0)
        self._pages.currentChanged.connect(lambda page: None if page == _EDIT else self._editing.leave())
        self._top = framed(top)
        self._top.setVisible(self._is_overlay)
        outer = QVBoxLayout(self)
        # Leave the line at the left visible.
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._top)
        outer.addWidget(self._pages)
        bind_actions(self, self)
        context.theme.changed.connect(self.reload)
        context.signals.select_works.connect(self.show_works)
        context.signals.order_in_force.connect(self.set_order)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._note_focus)

    def show_work(self, work: str) -> None:
        """Show the title with that id, "" for none."""
        if work != self._work:
            self._then = None
        if not work:
            self._clear()
            return
        self._work = work
        self._context.runner.read(
            partial(_read, work, self._order),
            lambda found: self._fill(*found) if found is not None else self._clear(),
            owner=self,
            key=(id(self), "details"),
        )

    def show_works(self, rows: Sequence[WorkRow]) -> None:
        """Show that several titles are selected, until one is shown again."""
        self._context.runner.discard((id(self), "details"))
        self.selected.show_titles(rows)
        self._pages.setCurrentIndex(_SELECTED)

    def set_overlay(self, overlay: bool) -> None:
        """Set whether it overlaps the page; then it has a button to close it."""
        self._is_overlay = overlay
        if self._top is not None:
            self._top.setVisible(overlay)

    def set_primary_hidden(self, hide: bool) -> None:
        """Set whether the page has a primary button, of which a screen has only one."""
        if hide != self._hide_primary:
            self._hide_primary = hide
            self.reload()

    def _clear(self) -> None:
        self._work, self._details, self._placement = "", None, None
        self._context.runner.discard((id(self), "details"))
        self._pages.setCurrentIndex(_EMPTY)

    @property
    def work(self) -> str:
        """The id of the title that is shown or being read, "" for none."""
        return self._work

    @property
    def shown_title(self) -> str:
        """The name of the title that is shown, "" for none."""
        return self._details.work.title if self._details is not None else ""

    def visible_text(self) -> str:
        """The texts that are visible, one on each line."""
        labels = [(part, part.text()) for part in self.findChildren(QLabel)]
        buttons = [(part, part.text()) for part in self.findChildren(QAbstractButton)]
        return "\n".join(text for part, text in (*labels, *buttons) if part.isVisible())

    def set_order(self, by: str) -> None:
        """Set the order in force."""
        if by != self._order:
            self._order = by
            self.reload()

    def reload(self) -> None:
        """Read the title again; several that are selected are shown again by their list."""
        if self._work and self._pages.currentIndex() != _SELECTED:
            self.show_work(self._work)

    def _when_loaded(self, work: str, do: Callable[[], None]) -> None:
        """Do something when a title has been read."""
        if self._details is not None and self._details.work.id == work == self._work:
            do()
        else:
            self.show_work(work)
            self._then = do

    def show_reasons_of(self, work: str) -> None:
        """Show the reasons for a title's placement, when it has been read."""
        self._when_loaded(work, self.show_reasons)

    def show_reasons(self) -> None:
        """Show the page with the reasons for the title's placement."""
        if self._details is not None and self._details.placement is not None and self._placement is not None:
            self._show_why(self._details, self._placement)
            self._pages.setCurrentIndex(_WHY)
            self._why.setFocus()

    def _show_why(self, details: WorkDetails, placement: PlacementContext) -> None:
        self._why.show_details(details, placement, self.number_in_list(details.work.id))

    def explain_match(self, item: ItemSummary) -> None:
        """Show the page with the reasons for the match of a copy of the title."""
        self._match.show_copy(item)
        self._pages.setCurrentIndex(_MATCH)
        self._match.setFocus()

    def edit(self, work: str) -> None:
        """Show the page where the facts of a title are edited."""
        if work != self._work:
            self.show_work(work)
        self._editing.show_work(work)
        self._pages.setCurrentIndex(_EDIT)

    def place(self, work: str, relation: str, other: str = "") -> None:
        """Show the page where a title is placed "after" or "before" another one, when it has been read."""
        self._when_loaded(work, partial(self._show_place, relation, other))

    def _show_place(self, relation: str, other: str) -> None:
        if self._details is not None:
            self._pages.setCurrentIndex(_PLACE)
            self._place.show_work(self._work, self._details.work.title, relation, other)

    def ask_title(self, work: str) -> None:
        """Ask which title the copy of a title is, when it has been read."""
        self._when_loaded(work, self._ask_title)

    def _ask_title(self) -> None:
        self._pages.setCurrentIndex(_TITLE)
        if self._copies is not None:
            self._copies.ask()

    def write_note(self, work: str) -> None:
        """Put the cursor into the note of a title, when it has been read."""
        # Until then, what is typed is no command of the list.
        self._pages.setFocus()
        self._when_loaded(work, self._write_note)

    def _write_note(self) -> None:
        self._pages.setCurrentIndex(_TITLE)
        for section in self._scroll.findChildren(Section):
            if section.title == _REMARKS and section.closed:
                section.fold(closed=False)
        if (note := self._scroll.findChild(QPlainTextEdit)) is not None:
            note.setFocus()
            note.moveCursor(QTextCursor.MoveOperation.End)
            # When it is laid out.
            QTimer.singleShot(0, note, lambda: scroll_into_sight(note))

    def _note_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Note what has the focus outside of the panel: a list, a menu or the palette that leads here from it."""
        if new is not None and not self.isAncestorOf(new):
            self._focused_before.append(new)

    def _return_focus(self) -> bool:
        """Give the focus back to what had it before the panel; False when nothing of that is there any more."""
        if not self.isAncestorOf(QApplication.focusWidget() or self):
            return True
        for before in reversed(self._focused_before):
            if isValid(before) and before.isVisible() and before.window() is self.window():
                before.setFocus()
                return True
        return False

    @action("Back to the title", "Title", "Esc", listed=False)
    def show_title(self) -> None:
        """Go back from the reasons or the form to the title."""
        # First: a page that goes away with the focus gives it to what is next to the panel.
        is_back = self._return_focus()
        self._pages.setCurrentIndex(_TITLE if self._details is not None else _EMPTY)
        if not is_back:
            (first_to_focus(self._scroll) or self._scroll).setFocus()

    def _fill(self, details: WorkDetails, placement: PlacementContext) -> None:
        if details.work.id != self._work:
            return
        same = self._details is not None and self._details.work.id == details.work.id
        at = self._scroll.verticalScrollBar().value() if same else 0
        self._details, self._placement = details, placement
        with kept_focus(self._scroll, self._scroll):
            clear(self._body)
            self._put_parts(details, placement)
            make_selectable(self._scroll)
            self._body.addStretch(1)
        if self._pages.currentIndex() == _WHY and same:
            self._show_why(details, placement)
        elif self._pages.currentIndex() in (_MATCH, _PLACE) and same:
            pass
        elif self._pages.currentIndex() != _EDIT or self._editing.work != self._work:
            self._pages.setCurrentIndex(_TITLE)
        then, self._then = self._then, None
        if then is not None:
            then()
        self._scroll.verticalScrollBar().setValue(at)

    def _put_parts(self, details: WorkDetails, placement: PlacementContext) -> None:
        from janto_catalog.ui.panels import about_work, detail_names, remarks_block
        from janto_catalog.ui.panels import detail_parts as parts

        context = self._context
        self._body.addWidget(parts.head(context, details, primary=not self._hide_primary))
        self._body.addWidget(parts.progress(context, details))
        self._body.addWidget(remarks_block.rating(context, [details.work.id], details.remarks.stars))
        for title, content in (
            (
                f"Place in {placement.explanation.order}",
                parts.place(context, details, placement, self.show_reasons),
            ),
            ("Copies", self._make_copies(details)),
            ("Characters", self._make_cast(details)),
            ("Made by", detail_names.made_by(context, details)),
            ("Part of", detail_names.part_of(context, details)),
            ("Parts", parts.parts(context, details)),
            ("Moments and notes", about_work.moments_and_notes(context, details)),
            ("Production", about_work.production(context, details)),
            (
                _REMARKS,
                remarks_block.tags_and_note(
                    context, details, self._refused_tags_of(details), self._return_focus
                ),
            ),
            ("Sources", parts.sources(context, details)),
        ):
            if content is not None:
                self._body.addWidget(self._section(title, content))

    def _make_copies(self, details: WorkDetails) -> QWidget:
        from janto_catalog.ui.panels.copies import Copies

        self._copies = Copies(self._context, details, self.explain_match)
        self._copies.left.connect(self._return_focus)
        return self._copies

    def _make_cast(self, details: WorkDetails) -> QWidget | None:
        from janto_catalog.ui.panels.cast import Cast

        if not details.appearances:
            return None
        work = details.work.id
        cast = Cast(self._context, details, self.searched_characters(), whole=work == self._whole_cast_of)
        cast.opened.connect(lambda: self._note_whole_cast(work))
        return cast

    def _refused_tags_of(self, details: WorkDetails) -> RefusedTags:
        """The tags of this title that stay in their field; those of another one are forgotten."""
        from janto_catalog.ui.panels.remarks_block import RefusedTags

        work = details.work.id
        if self._refused_tags is None or self._refused_tags[0] != work:
            self._refused_tags = (work, RefusedTags())
        return self._refused_tags[1]

    def _note_whole_cast(self, work: str) -> None:
        self._whole_cast_of = work

    def _section(self, title: str, content: QWidget) -> Section:
        closed = self._context.settings.names("detail/closed")
        section = Section(self._context.theme, title, closed=title in closed)
        section.body.addWidget(content)
        section.folded.connect(self._remember)
        return section

    def _remember(self, title: str, closed: bool) -> None:
        names = self._context.settings.names("detail/closed")
        names = names | {title} if closed else names - {title}
        self._context.settings.set("detail/closed", ",".join(sorted(names)))


def _scrolling() -> tuple[ScrollArea, QVBoxLayout]:
    inner = QWidget()
    inner.setObjectName("surface")
    body = QVBoxLayout(inner)
    body.setContentsMargins(16, 16, 16, 16)
    body.setSpacing(12)
    return ScrollArea(inner), body


def _read(work: str, by: str, catalog: Catalog) -> tuple[WorkDetails, PlacementContext] | None:
    """The details of a title; None if it is not there any more: its story world was removed, or it is kept back."""
    from janto_catalog.ui.panels.placement import read_details

    is_there = catalog.works.rows([work])
    return read_details(work, by, catalog) if is_there else None
