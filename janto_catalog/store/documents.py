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
from typing import Any, TypeVar, Union, cast

T = TypeVar("T")


def encode(value: Any) -> str:
    """`value` (a dataclass, or a tuple of them) as compact JSON."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def decode(kind: type[T], document: str) -> T:
    """The `kind` that `encode` wrote.  Raises ValueError or TypeError on a document of another shape."""
    return cast(T, _reader(cast(Any, kind))(json.loads(document)))


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            name: _plain(part)
            for name, default in _defaults(type(value))
            if (part := getattr(value, name)) != default
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    return value


_UNSET = object()


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(
        (field.name, _UNSET if field.default is dataclasses.MISSING else field.default)
        for field in dataclasses.fields(kind)
    )


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """A function that turns parsed JSON into `kind`, made once for each type."""
    if dataclasses.is_dataclass(kind):
        return _dataclass_reader(kind)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return _tuple_reader(arguments)
    if origin in (Union, types.UnionType):
        return _optional_reader(arguments)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind is bytes:
        return lambda text: text.encode("latin-1")
    return lambda value: value


def _dataclass_reader(kind: Any) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in dataclasses.fields(kind)}
    return lambda row: kind(**{name: readers[name](value) for name, value in row.items()})


def _tuple_reader(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        part = _reader(arguments[0])
        return lambda parts: tuple(map(part, parts))
    each = [_reader(argument) for argument in arguments]
    return lambda parts: tuple(read(value) for read, value in zip(each, parts, strict=True))


def _optional_reader(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    (inner,) = (argument for argument in arguments if argument is not type(None))
    read = _reader(inner)
    return lambda value: None if value is None else read(value)
