"""What a drop would do, beside the pointer while a title is dragged: the sentence at once, then what it sets aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.panels.placement_words import effects, moves_others
from janto_catalog.ui.theme.tokens import BODY, CAPTION
from janto_catalog.ui.widgets.layouts import clear, column
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from janto_catalog.catalog.placing import PlacementPreview
    from janto_catalog.ui.context import UiContext

_WIDTH, _REST_MS, _FEW = 320, 150, 2
_AWAY = QPoint(16, 36)
"""Below the picture of what is dragged."""


class DroppedAt(NamedTuple):
    """A title, the one that it would be `relation` ("after", "before"), and the sentence that says so."""

    work: str
    relation: str
    other: str
    sentence: str


class DropCard(QFrame):
    """A card over a widget that the pointer never meets."""

    def __init__(self, context: UiContext, over: QWidget) -> None:
        super().__init__(over)
        self._theme, self._over = context.theme, over
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedWidth(_WIDTH)
        self._sentence = label(context.theme, "", BODY, wrap=True)
        self._sentence.setFont(context.theme.font(BODY, strong=True))
        self._lines = column(gap=2)
        self.setLayout(column(self._sentence, self._lines, gap=4, margin=10))
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        """Show a sentence, and nothing of what it does."""
        self._sentence.setText(f"{sentence} — your word")
        clear(self._lines)

    def show_effects(self, found: PlacementPreview, relation: str) -> None:
        """Add what the placement does."""
        clear(self._lines)
        if found.is_known:
            self._add("You placed it there already.", "secondary")
        for effect in effects(found, relation):
            self._add(effect.heading, effect.role)
            for text in effect.texts[:_FEW]:
                self._add(text, "secondary")
            if len(effect.texts) > _FEW:
                self._add(f"and {labels.number(len(effect.texts) - _FEW)} more", "secondary")
        if moves := moves_others(found):
            self._add(moves, "question")
        if not self._lines.count():
            self._add("It sets nothing aside.", "secondary")
        self._fit()

    def show_error(self, text: str) -> None:
        """Say why it cannot be placed there."""
        clear(self._lines)
        self._add(text, "error")
        self._fit()

    def move_near(self, at: QPoint) -> None:
        """Show it near a point of the widget below, inside of that."""
        self._fit()
        over, where = self._over, at + _AWAY
        if where.y() + self.height() > over.height():
            where.setY(max(at.y() - self.height() - _AWAY.y(), 0))
        where.setX(min(max(where.x(), 0), max(over.width() - self.width() - 8, 0)))
        self.move(where)
        self.show()
        self.raise_()

    def _add(self, text: str, role: str) -> None:
        line = label(self._theme, text, CAPTION, role, wrap=True)
        self._lines.addWidget(line)
        # What is not shown yet has no height in a layout.
        line.show()

    def _fit(self) -> None:
        # The height follows from the width, which Qt does not ask of a widget without a layout around it.
        inner = self.layout()
        height = inner.totalHeightForWidth(_WIDTH) if inner is not None else 0
        self.resize(_WIDTH, height)


class DropPreview(QObject):
    """Shows over a widget what a drop would do, and reads it once the pointer rests at a place."""

    def __init__(self, context: UiContext, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self.card = DropCard(context, over)
        self._drop: DroppedAt | None = None
        self._at = QPoint()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._read)

    def show_drop(self, drop: DroppedAt | None, at: QPoint) -> None:
        """Show a drop near a point of the widget, None for none."""
        self._at = at
        if drop is None:
            self._drop = None
            self._rest.stop()
            self.card.hide()
            return
        if drop != self._drop:
            self._drop = drop
            self.card.show_sentence(drop.sentence)
            self._rest.start()
        self.card.move_near(at)

    def _read(self) -> None:
        drop = self._drop
        if drop is None:
            return
        self._context.runner.read(
            lambda catalog: catalog.placing.preview(drop.work, drop.relation, [drop.other]),
            lambda found: self._show(drop, found),
            lambda error: self._show(drop, error),
            owner=self,
            key=(id(self), "preview"),
        )

    def _show(self, drop: DroppedAt, found: PlacementPreview | Exception) -> None:
        """What was read is shown if the same drop is still meant."""
        if drop is not self._drop:
            return
        if isinstance(found, Exception):
            self.card.show_error(str(found))
        else:
            self.card.show_effects(found, drop.relation)
        self.card.move_near(self._at)
