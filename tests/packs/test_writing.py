"""A pack that is written and read again is the same pack."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from janto_catalog.model.story import Pack, Story
from janto_catalog.packs import load_pack
from janto_catalog.packs.writing import write_pack
from tests.examples import examples

from .any_facts import packs
from .test_malformed import document, written

KINDS = (
    "works",
    "series",
    "characters",
    "people",
    "pairings",
    "arcs",
    "eras",
    "chronologies",
    "moments",
    "notes",
    "production",
    "appearances",
    "claims",
    "sources",
)


def comparable(pack: Pack) -> Pack:
    """The pack with its facts by their ids."""
    story = pack.story
    kinds = {kind: tuple(sorted(getattr(story, kind), key=lambda one: str(one.id))) for kind in KINDS}
    return replace(pack, story=replace(story, **kinds), former_ids=())


@pytest.mark.slow
@settings(
    max_examples=examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(files=packs())
def test_what_is_written_is_read_again(files: dict[str, dict[str, Any]]) -> None:
    with TemporaryDirectory() as root:
        first, second = Path(root) / "first", Path(root) / "second"
        written({name: document(data) for name, data in files.items()}, first)
        pack = load_pack(first)
        write_pack(pack, second)
        assert comparable(load_pack(second)) == comparable(pack)


def test_the_shipped_pack_is_read_again(shipped: Path, tmp_path: Path) -> None:
    """All of it that users can add."""
    pack = load_pack(shipped / "torchwood")
    story = replace(pack.story, states=(), timelines=(), relations=())
    claims = tuple(one for one in story.claims if one.timeline == "main")
    pack = replace(pack, story=replace(story, claims=claims))
    write_pack(pack, tmp_path / "written")
    again = comparable(load_pack(tmp_path / "written"))
    expected = comparable(pack)
    for kind in KINDS:
        assert getattr(again.story, kind) == getattr(expected.story, kind), kind


def test_facts_about_works_of_other_packs_have_files_of_their_own(shipped: Path, tmp_path: Path) -> None:
    whole = load_pack(shipped / "torchwood").story
    about = Story(
        works=tuple(replace(one, id="mine", title="Mine", part_of=None, sources=(), reveals=(), credits=(), releases=()) for one in whole.works[:1]),
        appearances=tuple(replace(one, sources=(), player="") for one in whole.appearances[:2]),
        claims=tuple(replace(one, sources=("me",), timeline="main") for one in whole.claims[:3]),
        sources=tuple(replace(one, id="me") for one in whole.sources[:1]),
    )  # fmt: skip
    pack = Pack("addenda", "Addenda", "1", story=about, universe="whoniverse", needs=("torchwood",))
    write_pack(pack, tmp_path / "addenda")
    assert comparable(load_pack(tmp_path / "addenda", look_in=[shipped])) == comparable(pack)
    names = {path.name for path in (tmp_path / "addenda").iterdir()}
    assert names == {"pack.toml", "sources.toml", "works.toml", "appearances.toml", "claims.toml"}
