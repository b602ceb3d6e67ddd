"""Shows the card of a title after the pointer has rested on its mark, with the first reason for its place."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer

from janto_catalog.model.timeline_contents import TimelineTitle
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.timeline.canvas import TimelineCanvas
from janto_catalog.ui.timeline.card import TitleCard

_REST_MS = 300


class HoverCard(QObject):
    """Follows the pointer over a canvas."""

    def __init__(self, context: UiContext, canvas: TimelineCanvas) -> None:
        super().__init__(canvas)
        self._context, self._canvas = context, canvas
        self.card = TitleCard(context.theme, canvas)
        self._title: TimelineTitle | None = None
        self._where = QPoint()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._show)
        canvas.hovered.connect(self._follow)

    def _follow(self, title: TimelineTitle | None, where: QPoint) -> None:
        self.card.hide()
        self._title, self._where = title, where
        if title is None:
            self._rest.stop()
        else:
            self._rest.start()

    def _show(self) -> None:
        title, place = self._title, self._canvas.hovered_place
        if title is None or place is None:
            return
        titles = self._canvas.places.titles_of_mark(place)
        who = self._canvas.places.who(place)
        self.card.show_titles(titles, len(self._canvas.timeline.titles), self._where, who)
        if len(titles) == 1:
            work = title.row.id
            self._context.runner.read(
                lambda catalog: catalog.timelines.reason(work),
                lambda reason: self._add(title, reason),
                owner=self,
                key=(id(self), "reason"),
            )

    def _add(self, title: TimelineTitle, reason: str) -> None:
        if self._title is title:
            self.card.show_reason(reason)
