"""Packs: folders of TOML files with the facts of one story world, for people to read, edit and review."""

from janto_catalog.packs.coverage import coverage_page
from janto_catalog.packs.fields import EDITABLE_FIELDS, Field, find_field, read_field, read_user_claim
from janto_catalog.packs.formatting import display_name, format_value
from janto_catalog.packs.loading import StoryCheck, check_pack, load_pack, version_of
from janto_catalog.packs.overlay import apply_edits, containers_of, edit_statuses
from janto_catalog.packs.writing import write_pack

__all__ = [
    "EDITABLE_FIELDS",
    "Field",
    "StoryCheck",
    "apply_edits",
    "check_pack",
    "containers_of",
    "coverage_page",
    "display_name",
    "edit_statuses",
    "find_field",
    "format_value",
    "load_pack",
    "read_field",
    "read_user_claim",
    "version_of",
    "write_pack",
]
