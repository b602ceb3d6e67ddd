"""From tokens to a tree.

either := all ("or" all)*
all    := one+                     side by side, or joined by "and"
one    := ("-" | "not")* ("(" either ")" | word | "phrase" | key:value)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeGuard

from janto_catalog.model.search import And, Everything, Node, Not, Or, Words
from janto_catalog.model.text import fold, words
from janto_catalog.query.errors import nearest, query_error, with_position
from janto_catalog.query.keys import KEYS, Key
from janto_catalog.query.names import Names
from janto_catalog.query.tokens import Token, TokenKind, tokenize
from janto_catalog.query.values import RawValue

_BY_NAME: dict[str, Key] = {fold(name): key for key in KEYS for name in (key.name, *key.aliases)}
_DEEPEST = 32


def parse(text: str, names: Names, prefix_last: bool = False) -> Node:
    """The tree `text` means; Everything for one without words.

    prefix_last: the search is still being typed, so a word at its very end may go on.
    Raises QueryError with the place of the mistake, which always lies inside `text`.
    """
    found = tokenize(text, typing=prefix_last)
    if not found:
        return Everything()
    parser = _Parser(found, names, len(text) if prefix_last else -1)
    node = parser.either(0)
    if parser.next is not None:
        raise query_error("This parenthesis was never opened", parser.next.start, parser.next.end)
    return node


@dataclass(slots=True)
class _Parser:
    """A walk through the tokens; `unfinished` is the place where a word may go on, or -1."""

    tokens: list[Token]
    names: Names
    unfinished: int
    at: int = 0

    @property
    def next(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _is(self, *marks: TokenKind) -> bool:
        return self.next is not None and self.next.mark in marks

    def _ends(self) -> bool:
        return self.next is None or self.next.mark in (TokenKind.OR, TokenKind.CLOSE)

    def either(self, depth: int) -> Node:
        nodes = [self._all(depth)]
        while self._is(TokenKind.OR):
            self.at += 1
            nodes.append(self._all(depth))
        return _joined(Or, nodes)

    def _all(self, depth: int) -> Node:
        if self._ends():
            raise self._missing()
        nodes: list[Node] = []
        while not self._ends():
            if nodes and self._is(TokenKind.AND) and self._one_follows():
                self.at += 1
            nodes.append(self._one(depth))
        return _joined(And, _merged(nodes))

    def _one_follows(self) -> bool:
        following = self.tokens[self.at + 1 : self.at + 2]
        return bool(following) and following[0].mark not in (TokenKind.OR, TokenKind.CLOSE)

    def _one(self, depth: int) -> Node:
        negative = False
        while self._is(TokenKind.MINUS, TokenKind.NOT):
            negative, self.at = not negative, self.at + 1
        token = self.next
        if token is None or self._ends():
            raise self._missing()
        self.at += 1
        node = self._group(token, depth) if token.mark is TokenKind.OPEN else self._leaf(token)
        return _left_out(node) if negative else node

    def _group(self, opened: Token, depth: int) -> Node:
        if depth == _DEEPEST:
            raise query_error(f"Parentheses nest at most {_DEEPEST} deep", opened.start, opened.end)
        node = self.either(depth + 1) if self.next is not None else None
        if node is None or not self._is(TokenKind.CLOSE):
            raise query_error("This parenthesis is not closed", opened.start, opened.end)
        self.at += 1
        return node

    def _leaf(self, token: Token) -> Node:
        if token.mark is TokenKind.FIELD:
            return _field(token, self.names, token.end == self.unfinished)
        found = words(token.text)
        phrase = len(found) > 1
        return Words(
            found, phrase=phrase, prefix=token.mark is not TokenKind.PHRASE and token.end == self.unfinished
        )

    def _missing(self) -> Exception:
        """What is said where a term should stand: of the token that waits for it, or that came instead."""
        if self.at:
            waiting = self.tokens[self.at - 1]
            return query_error(f'Expected something after "{waiting.text}"', waiting.start, waiting.end)
        instead = self.tokens[0]
        return query_error(f'Expected something before "{instead.text}"', instead.start, instead.end)


def _field(token: Token, names: Names, unfinished: bool) -> Node:
    key = _BY_NAME.get(fold(token.key)) or _unknown(token)
    if not token.text.strip():
        raise query_error(f'Expected {key.value.expected} after "{token.key}:"', token.start, token.end)
    if token.comparison and token.comparison not in key.value.comparisons:
        raise query_error(f'"{token.key}:" cannot be used with "{token.comparison}"', token.start, token.end)
    written = RawValue(token.text, token.comparison, token.quoted, unfinished)
    with with_position(token.value_start, token.end):
        return key.value.read(key.field, written, names)


def _unknown(token: Token) -> Key:
    name = f'"{token.key}:"'
    suggestion = nearest(token.key, _BY_NAME)
    keys = ", ".join(f"{key.name}:" for key in KEYS)
    remedy = f"Did you mean {suggestion}:? " if suggestion else ""
    remedy += f"There are {keys}. To look for the word itself, put it in quotes."
    raise query_error(
        f"{name} is nothing one can search by",
        token.start,
        token.start + len(token.key),
        suggestion=suggestion,
        remedy=remedy,
    )


def _joined(join: Callable[[tuple[Node, ...]], And | Or], nodes: list[Node]) -> Node:
    """The nodes as one, without layers that say nothing."""
    flat: list[Node] = []
    for node in nodes:
        flat.extend(node.nodes if isinstance(node, And | Or) and node.__class__ is join else [node])
    return flat[0] if len(flat) == 1 else join(tuple(flat))


def _merged(nodes: list[Node]) -> list[Node]:
    """Bare words side by side as one leaf: the store asks for them at once."""
    merged: list[Node] = []
    for node in nodes:
        last = merged[-1] if merged else None
        if _bare(node) and _bare(last) and not last.prefix:
            merged[-1] = Words(last.words + node.words, prefix=node.prefix)
        else:
            merged.append(node)
    return merged


def _bare(node: Node | None) -> TypeGuard[Words]:
    return isinstance(node, Words) and not node.phrase and not node.field


def _left_out(node: Node) -> Node:
    return node.node if isinstance(node, Not) else Not(node)
