"""The sections of the home page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from janto_catalog.model.claims import STORY
from janto_catalog.model.dates import short_date
from janto_catalog.ui import labels
from janto_catalog.ui.context import ORDER
from janto_catalog.ui.theme.tokens import BODY, CAPTION, LEAD
from janto_catalog.ui.widgets.buttons import IconLabel, button
from janto_catalog.ui.widgets.focus import FOCUS_KEY, kept_focus
from janto_catalog.ui.widgets.indicators import Cover
from janto_catalog.ui.widgets.layouts import clear, column, framed, row
from janto_catalog.ui.widgets.text import Elided, label, repolish
from janto_catalog.ui.widgets.title_drag import DragHandle, TitleDrag
from janto_catalog.ui.widgets.title_strip import TitleStrip

if TYPE_CHECKING:
    from janto_catalog.model.home import NextTitles
    from janto_catalog.model.views import WorkRow
    from janto_catalog.ui.context import UiContext

_COVER = 42
NEWCOMER = "newcomer"
"""The order for somebody who is new to the story."""


class HomeSection(QWidget):
    """A heading, with a link when there is more to show, over its content; hidden while it has none."""

    def __init__(self, context: UiContext, title: str, more: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.context = context
        self.title = label(context.theme, title, LEAD)
        self.more = button(context.theme, "Show all", more or (lambda: None), link=True)
        self.more.setAccessibleName(f"Show all: {title}")
        head = row(self.title, -1, self.more)
        head.setContentsMargins(8, 0, 8, 0)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.setLayout(column(head, self.body, gap=8))
        self.more.setVisible(more is not None)
        self.hide()


class StripSection(HomeSection):
    """A strip of covers."""

    def __init__(
        self,
        context: UiContext,
        title: str,
        more: Callable[[], object] | None = None,
        *,
        whole: bool = False,
    ) -> None:
        super().__init__(context, title, more)
        self.strip = TitleStrip(context, title, whole=whole)
        strip = self.strip
        self.strip.drag_wanted.connect(
            TitleDrag(context, strip, lambda: lambda _catalog: strip.selected_works()).start
        )
        self.body.addWidget(self.strip)

    def parts(self) -> list[tuple[QWidget, list[str]]]:
        """What can have the focus, with the ids of the titles in it."""
        titles = self.strip.titles
        return [(self.strip, [titles.id_at(number) for number in range(titles.rowCount())])]

    def rows(self) -> list[WorkRow]:
        """The titles."""
        titles = self.strip.titles
        cells = (titles.texts(number) for number in range(titles.rowCount()))
        return [one.row for one in cells if one is not None]

    def show_titles(self, rows: Sequence[WorkRow]) -> None:
        """Show these titles."""
        self.strip.titles.set_rows(rows)
        self.setVisible(bool(rows))


class NextSection(HomeSection):
    """The titles that come next in the order that is followed, a line each.  `chosen` carries the id of the line with the
    focus; `order_chosen` that of another order to follow."""

    chosen = Signal(str)
    played = Signal(str)
    order_chosen = Signal(str)

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "", self._show_order)
        self.more.setText("Show this order")
        self._shown: NextTitles | None = None
        self.lines: list[NextLine] = []
        self._cards, self._further = column(gap=8), column(gap=8)
        self.further_title = label(context.theme, "Also next", CAPTION, "secondary")
        self.further_title.setFont(context.theme.font(CAPTION, strong=True))
        self.further_title.setContentsMargins(8, 8, 8, 0)
        self.note = label(context.theme, "", BODY, "secondary", wrap=True)
        self.other_order = button(
            context.theme, "Follow the newcomer order", partial(self.order_chosen.emit, NEWCOMER), link=True
        )
        below = row(self.note, self.other_order, gap=12)
        below.setStretch(0, 1)
        below.setContentsMargins(8, 0, 8, 0)
        self.body.addLayout(self._cards)
        self.body.addLayout(below)
        self.body.addWidget(self.further_title)
        self.body.addLayout(self._further)

    def parts(self) -> list[tuple[QWidget, list[str]]]:
        """What can have the focus, with the ids of the titles in it."""
        return [(line, [line.work]) for line in self.lines]

    def rows(self) -> list[WorkRow]:
        """The titles."""
        return [line.row for line in self.lines]

    def show_next(self, following: NextTitles) -> bool:
        """Show what comes next, and return whether it is something else; the same stays as it is, so that the focus
        stays."""
        if following == self._shown:
            return False
        self._shown = following
        self.title.setText(f"Next in {following.name}")
        self.more.setAccessibleName(f"Show {following.name}")
        self.more.setToolTip("Another order to follow is chosen there")
        self.note.setText(following.note)
        self.note.setVisible(bool(following.note))
        self.other_order.setVisible(following.last is None and following.by == STORY)
        with kept_focus(self, self):
            clear(self._cards)
            clear(self._further)
            self.lines = []
            for one in following.titles:
                self._add_line(self._cards, one.work, following.reason(one))
            for other in following.further:
                self._add_line(self._further, other.work, other.reason)
            self.further_title.setVisible(bool(following.further))
            self.setVisible(bool(self.lines))
        return True

    def _add_line(self, lines: QVBoxLayout, work: WorkRow, reason: str) -> None:
        line = NextLine(self.context, work, reason)
        line.chosen.connect(self.chosen)
        line.played.connect(self.played)
        lines.addWidget(line)
        self.lines.append(line)

    def _show_order(self) -> None:
        """Show the order that is followed, at the title that comes next."""
        by = self._shown.by if self._shown is not None else STORY
        first = self._shown.titles[0].work.id if self._shown is not None and self._shown.titles else ""
        self.context.signals.navigate.emit(replace(ORDER, order=by, work=first))


class NextLine(QFrame):
    """A title with its cover, why it comes next, and a button that plays it."""

    chosen = Signal(str)
    played = Signal(str)

    def __init__(self, context: UiContext, work: WorkRow, reason: str) -> None:
        super().__init__()
        self.setObjectName("choice")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme = context.theme
        self.row, self.work = work, work.id
        DragHandle(self, TitleDrag(context, self, lambda: lambda _catalog: [work.id]).start)
        about = " · ".join(part for part in (work.series, work.number, short_date(work.released)) if part)
        self.reason = label(theme, reason, BODY, "secondary", wrap=True)
        word = "Read" if work.kind.group in ("print", "clipping") else "Play"
        play = button(theme, word, lambda: self.played.emit(self.work))
        play.setAccessibleName(f"{word} {work.title}")
        obstacle = labels.play_obstacle(work.have)
        play.setEnabled(not obstacle)
        play.setToolTip(obstacle)
        texts = column(
            Elided(theme, work.title, LEAD), Elided(theme, about, BODY, "secondary"), self.reason, gap=2
        )
        # Covers differ in width; the texts of all lines begin at the same place.
        picture = framed(column(-1, Cover(context, work.id, work.kind, work.number, _COVER), -1, gap=0))
        picture.setFixedWidth(_COVER)
        if obstacle:
            have, icon, role = labels.have(work.have)
            texts.addLayout(row(IconLabel(theme, icon, role), label(theme, have, BODY, role), -1, gap=6))
        line = row(picture, texts, play, gap=12)
        line.setStretch(1, 1)
        line.setContentsMargins(12, 8, 12, 8)
        self.setLayout(line)
        self.setAccessibleName(" ".join(filter(None, (f"{work.title}. {reason}", obstacle))))
        self.setProperty(FOCUS_KEY, work.id)

    def set_chosen(self, chosen: bool) -> None:
        """Mark it as the title whose detail is shown."""
        self.setProperty("chosen", chosen)
        repolish(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.played.emit(self.work)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit(self.work)


class NoticeSection(HomeSection):
    """A sentence with its icon, and buttons (title, what they do) for what can be done about it."""

    def __init__(
        self, context: UiContext, title: str, icon: str, role: str, *acts: tuple[str, Callable[[], object]]
    ) -> None:
        super().__init__(context, title)
        self.text = label(context.theme, "", BODY, wrap=True)
        buttons = (button(context.theme, word, act) for word, act in acts)
        line = row(IconLabel(context.theme, icon, role, 20), self.text, *buttons, gap=12)
        line.setStretch(1, 1)
        line.setContentsMargins(12, 10, 12, 10)
        self.body.addWidget(framed(line, "card"))

    def show_text(self, text: str) -> None:
        """Show a sentence; "" hides the section."""
        self.text.setText(text)
        self.setVisible(bool(text))
