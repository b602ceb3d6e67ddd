"""Which placement is in the way of one that was set aside: asked for by a link, because it takes a while in a large story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from janto_catalog.ui.panels.source_label import source_label
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.layouts import column, row
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from janto_catalog.model.order import Conflict, Reason
    from janto_catalog.ui.context import UiContext


class InTheWay(QWidget):
    """A link, and what was found in its place."""

    def __init__(self, context: UiContext, conflict: Conflict, sources: dict[str, str]) -> None:
        super().__init__()
        self._context, self._conflict, self._sources = context, conflict, sources
        self.link = button(context.theme, "Which placement is in the way?", self.read, link=True)
        self.link.setAccessibleName(f"Which placement is in the way? {conflict.claim.text}")
        self.text = label(context.theme, "", BODY, wrap=True)
        self.text.hide()
        self.setLayout(column(row(self.link, -1), self.text, gap=0))

    def read(self) -> None:
        """Find it."""
        self.link.setEnabled(False)
        self._context.runner.read(
            lambda catalog: catalog.placing.resolving(self._conflict), self._show, owner=self
        )

    def _show(self, reasons: Sequence[Reason]) -> None:
        texts = (f"{reason.text}{self._by(reason)}" for reason in reasons)
        found = "\n".join(f"It would hold without: {text}." for text in texts)
        self.text.setText(found or "No placement is alone in its way.")
        self.text.show()
        # The focus stays where it was.
        self.text.setFocusPolicy(self.link.focusPolicy())
        if self.link.hasFocus():
            self.text.setFocus()
        self.link.hide()

    def _by(self, reason: Reason) -> str:
        by = source_label(reason, self._sources)
        return f" ({by})" if by else ""
