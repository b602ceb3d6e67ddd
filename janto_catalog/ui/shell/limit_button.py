"""The spoiler limit in the tool bar: what is kept back, and the menu that changes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics

from janto_catalog.model.changes import Data
from janto_catalog.model.spoiler_limit import SpoilerLimit
from janto_catalog.ui.context import Notice, UiContext
from janto_catalog.ui.panels.kept_back_line import kept_back
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from janto_catalog.catalog import Catalog
    from janto_catalog.catalog.spoiler_limits import LimitSummary, Nameable
    from janto_catalog.model.views import Changed
    from janto_catalog.ui.panels.filter_menu import FilterMenu

_WIDEST = 200
_NAME = "Spoiler limit: how far you are"


class LimitButton(IconButton):
    """Shows the spoiler limit; a click opens the menu of what can be kept back."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context.theme, "shield", _NAME)
        self._context = context
        self.limit = SpoilerLimit()
        self.choices: QMenu | None = None
        self.names: FilterMenu | None = None
        self.clicked.connect(self.open_menu)
        context.runner.changed.connect(self._changed)

    def read(self) -> None:
        """Read the limit of the catalogue."""
        self._context.runner.read(lambda catalog: catalog.spoilers.current(), self._show, owner=self)

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & {Data.SPOILER_LIMIT, Data.KEPT_BACK, Data.PACKS}:
            self.read()

    def _show(self, summary: LimitSummary) -> None:
        self.limit = summary.limit
        metrics = QFontMetrics(self._context.theme.font(BODY))
        shown = metrics.elidedText(summary.text, Qt.TextElideMode.ElideRight, _WIDEST)
        # Without a limit the room belongs to the search.
        self.setText(shown.replace("&", "&&") if summary.limit else "")
        with_text, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        self.setToolButtonStyle(with_text if summary.limit else alone)
        kept = f". {kept_back(summary)}" if summary.titles else ""
        self.setToolTip(f"{_NAME}. {summary.text}{kept}")
        self.setAccessibleName(f"{_NAME}: {summary.text}{kept}")

    def open_menu(self) -> None:
        """Open the menu of what can be kept back."""
        self._context.runner.read(
            lambda catalog: (catalog.spoilers.current(), catalog.spoilers.works(), catalog.spoilers.arcs()),
            lambda found: self._open(*found),
            owner=self,
        )

    def _open(self, summary: LimitSummary, works: Sequence[Nameable], arcs: Sequence[Nameable]) -> None:
        from PySide6.QtWidgets import QMenu

        self._show(summary)
        limit, menu = summary.limit, QMenu(self)
        self.choices = menu

        def add(text: str, do: Callable[[], object], *, ticked: bool) -> None:
            act = menu.addAction(text.replace("&", "&&"))
            act.setCheckable(True)
            act.setChecked(ticked)
            act.triggered.connect(lambda _checked=False: do())

        add("No limit", partial(self._set, SpoilerLimit()), ticked=not limit)
        menu.addSeparator()
        until = f"Up to {summary.until}…" if limit.until else "Up to a title…"
        add(until, partial(self._choose_title, works), ticked=bool(limit.until))
        seen = replace(limit, seen=not limit.seen)
        add("Keep back the twists of what I have not finished", partial(self._set, seen), ticked=limit.seen)
        menu.addSeparator()
        for key, name in zip(limit.keep_back, summary.kept_back, strict=True):
            rest = tuple(each for each in limit.keep_back if each != key)
            add(f"Without {name}", partial(self._set, replace(limit, keep_back=rest)), ticked=True)
        add("Keep back a story arc…", partial(self._choose_arc, arcs), ticked=False)
        add("Keep back a title…", partial(self._choose_kept_title, works), ticked=False)
        if summary.titles:
            menu.addSeparator()
            menu.addAction(kept_back(summary)).setEnabled(False)
        menu.popup(self._below())

    def _choose_title(self, works: Sequence[Nameable]) -> None:
        ticked = [self.limit.until] if self.limit.until else []
        self._choose("Up to a title", works, ticked, lambda id: replace(self.limit, until=id))

    def _choose_arc(self, arcs: Sequence[Nameable]) -> None:
        rest = [arc for arc in arcs if ("arcs", arc[0]) not in self.limit.keep_back]
        self._choose("Keep back a story arc", rest, (), partial(self._with, "arcs"))

    def _choose_kept_title(self, works: Sequence[Nameable]) -> None:
        rest = [work for work in works if ("works", work[0]) not in self.limit.keep_back]
        self._choose("Keep back a title", rest, (), partial(self._with, "works"))

    def _with(self, kind: str, id: str) -> SpoilerLimit:
        return replace(self.limit, keep_back=tuple(sorted({*self.limit.keep_back, (kind, id)})))

    def _choose(
        self,
        title: str,
        names: Sequence[Nameable],
        ticked: Sequence[str],
        chosen: Callable[[str], SpoilerLimit],
    ) -> None:
        from janto_catalog.ui.panels.filter_menu import FilterMenu

        values = [(name, id, None) for id, name, _ in names]
        own = {id: title for id, _, title in names}
        self.names = FilterMenu(
            self._context.theme, title, values, ticked, none="No such limit", wide=True, found_by=own
        )
        self.names.chosen.connect(lambda id: self._set(chosen(id)))
        self.names.open_at(self._below())

    def _below(self) -> QPoint:
        return self.mapToGlobal(self.rect().bottomLeft()) + QPoint(0, 4)

    def _set(self, limit: SpoilerLimit) -> None:
        def write(catalog: Catalog) -> Changed:
            return catalog.spoilers.set(limit)

        def tell(changed: Changed) -> None:
            self._context.signals.show_notice.emit(
                Notice(changed.label if limit else "No spoiler limit: everything is shown")
            )

        self._context.runner.write(write, tell)
