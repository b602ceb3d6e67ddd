"""The query language: turns text into tokens and a tree of `model.search`.

Written by hand as a small recursive descent parser: the grammar has three rules, and a parser library could not
report what was expected, where, and the nearest word.
"""

from janto_catalog.query.keys import KEYS, Key, find_key, may_name, takes_name
from janto_catalog.query.names import Names
from janto_catalog.query.parsed_query import HAD, HAVE, ParsedQuery, Term
from janto_catalog.query.parser import parse
from janto_catalog.query.spelling import nearest, similar
from janto_catalog.query.tokens import Token, TokenKind, tokenize

__all__ = [
    "HAD",
    "HAVE",
    "KEYS",
    "Key",
    "Names",
    "ParsedQuery",
    "Term",
    "Token",
    "TokenKind",
    "find_key",
    "may_name",
    "nearest",
    "parse",
    "similar",
    "takes_name",
    "tokenize",
]
