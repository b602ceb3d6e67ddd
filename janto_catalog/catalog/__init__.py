"""The verbs: what can be done with a catalogue, a module a noun.  Both doors call these and nothing below."""

from __future__ import annotations

from dataclasses import dataclass

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
from janto_catalog.catalog.works import Works
from janto_catalog.store.store import Store


@dataclass(frozen=True, slots=True)
class Catalog:
    """An open catalogue, one attribute a noun.  Usable from several threads: reads run beside one writer.

    `notice` is "" or says why it can only be read.
    """

    folders: Folders
    scans: Scans
    items: Items
    review: Review
    answers: Answers
    links: Links
    works: Works
    progress: ProgressMarks
    orders: Orders
    edits: Edits
    new_titles: NewTitles
    exports: Exports
    history: History
    packs: Packs
    safety: Safety
    matcher: Matcher
    store: Store

    @property
    def notice(self) -> str:
        """Why nothing can be written, "" when it can."""
        return self.store.notice

    def close(self) -> None:
        """Let go of the catalogue's file."""
        self.store.close()
