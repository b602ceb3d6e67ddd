"""Actions, declared on the methods that do them; menus, palette and shortcut sheet are made from the declarations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, Unpack

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction, QKeySequence
    from PySide6.QtWidgets import QMenu, QWidget

    from janto_catalog.ui.theme.theme import Theme

Method = TypeVar("Method", bound=Callable[..., Any])
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
GROUPS = ("Folder", "Title", "To identify", "Search", "Order", "Divider", "View", "Go", "Catalogue", "Help")


@dataclass(frozen=True, slots=True)
class Action:
    """The declaration of an action.

    `keys` are written as Qt writes them, and "Enter" is both keys of that name; `group` is one of GROUPS. `listed`: menus show it (keys such as J and K are
    only on the shortcut sheet). `when`: the name of a property that is true if the action is possible now ("": always).
    `obstacle`: the name of a property that says why it does nothing now, as text; menus show it disabled then.
    `checked`: the name of a property that is true if the action is the choice in force; menus tick it.
    `repeats`: a key that is held down does it again.  `whole_window`: its keys work while the page is shown, wherever in
    the window the focus is.  `submenu`: the title of the menu within a context menu that it is in ("": none).
    """

    title: str
    group: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    listed: bool = True
    when: str = ""
    obstacle: str = ""
    checked: str = ""
    repeats: bool = False
    whole_window: bool = False
    submenu: str = ""


class _Options(TypedDict, total=False):
    """The fields of an action that have defaults."""

    icon: str
    listed: bool
    when: str
    obstacle: str
    checked: str
    repeats: bool
    whole_window: bool
    submenu: str


def action(title: str, group: str, *keys: str, **options: Unpack[_Options]) -> Callable[[Method], Method]:
    """Declare that the decorated method is an action; the arguments are the fields of `Action`."""
    spec = Action(title, group, keys, **options)

    def declare(method: Method) -> Method:
        method.__action__ = spec  # type: ignore[attr-defined]
        return method

    return declare


def declared_actions(kind: type) -> Iterator[tuple[Action, str]]:
    """The actions a class declares or inherits, with the names of their methods, in the order they are written."""
    seen: set[str] = set()
    for base in reversed(kind.__mro__):
        for name, method in vars(base).items():
            spec = getattr(method, "__action__", None)
            if isinstance(spec, Action) and name not in seen:
                seen.add(name)
                yield spec, name


def bind_actions(target: object, widget: QWidget, *, whole_window: bool = False) -> list[QAction]:
    """Make the actions of `target` work while `widget` has the focus; in its whole window with `whole_window`.

    What is within `widget` has the focus too, but a button or a field there gets the keys that it may use itself.
    """
    from PySide6.QtGui import QAction, QKeySequence

    if not whole_window:
        widget.installEventFilter(_KeysOfControls(widget))

    contexts = (Qt.ShortcutContext.WidgetWithChildrenShortcut, Qt.ShortcutContext.WindowShortcut)
    bound = []
    for spec, name in declared_actions(type(target)):
        method = getattr(target, name)
        act = QAction(spec.title, widget)
        act.setShortcuts([QKeySequence(keys) for keys in _with_return(spec.keys)])
        act.setShortcutContext(contexts[whole_window or spec.whole_window])
        act.setAutoRepeat(spec.repeats)
        act.setData(spec)
        act.setProperty("can", partial(_can, target, spec.when))
        if spec.checked:
            act.setCheckable(True)
            act.setProperty("is_checked", partial(_can, target, spec.checked))
        act.setProperty("obstacle", partial(_obstacle, target, spec.obstacle))
        act.triggered.connect(lambda _checked=False, run=method: run())
        widget.addAction(act)
        bound.append(act)
    return bound


def key_names(sequences: Sequence[QKeySequence]) -> str:
    """Keys as people know them: "Enter", "Ctrl+E or F2"."""
    from PySide6.QtGui import QKeySequence

    names = (keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in sequences)
    return " or ".join(dict.fromkeys(name.replace("Return", "Enter") for name in names if name))


def _with_return(keys: Sequence[str]) -> Iterator[str]:
    """Keys with the large Enter key, which Qt calls Return, after the one among the numbers: menus show the first."""
    for key in keys:
        yield key
        if key.endswith("Enter"):
            yield key.replace("Enter", "Return")


def add_context_menu(
    widget: QWidget, theme: Theme, only: Callable[[QPoint], str] = lambda _place: ""
) -> None:
    """List the actions bound to `widget` in a menu, on a right click or the menu key; those of one group where `only`
    names it."""
    from PySide6.QtWidgets import QMenu

    def show(position: QPoint) -> None:
        menu, group, wanted = QMenu(widget), "", only(position)
        within: dict[str, QMenu] = {"": menu}
        for act in widget.actions():
            if wanted not in ("", act.data().group):
                continue
            if act.data().listed and act.property("can")():
                if group and act.data().group != group:
                    menu.addSeparator()
                group = act.data().group
                if act.data().icon:
                    act.setIcon(theme.icon(act.data().icon))
                title = act.data().submenu
                if title not in within:
                    within[title] = menu.addMenu(act.icon(), title)
                add_to_menu(within[title], act)
        menu.popup(widget.mapToGlobal(position))

    widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    widget.customContextMenuRequested.connect(show)


def add_to_menu(menu: QMenu, act: QAction) -> None:
    """Add a bound action to a menu; one that does nothing now is shown disabled, and its tool tip says why."""
    obstacle = act.property("obstacle")()
    if act.isCheckable():
        act.setChecked(act.property("is_checked")())
    if not obstacle:
        menu.addAction(act)
        return
    # Its key still works, and says why nothing happens.
    shown = menu.addAction(act.icon(), act.text())
    shown.setEnabled(False)
    shown.setToolTip(obstacle)
    menu.setToolTipsVisible(True)


class _KeysOfControls(QObject):
    """Keeps letters, digits, Enter, Space and Delete for the control with the focus, instead of the actions of the page
    around it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # It comes from the control with the focus up to the page, before the actions are looked through.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _is_for_control(event)
        ):
            event.accept()
            return True
        return False


def _is_for_control(event: QKeyEvent) -> bool:
    """Whether a control has the focus, and the key is one it may use: not Escape, and none with Ctrl or Alt."""
    from PySide6.QtWidgets import (
        QAbstractButton,
        QAbstractSlider,
        QAbstractSpinBox,
        QApplication,
        QComboBox,
        QLabel,
        QLineEdit,
    )

    if not event.text() or event.key() == Qt.Key.Key_Escape or event.modifiers() & _COMMANDS:
        return False
    controls = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLabel, QLineEdit)
    return isinstance(QApplication.focusWidget(), controls)


def _obstacle(target: object, name: str) -> str:
    return str(getattr(target, name)) if name else ""


def _can(target: object, when: str) -> bool:
    return not when or bool(getattr(target, when))
