"""A command that leaves many items pending matches them before it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.catalog import matcher
from tests.cli.conftest import Janto
from tests.media import silent_mp3


def test_a_command_matches_what_it_left_pending(
    janto: Janto, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matcher, "_FEW_ITEMS", 0)
    silent_mp3(media / "Voices" / "Torchwood - The Gasworks.mp3", 62 * 60)
    assert janto("scan", media).code == 0
    done = janto("add", "title", "The Gasworks", "--kind", "audio-drama", "--series", "bf-torchwood")
    assert done.code == 0, done.err
    assert "1 more item is matched now" in done.err
    gasworks = next(item for item in janto("items", "--json").json if "Gasworks" in item["title"])
    assert [work["id"] for work in gasworks["works"]] == ["own-the-gasworks"]
    assert janto("undo", "--json").err == ""
