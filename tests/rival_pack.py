"""A small pack that gives Torchwood another chronology, and a title of it a moment, a note and a fact of production."""

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
    "moments.toml": """[[moment]]
id = "parted-doors"
work = "tw-s02e12-fragments"
label = "The doors part"
begin = "2:05"
characters = ["ianto-jones"]
sources = ["screen-again"]
""",
    "notes.toml": """[[note]]
id = "why-so-few"
work = "tw-s02e12-fragments"
text = "Why are there four parts?"
kind = "question"
sources = ["screen-again"]
""",
    "production.toml": """[[production]]
work = "tw-s02e12-fragments"
label = "recorded in"
text = "A town by the sea"
date = "2007"
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
