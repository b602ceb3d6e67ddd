"""The reasons for the placement of a title: a summary, the reasons, what was overruled, and warnings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from janto_catalog.model.certainty import of_placement, of_reason
from janto_catalog.model.claims import STORY
from janto_catalog.model.order import Reason, ReasonKind
from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.panels.conflict_chain import chain_chips
from janto_catalog.ui.panels.place_page import place_links
from janto_catalog.ui.panels.reasons_page import ReasonsPage
from janto_catalog.ui.panels.source_label import source_label
from janto_catalog.ui.theme.tokens import BODY, CAPTION, LEAD
from janto_catalog.ui.widgets.buttons import IconLabel, button
from janto_catalog.ui.widgets.indicators import Bracket, explained_certainty
from janto_catalog.ui.widgets.layouts import clear, column, framed, row
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from janto_catalog.model.order import Placement
    from janto_catalog.model.views import WorkDetails, WorkRow
    from janto_catalog.ui.panels.placement import PlacementContext


class WhyPage(ReasonsPage):
    """The reasons for the placement of one title."""

    def __init__(self, context: UiContext, back: Callable[[], None]) -> None:
        super().__init__(context, back)
        self._titles = dict[str, str]()

    def show_details(
        self, details: WorkDetails, neighbours: PlacementContext, listed: tuple[int, str] | None = None
    ) -> None:
        """Show the reasons for a title that has a placement; `listed` as `ViewPage.number_in_list` gives it."""
        self._titles = neighbours.sources
        place = details.placement
        if place is None:
            return
        clear(self._body)
        theme = self._context.theme
        order = neighbours.explanation.order
        # The list beside this page may show another number.
        other = listed[1] if listed is not None and listed[0] != place.position else ""
        of_all = f" of {labels.count(neighbours.explanation.total, 'title', 'titles')}" if other else ""
        title = f"Why {details.work.title} is {labels.ordinal(place.position)}{of_all} in {order}"
        self._body.addWidget(label(theme, title, LEAD, wrap=True))
        if other:
            self._body.addWidget(label(theme, other, BODY, "secondary", wrap=True))
        self._body.addWidget(label(theme, _describe_place(details, place, neighbours), wrap=True))
        if neighbours.by == STORY:
            self._body.addWidget(explained_certainty(theme, of_placement(place)))
        self._body.addSpacing(8)
        self._add_chain(details, neighbours)
        shown = {reason.text for reason in (*neighbours.explanation.after, *neighbours.explanation.before)}
        more = [reason for reason in place.reasons if reason.text not in shown]
        self._add_reasons("Other reasons", [reason for reason in more if reason.kind is not ReasonKind.TIE])
        self._add_overruled(neighbours)
        self._add_warnings(place.warnings)
        if neighbours.by == STORY and place.earliest < place.latest and not _is_between(details, neighbours):
            self._add_heading("What is not known")
            explanation = neighbours.explanation
            for text in filter(None, (explanation.limits, explanation.settled_by)):
                self._body.addWidget(label(theme, text, BODY, "secondary", wrap=True))
        self._add_heading("You know better?")
        self._body.addWidget(place_links(self._context, details.work.id))
        self._body.addStretch(1)

    def _add_heading(self, title: str) -> None:
        head = label(self._context.theme, title, CAPTION, "secondary")
        head.setFont(self._context.theme.font(CAPTION, strong=True))
        self._body.addSpacing(12)
        self._body.addWidget(head)

    def _add_chain(self, details: WorkDetails, neighbours: PlacementContext) -> None:
        """The title before, the reasons, the title itself, the reasons, the title after."""
        if details.previous is not None:
            self._body.addWidget(self._neighbour_link(details.previous))
            self._add_joining_reasons(neighbours.explanation.after)
        title = label(self._context.theme, details.work.title, BODY, wrap=True)
        title.setFont(self._context.theme.font(BODY, strong=True))
        bar = QLabel()
        bar.setFixedWidth(2)
        bar.setAutoFillBackground(True)
        bar.setStyleSheet(f"background: {self._context.theme.colours.accent}")
        line = row(bar, title, gap=10)
        line.setStretch(1, 1)
        self._body.addWidget(framed(line))
        if details.following is not None:
            self._add_joining_reasons(neighbours.explanation.before)
            self._body.addWidget(self._neighbour_link(details.following))

    def _add_joining_reasons(self, reasons: Sequence[Reason]) -> None:
        """The reasons between two titles."""
        for reason in reasons or (Reason(ReasonKind.TIE, "No source says which of these two comes first"),):
            self._body.addWidget(self._reason_row(reason))

    def _neighbour_link(self, other: WorkRow) -> QWidget:
        link = button(
            self._context.theme,
            other.title,
            lambda: self._context.signals.select_work.emit(other.id),
            link=True,
        )
        return framed(row(12, link, -1, gap=0))

    def _add_reasons(self, title: str, reasons: Sequence[Reason]) -> None:
        if reasons:
            self._add_heading(title)
            for reason in reasons:
                self._body.addWidget(self._reason_row(reason))

    def _reason_row(self, reason: Reason) -> QWidget:
        theme = self._context.theme
        certain = of_reason(reason)
        texts = [label(theme, reason.text, BODY, wrap=True)]
        by = " · ".join(part for part in (source_label(reason, self._titles), certain.words) if part)
        texts.append(label(theme, by, CAPTION, "secondary", wrap=True))
        line = row(column(Bracket(theme, certain), -1, gap=0), column(*texts, gap=2), gap=10)
        line.setStretch(1, 1)
        line.setContentsMargins(12, 4, 0, 4)
        return framed(line)

    def _add_overruled(self, neighbours: PlacementContext) -> None:
        """What was overruled, the conflict it is part of, and what would settle it."""
        if neighbours.explanation.overruled:
            self._add_heading("Set aside")
        for reason, loop in neighbours.explanation.overruled:
            mark = column(IconLabel(self._context.theme, "gavel", "conflict"), -1, gap=0)
            line = row(mark, self._reason_row(reason), gap=0)
            line.setStretch(1, 1)
            self._body.addWidget(framed(line))
            if loop is not None and loop.chain:
                self._body.addWidget(chain_chips(self._context, loop))
        settling = dict.fromkeys(
            loop.settled_by for _, loop in neighbours.explanation.overruled if loop is not None
        )
        if settling:
            self._add_heading("What would settle it")
        for text in settling:
            self._body.addWidget(label(self._context.theme, text, BODY, "secondary", wrap=True))

    def _add_warnings(self, warnings: Sequence[str]) -> None:
        if warnings:
            self._add_heading("Warnings")
            for warning in warnings:
                mark = column(IconLabel(self._context.theme, "triangle-alert", "question"), -1, gap=0)
                line = row(mark, label(self._context.theme, warning, wrap=True))
                line.setStretch(1, 1)
                self._body.addWidget(framed(line))


def _describe_place(details: WorkDetails, place: Placement, neighbours: PlacementContext) -> str:
    """Between which titles it is, and how well that is supported."""
    after = details.previous.title if details.previous else ""
    before = details.following.title if details.following else ""
    if after and before:
        where = f"It is between {after} and {before}."
    elif after or before:
        where = f"It is after {after}." if after else f"It is before {before}."
    else:
        where = "It has no neighbours."
    return f"{where} {_describe_support(details, place, neighbours)}"


def _describe_support(details: WorkDetails, place: Placement, neighbours: PlacementContext) -> str:
    reasons = sum(reason.kind is not ReasonKind.TIE for reason in place.reasons)
    if not reasons:
        is_guess = place.is_placed and neighbours.by == STORY
        return f"No source says so: {'it is a guess' if is_guess else 'only the release dates put it there'}."
    open_to = [
        other.title
        for other, joint in (
            (details.previous, neighbours.explanation.after),
            (details.following, neighbours.explanation.before),
        )
        if other is not None and not joint
    ]
    if len(open_to) == 2:
        return "No source says that it is between these two."
    if open_to:
        return f"No source says that it is next to {open_to[0]}."
    says = "One reason supports it" if reasons == 1 else f"{labels.number(reasons)} reasons support it"
    overruled = len(place.overruled)
    return f"{says}; {overruled} set aside." if overruled else f"{says}; nothing contradicts it."


def _is_between(details: WorkDetails, neighbours: PlacementContext) -> bool:
    """Whether it could only be between the titles that are its neighbours already."""
    low, high = neighbours.explanation.low, neighbours.explanation.high
    adjacent = (details.previous, details.following)
    return (low, high) == adjacent and None not in adjacent
