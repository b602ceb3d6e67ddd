"""A query described in words: for an empty list, for the title of a list, and for what is exported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from janto_catalog.errors import QueryError
from janto_catalog.model.have import MY_COLLECTION
from janto_catalog.model.search import And, Between, Node, Not, OneOf
from janto_catalog.query.character_value import split_pairing
from janto_catalog.query.keys import find_key
from janto_catalog.query.parsed_query import ParsedQuery
from janto_catalog.query.phrases import Names, field_phrase
from janto_catalog.query.tokens import Token, TokenKind, tokenize

# What a part of a description is: words that were typed, a noun, another phrase ("in audio"), or a sign or "or".
_WORD, _NOUN, _PHRASE, _SIGN = range(4)
# What begins a clause about titles.
_CLAUSES = ("that ", "of which ")


def describe_query(query: str, names: Names) -> str:
    """A query that can be read, as words to follow "nothing with": "Ianto Jones and Tosh before Reset in print".

    `names` are those of records by field and id.
    """
    text, last = "", ""
    before, has_noun = _SIGN, False
    for phrase, kind in _phrases(query, names):
        if phrase.startswith(_CLAUSES) and last.startswith(_CLAUSES):
            text += " and"
        text += _joint(phrase, kind, before, text, has_noun=has_noun) + phrase
        before, last = kind if phrase != ")" else _NOUN, phrase
        has_noun = has_noun or kind in (_WORD, _NOUN)
    return text.strip()


def _joint(phrase: str, kind: int, before: int, text: str, *, has_noun: bool) -> str:
    """What comes between a description and its next part."""
    if text.endswith("(") or phrase == ")":
        return ""
    if kind in (_PHRASE, _SIGN) or before == _SIGN or (kind, before) == (_WORD, _WORD):
        return " "
    return " and " if has_noun else " with "


def describe_no_match(query: str, names: Names) -> str:
    """That nothing matches a query: "Nothing with Ianto Jones", "Nothing in print", "No titles that are missing"."""
    words = _describe_matches(query, names)
    return f"{'No titles' if words.startswith(_CLAUSES) else 'Nothing'} {words}"


def _describe_matches(query: str, names: Names) -> str:
    """What matches a query, in words to follow "titles": "with Ianto Jones", "that are missing"."""
    first = next(_phrases(query, names), None)
    needs_with = first is None or first[1] != _PHRASE
    return f"{'with ' if needs_with else ''}{describe_query(query, names)}"


def describe_list(query: str, names: Names, *, only_owned: bool = False) -> str:
    """The title of a list of what matches a query: "With Ianto Jones in audio, in my collection", the name of a saved
    search; "" for all titles."""
    words = saved_name(query)
    if query.strip() and not words:
        words = _describe_matches(query, names)
        if words.startswith(_CLAUSES):
            words = f"titles {words}"
        words = words[:1].upper() + words[1:]
    if not only_owned:
        return words
    return f"{words}, in my collection" if words else MY_COLLECTION


def saved_name(text: str) -> str:
    """The name of the saved search that a search is, "" if it is another one."""
    try:
        tokens = tokenize(text)
    except QueryError:
        return ""
    if len(tokens) != 1 or tokens[0].kind is not TokenKind.FIELD:
        return ""
    key = find_key(tokens[0].key)
    return tokens[0].text if key is not None and key.name == "search" else ""


def in_order(title: str, order: str) -> str:
    """The title of a list in an order other than that of the story: "Newcomer: My collection"."""
    return f"{order}: {title}" if order and title else title or order


def names_in(query: ParsedQuery, names: Names) -> Names:
    """The names of records, and those of the records that a query means under another name: "ianto", "who:tosh"."""
    terms = {term.end: term.node for term in query.terms}
    found = dict(names)
    for token in query.tokens:
        node, key = terms.get(token.end), find_key(token.key)
        node = node.node if isinstance(node, Not) else node
        if isinstance(node, And) and len(split_pairing(token.text)) == 1:
            # A pairing by its own name.
            continue
        if key is not None and node is not None and (name := _name_of(node, names)):
            found[key.field, token.text] = name
    return found


def _name_of(node: Node, names: Names) -> str:
    """The names of the records that a condition means, "" if it is no condition of that kind."""
    if isinstance(node, And):
        members = [_name_of(one, names) for one in node.nodes]
        return " and ".join(members) if all(members) else ""
    if isinstance(node, OneOf) and len(node.values) == 1:
        return names.get((node.field, node.values[0]), "")
    if isinstance(node, Between) and len(node.works) == 1:
        return names.get((node.field, node.works[0]), "")
    return ""


def _joined(query: str, names: Names) -> Iterator[Token]:
    """The tokens of a query, names of several words that follow a key as one."""
    end = 0
    tokens = tokenize(query)
    for number, token in enumerate(tokens):
        if token.start < end:
            continue
        key = find_key(token.key) if token.kind is TokenKind.FIELD and not token.quoted else None
        if key is not None:
            for last in reversed(tokens[number + 1 :]):
                text = query[token.value_start : last.end]
                if (key.field, text) in names:
                    token, end = replace(token, text=text, end=last.end), last.end  # noqa: PLW2901
                    break
        yield token


def _phrases(query: str, names: Names) -> Iterator[tuple[str, int]]:
    """(phrase, how it is joined to its neighbours) for each part of a query."""
    negative = False
    for token in _joined(query, names):
        if token.kind in (TokenKind.MINUS, TokenKind.NOT):
            negative = not negative
            continue
        if token.kind is TokenKind.FIELD:
            phrase, is_noun = field_phrase(token, names, negative=negative)
            yield phrase, _NOUN if is_noun else _PHRASE
        elif token.kind in (TokenKind.WORD, TokenKind.PHRASE):
            text = _as_typed(token, query)
            yield (f"without {text}", _PHRASE) if negative else (text, _WORD)
        else:
            text = _as_typed(token, query)
            yield (f"not {text}" if negative else text), _SIGN
        negative = False


def _as_typed(token: Token, query: str) -> str:
    return query[token.start : token.end]
