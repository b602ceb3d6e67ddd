"""What is put into the store whole comes out as it was."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
import types
import typing
from enum import Enum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from janto_catalog.errors import CatalogError
from janto_catalog.model.files import Candidate
from janto_catalog.model.kinds import Kind
from janto_catalog.model.media import MediaFacts
from janto_catalog.model.story import Story, Work
from janto_catalog.store.json_codec import decode, encode

_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=8),
    int: st.integers(-(2**62), 2**62),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    bytes: st.binary(max_size=8),
}


def of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type that `model/` uses."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple and arguments[1:] == (Ellipsis,):
        return st.lists(of(arguments[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(of, arguments))
    if origin in (types.UnionType, typing.Union):
        return st.one_of(*(st.none() if one is type(None) else of(one) for one in arguments))
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    hints = typing.get_type_hints(kind)
    return st.builds(kind, **{field.name: of(hints[field.name]) for field in dataclasses.fields(kind)})


FACTS = [typing.get_args(hint)[0] for hint in typing.get_type_hints(Story).values()]


@pytest.mark.parametrize("kind", [*FACTS, MediaFacts, Candidate], ids=lambda kind: kind.__name__)
def test_what_was_written_is_what_is_read(kind: type[Any]) -> None:
    @given(of(kind))
    def law(value: Any) -> None:
        assert decode(kind, encode(value)) == value

    law()


def test_what_has_its_default_is_left_out() -> None:
    document = json.loads(encode(Work("a", "A", Kind.NOVEL)))
    assert document == {"id": "a", "title": "A", "kind": "novel"}


def test_a_field_added_later_reads_as_its_default_from_an_older_document() -> None:
    assert decode(Work, '{"id":"a","title":"A","kind":"novel"}').in_story is True


def test_a_document_of_another_shape_is_refused() -> None:
    with pytest.raises((TypeError, CatalogError)):
        decode(Work, '{"id":"a","colour":"red"}')


_MANY_THREADS = """
import dataclasses, sys, threading
from janto_catalog.store.json_codec import decode

sys.setswitchinterval(1e-6)

def made(name, fields):
    made = dataclasses.make_dataclass(name, fields)
    made.__module__ = "__main__"
    globals()[name] = made
    return made

for turn in range(60):
    parts = [made(f"Part{turn}_{n}", [("x", int, 0), ("y", str, "")]) for n in range(30)]
    whole = made(f"Whole{turn}", [(f"f{n}", tuple[part, ...], ()) for n, part in enumerate(parts)])
    document = "{" + ",".join(f'"f{n}":[{{"x":1,"y":"a"}}]' for n in range(30)) + "}"
    barrier = threading.Barrier(8)

    def read():
        barrier.wait()
        decode(whole, document)

    threads = [threading.Thread(target=read) for _ in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
"""


def test_threads_that_read_a_type_for_the_first_time_do_not_crash() -> None:
    # In a process of its own: what goes wrong is a crash.
    assert subprocess.run([sys.executable, "-c", _MANY_THREADS], check=False).returncode == 0
