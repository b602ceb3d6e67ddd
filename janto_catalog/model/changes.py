"""The kinds of data in a catalogue, as far as changes go: what a write changed, what a view shows, what is derived from what."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Data(StrEnum):
    """A kind of data.  The comment says what identifies a change of it.

    Views name what they show (`shows`), projections what they read and write, and `Changed.kinds` what a
    write changed; these are the words they share.
    """

    # Facts of the packs with your edits over them: (kind, id) of a fact, see `model.story.KINDS`.
    FACTS = "facts"
    """Any field of any fact."""
    NAMES = "names"
    """What works, series, characters, people, arcs and pairings are called."""
    LISTINGS = "listings"
    """What lists show and filter works by."""
    TEXT = "text"
    """What the full text search looks in."""
    CAST = "cast"
    """Which characters and arcs a work has."""
    PLACEMENT = "placement"
    """What the order of the story is made from."""
    CONTAINMENT = "containment"
    """Which work is part of which, and which is a magazine issue."""
    MATCHING = "matching"
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

    # What people decided.
    ITEM_DECISIONS = "item-decisions"
    """Links, extras, refusals and verdicts: by item id."""
    GROUPINGS = "groupings"
    """Which files the user said form an item: by file id."""
    LINKS = "links"
    """Works that a link or an extra names, found or decided: by work id."""
    PROGRESS = "progress"
    """How far somebody is with works: by work id."""
    RULES = "rules"
    """Remembered answers: by (scope, pattern)."""
    EDITS = "edits"
    """Edits over the packs: by (kind, id) of the fact."""
    HISTORY = "history"
    """Journalled changes: by number."""

    # Derived data, each written by one projection.
    WORKS = "works"
    """Rows of works in the index: by work id."""
    CASTS = "casts"
    """Rows of characters and arcs in works: by work id."""
    TEXTS = "texts"
    """The full text index: by work id."""
    NAME_INDEX = "name-index"
    """The index of names: by (kind, id) of the fact."""
    ORDER = "order"
    """Positions in the story: by work id."""
    OWNERSHIP = "ownership"
    """Whether works are owned, and how many items hold them: by work id."""
    ITEM_STATES = "item-states"
    """The state of items: by item id."""
    COMPLETENESS = "completeness"
    """Whether items are complete copies: by item id."""
    MATCH_INDEX = "match-index"
    """The index that matching asks, in memory."""
    PENDING = "pending"
    """Items that wait to be matched again: by item id."""


_TITLE = frozenset({Data.NAMES, Data.LISTINGS, Data.TEXT, Data.MATCHING})
_NAME = frozenset({Data.NAMES, Data.TEXT, Data.MATCHING})
_NOTHING = frozenset[Data]()
_PLACED = frozenset({Data.PLACEMENT})

FIELDS: Mapping[str, Mapping[str, frozenset[Data]]] = MappingProxyType(
    {
        "works": {
            # A title also breaks ties of the order: the solver compares the titles of a tie.
            "title": _TITLE,
            "kind": frozenset({Data.LISTINGS, Data.CONTAINMENT, Data.MATCHING}),
            "series": frozenset({Data.LISTINGS, Data.TEXT, Data.PLACEMENT, Data.MATCHING}),
            "number": frozenset({Data.LISTINGS, Data.TEXT, Data.PLACEMENT, Data.MATCHING}),
            "released": frozenset({Data.LISTINGS, Data.PLACEMENT, Data.MATCHING}),
            "status": frozenset({Data.LISTINGS, Data.PLACEMENT, Data.MATCHING}),
            "in_story": frozenset({Data.LISTINGS, Data.PLACEMENT}),
            "part_of": frozenset({Data.LISTINGS, Data.PLACEMENT, Data.CONTAINMENT, Data.MATCHING}),
            "locator": _PLACED,
            "runtime": frozenset({Data.LISTINGS, Data.MATCHING}),
            "publisher": frozenset({Data.LISTINGS, Data.MATCHING}),
            "channel": frozenset({Data.MATCHING}),
            "codes": frozenset({Data.TEXT, Data.MATCHING}),
            "also_titled": _NAME,
            "credits": frozenset({Data.TEXT, Data.MATCHING}),
            "safe_title": frozenset({Data.MATCHING}),
            "description": frozenset({Data.TEXT}),
            "reveals": _PLACED,
            "sources": _NOTHING,
            "said_at": _NOTHING,
            "note": _NOTHING,
            "releases": _NOTHING,
        },
        "series": {
            "title": _TITLE | _PLACED,
            "kind": frozenset({Data.MATCHING}),
            "story": _PLACED,
            "parent": frozenset({Data.MATCHING}),
            "sort_key": _PLACED,
            "show": frozenset({Data.MATCHING}),
            "season": frozenset({Data.MATCHING}),
            "aliases": _NAME,
        },
        "characters": {
            "name": _NAME,
            "aliases": _NAME,
            "species": _NOTHING,
            "players": frozenset({Data.MATCHING}),
            "affiliation": _NOTHING,
            "sources": _NOTHING,
        },
        "people": {"name": _NAME, "aliases": _NAME},
        "appearances": {
            "work": frozenset({Data.CAST, Data.PLACEMENT, Data.MATCHING}),
            "character": frozenset({Data.CAST, Data.PLACEMENT, Data.MATCHING}),
            "manner": frozenset({Data.CAST, Data.PLACEMENT}),
            "weight": frozenset({Data.CAST}),
            "state": frozenset({Data.CAST, Data.PLACEMENT}),
            "under_name": _NOTHING,
            "player": frozenset({Data.MATCHING}),
            "apparent": frozenset({Data.CAST, Data.PLACEMENT}),
            "note": _NOTHING,
            "sources": _NOTHING,
            "certainty": _PLACED,
            "reveals": _NOTHING,
        },
        "claims": {
            "subject": _PLACED,
            "relation": _PLACED,
            "objects": _PLACED,
            "sources": _PLACED,
            "certainty": _PLACED,
            "reason": _NOTHING,
            "date": _PLACED,
            "apparent": _PLACED,
            "axis": _PLACED,
            "timeline": _PLACED,
            "said_at": _NOTHING,
        },
        "states": {
            "character": _PLACED,
            "state": _PLACED,
            "begins": _PLACED,
            "begins_inclusive": _PLACED,
            "ends": _PLACED,
            "ends_inclusive": _PLACED,
            "timeline": _PLACED,
            "certainty": _PLACED,
            "reason": _NOTHING,
            "reveals": _NOTHING,
            "sources": _PLACED,
            "axis": _PLACED,
            "said_at": _NOTHING,
        },
        "sources": {"title": _NOTHING, "layer": _PLACED, "url": _NOTHING, "note": _NOTHING},
        "pairings": {
            "name": frozenset({Data.NAMES}),
            "members": _NOTHING,
            "aliases": frozenset({Data.NAMES}),
            "note": _NOTHING,
            "reveals": _NOTHING,
        },
        "arcs": {
            "title": frozenset({Data.NAMES, Data.TEXT}),
            "works": frozenset({Data.CAST, Data.TEXT}),
            "optional": _NOTHING,
            "description": _NOTHING,
            "safe_title": _NOTHING,
            "safe_description": _NOTHING,
            "reveals": _NOTHING,
            "sources": _NOTHING,
        },
        "timelines": {
            "name": _NOTHING,
            "status": _PLACED,
            "leaves": _PLACED,
            "rejoins": _PLACED,
            "works": _PLACED,
            "note": _NOTHING,
            "sources": _NOTHING,
        },
        "relations": {
            "work": _PLACED,
            "relation": _PLACED,
            "target": _PLACED,
            "sources": _PLACED,
            "note": _NOTHING,
        },
    }
)
"""What a change of each field of each kind of fact changes besides FACTS; a field that is added to a fact is added here."""


def data_of(kind: str, before: object, after: object) -> frozenset[Data]:
    """What differs between two versions of a fact of `kind` (a field of `Story`); None where there is no fact.

    A fact that comes or goes changes all that its fields touch.
    """
    fields = FIELDS[kind]
    if before is None or after is None:
        changed = list(fields.values()) if before is not after else []
    elif before is after:
        return _NOTHING
    else:
        changed = [data for name, data in fields.items() if getattr(before, name) != getattr(after, name)]
    return _NOTHING.union({Data.FACTS}, *changed) if changed else _NOTHING
