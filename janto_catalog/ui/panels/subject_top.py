"""The upper part of a page of a character, pairing, person, story arc or era: who it is, how much of it one has, first and last."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from janto_catalog.model.dates import short_date
from janto_catalog.model.subject_words import span_words
from janto_catalog.ui import labels
from janto_catalog.ui.subject_links import ICONS, name_link
from janto_catalog.ui.theme.tokens import BODY, CAPTION
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.focus import kept_focus
from janto_catalog.ui.widgets.indicators import Cover
from janto_catalog.ui.widgets.layouts import Flow, clear, column, framed, row
from janto_catalog.ui.widgets.monogram import Monogram
from janto_catalog.ui.widgets.text import Elided, label, set_tool_tip

if TYPE_CHECKING:
    from janto_catalog.model.subjects import Life, SubjectPage
    from janto_catalog.model.views import WorkRow
    from janto_catalog.ui.context import UiContext

_PORTRAIT, _COVER, _BAR = 96, 36, 120
_CARD, _ROOM_FOR_CARDS = 264, 760
#: So many names are shown, the others are counted.
_MOST_PEOPLE = 5
_PEOPLE = {"character": "Played by", "pairing": "", "person": "Plays"}
_ENDS = {
    "pairing": ("First together", "Last together"),
    "person": ("First credit", "Last credit"),
    "arc": ("Begins in the story", "Ends in the story"),
}


class SubjectTop(QWidget):
    """Hides the first and last title where there is no room for them beside the rest."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self.portrait = Monogram(context.theme, _PORTRAIT)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._cards = column(gap=8)
        self._card_area = framed(self._cards)
        self._card_area.setFixedWidth(_CARD)
        inner = row(column(self.portrait, -1), self._lines, column(self._card_area, -1), gap=16)
        inner.setStretch(1, 1)
        inner.setContentsMargins(16, 0, 16, 12)
        self.setLayout(inner)

    def show_page(self, page: SubjectPage, life: Life | None) -> None:
        """Show a page; `life` is that of a character."""
        kind = page.named.kind
        names = [one.name for one in page.people] if kind == "pairing" else [page.named.name]
        icon = ICONS[kind] if kind in ("arc", "era") else ""
        self.portrait.show_names(names, square=bool(icon) or kind == "person", icon=icon)
        with kept_focus(self, self):
            clear(self._lines)
            if page.about:
                self._lines.addWidget(label(self._context.theme, page.about, BODY, wrap=True))
            for text in _texts(page, life):
                self._lines.addWidget(self._text(text))
            if page.people:
                self._lines.addWidget(self._people(page))
            self._lines.addStretch(1)
            if page.titles:
                self._lines.addWidget(self._share(page))
            clear(self._cards)
            first, last = _ENDS.get(kind, ("First appearance", "Last appearance"))
            for word, work in zip(
                (first, "Last so far" if page.is_limited else last), (page.first, page.last), strict=True
            ):
                if work is not None:
                    self._cards.addWidget(self._end(word, work))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._card_area.setVisible(event.size().width() >= _ROOM_FOR_CARDS)

    def _text(self, text: str) -> QWidget:
        return Elided(self._context.theme, text, BODY, "secondary")

    def _people(self, page: SubjectPage) -> QWidget:
        """Who plays a character, the members of a pairing, the characters a person plays: each a link."""
        line = Flow(6)
        links = [name_link(self._context, named) for named in page.people[:_MOST_PEOPLE]]
        if word := _PEOPLE.get(page.named.kind, ""):
            lead = label(self._context.theme, word, BODY, "secondary")
            lead.setMinimumHeight(links[0].sizeHint().height())
            line.addWidget(lead)
        for link in links:
            line.addWidget(link)
        if others := page.people[_MOST_PEOPLE:]:
            more = label(
                self._context.theme, f"and {labels.count(len(others), 'other', 'others')}", BODY, "secondary"
            )
            set_tool_tip(more, ", ".join(one.name for one in others))
            line.addWidget(more)
        return framed(line)

    def _share(self, page: SubjectPage) -> QWidget:
        """How much of it one has and has finished, as a bar with words."""
        theme, count = self._context.theme, len(page.titles)
        owned, finished = labels.number(page.owned), labels.number(page.finished)
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setFixedWidth(_BAR)
        bar.setRange(0, count)
        bar.setValue(page.owned)
        bar.setAccessibleName("Share that you have")
        words = f"{owned} of {labels.count(count, 'title', 'titles')} owned, {finished} finished"
        line = row(bar, label(theme, words, BODY), -1, gap=12)
        line.setContentsMargins(0, 4, 0, 0)
        return framed(line)

    def _end(self, word: str, work: WorkRow) -> QWidget:
        theme = self._context.theme
        link = _title_link(self._context, work)
        link.setAccessibleName(f"{word}: {work.title}")
        about = " · ".join(filter(None, (work.series, work.number, short_date(work.released))))
        texts = column(
            label(theme, word, CAPTION, "secondary"), link, Elided(theme, about, CAPTION, "secondary"), gap=1
        )
        cover = Cover(self._context, work.id, work.kind, work.number, _COVER, owned=work.have.is_had)
        picture = framed(column(-1, cover, -1, gap=0))
        picture.setFixedWidth(_COVER)
        line = row(picture, texts, gap=10)
        line.setStretch(1, 1)
        line.setContentsMargins(8, 4, 8, 4)
        return framed(line, "card")


def _title_link(context: UiContext, work: WorkRow) -> QWidget:
    link = button(context.theme, "", _selecting(context, work.id), link=True)
    metrics = link.fontMetrics()
    shown = metrics.elidedText(work.title, Qt.TextElideMode.ElideRight, _CARD - _COVER - 40)
    link.setText(shown.replace("&", "&&"))
    set_tool_tip(link, work.title)
    return link


def _selecting(context: UiContext, work: str) -> Callable[[], None]:
    return lambda: context.signals.select_work.emit(work)


def _texts(page: SubjectPage, life: Life | None) -> list[str]:
    """The lines about somebody or something, without what is empty."""
    lines = [f"Also: {labels.listed(page.also)}"] if page.also else []
    if page.named.kind == "person":
        lines.append(_first_capital(", ".join(f"{role} of {titles}" for role, titles in page.facts)))
    elif page.named.kind == "era":
        lines.append(_first_capital(" · ".join(f"{label} {text}" for label, text in page.facts)))
    else:
        lines.append(" · ".join(_first_capital(text) for _, text in page.facts))
    lines.append(_now(life) if life is not None else "")
    return [line for line in lines if line]


def _first_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _now(life: Life) -> str:
    """What somebody is at the end of what is known; "" for nothing."""
    now = life.now
    if not now:
        return ""
    words = (
        f"{now[0].name}, {span_words(now[0])}" if len(now) == 1 else ", ".join(state.name for state in now)
    )
    return f"Last known: {words}"
