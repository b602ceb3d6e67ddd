"""The use cases, one module per noun.  The window and the command line call these and nothing below them."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.catalog.comparisons import Comparisons
from janto_catalog.catalog.covers import Covers
from janto_catalog.catalog.edits import Edits
from janto_catalog.catalog.exports import Exports
from janto_catalog.catalog.facets import Facets
from janto_catalog.catalog.folders import Folders
from janto_catalog.catalog.gaps import OwnershipGaps
from janto_catalog.catalog.groupings import Groupings
from janto_catalog.catalog.history import History
from janto_catalog.catalog.home import Home
from janto_catalog.catalog.items import Items
from janto_catalog.catalog.left_behind import LeftBehindDecisions
from janto_catalog.catalog.links import Links
from janto_catalog.catalog.maintenance import Maintenance
from janto_catalog.catalog.match_rules import MatchRules
from janto_catalog.catalog.matcher import Matcher
from janto_catalog.catalog.missing_copies import MissingCopies
from janto_catalog.catalog.new_titles import NewTitles
from janto_catalog.catalog.orders import Orders
from janto_catalog.catalog.own_covers import OwnCovers
from janto_catalog.catalog.pack_exports import PackExports
from janto_catalog.catalog.packs import Packs
from janto_catalog.catalog.placing import Placing
from janto_catalog.catalog.progress import ProgressMarks
from janto_catalog.catalog.remarks import Remarks
from janto_catalog.catalog.review import Review
from janto_catalog.catalog.saved_orders import SavedOrders
from janto_catalog.catalog.saved_searches import SavedSearches
from janto_catalog.catalog.scans import Scans
from janto_catalog.catalog.search_suggestions import SearchSuggestions
from janto_catalog.catalog.spoiler_limits import SpoilerLimits
from janto_catalog.catalog.story_timelines import StoryTimelines
from janto_catalog.catalog.subjects import Subjects
from janto_catalog.catalog.unrecognised import Unrecognised
from janto_catalog.catalog.works import Works
from janto_catalog.model.changes import Data
from janto_catalog.model.views import Changed
from janto_catalog.store.store import Store


@dataclass(frozen=True, slots=True)
class Catalog:
    """An open catalogue, with one attribute per noun.

    It may be used from several threads: any number of readers beside one writer.
    """

    folders: Folders
    scans: Scans
    items: Items
    review: Review
    unrecognised: Unrecognised
    match_rules: MatchRules
    groupings: Groupings
    links: Links
    missing_copies: MissingCopies
    works: Works
    subjects: Subjects
    home: Home
    facets: Facets
    suggestions: SearchSuggestions
    searches: SavedSearches
    spoilers: SpoilerLimits
    progress: ProgressMarks
    remarks: Remarks
    covers: Covers
    own_covers: OwnCovers
    orders: Orders
    saved_orders: SavedOrders
    timelines: StoryTimelines
    edits: Edits
    placing: Placing
    new_titles: NewTitles
    gaps: OwnershipGaps
    comparisons: Comparisons
    exports: Exports
    history: History
    packs: Packs
    pack_exports: PackExports
    left_behind: LeftBehindDecisions
    maintenance: Maintenance
    matcher: Matcher
    store: Store

    @property
    def notice(self) -> str:
        """Why the catalogue can only be read; empty if it can be written."""
        return self.store.notice

    def changed_elsewhere(self) -> Changed | None:
        """Return a change of everything if another process has changed the catalogue since the last call."""
        if not self.store.changed_elsewhere():
            return None
        return Changed(frozenset(Data), "Changed by another program")

    def close(self) -> None:
        """Close the catalogue's file, and end the processes that read covers."""
        self.covers.close()
        self.store.close()
