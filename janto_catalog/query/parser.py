"""From tokens to a tree.

or   := and ("or" and)*
and  := term+                      next to each other, or joined by "and"
term := ("-" | "not")* ("(" or ")" | word | word* | "phrase" | key:value)
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeGuard

from janto_catalog.model.search import And, MatchAll, MatchWords, Node, Not, Or
from janto_catalog.model.text import words
from janto_catalog.query.character_value import CharacterValue
from janto_catalog.query.errors import query_error, with_position
from janto_catalog.query.joined_names import join_names
from janto_catalog.query.keys import KEY_NAMES, KEYS, Key, find_key
from janto_catalog.query.names import Names
from janto_catalog.query.parsed_query import ParsedQuery, Term
from janto_catalog.query.spelling import nearest
from janto_catalog.query.tokens import Token, TokenKind, tokenize
from janto_catalog.query.values import ORDERED, NoteValue, RawValue, TitleValue

_MAX_DEPTH = 32
# Words and signs that may belong to a name ("Love or Death", "Title: Two", "-30-").
_MAY_BE_SYNTAX = re.compile(
    r":(?!\S)|[()|!*?~^<>=/]|(?<!\S)[-–−]\S|(?<!\S)(?:or|and|not)(?!\S)", re.IGNORECASE
)


def parse(text: str, names: Names, *, typing: bool = False) -> ParsedQuery:
    """Read a query; `MatchAll` is the tree of an empty one.

    typing: the query is still being typed, so a word at its very end may be unfinished.
    Raises QueryError with the place of the mistake, which always lies inside `text`.
    """
    if '"' not in text and _MAY_BE_SYNTAX.search(text) and _is_name(text, names):
        return _words_query(text, typing=typing)
    if "/" in text and ":" not in text and _is_pairing(text, names):
        return _pairing_query(text, names)
    tokens = tokenize(text, typing=typing)
    if not tokens:
        if text.strip() and not typing:
            raise query_error("Expected a word to search for", 0, len(text))
        return ParsedQuery(text, MatchAll())
    tokens = join_names(text, tokens, names)
    parser = _Parser(tokens, names, len(text) if typing else -1)
    node = parser.parse_or(0)
    if parser.next is not None:
        raise query_error("This parenthesis was never opened", parser.next.start, parser.next.end)
    return ParsedQuery(text, node, tokens, parser.terms)


def _is_name(text: str, names: Names) -> bool:
    """Whether the whole text is what something is called, whatever its words and signs mean elsewhere."""
    return names.is_written(("work", "series", "arc"), text)


def _is_pairing(text: str, names: Names) -> bool:
    """Whether the whole text is a pairing by the names of its members: "Jack Harkness/Ianto Jones"."""
    return '"' not in text and CharacterValue().is_name(text.strip(), names)


def _pairing_query(text: str, names: Names) -> ParsedQuery:
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    typed = text.strip()
    node = CharacterValue().read("character", RawValue(typed, quoted=True), names)
    return ParsedQuery(text, node, (Token(TokenKind.WORD, typed, start, end),), (Term(node, start, end),))


def _words_query(text: str, *, typing: bool) -> ParsedQuery:
    """The query for the words of `text`, of which none is a sign."""
    node = MatchWords(words(text), prefix=typing and not text[-1].isspace())
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    token = Token(TokenKind.WORD, text.strip(), start, end)
    return ParsedQuery(text, node, (token,), (Term(node, start, end),))


@dataclass(slots=True)
class _Parser:
    """Reads the tokens in order; `unfinished_at` is the position where a word may be unfinished, or -1."""

    tokens: tuple[Token, ...]
    names: Names
    unfinished_at: int
    index: int = 0
    terms: tuple[Term, ...] = ()

    @property
    def next(self) -> Token | None:
        return self.tokens[self.index] if self.index < len(self.tokens) else None

    def _next_is(self, *kinds: TokenKind) -> bool:
        return self.next is not None and self.next.kind in kinds

    def _at_end(self) -> bool:
        return self.next is None or self.next.kind in (TokenKind.OR, TokenKind.CLOSE)

    def parse_or(self, depth: int) -> Node:
        terms = self._parse_and(depth)
        nodes = [_join_terms(terms)]
        while self._next_is(TokenKind.OR):
            self.index += 1
            nodes.append(_join_terms(self._parse_and(depth)))
        if depth == 0 and len(nodes) == 1:
            self.terms = tuple(terms)
        return _join(Or, nodes)

    def _parse_and(self, depth: int) -> list[Term]:
        if self._at_end():
            raise self._missing_term()
        terms: list[Term] = []
        while not self._at_end():
            if terms and self._next_is(TokenKind.AND) and self._another_follows():
                self.index += 1
            start = self.tokens[self.index].start
            node = self._parse_term(depth)
            terms.append(Term(node, start, self.tokens[self.index - 1].end))
        return terms

    def _another_follows(self) -> bool:
        following = self.tokens[self.index + 1 : self.index + 2]
        return bool(following) and following[0].kind not in (TokenKind.OR, TokenKind.CLOSE)

    def _parse_term(self, depth: int) -> Node:
        negative = False
        while self._next_is(TokenKind.MINUS, TokenKind.NOT):
            negative, self.index = not negative, self.index + 1
        token = self.next
        if token is None or self._at_end():
            raise self._missing_term()
        self.index += 1
        node = (
            self._parse_group(token, depth) if token.kind is TokenKind.OPEN else self._parse_condition(token)
        )
        return _negate(node) if negative else node

    def _parse_group(self, opening: Token, depth: int) -> Node:
        if depth == _MAX_DEPTH:
            raise query_error(f"Parentheses nest at most {_MAX_DEPTH} deep", opening.start, opening.end)
        node = self.parse_or(depth + 1) if self.next is not None else None
        if node is None or not self._next_is(TokenKind.CLOSE):
            raise query_error("This parenthesis is not closed", opening.start, opening.end)
        self.index += 1
        return node

    def _parse_condition(self, token: Token) -> Node:
        unfinished = token.end == self.unfinished_at
        if token.kind is TokenKind.FIELD:
            return _parse_field(token, self.names, unfinished)
        found = words(token.text)
        prefix = token.prefix or (unfinished and token.kind is not TokenKind.PHRASE)
        return MatchWords(found, phrase=len(found) > 1, prefix=prefix)

    def _missing_term(self) -> Exception:
        """The error for a missing term, at the token before it, or at the one that came instead."""
        if self.index:
            before = self.tokens[self.index - 1]
            return query_error(f'Expected something after "{before.text}"', before.start, before.end)
        first = self.tokens[0]
        return query_error(f'Expected something before "{first.text}"', first.start, first.end)


def _parse_field(token: Token, names: Names, unfinished: bool) -> Node:
    key = find_key(token.key)
    if key is None:
        raise _unknown_key(token)
    if not token.text.strip():
        raise query_error(
            f'Expected {key.value.expected} after "{token.key}:"',
            token.start,
            token.end,
            hint=f"As in: {key.help.partition(': ')[2]}.",
        )
    if token.operator and token.operator not in key.value.operators:
        raise query_error(f'"{token.key}:" cannot be used with "{token.operator}"', token.start, token.end)
    _check_value_signs(token, key)
    raw = RawValue(token.text, token.operator, token.quoted, token.prefix or unfinished)
    with with_position(token.value_start, token.end):
        return key.value.read(key.field, raw, names)


def _check_value_signs(token: Token, key: Key) -> None:
    """Refuse a `-` or `*` where the value would be read without it."""
    if not token.quoted and token.text[0] in "-–−" and key.value.operators != ORDERED:
        raise query_error(
            f'Expected "-" before "{token.key}:", not after it',
            token.start,
            token.end,
            suggestion=f"-{token.key}:{token.operator}{token.text[1:]}",
        )
    if token.prefix and not isinstance(key.value, TitleValue | NoteValue):
        raise query_error(
            f'"*" cannot be used with "{token.key}:"',
            token.end - 1,
            token.end,
            hint="It can end a word, or a word after title: or note:.",
        )


# Keys of other programs, and what they are here.
_OTHER_WORDS = {
    "without": "-with",
    "cast": "with",
    "name": "title",
    "show": "series",
    "season": "series",
    "collection": "series",
    "format": "kind",
    "media": "kind",
    "seen": "progress",
    "watched": "progress",
    "read": "progress",
    "status": "progress",
    "storyline": "arc",
    "score": "rating",
    "comment": "note",
    "genre": "tag",
}


def _unknown_key(token: Token) -> Exception:
    suggestion = _OTHER_WORDS.get(token.key.casefold()) or nearest(token.key, KEY_NAMES)
    keys = ", ".join(f"{key.name}:" for key in KEYS)
    hint = f"Did you mean {suggestion}:? " if suggestion else ""
    hint += f"The keys are {keys}. To search for the word itself, put it in quotes."
    return query_error(
        f'Unknown search key "{token.key}:"',
        token.start,
        token.start + len(token.key),
        suggestion=suggestion,
        hint=hint,
    )


def _join(join: Callable[[tuple[Node, ...]], And | Or], nodes: list[Node]) -> Node:
    """The nodes as one, with nested nodes of the same class flattened."""
    flat: list[Node] = []
    for node in nodes:
        flat.extend(node.nodes if isinstance(node, And | Or) and node.__class__ is join else [node])
    return flat[0] if len(flat) == 1 else join(tuple(flat))


def _join_terms(terms: list[Term]) -> Node:
    """The terms as one node; adjacent plain words become one node, which the store looks up at once."""
    merged: list[Node] = []
    for node in (term.node for term in terms):
        last = merged[-1] if merged else None
        if _is_plain(node) and _is_plain(last) and not last.prefix:
            merged[-1] = MatchWords(last.words + node.words, prefix=node.prefix)
        else:
            merged.append(node)
    return _join(And, merged)


def _is_plain(node: Node | None) -> TypeGuard[MatchWords]:
    return isinstance(node, MatchWords) and not node.phrase and not node.field


def _negate(node: Node) -> Node:
    return node.node if isinstance(node, Not) else Not(node)
