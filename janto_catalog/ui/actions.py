"""An action is declared on the method that does it; menus, palette and the sheet of shortcuts come from that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction, QKeySequence
    from PySide6.QtWidgets import QWidget

    from janto_catalog.ui.theme.theme import Theme

Method = TypeVar("Method", bound=Callable[..., Any])
GROUPS = ("Folder", "Title", "To identify", "Order", "View", "Go", "Help")


@dataclass(frozen=True, slots=True)
class Action:
    """What a method does, in words: `keys` as Qt writes them, `group` one of GROUPS, `listed` whether
    menus show it (keys such as J and K are only on the sheet), `when` a property that says whether it can
    be done now ("": always)."""

    title: str
    group: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    listed: bool = True
    when: str = ""


def action(
    title: str, group: str, *keys: str, icon: str = "", listed: bool = True, when: str = ""
) -> Callable[[Method], Method]:
    """Declare the decorated method an action."""

    def declare(method: Method) -> Method:
        method.__action__ = Action(title, group, keys, icon, listed, when)  # type: ignore[attr-defined]
        return method

    return declare


def declared_actions(kind: type) -> Iterator[tuple[Action, str]]:
    """The actions a class declares or inherits, with the names of their methods, in the order they were written."""
    seen: set[str] = set()
    for base in reversed(kind.__mro__):
        for name, method in vars(base).items():
            spec = getattr(method, "__action__", None)
            if isinstance(spec, Action) and name not in seen:
                seen.add(name)
                yield spec, name


def bind_actions(thing: object, keeper: QWidget, *, everywhere: bool = False) -> list[QAction]:
    """Make `thing`'s actions live while the focus is in `keeper`, or in its whole window with `everywhere`."""
    from PySide6.QtGui import QAction, QKeySequence

    context = (
        Qt.ShortcutContext.WindowShortcut if everywhere else Qt.ShortcutContext.WidgetWithChildrenShortcut
    )
    made = []
    for spec, name in declared_actions(type(thing)):
        method = getattr(thing, name)
        act = QAction(spec.title, keeper)
        act.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        act.setShortcutContext(context)
        act.setData(spec)
        act.setProperty("can", partial(_can, thing, spec.when))
        act.triggered.connect(lambda _checked=False, run=method: run())
        keeper.addAction(act)
        made.append(act)
    return made


def key_names(sequences: Sequence[QKeySequence]) -> str:
    """Keys as people read them: "Enter", "Ctrl+E or F2"."""
    from PySide6.QtGui import QKeySequence

    shown = (one.toString(QKeySequence.SequenceFormat.NativeText) for one in sequences)
    return " or ".join(dict.fromkeys("Enter" if key == "Return" else key for key in shown if key))


def add_context_menu(keeper: QWidget, theme: Theme) -> None:
    """Let a right click (or the menu key) offer the actions bound to `keeper` that menus show."""
    from PySide6.QtWidgets import QMenu

    def show(place: QPoint) -> None:
        menu = QMenu(keeper)
        for act in keeper.actions():
            if act.data().listed and act.property("can")():
                if act.data().icon:
                    act.setIcon(theme.icon(act.data().icon))
                menu.addAction(act)
        menu.popup(keeper.mapToGlobal(place))

    keeper.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    keeper.customContextMenuRequested.connect(show)


def _can(thing: object, when: str) -> bool:
    return not when or bool(getattr(thing, when))
