"""The kinds of data in a catalogue that a change can concern: what a write changed, what a page shows, what is derived from what."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Data(StrEnum):
    """A kind of data.  The text below each says what identifies a change of it.

    Pages of the window name what they show (`shows`), projections what they read and write, and `Changed.kinds` what a
    write changed; these are the words they share.
    """

    # Facts of the packs with your edits applied: (kind, id) of a fact, see `model.story.KINDS`.
    FACTS = "facts"
    """Any field of any fact."""
    NAME_FACTS = "name-facts"
    """What works, series, characters, people, arcs and pairings are called."""
    LISTINGS = "listings"
    """What lists show and filter works by."""
    TEXT_FACTS = "text-facts"
    """What the full text search looks in."""
    CAST_FACTS = "cast-facts"
    """Which characters and arcs a work has."""
    ORDER_FACTS = "order-facts"
    """What the order of the story is made from."""
    DATE_FACTS = "date-facts"
    """When stories take place, and the calendars of their worlds."""
    CONTAINMENT = "containment"
    """Which work is part of which, and which is a magazine issue."""
    MATCHING_FACTS = "matching-facts"
    """What items are matched with."""
    PACKS = "packs"
    """Installed packs: by name."""

    # Facts of disks.
    FOLDERS = "folders"
    """Roots: by id."""
    FILES = "files"
    """Files: by id."""
    ITEMS = "items"
    """Items, their files and names: by id."""
    MATCHES = "matches"
    """What matching found about items: by item id."""
    FOUND_LINKS = "found-links"
    """Links that matching made or removed: by item id."""

    # What the user decided.
    ITEM_DECISIONS = "item-decisions"
    """Links, extras, refusals and marks: by item id."""
    GROUPINGS = "groupings"
    """Which files the user said form an item: by file id."""
    REMOVED_FOLDERS = "removed-folders"
    """Folders that the user removed: by root id."""
    LINKS = "links"
    """Works that a link or an extra names, found or decided: by work id."""
    PROGRESS = "progress"
    """How far the user is with works: by work id."""
    REMARKS = "remarks"
    """Ratings, tags and notes of works: by work id."""
    COVERS = "covers"
    """Covers that the user chose: by work id."""
    SAVED_SEARCHES = "saved-searches"
    """Saved searches: by name."""
    SAVED_ORDERS = "saved-orders"
    """Orders that the user made: by number."""
    RULES = "rules"
    """Remembered answers: by (scope, pattern)."""
    EDITS = "edits"
    """Edits of facts of the packs: by (kind, id) of the fact."""
    HISTORY = "history"
    """Journalled changes: by number."""
    SPOILER_LIMIT = "spoiler-limit"
    """What the user wants to know nothing of yet."""

    # Derived data, each written by one projection.
    KEPT_BACK = "kept-back"
    """What is behind the spoiler limit, and with it how facts are shown: by (kind, id) of a fact."""
    WORKS = "works"
    """Rows of works in the index: by work id."""
    CAST_INDEX = "cast-index"
    """Rows of characters and arcs in works: by work id."""
    TEXT_INDEX = "text-index"
    """The full text index: by work id."""
    NAME_INDEX = "name-index"
    """The index of names: by (kind, id) of the fact."""
    UNIVERSES = "universes"
    """Which universes there are, and in which order lists show them: by id."""
    ORDER = "order"
    """Positions in the story: by work id."""
    STORY_DATES = "story-dates"
    """When stories take place: by work id."""
    OWNERSHIP = "ownership"
    """Whether works are owned, and how many items contain them: by work id."""
    ITEM_STATES = "item-states"
    """The state of items: by item id."""
    COPY_CONFLICTS = "copy-conflicts"
    """Items whose files are also in items of other works: by item id."""
    COMPLETENESS = "completeness"
    """Whether items are complete copies: by item id."""
    MATCH_INDEX = "match-index"
    """The index that matching uses, in memory."""
    PENDING = "pending"
    """Items that wait to be matched again: by item id."""


_TITLE = frozenset({Data.NAME_FACTS, Data.LISTINGS, Data.TEXT_FACTS, Data.MATCHING_FACTS})
_NAME = frozenset({Data.NAME_FACTS, Data.TEXT_FACTS, Data.MATCHING_FACTS})
_NOTHING = frozenset[Data]()
_ORDER = frozenset({Data.ORDER_FACTS})
_DATES = frozenset({Data.DATE_FACTS})

AFFECTED_DATA: Mapping[str, Mapping[str, frozenset[Data]]] = MappingProxyType(
    {
        "works": {
            # A title also breaks ties of the order: the solver compares the titles of a tie.
            "title": _TITLE,
            "kind": frozenset({Data.LISTINGS, Data.CONTAINMENT, Data.MATCHING_FACTS}),
            "series": frozenset({Data.LISTINGS, Data.TEXT_FACTS, Data.ORDER_FACTS, Data.MATCHING_FACTS}),
            "number": frozenset({Data.LISTINGS, Data.TEXT_FACTS, Data.ORDER_FACTS, Data.MATCHING_FACTS}),
            "released": frozenset({Data.LISTINGS, Data.ORDER_FACTS, Data.MATCHING_FACTS}),
            "status": frozenset({Data.LISTINGS, Data.ORDER_FACTS, Data.MATCHING_FACTS}),
            "in_story": frozenset({Data.LISTINGS, Data.ORDER_FACTS}),
            "part_of": frozenset({Data.LISTINGS, Data.ORDER_FACTS, Data.CONTAINMENT, Data.MATCHING_FACTS}),
            "locator": _ORDER,
            "sort_key": frozenset({Data.LISTINGS, Data.ORDER_FACTS}),
            "runtime": frozenset({Data.LISTINGS, Data.MATCHING_FACTS}),
            "publisher": frozenset({Data.LISTINGS, Data.MATCHING_FACTS}),
            "channel": frozenset({Data.MATCHING_FACTS}),
            "codes": frozenset({Data.TEXT_FACTS, Data.MATCHING_FACTS}),
            "also_titled": _NAME,
            "credits": frozenset({Data.TEXT_FACTS, Data.MATCHING_FACTS}),
            "safe_title": frozenset({Data.MATCHING_FACTS}),
            "description": frozenset({Data.TEXT_FACTS}),
            "reveals": _ORDER,
            "sources": _NOTHING,
            "said_at": _NOTHING,
            "note": _NOTHING,
            "releases": _NOTHING,
            "universe": frozenset({Data.LISTINGS, Data.ORDER_FACTS}),
        },
        "series": {
            "title": _TITLE | _ORDER,
            "kind": frozenset({Data.MATCHING_FACTS}),
            "story": _ORDER,
            "parent": frozenset({Data.MATCHING_FACTS}),
            "sort_key": _ORDER,
            "show": frozenset({Data.MATCHING_FACTS}),
            "season": frozenset({Data.MATCHING_FACTS}),
            "aliases": _NAME,
            "omnibuses": frozenset({Data.MATCHING_FACTS}),
            "universe": frozenset({Data.LISTINGS, Data.ORDER_FACTS}),
            "dates_place": _ORDER,
        },
        "characters": {
            "name": _NAME,
            "aliases": _NAME,
            "species": _NOTHING,
            "players": frozenset({Data.MATCHING_FACTS}),
            "affiliation": _NOTHING,
            "sources": _NOTHING,
        },
        "people": {"name": _NAME, "aliases": _NAME},
        "appearances": {
            "work": frozenset({Data.CAST_FACTS, Data.ORDER_FACTS, Data.MATCHING_FACTS}),
            "character": frozenset({Data.CAST_FACTS, Data.ORDER_FACTS, Data.MATCHING_FACTS}),
            "manner": frozenset({Data.CAST_FACTS, Data.ORDER_FACTS}),
            "weight": frozenset({Data.CAST_FACTS}),
            "state": frozenset({Data.CAST_FACTS, Data.ORDER_FACTS}),
            "under_name": _NOTHING,
            "player": frozenset({Data.MATCHING_FACTS}),
            "apparent": frozenset({Data.CAST_FACTS, Data.ORDER_FACTS}),
            "note": _NOTHING,
            "sources": _NOTHING,
            "certainty": _ORDER,
            "reveals": _NOTHING,
        },
        "claims": {
            "subject": _ORDER | _DATES,
            "relation": _ORDER | _DATES,
            "objects": _ORDER,
            "sources": _ORDER | _DATES,
            "certainty": _ORDER | _DATES,
            "reason": _NOTHING,
            "date": _ORDER | _DATES,
            "apparent": _ORDER | _DATES,
            "axis": _ORDER | _DATES,
            "timeline": _ORDER,
            "said_at": _NOTHING,
            "directly": _ORDER,
            "hand_number": _ORDER | _DATES,
            "era": _ORDER,
            "chronology": _ORDER | _DATES,
        },
        "states": {
            "character": _ORDER,
            "state": _ORDER,
            "begins": _ORDER,
            "begins_inclusive": _ORDER,
            "ends": _ORDER,
            "ends_inclusive": _ORDER,
            "timeline": _ORDER,
            "certainty": _ORDER,
            "reason": _NOTHING,
            "reveals": _NOTHING,
            "sources": _ORDER,
            "axis": _ORDER,
            "said_at": _NOTHING,
        },
        "sources": {"title": _NOTHING, "layer": _ORDER | _DATES, "url": _NOTHING, "note": _NOTHING},
        "pairings": {
            "name": frozenset({Data.NAME_FACTS}),
            "members": _NOTHING,
            "aliases": frozenset({Data.NAME_FACTS}),
            "note": _NOTHING,
            "reveals": _NOTHING,
        },
        "arcs": {
            "title": frozenset({Data.NAME_FACTS, Data.TEXT_FACTS}),
            "works": frozenset({Data.CAST_FACTS, Data.TEXT_FACTS}),
            "optional": _NOTHING,
            "description": _NOTHING,
            "safe_title": frozenset({Data.NAME_FACTS}),
            "safe_description": _NOTHING,
            "reveals": _NOTHING,
            "sources": _NOTHING,
        },
        "timelines": {
            "name": _NOTHING,
            "status": _ORDER,
            "leaves": _ORDER,
            "rejoins": _ORDER,
            "works": _ORDER,
            "note": _NOTHING,
            "sources": _NOTHING,
        },
        "relations": {
            "work": _ORDER,
            "relation": _ORDER,
            "target": _ORDER,
            "sources": _ORDER,
            "note": _NOTHING,
        },
        "calendars": {
            "eras": _DATES,
            "before": _DATES,
            "months": _DATES,
            "labels": _DATES,
            "universe": _DATES,
        },
        "eras": {
            "title": frozenset({Data.NAME_FACTS}),
            "start": _ORDER,
            "end": _ORDER,
            "first": _ORDER,
            "last": _ORDER,
            "description": _NOTHING,
            "safe_title": frozenset({Data.NAME_FACTS}),
            "safe_description": _NOTHING,
            "reveals": _NOTHING,
            "sources": _ORDER,
            "certainty": _ORDER,
            "said_at": _NOTHING,
            "universe": _ORDER,
        },
        "moments": dict.fromkeys(
            (
                *(
                    "work",
                    "label",
                    "begin",
                    "end",
                    "page",
                    "last_page",
                    "quote",
                    "speakers",
                    "characters",
                    "tags",
                ),
                *("reveals", "sources", "certainty", "said_at"),
            ),
            _NOTHING,
        ),
        "notes": dict.fromkeys(
            (
                *("work", "text", "kind", "author", "date", "supports", "contradicts", "settled_by"),
                *("reveals", "sources", "certainty", "said_at"),
            ),
            _NOTHING,
        ),
        "production": dict.fromkeys(
            ("work", "label", "text", "date", "reveals", "sources", "certainty", "said_at"), _NOTHING
        ),
        "chronologies": {
            "title": frozenset({Data.NAME_FACTS}),
            "description": _NOTHING,
            "reveals": _NOTHING,
            "sources": _NOTHING,
            "universe": _ORDER,
        },
    }
)
"""The data that a change of each field affects, by kind of fact, in addition to FACTS; every field of a fact is listed."""

FACT_DATA = frozenset({Data.FACTS}).union(
    *(data for fields in AFFECTED_DATA.values() for data in fields.values())
)
"""The data that facts are."""
WHOLE_FACT_DATA = frozenset({Data.ORDER_FACTS, Data.MATCHING_FACTS})
"""The data that is made from facts as they are, whatever a spoiler limit keeps back."""


def data_of(kind: str, before: object, after: object) -> frozenset[Data]:
    """What differs between two versions of a fact of `kind` (a field of `Story`); None where there is no fact.

    A fact that is added or removed changes everything that its fields affect.
    """
    fields = AFFECTED_DATA[kind]
    if before is None or after is None:
        changed = list(fields.values()) if before is not after else []
    elif before is after:
        return _NOTHING
    else:
        changed = [data for name, data in fields.items() if getattr(before, name) != getattr(after, name)]
    return _NOTHING.union({Data.FACTS}, *changed) if changed else _NOTHING
