"""What every view is given: the runner, theme and settings, the signals of the window, and its destinations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from janto_catalog.model.have import MY_COLLECTION as _COLLECTION
from janto_catalog.ui.background.covers import CoverLoader
from janto_catalog.ui.background.runner import BackgroundRunner
from janto_catalog.ui.shell.settings import Settings
from janto_catalog.ui.theme.theme import Theme

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import Changed

    #: Finds the ids of titles, some of which may never have been in view.
    FindWorks = Callable[[Catalog], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Destination:
    """A view by name; `query` for views that search, `order` for the order view, `title` over the list.

    `item`, the copy to ask about, and `work`, the title to select, are no other place.
    """

    view: str
    query: str = ""
    order: str = ""
    title: str = ""
    item: str = field(default="", compare=False)
    work: str = field(default="", compare=False)


ALL_TITLES = Destination("titles", title="All known titles")
MY_COLLECTION = Destination("titles", "have:yes", title=_COLLECTION)
MISSING = Destination("titles", "have:missing", title="Missing titles")
NOT_SEEN = Destination("titles", "have:not-seen", title="Titles not seen in the last scan")
UNREADABLE = Destination("titles", "have:unreadable", title="Unreadable titles")
OFFLINE = Destination("titles", "have:offline", title="Titles that are not connected")
HOME = Destination("home", title="Home")
CONTINUE = Destination("titles", "progress:started", title="Continue")
ORDER = Destination("order", title="Order")
FOLDERS = Destination("folders", title="Folders")
REVIEW = Destination("review", title="To identify")


@dataclass(frozen=True, slots=True)
class Notice:
    """A message of the toast.

    `undoes` is the number in the history of the decision that it offers to undo, `failed` marks an error,
    `action` and `second` are more buttons (title, what it does).  `stays`: it is about no page, and stays when another one
    is opened.
    """

    text: str
    undoes: int | None = None
    failed: bool = False
    action: tuple[str, Callable[[], object]] | None = None
    second: tuple[str, Callable[[], object]] | None = None
    stays: bool = False


class AppSignals(QObject):
    """Requests from views to the window."""

    #: Show a Destination.
    navigate = Signal(object)
    #: Another page was opened.
    page_opened = Signal()
    #: Show the detail of the work with that id, "" for none.
    select_work = Signal(str)
    #: Show that several works are selected; carries their rows.
    select_works = Signal(object)
    #: Show a Notice.
    show_notice = Signal(object)
    #: A Notice that does not hold any more; hidden if it is still shown.
    withdraw_notice = Signal(object)
    #: Ask for a folder to add.
    choose_folder = Signal()
    #: Ask where a missing copy is now; carries its ItemSummary.
    locate_copy = Signal(object)
    #: Scan these folders (a list of paths).
    scan_folders = Signal(object)
    #: Scan these folders (a list of paths), and mark what is gone as missing, however much that is.
    mark_missing = Signal(object)
    #: The order of the list that is shown ("story", "arc:ID" ...), which reasons and places refer to.
    order_in_force = Signal(str)
    #: Play, explain, edit or write a note on the work with that id.
    play_work = Signal(str)
    show_reasons = Signal(str)
    edit_work = Signal(str)
    write_note = Signal(str)
    #: Ask where the work with that id is to be placed: "after" or "before" another one, whose id may be given, else "".
    place_work = Signal(str, str, str)
    #: Ask which title the copy of the work with that id is.
    ask_title = Signal(str)
    #: Ask for a picture as the cover of titles; carries a function that finds their ids in a catalogue.
    choose_cover = Signal(object)
    #: Close the window and open it again on the catalogue at that path.
    open_again = Signal(str)
    #: Open or close the detail.
    toggle_detail = Signal()
    #: Search for a text, as if it had been typed.
    search_text = Signal(str)
    #: Add a condition to the search of the list that is shown; without such a list, search for it alone.
    narrow_search = Signal(str)
    #: Put the cursor into the search field.
    focus_search = Signal()


@dataclass(frozen=True, slots=True)
class UiContext:
    """What every view and panel needs of the window.

    `names` are those of the characters by id, `record_names` those of characters, pairings, arcs, series and titles by the field
    of a query ("character", "arc", "series", "position") and id. `covers` gives the pictures of titles.
    """

    runner: BackgroundRunner
    theme: Theme
    settings: Settings
    signals: AppSignals
    names: dict[str, str] = field(default_factory=dict)
    record_names: dict[tuple[str, str], str] = field(default_factory=dict)
    covers: CoverLoader = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "covers", CoverLoader(self.runner))

    def show_change(self, changed: Changed) -> None:
        """Show what was stored, and offer to undo it."""
        self.signals.show_notice.emit(Notice(changed.label, undoes=changed.change))
