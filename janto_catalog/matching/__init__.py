"""Identification: which work each item is, with reasons, and whether to link, ask or leave it."""

from janto_catalog.matching.describing import describe
from janto_catalog.matching.library import Library
from janto_catalog.matching.proposing import propose

__all__ = ["Library", "describe", "propose"]
