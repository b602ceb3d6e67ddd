"""What the timeline of the window shows: the titles of one universe in the order of the story, its branches and eras."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from janto_catalog.model.calendars import Calendar
from janto_catalog.model.certainty import Certainty
from janto_catalog.model.dates import DaySpan
from janto_catalog.model.order import PlacementStatus
from janto_catalog.model.views import Era, WorkRow


@dataclass(frozen=True, slots=True)
class TimelineTitle:
    """A title with its place.

    `position`, `earliest` and `latest` count the titles of the story from 1.  `days` are those it takes place on, where that
    places it.  `contested`: a placement of it was set aside.  `arcs` are the ids of its story arcs.
    """

    row: WorkRow
    position: int
    earliest: int
    latest: int
    status: PlacementStatus
    certainty: Certainty
    days: DaySpan | None = None
    contested: bool = False
    arcs: tuple[str, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether it has only one place."""
        return self.status is PlacementStatus.FIXED


@dataclass(frozen=True, slots=True)
class TimelineBranch:
    """A branch of the story: the titles that are on it, and the indices of those of the main line where it leaves and
    rejoins, None where it does not."""

    id: str
    name: str
    status: str
    leaves: int | None
    rejoins: int | None
    titles: tuple[TimelineTitle, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineContents:
    """The timeline of one universe.

    `titles` are those of the main line that have a place, in their order, `unplaced` those without one.  An era begins at the
    index `first` of `titles`.  `found` are the ids of the titles that a search finds, None without a search.  `universes` has
    the titles of all universes by id; it is empty while there is only one.  `arcs` and `characters` have names by id.
    `is_limited`: a spoiler limit keeps something back, so that what is last is the last that is shown.
    """

    titles: tuple[TimelineTitle, ...] = ()
    branches: tuple[TimelineBranch, ...] = ()
    unplaced: tuple[TimelineTitle, ...] = ()
    eras: tuple[Era, ...] = ()
    found: frozenset[str] | None = None
    universe: str = ""
    universes: Mapping[str, str] = field(default_factory=dict)
    arcs: Mapping[str, str] = field(default_factory=dict)
    characters: Mapping[str, str] = field(default_factory=dict)
    calendar: Calendar | None = None
    is_limited: bool = False

    def is_found(self, title: TimelineTitle) -> bool:
        """Whether the search finds a title."""
        return self.found is None or title.row.id in self.found
