"""The blocks of the detail panel; None where there is nothing to show."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QWidget

from janto_catalog.model.certainty import Certainty, of_placement
from janto_catalog.model.claims import STORY, source_name
from janto_catalog.model.dates import short_date
from janto_catalog.model.files import ItemState
from janto_catalog.model.have import Have
from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.panels.place_page import place_links
from janto_catalog.ui.theme.tokens import BODY, CAPTION, LEAD
from janto_catalog.ui.widgets.buttons import IconLabel, button
from janto_catalog.ui.widgets.cover_drop import DropCover
from janto_catalog.ui.widgets.indicators import Bracket
from janto_catalog.ui.widgets.layouts import column, framed, row
from janto_catalog.ui.widgets.text import label, set_tool_tip

if TYPE_CHECKING:
    from janto_catalog.model.views import WorkDetails, WorkRow
    from janto_catalog.ui.panels.placement import PlacementContext

_COVER_WIDTH = 128
#: A title and its mark of so many letters together have room beside each other.
_NEAR_MARK = 44


def head(context: UiContext, details: WorkDetails, *, primary: bool) -> QWidget:
    """Cover, title, series, number, date and length, and the button that plays it; `primary`: the main button of the screen."""
    theme, work_row = context.theme, details.row
    title = label(theme, details.work.title, LEAD, wrap=True)
    series = label(
        theme,
        " · ".join(part for part in (work_row.series, work_row.number) if part),
        BODY,
        "secondary",
        wrap=True,
    )
    facts = (labels.kind(work_row.kind), short_date(work_row.released), labels.length(work_row.runtime))
    line = label(theme, " · ".join(part for part in facts if part), BODY, "secondary", wrap=True)
    texts = column(title, series, line, gap=4)
    if work_row.takes_place:
        text = f"Takes place: {work_row.takes_place}"
        texts.addWidget(label(theme, text, BODY, "secondary", wrap=True))
    if others := labels.other_releases(details.work):
        texts.addWidget(label(theme, others, CAPTION, "secondary", wrap=True))
    if work_row.have not in (Have.YES, Have.NO):
        word, icon, role = labels.ownership(work_row)
        texts.addLayout(row(IconLabel(theme, icon, role), label(theme, word, BODY, role), -1, gap=6))
    texts.addStretch(1)
    cover = DropCover(
        context, work_row.id, work_row.kind, work_row.number, _COVER_WIDTH, owned=work_row.have.is_had
    )
    top = row(column(cover, -1), texts, gap=12)
    top.setStretch(1, 1)
    block = column(top, gap=12)
    if details.copies:
        listen = work_row.kind.group in ("video", "audio")
        states = {copy.state for copy in details.copies}
        absent, is_unreadable = (
            states <= {ItemState.OFFLINE, ItemState.MISSING, ItemState.NOT_SEEN},
            states == {ItemState.UNREADABLE},
        )
        verb = work_row.kind.opening_verb
        play_button = button(
            theme,
            f"Try to {verb.lower()}" if is_unreadable else verb,
            lambda: context.signals.play_work.emit(work_row.id),
            icon="play" if listen else "book-open",
            primary=primary and not absent and not is_unreadable,
        )
        play_button.setEnabled(not absent)
        obstacle = labels.play_obstacle(_most_likely(states))
        unreadable = (
            "Its content could not be read here; another program may open it." if is_unreadable else "Enter"
        )
        play_button.setToolTip(obstacle if absent else unreadable)
        block.addWidget(play_button)
    return framed(block)


def _most_likely(states: Collection[ItemState]) -> Have:
    """Of copies that cannot be played, the state of the one that is most likely to come back."""
    if ItemState.OFFLINE in states:
        return Have.OFFLINE
    return Have.NOT_SEEN if ItemState.NOT_SEEN in states else Have.MISSING


def progress(context: UiContext, details: WorkDetails) -> QWidget:
    """The progress of a title, and a link that marks it finished or, if it is, not finished."""
    work_row = details.row
    icon, role = {
        "finished": ("check", "success"),
        "skipped": ("skip-forward", "secondary"),
        "started": ("circle-dot", "secondary"),
    }.get(work_row.progress, ("circle", "secondary"))
    word = labels.progress(work_row.progress)
    done = work_row.progress == "finished"

    def mark() -> None:
        from janto_catalog.model.views import Progress

        step = Progress.NONE if done else Progress.FINISHED
        context.runner.write(
            lambda catalog: catalog.progress.mark([work_row.id], step),
            context.show_change,
        )

    offer = "Mark as not started" if done else "Mark as finished"
    return framed(
        row(
            IconLabel(context.theme, icon, role),
            label(context.theme, word),
            -1,
            button(context.theme, offer, mark, link=True),
        )
    )


def place(
    context: UiContext, details: WorkDetails, placement: PlacementContext, why: Callable[[], None]
) -> QWidget | None:
    """The titles before and after it, how certain the placement is, and a link to the reasons."""
    if details.placement is None:
        return (
            label(context.theme, "It has no place in the story.", BODY, "secondary", wrap=True)
            if not details.work.in_story
            else None
        )
    lines = column(gap=4)
    for word, other, reasons in (
        ("after", details.previous, placement.explanation.after),
        ("before", details.following, placement.explanation.before),
    ):
        if other is not None:
            lines.addLayout(_towards(context, word, other, is_open=not reasons))
    if placement.by == STORY:
        sure = of_placement(details.placement)
        lines.addLayout(_certainty(context, sure))
    else:
        place = f"{labels.ordinal(details.placement.position)} of {placement.explanation.total}"
        lines.addWidget(label(context.theme, place, BODY, "secondary"))
    if details.placement.warnings:
        lines.addLayout(
            row(
                IconLabel(context.theme, "triangle-alert", "question"),
                label(context.theme, "Has a warning", BODY, "question"),
                -1,
            )
        )
    link = button(context.theme, "Why here?", why, link=True)
    link.setToolTip("W")
    lines.addLayout(row(link, -1))
    lines.addWidget(place_links(context, details.work.id))
    return framed(lines)


def _certainty(context: UiContext, sure: Certainty) -> QLayout:
    bracket, words = Bracket(context.theme, sure), label(context.theme, sure.words, BODY, "secondary")
    for part in (bracket, words):
        set_tool_tip(part, sure.explained)
    return row(bracket, words, -1)


def _towards(context: UiContext, word: str, other: WorkRow, *, is_open: bool) -> QLayout:
    """A link to a neighbour, marked when one does not have it and when no source puts it there."""
    link = button(
        context.theme, short(other.title, 40), lambda: context.signals.select_work.emit(other.id), link=True
    )
    set_tool_tip(link, other.title)
    first = row(label(context.theme, word, BODY, "secondary"), link, gap=4)
    about = (Have.NO.words if other.have is Have.NO else "", "no source says so" if is_open else "")
    marks = " · ".join(filter(None, about))
    is_near = len(other.title) + len(marks) <= _NEAR_MARK
    if marks and is_near:
        first.addWidget(label(context.theme, f"· {marks}", BODY, "secondary"))
    first.addStretch(1)
    if marks and not is_near:
        return column(first, label(context.theme, marks, BODY, "secondary"), gap=0)
    return first


def parts(context: UiContext, details: WorkDetails) -> QWidget | None:
    """The titles that are part of this one."""
    if not details.parts:
        return None
    lines = column(gap=2)
    for part in details.parts:
        link = button(
            context.theme,
            short(part.title, 44),
            partial(context.signals.select_work.emit, part.id),
            link=True,
        )
        word, icon, role = labels.ownership(part)
        lines.addLayout(row(IconLabel(context.theme, icon, role, meaning=word), link, -1))
    return framed(lines)


def sources(context: UiContext, details: WorkDetails) -> QWidget | None:
    """The sources of these facts."""
    if not details.sources:
        return None
    lines = column(gap=2)
    for source in details.sources:
        lines.addWidget(label(context.theme, source_name(source), BODY, "secondary", wrap=True))
    return framed(lines)


def short(text: str, most: int) -> str:
    """A text that is shortened to `most` letters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
