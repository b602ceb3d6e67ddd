"""The blocks of the detail panel, each made from what is known of a title; None where there is nothing to say."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLayout, QRadioButton, QToolButton, QWidget

from janto_catalog.model.certainty import of_row
from janto_catalog.ui import words
from janto_catalog.ui.desk import Desk, Destination, Notice
from janto_catalog.ui.panels.said_by import source_title
from janto_catalog.ui.theme.tokens import BODY, CAPTION, LEAD
from janto_catalog.ui.widgets.buttons import Mark, button
from janto_catalog.ui.widgets.glyph import Bracket, Plate
from janto_catalog.ui.widgets.layouts import Flow, column, holder, row
from janto_catalog.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from janto_catalog.model.story import Appearance, Character
    from janto_catalog.model.views import ItemView, WorkDetails, WorkRow
    from janto_catalog.ui.panels.standing import Standing


def head(desk: Desk, details: WorkDetails, *, primary: bool) -> QWidget:
    """Plate, title, series, number, date and length, and the button that plays it: the screen's primary or not."""
    look, known = desk.look, details.row
    title = label(look, details.work.title, LEAD, wrap=True)
    series = label(
        look, " · ".join(part for part in (known.series, known.number) if part), BODY, "text2", wrap=True
    )
    facts = (words.kind(known.kind), words.date(known.released), words.length(known.runtime))
    line = label(look, " · ".join(part for part in facts if part), BODY, "text2", wrap=True)
    texts = column(title, series, line, gap=4)
    if others := words.other_releases(details.work):
        texts.addWidget(label(look, others, CAPTION, "text2", wrap=True))
    texts.addStretch(1)
    top = row(Plate(look, known), texts, gap=12)
    top.setStretch(1, 1)
    made = column(top, gap=12)
    if details.copies:
        listen = words.GROUP_OF.get(known.kind, "video") in ("video", "audio")
        press = button(
            look,
            "Play" if listen else "Open",
            lambda: desk.wires.play.emit(known.id),
            icon="play" if listen else "book-open",
            primary=primary,
        )
        press.setToolTip("Enter")
        offline = all(copy.state in ("offline", "missing") for copy in details.copies)
        if offline:
            press.setEnabled(False)
            press.setText(words.state(details.copies[0].state)[0])
        made.addWidget(press)
    return holder(made)


def progress(desk: Desk, details: WorkDetails) -> QWidget:
    """How far one is, with the step that comes next."""
    known = details.row
    icon, role = {
        "finished": ("check", "sure"),
        "skipped": ("skip-forward", "text2"),
        "started": ("circle-dot", "text2"),
    }.get(known.progress, ("circle", "text2"))
    word = words.progress(known.progress, known.kind)
    done = known.progress == "finished"

    def mark() -> None:
        from janto_catalog.model.views import Progress

        step = Progress.NONE if done else Progress.FINISHED
        desk.door.change(
            lambda catalog: catalog.progress.mark([known.id], step),
            lambda changed: desk.wires.notice.emit(Notice(changed.label, undo=True)),
        )

    offer = "Not yet after all" if done else f"Mark as {words.progress('finished', known.kind).lower()}"
    return holder(
        row(
            Mark(desk.look, icon, role), label(desk.look, word), -1, button(desk.look, offer, mark, link=True)
        )
    )


def place(desk: Desk, details: WorkDetails, standing: Standing, why: Callable[[], None]) -> QWidget | None:
    """After ..., before ..., how sure; the way to the reasons."""
    if details.place is None:
        return (
            label(desk.look, "It has no place in the story.", BODY, "text2", wrap=True)
            if not details.work.in_story
            else None
        )
    lines = column(gap=4)
    for word, other, reasons in (
        ("after", details.after, standing.after),
        ("before", details.before, standing.before),
    ):
        if other is not None:
            lines.addLayout(_towards(desk, word, other, by_release=not reasons))
    sure = of_row(details.row)
    lines.addLayout(row(Bracket(desk.look, sure.step), label(desk.look, sure.words, BODY, "text2"), -1))
    if details.place.warnings:
        lines.addLayout(
            row(
                Mark(desk.look, "triangle-alert", "asks"),
                label(desk.look, "Something to be careful with", BODY, "asks"),
                -1,
            )
        )
    link = button(desk.look, "Why here?", why, link=True)
    link.setToolTip("W")
    lines.addLayout(row(link, -1))
    return holder(lines)


def _towards(desk: Desk, word: str, other: WorkRow, *, by_release: bool) -> QLayout:
    """The way to a neighbour; where nothing but the order of release joins the two, it is said."""
    shown = _short(other.title, 24 if by_release else 40)
    link = button(desk.look, shown, lambda: desk.wires.select.emit(other.id), link=True)
    link.setToolTip(words.tip(other.title))
    line = row(label(desk.look, word, BODY, "text2"), link, gap=4)
    if by_release:
        line.addWidget(label(desk.look, "· order of release", BODY, "text2"))
    line.addStretch(1)
    return line


def cast(desk: Desk, details: WorkDetails) -> QWidget | None:
    """A chip for each character; a press looks for everything with them."""
    if not details.appearances:
        return None
    flow = Flow(6)
    for appearance, character in details.appearances:
        flow.addWidget(_chip(desk, appearance, character))
    return holder(flow)


def _chip(desk: Desk, appearance: Appearance, character: Character) -> QToolButton:
    word, icon = words.manner(appearance.manner)
    text = character.name + (f", as {appearance.under_name}" if appearance.under_name else "")
    chip = QToolButton()
    chip.setObjectName("chip")
    chip.setText(_short(text, 34).replace("&", "&&"))
    if icon:
        chip.setIcon(desk.look.icon(icon))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    said = ", ".join(part for part in (text, word, appearance.state) if part)
    chip.setToolTip(words.tip(f"{said}\nEverything with {character.name}"))
    chip.setAccessibleName(said)
    where = Destination("titles", f"with:{character.id}", title=f"Everything with {character.name}")
    chip.clicked.connect(lambda: desk.wires.go.emit(where))
    return chip


def parts(desk: Desk, details: WorkDetails) -> QWidget | None:
    """The titles inside this one."""
    if not details.parts:
        return None
    lines = column(gap=2)
    for part in details.parts:
        link = button(desk.look, _short(part.title, 44), partial(desk.wires.select.emit, part.id), link=True)
        word, icon, role = words.have(part)
        lines.addLayout(row(Mark(desk.look, icon, role, word=word), link, -1))
    return holder(lines)


def copies(desk: Desk, details: WorkDetails) -> QWidget | None:
    """Each copy: its file, its folder, whether it is there, which one is played."""
    if not details.copies:
        return holder(
            row(
                Mark(desk.look, "circle", "text2"), label(desk.look, "You do not have it.", BODY, "text2"), -1
            )
        )
    lines = column(gap=12)
    for copy in details.copies:
        lines.addWidget(_copy(desk, details, copy))
    return holder(lines)


def _copy(desk: Desk, details: WorkDetails, copy: ItemView) -> QWidget:
    look, work = desk.look, details.work
    first = copy.files[0] if copy.files else b""
    word, icon, role = words.state(copy.state)
    name = Path(os.fsdecode(first)).name if len(copy.files) == 1 else copy.title
    facts = [
        words.count(len(copy.files), "file", "files") if len(copy.files) > 1 else "",
        words.length(copy.duration),
    ]
    facts += [
        words.count(copy.pages, "page", "pages") if copy.pages else "",
        word if copy.state != "linked" else "",
    ]
    head_line = row(Mark(look, icon, role, word=word), Elided(look, _shown(name), middle=True), gap=8)
    head_line.setStretch(1, 1)
    lines = column(
        head_line,
        Elided(look, _shown(str(Path(os.fsdecode(first)).parent)), CAPTION, "text2", middle=True),
        gap=2,
    )
    if any(facts):
        lines.addWidget(label(look, " · ".join(fact for fact in facts if fact), CAPTION, "text2"))
    tools = row(gap=12)
    if len(details.copies) > 1:
        tools.addWidget(_preferred(desk, copy, work.id))
    if first and copy.state not in ("offline", "missing"):
        tools.addWidget(button(look, "Show in folder", lambda: _show_folder(first), link=True))
    tools.addWidget(button(look, "Wrong title?", lambda: _unlink(desk, copy, work.id), link=True))
    tools.addStretch(1)
    lines.addLayout(tools)
    return holder(lines)


def _preferred(desk: Desk, copy: ItemView, work: str) -> QRadioButton:
    choice = QRadioButton("Play this one")
    choice.setAutoExclusive(False)
    choice.setChecked(any(link.preferred and link.work == work for link in copy.works))
    choice.clicked.connect(lambda: desk.door.change(lambda catalog: catalog.links.prefer(copy.id, work)))
    return choice


def _unlink(desk: Desk, copy: ItemView, work: str) -> None:
    desk.door.change(
        lambda catalog: catalog.links.unlink(copy.id, work),
        lambda done: desk.wires.notice.emit(Notice(done[1].label, undo=True)),
    )


def _show_folder(file: bytes) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(os.fsdecode(file)).parent)))


def sources(desk: Desk, details: WorkDetails) -> QWidget | None:
    """Who says what stands here."""
    if not details.sources:
        return None
    lines = column(gap=2)
    for source in details.sources:
        lines.addWidget(label(desk.look, source_title(source), BODY, "text2", wrap=True))
    return holder(lines)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _shown(text: str) -> str:
    """A path with the bytes that are no text made visible."""
    return os.fsencode(text).decode("utf-8", "backslashreplace")
