"""The bar over the threads of the timeline: whose they are, who else can be chosen, and what they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QToolButton

from janto_catalog.model.story_threads import MOST_THREADS, StoryThread
from janto_catalog.model.subjects import Named
from janto_catalog.model.timeline_contents import TimelineContents
from janto_catalog.timeline_layout.threads import letters
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.panels.filter_menu import FilterMenu
from janto_catalog.ui.subject_links import add_entries
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.timeline.thread_shapes import draw_disc
from janto_catalog.ui.timeline.threads_summary import ThreadsSummary, threads_summary
from janto_catalog.ui.widgets.buttons import IconButton, button
from janto_catalog.ui.widgets.focus import kept_focus
from janto_catalog.ui.widgets.layouts import Flow, clear, column, framed, row
from janto_catalog.ui.widgets.text import label, set_tool_tip

_DISC = 16


class ThreadsBar(QFrame):
    """`characters_chosen` carries the ids of the characters, () for those with most titles, `title_chosen` the id of a title."""

    characters_chosen = Signal(tuple)
    title_chosen = Signal(str)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setAccessibleName("Threads")
        self._context = context
        self._threads: Sequence[StoryThread] = ()
        self._contents = TimelineContents()
        self.menu: FilterMenu | None = None
        self._line_height = button(context.theme, "", lambda: None, link=True).sizeHint().height()
        self.add = IconButton(context.theme, "users", "Choose characters", 16, text="Characters")
        self.add.clicked.connect(self._open_menu)
        self._chips, self._summary = Flow(6), Flow(6)
        line = row(self.add, framed(self._chips), gap=8)
        line.setStretch(1, 1)
        line.setAlignment(self.add, Qt.AlignmentFlag.AlignTop)
        # As far down as the word of the button at their left.
        self._chips.setContentsMargins(0, 4, 0, 0)
        lines = column(line, framed(self._summary), gap=4)
        lines.setContentsMargins(16, 0, 16, 8)
        self.setLayout(lines)
        context.theme.changed.connect(self._draw)

    def show_threads(self, contents: TimelineContents, threads: Sequence[StoryThread]) -> None:
        """Show these threads of a timeline."""
        self._contents, self._threads = contents, threads
        self._draw()

    def _draw(self) -> None:
        with kept_focus(self, self.add):
            clear(self._chips)
            words = letters([thread.name for thread in self._threads])
            for number, thread in enumerate(self._threads):
                self._chips.addWidget(self._chip(number, thread, words[number]))
            clear(self._summary)
            if self._threads:
                self._fill_summary(threads_summary(self._contents, self._threads))

    def _chip(self, number: int, thread: StoryThread, letter: str) -> QToolButton:
        """A character, with a menu that leads to the page, or takes the thread out."""
        chip = QToolButton()
        chip.setObjectName("chip")
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        chip.setIconSize(QSize(_DISC, _DISC))
        chip.setIcon(self._disc(number, letter))
        chip.setText(thread.name.replace("&", "&&"))
        chip.setAccessibleName(f"Thread of {thread.name}")
        menu = QMenu(chip)
        add_entries(self._context, menu, Named("character", thread.character, thread.name))
        if len(self._threads) > 1:
            menu.addSeparator()
            out = menu.addAction(self._context.theme.icon("x"), "Take this thread out")
            out.triggered.connect(lambda _checked=False: self._toggle(thread.character))
        chip.setMenu(menu)
        return chip

    def _disc(self, number: int, letter: str) -> QIcon:
        theme, ratio = self._context.theme, self.devicePixelRatio()
        pixmap = QPixmap(round(_DISC * ratio), round(_DISC * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_disc(painter, QPointF(_DISC / 2, _DISC / 2), letter, theme.thread_colour(number), theme)
        painter.end()
        return QIcon(pixmap)

    def _fill_summary(self, summary: ThreadsSummary) -> None:
        theme = self._context.theme
        for word, work, title in summary.ends:
            self._add_text(f"{word}:")
            link = button(theme, title, self._choosing(work), link=True)
            link.setAccessibleName(f"{word}: {title}")
            self._summary.addWidget(link)
            self._add_text("·")
        set_tool_tip(self._add_text(summary.counted), summary.explained)

    def _add_text(self, text: str) -> QLabel:
        """Add a text on the same line as the links."""
        part = label(self._context.theme, text, BODY, "secondary")
        part.setMinimumHeight(self._line_height)
        self._summary.addWidget(part)
        return part

    def _choosing(self, work: str) -> Callable[[], None]:
        return lambda: self.title_chosen.emit(work)

    def _open_menu(self) -> None:
        """Offer the characters of the story world, those with most titles first; only those that are shown when no more can be."""
        contents, chosen = self._contents, [thread.character for thread in self._threads]
        counted = Counter(character for title in contents.titles for character in title.row.characters)
        known = [one for one, _ in counted.most_common() if one in contents.characters]
        offered = (
            chosen if len(chosen) >= MOST_THREADS else [*chosen, *(one for one in known if one not in chosen)]
        )
        values = [(contents.characters[one], one, counted[one]) for one in offered]
        menu = FilterMenu(self._context.theme, "Characters", values, chosen, none="Those with most titles")
        menu.chosen.connect(self._toggle)
        self.menu = menu
        menu.open_at(self.add.mapToGlobal(QPoint(0, self.add.height() + 2)))

    def _toggle(self, character: str) -> None:
        """Take a character in or out; "" for those with most titles."""
        chosen = [thread.character for thread in self._threads]
        if not character:
            self.characters_chosen.emit(())
        elif character not in chosen:
            self.characters_chosen.emit((*chosen, character))
        elif len(chosen) > 1:
            self.characters_chosen.emit(tuple(one for one in chosen if one != character))
