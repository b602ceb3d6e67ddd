"""Packs: folders of TOML facts about one story world, made to be read, edited and reviewed by people."""

from janto_catalog.packs.coverage import coverage
from janto_catalog.packs.loading import Contradictions, check_pack, load_pack, version_of

__all__ = ["Contradictions", "check_pack", "coverage", "load_pack", "version_of"]
