"""From a folder to items: walk, compare, recognise what moved, group.  Pure values in, values out."""

from janto_catalog.model.files import Grouping, Skipped
from janto_catalog.scanning.compare import Comparison, compare, remembered
from janto_catalog.scanning.fingerprint import fingerprint, full_hash
from janto_catalog.scanning.group import group
from janto_catalog.scanning.identity import identity, recognises
from janto_catalog.scanning.listed import home_of
from janto_catalog.scanning.missing import Verdict, judge
from janto_catalog.scanning.moves import Moves, moves, without_stored
from janto_catalog.scanning.walk import look_into, walk

__all__ = [
    "Comparison",
    "Grouping",
    "Moves",
    "Skipped",
    "Verdict",
    "compare",
    "fingerprint",
    "full_hash",
    "group",
    "home_of",
    "identity",
    "judge",
    "look_into",
    "moves",
    "recognises",
    "remembered",
    "walk",
    "without_stored",
]
