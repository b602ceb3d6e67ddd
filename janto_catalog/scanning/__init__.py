"""Scanning a folder: walk it, compare it with the stored files, match moved files, group files into items.

Nothing here reads or writes the store; `catalog.scans` passes values from one stage to the next.
"""

from janto_catalog.model.files import Grouping, Skipped
from janto_catalog.scanning.compare import FileChanges, compare, drop_stale, stored_stats
from janto_catalog.scanning.file_entry import grouping_folder
from janto_catalog.scanning.fingerprint import fingerprint, full_hash
from janto_catalog.scanning.group import GROUPING_RULES, group
from janto_catalog.scanning.joined import describe, join
from janto_catalog.scanning.long_parts import folders_of_parts, join_long_parts
from janto_catalog.scanning.missing import MissingOutcome, decide_missing
from janto_catalog.scanning.mounted_disks import disconnected_mounts
from janto_catalog.scanning.moves import Moves, drop_stored, drop_uncertain, find_moves
from janto_catalog.scanning.neighbours import are_neighbours, path_order
from janto_catalog.scanning.retagged import find_retagged
from janto_catalog.scanning.root_identity import (
    FolderId,
    RootIdentity,
    is_same_root,
    new_identity,
    parse_identity,
)
from janto_catalog.scanning.walk import Walk, check_readable, is_readable, walk

__all__ = [
    "GROUPING_RULES",
    "FileChanges",
    "FolderId",
    "Grouping",
    "MissingOutcome",
    "Moves",
    "RootIdentity",
    "Skipped",
    "Walk",
    "are_neighbours",
    "check_readable",
    "compare",
    "decide_missing",
    "describe",
    "disconnected_mounts",
    "drop_stale",
    "drop_stored",
    "drop_uncertain",
    "find_moves",
    "find_retagged",
    "fingerprint",
    "folders_of_parts",
    "full_hash",
    "group",
    "grouping_folder",
    "is_readable",
    "is_same_root",
    "join",
    "join_long_parts",
    "new_identity",
    "parse_identity",
    "path_order",
    "stored_stats",
    "walk",
]
