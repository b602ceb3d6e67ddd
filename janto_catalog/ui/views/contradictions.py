"""Where sources disagree: what was set aside, for what, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from janto_catalog.model.certainty import of_reason
from janto_catalog.ui.context import Desk, Destination
from janto_catalog.ui.panels.conflict_chain import Loop, chips, read_loop, titles
from janto_catalog.ui.panels.source_label import said_by, source_titles
from janto_catalog.ui.theme.tokens import BODY, CAPTION, LEAD
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.buttons import Mark
from janto_catalog.ui.widgets.card_list import CardColumn
from janto_catalog.ui.widgets.indicators import Bracket
from janto_catalog.ui.widgets.layouts import column, holder, row
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from janto_catalog.catalog import Catalog
    from janto_catalog.model.order import Conflict, Reason

    Disagreement = tuple[Conflict, Loop]


class ContradictionsView(CardColumn):
    """A card for each placement that was set aside."""

    kinds = frozenset({"pack", "claim"})
    detailed = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Contradictions")
        self._titles: dict[str, str] = {}
        self.empty.say("scale", "No two sources disagree.")

    def visit(self, destination: Destination) -> None:
        """Show them."""
        self.reload()

    def reload(self) -> None:
        """Read them again."""
        self.desk.door.ask(_read, lambda found: self._show(*found), owner=self, key=(id(self), "list"))

    def _show(self, disagreements: Sequence[Disagreement], sources: dict[str, str]) -> None:
        self._titles = sources
        self.head.say("Contradictions", str(len(disagreements)) if disagreements else "")
        self.show_cards([self._card(*disagreement) for disagreement in disagreements])

    def _card(self, conflict: Conflict, loop: Loop) -> QWidget:
        look, claim = self.desk.look, conflict.claim
        top = row(
            column(2, Mark(look, "gavel", "contested"), -1, gap=0),
            label(look, claim.text, LEAD, wrap=True),
            gap=10,
        )
        top.setStretch(1, 1)
        said = " · ".join(part for part in (said_by(claim, self._titles), of_reason(claim).words) if part)
        lines = column(top, label(look, said, CAPTION, "text2"), 4, gap=4)
        lines.addWidget(label(look, f"{conflict.outcome}.", BODY, wrap=True))
        lines.addSpacing(4)
        lines.addWidget(chips(self.desk, loop) if loop.chain else titles(self.desk, loop.named))
        lines.addSpacing(4)
        for reason in loop.steps:
            lines.addWidget(self._against(reason))
        lines.addSpacing(4)
        lines.addWidget(label(look, loop.settle, BODY, wrap=True))
        lines.setContentsMargins(16, 12, 16, 12)
        return holder(lines, "card")

    def _against(self, reason: Reason) -> QWidget:
        look = self.desk.look
        glyph = column(2, Bracket(look, of_reason(reason).step), -1, gap=0)
        by = said_by(reason, self._titles)
        source = f" ({by})" if by else ""
        line = row(glyph, label(look, reason.text + source, BODY, "text2", wrap=True), gap=10)
        line.setStretch(1, 1)
        return holder(line)


def _read(catalog: Catalog) -> tuple[Sequence[Disagreement], dict[str, str]]:
    conflicts = catalog.orders.conflicts()
    reasons = (reason for conflict in conflicts for reason in (conflict.claim, *conflict.loop))
    return [(one, read_loop(catalog, one)) for one in conflicts], source_titles(catalog, reasons)


VIEW = View(
    "contradictions",
    "Contradictions",
    "scale",
    "Story",
    40,
    ContradictionsView,
    badge=lambda tally: tally.conflicts,
    shown=lambda tally: tally.conflicts > 0,
)
