"""What can be done with the titles under the selection, wherever they are listed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from janto_catalog.ui.actions import action
from janto_catalog.ui.context import Notice, UiContext

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import Changed

    Pick = Callable[[Catalog], Sequence[str]]


class TitleActions:
    """For a view with a `context` that can say which titles are `chosen` and which is `selected`."""

    context: UiContext

    @property
    def selected(self) -> str:
        """The id of the title under the selection, "" for none."""
        return ""

    def selected_works(self) -> Pick | None:
        """What finds the ids of all selected titles, from the top; None when none is selected."""
        return None

    def works_up_to_here(self) -> Pick | None:
        """What finds the ids from the first title down to the selection; None without one."""
        return None

    def step(self, way: int) -> None:
        """Move the selection by so many titles, where there is one."""

    @action("Play or open", "Title", "Return", "Enter", icon="play")
    def play(self) -> None:
        """Play the title under the selection."""
        if self.selected:
            self.context.signals.play.emit(self.selected)

    @action("Search", "Title", "/", listed=False)
    def search_words(self) -> None:
        """Put the cursor into the search field."""
        self.context.signals.search.emit()

    @action("Show or hide the detail", "Title", "Space", icon="panel-right")
    def detail(self) -> None:
        """Open or close the detail panel."""
        self.context.signals.detail.emit()

    @action("Why here?", "Title", "W", icon="route")
    def why(self) -> None:
        """Say why the title stands where it does."""
        if self.selected:
            self.context.signals.why.emit(self.selected)

    @action("Edit", "Title", "F2", icon="pencil")
    def edit(self) -> None:
        """Mend what is said of the title."""
        if self.selected:
            self.context.signals.edit.emit(self.selected)

    @action("Mark finished", "Title", "E", icon="check")
    def finish(self) -> None:
        """Mark what is selected as finished."""
        self._mark("finished", self.selected_works())

    @action("Mark everything up to here finished", "Title", "Shift+E")
    def finish_up_to_here(self) -> None:
        """Mark what stands down to the selection as finished, as one step."""
        self._mark("finished", self.works_up_to_here())

    @action("Mark started", "Title", "T", icon="circle-dot")
    def start(self) -> None:
        """Mark what is selected as started."""
        self._mark("started", self.selected_works())

    @action("Skip", "Title", "S", icon="skip-forward")
    def skip(self) -> None:
        """Mark what is selected as skipped."""
        self._mark("skipped", self.selected_works())

    @action("Mark as not started", "Title", "U", icon="circle")
    def not_started(self) -> None:
        """Take back how far one is with what is selected."""
        self._mark("none", self.selected_works())

    @action("Next title", "Title", "J", listed=False)
    def next(self) -> None:
        """Move the selection down."""
        self.step(1)

    @action("Previous title", "Title", "K", listed=False)
    def previous(self) -> None:
        """Move the selection up."""
        self.step(-1)

    def _mark(self, progress: str, pick: Pick | None) -> None:
        from janto_catalog.model.views import Progress

        if pick is not None:
            step = Progress(progress)
            self.context.runner.write(
                lambda catalog: catalog.progress.mark(pick(catalog), step), self._marked
            )

    def _marked(self, changed: Changed) -> None:
        """Say what was done and offer to take it back."""
        self.context.signals.notice.emit(Notice(changed.label, undo=True))
