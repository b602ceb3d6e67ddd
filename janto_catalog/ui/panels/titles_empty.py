"""The message in place of an empty list of titles, with a suggested next step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal

from janto_catalog.model.views import Progress
from janto_catalog.query.description import describe_no_match, names_in
from janto_catalog.ui import labels
from janto_catalog.ui.context import ALL_TITLES, CONTINUE, MY_COLLECTION, REVIEW, Destination, UiContext
from janto_catalog.ui.panels.kept_back_line import tell_kept_back
from janto_catalog.ui.widgets.layouts import EmptyState

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.searches import Suggestion
    from janto_catalog.model.views import Changed, SidebarCounts, WorkPage, WorkRow
    from janto_catalog.query import ParsedQuery

Result = TypeVar("Result")
_EXAMPLES = 3
_HOW = (
    "Words without a key are looked for in titles and names, all of them in one title. "
    "People, kinds, dates and places in the story have a key:"
)


class TitlesEmptyState(EmptyState):
    """`started` carries the change by which a title was marked as started."""

    started = Signal(object)

    def __init__(self, context: UiContext) -> None:
        super().__init__(context.theme)
        self._context = context
        self._query: ParsedQuery | None = None

    def show_for(self, query: ParsedQuery) -> None:
        """Show that nothing matches `query`, and offer a next step."""
        self._query = query
        tell_kept_back(self._context, self)
        if query.text == CONTINUE.query:
            self.show_message("play", "Nothing started yet.")
            by = self._context.settings.get("order/followed")
            self._read(lambda catalog: catalog.home.next_title(by=by), self._offer_to_start)
        elif query.text == MY_COLLECTION.query:
            self.show_message("library", "Nothing of yours is listed yet.")
            self._read(read_collection, self.show_nothing_owned)
        elif query.text:
            self._show_no_match(query)
        else:
            self._show_no_world()

    def show_nothing_owned(self, found: Collection) -> None:
        """Show why nothing of the user's own is listed, and what to do about it."""
        counts = found.counts
        if not found.folders:
            self.show_message(
                "folder-plus",
                "No folder is added yet.",
                "Add the folders that hold your collection. Your files are only read.",
                ("Add folder…", self._context.signals.choose_folder.emit),
            )
        elif not counts.titles:
            self._show_no_world()
        elif found.is_scanning:
            self.show_message(
                "folder-open",
                "Your folders are being scanned.",
                "Your titles appear here as they are recognised.",
            )
        elif found.left:
            self.show_message(
                "folder-open",
                "The scan of your folders was stopped.",
                f"{labels.count(found.left, 'file is', 'files are')} not scanned yet.",
                ("Go on", lambda: self._context.signals.scan_folders.emit([])),
            )
        elif counts.to_review or counts.unknown:
            files = labels.count(counts.to_review + counts.unknown, "copy has", "copies have")
            self.show_message(
                "inbox",
                "None of your files is matched to a title yet.",
                f"{files} no title.",
                ("Identify them", partial(self._go, REVIEW)),
            )
        else:
            self.show_message(
                "folder-open",
                "Your folders hold no titles yet.",
                "Scan them again when something is in them.",
                ("Show the folders", partial(self._go, Destination("folders"))),
            )

    def _show_no_world(self) -> None:
        worlds = ("Choose a story world", partial(self._go, Destination("worlds")))
        self.show_message(
            "globe",
            "No story world is added yet.",
            "It lists the titles that your files are matched to. Without one, no file is recognised.",
            worlds,
        )

    def _read(self, call: Callable[[Catalog], Result], on_result: Callable[[Result], None]) -> None:
        """Read something; the result is used only while the same query is shown."""
        query = self._query

        def show(result: Result) -> None:
            if self._query is query and self.isVisible():
                on_result(result)

        self._context.runner.read(call, show, owner=self, key=(id(self), "offer"))

    def _show_no_match(self, query: ParsedQuery) -> None:
        everything = ("Show all known titles", partial(self._go, ALL_TITLES))
        from janto_catalog.query import HAD

        wider = query.without(*HAD)
        names = names_in(query, self._context.record_names)
        if wider == query.text.strip():
            line = f"{describe_no_match(query.text, names)}."
            self.show_message("search", line, "", everything)
            self._read(
                partial(_similar_or_examples, query.text),
                lambda found: self._offer_similar(line, query.text, *found),
            )
            return
        text = (
            f"{describe_no_match(wider, names)} among the titles you own."
            if wider
            else "You own no titles yet."
        )
        self.show_message("search", text, "", everything)

        def offer(page: WorkPage) -> None:
            if page.count:
                more = (
                    f"Also show titles that you do not own ({labels.number(page.count)})",
                    partial(self._go, Destination("titles", wider)),
                )
                self.show_message("search", text, "", more)

        self._read(lambda catalog: catalog.works.search(wider, limit=1), offer)

    def _offer_similar(
        self, line: str, text: str, found: tuple[Suggestion, ...], examples: tuple[Suggestion, ...]
    ) -> None:
        """Offer the searches that were perhaps meant; for several plain words, show how conditions are written."""
        if not found and len(text.split()) > 1 and ":" not in text:
            links = [
                (one.text, partial(self._go, Destination("titles", one.text))) for one in examples[:_EXAMPLES]
            ]
            everything = ("Show all known titles", partial(self._go, ALL_TITLES))
            self.show_message("search", line, _HOW, everything, links)
        if found:
            links = [
                (
                    f"{one.name} ({labels.count(one.count or 0, 'title', 'titles')})",
                    partial(self._go, Destination("titles", text[: one.start] + one.text)),
                )
                for one in found
            ]
            everything = ("Show all known titles", partial(self._go, ALL_TITLES))
            self.show_message("search", line, "Did you mean", everything, links)

    def _offer_to_start(self, row: WorkRow | None) -> None:
        if row is not None:
            about = " · ".join(part for part in (labels.kind(row.kind), row.series, row.number) if part)
            start = (f"Start with {row.title}", partial(self._start, row.id))
            self.show_message("play", f"Nothing started yet. Start with {row.title}?", about, start)

    def _start(self, work: str) -> None:
        self._context.runner.write(
            lambda catalog: catalog.progress.mark([work], Progress.STARTED), self._marked
        )
        self._context.signals.play_work.emit(work)

    def _marked(self, changed: Changed) -> None:
        self.started.emit(changed)

    def _go(self, destination: Destination) -> None:
        self._context.signals.navigate.emit(destination)


def _similar_or_examples(
    text: str, catalog: Catalog
) -> tuple[tuple[Suggestion, ...], tuple[Suggestion, ...]]:
    """The searches that were perhaps meant, and examples of searches."""
    return catalog.suggestions.similar(text), catalog.suggestions.examples()


@dataclass(frozen=True, slots=True)
class Collection:
    """The number of folders, and of their files that are `left` to scan, whether they are being scanned, and the counts of
    titles and copies."""

    folders: int
    left: int
    is_scanning: bool
    counts: SidebarCounts


def read_collection(catalog: Catalog) -> Collection:
    """Read what there is when nothing is owned."""
    folders = catalog.folders.list()
    left = sum(folder.left for folder in folders)
    return Collection(len(folders), left, catalog.scans.running, catalog.works.sidebar_counts())
