"""The page of the detail panel where the facts of a title are edited."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from janto_catalog.ui.context import Notice, UiContext
from janto_catalog.ui.panels.title_form import TitleForm

if TYPE_CHECKING:
    from janto_catalog.model.story import Series
    from janto_catalog.model.views import Changed

_HINT = "Your edits override the story world. Each of them can be reverted under Your edits."


class EditPage(QScrollArea):
    """A form with the facts of a title; `back` is called when it is closed."""

    def __init__(self, context: UiContext, back: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._back = context, back
        self.work = ""
        #: What was typed and not stored, by title and field, until it is stored.
        self._drafts: dict[str, dict[str, str]] = {}
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_work(self, work: str) -> None:
        """Read the facts of the title with that id and show them."""
        self.leave()
        self.work = work
        form = TitleForm(self._context, "Edit", _HINT, "Save", new=False)
        form.setObjectName("surface")
        form.submitted.connect(self._save)
        form.cancelled.connect(self._back)
        self.setWidget(form)
        self._context.runner.read(
            lambda catalog: (dict(catalog.edits.fields(f"work:{work}")), catalog.works.all_series()),
            lambda found: self._fill(form, *found),
            owner=form,
        )

    def leave(self) -> None:
        """Keep what was typed and not stored, and say so with a way back."""
        form, work = self.takeWidget(), self.work
        self.work = ""
        if not isinstance(form, TitleForm):
            return
        if draft := form.changed_texts():
            self._drafts[work] = draft
            go_on = ("Go on editing", lambda: self._context.signals.edit_work.emit(work))
            text = f"What you changed of {form.title} is not saved."
            self._context.signals.show_notice.emit(Notice(text, action=go_on, stays=True))
        form.deleteLater()

    def _fill(self, form: TitleForm, known: dict[str, str], series: tuple[Series, ...]) -> None:
        form.show_known(known, series)
        form.show_texts(self._drafts.get(self.work, {}))
        form.focus_first()

    def _save(self, changed: dict[str, list[str]]) -> None:
        form, work = self.widget(), self.work
        if not changed:
            self._drafts.pop(work, None)
            self._back()
        elif isinstance(form, TitleForm):
            self._context.runner.write(
                lambda catalog: catalog.edits.set(f"work:{work}", changed),
                self._saved,
                lambda error: form.show_error(str(error)),
                owner=form,
            )

    def _saved(self, changed: Changed) -> None:
        self._drafts.pop(self.work, None)
        # Nothing is left to be saved.
        if (form := self.takeWidget()) is not None:
            form.deleteLater()
        self._context.show_change(changed)
        self._back()
