"""A query that was read once: its text, tokens and tree, for everything that needs one of them."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.model.search import And, MatchAll, Node, Not, OneOf, Or
from janto_catalog.query.tokens import Token

_HAD = OneOf("have", ("yes",))
#: The conditions that leave only what is had.
HAVE: tuple[Node, ...] = (_HAD, Not(Not(_HAD)))
#: Those and the conditions that leave only what is owned, which may be missing.
HAD: tuple[Node, ...] = (*HAVE, OneOf("owned", ("yes",)), Not(OneOf("owned", ("no",))))


@dataclass(frozen=True, slots=True)
class Term:
    """One of the conditions that must all hold: its tree and its place, from `start` up to `end`."""

    node: Node
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """`text` as typed, its `tokens` with their places, the tree of it all, and its `terms`.

    Terms are the parts of a query that joins conditions with "and"; a query with `or` at its top has none.
    """

    text: str = ""
    node: Node = MatchAll()  # noqa: RUF009 - frozen, so it can be shared
    tokens: tuple[Token, ...] = ()
    terms: tuple[Term, ...] = ()

    def values_of(self, field: str) -> frozenset[str]:
        """The values the query asks for in `field` of the tree; those it leaves out do not count."""
        return _values(self.node, field)

    @property
    def only_owned(self) -> bool:
        """Whether all that matches is had, because a condition says so."""
        return any(term.node in HAD for term in self.terms)

    @property
    def is_of_collection(self) -> bool:
        """Whether a condition asks for what one has, as the page of one's own collection does."""
        return any(term.node in HAVE for term in self.terms)

    def without(self, *nodes: Node) -> str:
        """The text without the terms that mean one of `nodes`; the whole text when there are none."""
        kept = [term for term in self.terms if term.node not in nodes]
        if len(kept) == len(self.terms):
            return self.text.strip()
        return " ".join(self.text[term.start : term.end] for term in kept)


def _values(node: Node, field: str) -> frozenset[str]:
    if isinstance(node, OneOf):
        return frozenset(node.values) if node.field == field else frozenset()
    if isinstance(node, And | Or):
        return frozenset().union(*(_values(inner, field) for inner in node.nodes))
    return frozenset()
