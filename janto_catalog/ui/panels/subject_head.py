"""The head over the titles of one character, pairing, story arc or series: first, last, owned and finished, and whether
those are listed that one does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from janto_catalog.errors import JantoError
from janto_catalog.model.dates import short_date
from janto_catalog.model.subjects import Named
from janto_catalog.ui import labels
from janto_catalog.ui.search.filters import owned_of, subject_of, without
from janto_catalog.ui.subject_links import ICONS, KEYS, page_of
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.layouts import Flow, clear, column, framed, row
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.facets import TitlesSummary
    from janto_catalog.model.views import WorkRow
    from janto_catalog.ui.context import UiContext

_BAR = 120


class SubjectHead(QWidget):
    """Hidden for every other search."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context, self._text = context, ""
        theme = context.theme
        self.counts = label(theme, "", BODY)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR)
        self._bar.setAccessibleName("Share that you have")
        #: Lists also what the user does not have, or only what the user has.
        self.wider = button(theme, "", self._show_wider, link=True)
        #: Opens the page of the subject; hidden for a series, which has none.
        self.page = button(theme, "", self._show_page, link=True)
        self._named: Named | None = None
        self._ends = Flow(16)
        lines = column(
            row(self.counts, self._bar, self.wider, -1, self.page, gap=12), framed(self._ends), gap=4
        )
        lines.setContentsMargins(16, 0, 16, 10)
        self.setLayout(lines)
        self.hide()

    def show_for(self, text: str) -> None:
        """Show the head for a search, or none when it is not for one subject."""
        self._text = text
        subject = subject_of(text)
        if subject is None:
            self.hide()
            return
        whole = without(text, "have", "yes")
        self._context.runner.read(
            lambda catalog: (
                catalog.facets.summary(whole),
                catalog.facets.summary(text),
                _named(catalog, *subject),
            ),
            lambda found: self._show(text, *found),
            owner=self,
            key=(id(self), "summary"),
        )

    def _show_wider(self) -> None:
        whole = without(self._text, "have", "yes")
        self._context.signals.search_text.emit(owned_of(whole) if whole == self._text else whole)

    def _show_page(self) -> None:
        if self._named is not None:
            self._context.signals.navigate.emit(page_of(self._named))

    def _show(self, text: str, found: TitlesSummary, listed: TitlesSummary, named: Named | None) -> None:
        """`found`: all titles of the subject `named`, `listed`: those of the list."""
        if text != self._text:
            return
        self._named = named
        self.page.setVisible(named is not None and named.kind in ICONS)
        self.page.setText(f"Page of {named.name}".replace("&", "&&") if named is not None else "")
        owned, finished = labels.number(found.owned), labels.number(found.finished)
        titles = labels.count(found.titles, "title", "titles")
        self.counts.setText(f"You have {owned} of {titles} · {finished} finished")
        self._bar.setRange(0, max(1, found.titles))
        self._bar.setValue(found.owned)
        is_narrow = without(text, "have", "yes") != text
        others = found.titles - found.owned
        self.wider.setText(
            f"Also show what I don't have ({labels.number(others)})"
            if is_narrow
            else f"Show only what I have ({labels.number(found.owned)})"
        )
        self.wider.setVisible(others > 0 and (is_narrow or found.owned > 0))
        clear(self._ends)
        for word, work in (("First", listed.first), ("Last", listed.last)):
            if work is not None:
                self._ends.addWidget(self._end(word, work))
        self.setVisible(bool(found.titles))

    def _end(self, word: str, work: WorkRow) -> QWidget:
        theme = self._context.theme
        when = short_date(work.released)
        link = button(theme, work.title, lambda: self._context.signals.select_work.emit(work.id), link=True)
        link.setAccessibleName(f"{word}: {work.title}")
        parts = [label(theme, f"{word} in the story:", BODY, "secondary"), link]
        if when:
            parts.append(label(theme, f"({when})", BODY, "secondary"))
        return framed(row(*parts, gap=6))


def _named(catalog: Catalog, key: str, value: str) -> Named | None:
    """What a condition of a search names; None for something without a page, or for several."""
    for kind in (kind for kind, known in KEYS.items() if known == key):
        try:
            found, id = catalog.works.find(f"{kind}:{value}")
        except JantoError:
            continue
        return Named(found, id, catalog.works.name(found, id))
    return None
