"""Packs: folders of TOML facts about one story world, made to be read, edited and reviewed by people."""

from janto_catalog.packs.coverage import coverage
from janto_catalog.packs.fields import FIELDS, Field, field, read_field, read_placement
from janto_catalog.packs.loading import Contradictions, check_pack, load_pack, version_of
from janto_catalog.packs.overlay import above, lay_over, standings
from janto_catalog.packs.said import called, said

__all__ = [
    "FIELDS",
    "Contradictions",
    "Field",
    "above",
    "called",
    "check_pack",
    "coverage",
    "field",
    "lay_over",
    "load_pack",
    "read_field",
    "read_placement",
    "said",
    "standings",
    "version_of",
]
