"""The dataclasses of `model/` as JSON documents and back, for what the store only reads whole.

A field that has its default is left out, so documents stay small and a field added later reads as its
default from an older one.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, Union, cast

T = TypeVar("T")


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_PARSED = json.JSONDecoder().decode

Turn = Callable[[Any], Any]


def encode(value: Any) -> str:
    """`value` (a dataclass) as compact JSON."""
    return _JSON.encode(_dataclass_writer(cast(Any, type(value)))(value))


def decode(kind: type[T], document: str) -> T:
    """The `kind` that `encode` wrote.  Raises ValueError or TypeError on a document of another shape."""
    return cast(T, _dataclass_reader(cast(Any, kind))(_PARSED(document)))


def encode_as(kind: Any, value: Any) -> str:
    """`value`, which is of the type `kind` (a dataclass, a tuple, a text, a number, None), as compact JSON."""
    turn = _writer(kind)
    return _JSON.encode(value if turn is None else turn(value))


def decode_as(kind: Any, document: str) -> Any:
    """What `encode_as` wrote.  Raises as `decode` does."""
    turn, value = _reader(kind), _PARSED(document)
    return value if turn is None else turn(value)


_UNSET = object()


@cache
def _dataclass_writer(kind: Any) -> Turn:
    """A function that turns a `kind` into what JSON knows, made once for each type: scans write many."""
    hints = typing.get_type_hints(kind)
    parts = [
        (
            field.name,
            _UNSET if field.default is dataclasses.MISSING else field.default,
            _writer(hints[field.name]),
        )
        for field in dataclasses.fields(kind)
    ]

    def write(value: Any) -> dict[str, Any]:
        row = {}
        for name, default, turn in parts:
            part = getattr(value, name)
            if part != default:
                row[name] = turn(part) if turn else part
        return row

    return write


def _writer(kind: Any) -> Turn | None:
    """None for what JSON writes as it stands: texts, numbers, and tuples of them."""
    if dataclasses.is_dataclass(kind):
        return _dataclass_writer(cast(Any, kind))
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return _tuple_turned([_writer(each) for each in arguments if each is not Ellipsis], list)
    if origin in (Union, types.UnionType):
        return _unless_none(_writer(_of_optional(arguments)))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return attrgetter("value")
    return (lambda value: value.decode("latin-1")) if kind is bytes else None


@cache
def _dataclass_reader(kind: Any) -> Turn:
    """A function that turns parsed JSON into `kind`, made once for each type."""
    hints = typing.get_type_hints(kind)
    readers = {
        field.name: turn
        for field in dataclasses.fields(kind)
        if (turn := _reader(hints[field.name])) is not None
    }

    def read(row: Any) -> Any:
        for name, turn in readers.items():
            if name in row:
                row[name] = turn(row[name])
        return kind(**row)

    return read


def _reader(kind: Any) -> Turn | None:
    """None for what JSON reads as it is: texts and numbers."""
    if dataclasses.is_dataclass(kind):
        return _dataclass_reader(cast(Any, kind))
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return _tuple_turned([_reader(each) for each in arguments if each is not Ellipsis], tuple) or tuple
    if origin in (Union, types.UnionType):
        return _unless_none(_reader(_of_optional(arguments)))
    if isinstance(kind, type) and issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        return lambda value: members.get(value) or kind(value)
    return (lambda text: text.encode("latin-1")) if kind is bytes else None


def _tuple_turned(parts: list[Turn | None], whole: Turn) -> Turn | None:
    """A turn of each part of a tuple of any length, or of a pair and its like, part by part; None: nothing to turn."""
    if not any(parts):
        return None
    if len(parts) == 1 and parts[0]:
        part = parts[0]
        return lambda values: whole(map(part, values))
    return lambda values: whole(
        turn(value) if turn else value for turn, value in zip(parts, values, strict=True)
    )


def _of_optional(arguments: tuple[Any, ...]) -> Any:
    (inner,) = (argument for argument in arguments if argument is not type(None))
    return inner


def _unless_none(turn: Turn | None) -> Turn | None:
    return None if turn is None else lambda value: None if value is None else turn(value)
