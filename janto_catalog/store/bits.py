"""Sets of works as whole numbers: bit n stands for the work with the number n in the store.

Joining and counting two sets of a hundred thousand works takes some microseconds, however many of them hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, Text, cast, func, select

_BYTES_AT_ONCE = 64


def of(numbers: Iterable[int]) -> int:
    """The set of `numbers`."""
    listed = list(numbers)
    bits = bytearray(max(listed, default=0) // 8 + 1)
    for number in listed:
        bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")


def run(first: int, last: int) -> int:
    """The set of all numbers from `first` to `last`, both included."""
    return (1 << (last + 1)) - (1 << first) if first <= last else 0


def members(bits: int, skip: int = 0, limit: int | None = None) -> list[int]:
    """The numbers in a set, the lowest first: at most `limit` of them after the first `skip`."""
    return list(islice(_rising(bits, skip), limit))


def _rising(bits: int, skip: int) -> Iterator[int]:
    written = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
    for start in range(0, len(written), _BYTES_AT_ONCE):
        some = int.from_bytes(written[start : start + _BYTES_AT_ONCE], "little")
        held = some.bit_count()
        if skip >= held:
            skip -= held
            continue
        while some:
            lowest = some & -some
            some ^= lowest
            if skip:
                skip -= 1
            else:
                yield 8 * start + lowest.bit_length() - 1


def asked(connection: Connection, numbers: Select[tuple[Any]]) -> int:
    """The set of the numbers that a statement finds, in whatever order and however often."""
    found = numbers.subquery()
    # As one text: a row of the driver for each number takes twice as long.
    return listed(connection.scalar(select(as_text(found.c[0]))))


def as_text(number: Any) -> Any:
    """All numbers of a group in one text, for `listed`."""
    return func.aggregate_strings(cast(number, Text), ",")


def listed(text: str | None) -> int:
    """The set of numbers that `as_text` put into a text; None is none."""
    return of(json.loads(f"[{text}]")) if text else 0
