"""The counters of a name, where two of them may be the first and last of several: "Part 1-2", "CD1+CD2"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from janto_catalog.filenames.counters import Token, read_tokens

#: What joins the numbers of several parts.
_AND = re.compile(r"[\s_.]*(?:[+&,]|and|und|et)[\s_.]*", re.IGNORECASE)


def with_ranges(name: str, kinds: Container[str]) -> Iterator[tuple[Token, int | None]]:
    """Yield the counters of a name, each with the number at the end of its range, which is then no counter by itself.

    kinds: what may be counted in ranges.

    >>> [(token.kind, last) for token, last in with_ranges("Title CD1+CD2 - 03", {"disc"})]
    [('disc', 2), ('', None)]
    """
    tokens = [token for token in read_tokens(name) if token.value is not None]
    if len(tokens) == 1:
        yield tokens[0], None
        return
    ends_range = False
    for token, following in zip(tokens, [*tokens[1:], None], strict=False):
        if ends_range:
            ends_range = False
            continue
        ends_range = (
            following is not None
            and token.kind in kinds
            and _is_range(token, name[token.end : following.start], following)
        )
        yield token, number_of(following) if ends_range and following else None


def number_of(token: Token) -> int:
    """Return the number of a counter, 0 for a word."""
    return token.value[0] if token.value else 0


def _is_range(token: Token, between: str, following: Token) -> bool:
    if number_of(following) <= number_of(token):
        return False
    are_joined = _AND.fullmatch(between) is not None
    if following.kind == "":
        return following.end - following.start == 1 and (between == "-" or are_joined)
    return following.kind == token.kind and (between.strip() == "-" or are_joined)
