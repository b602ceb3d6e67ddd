"""A small pack that gives Torchwood another chronology."""

from __future__ import annotations

from pathlib import Path

_FILES = {
    "pack.toml": """format = 1
name = "rivals"
title = "Rivals"
version = "1"
universe = "whoniverse"
needs = ["torchwood"]
""",
    "sources.toml": '[[source]]\nid = "screen-again"\ntitle = "The Screen"\nlayer = "canon"\n',
    "chronologies.toml": '[[chronology]]\nid = "fans"\ntitle = "The Fan Timeline"\n',
    "claims.toml": """[[claim]]
work = "tw-s02e12-fragments"
before = "tw-s01e01-everything-changes"
chronology = "fans"
certainty = 5
sources = ["screen-again"]
""",
}


def write_rival_pack(parent: Path) -> Path:
    """Write the pack into a new folder, and return that: *Fragments* is before *Everything Changes* for the fans."""
    folder = parent / "rivals"
    folder.mkdir()
    for name, text in _FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
