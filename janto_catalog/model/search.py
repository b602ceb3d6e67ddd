"""A query as a tree the store can turn into its own words.

Leaves name what they compare by the store's field names; every value in them is already resolved
(ids, not names; positions, not titles).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MatchAll:
    """Matches all works (the empty query)."""


@dataclass(frozen=True, slots=True)
class MatchWords:
    """All `words` (folded) stand in the work's text; `phrase`: next to each other, in this order;
    `prefix`: the last one may go on; `field`: only in that field ("title"), "" for all text."""

    words: tuple[str, ...]
    phrase: bool = False
    prefix: bool = False
    field: str = ""


@dataclass(frozen=True, slots=True)
class OneOf:
    """The work's `field` is one of `values`; no values: the field is empty; `any`: it is not empty."""

    field: str
    values: tuple[str, ...] = ()
    any: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """The work's `field` lies from `low` to `high`, both included; None is open.  Texts compare as
    ISO dates of any precision, numbers as numbers."""

    field: str
    low: str | float | None = None
    high: str | float | None = None


@dataclass(frozen=True, slots=True)
class Not:
    """Matches what `node` does not."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """Matches what all `nodes` match."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Matches what any of `nodes` matches."""

    nodes: tuple[Node, ...]


Node = MatchAll | MatchWords | OneOf | Between | Not | And | Or
