"""The guide for authors of packs is correct: its example can be installed and it names every word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from janto_catalog.model.kinds import Kind, Status, StoryOrder
from janto_catalog.model.moments import NoteKind
from janto_catalog.model.story import Manner, Weight
from janto_catalog.packs import check_pack, load_pack
from janto_catalog.packs.records import SourceLayer, TimelineStatus
from janto_catalog.packs.series import RELATIONS


@pytest.fixture
def guide(shipped: Path) -> str:
    return (shipped / "README.md").read_text(encoding="utf-8")


def test_it_names_every_word_that_a_field_may_say(guide: str) -> None:
    words = [
        *(
            word.value
            for kind in (Kind, Status, StoryOrder, Manner, Weight, SourceLayer, TimelineStatus, NoteKind)
            for word in kind
        ),
        *RELATIONS,
    ]
    named = set(re.findall(r'[`"]([a-z-]+)[`"]', guide))
    assert [word for word in words if word not in named] == []


def test_its_example_is_a_pack_that_can_be_installed(guide: str, tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    files = {
        "pack.toml": 'format = 1\nname = "example"\ntitle = "Example"\nversion = "1"\n',
        "sources.toml": "".join(
            f'[[source]]\nid = "{id}"\ntitle = "A source"\nlayer = "canon"\n' for id in ("text", "encyclopedia")
        ),
        "people.toml": '[people]\narthur-conan-doyle = "Arthur Conan Doyle"\njeremy-brett = "Jeremy Brett"\n',
        "characters.toml": "".join(
            f'[[character]]\nid = "{id}"\nname = "{id}"\n' for id in ("sherlock-holmes", "james-moriarty")
        ),
        "series/a.toml": '[series]\nid = "before"\ntitle = "Before"\nkind = "short-story"\n[[work]]\nid = "the-final-problem"\ntitle = "The Final Problem"\n',
        "series/b.toml": example,
        "chronologies.toml": '[[chronology]]\nid = "the-fans"\ntitle = "The Fans"\n',
    }  # fmt: skip
    (tmp_path / "series").mkdir()
    for file, text in files.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    assert check_pack(tmp_path) == ()
    assert [work.id for work in load_pack(tmp_path).story.works if work.is_segment] == [
        "the-empty-house#reichenbach"
    ]
