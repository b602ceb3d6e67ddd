"""The blocks of the detail panel, each made from what is known of a title; None where there is nothing to say."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QToolButton, QWidget

from janto_catalog.model.certainty import of_row
from janto_catalog.ui import labels
from janto_catalog.ui.context import Desk, Destination, Notice
from janto_catalog.ui.panels.source_label import source_title
from janto_catalog.ui.theme.tokens import BODY, CAPTION, LEAD
from janto_catalog.ui.widgets.buttons import Mark, button
from janto_catalog.ui.widgets.indicators import Bracket, Plate
from janto_catalog.ui.widgets.layouts import Flow, column, holder, row
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from janto_catalog.model.story import Appearance, Character
    from janto_catalog.model.views import WorkDetails, WorkRow
    from janto_catalog.ui.panels.placement import Standing


def head(desk: Desk, details: WorkDetails, *, primary: bool) -> QWidget:
    """Plate, title, series, number, date and length, and the button that plays it: the screen's primary or not."""
    look, known = desk.look, details.row
    title = label(look, details.work.title, LEAD, wrap=True)
    series = label(
        look, " · ".join(part for part in (known.series, known.number) if part), BODY, "text2", wrap=True
    )
    facts = (labels.kind(known.kind), labels.date(known.released), labels.length(known.runtime))
    line = label(look, " · ".join(part for part in facts if part), BODY, "text2", wrap=True)
    texts = column(title, series, line, gap=4)
    if others := labels.other_releases(details.work):
        texts.addWidget(label(look, others, CAPTION, "text2", wrap=True))
    texts.addStretch(1)
    top = row(Plate(look, known), texts, gap=12)
    top.setStretch(1, 1)
    made = column(top, gap=12)
    if details.copies:
        listen = labels.GROUP_OF.get(known.kind, "video") in ("video", "audio")
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
            press.setText(labels.state(details.copies[0].state)[0])
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
    word = labels.progress(known.progress, known.kind)
    done = known.progress == "finished"

    def mark() -> None:
        from janto_catalog.model.views import Progress

        step = Progress.NONE if done else Progress.FINISHED
        desk.door.change(
            lambda catalog: catalog.progress.mark([known.id], step),
            lambda changed: desk.wires.notice.emit(Notice(changed.label, undo=True)),
        )

    offer = "Not yet after all" if done else f"Mark as {labels.progress('finished', known.kind).lower()}"
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
    link.setToolTip(labels.tip(other.title))
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
    word, icon = labels.manner(appearance.manner)
    text = character.name + (f", as {appearance.under_name}" if appearance.under_name else "")
    chip = QToolButton()
    chip.setObjectName("chip")
    chip.setText(_short(text, 34).replace("&", "&&"))
    if icon:
        chip.setIcon(desk.look.icon(icon))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    said = ", ".join(part for part in (text, word, appearance.state) if part)
    chip.setToolTip(labels.tip(f"{said}\nEverything with {character.name}"))
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
        word, icon, role = labels.have(part)
        lines.addLayout(row(Mark(desk.look, icon, role, word=word), link, -1))
    return holder(lines)


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
