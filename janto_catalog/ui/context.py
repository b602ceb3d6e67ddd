"""What every view is given: the runner, the theme, the settings, the names of the cast, and where to go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from janto_catalog.ui.background.runner import BackgroundRunner
from janto_catalog.ui.shell.settings import Settings
from janto_catalog.ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Destination:
    """Somewhere to go: a view by name, with a query for those that take one and an order to stand in."""

    view: str
    query: str = ""
    by: str = ""
    title: str = ""


CONTINUE = Destination("titles", "progress:started", title="Continue")


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to say in the bar: `undo` offers to take the last decision back, `failed` marks an error,
    `action` is one more button (title, what it does)."""

    text: str
    undo: bool = False
    failed: bool = False
    action: tuple[str, Callable[[], object]] | None = None


class AppSignals(QObject):
    """Requests from views to the window that holds them."""

    go = Signal(object)
    select = Signal(str)
    notice = Signal(object)
    add_folder = Signal()
    scan = Signal(object)
    play = Signal(str)
    why = Signal(str)
    edit = Signal(str)
    detail = Signal()
    search = Signal()


@dataclass(frozen=True, slots=True)
class UiContext:
    """The context of the window, handed to every view and panel."""

    runner: BackgroundRunner
    theme: Theme
    settings: Settings
    signals: AppSignals
    names: dict[str, str] = field(default_factory=dict)
