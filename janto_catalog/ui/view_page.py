"""The interface of the pages of views."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from janto_catalog.model.changes import Data
    from janto_catalog.query import ParsedQuery
    from janto_catalog.ui.context import Destination


class ViewPage(QWidget):
    """A page of the window, between side bar and detail panel.

    The page of every view derives from it and sets the attributes that differ.
    """

    #: The kinds of change after which the page reads its content again.
    shows: ClassVar[frozenset[Data]] = frozenset()
    #: Whether the detail panel is shown next to the page.
    has_detail: ClassVar[bool] = False
    #: Whether the page has a primary button of its own; then the detail panel has none.
    has_primary: ClassVar[bool] = False

    @property
    def is_shown(self) -> bool:
        """Whether it is the current page.  What it reads may arrive after another page was opened."""
        return not self.isHidden()

    def visit(self, destination: Destination) -> None:
        """Show what `destination` names; called each time the user goes to the view."""
        self.reload()

    def reload(self) -> None:
        """Read again what is shown; called after a change that the page shows."""

    def focus_target(self) -> QWidget:
        """The widget that gets the focus."""
        return self

    def reserve_right(self, width: int) -> None:
        """Leave room at the right, in logical px, for the detail panel, which overlaps the page."""

    def number_in_list(self, work: str) -> tuple[int, str] | None:
        """Return the number of a title in the list, and what it counts in a sentence; None if it has none there."""
        return None

    def searched_characters(self) -> frozenset[str]:
        """The ids of the characters that the list is searched for."""
        return frozenset()


class SearchPage(ViewPage):
    """A page that lists what the search field asks for."""

    #: A search that could not be done, with the error; the last list stays.
    search_failed = Signal(object)
    #: A list was read.
    loaded = Signal()

    @property
    def listed_query(self) -> ParsedQuery | None:
        """The search of the list that is shown."""
        return None

    def searched_characters(self) -> frozenset[str]:
        query = self.listed_query
        return query.values_of("character") if query is not None else frozenset()

    @property
    def listed_count(self) -> int:
        """How many rows that list has."""
        return 0

    def search(self, text: str, *, typing: bool = False) -> None:
        """List what matches `text`; `loaded` or `search_failed` follows.  typing: it is still being typed."""
