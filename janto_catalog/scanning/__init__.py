"""From a folder to items: walk, compare, recognise what moved, group.  Pure values in, values out."""

from janto_catalog.model.files import Grouping, Skipped
from janto_catalog.scanning.compare import Comparison, compare, remembered, without_stale
from janto_catalog.scanning.file_entry import home_of
from janto_catalog.scanning.fingerprint import fingerprint, full_hash
from janto_catalog.scanning.group import group
from janto_catalog.scanning.missing import Verdict, judge
from janto_catalog.scanning.mounted_disks import disks_away
from janto_catalog.scanning.moves import Moves, moves, without_stored, without_uncertain
from janto_catalog.scanning.root_identity import Identity, Marks, identity, read_identity, recognises
from janto_catalog.scanning.walk import Walk, can_look_into, look_into, walk

__all__ = [
    "Comparison",
    "Grouping",
    "Identity",
    "Marks",
    "Moves",
    "Skipped",
    "Verdict",
    "Walk",
    "can_look_into",
    "compare",
    "disks_away",
    "fingerprint",
    "full_hash",
    "group",
    "home_of",
    "identity",
    "judge",
    "look_into",
    "moves",
    "read_identity",
    "recognises",
    "remembered",
    "walk",
    "without_stale",
    "without_stored",
    "without_uncertain",
]
