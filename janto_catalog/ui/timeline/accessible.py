"""The timeline for screen readers: each lane is a list, each title of it an item that says what its mark shows.

A canvas has no widgets in it that Qt could describe, so it is described here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAbstractScrollArea
from shiboken6 import isValid

from janto_catalog.ui.timeline.places import Place, Places
from janto_catalog.ui.timeline.seen import NAMES

_MARK = 24


# Qt returns null pointers for what is not there, of which its stubs know nothing.
class _Node(QAccessibleInterface):
    """The canvas, a lane of it, or a title of a lane: `path` has their numbers from above."""

    def __init__(self, nodes: AccessibleNodes, path: tuple[int, ...]) -> None:
        super().__init__()
        self._nodes, self._canvas, self._path = nodes, nodes.canvas, path

    def isValid(self) -> bool:
        return isValid(self._canvas) and self._is_there()

    def object(self) -> QObject | None:  # type: ignore[override]
        return None if self._path else self._canvas

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._canvas.window().windowHandle()

    def role(self) -> QAccessible.Role:
        return (QAccessible.Role.Grouping, QAccessible.Role.List, QAccessible.Role.ListItem)[len(self._path)]

    def text(self, kind: QAccessible.Text) -> str:
        if kind is not QAccessible.Text.Name or not self.isValid():
            return ""
        places = self._nodes.places()
        if not self._path:
            return self._canvas.accessibleName()
        if len(self._path) == 1:
            return places.name(self._path[0])
        return places.words(Place(*self._path))

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nobody but the program changes what it says."""

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        if len(self._path) != 1:
            state.focusable = 1
            state.focused = int(self._canvas.hasFocus() and self._is_current())
        if len(self._path) == 2:
            state.selectable = 1
            state.selected = int(self._nodes.current() == Place(*self._path))
        return state

    def rect(self) -> QRect:
        canvas = self._canvas
        if not self.isValid():
            return QRect()
        corner = canvas.viewport().mapToGlobal(QPoint(0, 0))
        whole = QRect(corner, canvas.viewport().size())
        if not self._path:
            return whole
        top, bottom = self._nodes.places().span(Place(self._path[0], 0))
        y = corner.y() + round(top) - canvas.verticalScrollBar().value()
        if len(self._path) == 1:
            return QRect(corner.x(), y, whole.width(), round(bottom - top))
        x = self._nodes.places().x(Place(*self._path)) - canvas.horizontalScrollBar().value()
        return QRect(corner.x() + NAMES + round(x) - _MARK // 2, y, _MARK, round(bottom - top))

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        if self._path:
            return self._nodes.node(self._path[:-1])
        above = self._canvas.parentWidget()
        return QAccessible.queryAccessibleInterface(above) if above is not None else None

    def childCount(self) -> int:
        if not self.isValid():
            return 0
        places = self._nodes.places()
        return (places.lanes, places.size(self._path[0]) if self._path else 0, 0)[len(self._path)]

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return self._nodes.node((*self._path, index)) if 0 <= index < self.childCount() else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        children = (self.child(number) for number in range(self.childCount()))
        return next((child for child in children if child is not None and child.rect().contains(x, y)), None)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.number if isinstance(child, _Node) else -1

    @property
    def number(self) -> int:
        """Its number among what is in the same one above."""
        return self._path[-1] if self._path else -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        current = self._nodes.current()
        return None if current is None else self._nodes.node(tuple(current))

    def relations(
        self, match: QAccessible.RelationFlag = QAccessible.RelationFlag.AllRelations
    ) -> list[tuple[QAccessibleInterface, QAccessible.RelationFlag]]:
        return []

    def foregroundColor(self) -> QColor:
        return QColor()

    def backgroundColor(self) -> QColor:
        return QColor()

    def _is_there(self) -> bool:
        places = self._nodes.places()
        if not self._path:
            return True
        is_lane = self._path[0] < places.lanes
        return is_lane and (len(self._path) == 1 or self._path[1] < places.size(self._path[0]))

    def _is_current(self) -> bool:
        return not self._path or self._nodes.current() == Place(*self._path)


class AccessibleNodes:
    """The nodes of a canvas, each made when it is asked for; `places` and `current` give what is shown and selected."""

    def __init__(
        self,
        canvas: QAbstractScrollArea,
        places: Callable[[], Places],
        current: Callable[[], Place | None],
    ) -> None:
        self.canvas, self.places, self.current = canvas, places, current
        self._nodes: dict[tuple[int, ...], _Node] = {}
        _describe_canvases()

    def node(self, path: tuple[int, ...] = ()) -> QAccessibleInterface:
        """The node with these numbers from above; () is the canvas itself."""
        node = self._nodes.get(path)
        if node is None:
            node = self._nodes[path] = _Node(self, path)
            if path:
                # Qt knows the one of the canvas from what has made it.
                QAccessible.registerAccessibleInterface(node)
        return node

    def tell_current(self) -> None:
        """Tell screen readers that another title is the current one."""
        current = self.current()
        if current is not None and QAccessible.isActive():
            node = self.node(tuple(current))
            QAccessible.updateAccessibility(QAccessibleEvent(node, QAccessible.Event.Focus))


def _make(_class_name: str, widget: QObject) -> QAccessibleInterface | None:
    """The interface of a canvas; None for any other widget, which Qt describes."""
    nodes = getattr(widget, "accessible_nodes", None)
    return nodes.node() if isinstance(nodes, AccessibleNodes) else None


@cache
def _describe_canvases() -> None:
    """Let Qt ask here for the interfaces of canvases."""
    QAccessible.installFactory(_make)
