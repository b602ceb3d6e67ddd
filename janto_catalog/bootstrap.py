"""The one place that builds things: where a catalogue lies, what its verbs are made of."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from janto_catalog.catalog import Catalog, packs
from janto_catalog.catalog.edits import Edits
from janto_catalog.catalog.exports import Exports
from janto_catalog.catalog.folders import Folders
from janto_catalog.catalog.history import History
from janto_catalog.catalog.items import Items
from janto_catalog.catalog.links import Links
from janto_catalog.catalog.maintenance import Safety
from janto_catalog.catalog.match_rules import Answers
from janto_catalog.catalog.matcher import Matcher
from janto_catalog.catalog.new_titles import NewTitles
from janto_catalog.catalog.orders import Orders
from janto_catalog.catalog.packs import Packs
from janto_catalog.catalog.progress import ProgressMarks
from janto_catalog.catalog.review import Review
from janto_catalog.catalog.scans import Scans
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.works import Works
from janto_catalog.errors import CatalogError, UsageError
from janto_catalog.model.findings import Finding
from janto_catalog.resource_files import resource_folder
from janto_catalog.store.store import Store

VARIABLE = "JANTO_CATALOG"


def catalogue_path(location: str | None) -> Path:
    """Where the catalogue lies: `location`, else what the environment says, else the user's data folder.

    Raises UsageError for a name of no letters, CatalogError for another kind of place.
    """
    if location == "":
        # An unset variable in somebody's script shall not mean the usual catalogue.
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


def now() -> str:
    """The present moment, UTC, ISO 8601 to the microsecond."""
    return datetime.now(UTC).isoformat()


def open_catalog(location: str | None = None, *, read_only: bool = False) -> Catalog:
    """Open the catalogue at `location` (see `catalogue_path`), made new where there is none.

    A new one gets the story worlds that come along; newer versions of those replace older ones.
    Raises CatalogError.
    """
    store = Store(catalogue_path(location), now, read_only=read_only)
    catalog = build(store, resource_folder("packs"))
    if not store.read_only:
        catalog.packs.bring_up_to_date()
    return catalog


def check_pack(path: str) -> Sequence[Finding]:
    """What is wrong with the pack in the folder `path`, or with the one of that name that comes along."""
    return packs.check(path, resource_folder("packs"))


def build(store: Store, bundled: Path) -> Catalog:
    """The verbs over `store`, with the story worlds in the folder `bundled` on offer."""
    known = StoryCache(store)
    folders = Folders(store)
    identify = Matcher(store, known)
    works = Works(store, known, folders)
    items = Items(store, folders, works)
    edits = Edits(store, known, works, identify)
    orders = Orders(store, known, works)
    return Catalog(
        folders=folders,
        scans=Scans(store, folders, identify),
        items=items,
        review=Review(store, known, folders, items, works, identify),
        answers=Answers(store, known, identify),
        links=Links(store, known, items, works, identify),
        works=works,
        progress=ProgressMarks(store, works),
        orders=orders,
        edits=edits,
        new_titles=NewTitles(store, known, items, edits, identify),
        exports=Exports(store, known, folders, orders),
        history=History(store, known, identify),
        packs=Packs(store, known, identify, bundled),
        safety=Safety(store, known, folders),
        store=store,
    )
