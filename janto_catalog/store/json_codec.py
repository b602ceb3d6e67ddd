"""The dataclasses of `model/` as JSON documents and back, for what the store only reads whole.

A field that has its default is left out, so documents stay small and a field added later reads as its
default from an older one.
"""

from __future__ import annotations

import dataclasses
import threading
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_type_hints

import msgspec

from janto_catalog.errors import CatalogError
from janto_catalog.model.story import KINDS, Fact
from janto_catalog.store.error_translation import DAMAGED

T = TypeVar("T")

_ENCODER = msgspec.json.Encoder()


def encode(value: Any) -> str:
    """`value` (a dataclass, an enumeration, a tuple, a text, a number or None) as compact JSON."""
    return _ENCODER.encode(_without_defaults(value)).decode()


def decode(kind: type[T], document: str) -> T:
    """The value of the type `kind` that `encode` wrote.  Raises CatalogError on a document of another shape: bits of the
    file have changed."""
    return cast(T, decode_as(kind, document))


def decode_fact(kind: str, document: str) -> Fact:
    """The fact that `encode` wrote; `kind` is the field of `Story` that it is in.  Raises CatalogError as `decode` does."""
    if kind not in KINDS:
        raise _damaged(f"there are no {kind}")
    return cast(Fact, decode_as(KINDS[kind], document))


def decode_as(kind: Any, document: str) -> Any:
    """The same for any type, as a union or a tuple of any length."""
    try:
        return _decoder(kind).decode(document)
    except (msgspec.DecodeError, ValueError) as error:
        raise _damaged(str(error)) from error


def _damaged(what: str) -> CatalogError:
    hint = "Nothing was written. Restore the newest backup."
    return CatalogError(f"{DAMAGED}: what it states cannot be read ({what})", hint=hint)


def _without_defaults(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_without_defaults(part) for part in value]
    if not dataclasses.is_dataclass(value):
        return value
    kind: Any = type(value)
    return {
        name: _without_defaults(part) if has_dataclass else part
        for name, default, has_dataclass in _fields(kind)
        if (part := getattr(value, name)) != default
    }


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any, bool], ...]:
    """The fields of a dataclass with their defaults, and whether their values may have dataclasses in them."""
    hints = get_type_hints(kind)
    return tuple(
        (field.name, field.default, _has_dataclass(hints[field.name])) for field in dataclasses.fields(kind)
    )


def _has_dataclass(kind: Any) -> bool:
    return dataclasses.is_dataclass(kind) or any(map(_has_dataclass, get_args(kind)))


# While msgspec builds a decoder, what it knows of a dataclass is already there for other threads, and not complete.  A
# second decoder of that dataclass, built from it at the same time, crashes the process (msgspec 0.22).
_building = threading.Lock()
_decoders: dict[Any, msgspec.json.Decoder[Any]] = {}


def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    """The decoder of a type, built once and by one thread at a time."""
    decoder = _decoders.get(kind)
    if decoder is None:
        with _building:
            decoder = _decoders.get(kind)
            if decoder is None:
                decoder = _decoders[kind] = msgspec.json.Decoder(kind)
    return decoder
