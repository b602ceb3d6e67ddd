"""A query as a tree, which the store evaluates.

Conditions use the store's field names, and their values are resolved: ids instead of names, positions instead of titles.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as dataclass_field


@dataclass(frozen=True, slots=True)
class MatchAll:
    """Matches all works (the empty query)."""


@dataclass(frozen=True, slots=True)
class MatchWords:
    """The work's text contains all `words` (folded). `phrase`: next to each other, in this order; `prefix`: the last
    one is the beginning of a word; `field`: only in that field ("title"), "" for all text."""

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
    """The work's `field` is from `low` to `high`, both included; None is open. Texts compare as ISO dates of any
    precision, numbers as numbers.

    `works` are those by whose places the range was said, for people to read.
    """

    field: str
    low: str | float | None = None
    high: str | float | None = None
    works: tuple[str, ...] = dataclass_field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """Matches the works that `node` does not match."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """Matches the works that all `nodes` match."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Matches the works that any of `nodes` matches."""

    nodes: tuple[Node, ...]


Node = MatchAll | MatchWords | OneOf | Between | Not | And | Or
