"""The only place that builds a catalogue from its parts, and that decides which file it is in."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from janto_catalog.catalog import Catalog, derived, packs
from janto_catalog.catalog.comparisons import Comparisons
from janto_catalog.catalog.cover_cache import CoverCache
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
from janto_catalog.catalog.maintenance import Maintenance, Restored
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
from janto_catalog.catalog.saved_order_contents import SavedOrderContents
from janto_catalog.catalog.saved_orders import SavedOrders
from janto_catalog.catalog.saved_searches import SavedSearches
from janto_catalog.catalog.scans import Scans
from janto_catalog.catalog.search_suggestions import SearchSuggestions
from janto_catalog.catalog.spoiler_limits import SpoilerLimits
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.story_timelines import StoryTimelines
from janto_catalog.catalog.subjects import Subjects
from janto_catalog.catalog.transactions import Transactions
from janto_catalog.catalog.unrecognised import Unrecognised
from janto_catalog.catalog.works import Works
from janto_catalog.errors import CatalogError, UsageError
from janto_catalog.model.findings import Finding
from janto_catalog.resource_files import resource_folder
from janto_catalog.store.store import Store, restore_closed

VARIABLE = "JANTO_CATALOG"


def catalogue_path(location: str | None) -> Path:
    """The path of the catalogue: `location`, else $JANTO_CATALOG, else a file in the user's data folder.

    Raises UsageError for an empty path, CatalogError for an address.
    """
    if location == "":
        # An unset variable in a script must not mean the default catalogue.
        raise UsageError("--catalog needs the path of a file")
    named = location or os.environ.get(VARIABLE)
    if not named:
        return (
            platformdirs.user_data_path("janto-catalog", appauthor=False, ensure_exists=True) / "catalogue.db"
        )
    if "://" in named:
        raise CatalogError(
            "This version keeps catalogues in a file only",
            location=named.partition("://")[0],
            hint="Give the path of a file.",
        )
    return Path(named).expanduser().absolute()


def cover_folder() -> Path:
    """The folder of the small pictures of titles, in the user's cache folder."""
    return platformdirs.user_cache_path("janto-catalog", appauthor=False) / "covers"


def now() -> str:
    """The current time: UTC, ISO 8601 to the microsecond."""
    return datetime.now(UTC).isoformat()


def open_catalog(
    location: str | None = None, *, read_only: bool = False, install_packs: bool = True
) -> Catalog:
    """Open the catalogue at `location` (see `catalogue_path`), or create it.

    Installed packs that ship with the program are updated when they are newer; a new catalogue gets all of them,
    unless `install_packs` is False because the user is asked first.  Raises CatalogError.
    """
    store = Store(catalogue_path(location), now, read_only=read_only)
    catalog = build(store, resource_folder("packs"))
    if not store.read_only:
        catalog.packs.update_bundled(install=install_packs)
    return catalog


@contextmanager
def behind_limit(catalog: Catalog, *, until: str, keep_back: Sequence[str], seen: bool) -> Iterator[Catalog]:
    """Open a copy of `catalog` with another spoiler limit, for reading; it is gone after the block.

    `until` and `keep_back` are names (see `SpoilerLimits.named`).  Raises JantoError for an unknown one.
    """
    store = catalog.store
    with tempfile.TemporaryDirectory(prefix="janto-") as folder:
        path = Path(folder) / "catalogue.db"
        store.copy_to(path)
        limited = build(Store(path, now, also_own=store.own_files), resource_folder("packs"))
        try:
            limited.spoilers.set(limited.spoilers.named(until=until, keep_back=keep_back, seen=seen))
            yield limited
        finally:
            limited.close()


def restore(location: str | None, backup: str) -> Restored:
    """Put the backup at the path `backup` in place of the catalogue at `location`, which need not be there.

    No program may have it open.  Raises CatalogError; the catalogue is then as it was.
    """
    path = catalogue_path(location)
    kept = restore_closed(Path(backup).absolute(), path, now)
    # Brings what is derived, and the packs that ship with the program, up to date.
    open_catalog(str(path), install_packs=False).close()
    return Restored(backup, kept)


def check_pack(path: str) -> Sequence[Finding]:
    """Check the pack in the folder `path`, or the shipped pack of that name."""
    return packs.check(path, resource_folder("packs"))


def build(store: Store, bundled: Path) -> Catalog:
    """The use cases over `store`; `bundled` is the folder of the shipped packs."""
    stories = StoryCache(store)
    store.add_projections(derived.make_projections(stories))
    matcher = Matcher(store, stories)
    transactions = Transactions(store, matcher)
    folders = Folders(store, transactions)
    saved_order_contents = SavedOrderContents(store, stories, folders)
    works = Works(store, stories, folders, saved_order_contents)
    items = Items(store, stories, folders, works)
    edits = Edits(store, stories, works, transactions)
    orders = Orders(store, stories, folders, works, saved_order_contents)
    gaps = OwnershipGaps(stories, works, orders)
    covers = Covers(store, stories, folders, CoverCache(cover_folder()))
    scans, packs_ = Scans(store, folders, matcher), Packs(store, transactions, bundled)
    return Catalog(
        folders=folders,
        scans=scans,
        items=items,
        review=Review(store, stories, folders, items, works, transactions),
        unrecognised=Unrecognised(store, folders, transactions),
        match_rules=MatchRules(store, stories, transactions),
        groupings=Groupings(store, items, transactions),
        links=Links(store, stories, items, works, transactions),
        missing_copies=MissingCopies(store, items, transactions),
        works=works,
        subjects=Subjects(store, stories, folders, works),
        facets=Facets(store, stories, folders, works),
        home=Home(store, stories, folders, works, orders),
        suggestions=SearchSuggestions(store, stories, works),
        searches=SavedSearches(store, stories, works, transactions),
        spoilers=SpoilerLimits(store, stories, transactions),
        progress=ProgressMarks(store, works, orders, transactions),
        remarks=Remarks(store, works, transactions),
        covers=covers,
        own_covers=OwnCovers(store, works, covers, transactions),
        orders=orders,
        saved_orders=SavedOrders(store, stories, works, orders, saved_order_contents, transactions),
        timelines=StoryTimelines(store, stories, folders, works),
        edits=edits,
        placing=Placing(store, stories, edits),
        new_titles=NewTitles(store, stories, items, edits, transactions),
        gaps=gaps,
        comparisons=Comparisons(stories, orders),
        exports=Exports(store, stories, folders, works, orders, gaps, covers),
        history=History(store, stories, transactions),
        packs=packs_,
        pack_exports=PackExports(store, stories, bundled),
        left_behind=LeftBehindDecisions(store, stories, works, transactions),
        maintenance=Maintenance(store, stories, folders, scans, matcher, packs_),
        matcher=matcher,
        store=store,
    )
