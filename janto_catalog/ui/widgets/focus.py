"""Keeps the focus where it was while the content of a part of the window is replaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLayout, QScrollArea, QStackedWidget, QWidget
from shiboken6 import isValid

Key = tuple[type, str]
_WAITING = "waiting_focus"
FOCUS_KEY = "focus_key"
"""The property of a widget with what it is about, where its name changes with what it says about it."""
#: What has the focus without showing it.
_FRAMES = (QScrollArea, QStackedWidget)


@contextmanager
def kept_focus(area: QWidget, otherwise: QWidget) -> Iterator[None]:
    """While the content of `area` is replaced, keep the focus in it: on what has the same name at about the same
    place, else on what is at that place, else on `otherwise`.

    Without this Qt gives the focus to whatever comes next in the window.
    """
    # Not that of the program: while another window is in front, what this one goes back to is replaced as well.
    focused: QWidget | None = area.window().focusWidget()
    before, waiting = _focusable(area), area.property(_WAITING)
    if focused is otherwise and waiting is not None:
        # Its content is replaced again before the focus was given back.
        place, key = waiting
    elif focused is not None and focused in before:
        place, key = before.index(focused), _key(focused)
    else:
        yield
        return
    area.setProperty(_WAITING, (place, key))
    otherwise.setFocus()
    yield

    def restore() -> None:
        if isValid(area):
            area.setProperty(_WAITING, None)
        if isValid(area) and isValid(otherwise) and area.window().focusWidget() is otherwise:
            after = [part for part in _focusable(area) if part.isVisible()]
            _best(after, place, key, otherwise).setFocus()

    # New widgets can have the focus when their layout has shown them.
    QTimer.singleShot(0, restore)


def first_to_focus(area: QWidget) -> QWidget | None:
    """What in a part of the window shows that it has the focus: itself if it is a list or a field, else the first control
    in it; None without one."""
    proxy = area.focusProxy() or area
    if proxy.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(proxy, _FRAMES):
        return proxy
    following = proxy.nextInFocusChain()
    while following is not None and following is not proxy:
        is_control = following.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(following, _FRAMES)
        if is_control and following.isEnabled() and following.isVisible() and proxy.isAncestorOf(following):
            return following
        following = following.nextInFocusChain()
    return None


def show_layer(stack: QStackedWidget, layer: QWidget) -> None:
    """Show a layer of a stack; it gets the focus if the one before had it, which else goes to what comes next in the
    window."""
    focused: QWidget | None = stack.window().focusWidget()
    had_focus = focused is not None and stack.isAncestorOf(focused)
    is_other = stack.currentWidget() is not layer
    stack.setCurrentWidget(layer)
    if had_focus and is_other:
        (first_to_focus(layer) or layer).setFocus()


def focus_next(regions: Sequence[QWidget]) -> None:
    """Move the focus from the one of `regions` that has it to the next with something to focus."""
    focused, current = QApplication.focusWidget(), -1
    for number, region in enumerate(regions):
        if focused is not None and (region is focused or region.isAncestorOf(focused)):
            current = number
            break
    after = [*regions[current + 1 :], *regions[: current + 1]]
    stop = next((part for part in map(first_to_focus, after) if part is not None), None)
    if stop is not None:
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)


def follow_layout(area: QWidget) -> None:
    """Make Tab go through what is in `area` as it is laid out; Qt goes through widgets as they were made."""
    parts = [part for part in _in_layout_order(area) if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for before, after in pairwise(parts):
        QWidget.setTabOrder(before, after)


def _in_layout_order(part: QWidget | QLayout) -> Iterator[QWidget]:
    """A widget, and all that is in its layout or in a layout, in the order of these."""
    if isinstance(part, QWidget):
        yield part
    if isinstance(part, QScrollArea) and (scrolled := part.widget()) is not None:
        yield from _in_layout_order(scrolled)
    layout = part.layout()
    if layout is None:
        return
    for number in range(layout.count()):
        item = layout.itemAt(number)
        within = item.widget() or item.layout() if item is not None else None
        if within is not None:
            yield from _in_layout_order(within)


def _best(parts: list[QWidget], place: int, key: Key, otherwise: QWidget) -> QWidget:
    alike = [number for number, part in enumerate(parts) if _key(part) == key]
    if alike:
        return parts[min(alike, key=lambda number: abs(number - place))]
    return parts[min(place, len(parts) - 1)] if parts else otherwise


def _focusable(area: QWidget) -> list[QWidget]:
    """What in `area` can have the focus, in the order it was made."""
    return [
        part
        for part in area.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and not part.isHidden() and part.isEnabled()
    ]


def _key(part: QWidget) -> Key:
    text = part.text() if isinstance(part, QAbstractButton) else ""
    return type(part), part.property(FOCUS_KEY) or text or part.accessibleName()
