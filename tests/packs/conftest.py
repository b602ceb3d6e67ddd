"""A small valid pack, which tests change, and an empty catalogue."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.model.story import Pack, Work
from janto_catalog.packs import load_pack
from janto_catalog.store.store import Store

GOOD = {
    "pack.toml": 'format = 1\nname = "small"\ntitle = "Small"\nversion = "1"\n',
    "sources.toml": '[[source]]\nid = "text"\ntitle = "The text"\nlayer = "canon"\n',
    "characters.toml": '[[character]]\nid = "ada"\nname = "Ada"\n\n[[character]]\nid = "bob"\nname = "Bob"\n',
    "people.toml": '[people]\ncleo-day = "Cleo Day"\n',
    "series/one.toml": """[series]
id = "one"
title = "One"
kind = "novel"

[[work]]
id = "first"
title = "First"
released = "2001-05"
writers = ["cleo-day"]
appearances = [
  { character = "ada", weight = "lead" },
  { character = "bob", manner = "voice" },
]

[[work]]
id = "second"
title = "Second"
released = "2002"

[[work.claims]]
after = "first"
certainty = 5
sources = ["text"]
reason = \"\"\"
Not a table:
[[work]]
id = "never"
\"\"\"

[[work]]
id = "third"
title = "Third"

[[work.claims]]
between = ["first", "second"]
sources = ["text"]
""",
}

WritePack = Callable[..., Path]


@pytest.fixture
def write_pack(tmp_path: Path) -> WritePack:
    """Writes the small pack with `changes`: (file, old text, new text), or (file, whole text); gives its folder."""

    def write(*changes: tuple[str, ...]) -> Path:
        files = dict(GOOD)
        for file, *texts in changes:
            if len(texts) == 1:
                files[file] = texts[0]
            else:
                assert texts[0] in files[file], f"{texts[0]!r} is not in {file}"
                files[file] = files[file].replace(texts[0], texts[1], 1)
        for file, text in files.items():
            path = tmp_path / "pack" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "pack"

    return write


@pytest.fixture
def shipped() -> Path:
    """The folder of packs that ship with the program."""
    return Path(__file__).parents[2] / "resources" / "packs"


@pytest.fixture(scope="session")
def torchwood() -> Pack:
    """The pack about Torchwood."""
    return load_pack(Path(__file__).parents[2] / "resources" / "packs" / "torchwood")


@pytest.fixture(scope="session")
def works(torchwood: Pack) -> dict[str, Work]:
    """Its works by their ids."""
    return {work.id: work for work in torchwood.story.works}


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    """An empty catalogue without packs."""
    ticks = itertools.count()
    store = Store(tmp_path / "catalogue.db", lambda: f"2020-01-01T00:00:{next(ticks):06d}Z")
    opened = bootstrap.build(store, tmp_path / "no packs")
    yield opened
    opened.close()
