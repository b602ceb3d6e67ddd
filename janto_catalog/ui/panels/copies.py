"""The copies of a title in the detail panel, and the extras that belong to it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QMenu, QRadioButton, QVBoxLayout, QWidget

from janto_catalog.model.files import ExtraRole
from janto_catalog.ui import words
from janto_catalog.ui.desk import Desk, Notice
from janto_catalog.ui.theme.tokens import BODY, CAPTION
from janto_catalog.ui.widgets.buttons import IconButton, Mark, button
from janto_catalog.ui.widgets.layouts import column, holder, row
from janto_catalog.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import Changed, ItemView, WorkDetails

_GONE = ("offline", "missing")


def copies(desk: Desk, details: WorkDetails) -> QWidget:
    """Each copy: its file, its folder, whether it is there, which one is played; then the extras."""
    lines = column(gap=12)
    if not details.copies:
        none = label(desk.look, "You do not have it.", BODY, "text2")
        lines.addLayout(row(Mark(desk.look, "circle", "text2"), none, -1))
    for copy in details.copies:
        lines.addWidget(_copy(desk, details, copy))
    for extra in details.extras:
        lines.addWidget(_extra(desk, details, extra))
    return holder(lines)


def _copy(desk: Desk, details: WorkDetails, copy: ItemView) -> QWidget:
    work = details.work.id
    word, icon, role = words.state(copy.state)
    facts = [_amount(copy), word if copy.state != "linked" else ""]
    tools = _folder(desk, copy)
    tools.addWidget(button(desk.look, "Wrong title?", lambda: _unlink(desk, copy, work), link=True))
    tools.addStretch(1)
    tools.addWidget(_more(desk, copy, work))
    lines = _lines(desk, copy, Mark(desk.look, icon, role, word=word), facts)
    if len(details.copies) > 1:
        lines.addWidget(_preferred(desk, copy, work))
    lines.addLayout(tools)
    return holder(lines)


def _extra(desk: Desk, details: WorkDetails, item: ItemView) -> QWidget:
    role = item.extra.role.words if item.extra is not None else ""
    word = words.state(item.state)[0] if item.state != "linked" else ""
    lines = _lines(
        desk,
        item,
        Mark(desk.look, "paperclip", "clipping", word="Extra"),
        [f"Extra: {role}", _amount(item), word],
    )
    tools = _folder(desk, item)
    undo = button(desk.look, "Not an extra of it", lambda: _unlink(desk, item, details.work.id), link=True)
    tools.addWidget(undo)
    tools.addStretch(1)
    lines.addLayout(tools)
    return holder(lines)


def _lines(desk: Desk, item: ItemView, mark: Mark, facts: list[str]) -> QVBoxLayout:
    """The file's name, its folder, and what there is to say of it."""
    first = item.files[0] if item.files else b""
    path = Path(os.fsdecode(first))
    name = Elided(desk.look, _shown(path.name if len(item.files) == 1 else item.title), middle=True)
    head = row(mark, name, gap=8)
    head.setStretch(1, 1)
    lines = column(head, Elided(desk.look, _shown(str(path.parent)), CAPTION, "text2", middle=True), gap=2)
    if any(facts):
        said = " · ".join(fact for fact in facts if fact)
        lines.addWidget(label(desk.look, said, CAPTION, "text2", wrap=True))
    return lines


def _amount(item: ItemView) -> str:
    """How much it is: files, time, pages."""
    files = words.count(len(item.files), "file", "files") if len(item.files) > 1 else ""
    pages = words.count(item.pages, "page", "pages") if item.pages else ""
    return " · ".join(part for part in (files, words.length(item.duration), pages) if part)


def _folder(desk: Desk, item: ItemView) -> QHBoxLayout:
    tools = row(gap=12)
    if item.files and item.state not in _GONE:
        first = item.files[0]
        tools.addWidget(button(desk.look, "Show in folder", lambda: _show_folder(first), link=True))
    return tools


def _more(desk: Desk, copy: ItemView, work: str) -> IconButton:
    """The copy's menu."""
    made = IconButton(desk.look, "ellipsis", "More about this copy", 16)
    made.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(made)
    roles = menu.addMenu("It is an extra of this title")
    for role in ExtraRole:
        chosen = roles.addAction(role.words.capitalize())
        chosen.triggered.connect(lambda _checked=False, role=role: _make_extra(desk, copy, work, role))
    made.setMenu(menu)
    return made


def _preferred(desk: Desk, copy: ItemView, work: str) -> QRadioButton:
    choice = QRadioButton("Play this one")
    choice.setAutoExclusive(False)
    choice.setChecked(any(link.preferred and link.work == work for link in copy.works))
    choice.clicked.connect(lambda: desk.door.change(lambda catalog: catalog.links.prefer(copy.id, work)))
    return choice


def _make_extra(desk: Desk, copy: ItemView, work: str, role: ExtraRole) -> None:
    _decide(desk, lambda catalog: catalog.links.make_extra(copy.id, work, role))


def _unlink(desk: Desk, copy: ItemView, work: str) -> None:
    _decide(desk, lambda catalog: catalog.links.unlink(copy.id, work))


def _decide(desk: Desk, verb: Callable[[Catalog], tuple[ItemView, Changed]]) -> None:
    desk.door.change(verb, lambda done: desk.wires.notice.emit(Notice(done[1].label, undo=True)))


def _show_folder(file: bytes) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(os.fsdecode(file)).parent)))


def _shown(text: str) -> str:
    """A path with the bytes that are no text made visible."""
    return os.fsencode(text).decode("utf-8", "backslashreplace")
