"""Contradictions: placements that are set aside because they contradict stronger ones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from janto_catalog.model.certainty import of_reason
from janto_catalog.model.changes import Data
from janto_catalog.ui.context import Notice, UiContext
from janto_catalog.ui.panels.conflict_chain import chain_chips, title_chips
from janto_catalog.ui.panels.in_the_way import InTheWay
from janto_catalog.ui.panels.kept_back_line import tell_kept_back
from janto_catalog.ui.panels.source_label import source_label, source_titles
from janto_catalog.ui.theme.tokens import BODY, CAPTION, LEAD
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.buttons import IconLabel, button
from janto_catalog.ui.widgets.card_list import CardList
from janto_catalog.ui.widgets.indicators import Bracket
from janto_catalog.ui.widgets.layouts import column, framed, row
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from janto_catalog.catalog import Catalog
    from janto_catalog.catalog.conflicts import ConflictDetails
    from janto_catalog.catalog.placing import Choice
    from janto_catalog.model.order import Conflict, Reason
    from janto_catalog.model.views import Changed

    DetailedConflict = tuple[Conflict, ConflictDetails, tuple[Choice, ...], tuple[str, str]]

_SIDES = ("This one", "The other")
_CHOICES = {"this": "This one holds", "other": "The other holds", "neither": "Neither"}


class ConflictsView(CardList):
    """A card for each overruled placement."""

    shows = frozenset({Data.ORDER_FACTS, Data.NAME_FACTS, Data.PACKS})
    has_detail = True

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "Contradictions")
        self._titles: dict[str, str] = {}
        self.empty.show_message("scale", "No two sources contradict each other.")

    def reload(self) -> None:
        """Read the conflicts again."""
        self.context.runner.read(_read, lambda found: self._show(*found), owner=self, key=(id(self), "list"))

    def _show(self, conflicts: Sequence[DetailedConflict], sources: dict[str, str]) -> None:
        self._titles = sources
        self.head.set_title("Contradictions", str(len(conflicts)) if conflicts else "")
        if not conflicts:
            tell_kept_back(self.context, self.empty)
        self.show_cards([self._card(*conflict) for conflict in conflicts])

    def decide(self, conflict: Conflict, choice: Choice) -> None:
        """Follow one side of a conflict, or neither."""
        # When its card is gone, the focus must not be on a button that decides the next one.
        self.focus_target().setFocus()
        self.context.runner.write(
            lambda catalog: catalog.placing.decide(conflict, choice), self._show_result, owner=self
        )

    def _show_result(self, changed: Changed) -> None:
        self.context.signals.show_notice.emit(Notice(f"{changed.label}.", undoes=changed.change))

    def _card(
        self,
        conflict: Conflict,
        loop: ConflictDetails,
        choices: tuple[Choice, ...],
        sides: tuple[str, str],
    ) -> QWidget:
        theme, claim = self.context.theme, conflict.claim
        claim_row = row(
            column(2, IconLabel(theme, "gavel", "conflict"), -1, gap=0),
            label(theme, f"Set aside: {claim.text}", LEAD, wrap=True),
            gap=10,
        )
        claim_row.setStretch(1, 1)
        details = " · ".join(
            part for part in (source_label(claim, self._titles), of_reason(claim).words) if part
        )
        lines = column(claim_row, label(theme, details, CAPTION, "secondary"), 4, gap=4)
        lines.addWidget(label(theme, f"{conflict.outcome}.", BODY, wrap=True))
        lines.addSpacing(4)
        lines.addWidget(
            chain_chips(self.context, loop) if loop.chain else title_chips(self.context, loop.named)
        )
        lines.addSpacing(4)
        for reason in loop.steps:
            lines.addWidget(self._against(reason))
        lines.addSpacing(4)
        lines.addWidget(label(theme, loop.settled_by, BODY, wrap=True))
        lines.addWidget(InTheWay(self.context, conflict, self._titles))
        if choices:
            lines.addSpacing(8)
            for word, side in zip(_SIDES, sides, strict=True):
                lines.addWidget(label(theme, f"{word}: {side}.", BODY, wrap=True))
            lines.addWidget(self._choices(conflict, choices, sides))
        lines.setContentsMargins(16, 12, 16, 12)
        return framed(lines, "card")

    def _choices(self, conflict: Conflict, choices: tuple[Choice, ...], sides: tuple[str, str]) -> QWidget:
        line = row(gap=8)
        for choice in choices:
            one = button(self.context.theme, _CHOICES[choice.value], partial(self.decide, conflict, choice))
            about = sides[1] if choice.value == "other" else sides[0]
            one.setAccessibleName(f"{_CHOICES[choice.value]}: {about}")
            line.addWidget(one)
        line.addStretch(1)
        line.setContentsMargins(0, 4, 0, 0)
        return framed(line)

    def _against(self, reason: Reason) -> QWidget:
        theme = self.context.theme
        indicator = column(2, Bracket(theme, of_reason(reason)), -1, gap=0)
        by = source_label(reason, self._titles)
        source = f" ({by})" if by else ""
        line = row(indicator, label(theme, reason.text + source, BODY, "secondary", wrap=True), gap=10)
        line.setStretch(1, 1)
        return framed(line)


def _read(catalog: Catalog) -> tuple[Sequence[DetailedConflict], dict[str, str]]:
    conflicts = catalog.orders.conflicts()
    reasons = (reason for conflict in conflicts for reason in (conflict.claim, *conflict.loop))
    detailed = [
        (
            conflict,
            catalog.orders.conflict_details(conflict),
            catalog.placing.choices(conflict),
            catalog.placing.sides(conflict),
        )
        for conflict in conflicts
    ]
    return detailed, source_titles(catalog, reasons)


VIEW = View(
    "conflicts",
    "Contradictions",
    "scale",
    "Story",
    40,
    ConflictsView,
    badge=lambda counts: counts.conflicts,
    is_listed=lambda counts: counts.conflicts > 0,
)
