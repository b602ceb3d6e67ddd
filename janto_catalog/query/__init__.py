"""The query language: text in, a tree of `model.search` out (design, section 7).

Written by hand as a small recursive descent rather than with a parser library: the grammar has four
rules, and what people need of it, an error that names what was expected, where, and the nearest word,
is what a generated parser gives away.
"""

from janto_catalog.query.errors import nearest
from janto_catalog.query.keys import KEYS, Key
from janto_catalog.query.names import Names
from janto_catalog.query.parser import parse

__all__ = ["KEYS", "Key", "Names", "nearest", "parse"]
