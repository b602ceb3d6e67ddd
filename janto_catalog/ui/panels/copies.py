"""The copies of a title in the detail panel, and its extras."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QRadioButton, QVBoxLayout, QWidget

from janto_catalog.model.file_types import format_of
from janto_catalog.model.files import ExtraRole
from janto_catalog.ui import labels
from janto_catalog.ui.context import Notice, UiContext
from janto_catalog.ui.opening import show_folder_of
from janto_catalog.ui.panels.wrong_title_form import WrongTitleForm, say_where
from janto_catalog.ui.theme.tokens import BODY, CAPTION
from janto_catalog.ui.widgets.buttons import IconButton, IconLabel, button
from janto_catalog.ui.widgets.layouts import column, framed, row
from janto_catalog.ui.widgets.scroll_area import scroll_into_sight
from janto_catalog.ui.widgets.text import Elided, label
from janto_catalog.ui.widgets.title_drag import DragHandle, drag_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import Changed, ItemSummary, WorkDetails

_PARTICIPLES = {"Play": "played", "Open": "opened"}
_ABSENT = ("offline", "missing", "not-seen")


class Copies(QFrame):
    """Each copy with its file, folder and state, and which one is played; then the extras.

    `explain` shows why a copy is matched.  `left` comes when the question which title a copy is was answered, or closed
    where `ask` had opened it.
    """

    left = Signal()

    def __init__(
        self, context: UiContext, details: WorkDetails, explain: Callable[[ItemSummary], object]
    ) -> None:
        super().__init__()
        self._context, self._details, self._explain = context, details, explain
        self._lines: dict[str, tuple[ItemSummary, QVBoxLayout]] = {}
        lines = column(gap=12)
        if not details.copies:
            none = label(context.theme, "You have no copy of it.", BODY, "secondary")
            lines.addLayout(row(IconLabel(context.theme, "circle", "secondary"), none, -1))
        for copy in details.copies:
            lines.addWidget(self._copy(copy))
        for extra in details.extras:
            lines.addWidget(_extra(context, details, extra))
        self.setLayout(lines)

    def ask(self) -> None:
        """Ask which title the copy is that is played, or close that question."""
        played = self._details.played
        items = [copy.id for copy in self._details.copies]
        if items:
            self._ask_which(played.item.id if played is not None and played.item.id in items else items[0])
        else:
            # It is had in part: other titles have the copies.
            self._context.signals.show_notice.emit(Notice("You have no copy of it."))
            self.left.emit()

    def _copy(self, copy: ItemSummary) -> QWidget:
        context, details = self._context, self._details
        word, icon, role = labels.state_of_copy(copy)
        incomplete = f"Incomplete, missing: {copy.missing}" if copy.complete is False else ""
        facts = [_amount(copy), word if copy.state != "linked" else "", copy.reason, incomplete]
        tools = _folder(context, copy)
        wrong = button(
            context.theme, "Wrong title?", lambda: self._ask_which(copy.id, closed=wrong), link=True
        )
        wrong.setToolTip("L")
        tools.addWidget(wrong)
        if copy.state == "missing":
            tools.addWidget(_find(context, copy))
            tools.addWidget(_forget(context, copy))
        tools.addStretch(1)
        tools.addWidget(_copy_menu(context, details, copy, self._explain))
        lines = _lines(context, copy, IconLabel(context.theme, icon, role, meaning=word), facts)
        if len(details.copies) > 1:
            lines.addLayout(_preferred_copy_row(context, details, copy))
        lines.addLayout(tools)
        self._lines[copy.id] = (copy, lines)
        return framed(lines)

    def _ask_which(self, item: str, *, closed: QWidget | None = None) -> None:
        """Ask below a copy which title it is, or close the form.  `closed` gets the focus when the form is closed without
        an answer."""
        copy, lines = self._lines[item]
        last = lines.itemAt(lines.count() - 1)
        shown = last.widget() if last is not None else None
        if isinstance(shown, WrongTitleForm):
            shown.closed.emit()
            return
        form = WrongTitleForm(self._context, copy, self._details.work.id, self._details.work.title)
        form.closed.connect(lambda: self._close(lines, form, closed))
        form.answered.connect(self.left)
        # When the detail is laid out with it.
        form.grown.connect(lambda: QTimer.singleShot(0, form, lambda: scroll_into_sight(form)))
        lines.addWidget(form)
        form.show()
        form.title_picker.field.setFocus()

    def _close(self, lines: QVBoxLayout, form: QWidget, closed: QWidget | None) -> None:
        # Before the form is gone, so that the focus does not go to whatever is next.
        if closed is not None:
            closed.setFocus()
        else:
            self.left.emit()
        lines.removeWidget(form)
        form.hide()
        form.deleteLater()


def _extra(context: UiContext, details: WorkDetails, item: ItemSummary) -> QWidget:
    role = item.extra.role.label if item.extra is not None else ""
    word = labels.state(item.state)[0] if item.state != "linked" else ""
    lines = _lines(
        context,
        item,
        IconLabel(context.theme, "paperclip", "clipping", meaning="Extra"),
        [f"Extra: {role}", _amount(item), word],
    )
    tools = _folder(context, item)
    undo = button(
        context.theme,
        "Not an extra of this title",
        lambda: _unlink(context, item, details.work.id),
        link=True,
    )
    tools.addWidget(undo)
    tools.addStretch(1)
    lines.addLayout(tools)
    return framed(lines)


def _lines(context: UiContext, item: ItemSummary, mark: IconLabel, facts: list[str]) -> QVBoxLayout:
    """The name of the file, its folder, and its facts."""
    first = item.files[0] if item.files else b""
    path = Path(os.fsdecode(first))
    name = Elided(context.theme, _shown(path.name if len(item.files) == 1 else item.title), middle=True)
    if item.files and item.state not in _ABSENT:
        DragHandle(name, lambda: drag_files(name, [item.title], item.files))
        name.setCursor(Qt.CursorShape.OpenHandCursor)
    head = row(mark, name, gap=8)
    head.setStretch(1, 1)
    lines = column(
        head, Elided(context.theme, _shown(str(path.parent)), CAPTION, "secondary", middle=True), gap=2
    )
    if any(facts):
        text = " · ".join(fact for fact in facts if fact)
        lines.addWidget(label(context.theme, text, CAPTION, "secondary", wrap=True))
    return lines


def _amount(item: ItemSummary) -> str:
    """The size and quality of a copy: files, length, pages, bytes, kinds of file, and whether nothing of it was lost."""
    files = labels.count(len(item.files), "file", "files") if len(item.files) > 1 else ""
    pages = labels.count(item.pages, "page", "pages") if item.pages else ""
    kinds = ", ".join(dict.fromkeys(format_of(file).upper() for file in item.files))
    quality = f"{kinds}, lossless" if kinds and item.lossless else kinds
    parts = (files, labels.length(item.duration), pages, labels.size(item.size), quality)
    return " · ".join(part for part in parts if part)


def _folder(context: UiContext, item: ItemSummary) -> QHBoxLayout:
    tools = row(gap=12)
    if item.files and item.state not in _ABSENT:
        first = item.files[0]
        tools.addWidget(
            button(
                context.theme,
                "Show in folder",
                lambda: show_folder_of(context, os.fsdecode(first)),
                link=True,
            )
        )
    return tools


def _find(context: UiContext, copy: ItemSummary) -> QWidget:
    find = button(context.theme, "Locate…", lambda: context.signals.locate_copy.emit(copy), link=True)
    find.setToolTip("Choose the folder where it is now: it is recognised there")
    return find


def _forget(context: UiContext, copy: ItemSummary) -> QWidget:
    forget = button(
        context.theme,
        "Forget",
        lambda: _decide(context, lambda catalog: catalog.missing_copies.forget(copy.id)),
        link=True,
    )
    forget.setToolTip(
        "It is not listed as missing any more. If its files come back, they are listed under To identify"
    )
    return forget


def _copy_menu(
    context: UiContext, details: WorkDetails, copy: ItemSummary, explain: Callable[[ItemSummary], object]
) -> IconButton:
    """The menu of a copy."""
    work = details.work.id
    menu_button = IconButton(context.theme, "ellipsis", "More about this copy", 16)
    menu_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(menu_button)
    roles = menu.addMenu("Mark as an extra of this title")
    for role in ExtraRole:
        chosen = roles.addAction(role.label.capitalize())
        chosen.triggered.connect(lambda _checked=False, role=role: _make_extra(context, copy, work, role))
    why = menu.addAction("Why this match")
    why.triggered.connect(lambda: explain(copy))
    if len(copy.files) > 1:
        separate = menu.addAction("Separate its files")
        separate.setToolTip("Makes a copy of each file")
        separate.triggered.connect(lambda: _separate(context, copy))
    if details.played is not None and details.played.by_hand:
        verb = details.work.kind.opening_verb
        again = menu.addAction(f"{verb} the best copy automatically")
        again.triggered.connect(lambda: _decide(context, lambda catalog: catalog.links.prefer_by_rule(work)))
    menu_button.setMenu(menu)
    return menu_button


def _preferred_copy_row(context: UiContext, details: WorkDetails, copy: ItemSummary) -> QHBoxLayout:
    """Whether this copy is the one that is played, and why."""
    work, chosen = details.work.id, details.played
    is_played = chosen is not None and chosen.item.id == copy.id
    verb = details.work.kind.opening_verb
    choice = QRadioButton(f"This copy is {_PARTICIPLES[verb]}" if is_played else f"{verb} this copy")
    choice.setAutoExclusive(False)
    choice.setChecked(is_played)
    choice.clicked.connect(lambda: _decide(context, lambda catalog: catalog.links.prefer(copy.id, work)))
    why = Elided(
        context.theme, f"· {chosen.reason}" if chosen is not None and is_played else "", CAPTION, "secondary"
    )
    line = row(choice, why, gap=4)
    line.setStretch(1, 1)
    return line


def _make_extra(context: UiContext, copy: ItemSummary, work: str, role: ExtraRole) -> None:
    _decide(context, lambda catalog: catalog.links.make_extra(copy.id, work, role))


def _separate(context: UiContext, copy: ItemSummary) -> None:
    _decide(context, lambda catalog: catalog.groupings.split(copy.id)[1])


def _unlink(context: UiContext, copy: ItemSummary, work: str) -> None:
    context.runner.write(
        lambda catalog: catalog.links.unlink(copy.id, work), lambda done: say_where(context, *done)
    )


def _decide(context: UiContext, verb: Callable[[Catalog], Changed | tuple[ItemSummary, Changed]]) -> None:
    def show(done: Changed | tuple[ItemSummary, Changed]) -> None:
        context.show_change(done[1] if isinstance(done, tuple) else done)

    context.runner.write(verb, show)


def _shown(text: str) -> str:
    """A path with escapes for bytes that are not text."""
    return os.fsencode(text).decode("utf-8", "backslashreplace")
